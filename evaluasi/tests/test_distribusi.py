import pytest

from evaluasi.choices import Predikat, PredikatOrganisasi
from evaluasi.distribusi import KELOMPOK_TERKECIL, POLA_DISTRIBUSI, periksa_pola
from evaluasi.queries import SebaranPredikat
from evaluasi.tests.vektor import VEKTOR


def sebaran(*orang):
    return dict(zip(Predikat, orang, strict=True))


@pytest.mark.parametrize(("organisasi", "orang", "sesuai", "sumber"), VEKTOR["distribusi"])
def test_the_spreads_that_follow_from_the_circular(organisasi, orang, sesuai, sumber):
    assert (periksa_pola(PredikatOrganisasi(organisasi), sebaran(*orang)) == []) is sesuai


def test_every_kind_of_organisation_has_a_guideline():
    assert set(POLA_DISTRIBUSI) == set(PredikatOrganisasi)


@pytest.mark.parametrize("organisasi", PredikatOrganisasi)
def test_nobody_rated_breaks_nothing(organisasi):
    assert periksa_pola(organisasi, {}) == []


@pytest.mark.parametrize(
    ("orang", "sesuai"),
    [
        ((7, 3, 0, 0, 0), True),  # exactly 70 percent of ten
        ((8, 3, 0, 0, 0), False),  # floor(7.7) = 7 of eleven
        ((9, 4, 0, 0, 0), True),  # floor(9.1) = 9 of thirteen
        ((10, 3, 0, 0, 0), False),
    ],
)
def test_the_most_is_rounded_down(orang, sesuai):
    assert (periksa_pola(PredikatOrganisasi.ISTIMEWA, sebaran(*orang)) == []) is sesuai


@pytest.mark.parametrize(
    ("orang", "sesuai"),
    [
        ((1, 3, 7, 0, 0), True),  # ceil(6.6) = 7 of eleven
        ((1, 4, 6, 0, 0), False),
    ],
)
def test_the_least_is_rounded_up(orang, sesuai):
    assert (periksa_pola(PredikatOrganisasi.BUTUH_PERBAIKAN, sebaran(*orang)) == []) is sesuai


def test_butuh_perbaikan_and_kurang_are_one_group_in_a_good_organisation():
    assert periksa_pola(PredikatOrganisasi.BAIK, sebaran(3, 6, 0, 1, 0)) == []
    assert periksa_pola(PredikatOrganisasi.BAIK, sebaran(3, 6, 1, 0, 0)) == []


def test_what_is_broken_is_said_in_words():
    assert periksa_pola(PredikatOrganisasi.BAIK, sebaran(2, 8, 0, 0, 0)) == [
        "Predikat baik: 8 dari 10 orang, pedomannya paling banyak 70% (7 orang).",
        "Predikat butuh perbaikan atau kurang: 0 dari 10 orang, pedomannya paling sedikit seorang.",
    ]
    assert periksa_pola(PredikatOrganisasi.SANGAT_KURANG, sebaran(1, 3, 0, 0, 6)) == [
        "Predikat sangat baik: 1 dari 10 orang, pedomannya tidak seorang pun.",
        "Predikat butuh perbaikan atau kurang: 0 dari 10 orang, pedomannya paling sedikit 10% (1 orang).",
    ]


def test_a_kelurahan_of_six_is_too_small_for_percentages():
    aturan = PredikatOrganisasi.BAIK
    enam, sepuluh = ({Predikat.BAIK: orang} for orang in (6, KELOMPOK_TERKECIL))

    assert periksa_pola(aturan, enam)  # the guideline itself knows no size
    assert SebaranPredikat(aturan, enam).peringatan == []
    assert SebaranPredikat(aturan, sepuluh).peringatan == periksa_pola(aturan, sepuluh) != []
