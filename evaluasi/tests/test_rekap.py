"""What dashboards read of the stored figures."""

from datetime import UTC, datetime

from evaluasi import queries, scoring
from pegawai.inti.periode import Periode
from pegawai.tests.factories import IndikatorFactory, SKPFactory


PADA = datetime(2026, 4, 1, tzinfo=UTC)
BULAN = [Periode.bulan(2026, ke) for ke in (1, 2, 3)]


def test_the_sums_of_a_unit_of_those_right_below_and_over_time(pemeran, django_assert_num_queries):
    for bulan in BULAN[1:]:
        scoring.hitung_rekap(periode=bulan, pada=PADA)

    with django_assert_num_queries(3):
        rekap = queries.rekap_unit(pemeran.dinkes, BULAN[2])
        anak = queries.rekap_anak(pemeran.dinkes, BULAN[2])
        tren = queries.tren_rekap(pemeran.dinkes, BULAN)
        nama = [satu.unit.nama for satu in anak]

    assert rekap.jumlah_pegawai == 3
    assert nama == ["Bidang Pelayanan Kesehatan"]
    assert [satu and satu.mulai for satu in tren] == [None, BULAN[1].mulai, BULAN[2].mulai]
    assert queries.rekap_unit(pemeran.dinkes, BULAN[0]) is None
    assert queries.tren_rekap(pemeran.dinkes, []) == []


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
