"""In a closed month the calendar stands still: leave, shifts, holidays and hours alike."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.forms import model_to_dict

from laporan import services as laporan_services
from laporan.models import BulanTerkunci
from pegawai import services
from pegawai.batasan import BatasanDilanggar
from pegawai.choices import JenisLibur
from pegawai.models import HariLibur, JadwalDinas, JamKerja, KeteranganKerja, PolaJamKerja
from pegawai.tests.factories import JadwalDinasFactory, KeteranganKerjaFactory
from pegawai.tests.serentak import BATAS_DETIK, orang_lain, tunggu_ada_yang_antre


PADA = datetime(2026, 4, 8, 10, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
DITOLAK = "Laporan Maret 2026 sudah dikunci untuk penilaian"


@pytest.fixture
def terkunci(pemeran):
    """March is closed, with a leave and a shift in it that were told in time."""
    cuti = KeteranganKerjaFactory(pegawai=pemeran.ani, mulai=date(2026, 3, 30), hari=4)
    jadwal = JadwalDinasFactory(pegawai=pemeran.dewi, tanggal=date(2026, 3, 31))
    BulanTerkunci.objects.create(awal_bulan=date(2026, 3, 1), dikunci_pada=PADA)
    return cuti, jadwal


def libur(tanggal):
    return HariLibur(tanggal=tanggal, nama="Libur contoh", jenis=JenisLibur.LIBUR_DAERAH, dasar="Contoh")


def pola(mulai, selesai):
    return PolaJamKerja(nama="Contoh", mulai=mulai, selesai=selesai, dasar="Contoh")


def jam(pulang=time(15)):
    return [JamKerja(hari_per_pekan=5, hari=1, masuk=time(8), pulang=pulang)]


@pytest.mark.parametrize(
    "perbuatan",
    [
        pytest.param(
            lambda p, cuti, _: services.catat_keterangan(
                keterangan=KeteranganKerja(
                    pegawai=p.ani,
                    jenis="CUTI",
                    mulai=date(2026, 3, 2),
                    selesai=date(2026, 3, 3),
                    nomor_surat="1",
                ),
                oleh=p.ani,
                pada=PADA,
            ),
            id="leave-told",
        ),
        pytest.param(
            lambda p, cuti, _: services.akhiri_keterangan(
                keterangan_id=cuti.pk, selesai=date(2026, 3, 31), oleh=p.ani, pada=PADA
            ),
            id="leave-ended",
        ),
        pytest.param(
            lambda p, cuti, _: services.batalkan_keterangan(keterangan_id=cuti.pk, oleh=p.ani, pada=PADA),
            id="leave-taken-back",
        ),
        pytest.param(
            lambda p, *_: services.tambah_jadwal(
                jadwal=[
                    JadwalDinas(pegawai=p.ani, tanggal=date(2026, 3, 1), mulai=time(7), selesai=time(14))
                ],
                oleh=p.eko,
                pada=PADA,
            ),
            id="shift-added",
        ),
        pytest.param(
            lambda p, _, jadwal: services.hapus_jadwal(jadwal_ids=[jadwal.pk], oleh=p.eko, pada=PADA),
            id="shift-deleted",
        ),
        pytest.param(
            lambda p, *_: services.tambah_libur(libur=libur(date(2026, 3, 31)), oleh=p.eko, pada=PADA),
            id="holiday-added",
        ),
        pytest.param(
            lambda p, *_: services.hapus_libur(
                libur_id=HariLibur.objects.get(tanggal="2026-03-19").pk, oleh=p.eko, pada=PADA
            ),
            id="holiday-deleted",
        ),
        pytest.param(
            lambda p, *_: services.tetapkan_pola(
                pola=pola(date(2026, 3, 31), None), jam=jam(), oleh=p.eko, pada=PADA
            ),
            id="hours-set",
        ),
        pytest.param(
            lambda p, *_: services.hapus_pola(
                pola_id=PolaJamKerja.objects.get(nama="Ramadan 1447 H").pk, oleh=p.eko, pada=PADA
            ),
            id="hours-deleted",
        ),
        pytest.param(
            lambda p, *_: services.ubah_pola(
                pola=PolaJamKerja.objects.get(nama="Hari biasa"), jam=jam(), oleh=p.eko, pada=PADA
            ),
            id="hours-changed",
        ),
    ],
)
def test_what_a_closed_month_rests_on_is_not_touched(pemeran, terkunci, perbuatan):
    def keadaan():
        return [
            [model_to_dict(satu) for satu in model.objects.order_by("pk")]
            for model in (KeteranganKerja, JadwalDinas, HariLibur, PolaJamKerja, JamKerja)
        ]

    semula = keadaan()

    with pytest.raises(BatasanDilanggar, match=DITOLAK):
        perbuatan(pemeran, *terkunci)

    assert keadaan() == semula


def test_what_lies_after_it_still_changes(pemeran, terkunci):
    cuti, _ = terkunci
    pola_biasa = PolaJamKerja.objects.get(nama="Hari biasa")

    services.akhiri_keterangan(keterangan_id=cuti.pk, selesai=date(2026, 4, 1), oleh=pemeran.ani, pada=PADA)
    services.tambah_libur(libur=libur(date(2026, 4, 1)), oleh=pemeran.eko, pada=PADA)
    services.tetapkan_pola(pola=pola(date(2026, 4, 1), None), jam=jam(), oleh=pemeran.eko, pada=PADA)
    pola_biasa.data_peraga, pola_biasa.selesai = False, date(2026, 5, 1)
    services.ubah_pola(
        pola=pola_biasa,
        jam=list(pola_biasa.jam.order_by("hari_per_pekan", "hari")),
        oleh=pemeran.eko,
        pada=PADA,
    )

    assert KeteranganKerja.objects.get().selesai == date(2026, 4, 1)
    assert PolaJamKerja.objects.get(nama="Hari biasa").selesai == date(2026, 5, 1)


def test_the_page_says_why(client, pemeran, terkunci):
    cuti, _ = terkunci
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(f"/kalender/keterangan/{cuti.pk}/akhiri/", {"terakhir": "2026-03-30"})

    assert DITOLAK in jawaban.content.decode()


@pytest.mark.django_db(transaction=True)
def test_closing_waits_for_who_is_still_writing(pemeran):
    with orang_lain() as lain:
        with transaction.atomic():
            services.tambah_libur(libur=libur(date(2026, 3, 31)), oleh=pemeran.eko, pada=PADA)
            mengunci = lain(
                lambda: laporan_services.kunci_bulan(bulan=date(2026, 3, 1), oleh=None, pada=PADA)
            )
            tunggu_ada_yang_antre()
            assert not mengunci.done()
        mengunci.result(BATAS_DETIK)

    assert HariLibur.objects.filter(tanggal="2026-03-31").exists()
    assert BulanTerkunci.objects.count() == 1
