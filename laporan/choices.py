"""The states of a daily activity and how one follows another."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import TextChoices


class StatusKegiatan(TextChoices):
    KONSEP = "KONSEP", "konsep"
    DIAJUKAN = "DIAJUKAN", "menunggu verifikasi"
    DIKEMBALIKAN = "DIKEMBALIKAN", "dikembalikan untuk diperbaiki"
    TERVERIFIKASI = "TERVERIFIKASI", "terverifikasi"
    DITOLAK = "DITOLAK", "ditolak"


LANJUTAN_KEGIATAN: Mapping[StatusKegiatan, frozenset[StatusKegiatan]] = {
    StatusKegiatan.KONSEP: frozenset({StatusKegiatan.DIAJUKAN}),
    StatusKegiatan.DIAJUKAN: frozenset(
        {
            StatusKegiatan.KONSEP,  # taken back by its owner
            StatusKegiatan.TERVERIFIKASI,
            StatusKegiatan.DIKEMBALIKAN,
            StatusKegiatan.DITOLAK,
        }
    ),
    StatusKegiatan.DIKEMBALIKAN: frozenset({StatusKegiatan.DIAJUKAN}),
    StatusKegiatan.TERVERIFIKASI: frozenset(),
    StatusKegiatan.DITOLAK: frozenset(),
}
KEGIATAN_DAPAT_DIUBAH = frozenset({StatusKegiatan.KONSEP, StatusKegiatan.DIKEMBALIKAN})
ALASAN_TERBACA = frozenset({StatusKegiatan.DIKEMBALIKAN, StatusKegiatan.DITOLAK})
