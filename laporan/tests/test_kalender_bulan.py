"""The month as a calendar: what was expected, what was told, and what a day still asks of its owner."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from laporan import queries
from laporan.choices import StatusKegiatan
from laporan.models import BulanTerkunci
from laporan.tests.factories import KegiatanFactory
from pegawai.choices import JenisPegawai, Kedudukan
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai
from pegawai.tests.factories import JadwalDinasFactory, KeteranganKerjaFactory


PADA = datetime(2026, 3, 17, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))  # a Tuesday
pytestmark = pytest.mark.pada(PADA)
MARET = Periode.bulan(2026, 3)


@pytest.fixture
def hari(pemeran):
    """Read one day of Ani's March."""

    def baca(ke):
        kalender = queries.kalender_bulan(pemeran.ani, MARET, PADA.date())
        return next(satu for pekan in kalender.pekan for satu in pekan if satu and satu.tanggal.day == ke)

    return baca


def test_weeks_begin_on_monday_and_hold_seven_days(pemeran):
    kalender = queries.kalender_bulan(pemeran.ani, MARET, PADA.date())

    assert {len(pekan) for pekan in kalender.pekan} == {7}
    assert [satu and satu.tanggal.day for satu in kalender.pekan[0]] == [None] * 6 + [1]
    assert [satu.tanggal.day for satu in kalender.pekan[1]] == [2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("daftar_status", "kata"),
    [
        (["TERVERIFIKASI", "DIAJUKAN", "KONSEP", "DIKEMBALIKAN"], "perlu diperbaiki"),
        (["TERVERIFIKASI", "DIAJUKAN", "KONSEP"], "masih konsep"),
        (["TERVERIFIKASI", "DIAJUKAN"], "menunggu"),
        (["TERVERIFIKASI", "DITOLAK"], "terverifikasi"),
        (["DITOLAK"], "ditolak"),
        ([], "belum ada catatan"),
    ],
)
def test_what_its_owner_has_to_do_comes_first(pemeran, hari, daftar_status, kata):
    for status in daftar_status:
        putusan = {}
        if status in ("TERVERIFIKASI", "DITOLAK"):
            putusan = {"diverifikasi_oleh": pemeran.budi, "diverifikasi_pada": PADA}
        KegiatanFactory(pegawai=pemeran.ani, status=StatusKegiatan(status), catatan="Periksa.", **putusan)

    assert hari(10).keadaan[0] == kata


def test_rejected_work_takes_no_minutes(pemeran, hari):
    KegiatanFactory(pegawai=pemeran.ani, menit=90)
    KegiatanFactory(
        pegawai=pemeran.ani,
        menit=45,
        status=StatusKegiatan.DITOLAK,
        catatan="Ganda.",
        diverifikasi_oleh=pemeran.budi,
        diverifikasi_pada=PADA,
    )

    assert (hari(10).hitungan.menit, hari(10).hitungan.jumlah) == (90, 2)


def test_only_working_days_that_are_over_can_be_missing(hari):
    assert hari(16).kurang  # Monday
    assert not hari(15).kurang  # Sunday
    assert not hari(17).kurang  # today
    assert not hari(19).kurang  # Nyepi, to come
    assert hari(19).kerja.keterangan


def test_the_page_names_each_day_and_leads_to_it(client, pemeran):
    KegiatanFactory(pegawai=pemeran.ani, menit=135, diajukan=True)
    client.masuk_sebagai(pemeran.ani)

    html = client.get("/laporan/bulan/?bulan=2026-03").content.decode()

    assert 'href="/laporan/?tanggal=2026-03-10"' in html
    assert "2j 15m" in html
    assert "Hari Suci Nyepi" in html


def test_days_off_in_a_row_are_named_once_with_both_ends(pemeran):
    KeteranganKerjaFactory(pegawai=pemeran.ani, mulai=date(2026, 3, 2), hari=3)

    kalender = queries.kalender_bulan(pemeran.ani, MARET, PADA.date())

    kata, mulai, akhir = kalender.hari_khusus[0]
    assert kata.startswith("Cuti")
    assert (mulai.day, akhir.day) == (2, 4)
    assert ("Hari Suci Nyepi", 19) in {
        (kata.split(" (")[0][:15], awal.day) for kata, awal, _ in kalender.hari_khusus
    }


def test_the_signs_of_the_month_are_explained_once(pemeran):
    KegiatanFactory.create_batch(2, pegawai=pemeran.ani, diajukan=True)

    kalender = queries.kalender_bulan(pemeran.ani, MARET, PADA.date())

    assert sorted(kata for kata, *_ in kalender.keadaan) == ["belum ada catatan", "menunggu"]


def test_the_month_says_until_when_a_missing_day_is_in_time_and_what_happens_then(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    html = client.get("/laporan/bulan/").content.decode()

    assert "masih tepat waktu sampai" in html
    assert "Yang lewat batas masih dapat dicatat dengan alasan" in html


def test_the_month_costs_the_same_for_few_and_many(client, pemeran, jumlah_kueri_tetap):
    KegiatanFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)

    jumlah_kueri_tetap(
        muat=lambda: client.get("/laporan/bulan/?bulan=2026-03"),
        tambah=lambda: [
            KegiatanFactory(pegawai=pemeran.ani, tanggal=date(2026, 3, hari), uraian=str(hari))
            for hari in range(2, 17)
        ],
    )


@pytest.mark.parametrize(
    "ubah",
    [
        lambda ani: None,
        lambda ani: JadwalDinasFactory(pegawai=ani, tanggal=date(2026, 3, 15)),  # a Sunday
        lambda ani: Pegawai.objects.filter(pk=ani.pk).update(jenis=JenisPegawai.PEJABAT_NEGARA, nip=None),
        lambda ani: Pegawai.objects.filter(pk=ani.pk).update(kedudukan=Kedudukan.TUGAS_BELAJAR),
        lambda ani: BulanTerkunci.objects.create(awal_bulan=MARET.mulai, dikunci_pada=PADA),
        lambda ani: KeteranganKerjaFactory(pegawai=ani, mulai=date(2026, 3, 11), hari=3),
    ],
    ids=["as usual", "a shift on Sunday", "an official", "studying", "closed", "on leave"],
)
def test_the_calendar_misses_what_the_reminder_misses(pemeran, ubah):
    KegiatanFactory(pegawai=pemeran.ani)
    ubah(pemeran.ani)

    kalender = queries.kalender_bulan(pemeran.ani, MARET, PADA.date())
    pengingat = queries.yang_kurang(pemeran.ani, PADA.date())

    assert [satu.tanggal for satu in kalender.hari if satu.kurang] == sorted(
        satu.tanggal for satu in (*pengingat.terlambat, *pengingat.tepat_waktu) if satu.tanggal >= MARET.mulai
    )
