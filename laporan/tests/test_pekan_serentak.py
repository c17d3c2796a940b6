"""A week's sheet when two act at the same moment: two tabs, the superior, the closing of the month."""

from datetime import date, datetime, time
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from laporan import services
from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.tests.serentak import BATAS_DETIK, orang_lain, tunggu_ada_yang_antre


PADA = datetime(2026, 3, 10, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
KUNCI = UUID("6a1f8c1e-0b6c-4d0e-8f5d-3b9f0c7f1a11")
pytestmark = pytest.mark.django_db(transaction=True)


def baris(ke, *, kunci=KUNCI, **lain):
    kegiatan = Kegiatan(
        tanggal=date(2026, 3, 10),
        jam_mulai=time(8 + ke),
        jam_selesai=time(9 + ke),
        uraian="Melayani pemohon",
        volume=0,
    )
    return services.BarisPekan(nomor=ke, kegiatan=kegiatan, kunci=UUID(int=kunci.int + ke), **lain)


def simpan(oleh, *daftar):
    return services.simpan_pekan(daftar_baris=daftar, oleh=oleh, pada=PADA)


def bersamaan(duluan, menyusul, *args):
    """Run `duluan` in a transaction that ends only when `menyusul`, elsewhere, waits for it."""
    with orang_lain() as lain:
        with transaction.atomic():
            hasil = duluan()
            antre = lain(menyusul, *args)
            tunggu_ada_yang_antre()
        return hasil, antre


@pytest.mark.parametrize("kunci", [KUNCI, uuid4()], ids=["a double click", "two tabs"])
def test_the_same_sheet_at_the_same_moment_is_kept_once(pemeran, kunci):
    satu, dua = bersamaan(
        lambda: simpan(pemeran.ani, baris(0), baris(1)),
        lambda: simpan(pemeran.ani, baris(0, kunci=kunci), baris(1, kunci=kunci)),
    )

    assert (satu.dicatat, dua.result(BATAS_DETIK).sudah_ada) == (2, 2)
    assert Kegiatan.objects.count() == 2


def test_a_sheet_that_waited_for_another_change_is_told_of_it(pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, volume=0)
    kegiatan.refresh_from_db()
    sidik = kegiatan.sidik
    kegiatan.uraian = "Dari halaman lain"

    _, antre = bersamaan(
        lambda: services.ubah_kegiatan(kegiatan=kegiatan, oleh=pemeran.ani, pada=PADA),
        lambda: simpan(pemeran.ani, baris(0, kegiatan_id=kegiatan.pk, sidik=sidik)),
    )

    with pytest.raises(services.PekanDitolak) as penolakan:
        antre.result(BATAS_DETIK)
    assert isinstance(penolakan.value.galat[0], services.KegiatanBerubah)
    assert Kegiatan.objects.get().uraian == "Dari halaman lain"


def test_a_month_that_closes_meanwhile_takes_no_sheet(pemeran):
    _, antre = bersamaan(
        lambda: services.kunci_bulan(bulan=date(2026, 3, 1), oleh=None, pada=PADA),
        lambda: simpan(pemeran.ani, baris(0)),
    )

    with pytest.raises(services.LaporanDitolak):
        antre.result(BATAS_DETIK)
    assert not Kegiatan.objects.exists()


def test_the_superior_and_a_sheet_do_not_lock_each_other_out(pemeran):
    """The superior decides on one entry while the sheet corrects another: both are kept."""
    menunggu = KegiatanFactory(pegawai=pemeran.ani, diajukan=True, jam_mulai=time(13), volume=0)
    konsep = KegiatanFactory(pegawai=pemeran.ani, volume=0)
    konsep.refresh_from_db()
    ubahan = baris(0, kegiatan_id=konsep.pk, sidik=konsep.sidik)

    _, antre = bersamaan(
        lambda: services.verifikasi_kegiatan(kegiatan_id=menunggu.pk, oleh=pemeran.budi, pada=PADA),
        lambda: simpan(pemeran.ani, ubahan, baris(1)),
    )

    hasil = antre.result(BATAS_DETIK)
    menunggu.refresh_from_db()
    assert (hasil.dicatat, hasil.diubah, menunggu.status) == (1, 1, StatusKegiatan.TERVERIFIKASI)
