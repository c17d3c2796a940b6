from datetime import date

import pytest

from pegawai.queries import hari_libur
from umpanbalik.choices import Klasifikasi
from umpanbalik.tenggat import RENTANG_KALENDER, batas_buka_lagi, hitung_tenggat


def tenggat(klasifikasi, diterima, hari_per_pekan=5):
    libur = hari_libur(diterima, diterima + RENTANG_KALENDER)
    return hitung_tenggat(klasifikasi, diterima, libur=libur, hari_per_pekan=hari_per_pekan)


@pytest.mark.parametrize(
    ("diterima", "lima", "empat_belas", "enam_puluh", "empat_belas_enam_hari"),
    [
        ("2026-03-13", "2026-03-27", "2026-04-10", "2026-06-24", "2026-04-07"),
        ("2026-12-23", "2027-01-04", "2027-01-18", "2027-04-05", "2027-01-13"),
        ("2025-03-27", "2025-04-14", "2025-04-28", "2025-07-11", "2025-04-23"),
        ("2027-05-14", "2027-05-27", "2027-06-10", "2027-08-13", "2027-06-05"),
        ("2026-11-24", "2026-12-01", "2026-12-14", "2027-02-23", "2026-12-10"),
    ],
)
def test_due_dates_skip_weekends_holidays_and_joint_leave(
    db, diterima, lima, empat_belas, enam_puluh, empat_belas_enam_hari
):
    hari = date.fromisoformat(diterima)

    layanan, pengawasan = tenggat(Klasifikasi.TIDAK_BERKADAR, hari), tenggat(Klasifikasi.BERKADAR, hari)

    assert (str(layanan.tanggapan), str(layanan.selesai)) == (lima, empat_belas)
    assert (str(pengawasan.tanggapan), str(pengawasan.selesai)) == (lima, enam_puluh)
    enam_hari = tenggat(Klasifikasi.TIDAK_BERKADAR, hari, hari_per_pekan=6)
    assert str(enam_hari.selesai) == empat_belas_enam_hari


@pytest.mark.parametrize("klasifikasi", [Klasifikasi.INFORMASI, Klasifikasi.ASPIRASI])
def test_questions_and_ideas_are_finished_with_their_first_answer(db, klasifikasi):
    hasil = tenggat(klasifikasi, date(2026, 11, 24))

    assert hasil.tanggapan == hasil.selesai == date(2026, 12, 1)


def test_every_kind_of_report_has_its_clock(db):
    for klasifikasi in Klasifikasi:
        hasil = tenggat(klasifikasi, date(2026, 11, 24))
        assert hasil.tanggapan <= hasil.selesai


def test_the_citizen_has_ten_days_to_speak():
    assert batas_buka_lagi(date(2026, 3, 12)) == date(2026, 3, 22)
