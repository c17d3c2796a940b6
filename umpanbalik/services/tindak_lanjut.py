"""What a unit's leader undertakes after a survey, and what came of it."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from pegawai.jejak import catat_jejak
from pegawai.models import Pegawai
from pegawai.queries import memimpin
from umpanbalik import permissions
from umpanbalik.choices import StatusTindakLanjut
from umpanbalik.models import TindakLanjut


class RencanaSudahAda(Exception):
    """A colleague, or the same form sent twice, was first; the message is for the leader."""


@transaction.atomic
def susun_tindak_lanjut(*, tindak_lanjut: TindakLanjut, oleh: Pegawai, pada: datetime) -> TindakLanjut:
    """Keep a validated measure for one element and period.

    Raises PermissionDenied for who does not lead the unit, RencanaSudahAda when the element has one.
    """
    unit = tindak_lanjut.unit
    permissions.susun_tindak_lanjut(memimpin=memimpin(oleh, unit, timezone.localtime(pada).date())).wajib()

    tindak_lanjut.disusun_oleh = oleh
    tindak_lanjut.disusun_pada = tindak_lanjut.diperbarui_pada = pada
    try:
        with transaction.atomic():
            tindak_lanjut.save(force_insert=True)
    except IntegrityError as sebab:
        raise RencanaSudahAda(
            "Unsur ini sudah mempunyai rencana pada periode ini. Perbarui rencana itu, atau pilih unsur lain."
        ) from sebab
    catat_jejak("TINDAK_LANJUT_DISUSUN", unit, oleh=oleh, pada=pada, unsur=tindak_lanjut.unsur)
    return tindak_lanjut


@transaction.atomic
def perbarui_tindak_lanjut(
    *, tindak_lanjut_id: int, status: StatusTindakLanjut, hasil: str, oleh: Pegawai, pada: datetime
) -> TindakLanjut:
    """Say what became of a measure; one that is done or given up no longer changes.

    Raises PermissionDenied for who does not lead its unit, and once it is closed.
    """
    lama = TindakLanjut.objects.select_for_update(of=("self",), no_key=True).select_related("unit")
    tindak_lanjut = lama.get(pk=tindak_lanjut_id)
    pimpinan = memimpin(oleh, tindak_lanjut.unit, timezone.localtime(pada).date())
    permissions.perbarui_tindak_lanjut(tindak_lanjut, memimpin=pimpinan).wajib()

    tindak_lanjut.status, tindak_lanjut.hasil = status, hasil
    tindak_lanjut.diperbarui_pada = pada
    tindak_lanjut.save(update_fields=["status", "hasil", "diperbarui_pada"])
    catat_jejak(
        "TINDAK_LANJUT_DIPERBARUI",
        tindak_lanjut.unit,
        oleh=oleh,
        pada=pada,
        unsur=tindak_lanjut.unsur,
        status=status,
        hasil=hasil,
    )
    return tindak_lanjut
