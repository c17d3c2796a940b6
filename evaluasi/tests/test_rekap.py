"""What dashboards read of the stored figures."""

from datetime import UTC, datetime

from evaluasi import queries, scoring
from evaluasi.models import RekapUnit
from pegawai.inti.periode import Periode
from pegawai.tests.factories import IndikatorFactory, SKPFactory


PADA = datetime(2026, 4, 1, tzinfo=UTC)
BULAN = [Periode.bulan(2026, ke) for ke in (1, 2, 3)]


def test_the_sums_of_a_unit_over_time_and_of_those_right_below_at_last(pemeran, django_assert_num_queries):
    for bulan in BULAN[1:]:
        scoring.hitung_rekap(periode=bulan, pada=PADA)

    with django_assert_num_queries(1):
        rekap = queries.rekap_unit_dan_anak(pemeran.dinkes, BULAN)

    dinkes, pelayanan = pemeran.dinkes.pk, pemeran.pelayanan.pk
    assert set(rekap) == {(dinkes, BULAN[1]), (dinkes, BULAN[2]), (pelayanan, BULAN[2])}
    assert rekap[dinkes, BULAN[2]].jumlah_pegawai == 3
    assert queries.rekap_unit(pemeran.dinkes, BULAN[2]) == rekap[dinkes, BULAN[2]]
    assert queries.rekap_unit(pemeran.dinkes, BULAN[0]) is None


def test_the_latest_period_in_which_enough_people_got_a_predicate(pemeran):
    for bulan in BULAN:
        scoring.hitung_rekap(periode=bulan, pada=PADA)
    RekapUnit.objects.filter(unit=pemeran.dinkes, mulai=BULAN[1].mulai).update(jumlah_baik=8, jumlah_kurang=2)
    RekapUnit.objects.filter(unit=pemeran.dinkes, mulai=BULAN[2].mulai).update(jumlah_baik=9)

    assert queries.rekap_berpredikat(pemeran.dinkes).mulai == BULAN[1].mulai
    assert queries.rekap_berpredikat(pemeran.disdik) is None


def test_the_achievement_of_one_person_main_results_first(pemeran, django_assert_num_queries):
    skp = SKPFactory(pegawai=pemeran.ani, disetujui=True)
    tambahan = IndikatorFactory(hasil_kerja__skp=skp, hasil_kerja__jenis="TAMBAHAN").hasil_kerja
    utama = IndikatorFactory(hasil_kerja__skp=skp).hasil_kerja
    IndikatorFactory()
    scoring.hitung_capaian(periode=BULAN[2], pada=PADA)

    with django_assert_num_queries(1):
        capaian = queries.capaian_pegawai(pemeran.ani, BULAN[2])
        hasil = [satu.hasil_kerja.uraian for satu in capaian]

    assert hasil == [utama.uraian, tambahan.uraian]
    assert queries.capaian_pegawai(pemeran.ani, BULAN[0]) == []
