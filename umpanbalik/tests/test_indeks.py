"""Stored indices as dashboards ask for them, and the same numbers counted anew."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from pegawai.choices import JenisUnit
from pegawai.inti.periode import Periode
from pegawai.tests.factories import UnitKerjaFactory
from umpanbalik import queries, scoring
from umpanbalik.choices import Unsur
from umpanbalik.models import IndeksKepuasan
from umpanbalik.tests.factories import LayananFactory, TanggapanFactory


PADA = datetime(2026, 4, 1, tzinfo=UTC)
FEBRUARI, MARET, APRIL = (Periode.bulan(2026, bulan) for bulan in (2, 3, 4))


@pytest.fixture
def dinas(db):
    dinas = UnitKerjaFactory(nama="Dinas")
    bidang = UnitKerjaFactory(nama="Bidang B", induk=dinas, jenis=JenisUnit.BIDANG)
    UnitKerjaFactory(nama="Bidang A", induk=dinas, jenis=JenisUnit.BIDANG)
    TanggapanFactory(layanan__unit=bidang, nilai=[4, 3, 3, 4, 3, 3, 4, 3, 2])
    for _ in range(11):
        TanggapanFactory(layanan__unit=dinas, nilai=[3, 3, 2, 4, 3, 3, 3, 2, 3])
    scoring.hitung_ikm(periode=MARET, pada=PADA)
    return dinas


def test_an_index_opens_to_its_parts(dinas):
    indeks = IndeksKepuasan.objects.pada(MARET).get(unit=dinas)

    assert [*indeks.nrr] == [*Unsur]
    assert indeks.nrr[Unsur.BIAYA] == Decimal(4)
    assert indeks.nrr[Unsur.SARPRAS] == Decimal(35) / 12
    assert indeks.sebaran.rata_rata.quantize(Decimal("0.01")) == indeks.nilai


def test_a_unit_over_time_and_the_units_right_below_at_last(dinas, django_assert_num_queries):
    scoring.hitung_ikm(periode=FEBRUARI, pada=PADA)

    with django_assert_num_queries(1):
        indeks = queries.indeks_unit_dan_anak(dinas, [FEBRUARI, MARET])

    jumlah = {(unit, bulan): satu.jumlah_tanggapan for (unit, bulan), satu in indeks.items()}
    anak = dict(dinas.anak.values_list("nama", "pk"))
    assert jumlah == {
        (dinas.pk, FEBRUARI): 0,
        (dinas.pk, MARET): 12,
        (anak["Bidang A"], MARET): 0,
        (anak["Bidang B"], MARET): 1,
    }


def test_counting_anew_gives_what_the_statement_stored(dinas, django_assert_num_queries):
    with django_assert_num_queries(2):
        hitungan = queries.hitungan_ikm(dinas, MARET)

    indeks = IndeksKepuasan.objects.pada(MARET).get(unit=dinas)
    assert hitungan.sebaran == indeks.sebaran
    assert hitungan.jumlah == indeks.jumlah_nilai


def test_counting_nobody_gives_zeros(dinas):
    hitungan = queries.hitungan_ikm(dinas, APRIL)

    assert (hitungan.sebaran.n, hitungan.jumlah) == (0, {})


def test_the_questionnaire_of_a_day_is_the_latest_begun(db):
    lama = queries.instrumen_pada(date(2026, 3, 10))
    baru = type(lama).objects.create(kode="SKM-2027", nama="Baru", dasar="-", berlaku_mulai=date(2027, 1, 1))

    assert queries.instrumen_pada(date(2026, 12, 31)) == lama
    assert queries.instrumen_pada(date(2027, 1, 1)) == baru
    assert queries.instrumen_pada(lama.berlaku_mulai - timedelta(days=1)) is None


def test_a_closed_service_is_not_offered(db):
    assert queries.layanan_berkode(LayananFactory(aktif=False).kode) is None
