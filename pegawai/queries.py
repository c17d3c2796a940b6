"""Reads of people, posts and plans, fully loaded: nothing returned here makes a template run a query."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from pegawai.choices import JenisUnit
from pegawai.models import SKP, HariLibur, HasilKerja, Pegawai, PegawaiQuerySet, Penugasan, UnitKerja


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


def opd_dari(unit: UnitKerja) -> UnitKerja:
    """Return the top box a unit belongs to: the dinas, badan or kecamatan right below the city.

    The city is its own. One query.
    """
    if unit.jenis == JenisUnit.KOTA:
        return unit
    return UnitKerja.objects.get(keturunan__unit=unit, induk__jenis=JenisUnit.KOTA)


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
        .order_by("jenis", "pk")
    )


def skp_menunggu(penilai: Pegawai) -> QuerySet[SKP]:
    """Return the SKP that wait for this assessor, longest waiting first."""
    return (
        SKP.objects.menunggu(penilai)
        .select_related("pegawai", "penugasan__unit", "penugasan__jabatan")
        .order_by("diajukan_pada", "pk")
    )


def hari_libur(mulai: date, selesai: date) -> Collection[date]:
    """Return the holidays from `mulai` up to, not including, `selesai`. One query."""
    return frozenset(
        HariLibur.objects.filter(tanggal__gte=mulai, tanggal__lt=selesai).values_list("tanggal", flat=True)
    )
