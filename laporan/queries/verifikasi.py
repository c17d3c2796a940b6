"""Reads for the superior's desk."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Min, Q, QuerySet, Window

from laporan.models import Kegiatan
from pegawai.models import Pegawai

from .dasar import satuan_volume


def menunggu_verifikasi(atasan: Pegawai, hari_ini: date) -> QuerySet[Kegiatan]:
    """Return what waits for this superior today: the longest waiting employee first, oldest day first.

    Rows carry `satuan`, `jumlah_orang`, how many of the same employee are in the list, and `luar_skp`, how
    many of these belong to no result. One query.
    """
    return (
        _menunggu(atasan, hari_ini)
        .select_related("pegawai", "hasil_kerja")
        .annotate(
            satuan=satuan_volume("hasil_kerja"),
            jumlah_orang=Window(Count("pk"), partition_by="pegawai"),
            luar_skp=Window(Count("pk", filter=Q(hasil_kerja=None)), partition_by="pegawai"),
            tertua=Window(Min("tanggal"), partition_by="pegawai"),
        )
        .order_by("tertua", "pegawai", "tanggal", "pk")
    )


def kegiatan_rinci() -> QuerySet[Kegiatan]:
    """Return activities with all that their own page tells: people, result, `satuan`."""
    return Kegiatan.objects.select_related("pegawai", "hasil_kerja", "diverifikasi_oleh").annotate(
        satuan=satuan_volume("hasil_kerja")
    )


def penunggu(atasan: Pegawai, hari_ini: date) -> list[tuple[int, str, int]]:
    """Return (pk, nama, how many wait) of each direct subordinate with something waiting. One query."""
    return list(
        _menunggu(atasan, hari_ini)
        .order_by("pegawai__nama", "pegawai")
        .values_list("pegawai", "pegawai__nama")
        .annotate(jumlah=Count("pk"))
    )


def jumlah_menunggu(atasan: Pegawai, hari_ini: date) -> int:
    """Count what waits for this superior today. One query."""
    return _menunggu(atasan, hari_ini).count()


def _menunggu(atasan: Pegawai, hari_ini: date) -> QuerySet[Kegiatan]:
    return (
        Kegiatan.objects.menunggu_verifikasi()
        .bulan_terbuka()
        .filter(pegawai__in=Pegawai.objects.bawahan(atasan, hari_ini))
    )
