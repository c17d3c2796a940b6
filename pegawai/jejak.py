"""The audit line that every change of weight leaves, written in the transaction of the change itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import models

from pegawai.models import JejakAudit, Pegawai


def catat_jejak(
    tindakan: str, objek: models.Model, *, oleh: Pegawai | None, pada: datetime, **rincian: object
) -> None:
    """Add one line to the audit trail; `oleh` None means the system itself.

    `rincian` takes what JSON can hold: what changed, from what, why.
    """
    catat_jejak_banyak(tindakan, [(objek, rincian)], oleh=oleh, pada=pada)


def catat_jejak_banyak(
    tindakan: str,
    daftar_objek: Iterable[tuple[models.Model, dict[str, object]]],
    *,
    oleh: Pegawai | None,
    pada: datetime,
) -> None:
    """Add one line for each record with its own `rincian`, in one statement."""
    JejakAudit.objects.bulk_create(
        JejakAudit(
            tindakan=tindakan,
            objek=type(objek).__name__,
            objek_id=objek.pk,
            oleh=oleh,
            pada=pada,
            rincian=rincian,
        )
        for objek, rincian in daftar_objek
    )
