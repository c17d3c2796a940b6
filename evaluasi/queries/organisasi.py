"""Organisations and their predicates, with what speaks for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from evaluasi.models import Penilaian, PenilaianOrganisasi, PeriodePenilaian, RekapUnit
from pegawai.models import Pegawai, Penugasan, UnitKerja

from .periode import Kemajuan, kemajuan_opd


@dataclass(frozen=True)
class BarisOrganisasi:
    """One organisation in one period: what was set, what was computed, how far its people are rated."""

    opd: UnitKerja
    penilaian: PenilaianOrganisasi | None
    rekap: RekapUnit | None
    kemajuan: Kemajuan


def organisasi() -> QuerySet[UnitKerja]:
    """Return the units that have a predicate of their own: those right below the city, and the city."""
    return UnitKerja.objects.opd() | UnitKerja.objects.kota()


def daftar_organisasi(periode: PeriodePenilaian) -> list[BarisOrganisasi]:
    """Return every organisation right below the city, by name; the city too where people belong to it.

    Four queries.
    """
    kemajuan = kemajuan_opd(periode)
    penilaian = {
        satu.unit_id: satu
        for satu in PenilaianOrganisasi.objects.filter(periode=periode).select_related("ditetapkan_oleh")
    }
    rekap = {
        satu.unit_id: satu
        for satu in RekapUnit.objects.filter(
            mulai=periode.mulai, selesai=periode.selesai, unit__in=organisasi()
        )
    }
    return [
        BarisOrganisasi(opd, penilaian.get(opd.pk), rekap.get(opd.pk), kemajuan.get(opd.pk, Kemajuan()))
        for opd in organisasi().order_by("induk", "nama", "pk")
        if opd.induk_id is not None or opd.pk in kemajuan
    ]


def bertugas_di(pegawai: Pegawai, opd: UnitKerja, tanggal: date) -> bool:
    """Tell whether a person holds a post in an organisation or below it on that date. One query."""
    return (
        Penugasan.objects.pada(tanggal)
        .filter(pegawai=pegawai, unit__in=UnitKerja.objects.dalam(opd))
        .exists()
    )


def organisasi_terpakai(opd: UnitKerja, periode: PeriodePenilaian) -> bool:
    """Tell whether anybody of the organisation was rated in the period. One query."""
    return (
        Penilaian.objects.ditetapkan().filter(periode=periode, unit__in=UnitKerja.objects.dalam(opd)).exists()
    )


def riwayat_organisasi(opd: UnitKerja, *, selain: PeriodePenilaian) -> QuerySet[PenilaianOrganisasi]:
    """Return the predicates of an organisation in other periods, latest first. One query."""
    return (
        PenilaianOrganisasi.objects.filter(unit=opd)
        .exclude(periode=selain)
        .select_related("periode", "ditetapkan_oleh")
        .order_by("-periode__selesai", "periode__mulai")
    )
