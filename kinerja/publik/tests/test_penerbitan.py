from hypothesis import given, strategies as st

from kinerja.publik.penerbitan import terbit_bersama


MINIMAL = 10


def terbit(pohon, induk):
    return terbit_bersama(pohon, induk, minimal=MINIMAL)


def test_a_unit_with_few_answers_is_hidden():
    assert terbit({"kota": 60, "a": 51, "b": 9}, {"a": "kota", "b": "kota"}) == {"kota"}


def test_the_smallest_sibling_is_hidden_with_a_unit_that_could_be_worked_out():
    jumlah = {"kota": 100, "a": 60, "b": 21, "c": 14, "d": 5}

    assert terbit(jumlah, dict.fromkeys("abcd", "kota")) == {"kota", "a", "b"}


def test_several_small_units_hide_one_another():
    jumlah = {"kota": 100, "a": 82, "b": 9, "c": 9}

    assert terbit(jumlah, dict.fromkeys("abc", "kota")) == {"kota", "a"}


def test_nothing_needs_hiding_where_nothing_is_left():
    jumlah = {"kota": 100, "a": 60, "b": 40, "c": 0}

    assert terbit(jumlah, dict.fromkeys("abc", "kota")) == {"kota", "a", "b"}


def test_what_stands_below_a_hidden_unit_is_hidden_too():
    jumlah = {"kota": 100, "a": 75, "b": 20, "c": 5, "b1": 20}

    assert terbit(jumlah, {"a": "kota", "b": "kota", "c": "kota", "b1": "b"}) == {"kota", "a"}


@st.composite
def pohon(draw):
    """A city of up to 12 units, each with some answers of its own; numbers include all below."""
    sendiri = draw(st.lists(st.integers(0, 40), min_size=1, max_size=12))
    induk = {ke: draw(st.integers(0, ke - 1)) for ke in range(1, len(sendiri))}
    jumlah = dict(enumerate(sendiri))
    for ke in sorted(induk, reverse=True):
        jumlah[induk[ke]] += jumlah[ke]
    return jumlah, induk, sendiri


@given(pohon())
def test_whatever_is_subtracted_nobody_is_left_in_a_small_group(kasus):
    """Every shown unit, less all that is shown right below it, is one group that can be worked out."""
    jumlah, induk, sendiri = kasus

    tampak = terbit(jumlah, induk)

    def kelompok(unit):
        while unit not in tampak:
            unit = induk[unit]
        return unit

    if tampak:
        sisa = dict.fromkeys(tampak, 0)
        for unit, banyak in enumerate(sendiri):
            sisa[kelompok(unit)] += banyak
        assert all(banyak == 0 or banyak >= MINIMAL for banyak in sisa.values())
        assert all(jumlah[unit] >= MINIMAL for unit in tampak)
