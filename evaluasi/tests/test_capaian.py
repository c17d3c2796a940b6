from decimal import Decimal

import pytest

from evaluasi.capaian import (
    CAPAIAN_TERTINGGI,
    capaian_hasil,
    capaian_pegawai,
    capaian_persen,
    patokan,
    target_periode,
)
from evaluasi.choices import Arah
from evaluasi.tests.vektor import VEKTOR


def persen(realisasi, target, akhir=None, arah=Arah.TINGGI):
    return capaian_persen(
        realisasi=Decimal(realisasi),
        target=Decimal(target),
        target_akhir=None if akhir is None else Decimal(akhir),
        arah=arah,
    )


@pytest.mark.parametrize(("arah", "target", "realisasi", "capaian", "sumber"), VEKTOR["capaian_iki"])
def test_the_figures_of_the_regulation(arah, target, realisasi, capaian, sumber):
    assert persen(realisasi, *target, arah=Arah(arah)) == Decimal(capaian)


@pytest.mark.parametrize("realisasi", ["7", "7.5", "8"])
@pytest.mark.parametrize("arah", Arah)
def test_inside_a_range_both_ends_are_good(realisasi, arah):
    assert str(persen(realisasi, 7, 8, arah)) == "100.00"


@pytest.mark.parametrize(
    ("realisasi", "target", "akhir", "pembagi"),
    [
        ("6.99", 7, 8, 7),
        ("7", 7, 8, None),
        ("8", 7, 8, None),
        ("8.01", 7, 8, 8),
        ("6", 7, None, 7),
        ("7", 7, None, 7),
        ("9", 7, None, 7),
    ],
)
def test_outside_a_range_the_nearer_end_is_the_measure(realisasi, target, akhir, pembagi):
    assert (
        patokan(
            realisasi=Decimal(realisasi),
            target=Decimal(target),
            target_akhir=None if akhir is None else Decimal(akhir),
        )
        == pembagi
    )


@pytest.mark.parametrize(
    ("realisasi", "capaian"), [(0, "200"), (5, "150"), (10, "100"), (20, "0"), (21, "0"), (500, "0")]
)
def test_lower_is_better_and_never_below_zero(realisasi, capaian):
    assert persen(realisasi, 10, arah=Arah.RENDAH) == Decimal(capaian)


@pytest.mark.parametrize(
    ("realisasi", "target", "capaian"),
    [
        ("0", "3", "0"),
        ("1", "3", "33.33"),
        ("2", "3", "66.67"),
        ("1", "800", "0.13"),
        ("1000", "1", "100000"),
        ("1.815", "3", "60.50"),
    ],
)
def test_higher_is_better_rounds_half_up_and_is_not_capped(realisasi, target, capaian):
    assert persen(realisasi, target) == Decimal(capaian)


@pytest.mark.parametrize(("target", "akhir"), [("0", None), ("-1", None), ("8", "8"), ("8", "7")])
def test_a_target_without_meaning_is_refused(target, akhir):
    with pytest.raises(ValueError, match="harus lebih dari"):
        persen(1, target, akhir)


@pytest.mark.parametrize(
    ("target", "periode", "skp", "bagian"),
    [
        ("120", 1, 12, "10"),
        ("120", 3, 12, "30"),
        ("120", 12, 12, "120"),
        ("100", 1, 12, "8.33"),
        ("50", 2, 5, "20"),  # two months of an SKP of five
        ("0.06", 1, 12, "0.01"),  # half up
        ("0.01", 1, 12, "0.01"),  # would round to nothing
    ],
)
def test_a_counted_target_is_shared_out_by_months_and_never_nothing(target, periode, skp, bagian):
    assert target_periode(target=Decimal(target), bulan_periode=periode, bulan_skp=skp) == Decimal(bagian)


@pytest.mark.parametrize(("periode", "skp"), [(0, 12), (13, 12)])
def test_a_share_needs_months_of_the_skp(periode, skp):
    with pytest.raises(ValueError, match="Bulan periode"):
        target_periode(target=Decimal(1), bulan_periode=periode, bulan_skp=skp)


@pytest.mark.parametrize(
    ("daftar", "hasil"),
    [
        ([], None),
        (["80"], "80"),
        (["80", "90.01"], "85.01"),  # half up
        (["300", "60"], "90"),  # the cap comes before the mean
        (["0"], "0"),
    ],
)
def test_a_result_is_the_mean_of_what_was_measured(daftar, hasil):
    nilai = capaian_hasil([Decimal(satu) for satu in daftar])

    assert nilai == (None if hasil is None else Decimal(hasil))


@pytest.mark.parametrize(
    ("daftar", "rata_rata"),
    [
        ([], None),
        ([None, None], None),
        (["90", None], "90"),  # silence is not zero
        (["0", None, "100"], "50"),
        (["33.33", "33.33", "33.34"], "33.33"),
        (["0.01", "0"], "0.01"),  # half up
    ],
)
def test_a_person_is_the_mean_of_the_measured_results(daftar, rata_rata):
    nilai = capaian_pegawai([None if satu is None else Decimal(satu) for satu in daftar])

    assert nilai == (None if rata_rata is None else Decimal(rata_rata))


def test_no_result_exceeds_the_cap():
    assert capaian_hasil([Decimal(9999)]) == CAPAIAN_TERTINGGI == 120
