"""What many people did, handed out: who may, and the line that says who did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from laporan import permissions, queries
from laporan.bkn import KegiatanBKN
from pegawai import queries as pegawai_queries
from pegawai.inti.periode import Periode
from pegawai.jejak import catat_jejak
from pegawai.models import Pegawai, UnitKerja


@transaction.atomic
def ekspor_unit(
    *, unit: UnitKerja, periode: Periode, oleh: Pegawai | None, pada: datetime
) -> Iterator[KegiatanBKN]:
    """Return what everybody of the unit and below did, to be read once; it is kept who took it.

    `oleh` None is a command on the server. Raises PermissionDenied.
    """
    memimpin = oleh is not None and pegawai_queries.memimpin(oleh, unit, localtime(pada).date())
    permissions.ekspor_unit(oleh, memimpin=memimpin).wajib()
    catat_jejak(
        "KEGIATAN_UNIT_DIEKSPOR",
        unit,
        oleh=oleh,
        pada=pada,
        mulai=periode.mulai.isoformat(),
        selesai=periode.selesai.isoformat(),
    )
    return queries.kegiatan_ekspor(unit, periode)
