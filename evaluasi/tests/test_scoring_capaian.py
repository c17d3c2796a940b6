from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import localtime
from hypothesis import HealthCheck, given, settings, strategies as st

from evaluasi import scoring
from evaluasi.capaian import capaian_hasil, capaian_persen, realisasi_kegiatan, target_periode
from evaluasi.choices import Arah
from evaluasi.models import Capaian, CapaianHasil
from evaluasi.tests.adegan import dibuang
from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan, RealisasiIndikator
from laporan.tests.factories import KegiatanFactory, RealisasiIndikatorFactory
from pegawai.choices import SumberRealisasi
from pegawai.inti.periode import Periode
from pegawai.models import SKP, Indikator
from pegawai.tests.factories import HasilKerjaFactory, IndikatorFactory, SKPFactory


MARET = Periode.bulan(2026, 3)
TRIWULAN = Periode.triwulan(2026, 1)
PADA = datetime(2026, 4, 1, tzinfo=UTC)
WIB = ZoneInfo("Asia/Pontianak")


def hitung(periode=MARET):
    return scoring.hitung_capaian(periode=periode, pada=PADA)


def lapor(indikator, bulan, nilai):
    RealisasiIndikatorFactory(indikator=indikator, bulan=date(2026, bulan, 1), nilai=nilai)


# The definition, said once more in Python over the same rows.


def bulan_bersama(skp: SKP, periode: Periode) -> tuple[int, int]:
    bersama = Periode(max(skp.mulai, periode.mulai), min(skp.selesai, periode.selesai))
    return len(list(bersama.bulan_bulan())), len(list(skp.periode.bulan_bulan()))


def menurut_definisi(indikator: Indikator, periode: Periode):
    """Return target, realisasi and persen as the rules say."""
    if indikator.sumber_realisasi == SumberRealisasi.KEGIATAN:
        bulan_periode, bulan_skp = bulan_bersama(indikator.hasil_kerja.skp, periode)
        target = target_periode(target=indikator.target, bulan_periode=bulan_periode, bulan_skp=bulan_skp)
        kegiatan = Kegiatan.objects.terverifikasi().pada(periode).filter(hasil_kerja=indikator.hasil_kerja)
        realisasi = realisasi_kegiatan(
            volume=sum(satu.volume for satu in kegiatan) if kegiatan else None,
            disetujui=localtime(indikator.hasil_kerja.skp.disetujui_pada).date(),
            periode=periode,
        )
    else:
        target = indikator.target
        laporan = RealisasiIndikator.objects.filter(
            indikator=indikator, bulan__gte=periode.mulai, bulan__lt=periode.selesai
        ).order_by("bulan")
        realisasi = laporan.last() and laporan.last().nilai
    if realisasi is None:
        return target, None, None
    persen = capaian_persen(
        realisasi=realisasi,
        target=target,
        target_akhir=indikator.target_akhir,
        arah=Arah(indikator.arah),
    )
    return target, realisasi, persen


desimal = st.decimals(Decimal("0.01"), 5000, places=2)
indikator_laporan = st.builds(
    lambda arah, target, lebar, laporan: (arah, target, lebar and target + lebar, laporan),
    st.sampled_from(Arah),
    desimal,
    st.none() | desimal,
    st.dictionaries(st.integers(1, 12), st.decimals(0, 9000, places=2), max_size=4),
)
kegiatan = st.tuples(
    st.integers(1, 12),
    st.integers(1, 28),
    st.sampled_from([StatusKegiatan.TERVERIFIKASI, StatusKegiatan.TERVERIFIKASI, StatusKegiatan.DIAJUKAN]),
    st.decimals(0, 500, places=2),
)
jam_disetujui = st.integers(0, 366 * 24).map(
    lambda jam: datetime(2026, 1, 1, tzinfo=WIB) + timedelta(hours=jam)
)
periode = st.sampled_from(
    [MARET, Periode.bulan(2026, 12), TRIWULAN, Periode.triwulan(2026, 3), Periode.tahun(2026)]
)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    disetujui=jam_disetujui,
    masa=st.tuples(st.integers(1, 12), st.integers(1, 12)).map(sorted),
    target=desimal,
    daftar_kegiatan=st.lists(kegiatan, max_size=6),
    daftar_laporan=st.lists(indikator_laporan, max_size=3),
    periode=periode,
)
def test_sql_and_definition_agree(disetujui, masa, target, daftar_kegiatan, daftar_laporan, periode):
    with dibuang():
        awal, akhir = masa
        skp = SKPFactory(
            disetujui=True,
            disetujui_pada=disetujui,
            mulai=date(2026, awal, 1),
            selesai=Periode.bulan(2026, akhir).selesai,
        )
        hasil = HasilKerjaFactory(skp=skp)
        IndikatorFactory(hasil_kerja=hasil, target=target)
        for bulan, hari, status, volume in daftar_kegiatan:
            KegiatanFactory(
                terverifikasi=True,
                status=status,
                hasil_kerja=hasil,
                tanggal=date(2026, bulan, hari),
                volume=volume,
            )
        for arah, sasaran, batas, laporan in daftar_laporan:
            indikator = IndikatorFactory(
                hasil_kerja=hasil,
                sumber_realisasi=SumberRealisasi.LAPORAN,
                arah=arah,
                target=sasaran,
                target_akhir=batas,
            )
            for bulan, nilai in laporan.items():
                lapor(indikator, bulan, nilai)

        hitung(periode)

        daftar_capaian = Capaian.objects.filter(
            indikator__hasil_kerja=hasil, mulai=periode.mulai, selesai=periode.selesai
        )
        if skp.mulai >= periode.selesai or skp.selesai <= periode.mulai:
            assert not daftar_capaian
            return
        harapan = {
            i.pk: menurut_definisi(i, periode) for i in hasil.indikator.select_related("hasil_kerja__skp")
        }
        assert {c.indikator_id: (c.target, c.realisasi, c.persen) for c in daftar_capaian} == harapan
        semua = CapaianHasil.objects.get(hasil_kerja=hasil, mulai=periode.mulai, selesai=periode.selesai)
        terukur = [persen for _, _, persen in harapan.values() if persen is not None]
        assert semua.persen == capaian_hasil(terukur)
        assert (semua.jumlah_indikator, semua.jumlah_terukur) == (len(harapan), len(terukur))


def test_unverified_work_and_other_months_do_not_count(db):
    indikator = IndikatorFactory(target=120)
    hasil = indikator.hasil_kerja
    KegiatanFactory(terverifikasi=True, hasil_kerja=hasil, volume=5)
    KegiatanFactory(diajukan=True, hasil_kerja=hasil, volume=100)
    for tanggal in (date(2026, 2, 28), date(2026, 4, 1)):
        KegiatanFactory(terverifikasi=True, hasil_kerja=hasil, volume=100, tanggal=tanggal)

    hitung()

    capaian = Capaian.objects.get()
    assert (capaian.target, capaian.realisasi, capaian.persen) == (10, 5, 50)


def test_counted_work_that_was_not_done_is_zero_and_a_report_that_was_not_given_is_unknown(db):
    hasil = HasilKerjaFactory()
    terhitung = IndikatorFactory(hasil_kerja=hasil)
    dilaporkan = IndikatorFactory(hasil_kerja=hasil, sumber_realisasi=SumberRealisasi.LAPORAN)
    sunyi = IndikatorFactory(sumber_realisasi=SumberRealisasi.LAPORAN)

    hitung()

    assert Capaian.objects.get(indikator=terhitung).persen == 0
    assert Capaian.objects.get(indikator=dilaporkan).persen is None
    assert CapaianHasil.objects.get(hasil_kerja=hasil).persen == 0  # of the one that was measured
    assert CapaianHasil.objects.get(hasil_kerja=sunyi.hasil_kerja).persen is None


@pytest.mark.parametrize(
    ("disetujui", "persen"),
    [
        (datetime(2026, 3, 31, 23, 59, tzinfo=WIB), 0),  # in March one could still report against it
        (datetime(2026, 4, 1, 0, 0, tzinfo=WIB), None),
        (datetime(2026, 5, 20, 9, 0, tzinfo=WIB), None),
    ],
)
def test_months_before_a_plan_was_approved_are_unknown_and_not_zero(db, disetujui, persen):
    indikator = IndikatorFactory(hasil_kerja__skp__disetujui_pada=disetujui)

    hitung()

    assert (Capaian.objects.get().realisasi, Capaian.objects.get().persen) == (persen, persen)
    assert CapaianHasil.objects.get(hasil_kerja=indikator.hasil_kerja).persen == persen


def test_work_that_was_linked_to_a_late_plan_counts(db):
    indikator = IndikatorFactory(
        target=120, hasil_kerja__skp__disetujui_pada=datetime(2026, 5, 20, 9, 0, tzinfo=WIB)
    )
    KegiatanFactory(terverifikasi=True, hasil_kerja=indikator.hasil_kerja, volume=5)

    hitung()

    assert Capaian.objects.get().persen == 50


def test_the_latest_report_of_the_period_stands(db):
    indikator = IndikatorFactory(target=100, sumber_realisasi=SumberRealisasi.LAPORAN)
    for bulan, nilai in ((1, 70), (2, 90), (4, 10)):
        lapor(indikator, bulan, nilai)

    hitung(TRIWULAN)

    assert Capaian.objects.get().persen == 90


def test_a_result_without_indicators_has_a_row_that_says_so(db):
    HasilKerjaFactory()

    hitung()

    hasil = CapaianHasil.objects.get()
    assert (hasil.jumlah_indikator, hasil.jumlah_terukur, hasil.persen) == (0, 0, None)


def test_only_approved_promises_of_the_period_are_computed(db):
    IndikatorFactory(hasil_kerja__skp__disetujui=False)
    IndikatorFactory(hasil_kerja__skp__mulai=date(2026, 4, 1))
    IndikatorFactory(hasil_kerja__skp__selesai=date(2026, 3, 1))

    assert hitung() == 0
    assert not Capaian.objects.exists()


def test_the_shares_of_twelve_months_make_the_year(db):
    IndikatorFactory(target=120)

    for bulan in Periode.tahun(2026).bulan_bulan():
        hitung(bulan)
    hitung(Periode.tahun(2026))

    bulanan = Capaian.objects.exclude(mulai=date(2026, 1, 1), selesai=date(2027, 1, 1))
    setahun = Capaian.objects.get(selesai=date(2027, 1, 1), mulai=date(2026, 1, 1))
    assert sum(satu.target for satu in bulanan) == setahun.target == 120


def test_running_again_changes_nothing(db):
    indikator = IndikatorFactory()
    KegiatanFactory(terverifikasi=True, hasil_kerja=indikator.hasil_kerja)
    IndikatorFactory(sumber_realisasi=SumberRealisasi.LAPORAN)

    assert hitung() == 2
    sekali = list(Capaian.objects.order_by("pk").values()), list(CapaianHasil.objects.order_by("pk").values())
    assert hitung() == 2

    assert sekali == (
        list(Capaian.objects.order_by("pk").values()),
        list(CapaianHasil.objects.order_by("pk").values()),
    )


def test_a_promise_cut_short_loses_its_later_rows_and_no_others(db):
    indikator = IndikatorFactory()
    lain = IndikatorFactory()
    hitung(Periode.bulan(2026, 2))
    hitung()
    SKP.objects.filter(pk=indikator.hasil_kerja.skp_id).update(selesai=date(2026, 3, 1))

    hitung()

    assert set(Capaian.objects.values_list("indikator", "mulai")) == {
        (indikator.pk, date(2026, 2, 1)),
        (lain.pk, date(2026, 2, 1)),
        (lain.pk, date(2026, 3, 1)),
    }
    assert CapaianHasil.objects.count() == 3


def test_a_slip_of_the_pen_does_not_stop_everybody(db):
    indikator = IndikatorFactory(target=Decimal("0.01"), sumber_realisasi=SumberRealisasi.LAPORAN)
    lapor(indikator, 3, Decimal("9999999999.99"))

    hitung()

    assert Capaian.objects.get().persen == scoring.PERSEN_TERBESAR
    assert CapaianHasil.objects.get().persen == 120
