from itertools import product

import pytest

from evaluasi.choices import Ekspektasi, Predikat
from evaluasi.predikat import MATRIKS_PREDIKAT, predikat_pegawai
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
