"""The services that citizens may rate, and the questionnaire of a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Upper

from pegawai.models import UnitKerja
from umpanbalik.models import Instrumen, Layanan


def layanan_berkode(kode: str) -> Layanan | None:
    """Return a service open for answers, with its unit; None when there is none of that code. One query."""
    return Layanan.objects.select_related("unit").filter(kode=kode, aktif=True).first()


def layanan_tertutup(kode: str) -> Layanan | None:
    """Return a service that is no longer open for answers, with its unit; None without one. One query."""
    return Layanan.objects.select_related("unit").filter(kode=kode, aktif=False).first()


def layanan_umum(cari: str = "", *, unit: UnitKerja | None = None) -> QuerySet[Layanan]:
    """Return the services that citizens may rate, by unit, without those that only offices ask for.

    Each word of `cari` stands in the name or in the unit's; with `unit` its own only.
    """
    daftar = Layanan.objects.filter(aktif=True, internal=False).select_related("unit")
    if unit is not None:
        daftar = daftar.filter(unit=unit)
    for kata in cari.split():
        daftar = daftar.filter(Q(nama__icontains=kata) | Q(unit__nama__icontains=kata) | Q(kode__iexact=kata))
    return daftar.order_by(Upper("unit__nama"), "unit_id", Upper("nama"), "pk")


def instrumen_pada(tanggal: date) -> Instrumen | None:
    """Return the questionnaire of that date with its questions; None before the first. Two queries."""
    return (
        Instrumen.objects.filter(berlaku_mulai__lte=tanggal)
        .prefetch_related("butir")
        .order_by("-berlaku_mulai")
        .first()
    )
