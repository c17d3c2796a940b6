"""What one person's days hold: office hours, holidays, shifts, leave; and the same for many at once."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings, strategies as st

from pegawai.choices import JenisKeterangan, JenisLibur
from pegawai.inti.kalender import hari_tidak_bekerja as definisi_tidak_bekerja, susun_kalender
from pegawai.inti.periode import Periode
from pegawai.models import HariLibur, JadwalDinas, JamKerja, KeteranganKerja, PolaJamKerja
from pegawai.queries import (
    hari_tidak_bekerja_tiap,
    kalender_kerja,
    menit_kerja,
)
from pegawai.queries.kalender import _bahan
from pegawai.tests.factories import (
    JadwalDinasFactory,
    KeteranganKerjaFactory,
    PegawaiFactory,
    PenugasanFactory,
    UnitKerjaFactory,
)


MARET = Periode.bulan(2026, 3)
SEHARI = timedelta(days=1)


def hari(pegawai, tanggal):
    return kalender_kerja(pegawai, Periode(tanggal, tanggal + SEHARI))[0]


def tidak_bekerja(pegawai, mulai, selesai):
    return hari_tidak_bekerja_tiap([pegawai.pk], mulai, selesai)[pegawai.pk]


def pegawai_di(hari_per_pekan=5):
    return PegawaiFactory(unit=UnitKerjaFactory(hari_per_pekan=hari_per_pekan))


@pytest.mark.parametrize(
    ("tanggal", "pekan", "menit", "bekerja", "keterangan"),
    [
        pytest.param(date(2026, 1, 5), 5, 450, True, "", id="an-ordinary-monday"),
        pytest.param(date(2026, 1, 9), 6, 240, True, "", id="friday-of-six-days"),
        pytest.param(date(2026, 1, 10), 6, 390, True, "", id="saturday-of-six-days"),
        pytest.param(date(2026, 1, 10), 5, 0, False, "Akhir pekan", id="saturday-of-five-days"),
        pytest.param(date(2026, 2, 18), 5, 450, True, "", id="the-day-before-ramadan"),
        pytest.param(date(2026, 2, 19), 5, 390, True, "", id="the-first-of-ramadan"),
        pytest.param(date(2026, 3, 23), 5, 0, False, "Cuti Bersama Hari Raya Idul Fitri", id="joint-leave"),
        pytest.param(date(2026, 3, 25), 5, 450, True, "", id="ramadan-is-over"),
        pytest.param(date(2023, 12, 4), 5, 0, False, "Di luar masa tugas", id="before-the-post"),
    ],
)
def test_office_hours(db, tanggal, pekan, menit, bekerja, keterangan):
    satu = hari(pegawai_di(pekan), tanggal)

    assert (satu.menit, satu.bekerja, satu.keterangan) == (menit, bekerja, keterangan)


def test_the_stretches_of_work_leave_out_the_break(db):
    assert hari(pegawai_di(), date(2026, 1, 5)).jam == ((time(7, 15), time(12)), (time(13), time(15, 45)))


def test_before_any_hours_were_set_a_day_of_work_expects_nothing(db):
    pegawai = PegawaiFactory()
    PenugasanFactory(pegawai=pegawai, mulai=date(2020, 1, 1))

    satu = hari(pegawai, date(2021, 3, 1))

    assert (satu.menit, satu.bekerja) == (0, True)


@pytest.mark.parametrize(
    ("jenis", "bekerja"),
    [
        (JenisKeterangan.CUTI, False),
        (JenisKeterangan.SAKIT, False),
        (JenisKeterangan.IZIN, False),
        (JenisKeterangan.DINAS_LUAR, True),
        (JenisKeterangan.DIKLAT, True),
    ],
)
def test_nothing_is_expected_of_who_is_away_but_duty_elsewhere_is_work(db, jenis, bekerja):
    pegawai = pegawai_di()
    KeteranganKerjaFactory(pegawai=pegawai, jenis=jenis, mulai=date(2026, 3, 12), hari=2)

    rabu, kamis, jumat, sabtu, *_ = kalender_kerja(pegawai, Periode(date(2026, 3, 11), date(2026, 3, 17)))

    assert (rabu.menit, rabu.keterangan) == (390, "")
    assert [(satu.menit, satu.bekerja) for satu in (kamis, jumat)] == [(0, bekerja)] * 2
    assert kamis.keterangan == jenis.label.capitalize()
    assert sabtu.keterangan == "Akhir pekan"


def test_with_shifts_in_a_month_they_are_its_whole_plan(db):
    pegawai = pegawai_di()
    JadwalDinasFactory(pegawai=pegawai, tanggal=date(2026, 3, 1))  # a Sunday, through midnight
    JadwalDinasFactory(
        pegawai=pegawai, tanggal=date(2026, 3, 21), mulai=time(7), selesai=time(14), istirahat=0
    )

    maret = {satu.tanggal.day: satu for satu in kalender_kerja(pegawai, MARET)}

    assert (maret[1].menit, maret[1].bekerja, maret[1].keterangan) == (540, True, "Dinas 21.00 sampai 07.00")
    assert (maret[2].menit, maret[2].bekerja, maret[2].keterangan) == (0, False, "Lepas dinas")
    assert (maret[21].menit, maret[21].keterangan) == (420, "Dinas 07.00 sampai 14.00")  # Idul Fitri
    assert sum(satu.menit for satu in maret.values()) == 960
    assert hari(pegawai, date(2026, 4, 1)).menit == 450  # no shifts in April: office hours


def test_a_period_within_a_month_knows_of_the_shifts_outside_it(db):
    pegawai = pegawai_di()
    JadwalDinasFactory(pegawai=pegawai, tanggal=date(2026, 3, 30))

    assert hari(pegawai, date(2026, 3, 2)).keterangan == "Lepas dinas"


def test_the_week_of_a_person_changes_with_the_unit(db):
    pegawai = PegawaiFactory()
    lima, enam = UnitKerjaFactory(hari_per_pekan=5), UnitKerjaFactory(hari_per_pekan=6)
    PenugasanFactory(pegawai=pegawai, unit=lima, selesai=date(2026, 1, 17))
    PenugasanFactory(pegawai=pegawai, unit=enam, mulai=date(2026, 1, 17))

    januari = {satu.tanggal.day: satu for satu in kalender_kerja(pegawai, Periode.bulan(2026, 1))}

    assert (januari[10].bekerja, januari[17].bekerja) == (False, True)
    assert (januari[9].menit, januari[23].menit) == (450, 240)


def test_of_two_patterns_the_one_that_began_last_holds(db):
    pola = PolaJamKerja.objects.create(
        nama="Pascabanjir", mulai=date(2026, 3, 2), selesai=date(2026, 3, 4), dasar="SE contoh"
    )
    JamKerja.objects.create(pola=pola, hari_per_pekan=5, hari=1, masuk=time(8), pulang=time(12))
    pegawai = pegawai_di()

    assert [satu.menit for satu in kalender_kerja(pegawai, Periode(date(2026, 3, 2), date(2026, 3, 5)))] == [
        240,
        0,  # a day that the pattern leaves out
        390,
    ]


@pytest.mark.parametrize("pekan", [5, 6])
def test_the_days_that_ask_for_no_entry_are_holidays_own_leave_and_duty_elsewhere(db, pekan):
    pegawai = pegawai_di(pekan)
    KeteranganKerjaFactory(pegawai=pegawai, mulai=date(2026, 3, 26), hari=4)  # Thursday to Sunday
    KeteranganKerjaFactory(pegawai=pegawai, mulai=date(2026, 3, 9), jenis=JenisKeterangan.DINAS_LUAR)

    libur = {9, 18, 19, 20, 23, 24, 26, 27} | ({21, 28} if pekan == 6 else set())

    assert {satu.day for satu in tidak_bekerja(pegawai, MARET.mulai, MARET.selesai)} == libur


def test_without_a_post_the_holidays_remain(db):
    assert date(2026, 3, 19) in tidak_bekerja(PegawaiFactory(), MARET.mulai, MARET.selesai)


def test_a_calendar_costs_one_query_however_much_is_in_it(db, django_assert_num_queries):
    pegawai = pegawai_di()
    for ke in range(1, 9):
        JadwalDinasFactory(pegawai=pegawai, tanggal=date(2026, ke, 3))
        KeteranganKerjaFactory(pegawai=pegawai, mulai=date(2026, ke, 20))

    with django_assert_num_queries(1):
        assert len(kalender_kerja(pegawai, Periode.tahun(2026))) == 365
    with django_assert_num_queries(1):
        tidak_bekerja(pegawai, date(2026, 1, 1), date(2027, 1, 1))


# Around the end of a month, two holidays and a pattern that begins.
AWAL = date(2026, 2, 9)
hari_ke = st.integers(0, 55).map(lambda ke: AWAL + ke * SEHARI)
panjang = st.integers(1, 25)
jam = st.builds(lambda menit: time(*divmod(menit * 15, 60)), st.integers(0, 95))
rentang = st.tuples(hari_ke, panjang).map(lambda pasang: (pasang[0], pasang[0] + pasang[1] * SEHARI))


def baris_sql(orang, periode):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tanggal, menit, bekerja, terpenuhi, akhir_pekan"
            " FROM pegawai_kalender(%s, %s, %s) ORDER BY tanggal",
            [[orang.pk], periode.mulai, periode.selesai],
        )
        return cursor.fetchall()


def simpan(objek):
    """Keep what the constraints allow; the rest never happened."""
    try:
        with transaction.atomic():
            objek.save()
    except IntegrityError:
        pass


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_sql_and_definition_agree(db, data):
    with transaction.atomic():
        dua_orang = [PegawaiFactory(), PegawaiFactory()]
        unit = [UnitKerjaFactory(hari_per_pekan=5), UnitKerjaFactory(hari_per_pekan=6)]
        siapa = st.sampled_from(dua_orang)
        for orang in dua_orang:  # one post after another, perhaps with a gap before, between or after
            batas = sorted(data.draw(st.sets(hari_ke, min_size=2, max_size=4)))
            for mulai, selesai in zip(batas, [*batas[1:], None], strict=True):
                if data.draw(st.integers(0, 9)):
                    unit_ini = data.draw(st.sampled_from(unit))
                    PenugasanFactory(pegawai=orang, unit=unit_ini, mulai=mulai, selesai=selesai)
        for mulai, selesai in data.draw(st.lists(rentang, max_size=2)):
            pola = PolaJamKerja(nama="Pola", mulai=mulai, selesai=selesai, dasar="SE contoh")
            simpan(pola)
            if pola.pk:
                simpan(JamKerja(pola=pola, hari_per_pekan=5, hari=2, masuk=time(8), pulang=data.draw(jam)))
                simpan(JamKerja(pola=pola, hari_per_pekan=6, hari=6, masuk=time(8), pulang=data.draw(jam)))
        for mulai, selesai in data.draw(st.lists(rentang, min_size=2, max_size=6)):
            simpan(
                KeteranganKerja(
                    pegawai=data.draw(siapa),
                    jenis=data.draw(st.sampled_from(JenisKeterangan)),
                    mulai=mulai,
                    selesai=selesai,
                    nomor_surat="800/1",
                )
            )
        for tanggal in data.draw(st.lists(hari_ke, max_size=4)):
            simpan(
                JadwalDinas(
                    pegawai=data.draw(siapa),
                    tanggal=tanggal,
                    mulai=data.draw(jam),
                    selesai=data.draw(jam),
                    istirahat=data.draw(st.sampled_from([0, 30])),
                )
            )
        for tanggal in data.draw(st.lists(hari_ke, max_size=2)):
            simpan(HariLibur(tanggal=tanggal, nama="Pilkada", jenis=JenisLibur.LIBUR_DAERAH, dasar="Contoh"))
        periode = Periode(*data.draw(st.one_of(st.just((AWAL, AWAL + 70 * SEHARI)), rentang)))

        menit = menit_kerja(dua_orang, periode)
        tidak = hari_tidak_bekerja_tiap([satu.pk for satu in dua_orang], periode.mulai, periode.selesai)

        for orang in dua_orang:
            bahan = _bahan(orang, periode)
            susunan = [satu for satu in susun_kalender(periode, bahan) if satu.bertugas]
            assert baris_sql(orang, periode) == [
                (satu.tanggal, satu.menit, satu.bekerja, satu.terpenuhi, satu.akhir_pekan) for satu in susunan
            ]
            assert menit.get(orang.pk) == (sum(satu.menit for satu in susunan) if susunan else None)
            assert tidak[orang.pk] == definisi_tidak_bekerja(periode, bahan)
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("mulai", "selesai", "istirahat"),
    [(time(7), time(14), 30), (time(21), time(7), 60), (time(0), time(23, 59), 0)],
)
def test_the_minutes_of_a_shift_are_those_of_the_definition(db, mulai, selesai, istirahat):
    jadwal = JadwalDinasFactory(mulai=mulai, selesai=selesai, istirahat=istirahat)

    jadwal.refresh_from_db()

    assert jadwal.menit == jadwal.giliran.menit


@pytest.mark.parametrize(
    "isian",
    [
        pytest.param(
            {"tanggal": date(2026, 3, 18), "mulai": time(6), "selesai": time(13)}, id="night-into-morning"
        ),
        pytest.param(
            {"tanggal": date(2026, 3, 17), "mulai": time(14), "selesai": time(22)}, id="evening-into-night"
        ),
        pytest.param(
            {"tanggal": date(2026, 3, 16), "mulai": time(23), "selesai": time(22)}, id="nearly-a-day"
        ),
        pytest.param({"mulai": time(8), "selesai": time(8)}, id="no-time-at-all"),
        pytest.param({"mulai": time(8), "selesai": time(9), "istirahat": 60}, id="nothing-but-a-break"),
        pytest.param({"mulai": time(8, 0, 30), "selesai": time(9)}, id="half-a-minute"),
    ],
)
def test_impossible_shifts_are_refused_by_the_database(db, isian):
    pegawai = pegawai_di()
    JadwalDinasFactory(pegawai=pegawai)  # 17 March 21.00 to 18 March 07.00

    with pytest.raises(IntegrityError):
        JadwalDinasFactory(pegawai=pegawai, **{"tanggal": date(2026, 3, 20), **isian})


def test_shifts_may_meet_and_belong_to_different_people(db):
    pegawai = pegawai_di()
    JadwalDinasFactory(pegawai=pegawai)
    JadwalDinasFactory(pegawai=pegawai, tanggal=date(2026, 3, 18), mulai=time(7), selesai=time(14))
    JadwalDinasFactory()

    assert JadwalDinas.objects.count() == 3
