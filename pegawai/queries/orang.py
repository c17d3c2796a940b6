"""People, the posts they hold, and who stands above whom on a date."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Upper

from pegawai.choices import JenisPegawai
from pegawai.models import (
    Pegawai,
    PegawaiQuerySet,
    Penugasan,
    UnitKerja,
)


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


def memimpin(oleh: Pegawai, unit: UnitKerja, tanggal: date) -> bool:
    """Tell whether a person leads that unit, or one above it, on that date, acting or not. One query."""
    return (
        Penugasan.objects.pada(tanggal).memimpin().filter(pegawai=oleh, unit__keturunan__unit=unit).exists()
    )


def penugasan_definitif(pegawai: Pegawai, tanggal: date) -> Penugasan | None:
    """Return the definitive post on that date with unit and jabatan. One query."""
    return (
        Penugasan.objects.definitif()
        .pada(tanggal)
        .filter(pegawai=pegawai)
        .select_related("unit", "jabatan")
        .first()
    )


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
    return orang.order_by(Upper("nama"), "pk").prefetch_related(dengan_penugasan_kini(hari_ini))


def dengan_penugasan_kini(hari_ini: date) -> Prefetch[str, QuerySet[Penugasan], str]:
    penugasan = Penugasan.objects.definitif().pada(hari_ini).select_related("unit", "jabatan")
    return Prefetch("penugasan", penugasan, to_attr="penugasan_kini")
