"""The evidence that stands beside a rating: achievement with its arithmetic, daily work, citizens' voice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast, JSONObject

from evaluasi.angka_kredit import SetaraAngkaKredit, setara_angka_kredit
from evaluasi.capaian import CAPAIAN_TERTINGGI, patokan
from evaluasi.choices import Arah, Jenjang, Predikat, PredikatOrganisasi
from evaluasi.models import CapaianHasil, Penilaian, PenilaianOrganisasi, PeriodePenilaian
from laporan.models import Kegiatan, RealisasiIndikator
from laporan.queries import BuktiHasilKerja, bukti_hasil_kerja
from pegawai.choices import JenisJabatan, JenisPegawai, SumberRealisasi
from pegawai.inti.periode import Periode
from pegawai.models import SKP, HasilKerja, Indikator, UnitKerja
from pegawai.queries import organisasi_dari
from umpanbalik.ikm import MINIMAL_MUTU, selang_kepercayaan
from umpanbalik.models import IndeksKepuasan
from umpanbalik.queries import indeks_terdekat


@dataclass(frozen=True)
class LaporanIndikator:
    """What the employee reported of one indicator for one month; nobody has checked it."""

    bulan: date
    nilai: Decimal
    sumber: str


@dataclass(frozen=True)
class BuktiIndikator:
    """One indicator in one period, with all that its arithmetic needs.

    `target` None: never computed; `realisasi` None: the employee was to report it and has not, or the SKP
    was approved only after the period and nothing was done for it.
    """

    indikator: Indikator
    target: Decimal | None
    realisasi: Decimal | None
    persen: Decimal | None
    bulan_periode: int
    bulan_skp: int
    laporan: tuple[LaporanIndikator, ...]  # what the employee reported in the period, by month

    @property
    def dibagi_bulan(self) -> bool:
        """The target of the period is a share of the whole, since activities add up."""
        return self.indikator.sumber_realisasi == SumberRealisasi.KEGIATAN

    @property
    def makin_rendah(self) -> bool:
        return self.indikator.arah == Arah.RENDAH

    @property
    def patokan(self) -> Decimal | None:
        """What the realisation was divided by; None inside a range, and where nothing was measured."""
        if self.target is None or self.realisasi is None:
            return None
        return patokan(realisasi=self.realisasi, target=self.target, target_akhir=self.indikator.target_akhir)


@dataclass(frozen=True)
class CapaianTersimpan:
    """What is stored of one result in one period; `dihitung_pada` None: it was never computed.

    `saat_ditetapkan` is what the assessor saw, once the rating is determined.
    """

    persen: Decimal | None
    terukur: int | None
    dihitung_pada: datetime | None
    saat_ditetapkan: Decimal | None
    umpan_balik: str | None


@dataclass(frozen=True)
class BuktiHasil:
    """One promised result in one period with everything that speaks for it."""

    kegiatan: BuktiHasilKerja
    indikator: tuple[BuktiIndikator, ...]
    capaian: CapaianTersimpan
    paling_tinggi: ClassVar[Decimal] = CAPAIAN_TERTINGGI

    @property
    def hasil(self) -> HasilKerja:
        return self.kegiatan.hasil_kerja


@dataclass(frozen=True)
class SuaraWarga:
    """The satisfaction index of the nearest unit that enough citizens have rated. No part of a rating."""

    indeks: IndeksKepuasan
    selang: tuple[Decimal, Decimal]


@dataclass(frozen=True)
class KonteksUnit:
    """Where an employee works: the organisation, its predicate in the period, and what citizens say."""

    opd: UnitKerja
    organisasi: PenilaianOrganisasi | None
    suara_warga: SuaraWarga | None

    @property
    def predikat_organisasi(self) -> PredikatOrganisasi | None:
        return PredikatOrganisasi(self.organisasi.predikat) if self.organisasi else None


def bukti_penilaian(skp: SKP, periode: Periode, penilaian: Penilaian | None) -> tuple[BuktiHasil, ...]:
    """Return the evidence for each result of an SKP, main ones first, with the feedback of that rating.

    Three queries.
    """
    indikator: dict[int, list[BuktiIndikator]] = {}
    for satu in _indikator(skp, periode):
        indikator.setdefault(satu.indikator.hasil_kerja_id, []).append(satu)
    capaian = _capaian_tersimpan(skp, periode, penilaian)
    return tuple(
        BuktiHasil(
            kegiatan=kegiatan,
            indikator=tuple(indikator.get(kegiatan.hasil_kerja.pk, ())),
            capaian=capaian[kegiatan.hasil_kerja.pk],
        )
        for kegiatan in bukti_hasil_kerja(skp, periode)
    )


def kegiatan_terhitung(hasil: HasilKerja, periode: Periode) -> QuerySet[Kegiatan]:
    """Return the verified activities that the evidence of a result counts, newest day first."""
    return (
        Kegiatan.objects.terverifikasi()
        .pada(periode)
        .filter(hasil_kerja=hasil)
        .select_related("diverifikasi_oleh")
        .order_by("-tanggal", "-pk")
    )


def capaian_skp(skp: SKP, periode: Periode) -> dict[int, Decimal | None]:
    """Return the achievement of each result of an SKP by its key, None where not measured. One query."""
    return dict(
        CapaianHasil.objects.pada(periode).filter(hasil_kerja__skp=skp).values_list("hasil_kerja", "persen")
    )


def konteks_unit(unit: UnitKerja, periode: PeriodePenilaian) -> KonteksUnit:
    """Return the organisation of a unit and what is known of it in the period. Two queries."""
    opd = (
        organisasi_dari([unit])
        .annotate(
            organisasi_ini=FilteredRelation(
                "penilaian_organisasi", condition=Q(penilaian_organisasi__periode=periode)
            )
        )
        # The plugin of mypy does not know that a FilteredRelation can be selected.
        .select_related("organisasi_ini__ditetapkan_oleh")  # type: ignore[misc]
        .get()
    )
    return KonteksUnit(
        opd=opd,
        organisasi=getattr(opd, "organisasi_ini", None),
        suara_warga=suara_warga(unit, periode.rentang),
    )


def setara_penilaian(penilaian: Penilaian) -> SetaraAngkaKredit | None:
    """Return what a determined rating is worth as angka kredit. No query on penilaian_lengkap()."""
    skp = penilaian.skp
    return setara_angka_kredit(
        pegawai=JenisPegawai(skp.pegawai.jenis),
        jabatan=JenisJabatan(skp.penugasan.jabatan.jenis),
        jenjang=Jenjang(skp.penugasan.jabatan.jenjang) if skp.penugasan.jabatan.jenjang else None,
        predikat=Predikat(penilaian.predikat) if penilaian.predikat else None,
        bulan=skp.periode.bulan_beririsan(penilaian.periode.rentang),
    )


def suara_warga(unit: UnitKerja, periode: Periode) -> SuaraWarga | None:
    """Return what citizens say of the nearest unit; None when too few have answered. One query."""
    indeks = indeks_terdekat(unit, [periode], MINIMAL_MUTU)
    if indeks is None:
        return None
    selang = selang_kepercayaan(indeks.sebaran)
    assert selang is not None, "more than one citizen answered"
    return SuaraWarga(indeks, selang)


def _indikator(skp: SKP, periode: Periode) -> list[BuktiIndikator]:
    bulan_periode, bulan_skp = skp.periode.bulan_beririsan(periode), skp.periode.jumlah_bulan
    laporan = (
        RealisasiIndikator.objects.filter(
            indikator=OuterRef("pk"), bulan__gte=periode.mulai, bulan__lt=periode.selesai
        )
        .order_by("bulan")
        # Numbers travel as text: JSON would make a float of them.
        .values(isi=JSONObject(bulan="bulan", nilai=Cast("nilai", TextField()), sumber="sumber_data"))
    )
    return [
        BuktiIndikator(
            satu,
            satu.target_periode,
            satu.realisasi_periode,
            satu.persen,
            bulan_periode,
            bulan_skp,
            tuple(
                LaporanIndikator(date.fromisoformat(lapor["bulan"]), Decimal(lapor["nilai"]), lapor["sumber"])
                for lapor in satu.laporan
            ),
        )
        for satu in Indikator.objects.filter(hasil_kerja__skp=skp)
        .annotate(
            periode_ini=FilteredRelation(
                "capaian", condition=Q(capaian__mulai=periode.mulai, capaian__selesai=periode.selesai)
            ),
            target_periode=F("periode_ini__target"),
            realisasi_periode=F("periode_ini__realisasi"),
            persen=F("periode_ini__persen"),
            laporan=ArraySubquery(laporan),
        )
        .order_by("pk")
    ]


def _capaian_tersimpan(
    skp: SKP, periode: Periode, penilaian: Penilaian | None
) -> dict[int, CapaianTersimpan]:
    capaian = Q(capaian__mulai=periode.mulai, capaian__selesai=periode.selesai)
    kata = Q(umpan_balik__penilaian=penilaian.pk if penilaian else None)
    return {
        hasil: CapaianTersimpan(*nilai)
        for hasil, *nilai in HasilKerja.objects.filter(skp=skp)
        .annotate(
            periode_ini=FilteredRelation("capaian", condition=capaian),
            penilaian_ini=FilteredRelation("umpan_balik", condition=kata),
        )
        .values_list(
            "pk",
            "periode_ini__persen",
            "periode_ini__jumlah_terukur",
            "periode_ini__dihitung_pada",
            "penilaian_ini__persen_capaian",
            "penilaian_ini__umpan_balik",
        )
    }
