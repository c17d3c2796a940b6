from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings, strategies as st

from laporan.models import AturanLaporan
from laporan.tunggu import batas_naik, hari_kerja_ke_belakang, hari_menunggu
from pegawai.choices import JenisKeterangan
from pegawai.models import HariLibur, KeteranganKerja, UnitKerja
from pegawai.queries import hari_tidak_bekerja_tiap
from pegawai.tests.factories import KeteranganKerjaFactory


WIB = ZoneInfo("Asia/Pontianak")
SELASA = date(2026, 3, 10)
hari_hari = st.dates(date(2026, 1, 1), date(2026, 12, 31))
hari_dekat = st.dates(date(2026, 2, 1), date(2026, 3, 31))
pekan = st.sampled_from((5, 6))


@pytest.mark.parametrize(
    ("diajukan", "hari_ini", "hari_per_pekan", "hari"),
    [
        (SELASA, SELASA, 5, 0),
        (SELASA, date(2026, 3, 11), 5, 1),
        (date(2026, 3, 13), date(2026, 3, 14), 5, 0),  # Friday to Saturday
        (date(2026, 3, 13), date(2026, 3, 14), 6, 1),
        (date(2026, 3, 13), date(2026, 3, 16), 5, 1),
    ],
)
def test_the_day_of_submission_is_not_waiting_yet(diajukan, hari_ini, hari_per_pekan, hari):
    assert hari_menunggu(diajukan, hari_ini, libur=(), hari_per_pekan=hari_per_pekan) == hari


@settings(deadline=None)
@given(hari_ini=hari_hari, hari=st.integers(0, 31), pekan=pekan, libur=st.frozensets(hari_hari, max_size=20))
def test_what_was_submitted_before_that_day_has_waited_longer_and_nothing_else(hari_ini, hari, pekan, libur):
    batas = hari_kerja_ke_belakang(hari_ini, hari, libur=libur, hari_per_pekan=pekan)

    for diajukan in (batas - timedelta(days=1), batas):
        lama = hari_menunggu(diajukan, hari_ini, libur=libur, hari_per_pekan=pekan)
        assert (lama > hari) is (diajukan < batas)


@pytest.mark.parametrize(
    ("pergi", "batas"),
    [
        ((), date(2026, 3, 4)),
        ((date(2026, 3, 5), date(2026, 3, 6)), date(2026, 3, 2)),  # two days away: two days later
        ([SELASA - timedelta(days=ke) for ke in range(60)], date(2026, 2, 25)),
    ],
    ids=["always there", "two days away", "away for months"],
)
def test_days_of_the_superiors_absence_do_not_count_up_to_a_limit(pergi, batas):
    rabu = date(2026, 3, 11)

    assert batas_naik(rabu, 5, libur=(), libur_atasan=pergi, hari_per_pekan=5) == batas


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    hari_ini=st.dates(date(2026, 3, 1), date(2026, 3, 31)),
    hari=st.integers(0, 12),
    pekan=pekan,
    libur=st.frozensets(hari_dekat, max_size=8),
    pergi=st.tuples(hari_dekat, st.integers(1, 45), st.sampled_from(JenisKeterangan)),
)
def test_the_database_counts_back_as_the_definition_does(pemeran, hari_ini, hari, pekan, libur, pergi):
    AturanLaporan.objects.update(hari_eskalasi=hari)
    UnitKerja.objects.update(hari_per_pekan=pekan)
    HariLibur.objects.all().delete()
    HariLibur.objects.bulk_create(HariLibur(tanggal=satu, nama="Libur") for satu in libur)
    KeteranganKerja.objects.all().delete()
    mulai, lama, jenis = pergi
    KeteranganKerjaFactory(pegawai=pemeran.budi, mulai=mulai, hari=lama, jenis=jenis)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT naik_sebelum FROM laporan_wewenang(%s, %s) WHERE pegawai_id = %s",
            [pemeran.citra.pk, hari_ini, pemeran.ani.pk],
        )
        (sebelum,) = cursor.fetchone()

    rentang = hari_ini - timedelta(days=400), hari_ini + timedelta(days=1)
    tidak = hari_tidak_bekerja_tiap([pemeran.budi.pk], *rentang)[pemeran.budi.pk]
    batas = batas_naik(hari_ini, hari, libur=libur, libur_atasan=tidak, hari_per_pekan=pekan)
    assert sebelum == datetime.combine(batas, datetime.min.time(), WIB)
