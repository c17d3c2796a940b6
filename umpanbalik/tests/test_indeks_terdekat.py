from datetime import UTC, datetime

import pytest

from pegawai.inti.periode import Periode
from pegawai.tests.factories import UnitKerjaFactory, kota
from umpanbalik import queries
from umpanbalik.models import IndeksKepuasan


FEBRUARI, MARET = Periode.bulan(2026, 2), Periode.bulan(2026, 3)
PADA = datetime(2026, 4, 1, tzinfo=UTC)


@pytest.fixture
def jalur(db):
    """The city, an office, and a bidang of it."""
    dinas = UnitKerjaFactory()
    return [kota(), dinas, UnitKerjaFactory(jenis="BIDANG", induk=dinas)]


def indeks(unit, n, periode=MARET):
    return IndeksKepuasan.objects.create(
        unit=unit,
        mulai=periode.mulai,
        selesai=periode.selesai,
        jumlah_tanggapan=n,
        jumlah_nilai={"PRODUK": 27 * n},
        jumlah_kuadrat=27 * 27 * n,
        nilai="75.00",
        dihitung_pada=PADA,
    )


def test_the_nearest_unit_with_enough_answers(jalur, django_assert_num_queries):
    sekota, dinas, bidang = jalur
    indeks(sekota, 900)
    luas = indeks(dinas, 30)
    dekat = indeks(bidang, 10)

    with django_assert_num_queries(1):
        assert queries.indeks_terdekat(bidang, [MARET], 10).unit == dekat.unit
    assert queries.indeks_terdekat(bidang, [MARET], 11) == luas
    assert queries.indeks_terdekat(bidang, [MARET], 30) == luas


def test_the_city_speaks_for_itself_alone(jalur):
    sekota, _, bidang = jalur
    indeks(sekota, 900)

    assert queries.indeks_terdekat(bidang, [MARET], 10) is None
    assert queries.indeks_terdekat(sekota, [MARET], 10).unit == sekota


def test_of_several_periods_the_first_named_of_the_nearest_unit(jalur):
    _, dinas, bidang = jalur
    indeks(dinas, 90, MARET)
    lama = indeks(bidang, 10, FEBRUARI)
    indeks(bidang, 10, Periode.triwulan(2026, 1))

    assert queries.indeks_terdekat(bidang, [MARET, FEBRUARI], 10) == lama
    baru = indeks(bidang, 10, MARET)
    assert queries.indeks_terdekat(bidang, [MARET, FEBRUARI], 10) == baru
    assert queries.indeks_terdekat(bidang, [FEBRUARI, MARET], 10) == lama
    assert queries.indeks_terdekat(bidang, [], 10) is None


def test_what_lies_below_or_beside_says_nothing(jalur):
    _, dinas, bidang = jalur
    indeks(bidang, 90)
    indeks(UnitKerjaFactory(), 90)

    assert queries.indeks_terdekat(dinas, [MARET], 10) is None
