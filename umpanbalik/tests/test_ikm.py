"""The index against published results, the regulation's tables, and a table of Student's t."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from umpanbalik.choices import Mutu
from umpanbalik.ikm import (
    Sebaran,
    beda_nyata,
    hitung_ikm,
    kuantil_t,
    layak_mutu,
    layak_terbit,
    mutu,
    selang_kepercayaan,
    ukuran_sampel,
)
from umpanbalik.tests.data import SKM, kasus


KREJCIE_MORGAN = {
    10: 10, 15: 14, 20: 19, 25: 24, 30: 28, 35: 32, 40: 36, 45: 40, 50: 44, 55: 48, 60: 52, 65: 56, 70: 59,
    75: 63, 80: 66, 85: 70, 90: 73, 95: 76, 100: 80, 110: 86, 120: 92, 130: 97, 140: 103, 150: 108, 160: 113,
    170: 118, 180: 123, 190: 127, 200: 132, 210: 136, 220: 140, 230: 144, 240: 148, 250: 152, 260: 155,
    270: 159, 280: 162, 290: 165, 300: 169, 320: 175, 340: 181, 360: 186, 380: 191, 400: 196, 420: 201,
    440: 205, 460: 210, 480: 214, 500: 217, 550: 226, 600: 234, 650: 242, 700: 248, 750: 254, 800: 260,
    850: 265, 900: 269, 950: 274, 1000: 278, 1100: 285, 1200: 291, 1300: 297, 1400: 302, 1500: 306,
    1600: 310, 1700: 313, 1800: 317, 1900: 320, 2000: 322, 2200: 327, 2400: 331, 2600: 335, 2800: 338,
    3000: 341, 3500: 346, 4000: 351, 4500: 354, 5000: 357, 6000: 361, 7000: 364, 8000: 367, 9000: 368,
    10000: 370, 15000: 375, 20000: 377, 30000: 379, 40000: 380, 50000: 381, 75000: 382, 1000000: 384,
}  # fmt: skip


def dari_rata_rata(nrr, *, desimal, bobot=None):
    """Treat printed means with that many decimals as the sums of 10 to the `desimal` respondents."""
    n = 10**desimal
    return hitung_ikm([round(Decimal(str(nilai)) * n) for nilai in nrr], n, bobot=bobot)


def sebaran(lembar_lembar):
    jumlah = [sum(lembar) for lembar in lembar_lembar]
    return Sebaran(len(jumlah), sum(jumlah), sum(satu**2 for satu in jumlah))


@pytest.mark.parametrize(
    ("nama", "bobot", "ikm"),
    [
        ("tubaba-disdukcapil-2023s1", None, "100.00"),
        ("lab-reliability", "0.33", "86.63"),  # exactly 86.625: half up, not half even
        ("lab-reliability", None, "87.50"),
        ("lab-responsiveness", None, "91.25"),
        ("lab-responsiveness", "0.50", "91.25"),
        ("mijen-anc", "0.071", "73.01"),
        ("mijen-anc", None, "73.45"),
        ("sekadau-2019s1", None, "78.74"),
    ],
)
def test_sums_of_published_matrices_give_the_index(nama, bobot, ikm):
    terbit = kasus(nama)

    hasil = hitung_ikm(terbit["sums"], terbit["n"], bobot=bobot and Decimal(bobot))

    assert hasil.ikm == Decimal(ikm)


@pytest.mark.parametrize(
    ("nama", "desimal", "bobot", "ikm"),
    [
        ("bantul-dptr-2023", 2, None, "87.28"),
        ("bantul-dptr-2023", 2, "0.111", "87.19"),  # what a rounded weight would have made of it
        ("bantul-dptr-2023", 2, "0.11", "86.41"),
        ("anon-opd-2025-tw1", 3, None, "94.53"),
        ("bogor-bpt-2011", 3, "0.071", "74.67"),
        ("pontianak-bp2t-2016s1", 2, None, "74.19"),
    ],
)
def test_printed_means_give_the_published_index(nama, desimal, bobot, ikm):
    hasil = dari_rata_rata(kasus(nama)["nrr"], desimal=desimal, bobot=bobot and Decimal(bobot))

    assert hasil.ikm == Decimal(ikm)


@pytest.mark.parametrize("terbit", [k for k in SKM["cases"] if "raw" in k], ids=lambda k: k["id"])
def test_the_matrices_add_up_to_their_sums(terbit):
    assert [sum(kolom) for kolom in zip(*terbit["raw"], strict=True)] == terbit["sums"]
    assert len(terbit["raw"]) == terbit["n"]


def test_means_of_the_elements_are_kept_beside_the_index():
    terbit = kasus("lab-responsiveness")

    hasil = hitung_ikm(terbit["sums"], terbit["n"])

    assert hasil.nrr == (Decimal("3.7"), Decimal("3.6"))
    assert hasil.indeks == Decimal("3.65")
    assert hasil.mutu is Mutu.A


def test_a_published_grade_that_the_table_does_not_give():
    """Balai Kekarantinaan Kesehatan Pontianak printed 87,75 as A; the table says B."""
    terbit = kasus("bkk-pontianak-2025tw2")

    assert terbit["mutu_published"] == "A"
    assert mutu(Decimal(terbit["ikm_published"])) is Mutu.B


@pytest.mark.parametrize("batas", SKM["boundary"], ids=lambda b: b["ikm_unrounded"])
def test_between_two_rows_of_the_table_rounding_decides(batas):
    n, total = batas["n"], batas["total_all_unsur"]
    jumlah = [total // 9 + (ke < total % 9) for ke in range(9)]

    hasil = hitung_ikm(jumlah, n)

    assert hasil.ikm == Decimal(batas["ikm_half_up"])
    assert hasil.mutu == mutu(Decimal(25 * total) / (9 * n)) == batas["mutu"]


@pytest.mark.parametrize(
    ("ikm", "nilai"),
    [
        ("100.00", Mutu.A),
        ("88.31", Mutu.A),
        ("88.305", Mutu.A),
        ("88.3049", Mutu.B),
        ("88.30", Mutu.B),
        ("76.61", Mutu.B),
        ("76.60", Mutu.C),
        ("65.00", Mutu.C),
        ("64.995", Mutu.C),
        ("64.99", Mutu.D),
        ("25.00", Mutu.D),
        ("24.75", Mutu.D),
    ],
)
def test_grade_boundaries(ikm, nilai):
    assert mutu(Decimal(ikm)) is nilai


@given(st.lists(st.integers(50, 200), min_size=1, max_size=14))
def test_the_index_stays_on_its_scale(jumlah):
    hasil = hitung_ikm(jumlah, 50)

    assert Decimal("25.00") <= hasil.ikm <= Decimal("100.00")
    assert 1 <= hasil.indeks <= 4


@pytest.mark.parametrize(
    ("jumlah", "n", "pesan"),
    [
        ([4] * 9, 0, "sekurangnya satu tanggapan"),
        ([4] * 9, -1, "sekurangnya satu tanggapan"),
        ([], 1, "sekurangnya satu unsur"),
        ([4] * 8 + [5], 1, "Jumlah nilai 5 tidak mungkin dari 1 tanggapan"),
        ([30] * 8 + [9], 10, "harus antara 10 dan 40"),
    ],
)
def test_impossible_sums_are_refused(jumlah, n, pesan):
    with pytest.raises(ValueError, match=pesan):
        hitung_ikm(jumlah, n)


@pytest.mark.parametrize(("n", "terbit", "bermutu"), [(9, False, False), (10, True, False), (30, True, True)])
def test_few_answers_are_not_published_and_somewhat_more_get_no_grade(n, terbit, bermutu):
    assert (layak_terbit(n), layak_mutu(n)) == (terbit, bermutu)
    assert not layak_mutu(29)


@pytest.mark.parametrize(("populasi", "sampel"), KREJCIE_MORGAN.items())
def test_sample_sizes_of_the_printed_table(populasi, sampel):
    assert ukuran_sampel(populasi) == sampel


def test_nobody_served_needs_no_sample():
    assert ukuran_sampel(0) == 0
    with pytest.raises(ValueError, match="tidak boleh negatif"):
        ukuran_sampel(-1)


@pytest.mark.parametrize(
    ("derajat_bebas", "kuantil"),
    [
        (1, "12.706"), (2, "4.303"), (3, "3.182"), (4, "2.776"), (5, "2.571"), (6, "2.447"), (9, "2.262"),
        (10, "2.228"), (15, "2.131"), (29, "2.045"), (48, "2.011"), (60, "2.000"), (120, "1.980"),
        (10000, "1.960"),
    ],
)  # fmt: skip
def test_quantiles_of_the_printed_t_table(derajat_bebas, kuantil):
    assert abs(kuantil_t(derajat_bebas) - Decimal(kuantil)) <= Decimal("0.001")


def test_no_quantile_without_a_degree_of_freedom():
    with pytest.raises(ValueError, match="sekurangnya satu"):
        kuantil_t(0)


def test_the_interval_counts_people_not_marks():
    """49 respondents of Sekadau: standard error 1.24 (0.77 if the marks were independent), t 2.0106."""
    satu = sebaran(kasus("sekadau-2019s1")["raw"])

    assert round(satu.ragam_rata_rata.sqrt(), 2) == Decimal("1.24")
    assert selang_kepercayaan(satu) == (Decimal("76.26"), Decimal("81.23"))


def test_one_respondent_has_no_interval():
    assert selang_kepercayaan(sebaran([[4] * 9])) is None


def test_the_interval_does_not_leave_the_scale():
    bawah, atas = selang_kepercayaan(sebaran([[4] * 9, [4] * 9, [1] * 9]))

    assert (bawah, atas) == (Decimal("25.00"), Decimal("100.00"))


def test_respondents_who_agree_give_a_point():
    assert selang_kepercayaan(sebaran([[3] * 9] * 12)) == (Decimal("75.00"), Decimal("75.00"))


def test_a_small_gain_is_not_a_gain():
    """BPBD Tangerang Selatan printed 84,96 and then 85,76 with some 369 answers each: z is 1.26."""
    sebelum, sesudah = (dengan_simpangan(rata_rata, n=369) for rata_rata in (84.96, 85.76))

    assert not beda_nyata(sebelum, sesudah)
    assert beda_nyata(sebelum, dengan_simpangan(87, n=369))
    assert beda_nyata(dengan_simpangan(87, n=369), sebelum)  # a loss is a difference too


def test_a_great_gain_from_few_answers_is_not_believed():
    assert not beda_nyata(dengan_simpangan(60, n=29), dengan_simpangan(90, n=200))


def dengan_simpangan(rata_rata, *, n, simpangan=8.65):
    """A distribution with that mean and standard deviation on the 25 to 100 scale."""
    jumlah = round(rata_rata * 9 / 25 * n)
    ragam = (simpangan * 9 / 25) ** 2
    return Sebaran(n, jumlah, round(ragam * (n - 1) + jumlah**2 / n))
