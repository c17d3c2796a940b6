"""The evidence that stands beside a rating: achievement with its arithmetic, daily work, citizens' voice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import F, FilteredRelation, Q, QuerySet

from evaluasi.angka_kredit import KOEFISIEN, PERSENTASE, angka_kredit, cetak
from evaluasi.capaian import patokan
from evaluasi.choices import Arah, Jenjang, Predikat
from evaluasi.models import Penilaian, PenilaianOrganisasi, PeriodePenilaian
from laporan.queries import BuktiHasilKerja, bukti_hasil_kerja
from pegawai.choices import JenisJabatan, JenisPegawai, SumberRealisasi
from pegawai.inti.periode import Periode
from pegawai.models import SKP, HasilKerja, Indikator, UnitKerja
from umpanbalik.choices import Mutu
from umpanbalik.ikm import Sebaran, layak_mutu, mutu, selang_kepercayaan
from umpanbalik.models import IndeksKepuasan


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

    unit: UnitKerja
    nilai: Decimal
    mutu: Mutu
    n: int
    selang: tuple[Decimal, Decimal]


@dataclass(frozen=True)
class KonteksUnit:
    """Where an employee works: the organisation, its predicate in the period, and what citizens say."""

    opd: UnitKerja
    organisasi: PenilaianOrganisasi | None
    suara_warga: SuaraWarga | None


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
    """Return the organisation of a unit and what is known of it in the period. One query."""
    jalur = list(_jalur(unit, periode))
    opd = jalur[-2] if len(jalur) > 1 else jalur[-1]  # the last is the city
    return KonteksUnit(
        opd=opd,
        organisasi=getattr(opd, "organisasi_ini", None),
        suara_warga=_suara_warga(jalur[: jalur.index(opd) + 1]),
    )


def suara_warga(opd: UnitKerja, periode: PeriodePenilaian) -> SuaraWarga | None:
    """Return what citizens say of one organisation; None when too few have answered. One query."""
    return _suara_warga(_jalur(opd, periode)[:1])


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


def _jalur(unit: UnitKerja, periode: PeriodePenilaian) -> QuerySet[UnitKerja]:
    """Return the unit and all above it; `organisasi_ini` and `indeks_ini` of the period where they exist."""
    organisasi = Q(penilaian_organisasi__periode=periode)
    indeks = Q(indeks_kepuasan__mulai=periode.mulai, indeks_kepuasan__selesai=periode.selesai)
    return (
        UnitKerja.objects.filter(keturunan__unit=unit)
        .annotate(
            organisasi_ini=FilteredRelation("penilaian_organisasi", condition=organisasi),
            indeks_ini=FilteredRelation("indeks_kepuasan", condition=indeks),
        )
        # The plugin of mypy does not know that a FilteredRelation can be selected.
        .select_related("organisasi_ini__ditetapkan_oleh", "indeks_ini")  # type: ignore[misc]
        .order_by("keturunan__jarak")
    )


def _suara_warga(jalur: Iterable[UnitKerja]) -> SuaraWarga | None:
    """Return the first index along the way, from the unit upwards, that enough citizens have made."""
    for unit in jalur:
        indeks: IndeksKepuasan | None = getattr(unit, "indeks_ini", None)
        if indeks is None or indeks.nilai is None or not layak_mutu(indeks.jumlah_tanggapan):
            continue
        sebaran = Sebaran(indeks.jumlah_tanggapan, sum(indeks.jumlah_nilai.values()), indeks.jumlah_kuadrat)
        selang = selang_kepercayaan(sebaran)
        assert selang is not None, "more than one citizen answered"
        return SuaraWarga(unit, indeks.nilai, mutu(indeks.nilai), indeks.jumlah_tanggapan, selang)
    return None


def _bulan_bersama(satu: Periode, lain: Periode) -> int:
    """Count the months that two periods have in common; they have some."""
    bersama = Periode(max(satu.mulai, lain.mulai), min(satu.selesai, lain.selesai))
    return len(list(bersama.bulan_bulan()))
