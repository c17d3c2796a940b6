"""What was decided, by whom: one's own last act, and what others decided in one's team."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet, Window
from django.utils.timezone import localtime

from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan
from pegawai.models import Pegawai

from .dasar import satuan_volume


HARI_KABAR = timedelta(days=7)  # what others decided is told so long
PALING_LAMA = timedelta(days=92)  # work older than that is in closed months
KABAR_TERBANYAK = 20
PUTUSAN = (StatusKegiatan.TERVERIFIKASI, StatusKegiatan.DIKEMBALIKAN, StatusKegiatan.DITOLAK)


class PutusanTerakhir(NamedTuple):
    """The last act of verifying that still stands: all its activities carry the same moment."""

    pada: datetime
    jumlah: int


def putusan_terakhir(oleh: Pegawai, sejak: datetime) -> PutusanTerakhir | None:
    """Return the last act of verifying since then that can still be taken back. One query."""
    terakhir = (
        Kegiatan.objects.terverifikasi()
        .bulan_terbuka()
        .filter(diverifikasi_oleh=oleh, diverifikasi_pada__gte=sejak)
        .values_list("diverifikasi_pada")
        .annotate(jumlah=Count("pk"))
        .order_by("-diverifikasi_pada")
        .first()
    )
    return PutusanTerakhir(*terakhir) if terakhir else None


def kegiatan_rinci() -> QuerySet[Kegiatan]:
    """Return activities with all that their own page tells: people, result, `satuan`."""
    return Kegiatan.objects.select_related("pegawai", "hasil_kerja", "diverifikasi_oleh").annotate(
        satuan=satuan_volume("hasil_kerja")
    )


@dataclass(frozen=True)
class PutusanLain:
    """What others, or the site itself, decided of a team's work lately: the last of it, and how many."""

    daftar: Sequence[Kegiatan]
    jumlah: int


def putusan_lain(oleh: Pegawai, tim: Collection[int], kini: datetime) -> PutusanLain:
    """Return what was decided within a week in the team of `oleh`, but not by `oleh`. One query.

    Such as by the next level after a long wait; whoever was superior before also counts.
    """
    daftar = list(
        Kegiatan.objects.filter(
            ~Q(diverifikasi_oleh=oleh) | Q(otomatis=True),
            pegawai__in=tim,
            status__in=PUTUSAN,
            tanggal__gte=localtime(kini).date() - PALING_LAMA,
            diverifikasi_pada__gte=kini - HARI_KABAR,
        )
        .select_related("pegawai", "diverifikasi_oleh")
        .annotate(jumlah=Window(Count("pk")))
        .order_by("-diverifikasi_pada", "pk")[:KABAR_TERBANYAK]
    )
    return PutusanLain(daftar, daftar[0].jumlah if daftar else 0)  # type: ignore[attr-defined]
