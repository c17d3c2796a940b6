from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from pegawai.choices import JenisUnit
from pegawai.inti.periode import Periode
from pegawai.models import UnitKerja
from pegawai.tests.factories import UnitKerjaFactory, kota
from umpanbalik import scoring
from umpanbalik.choices import Mutu, Unsur
from umpanbalik.ikm import MINIMAL_MUTU, hitung_ikm
from umpanbalik.models import IndeksKepuasan
from umpanbalik.tests.data import SKM
from umpanbalik.tests.factories import LayananFactory, TanggapanFactory


MARET = Periode.bulan(2026, 3)
PADA = datetime(2026, 4, 1, tzinfo=UTC)

lembar_jawaban = st.lists(st.integers(1, 4), min_size=len(Unsur), max_size=len(Unsur))


def hitung():
    return scoring.hitung_ikm(periode=MARET, pada=PADA)


def indeks(unit):
    return IndeksKepuasan.objects.pada(MARET).get(unit=unit)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lembar_lembar=st.lists(lembar_jawaban, min_size=1, max_size=8), kali=st.sampled_from([1, MINIMAL_MUTU])
)
def test_sql_and_definition_agree(lembar_lembar, kali):
    layanan = LayananFactory()
    lembar_lembar = (lembar_lembar * kali)[: max(len(lembar_lembar), kali)]
    for lembar in lembar_lembar:
        TanggapanFactory(layanan=layanan, nilai=lembar)

    hitung()

    n = len(lembar_lembar)
    jumlah = [sum(kolom) for kolom in zip(*lembar_lembar, strict=True)]
    hasil = hitung_ikm(jumlah, n)
    satu = indeks(layanan.unit)
    assert satu.jumlah_tanggapan == n
    assert satu.jumlah_nilai == dict(zip(Unsur.values, jumlah, strict=True))
    assert satu.jumlah_kuadrat == sum(sum(lembar) ** 2 for lembar in lembar_lembar)
    assert (satu.nilai, satu.mutu) == (hasil.ikm, hasil.mutu if n >= MINIMAL_MUTU else None)


@pytest.mark.parametrize(
    "batas", [b for b in SKM["boundary"] if b["n"] <= 58], ids=lambda b: b["ikm_unrounded"]
)
def test_between_two_rows_of_the_table_sql_rounds_half_up(db, batas):
    """The same vectors as in test_ikm.py; the larger ones differ in size only."""
    layanan, n, total = LayananFactory(), batas["n"], batas["total_all_unsur"]
    sisa = total - 9 * n
    for ke in range(n):  # everybody starts with nine ones; the rest of the total is dealt out
        tambahan = min(27, max(0, sisa - 27 * ke))
        nilai = [1 + min(3, max(0, tambahan - 3 * unsur)) for unsur in range(9)]
        TanggapanFactory(layanan=layanan, nilai=nilai)

    hitung()

    satu = indeks(layanan.unit)
    assert sum(satu.jumlah_nilai.values()) == total
    assert satu.nilai == Decimal(batas["ikm_half_up"])
    assert satu.mutu == (batas["mutu"] if n >= MINIMAL_MUTU else None)


def test_a_unit_pools_the_answers_of_all_units_below_it(db):
    """Pooled over people: the mean of the two units' indices would be 62.50."""
    dinas = UnitKerjaFactory()
    bidang = UnitKerjaFactory(induk=dinas, jenis=JenisUnit.BIDANG)
    TanggapanFactory(layanan__unit=bidang, nilai=[4] * 9)
    for _ in range(3):
        TanggapanFactory(layanan__unit=dinas, nilai=[1] * 9)

    hitung()

    assert indeks(bidang).nilai == Decimal("100.00")
    assert (indeks(dinas).jumlah_tanggapan, indeks(dinas).nilai) == (4, Decimal("43.75"))
    assert indeks(kota()).nilai == Decimal("43.75")


def test_a_silent_unit_has_no_index(db):
    unit = UnitKerjaFactory()

    assert hitung() == UnitKerja.objects.count()

    satu = indeks(unit)
    assert (satu.jumlah_tanggapan, satu.jumlah_nilai, satu.nilai, satu.mutu) == (0, {}, None, None)


def test_under_thirty_answers_there_is_an_index_but_no_grade(db):
    layanan = LayananFactory()
    TanggapanFactory.create_batch(MINIMAL_MUTU - 1, layanan=layanan, nilai=[4] * 9)

    hitung()
    assert (indeks(layanan.unit).nilai, indeks(layanan.unit).mutu) == (Decimal("100.00"), None)

    TanggapanFactory(layanan=layanan, nilai=[4] * 9)
    hitung()
    assert indeks(layanan.unit).mutu == Mutu.A


def test_only_the_period_counts(db):
    layanan = LayananFactory()
    TanggapanFactory(layanan=layanan, nilai=[4] * 9, tanggal=MARET.mulai)
    TanggapanFactory(layanan=layanan, nilai=[4] * 9, tanggal=date(2026, 3, 31))
    TanggapanFactory(layanan=layanan, nilai=[1] * 9, tanggal=MARET.selesai)  # the first day after
    TanggapanFactory(layanan=layanan, nilai=[1] * 9, tanggal=date(2026, 2, 28))

    hitung()

    assert (indeks(layanan.unit).jumlah_tanggapan, indeks(layanan.unit).nilai) == (2, Decimal("100.00"))


def test_running_twice_changes_nothing(db):
    TanggapanFactory(nilai=[3, 4, 2, 4, 3, 3, 1, 4, 2])

    hitung()
    sebelum = list(IndeksKepuasan.objects.order_by("pk").values())
    hitung()

    assert list(IndeksKepuasan.objects.order_by("pk").values()) == sebelum
