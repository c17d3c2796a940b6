"""What scoring.py has stored, for dashboards and pages; a period that was never computed has nothing."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.db.models.functions import Upper

from evaluasi.models import CapaianHasil, RekapUnit
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai, UnitKerja


def rekap_unit(unit: UnitKerja, periode: Periode) -> RekapUnit | None:
    """Return the sums of a unit and all below it; None when they were never computed. One query."""
    return RekapUnit.objects.filter(unit=unit, mulai=periode.mulai, selesai=periode.selesai).first()


def rekap_anak(unit: UnitKerja, periode: Periode) -> list[RekapUnit]:
    """Return the sums of the units right below, by name, each with its unit. One query."""
    return list(
        RekapUnit.objects.filter(unit__induk=unit, mulai=periode.mulai, selesai=periode.selesai)
        .select_related("unit")
        .order_by(Upper("unit__nama"), "unit")
    )


def tren_rekap(unit: UnitKerja, periode_periode: Sequence[Periode]) -> list[RekapUnit | None]:
    """Return the sums of each period in the same order, None where there are none. One query."""
    cocok = Q(pk__in=[])
    for periode in periode_periode:
        cocok |= Q(mulai=periode.mulai, selesai=periode.selesai)
    tersimpan = {Periode(r.mulai, r.selesai): r for r in RekapUnit.objects.filter(cocok, unit=unit)}
    return [tersimpan.get(periode) for periode in periode_periode]


def capaian_pegawai(pegawai: Pegawai, periode: Periode) -> list[CapaianHasil]:
    """Return what became of one person's promises, main ones first, each with its result. One query."""
    return list(
        CapaianHasil.objects.pada(periode)
        .filter(hasil_kerja__skp__pegawai=pegawai)
        .select_related("hasil_kerja")
        .order_by("-hasil_kerja__jenis", "hasil_kerja")
    )
