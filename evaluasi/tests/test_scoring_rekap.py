from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from evaluasi import scoring
from evaluasi.capaian import capaian_pegawai
from evaluasi.choices import Ekspektasi, Predikat
from evaluasi.models import CapaianHasil, Penilaian, RekapUnit
from evaluasi.tests.adegan import dibuang
from evaluasi.tests.factories import PenilaianFactory, PeriodePenilaianFactory
from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.inti.periode import Periode
from pegawai.models import SKP, Penugasan, UnitKerja
from pegawai.tests.factories import (
    IndikatorFactory,
    PegawaiFactory,
    PenugasanFactory,
    SKPFactory,
    UnitKerjaFactory,
    kota,
)


MARET = Periode.bulan(2026, 3)
PADA = datetime(2026, 4, 1, tzinfo=UTC)


def hitung(periode=MARET):
    scoring.hitung_capaian(periode=periode, pada=PADA)
    return scoring.hitung_rekap(periode=periode, pada=PADA)


def rekap(unit) -> RekapUnit:
    return RekapUnit.objects.get(unit=unit, mulai=MARET.mulai, selesai=MARET.selesai)


def menurut_definisi(unit: UnitKerja) -> dict[str, object]:
    """The same sums, one after the other and person by person."""
    orang = set(
        Penugasan.objects.definitif()
        .pada(MARET.hari_terakhir)
        .filter(unit__in=UnitKerja.objects.dalam(unit))
        .exclude(pegawai__jenis="PEJABAT_NEGARA")
        .values_list("pegawai", flat=True)
    )
    kegiatan = Kegiatan.objects.pada(MARET).filter(pegawai__in=orang).exclude(status=StatusKegiatan.KONSEP)
    skp = SKP.objects.disetujui().pada(MARET).filter(pegawai__in=orang)
    penilaian = {
        satu.skp.pegawai_id: Predikat(satu.predikat)
        for satu in Penilaian.objects.ditetapkan()
        .filter(skp__in=skp, periode__mulai=MARET.mulai, periode__selesai=MARET.selesai)
        .select_related("skp")
        .order_by("skp__mulai", "skp")
    }
    predikat = list(penilaian.values())
    return {
        "jumlah_pegawai": len(orang),
        "jumlah_skp": len({satu.pegawai_id for satu in skp}),
        "jumlah_pelapor": len({satu.pegawai_id for satu in kegiatan}),
        "jumlah_kegiatan": len(kegiatan),
        "jumlah_menunggu": sum(satu.status == StatusKegiatan.DIAJUKAN for satu in kegiatan),
        "menit_terverifikasi": sum(s.menit for s in kegiatan if s.status == StatusKegiatan.TERVERIFIKASI),
        "persen_capaian": capaian_pegawai(
            [satu.persen for satu in CapaianHasil.objects.pada(MARET).filter(hasil_kerja__skp__in=skp)]
        ),
        **{f"jumlah_{satu.lower()}": predikat.count(satu) for satu in Predikat},
    }


@pytest.fixture
def pohon(db):
    """A city with two offices, one of them with a bidang below it."""
    dinas = UnitKerjaFactory()
    return [kota(), dinas, UnitKerjaFactory(jenis="BIDANG", induk=dinas), UnitKerjaFactory()]


orang = st.fixed_dictionaries(
    {
        "unit": st.integers(0, 3),
        "jenis": st.sampled_from(["PNS", "PPPK", "PEJABAT_NEGARA"]),
        "masa": st.sampled_from(
            [
                (date(2024, 1, 1), None),
                (date(2024, 1, 1), date(2026, 3, 31)),  # gone on the last day
                (date(2024, 1, 1), date(2026, 4, 1)),  # there on the last day
                (date(2026, 3, 31), None),
                (date(2026, 4, 1), None),
            ]
        ),
        "skp": st.booleans(),
        "kegiatan": st.lists(
            st.tuples(
                st.sampled_from(StatusKegiatan),
                st.integers(1, 600),
                st.sampled_from([date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)]),
                st.decimals(0, 12, places=2),
            ),
            max_size=4,
        ),
        "rating": st.none() | st.tuples(st.sampled_from(Ekspektasi), st.sampled_from(Ekspektasi)),
        "ditetapkan": st.booleans(),
    }
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(daftar_orang=st.lists(orang, max_size=6))
def test_sql_and_definition_agree(pohon, daftar_orang):
    with dibuang():
        verifikator = PegawaiFactory()
        for satu in daftar_orang:
            negara = satu["jenis"] == "PEJABAT_NEGARA"
            pegawai = PegawaiFactory(jenis=satu["jenis"], **({"nip": None} if negara else {}))
            mulai, selesai = satu["masa"]
            penugasan = PenugasanFactory(
                pegawai=pegawai, unit=pohon[satu["unit"]], mulai=mulai, selesai=selesai
            )
            indikator = None
            if satu["skp"]:
                skp = SKPFactory(pegawai=pegawai, penugasan=penugasan, disetujui=True)
                indikator = IndikatorFactory(hasil_kerja__skp=skp)
                if satu["rating"]:
                    hasil, perilaku = satu["rating"]
                    PenilaianFactory(
                        skp=skp, ditetapkan=satu["ditetapkan"], rating_hasil=hasil, rating_perilaku=perilaku
                    )
            for status, menit, tanggal, volume in satu["kegiatan"]:
                KegiatanFactory(
                    pegawai=pegawai,
                    hasil_kerja=indikator and indikator.hasil_kerja,
                    status=status,
                    menit=menit,
                    tanggal=tanggal,
                    volume=volume,
                    catatan="Belum jelas.",
                    diverifikasi_oleh=verifikator,
                    diverifikasi_pada=PADA,
                )

        assert hitung() == UnitKerja.objects.count()

        for unit in pohon:
            harapan = menurut_definisi(unit)
            dapat = rekap(unit)
            assert {nama: getattr(dapat, nama) for nama in harapan} == harapan


def test_a_unit_where_nobody_works_has_a_row_of_zeros(pohon):
    hitung()

    kosong = rekap(pohon[3])
    assert (kosong.jumlah_pegawai, kosong.jumlah_kegiatan, kosong.persen_capaian) == (0, 0, None)
    assert kosong.jumlah_dinilai == 0


def test_what_is_below_counts_above_and_beside_it_does_not(pohon):
    semua, dinas, bidang, lain = pohon
    KegiatanFactory(pegawai=PegawaiFactory(unit=bidang), terverifikasi=True, menit=90)

    hitung()

    assert [rekap(unit).menit_terverifikasi for unit in (semua, dinas, bidang, lain)] == [90, 90, 90, 0]


def test_a_person_with_two_promises_counts_once_with_the_later_predicate(pohon):
    pegawai = PegawaiFactory(unit=pohon[1])
    kini = pegawai.penugasan.get()
    lama = PenugasanFactory(pegawai=pegawai, unit=pohon[3], mulai=date(2023, 1, 1), selesai=kini.mulai)
    awal = SKPFactory(pegawai=pegawai, penugasan=lama, disetujui=True, selesai=date(2026, 3, 1))
    akhir = SKPFactory(pegawai=pegawai, penugasan=kini, disetujui=True, mulai=date(2026, 3, 1))
    triwulan = PeriodePenilaianFactory(mulai=date(2026, 1, 1), selesai=date(2026, 4, 1))
    PenilaianFactory(skp=awal, periode=triwulan, ditetapkan=True, rating_hasil=Ekspektasi.BAWAH)
    PenilaianFactory(skp=akhir, periode=triwulan, ditetapkan=True)

    hitung(triwulan.rentang)

    dapat = RekapUnit.objects.get(unit=pohon[1], mulai=triwulan.mulai)
    assert dapat.jumlah_predikat == {predikat: int(predikat == Predikat.BAIK) for predikat in Predikat}


def test_the_mean_is_over_results_not_over_units(pohon):
    _, dinas, bidang, _ = pohon
    for unit, volume in ((dinas, 10), (bidang, 5), (bidang, 0)):
        pegawai = PegawaiFactory(unit=unit)
        indikator = IndikatorFactory(hasil_kerja__skp=SKPFactory(pegawai=pegawai, disetujui=True))
        KegiatanFactory(pegawai=pegawai, hasil_kerja=indikator.hasil_kerja, terverifikasi=True, volume=volume)

    hitung()

    assert rekap(dinas).persen_capaian == Decimal(50)
    assert rekap(bidang).persen_capaian == Decimal(25)


def test_running_again_changes_nothing(pohon):
    KegiatanFactory(pegawai=PegawaiFactory(unit=pohon[2]), terverifikasi=True)

    hitung()
    sekali = list(RekapUnit.objects.order_by("pk").values())
    hitung()

    assert list(RekapUnit.objects.order_by("pk").values()) == sekali
