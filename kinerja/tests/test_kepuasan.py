"""The index as pages show it: never more than enough answers allow, and the grade that was stored."""

import pytest

from kinerja.kepuasan import kepuasan
from umpanbalik.choices import Mutu
from umpanbalik.models import IndeksKepuasan


def indeks(n, *, nilai="80.00", mutu=None):
    """n citizens of whom each gave the same marks."""
    return IndeksKepuasan(
        jumlah_tanggapan=n,
        jumlah_nilai={"PRODUK": 29 * n},
        jumlah_kuadrat=29 * 29 * n,
        nilai=nilai if n else None,
        mutu=mutu,
    )


@pytest.mark.parametrize(
    ("tersimpan", "kata", "mutu"),
    [
        (None, "\N{EN DASH}", None),
        (indeks(0), "\N{EN DASH}", None),
        (indeks(9), "belum cukup", None),
        (indeks(10), "80,00", None),
        (indeks(30, mutu="B"), "80,00", Mutu.B),
        (indeks(30, nilai="88.31", mutu="A"), "88,31", Mutu.A),
    ],
)
def test_the_number_stands_from_ten_answers_and_the_grade_as_it_was_stored(tersimpan, kata, mutu):
    terbaca = kepuasan(tersimpan)

    assert (terbaca.kata, terbaca.mutu) == (kata, mutu)


def test_who_is_few_is_told_how_many_are_needed():
    assert kepuasan(indeks(9)).keterangan == "9 tanggapan; ditampilkan mulai 10"
    assert kepuasan(indeks(12)).keterangan.endswith("mutu mulai 30 tanggapan")
