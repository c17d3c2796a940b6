from decimal import Decimal

import pytest

from evaluasi.angka_kredit import KOEFISIEN, PERSENTASE, angka_kredit, cetak
from evaluasi.choices import Jenjang, Predikat
from evaluasi.tests.vektor import VEKTOR


@pytest.mark.parametrize(("jenjang", "predikat", "bulan", "tercetak", "sumber"), VEKTOR["angka_kredit"])
def test_the_figures_of_the_regulation(jenjang, predikat, bulan, tercetak, sumber):
    assert cetak(angka_kredit(Jenjang(jenjang), Predikat(predikat), bulan)) == tercetak


def test_every_jenjang_and_predikat_has_its_factor():
    assert set(KOEFISIEN) == set(Jenjang)
    assert set(PERSENTASE) == set(Predikat)


def test_it_is_exact_and_rounded_only_for_print():
    assert angka_kredit(Jenjang.AHLI_MUDA, Predikat.SANGAT_BAIK, 3) == Decimal("9.375")
    assert angka_kredit(Jenjang.AHLI_MADYA, Predikat.BUTUH_PERBAIKAN, 7) == Decimal("16.40625")


@pytest.mark.parametrize("jenjang", Jenjang)
@pytest.mark.parametrize("predikat", Predikat)
def test_twelve_months_are_the_yearly_figure(jenjang, predikat):
    assert angka_kredit(jenjang, predikat, 12) == KOEFISIEN[jenjang] * PERSENTASE[predikat] / 100


@pytest.mark.parametrize("bulan", [0, 13, -1])
def test_only_months_of_one_year(bulan):
    with pytest.raises(ValueError, match="Bulan antara 1 dan 12"):
        angka_kredit(Jenjang.MAHIR, Predikat.BAIK, bulan)
