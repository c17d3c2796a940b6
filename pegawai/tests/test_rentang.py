from datetime import date

import pytest
from django.core.management import CommandError

from pegawai.inti.periode import Periode
from pegawai.management.rentang import baca_bulan_penuh, baca_rentang


@pytest.mark.parametrize(
    ("mulai", "selesai", "periode"),
    [
        (date(2026, 1, 1), date(2026, 3, 31), Periode.triwulan(2026, 1)),
        (date(2026, 1, 1), date(2026, 4, 1), Periode.triwulan(2026, 1)),  # first to first: whole months
        (date(2026, 1, 1), date(2026, 1, 1), Periode(date(2026, 1, 1), date(2026, 1, 2))),
        (date(2026, 1, 5), date(2026, 2, 1), Periode(date(2026, 1, 5), date(2026, 2, 2))),
    ],
)
def test_both_days_are_inside(mulai, selesai, periode):
    assert baca_rentang(mulai, selesai) == periode


@pytest.mark.parametrize(
    ("mulai", "selesai", "alasan"),
    [
        (date(2026, 3, 1), date(2026, 2, 28), "terbalik"),
        (date(2026, 3, 1), date(2026, 3, 30), "bulan penuh"),
        (date(2026, 3, 2), date(2026, 4, 1), "bulan penuh"),
        (date(2026, 3, 1), date(2026, 3, 1), "bulan penuh"),
    ],
)
def test_what_is_no_whole_month_is_refused_where_one_is_needed(mulai, selesai, alasan):
    with pytest.raises(CommandError, match=alasan):
        baca_bulan_penuh(mulai, selesai)
