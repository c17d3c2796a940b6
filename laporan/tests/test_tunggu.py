from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings, strategies as st

from laporan.models import AturanLaporan
from laporan.tunggu import hari_kerja_ke_belakang, hari_menunggu
from pegawai.models import HariLibur, UnitKerja


WIB = ZoneInfo("Asia/Pontianak")
SELASA = date(2026, 3, 10)
hari_hari = st.dates(date(2026, 1, 1), date(2026, 12, 31))
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


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hari_ini=hari_hari, hari=st.integers(0, 31), pekan=pekan, libur=st.frozensets(hari_hari, max_size=8))
def test_the_database_counts_back_as_the_definition_does(pemeran, hari_ini, hari, pekan, libur):
    AturanLaporan.objects.update(hari_eskalasi=hari)
    UnitKerja.objects.update(hari_per_pekan=pekan)
    HariLibur.objects.all().delete()
    HariLibur.objects.bulk_create(HariLibur(tanggal=satu, nama="Libur") for satu in libur)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT naik_sebelum FROM laporan_wewenang(%s, %s) WHERE pegawai_id = %s",
            [pemeran.citra.pk, hari_ini, pemeran.ani.pk],
        )
        (sebelum,) = cursor.fetchone()

    batas = hari_kerja_ke_belakang(hari_ini, hari, libur=libur, hari_per_pekan=pekan)
    assert sebelum == datetime.combine(batas, datetime.min.time(), WIB)
