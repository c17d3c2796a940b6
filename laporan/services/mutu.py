"""How alike activities are to earlier ones: advice to their author, an order of reading to the superior."""

from __future__ import annotations

from collections.abc import Sequence

from laporan import queries
from laporan.models import Kegiatan


KOLOM_KEMIRIPAN = ("kemiripan", "mirip_tanggal")


def ukur_kemiripan(daftar_kegiatan: Sequence[Kegiatan]) -> None:
    """Set KOLOM_KEMIRIPAN of these activities, stored or not; saving them is the caller's.

    Every service that records, changes or submits calls this for what it writes, before it writes; what a
    file brings in is measured when it is submitted. One query, however many.
    """
    mirip = queries.kemiripan_kegiatan(daftar_kegiatan)
    for ke, kegiatan in enumerate(daftar_kegiatan):
        terdekat = mirip.get(ke)
        kegiatan.kemiripan = terdekat.persen if terdekat else None
        kegiatan.mirip_tanggal = terdekat.tanggal if terdekat else None
