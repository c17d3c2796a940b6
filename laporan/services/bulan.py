"""A month is closed once, for everybody; the database holds it closed, here it is said in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

import psycopg
from django.db import IntegrityError, transaction

from laporan import permissions
from laporan.models import BulanTerkunci
from pegawai.inti.periode import Periode
from pegawai.jejak import catat_jejak
from pegawai.models import Pegawai

from .dasar import LaporanDitolak


KENDALA_BULAN = "bulan_terkunci"  # the name that the trigger of migration 0002 gives to its refusal


class BulanSudahTerkunci(LaporanDitolak):
    """The month is closed, or was closed this very moment; then which of several is not known (None)."""

    def __init__(self, bulan: Periode | None) -> None:
        super().__init__(
            f"Laporan {bulan or 'bulan itu'} sudah dikunci untuk penilaian, jadi tidak dapat ditambah atau "
            "diubah lagi. Bila ada yang keliru, hubungi pengelola kinerja.",
            "tanggal",
        )


@transaction.atomic
def kunci_bulan(*, bulan: date, oleh: Pegawai | None, pada: datetime) -> BulanTerkunci:
    """Close the reports of the month in which `bulan` lies; closing it twice is closing it once.

    Waits for everybody who is still writing in that month; who comes later is refused by the trigger.
    `oleh` None is the system. Raises PermissionDenied when `oleh` is no pengelola kinerja.
    """
    permissions.kunci_bulan(oleh).wajib()
    terkunci, baru = BulanTerkunci.objects.get_or_create(
        awal_bulan=Periode.bulan_dari(bulan).mulai, defaults={"dikunci_pada": pada}
    )
    if baru:
        catat_jejak("BULAN_DIKUNCI", terkunci, oleh=oleh, pada=pada, bulan=terkunci.awal_bulan.isoformat())
    return terkunci


@contextmanager
def bulan_terbuka(*tanggal: date) -> Iterator[None]:
    """Refuse work in closed months: those closed before it begins, and one closed while it is under way."""
    bulan_bulan = {Periode.bulan_dari(satu) for satu in tanggal}
    terkunci = BulanTerkunci.objects.filter(awal_bulan__in=[bulan.mulai for bulan in bulan_bulan]).first()
    if terkunci:
        raise BulanSudahTerkunci(Periode.bulan_dari(terkunci.awal_bulan))
    try:
        yield
    except IntegrityError as galat:
        sebab = galat.__cause__
        if isinstance(sebab, psycopg.Error) and sebab.diag.constraint_name == KENDALA_BULAN:
            raise BulanSudahTerkunci(bulan_bulan.pop() if len(bulan_bulan) == 1 else None) from galat
        raise
