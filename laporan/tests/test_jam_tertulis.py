"""A written time means the same in a form, in a cell of the week, in a file and in a typed line."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given, strategies as st

from laporan.catatan_cepat import baca_baris
from laporan.forms.pekan import BarisPekanForm
from pegawai.berkas import SelKeliru, baca_sel_jam
from pegawai.forms import JamField
from pegawai.jam import JamKeliru, baca_jam, jam_dari_detik


HARI_INI = date(2026, 3, 10)
jam = st.builds(time, st.integers(0, 23), st.integers(0, 59))


def baca_jam_baris(teks):
    return baca_baris(f"{teks}-{teks} apel", hari=HARI_INI, hari_ini=HARI_INI).jam_mulai


def tulisan(waktu):
    """All the ways in which people write one time."""
    jam_jam = {f"{waktu.hour:02}", str(waktu.hour)}
    semua = {f"{jam}{pisah}{waktu.minute:02}" for jam in jam_jam for pisah in (".", ":", "")}
    semua |= {f"{jam}{pisah}{waktu.minute:02}{pisah}00" for jam in jam_jam for pisah in (".", ":")}
    return semua | (jam_jam if not waktu.minute else set())


def atau_none(cara, teks, galat):
    try:
        return cara(teks)
    except galat:
        return None


@given(jam)
def test_every_way_of_writing_a_time_is_that_time_everywhere(waktu):
    for teks in tulisan(waktu):
        assert baca_jam(teks) == waktu
        assert baca_jam(f"  {teks} ") == waktu
        assert JamField().clean(teks) == waktu
        assert BarisPekanForm.base_fields["jam_mulai"].clean(teks) == waktu
        assert baca_sel_jam(teks) == waktu


@given(jam)
def test_a_typed_line_reads_the_times_that_it_finds_alike(waktu):
    for teks in (f"{waktu:%H.%M}", f"{waktu:%H:%M}", f"{waktu.hour}.{waktu.minute:02}"):
        assert baca_jam_baris(teks) == waktu == baca_jam(teks)


@given(jam)
def test_a_spreadsheet_keeps_the_same_time_as_a_part_of_a_day(waktu):
    assert baca_sel_jam((waktu.hour * 60 + waktu.minute) / 1440) == waktu


@given(st.text("0123456789.: ", max_size=9) | st.text(max_size=6))
@example("24.00")
@example("24.01")
@example("8.3")
@example("0860")
@example("٠٨٠٠")
@example("08.00.30")
def test_whatever_is_written_all_give_one_answer(teks):
    terbaca = atau_none(baca_jam, teks, JamKeliru)

    assert atau_none(JamField(required=False).clean, teks, ValidationError) == terbaca
    if "\x00" not in teks:
        assert atau_none(baca_sel_jam, teks, SelKeliru) == terbaca


@pytest.mark.parametrize(
    "teks", ["", "pagi", "25.00", "24.01", "8.3", "8.60", "08.", ".30", "8,30", "80000", "8-9", "8.30 s.d. 9"]
)
def test_what_is_no_time_is_refused(teks):
    with pytest.raises(JamKeliru, match="tidak terbaca"):
        baca_jam(teks)


@pytest.mark.parametrize("detik", [-1.0, 86_401.0, float("nan"), float("inf")])
def test_what_lies_outside_the_day_is_refused(detik):
    with pytest.raises(JamKeliru):
        jam_dari_detik(detik)


def test_seconds_are_told_apart_from_what_cannot_be_read():
    with pytest.raises(JamKeliru, match="memuat detik"):
        baca_jam("08.00.30")
    assert baca_jam("07:59:59.999996") == time(8)
    assert baca_jam("24.00") == time(0)
