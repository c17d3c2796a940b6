"""What nobody sees of a text is not kept, whichever way it came in."""

import pytest

from laporan.forms import AlasanTerlambatForm, KembalikanForm, RutinForm, TolakForm
from laporan.forms.kegiatan import IsianKegiatan
from laporan.forms.pekan import BarisPekanForm, SampulForm
from pegawai.berkas import teks_sel
from pegawai.forms import TeksField
from pegawai.teks import tanpa_tak_terlihat


@pytest.mark.parametrize("tanda", ["\x00", "\x01", "\x85", "\u202e", "\u2066", "\ufffe", "\U0010ffff"])
def test_what_nobody_sees_is_left_out(tanda):
    assert TeksField().clean(f" Apel{tanda} pagi ") == "Apel pagi"
    assert teks_sel(f"Apel{tanda} pagi") == "Apel pagi"


def test_what_is_seen_stays_as_it_is():
    teks = "Rapat 👩\u200d⚕️ é 漢\n\tdan 5 °C\r\n"

    assert tanpa_tak_terlihat(teks) == teks


@pytest.mark.parametrize(
    ("form", "isian"),
    [
        (IsianKegiatan, "uraian"),
        (IsianKegiatan, "alasan_terlambat"),
        (RutinForm, "uraian"),
        (BarisPekanForm, "uraian"),
        (SampulForm, "alasan_terlambat"),
        (AlasanTerlambatForm, "alasan_terlambat"),
        (KembalikanForm, "catatan"),
        (TolakForm, "catatan"),
    ],
)
def test_the_words_of_daily_work_all_come_in_through_it(form, isian):
    assert isinstance(form.base_fields[isian], TeksField)
