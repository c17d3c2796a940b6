"""What is missing is said before it is late: which days, until when, and what happens then."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from laporan import queries
from laporan.models import AturanLaporan, BulanTerkunci
from laporan.tests.factories import KegiatanFactory
from pegawai.choices import JenisKeterangan
from pegawai.models import Penugasan
from pegawai.tests.factories import KeteranganKerjaFactory, PegawaiFactory


PADA = datetime(2026, 3, 17, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))  # a Tuesday
HARI_INI = PADA.date()


@pytest.fixture
def ani(pemeran):
    """Ani, who began on Monday the 9th of March."""
    Penugasan.objects.filter(pegawai=pemeran.ani).update(mulai=date(2026, 3, 9))
    return pemeran.ani


def yang_kurang(pegawai, hari_ini=HARI_INI):
    return queries.yang_kurang(pegawai, hari_ini)


def test_working_days_without_an_entry_are_missing_with_their_last_day(ani):
    KegiatanFactory(pegawai=ani, tanggal=date(2026, 3, 12))

    kurang = yang_kurang(ani)

    assert [hari.tanggal.day for hari in kurang.terlambat] == [9, 10, 11]
    assert [(h.tanggal.day, h.tenggat, h.sisa_hari) for h in kurang.tepat_waktu] == [
        (13, date(2026, 3, 25), 8),  # Nyepi and Idul Fitri lie between
        (16, date(2026, 3, 26), 9),
    ]
    assert kurang.mendesak == kurang.tepat_waktu[0]


@pytest.mark.parametrize("jenis", JenisKeterangan)
def test_days_away_are_not_missing_and_stop_the_days_of_grace(ani, jenis):
    KeteranganKerjaFactory(pegawai=ani, jenis=jenis, mulai=date(2026, 3, 10), hari=3)

    kurang = yang_kurang(ani)

    # The 9th would be late without the three days away.
    assert [(hari.tanggal.day, hari.tenggat) for hari in kurang.tepat_waktu] == [
        (9, date(2026, 3, 17)),
        (13, date(2026, 3, 25)),
        (16, date(2026, 3, 26)),
    ]
    assert not kurang.terlambat
    assert queries.batas_catat(ani, date(2026, 3, 9)).tenggat(date(2026, 3, 9)) == date(2026, 3, 17)
    orang_dan_hari = [(ani.pk, date(2026, 3, 9))]
    assert queries.bahan_periksa(orang_dan_hari)[ani.pk].batas(date(2026, 3, 9)).tenggat(
        date(2026, 3, 9)
    ) == date(2026, 3, 17)


def test_today_is_not_missing_yet_and_a_full_diary_says_nothing(ani):
    for hari in (9, 10, 11, 12, 13, 16):
        KegiatanFactory(pegawai=ani, tanggal=date(2026, 3, hari))

    assert not yang_kurang(ani)


def test_a_closed_month_is_not_asked_for(ani):
    BulanTerkunci.objects.create(awal_bulan=date(2026, 3, 1), dikunci_pada=PADA)

    assert not yang_kurang(ani)


@pytest.mark.django_db
def test_a_person_without_a_post_owes_nothing():
    assert not yang_kurang(PegawaiFactory())


def test_last_month_still_counts_while_it_is_open(pemeran):
    Penugasan.objects.filter(pegawai=pemeran.ani).update(mulai=date(2026, 2, 27))

    assert yang_kurang(pemeran.ani).terlambat[0].tanggal == date(2026, 2, 27)


def test_each_day_is_due_by_its_own_rules(ani):
    baru = AturanLaporan.objects.get()
    baru.pk, baru.mulai, baru.hari_tenggang = None, date(2026, 3, 16), 0
    baru.save(force_insert=True)

    kurang = yang_kurang(ani)

    assert [hari.tanggal.day for hari in kurang.terlambat] == [9, 10, 11, 16]
    assert [hari.tanggal.day for hari in kurang.tepat_waktu] == [12, 13]


def test_it_is_one_question_to_the_database(ani, django_assert_num_queries):
    with django_assert_num_queries(1):
        yang_kurang(ani)


@pytest.mark.pada(PADA)
def test_the_day_page_names_what_is_missing_and_what_happens_then(client, ani):
    client.masuk_sebagai(ani)

    html = client.get("/laporan/").content.decode()

    assert "belum ada catatannya, yang terdekat batasnya" in html
    assert 'href="/laporan/?tanggal=2026-03-13"' in html
    assert "lewat batasnya pada 12 Maret" in html  # Monday the 9th
    assert "sampai bulannya dikunci untuk penilaian" in html
