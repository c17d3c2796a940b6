from datetime import time

import pytest
from hypothesis import given, strategies as st

from laporan.linimasa import jam_dari, menit_dari, susun_linimasa


def jam(teks):
    return time.fromisoformat(f"{int(teks[:-3]):02}:{teks[-2:]}")


def garis(isian, jam_kerja=(), sela_terkecil=5):
    deret = susun_linimasa(
        [(jam(mulai), menit, nama) for mulai, menit, nama in isian],
        jam_kerja=[(jam(mulai), jam(selesai)) for mulai, selesai in jam_kerja],
        sela_terkecil=sela_terkecil,
    )
    return [(f"{ruas.jam_mulai:%H.%M}-{ruas.jam_selesai:%H.%M}", ruas.isi) for ruas in deret]


KERJA = (("07:30", "12:00"), ("13:00", "16:00"))


@pytest.mark.parametrize(
    ("isian", "jam_kerja", "harapan"),
    [
        ([], (), []),
        ([], KERJA, [("07.30-12.00", None), ("13.00-16.00", None)]),
        (
            [("13:00", 60, "b"), ("08:00", 90, "a")],
            (),
            [("08.00-09.30", "a"), ("09.30-13.00", None), ("13.00-14.00", "b")],
        ),
        (
            [("08:00", 90, "a"), ("11:30", 120, "b")],
            KERJA,
            [
                ("07.30-08.00", None),
                ("08.00-09.30", "a"),
                ("09.30-11.30", None),
                ("11.30-13.30", "b"),
                ("13.30-16.00", None),
            ],
        ),
        ([("07:30", 266, "a"), ("12:00", 240, "b")], KERJA, [("07.30-11.56", "a"), ("12.00-16.00", "b")]),
        ([("22:00", 480, "jaga")], (("22:00", "06:00"),), [("22.00-06.00", "jaga")]),
        ([("22:00", 60, "jaga")], (("22:00", "06:00"),), [("22.00-23.00", "jaga"), ("23.00-06.00", None)]),
    ],
)
def test_gaps_stand_between_what_was_told(isian, jam_kerja, harapan):
    assert garis(isian, jam_kerja) == harapan


def test_what_begins_before_the_last_has_ended_is_marked():
    deret = susun_linimasa([(time(8), 90, "a"), (time(9), 60, "b"), (time(10), 30, "c")], sela_terkecil=5)

    assert [(ruas.isi, ruas.bertumpuk) for ruas in deret] == [("a", False), ("b", True), ("c", False)]


MENIT = st.integers(0, 1439)


@given(
    isian=st.lists(st.tuples(MENIT, st.integers(1, 1439)), max_size=6),
    kerja=st.lists(st.tuples(MENIT, MENIT), max_size=2),
)
def test_no_gap_covers_an_entry_and_every_entry_stands_once(isian, kerja):
    deret = susun_linimasa(
        [(jam_dari(mulai), lama, ke) for ke, (mulai, lama) in enumerate(isian)],
        jam_kerja=[(jam_dari(mulai), jam_dari(selesai)) for mulai, selesai in kerja],
        sela_terkecil=1,
    )
    terisi = {m for mulai, lama in isian for m in range(mulai, mulai + lama)}

    assert sorted(ruas.isi for ruas in deret if ruas.isi is not None) == list(range(len(isian)))
    assert [ruas.mulai for ruas in deret] == sorted(ruas.mulai for ruas in deret)
    for ruas in deret:
        assert ruas.isi is not None or not terisi & set(range(ruas.mulai, ruas.selesai))
    assert all(menit_dari(ruas.jam_mulai) == ruas.mulai % 1440 for ruas in deret)
