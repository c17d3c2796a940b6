"""Posts given and ended; whoever leads a unit follows from them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from pegawai import permissions
from pegawai.batasan import jaga_batasan
from pegawai.jejak import catat_jejak
from pegawai.models import Pegawai, Penugasan, UnitKerja


@transaction.atomic
def tugaskan(*, penugasan: Penugasan, oleh: Pegawai, pada: datetime) -> Penugasan:
    """Save a new assignment; whether its holder leads the unit follows from the post.

    Locks person and unit, so that two who write at once meet in turn. Raises PermissionDenied without the
    role and for oneself, BatasanDilanggar when it overlaps another post of the person or another head of
    the unit.
    """
    permissions.atur_penugasan(oleh, penugasan.pegawai).wajib()
    Pegawai.objects.select_for_update(no_key=True).get(pk=penugasan.pegawai_id)
    unit = UnitKerja.objects.select_for_update(no_key=True).get(pk=penugasan.unit_id)

    penugasan.memimpin = penugasan.jabatan_id == unit.jabatan_pimpinan_id
    with jaga_batasan(Penugasan):
        penugasan.save(force_insert=True)
    catat_jejak(
        "PENUGASAN_DIBUAT", penugasan, oleh=oleh, pada=pada, pegawai=penugasan.pegawai_id, unit=unit.kode
    )
    return penugasan


@transaction.atomic
def akhiri_penugasan(*, penugasan_id: int, selesai: date, oleh: Pegawai, pada: datetime) -> Penugasan:
    """End an assignment; `selesai` is the first day on which it no longer holds.

    An end that stands already may be moved. Raises PermissionDenied without the role and for oneself,
    BatasanDilanggar when it would end before it began or, moved later, overlap what follows.
    """
    penugasan = (
        Penugasan.objects.select_for_update(of=("self",))
        .select_related("pegawai", "jabatan")
        .get(pk=penugasan_id)
    )
    permissions.atur_penugasan(oleh, penugasan.pegawai).wajib()

    semula, penugasan.selesai = penugasan.selesai, selesai
    with jaga_batasan(Penugasan):
        penugasan.save(update_fields=["selesai"])
    catat_jejak(
        "PENUGASAN_DIAKHIRI",
        penugasan,
        oleh=oleh,
        pada=pada,
        selesai=selesai.isoformat(),
        semula=semula.isoformat() if semula else None,
    )
    return penugasan
