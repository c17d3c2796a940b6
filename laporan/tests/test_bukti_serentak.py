"""Evidence when two act at the same moment: on the same file, the same month, the same activity."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from laporan import services
from laporan.models import BuktiDukung, Kegiatan
from laporan.tests.berkas import isi_gudang, pdf
from laporan.tests.factories import KegiatanFactory
from laporan.unggahan import periksa_berkas
from pegawai.tests.serentak import BATAS_DETIK, orang_lain, tunggu_ada_yang_antre


PADA = datetime(2026, 3, 10, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.django_db(transaction=True)


def lampirkan(kegiatan, isi):
    return services.tambah_berkas(
        kegiatan_id=kegiatan.pk,
        nama="notula.pdf",
        berkas=periksa_berkas(isi),
        oleh=kegiatan.pegawai,
        pada=PADA,
    ).pk


def bersamaan(duluan, menyusul, *args):
    """Run `duluan` in a transaction that ends only when `menyusul`, elsewhere, waits for it."""
    with orang_lain() as lain:
        with transaction.atomic():
            hasil = duluan()
            antre = lain(menyusul, *args)
            tunggu_ada_yang_antre()
        return hasil, antre


def test_a_double_click_on_two_devices_keeps_one_file(pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)

    satu, dua = bersamaan(lambda: lampirkan(kegiatan, pdf()), lampirkan, kegiatan, pdf())

    assert satu == dua.result(BATAS_DETIK)
    assert BuktiDukung.objects.count() == len(isi_gudang()) == 1


def test_two_files_at_once_do_not_share_the_rest_of_the_month(pemeran, monkeypatch):
    satu, dua = KegiatanFactory.create_batch(2, pegawai=pemeran.ani)
    monkeypatch.setattr("laporan.jatah_bukti.SEBULAN_TERBESAR", len(pdf()) + 10)

    _, antre = bersamaan(lambda: lampirkan(satu, pdf()), lampirkan, dua, pdf())

    with pytest.raises(services.LaporanDitolak, match="Jatah berkas bukti"):
        antre.result(BATAS_DETIK)
    assert len(isi_gudang()) == 1


def test_an_activity_deleted_meanwhile_takes_no_file(pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)

    _, antre = bersamaan(
        lambda: services.hapus_kegiatan(kegiatan_id=kegiatan.pk, oleh=pemeran.ani, pada=PADA),
        lampirkan,
        kegiatan,
        pdf(),
    )

    with pytest.raises(services.KegiatanTiada):
        antre.result(BATAS_DETIK)
    assert isi_gudang() == set()


def test_a_file_on_its_way_goes_with_the_activity_deleted_right_after(pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)

    def hapus():
        services.hapus_kegiatan(kegiatan_id=kegiatan.pk, oleh=pemeran.ani, pada=PADA)

    _, antre = bersamaan(lambda: lampirkan(kegiatan, pdf()), hapus)
    antre.result(BATAS_DETIK)

    assert not Kegiatan.objects.exists()
    assert isi_gudang() == set()


def test_a_month_closed_meanwhile_keeps_the_file_that_came_before_and_takes_no_other(pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)

    def kunci():
        services.kunci_bulan(bulan=date(2026, 3, 1), oleh=None, pada=PADA)

    _, antre = bersamaan(lambda: lampirkan(kegiatan, pdf()), kunci)
    antre.result(BATAS_DETIK)

    with pytest.raises(services.BulanSudahTerkunci):
        lampirkan(kegiatan, pdf(b"<<>>"))
    assert BuktiDukung.objects.count() == len(isi_gudang()) == 1
