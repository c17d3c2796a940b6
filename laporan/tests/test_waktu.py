"""Hours within days: the definition, what the database generates, and the stretches that overlap."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, strategies as st

from laporan.models import Kegiatan
from laporan.tests.factories import KegiatanFactory
from laporan.waktu import beririsan, lama_menit, rentang


SELASA, RABU = date(2026, 3, 10), date(2026, 3, 11)
jam = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@pytest.mark.parametrize(
    ("mulai", "selesai", "menit"),
    [
        (time(8), time(9, 30), 90),
        (time(22), time(6), 480),  # a night shift
        (time(0), time(23, 59), 1439),
        (time(0, 1), time(0), 1439),
        (time(8), time(8), 0),
    ],
)
def test_minutes_between_two_hours_go_through_midnight(mulai, selesai, menit):
    assert lama_menit(mulai, selesai) == menit


@pytest.mark.parametrize(
    ("satu", "lain", "bersama"),
    [
        ((SELASA, time(8), time(10)), (SELASA, time(9), time(11)), True),
        ((SELASA, time(8), time(10)), (SELASA, time(10), time(11)), False),
        ((SELASA, time(8), time(10)), (RABU, time(8), time(10)), False),
        ((SELASA, time(22), time(6)), (RABU, time(5), time(7)), True),
        ((SELASA, time(22), time(6)), (RABU, time(6), time(7)), False),
    ],
)
def test_two_stretches_overlap_when_they_share_a_minute(satu, lain, bersama):
    assert beririsan(rentang(*satu), rentang(*lain)) is bersama
    assert beririsan(rentang(*lain), rentang(*satu)) is bersama


def test_a_night_shift_ends_on_the_next_day():
    mulai = datetime.combine(SELASA, time(22))

    assert rentang(SELASA, time(22), time(6)) == (mulai, mulai + timedelta(hours=8))


@pytest.mark.django_db
@given(mulai=jam, selesai=jam)
def test_the_database_counts_the_same_minutes(mulai, selesai):
    if mulai == selesai:
        return
    kegiatan = KegiatanFactory(jam_mulai=mulai, jam_selesai=selesai)

    assert kegiatan.menit == lama_menit(mulai, selesai)
    assert Kegiatan.objects.get(pk=kegiatan.pk).menit == kegiatan.menit
