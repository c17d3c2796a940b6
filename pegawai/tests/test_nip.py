import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from pegawai.nip import baca_nip
from pegawai.tests.factories import nip as nip_buatan


DATA = json.loads((Path(__file__).parent / "data/nip.json").read_text())


@pytest.mark.parametrize("contoh", DATA["nip"], ids=lambda c: c["nip"])
def test_a_number_says_who_since_when_and_what(contoh):
    nip = baca_nip(contoh["nip"])

    tmt = f"{nip.tmt_tahun}-{nip.tmt_bulan:02}" if nip.tmt_bulan else str(nip.tmt_tahun)
    assert (nip.lahir, tmt) == (date.fromisoformat(contoh["lahir"]), contoh["tmt"])
    assert (nip.jenis, nip.kelamin, nip.urut) == (contoh["jenis"], contoh["kelamin"], contoh["urut"])


@pytest.mark.parametrize("contoh", DATA["keliru"], ids=lambda c: c["keterangan"])
def test_an_impossible_number_is_refused_with_its_reason(contoh):
    with pytest.raises(ValueError, match=contoh["karena"]):
        baca_nip(contoh["nip"])


def test_blanks_between_the_groups_do_not_matter():
    assert baca_nip(" 19860926 201505 1 001 ") == baca_nip("198609262015051001")


def test_digits_of_other_scripts_are_no_digits():
    with pytest.raises(ValueError, match="18 angka"):
        baca_nip("١٩٨٦٠٩٢٦٢٠١٥٠٥١٠٠١")


@given(st.integers(min_value=0, max_value=27_999))
def test_the_numbers_of_the_tests_are_valid(urutan):
    assert baca_nip(nip_buatan(urutan)).jenis == "PNS"


@given(st.text(max_size=25))
def test_whatever_is_typed_gives_a_number_or_a_reason(teks):
    alasan = ""
    try:
        baca_nip(teks)
    except ValueError as penolakan:
        alasan = str(penolakan)

    assert not alasan or alasan.endswith(".")
