from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from pegawai.queries import hari_libur
from umpanbalik.choices import Klasifikasi
from umpanbalik.tenggat import (
    RENTANG_KALENDER,
    Penantian,
    Tenggat,
    batas_buka_lagi,
    batas_diam,
    hari_ditunggu,
    hitung_tenggat,
    ketepatan,
    median_hari,
    persen_tepat_waktu,
    tenggat_kini,
    tepat_waktu,
)


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


@given(
    dijawab=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    hari_ini=st.dates(date(2026, 1, 1), date(2027, 1, 31)),
)
def test_who_may_no_longer_speak_is_who_kept_silent(dijawab, hari_ini):
    assert (dijawab < batas_diam(hari_ini)) == (hari_ini > batas_buka_lagi(dijawab))


KASUS = Penantian(
    diterima=date(2026, 3, 9),
    tenggat=Tenggat(date(2026, 3, 16), date(2026, 4, 6)),
    ditanggapi=None,
    terbuka=True,
)
DIJAWAB = replace(KASUS, ditanggapi=date(2026, 3, 16), terbuka=False)


@pytest.mark.parametrize(
    ("satu", "hasil"),
    [
        (KASUS, date(2026, 3, 16)),
        (DIJAWAB, None),
        (replace(DIJAWAB, terbuka=True), date(2026, 4, 6)),  # opened again by the citizen
    ],
)
def test_the_office_owes_the_first_answer_then_the_final_one(satu, hasil):
    assert tenggat_kini(satu) == hasil


@pytest.mark.parametrize(
    ("satu", "hari_ini", "hasil"),
    [
        (DIJAWAB, date(2026, 3, 16), None),  # the limit has not passed before the day is over
        (DIJAWAB, date(2026, 3, 17), True),
        (replace(DIJAWAB, ditanggapi=date(2026, 3, 17)), date(2026, 3, 18), False),
        (KASUS, date(2026, 3, 16), None),
        (KASUS, date(2026, 3, 17), False),
    ],
)
def test_an_answer_is_in_time_on_its_last_day_and_silence_is_not(satu, hari_ini, hasil):
    assert tepat_waktu(satu, hari_ini) is hasil


@pytest.mark.parametrize(
    ("satu", "hari_ini", "hasil"),
    [
        (DIJAWAB, date(2026, 3, 20), 5),
        (replace(DIJAWAB, ditanggapi=date(2026, 3, 9)), date(2026, 3, 20), 0),  # on the day it came in
        (KASUS, date(2026, 3, 16), None),
        (KASUS, date(2026, 3, 17), 6),
    ],
)
def test_days_waited_begin_the_day_after_and_go_on_for_who_still_waits(satu, hari_ini, hasil):
    assert hari_ditunggu(satu, hari_ini, libur=(), hari_per_pekan=5) == hasil


@pytest.mark.parametrize(
    ("dipenuhi", "hari_ini", "kata"),
    [
        (None, date(2026, 3, 12), ""),
        (None, date(2026, 3, 13), ""),  # its last day, a Friday
        (None, date(2026, 3, 14), "lewat kurang dari satu hari kerja"),
        (None, date(2026, 3, 16), "lewat 1 hari kerja"),
        (date(2026, 3, 13), date(2026, 3, 30), "tepat waktu"),
        (date(2026, 3, 17), date(2026, 3, 30), "terlambat 2 hari kerja"),
    ],
)
def test_lateness_is_said_in_working_days(dipenuhi, hari_ini, kata):
    hasil = ketepatan(date(2026, 3, 13), dipenuhi, hari_ini, libur=(), hari_per_pekan=5)

    assert hasil.kata == kata
    assert hasil.hari_terakhir is (hari_ini == date(2026, 3, 13))


@pytest.mark.parametrize(("hari", "hasil"), [([], None), ([3], "3"), ([9, 1], "5"), ([1, 2], "1.5")])
def test_the_median_is_the_middle_or_between_the_two(hari, hasil):
    assert median_hari(hari) == (None if hasil is None else Decimal(hasil))


@pytest.mark.parametrize(
    ("tepat", "jatuh", "hasil"), [(0, 0, None), (0, 3, "0.00"), (2, 3, "66.67"), (3, 3, "100.00")]
)
def test_the_share_in_time_is_of_all_whose_limit_has_passed(tepat, jatuh, hasil):
    assert persen_tepat_waktu(tepat, jatuh) == (None if hasil is None else Decimal(hasil))
