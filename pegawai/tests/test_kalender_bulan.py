"""One's own calendar as a page, and the way to it."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from pegawai.choices import JenisKeterangan
from pegawai.tests.factories import JadwalDinasFactory, KeteranganKerjaFactory, PegawaiFactory


pytestmark = pytest.mark.pada(datetime(2026, 3, 17, 10, 0, tzinfo=ZoneInfo("Asia/Pontianak")))


def baris(client, alamat="/kalender/"):
    jawaban = client.get(alamat)
    return {hari.tanggal.day: hari for hari in jawaban.context["daftar_hari"]}, jawaban.content.decode()


def test_a_month_says_what_is_expected_and_why_not(client, pemeran):
    KeteranganKerjaFactory(pegawai=pemeran.ani, jenis=JenisKeterangan.DIKLAT, mulai=date(2026, 3, 9), hari=2)
    KeteranganKerjaFactory(pegawai=pemeran.ani, mulai=date(2026, 3, 12))
    client.masuk_sebagai(pemeran.ani)

    hari, html = baris(client)

    assert (hari[9].menit, hari[9].terpenuhi, hari[12].keterangan) == (0, True, "Cuti")
    assert "Cuti Bersama Hari Suci Nyepi" in html
    assert "terpenuhi" in html
    assert "07.15\N{EN DASH}14.15" in html
    # 16 days of work but the day of leave; two of them are fulfilled by the training.
    assert "16 hari" in html
    assert (
        sum(satu.menit for satu in hari.values()) == 9 * 390 + 3 * 390 - 390 + 5 * 450 - 2 * 390 + 390 - 390
    )


def test_a_month_with_shifts_shows_them_alone(client, pemeran):
    JadwalDinasFactory(pegawai=pemeran.ani, tanggal=date(2026, 4, 2), mulai=time(21), selesai=time(7))
    client.masuk_sebagai(pemeran.ani)

    hari, html = baris(client, "/kalender/?bulan=2026-04")

    assert "Dinas 21.00 sampai 07.00" in html
    assert {satu.keterangan for satu in hari.values()} == {"Dinas 21.00 sampai 07.00", "Lepas dinas"}


def test_garbage_in_the_address_is_not_found(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    assert client.get("/kalender/?bulan=entah").status_code == 404
    assert client.get("/kalender/libur/?tahun=99999").status_code == 404


def test_the_calendar_costs_the_same_for_few_and_many(client, pemeran, jumlah_kueri_tetap):
    client.masuk_sebagai(pemeran.ani)

    def tambah():
        for ke in (2, 9, 16):
            KeteranganKerjaFactory(pegawai=pemeran.ani, mulai=date(2026, 3, ke))
            JadwalDinasFactory(pegawai=pemeran.ani, tanggal=date(2026, 3, ke + 3))

    jumlah_kueri_tetap(muat=lambda: client.get("/kalender/"), tambah=tambah, paling_banyak=6)


def test_a_superior_sees_what_is_expected_of_each_subordinate(client, pemeran, jumlah_kueri_tetap):
    KeteranganKerjaFactory(pegawai=pemeran.ani, mulai=date(2026, 4, 6), hari=2)
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.get("/kalender/?bulan=2026-04")

    hari_kerja = sum(satu.bekerja for satu in jawaban.context["daftar_hari"])
    assert jawaban.context["tim"] == [(pemeran.ani, (hari_kerja - 2) * 450)]
    jumlah_kueri_tetap(
        muat=lambda: client.get("/kalender/"),
        tambah=lambda: [PegawaiFactory(unit=pemeran.pelayanan) for _ in range(5)],
    )
