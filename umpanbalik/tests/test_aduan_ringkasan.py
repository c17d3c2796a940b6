"""How an office answers, with the open cases counted."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from pegawai.inti.periode import Periode
from pegawai.queries import hari_libur
from pegawai.tests.factories import UnitKerjaFactory, kota
from umpanbalik import queries
from umpanbalik.choices import Klasifikasi, StatusAduan
from umpanbalik.models import Aduan
from umpanbalik.tenggat import (
    Penantian,
    Tenggat,
    hari_ditunggu,
    median_hari,
    tenggat_kini,
    tepat_waktu,
)
from umpanbalik.tests.factories import AduanFactory


WIB = timezone(timedelta(hours=7))
MARET = Periode.bulan(2026, 3)
HARI_INI = date(2026, 4, 8)  # a Wednesday


def pukul(hari, jam=10):
    return datetime(hari.year, hari.month, hari.day, jam, tzinfo=WIB)


def aduan(unit, diterima, dijawab=None, **ubahan):
    """One case received at ten; answered on `dijawab` if given. Five working days are its limit."""
    waktu = {"status": StatusAduan.BARU}
    if dijawab:
        waktu = {
            "status": StatusAduan.DIJAWAB,
            "ditanggapi_pada": pukul(dijawab),
            "dijawab_pada": pukul(dijawab),
        }
    tenggat = {
        "tenggat_tanggapan": diterima + timedelta(days=7),
        "tenggat_selesai": diterima + timedelta(days=20),
    }
    return AduanFactory(unit=unit, diterima_pada=pukul(diterima), **tenggat | waktu | ubahan)


def ringkasan(unit, hari_ini=HARI_INI):
    return queries.ringkasan_aduan(unit, periode=MARET, hari_ini=hari_ini)


def test_nothing_received_says_nothing(db):
    hasil = ringkasan(UnitKerjaFactory())

    assert (hasil.diterima, hasil.terbuka, hasil.terlambat, hasil.jatuh_tempo) == (0, 0, 0, 0)
    assert (hasil.median_hari, hasil.persen_tepat_waktu, hasil.tunggu) == (None, None, ())


def test_open_and_late_cases_are_failures_and_those_not_yet_due_say_nothing(db):
    unit = UnitKerjaFactory()
    aduan(unit, date(2026, 3, 9), dijawab=date(2026, 3, 11))  # in time
    aduan(unit, date(2026, 3, 9), dijawab=date(2026, 3, 16))  # on the last day
    aduan(unit, date(2026, 3, 9), dijawab=date(2026, 3, 17))  # one day late
    aduan(unit, date(2026, 3, 9))  # still open
    aduan(unit, date(2026, 3, 31), tenggat_tanggapan=HARI_INI)  # due today

    hasil = ringkasan(unit)

    assert (hasil.diterima, hasil.jatuh_tempo, hasil.tepat_waktu) == (5, 4, 2)
    assert hasil.persen_tepat_waktu == Decimal("50.00")
    assert (hasil.terbuka, hasil.terlambat) == (2, 1)


def test_the_median_counts_working_days_and_who_still_waits(db):
    """13 to 27 March is five working days: joint leave and holidays are between."""
    unit = UnitKerjaFactory()
    aduan(unit, date(2026, 3, 9), dijawab=date(2026, 3, 10))  # 1
    aduan(unit, date(2026, 3, 13), dijawab=date(2026, 3, 27))  # 5
    assert ringkasan(unit).median_hari == Decimal("3.0")

    aduan(unit, date(2026, 3, 9))  # waits since: 16 working days

    hasil = ringkasan(unit)
    assert hasil.median_hari == Decimal("5.0")
    assert hasil.tunggu[0].tertua_hari == 16


def test_waiting_is_told_of_each_unit_longest_first(db):
    dinas = UnitKerjaFactory(nama="Dinas")
    bidang = UnitKerjaFactory(nama="Bidang", induk=dinas, jenis="BIDANG")
    aduan(dinas, date(2026, 4, 6))
    aduan(bidang, date(2026, 2, 2))  # received before the period, open all the same
    aduan(bidang, date(2026, 4, 6))
    aduan(UnitKerjaFactory(), date(2026, 1, 5))  # elsewhere

    tunggu = ringkasan(dinas).tunggu

    assert [(satu.unit.nama, satu.terbuka, satu.terlambat) for satu in tunggu] == [
        ("Bidang", 2, 1), ("Dinas", 1, 0),
    ]  # fmt: skip
    assert tunggu[1].tertua_hari == 2


def test_a_reopened_case_is_late_only_after_its_final_date(db):
    unit = UnitKerjaFactory()
    aduan(unit, date(2026, 3, 30), dijawab=date(2026, 3, 31), status=StatusAduan.DIPROSES)
    aduan(unit, date(2026, 3, 2), dijawab=date(2026, 3, 3), status=StatusAduan.DIPROSES)

    assert (ringkasan(unit).terbuka, ringkasan(unit).terlambat) == (2, 1)
    assert Aduan.objects.terlambat(HARI_INI).count() == 1


def test_earlier_periods_stand_beside_each_with_what_came_in_it(db):
    unit = UnitKerjaFactory()
    aduan(unit, date(2026, 2, 3), dijawab=date(2026, 2, 12))  # late
    aduan(unit, date(2026, 2, 4), dijawab=date(2026, 2, 5))
    aduan(unit, date(2026, 3, 9), dijawab=date(2026, 3, 10))

    hasil = queries.ringkasan_aduan(
        unit,
        periode=MARET,
        sebelumnya=[Periode.bulan(2026, 2), Periode.bulan(2026, 1)],
        hari_ini=HARI_INI,
    )

    februari, januari = hasil.sebelumnya
    assert (hasil.diterima, hasil.persen_tepat_waktu) == (1, Decimal("100.00"))
    assert (februari.diterima, februari.tepat_waktu, februari.persen_tepat_waktu) == (2, 1, Decimal("50.00"))
    assert (januari.diterima, januari.median_hari, januari.persen_tepat_waktu) == (0, None, None)


def test_what_is_no_report_counts_nowhere(db):
    unit = UnitKerjaFactory()
    aduan(unit, date(2026, 3, 9), status=StatusAduan.DIARSIPKAN)

    assert ringkasan(unit).diterima == 0


def test_suspicions_and_unrouted_cases_count_for_the_city_alone(db):
    unit = UnitKerjaFactory()
    aduan(unit, date(2026, 3, 9), klasifikasi=Klasifikasi.BERKADAR)
    aduan(None, date(2026, 3, 9))

    assert ringkasan(unit).terbuka == 0
    assert ringkasan(kota()).terbuka == 2
    assert {satu.unit for satu in ringkasan(kota()).tunggu} == {unit, None}


def test_a_report_late_in_the_evening_belongs_to_that_day(db):
    unit = UnitKerjaFactory()
    AduanFactory(unit=unit, diterima_pada=pukul(date(2026, 3, 31), jam=23))
    AduanFactory(unit=unit, diterima_pada=pukul(date(2026, 4, 1), jam=0))

    assert ringkasan(unit).diterima == 1


def penantian(kini):
    """Yield reports of March as (day received, working days' limits, day answered, waiting today)."""
    hari = st.dates(date(2026, 3, 1), date(2026, 3, 31))
    return st.tuples(
        hari, st.integers(0, 9), st.integers(0, 12), st.none() | st.integers(0, 40), st.booleans()
    ).map(lambda satu: susun(kini, *satu))


def susun(kini, diterima, tanggapan, tambahan, lama, dibuka_lagi):
    sampai = diterima + timedelta(days=tanggapan)
    tenggat = Tenggat(sampai, sampai + timedelta(days=tambahan))
    ditanggapi = None if lama is None else diterima + timedelta(days=lama)
    if ditanggapi is not None and ditanggapi > kini:
        ditanggapi = None
    return Penantian(diterima, tenggat, ditanggapi, terbuka=ditanggapi is None or dibuka_lagi)


KINI = date(2026, 4, 10)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(daftar=st.lists(penantian(KINI), max_size=6), hari_per_pekan=st.sampled_from([5, 6]))
def test_the_statement_and_the_definitions_agree(daftar, hari_per_pekan):
    unit = UnitKerjaFactory(hari_per_pekan=hari_per_pekan)
    for satu in daftar:
        aduan(
            unit,
            satu.diterima,
            dijawab=satu.ditanggapi,
            tenggat_tanggapan=satu.tenggat.tanggapan,
            tenggat_selesai=satu.tenggat.selesai,
            **({"status": StatusAduan.DIPROSES} if satu.terbuka else {}),
        )

    hasil = ringkasan(unit, hari_ini=KINI)

    libur = hari_libur(date(2026, 3, 1), KINI + timedelta(days=1))
    lama = [hari_ditunggu(satu, KINI, libur=libur, hari_per_pekan=hari_per_pekan) for satu in daftar]
    tepat = [tepat_waktu(satu, KINI) for satu in daftar]
    tenggat = [tenggat_kini(satu) for satu in daftar]
    terlambat = sum(satu is not None and satu < KINI for satu in tenggat)
    assert (hasil.diterima, hasil.terbuka) == (len(daftar), sum(satu.terbuka for satu in daftar))
    assert (hasil.jatuh_tempo, hasil.tepat_waktu) == (len(daftar) - tepat.count(None), tepat.count(True))
    assert hasil.median_hari == median_hari([satu for satu in lama if satu is not None])
    assert hasil.terlambat == terlambat
    milik_unit = Aduan.objects.filter(unit=unit)
    assert milik_unit.terlambat(KINI).count() == terlambat
    assert [satu.tenggat for satu in milik_unit.bertenggat().order_by("pk")] == tenggat


def test_the_summary_takes_two_queries_however_many_cases(db, django_assert_num_queries):
    dinas = UnitKerjaFactory()
    for _ in range(5):
        aduan(UnitKerjaFactory(induk=dinas), date(2026, 3, 9))

    with django_assert_num_queries(2):
        assert [satu.unit.nama for satu in ringkasan(dinas).tunggu]
