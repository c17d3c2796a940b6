"""The keys of entries: one for each thing that is kept once, whoever computes it."""

from datetime import date
from uuid import UUID

from hypothesis import given, strategies as st

from laporan.kunci import kunci_baris, kunci_orang, kunci_rutin, kunci_salinan


nomor = st.integers(1, 2**31)
hari = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(st.lists(st.tuples(nomor, hari), unique=True))
def test_each_copy_and_each_routine_has_a_key_of_its_own(daftar):
    kunci = [cara(*satu) for cara in (kunci_salinan, kunci_rutin) for satu in daftar]

    assert len(set(kunci)) == 2 * len(daftar)
    assert kunci == [cara(*satu) for cara in (kunci_salinan, kunci_rutin) for satu in daftar]


@given(st.lists(st.tuples(st.uuids(), nomor, nomor), unique=True))
def test_a_row_that_is_typed_is_told_from_every_other(daftar):
    assert len({kunci_orang(kunci_baris(lembar, ke), siapa) for lembar, ke, siapa in daftar}) == len(daftar)


def test_keys_that_are_stored_stay_what_they_are():
    assert kunci_salinan(7, date(2026, 3, 9)) == UUID("26cd6073-3be6-52a6-8fc2-a7272f2fe243")
    assert kunci_rutin(7, date(2026, 3, 9)) == UUID("ed076e91-f152-51cb-a7f4-bcc191835076")
