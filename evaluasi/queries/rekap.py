"""What scoring.py has stored, for dashboards and pages; a period that was never computed has nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django.db.models import F, Value

from evaluasi.choices import Predikat
from evaluasi.distribusi import KELOMPOK_TERKECIL
from evaluasi.models import CapaianHasil, RekapUnit
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai, UnitKerja
from pegawai.queries import unit_dan_anak


def rekap_unit(unit: UnitKerja, periode: Periode) -> RekapUnit | None:
    """Return the sums of a unit and all below it; None when they were never computed. One query."""
    return RekapUnit.objects.filter(unit=unit, mulai=periode.mulai, selesai=periode.selesai).first()


def rekap_unit_dan_anak(
    unit: UnitKerja, daftar_periode: Sequence[Periode]
) -> Mapping[tuple[int, Periode], RekapUnit]:
    """Return the sums of a unit in each of these periods, and of the units right below it in the last one.

    By unit and period; what was never computed is missing. One query.
    """
    terpilih = RekapUnit.objects.filter(unit_dan_anak(unit, daftar_periode))
    return {(r.unit_id, Periode(r.mulai, r.selesai)): r for r in terpilih}


def rekap_berpredikat(unit: UnitKerja) -> RekapUnit | None:
    """Return the sums of the latest period in which enough people of the unit got a predicate. One query.

    Kebijakan daerah: sebaran predikat kelompok di bawah sepuluh orang tidak ditunjukkan.
    """
    dinilai = sum((F(f"jumlah_{predikat.value.lower()}") for predikat in Predikat), Value(0))
    return (
        RekapUnit.objects.annotate(dinilai=dinilai)
        .filter(unit=unit, dinilai__gte=KELOMPOK_TERKECIL)
        .order_by("-selesai", "mulai")
        .first()
    )


def capaian_pegawai(pegawai: Pegawai, periode: Periode) -> list[CapaianHasil]:
    """Return what became of one person's promises, main ones first, each with its result. One query."""
    return list(
        CapaianHasil.objects.pada(periode)
        .filter(hasil_kerja__skp__pegawai=pegawai)
        .select_related("hasil_kerja")
        .order_by("-hasil_kerja__jenis", "hasil_kerja")
    )


def capaian_menurut_pegawai(
    daftar_pegawai: Iterable[int], periode: Periode
) -> Mapping[int, Sequence[Decimal | None]]:
    """Return the achievement of every result of each of these people, None where not measured. One query."""
    daftar: dict[int, list[Decimal | None]] = defaultdict(list)
    for pegawai, persen in (
        CapaianHasil.objects.pada(periode)
        .filter(hasil_kerja__skp__pegawai__in=daftar_pegawai)
        .values_list("hasil_kerja__skp__pegawai", "persen")
    ):
        daftar[pegawai].append(persen)
    return daftar
