from decimal import Decimal

import pytest

from evaluasi.angka_kredit import KOEFISIEN, PERSENTASE, angka_kredit, cetak, setara_angka_kredit
from evaluasi.choices import Jenjang, Predikat
from evaluasi.tests.vektor import VEKTOR
from pegawai.choices import JenisJabatan, JenisPegawai


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


@pytest.mark.parametrize(
    ("pegawai", "jabatan", "jenjang", "predikat", "setara"),
    [
        ("PNS", "FUNGSIONAL", Jenjang.AHLI_MUDA, Predikat.BAIK, True),
        ("PPPK", "FUNGSIONAL", Jenjang.AHLI_MUDA, Predikat.BAIK, False),
        ("PNS", "PELAKSANA", None, Predikat.BAIK, False),
        ("PNS", "FUNGSIONAL", None, Predikat.BAIK, False),
        ("PNS", "FUNGSIONAL", Jenjang.AHLI_MUDA, None, False),  # a draft is worth nothing yet
    ],
)
def test_only_a_determined_predicate_of_a_civil_servant_in_a_functional_post_is_worth_some(
    pegawai, jabatan, jenjang, predikat, setara
):
    hasil = setara_angka_kredit(
        pegawai=JenisPegawai(pegawai),
        jabatan=JenisJabatan(jabatan),
        jenjang=jenjang,
        predikat=predikat,
        bulan=2,
    )

    assert (hasil is not None) is setara
    if hasil:
        assert (hasil.koefisien, hasil.persentase, hasil.bulan) == (25, 100, 2)
        assert (hasil.nilai, hasil.tercetak) == (angka_kredit(jenjang, predikat, 2), "4.17")
