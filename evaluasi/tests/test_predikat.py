from decimal import Decimal
from itertools import product

import pytest

from evaluasi.choices import Ekspektasi, Predikat
from evaluasi.predikat import MATRIKS_PREDIKAT, berlawanan, predikat_pegawai
from evaluasi.tests.vektor import VEKTOR


@pytest.mark.parametrize(("hasil", "perilaku", "predikat"), VEKTOR["predikat_pegawai"])
def test_the_nine_cells_of_the_regulation(hasil, perilaku, predikat):
    assert predikat_pegawai(Ekspektasi(hasil), Ekspektasi(perilaku)) is Predikat(predikat)


def test_every_pair_has_a_predikat():
    assert set(MATRIKS_PREDIKAT) == set(product(Ekspektasi, Ekspektasi))


def test_every_predikat_can_be_reached():
    assert set(MATRIKS_PREDIKAT.values()) == set(Predikat)


def test_good_results_do_not_excuse_bad_behaviour():
    assert predikat_pegawai(Ekspektasi.ATAS, Ekspektasi.BAWAH) is Predikat.KURANG
    assert predikat_pegawai(Ekspektasi.BAWAH, Ekspektasi.ATAS) is Predikat.BUTUH_PERBAIKAN


@pytest.mark.parametrize(
    ("rating", "capaian", "harapan"),
    [
        (Ekspektasi.ATAS, "79.99", True),
        (Ekspektasi.ATAS, "80.00", False),
        (Ekspektasi.ATAS, "120.00", False),
        (Ekspektasi.SESUAI, "0.00", False),
        (Ekspektasi.SESUAI, "120.00", False),
        (Ekspektasi.BAWAH, "99.99", False),
        (Ekspektasi.BAWAH, "100.00", True),
        (Ekspektasi.BAWAH, "120.00", True),
    ],
)
def test_a_rating_that_says_the_opposite_of_the_evidence_is_noticed(rating, capaian, harapan):
    assert berlawanan(rating, Decimal(capaian)) is harapan


@pytest.mark.parametrize("rating", Ekspektasi)
def test_nothing_measured_contradicts_nothing(rating):
    assert berlawanan(rating, None) is False
