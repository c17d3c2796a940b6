from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from pegawai.inti.periode import Periode, rentang_panjang


MARET = Periode.bulan(2026, 3)
MARET_MEI = Periode(date(2026, 3, 1), date(2026, 6, 1))


@pytest.mark.parametrize(
    ("tanggal", "triwulan"),
    [
        (date(2026, 1, 1), "Triwulan I 2026"),
        (date(2026, 3, 31), "Triwulan I 2026"),
        (date(2026, 4, 1), "Triwulan II 2026"),
        (date(2026, 12, 31), "Triwulan IV 2026"),
    ],
)
def test_a_day_lies_in_one_quarter_and_one_year(tanggal, triwulan):
    assert str(Periode.triwulan_dari(tanggal)) == triwulan
    assert str(Periode.tahun_dari(tanggal)) == "Tahun 2026"


@pytest.mark.parametrize(
    ("periode", "nama"),
    [
        (MARET, "Maret 2026"),
        (MARET_MEI, "1 Maret 2026 sampai 31 Mei 2026"),
        (Periode.triwulan(2026, 2), "Triwulan II 2026"),
        (Periode.tahun(2026), "Tahun 2026"),
    ],
)
def test_a_period_is_called_what_people_call_it(periode, nama):
    assert str(periode) == nama


@pytest.mark.parametrize(
    ("satu", "lain", "bulan"),
    [
        (MARET, MARET, 1),
        (Periode.tahun(2026), MARET_MEI, 3),
        (MARET_MEI, Periode.triwulan(2026, 2), 2),
        (MARET, Periode.bulan(2026, 4), 0),  # they meet without a day in common
        (MARET, Periode.bulan(2027, 3), 0),
    ],
)
def test_periods_share_whole_months_or_none(satu, lain, bulan):
    assert satu.bulan_beririsan(lain) == lain.bulan_beririsan(satu) == bulan
    assert satu.beririsan(lain) is lain.beririsan(satu) is (bulan > 0)


awal_periode = st.dates(date(2026, 1, 1), date(2026, 3, 1))
panjang = st.integers(1, 60)


@given(awal_periode, panjang, awal_periode, panjang)
def test_periods_overlap_exactly_when_a_day_lies_in_both(mulai, hari, mulai_lain, hari_lain):
    satu = Periode(mulai, mulai + timedelta(hari))
    lain = Periode(mulai_lain, mulai_lain + timedelta(hari_lain))

    bersama = [mulai + timedelta(ke) for ke in range(hari) if mulai + timedelta(ke) in lain]

    assert satu.beririsan(lain) is bool(bersama)


def test_going_back_counts_the_month_itself():
    bulan = Periode.bulan(2026, 1).mundur(3)

    assert [str(satu) for satu in bulan] == ["November 2025", "Desember 2025", "Januari 2026"]


@pytest.mark.parametrize(
    ("mulai", "terakhir", "kata"),
    [
        (date(2026, 12, 3), date(2026, 12, 3), "3 Desember 2026"),
        (date(2026, 12, 3), date(2026, 12, 5), "3 sampai 5 Desember 2026"),
        (date(2026, 11, 30), date(2026, 12, 2), "30 November sampai 2 Desember 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 Desember 2026 sampai 2 Januari 2027"),
    ],
)
def test_a_first_and_a_last_day_say_nothing_twice(mulai, terakhir, kata):
    assert rentang_panjang(mulai, terakhir) == kata
