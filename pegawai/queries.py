"""Reads of people, posts and plans, fully loaded: nothing returned here makes a template run a query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, Prefetch, Q, QuerySet, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Upper

from pegawai.choices import JenisPegawai, JenisPenugasan
from pegawai.inti.periode import Periode
from pegawai.models import (
    SKP,
    HariLibur,
    HasilKerja,
    Indikator,
    JejakAudit,
    Pegawai,
    PegawaiQuerySet,
    Penugasan,
    UnitKerja,
)


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


def atasan_pada(pegawai: Pegawai, tanggal: date) -> Pegawai | None:
    """Return the direct superior on that date, None at the top or without a definitive post. One query.

    That is who leads the unit, Plh before Plt before the definitive head, or the nearest led unit above.
    """
    return Pegawai.objects.filter(
        pk__in=RawSQL(
            "SELECT atasan_id FROM pegawai_atasan_pada(%s) WHERE pegawai_id = %s", [tanggal, pegawai.pk]
        )
    ).first()


def bawahan_pada(atasan: Pegawai, tanggal: date) -> PegawaiQuerySet:
    """Return the direct subordinates on that date, by name."""
    return Pegawai.objects.bawahan(atasan, tanggal).order_by("nama", "pk")


def penugasan_definitif(pegawai: Pegawai, tanggal: date) -> Penugasan | None:
    """Return the definitive post on that date with unit and jabatan. One query."""
    return (
        Penugasan.objects.definitif()
        .pada(tanggal)
        .filter(pegawai=pegawai)
        .select_related("unit", "jabatan")
        .first()
    )


def memimpin(oleh: Pegawai, unit: UnitKerja, tanggal: date) -> bool:
    """Tell whether a person leads that unit, or one above it, on that date, acting or not. One query."""
    return (
        Penugasan.objects.pada(tanggal).memimpin().filter(pegawai=oleh, unit__keturunan__unit=unit).exists()
    )


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


def tim(atasan: Pegawai, tahun: int, hari_ini: date) -> PegawaiQuerySet:
    """Return the direct subordinates of today with `penugasan_kini` and their `skp_setahun` (lists).

    Three queries, however many people.
    """
    skp = SKP.objects.pada(Periode.tahun(tahun)).order_by("mulai", "pk")
    return bawahan_pada(atasan, hari_ini).prefetch_related(
        _dengan_penugasan_kini(hari_ini), Prefetch("skp", skp, to_attr="skp_setahun")
    )


def skp_lengkap() -> QuerySet[SKP]:
    """Return SKP as their page shows them: with owner, post, unit and assessor."""
    return SKP.objects.select_related("pegawai", "penugasan__unit", "penugasan__jabatan", "penilai")


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


def pegawai_sekota(*, cari: str, unit: UnitKerja | None, hari_ini: date) -> PegawaiQuerySet:
    """Return people by name, narrowed to words of the name or first digits of the NIP, and to a unit.

    A unit includes all below it, and means the definitive post of today. Each person has `penugasan_kini`
    (a list). Two queries a page.
    """
    orang = Pegawai.objects.all()
    if cari:
        orang = orang.filter(Q(nama__icontains=cari) | Q(nip__startswith="".join(cari.split())))
    if unit is not None:
        di_unit = Penugasan.objects.definitif().pada(hari_ini)
        orang = orang.filter(penugasan__in=di_unit.filter(unit__in=UnitKerja.objects.dalam(unit)))
    return orang.order_by(Upper("nama"), "pk").prefetch_related(_dengan_penugasan_kini(hari_ini))


def penugasan_unit(unit: UnitKerja, tanggal: date) -> QuerySet[Penugasan]:
    """Return who had a definitive post in the unit or below on that date, by name, but elected officials.

    Each comes with person, unit and jabatan. One query a page.
    """
    return (
        Penugasan.objects.definitif()
        .pada(tanggal)
        .filter(unit__in=UnitKerja.objects.dalam(unit))
        .exclude(pegawai__jenis=JenisPegawai.PEJABAT_NEGARA)
        .select_related("pegawai", "unit", "jabatan")
        .order_by(Upper("pegawai__nama"), "pegawai")
    )


def penugasan_milik(pegawai: Pegawai) -> QuerySet[Penugasan]:
    """Return all posts of one person, newest first. One query."""
    return (
        Penugasan.objects.filter(pegawai=pegawai)
        .select_related("unit", "jabatan")
        .order_by("-mulai", "jenis", "-pk")
    )


@dataclass(frozen=True)
class CabangUnit:
    """One unit on the chart with who leads it today and how many people it has."""

    unit: UnitKerja
    pimpinan: Penugasan | None
    jumlah: int
    anak: Sequence[CabangUnit]

    @property
    def jumlah_semua(self) -> int:
        """People of the unit and all below it."""
        return self.jumlah + sum(cabang.jumlah_semua for cabang in self.anak)


def pohon_unit(hari_ini: date) -> CabangUnit | None:
    """Return the chart of the city on one date, from the top; None before there is any unit. Two queries."""
    bertugas = Q(penugasan__in=Penugasan.objects.definitif().pada(hari_ini))
    anak: dict[int | None, list[UnitKerja]] = defaultdict(list)
    for unit in UnitKerja.objects.annotate(jumlah=Count("penugasan", filter=bertugas)).order_by("nama"):
        anak[unit.induk_id].append(unit)
    pimpinan = _pimpinan_unit(hari_ini)

    def tumbuhkan(unit: UnitKerja) -> CabangUnit:
        return CabangUnit(
            unit=unit,
            pimpinan=pimpinan.get(unit.pk),
            jumlah=unit.jumlah,  # type: ignore[attr-defined]
            anak=tuple(tumbuhkan(satu) for satu in anak[unit.pk]),
        )

    return tumbuhkan(anak[None][0]) if anak[None] else None


def _pimpinan_unit(hari_ini: date) -> Mapping[int, Penugasan]:
    """Who leads each unit: Plh before Plt before the definitive head, as in pegawai_rantai_pimpinan."""
    urutan = Case(When(jenis=JenisPenugasan.PLH, then=0), When(jenis=JenisPenugasan.PLT, then=1), default=2)
    pemimpin = (
        Penugasan.objects.pada(hari_ini)
        .memimpin()
        .select_related("pegawai", "jabatan")
        .order_by("unit", urutan, "-mulai", "pk")
        .distinct("unit")
    )
    return {satu.unit_id: satu for satu in pemimpin}


def _dengan_penugasan_kini(hari_ini: date) -> Prefetch[str, QuerySet[Penugasan], str]:
    penugasan = Penugasan.objects.definitif().pada(hari_ini).select_related("unit", "jabatan")
    return Prefetch("penugasan", penugasan, to_attr="penugasan_kini")


def hari_libur(mulai: date, selesai: date) -> Collection[date]:
    """Return the holidays from `mulai` up to, not including, `selesai`. One query."""
    return frozenset(
        HariLibur.objects.filter(tanggal__gte=mulai, tanggal__lt=selesai).values_list("tanggal", flat=True)
    )
