from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from kinerja import bagan
from kinerja.bagan import Batang, Deret, Kolom, Tahap
from kinerja.bagan.garis import LABEL_TERBANYAK
from kinerja.bagan.skala import LEBAR, TINGGI, langkah_sumbu


angka = st.decimals(min_value=-10_000, max_value=10_000, places=2)


@pytest.mark.parametrize(
    ("bawah", "atas", "langkah"),
    [
        (60, 100, [60, 70, 80, 90, 100]),
        (0, 7, [0, 2, 4, 6, 8]),
        (0, 84, [0, 20, 40, 60, 80, 100]),
        (5, 5, [4, 4.5, 5, 5.5, 6]),
    ],
)
def test_the_axis_has_round_steps(bawah, atas, langkah):
    assert langkah_sumbu(Decimal(bawah), Decimal(atas)) == tuple(Decimal(str(n)) for n in langkah)


@given(satu=angka, dua=angka)
def test_the_axis_covers_its_values_in_a_few_even_steps(satu, dua):
    sumbu = langkah_sumbu(min(satu, dua), max(satu, dua))

    assert sumbu[0] <= min(satu, dua)
    assert sumbu[-1] >= max(satu, dua)
    assert len({b - a for a, b in pairwise(sumbu)}) == 1
    assert 3 <= len(sumbu) <= 8


def test_a_line_stands_in_the_middle_of_each_label_and_breaks_where_nothing_was_measured():
    gambar = bagan.garis(["Jan", "Feb", "Mar", "Apr"], [Deret("Capaian", (0, 50, None, 100))])

    (deret,) = gambar.deret
    assert deret.jalur == "M125.0 400.0L375.0 200.0"
    assert [(titik.label, titik.nilai) for titik in deret.titik] == [("Jan", 0), ("Feb", 50), ("Apr", 100)]
    assert gambar.baris[2] == ("Mar", (None,))


def test_the_ground_is_filled_only_when_the_axis_starts_at_zero():
    dari_nol = bagan.garis(["a", "b"], [Deret("x", (0, 90))])
    dari_enam_puluh = bagan.garis(["a", "b"], [Deret("x", (61, 99))])

    assert dari_nol.deret[0].bidang
    assert not dari_enam_puluh.deret[0].bidang


def test_lines_differ_by_more_than_colour():
    gambar = bagan.garis(["a", "b"], [Deret("x", (1, 2)), Deret("y", (2, 3))])

    assert [deret.kelas for deret in gambar.deret] == ["deret-utama", "deret-cukup deret--putus"]


def test_without_values_there_is_nothing_to_draw():
    gambar = bagan.garis(["a", "b"], [Deret("x", (None, None))])

    assert gambar.sumbu_y == ()
    assert gambar.deret[0].jalur == ""


def test_a_month_of_days_shows_few_labels():
    gambar = bagan.garis([str(ke) for ke in range(1, 32)], [Deret("x", range(31))])

    terlihat = [label for label in gambar.sumbu_x if label]
    assert len(gambar.sumbu_x) == 31
    assert len(terlihat) <= LABEL_TERBANYAK


@given(st.lists(angka, min_size=1, max_size=20))
def test_every_coordinate_stays_on_the_canvas_and_has_a_decimal_point(nilai):
    gambar = bagan.garis([str(ke) for ke in range(len(nilai))], [Deret("x", nilai)])

    for titik in gambar.deret[0].titik:
        x, y = titik.jalur.removeprefix("M").removesuffix("h.01").split()
        assert "," not in x + y
        assert 0 <= Decimal(x) <= LEBAR
        assert 0 <= Decimal(y) <= TINGGI


def test_bars_share_one_scale_and_never_leave_it():
    gambar = bagan.batang([Batang("a", 50), Batang("b", 120), Batang("c", None)], atas=100, batas=75)

    assert [b.lebar for b in gambar.baris] == ["500.0", "1000.0", "0.0"]
    assert gambar.batas == "750.0"


def test_an_interval_counts_for_the_scale():
    gambar = bagan.batang([Batang("a", 50, rendah=25, tinggi=100)])

    assert gambar.baris[0].lebar == "500.0"
    assert gambar.baris[0].selang == "M250.0 6H1000.0M250.0 2V10M1000.0 2V10"


def test_a_distribution_counts_shares_and_draws_the_guideline():
    gambar = bagan.sebaran([Kolom("Baik", 3, 2), Kolom("Kurang", 1, 2)])

    assert [k.persen for k in gambar.kolom] == [75, 25]
    assert gambar.jumlah == 4
    assert gambar.lengkung.startswith("M250.0 ")
    assert gambar.lengkung.count("C") == 1


@pytest.mark.parametrize("orang", [0, 1, 2, 3, 7, 12, 31])
def test_the_axis_of_a_distribution_counts_whole_people(orang):
    gambar = bagan.sebaran([Kolom("Baik", orang), Kolom("Kurang", 1)])

    assert all(satu == satu.to_integral_value() for satu in gambar.sumbu_y)


def test_an_empty_distribution_divides_nothing():
    gambar = bagan.sebaran([Kolom("Baik", 0), Kolom("Kurang", 0)])

    assert [k.persen for k in gambar.kolom] == [0, 0]
    assert gambar.lengkung == ""


def test_stages_of_waiting_follow_one_another():
    gambar = bagan.tunggu(
        [Tahap("a", "netral"), Tahap("b", "utama")], [("Dinas", (2, 3)), ("Lain", (1, 0))], batas=10
    )

    pertama = gambar.baris[0]
    assert pertama.jumlah == 5
    assert [(ruas.x, ruas.lebar) for ruas in pertama.ruas] == [("0.0", "200.0"), ("200.0", "300.0")]
    assert gambar.batas == "1000.0"


@pytest.mark.parametrize(("persen", "lebar"), [(0, "0.0"), (41.25, "41.2"), (118, "100.0"), (-3, "0.0")])
def test_a_percentage_fills_at_most_the_bar(persen, lebar):
    assert bagan.bagian(persen) == lebar
