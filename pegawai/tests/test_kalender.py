import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from pegawai.inti.kalender import bekerja_pada, jatuh_tempo, jumlah_hari_kerja
from pegawai.inti.periode import Periode
from pegawai.queries import hari_libur, kalender_kerja
from pegawai.tests.factories import PegawaiFactory, UnitKerjaFactory


DATA = json.loads((Path(__file__).parent / "data/hari_kerja.json").read_text())
TANGGAL = st.dates(min_value=date(2025, 1, 1), max_value=date(2027, 12, 31))


@pytest.fixture
def libur(db):
    """The holidays as migrated into the database."""
    return hari_libur(date(2025, 1, 1), date(2028, 1, 1))


@pytest.mark.parametrize("contoh", DATA["jatuh_tempo"], ids=lambda c: c["diterima"])
def test_due_dates_skip_weekends_holidays_and_joint_leave(libur, contoh):
    for hari, tanggal in contoh["sesudah"].items():
        diterima = date.fromisoformat(contoh["diterima"])

        tempo = jatuh_tempo(diterima, int(hari), libur=libur, hari_per_pekan=contoh["hari_per_pekan"])

        assert tempo == date.fromisoformat(tanggal), hari


@pytest.mark.parametrize(("tahun", "jumlah"), DATA["setahun"].items())
def test_the_working_days_of_a_year(libur, tahun, jumlah):
    for pekan, banyak in jumlah.items():
        mulai, selesai = date(int(tahun), 1, 1), date(int(tahun) + 1, 1, 1)

        assert jumlah_hari_kerja(mulai, selesai, libur=libur, hari_per_pekan=int(pekan)) == banyak


@pytest.mark.parametrize("contoh", DATA["menit_sepekan"], ids=lambda c: c["senin"])
def test_the_minutes_of_a_week(db, contoh):
    senin = date.fromisoformat(contoh["senin"])
    for pekan, menit in contoh["menit"].items():
        pegawai = PegawaiFactory(unit=UnitKerjaFactory(hari_per_pekan=int(pekan)))

        sepekan = kalender_kerja(pegawai, Periode(senin, senin + timedelta(days=7)))

        assert sum(hari.menit for hari in sepekan) == menit, pekan


@given(diterima=TANGGAL, hari=st.integers(1, 60), pekan=st.sampled_from((5, 6)), libur=st.sets(TANGGAL))
def test_a_due_date_is_a_working_day_with_just_that_many_up_to_it(diterima, hari, pekan, libur):
    tempo = jatuh_tempo(diterima, hari, libur=libur, hari_per_pekan=pekan)

    esok = timedelta(days=1)
    assert bekerja_pada(tempo, libur=libur, hari_per_pekan=pekan)
    assert jumlah_hari_kerja(diterima + esok, tempo + esok, libur=libur, hari_per_pekan=pekan) == hari


def test_nothing_to_wait_for_is_due_the_same_day():
    assert jatuh_tempo(date(2026, 3, 14), 0, libur=(), hari_per_pekan=5) == date(2026, 3, 14)


@pytest.mark.parametrize(("hari", "pekan"), [(-1, 5), (3, 7), (0, 7)])
def test_impossible_calendars_are_refused(hari, pekan):
    with pytest.raises(ValueError, match=r"negatif|5 atau 6"):
        jatuh_tempo(date(2026, 3, 14), hari, libur=(), hari_per_pekan=pekan)
