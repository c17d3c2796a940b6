"""Plans: whose they are, what they promise, what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Prefetch, QuerySet

from pegawai.inti.periode import Periode
from pegawai.models import (
    SKP,
    HasilKerja,
    Indikator,
    JejakAudit,
    Pegawai,
    PegawaiQuerySet,
)

from .orang import atasan_pada, bawahan_pada, dengan_penugasan_kini


# The audit lines of an SKP in the words of its history.
KATA_RIWAYAT: Mapping[str, str] = {
    "SKP_DIBUAT": "Draf dibuat",
    "HASIL_KERJA_DITAMBAH": "Hasil kerja ditambahkan",
    "HASIL_KERJA_DIUBAH": "Hasil kerja diubah",
    "HASIL_KERJA_DIHAPUS": "Hasil kerja dihapus",
    "SKP_DIAJUKAN": "Diajukan",
    "SKP_DIKEMBALIKAN": "Dikembalikan",
    "SKP_DISETUJUI": "Disetujui",
}


def hasil_kerja_aktif(pegawai: Pegawai, tanggal: date) -> QuerySet[HasilKerja]:
    """Return the results an employee may report against: those of the approved SKP that covers the date.

    Comes with its indicators, so that the counted one can name the unit of the volume. Two queries.
    """
    return (
        HasilKerja.objects.filter(
            skp__in=SKP.objects.disetujui().filter(pegawai=pegawai, mulai__lte=tanggal, selesai__gt=tanggal)
        )
        .prefetch_related("indikator")
        .order_by("-jenis", "pk")
    )


def skp_menunggu(penilai: Pegawai) -> QuerySet[SKP]:
    """Return the SKP that wait for this assessor, longest waiting first."""
    return (
        SKP.objects.menunggu(penilai)
        .select_related("pegawai", "penugasan__unit", "penugasan__jabatan")
        .order_by("diajukan_pada", "pk")
    )


def skp_berlaku(pegawai: Pegawai, tanggal: date) -> SKP | None:
    """Return the SKP of one person that covers that date, in any state, the latest. One query."""
    return (
        SKP.objects.filter(pegawai=pegawai, mulai__lte=tanggal, selesai__gt=tanggal)
        .select_related("penilai")
        .order_by("-mulai", "-pk")
        .first()
    )


def skp_disetujui(pegawai: Pegawai, periode: Periode) -> QuerySet[SKP]:
    """Return the approved SKP of one person in a period, latest first, with their posts. One query."""
    return (
        SKP.objects.disetujui()
        .filter(pegawai=pegawai)
        .pada(periode)
        .select_related("penugasan__unit", "penugasan__jabatan")
        .order_by("-mulai", "-pk")
    )


def skp_milik(pegawai: Pegawai) -> QuerySet[SKP]:
    """Return all SKP of one person, newest first, each with `jumlah_hasil`. One query."""
    return (
        SKP.objects.filter(pegawai=pegawai)
        .select_related("penugasan__unit", "penugasan__jabatan", "penilai")
        .annotate(jumlah_hasil=Count("hasil_kerja"))
        .order_by("-mulai", "-pk")
    )


def skp_lengkap() -> QuerySet[SKP]:
    """Return SKP as their page shows them: with owner, post, unit and assessor."""
    return SKP.objects.select_related("pegawai", "penugasan__unit", "penugasan__jabatan", "penilai")


def tim(atasan: Pegawai, tahun: int, hari_ini: date) -> PegawaiQuerySet:
    """Return the direct subordinates of today with `penugasan_kini` and their `skp_setahun` (lists).

    Three queries, however many people.
    """
    skp = SKP.objects.pada(Periode.tahun(tahun)).order_by("mulai", "pk")
    return bawahan_pada(atasan, hari_ini).prefetch_related(
        dengan_penugasan_kini(hari_ini), Prefetch("skp", skp, to_attr="skp_setahun")
    )


def hasil_kerja_skp(skp: SKP) -> Sequence[HasilKerja]:
    """Return the results of one SKP with indicators and what they support: main ones first. Two queries."""
    return list(
        skp.hasil_kerja.select_related("mendukung__skp__pegawai")
        .prefetch_related(Prefetch("indikator", Indikator.objects.order_by("pk")))
        .order_by("-jenis", "pk")
    )


def hasil_kerja_pimpinan(skp: SKP, hari_ini: date) -> QuerySet[HasilKerja]:
    """Return the approved results of the superior that a result of this SKP may support. One query.

    The superior is the assessor, before submission whoever stands above the owner today.
    """
    atasan = skp.penilai or atasan_pada(skp.pegawai, hari_ini)
    setujuan = SKP.objects.disetujui().filter(pegawai=atasan).pada(skp.periode)
    return HasilKerja.objects.filter(skp__in=setujuan).order_by("-jenis", "pk")


@dataclass(frozen=True)
class BarisRiwayat:
    """One line of a record's history, in words."""

    kata: str
    oleh: Pegawai | None
    pada: datetime
    keterangan: str


def riwayat_skp(skp: SKP) -> Sequence[BarisRiwayat]:
    """Return what happened to an SKP, newest first. One query."""
    jejak = (
        JejakAudit.objects.filter(objek="SKP", objek_id=skp.pk, tindakan__in=KATA_RIWAYAT)
        .select_related("oleh")
        .order_by("-pada", "-pk")
    )
    return [
        BarisRiwayat(
            kata=KATA_RIWAYAT[satu.tindakan],
            oleh=satu.oleh,
            pada=satu.pada,
            keterangan=satu.rincian.get("catatan") or satu.rincian.get("hasil_kerja") or "",
        )
        for satu in jejak
    ]
