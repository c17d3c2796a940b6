"""The evidence that stands beside a rating: achievement with its arithmetic, daily work, citizens' voice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import F, FilteredRelation, Q

from evaluasi.angka_kredit import KOEFISIEN, PERSENTASE, angka_kredit, cetak
from evaluasi.capaian import patokan
from evaluasi.choices import Arah, Jenjang, Predikat, PredikatOrganisasi
from evaluasi.models import Penilaian, PenilaianOrganisasi, PeriodePenilaian
from laporan.queries import BuktiHasilKerja, bukti_hasil_kerja
from pegawai.choices import JenisJabatan, JenisPegawai, SumberRealisasi
from pegawai.inti.periode import Periode
from pegawai.models import SKP, HasilKerja, Indikator, UnitKerja
from umpanbalik.ikm import MINIMAL_MUTU, selang_kepercayaan
from umpanbalik.models import IndeksKepuasan
from umpanbalik.queries import indeks_terdekat


@dataclass(frozen=True)
class BuktiIndikator:
    """One indicator in one period, with all that its arithmetic needs.

    `target` None: never computed; `realisasi` None: the employee was to report it and has not.
    """

    indikator: Indikator
    target: Decimal | None
    realisasi: Decimal | None
    persen: Decimal | None
    bulan_periode: int
    bulan_skp: int

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


@dataclass(frozen=True)
class SetaraAngkaKredit:
    """A predicate as angka kredit, with its arithmetic; `nilai` is printed with two decimals."""

    jenjang: Jenjang
    koefisien: Decimal
    persentase: int
    bulan: int
    nilai: str


def bukti_penilaian(
    skp: SKP, periode: PeriodePenilaian, penilaian: Penilaian | None
) -> tuple[BuktiHasil, ...]:
    """Return the evidence for each result of an SKP, main ones first, with the feedback of that rating.

    Three queries.
    """
    indikator: dict[int, list[BuktiIndikator]] = {}
    for satu in _indikator(skp, periode.rentang):
        indikator.setdefault(satu.indikator.hasil_kerja_id, []).append(satu)
    capaian = _capaian_tersimpan(skp, periode.rentang, penilaian)
    return tuple(
        BuktiHasil(
            kegiatan=kegiatan,
            indikator=tuple(indikator.get(kegiatan.hasil_kerja.pk, ())),
            capaian=capaian[kegiatan.hasil_kerja.pk],
        )
        for kegiatan in bukti_hasil_kerja(skp, periode.rentang)
    )


def konteks_unit(unit: UnitKerja, periode: PeriodePenilaian) -> KonteksUnit:
    """Return the organisation of a unit and what is known of it in the period. Two queries."""
    opd = (
        UnitKerja.objects.opd_dari(unit)
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


def suara_warga(unit: UnitKerja, periode: Periode) -> SuaraWarga | None:
    """Return what citizens say of the nearest unit; None when too few have answered. One query."""
    indeks = indeks_terdekat(unit, [periode], MINIMAL_MUTU)
    if indeks is None:
        return None
    selang = selang_kepercayaan(indeks.sebaran)
    assert selang is not None, "more than one citizen answered"
    return SuaraWarga(indeks, selang)


def setara_angka_kredit(penilaian: Penilaian) -> SetaraAngkaKredit | None:
    """Return what a determined predicate is worth to a civil servant in a functional post, else None.

    Only the months that SKP and period have in common count. No query on penilaian_lengkap().
    """
    jabatan = penilaian.skp.penugasan.jabatan
    if (
        not penilaian.predikat
        or penilaian.skp.pegawai.jenis != JenisPegawai.PNS
        or jabatan.jenis != JenisJabatan.FUNGSIONAL
        or not jabatan.jenjang
    ):
        return None
    jenjang, predikat = Jenjang(jabatan.jenjang), Predikat(penilaian.predikat)
    bulan = _bulan_bersama(penilaian.skp.periode, penilaian.periode.rentang)
    return SetaraAngkaKredit(
        jenjang=jenjang,
        koefisien=KOEFISIEN[jenjang],
        persentase=PERSENTASE[predikat],
        bulan=bulan,
        nilai=cetak(angka_kredit(jenjang, predikat, bulan)),
    )


def _indikator(skp: SKP, periode: Periode) -> list[BuktiIndikator]:
    bulan_periode, bulan_skp = _bulan_bersama(skp.periode, periode), len(list(skp.periode.bulan_bulan()))
    return [
        BuktiIndikator(
            satu, satu.target_periode, satu.realisasi_periode, satu.persen, bulan_periode, bulan_skp
        )
        for satu in Indikator.objects.filter(hasil_kerja__skp=skp)
        .annotate(
            periode_ini=FilteredRelation(
                "capaian", condition=Q(capaian__mulai=periode.mulai, capaian__selesai=periode.selesai)
            ),
            target_periode=F("periode_ini__target"),
            realisasi_periode=F("periode_ini__realisasi"),
            persen=F("periode_ini__persen"),
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


def _bulan_bersama(satu: Periode, lain: Periode) -> int:
    """Count the months that two periods have in common; they have some."""
    bersama = Periode(max(satu.mulai, lain.mulai), min(satu.selesai, lain.selesai))
    return len(list(bersama.bulan_bulan()))
