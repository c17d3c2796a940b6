"""Reads of the background jobs: those that ran, and what the night computes."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from evaluasi.choices import StatusPeriode
from evaluasi.models import PeriodePenilaian
from kinerja.jadwal import periode_malam
from kinerja.models import Pekerjaan
from pegawai.inti.periode import Periode


def daftar_pekerjaan() -> QuerySet[Pekerjaan]:
    """Return all jobs, newest first, with who asked for them."""
    return Pekerjaan.objects.select_related("oleh").order_by("-dibuat_pada", "-pk")


def periode_dihitung(hari_ini: date) -> tuple[Periode, ...]:
    """Return what is recomputed tonight: see jadwal.periode_malam, and each evaluation that is still open.

    Never a period whose evaluation is closed: its figures stand as they were when it closed. One query.
    """
    status = {
        satu.rentang: satu.status
        for satu in PeriodePenilaian.objects.filter(mulai__lte=hari_ini).order_by("mulai")
    }
    malam_ini = [satu for satu in periode_malam(hari_ini) if status.get(satu) != StatusPeriode.DITUTUP]
    terbuka = [satu for satu, keadaan in status.items() if keadaan == StatusPeriode.DIBUKA]
    return tuple(dict.fromkeys([*malam_ini, *terbuka]))
