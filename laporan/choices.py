"""The words of daily work: the states of an activity, how one follows another, and what rules may say."""

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


class TumpangTindih(TextChoices):
    TOLAK = "TOLAK", "ditolak"
    TANDAI = "TANDAI", "diterima dan ditandai untuk atasan"


class WajibBukti(TextChoices):
    TIDAK = "TIDAK", "tidak wajib"
    HASIL_KERJA = "HASIL_KERJA", "wajib untuk kegiatan yang mendukung hasil kerja"
    SEMUA = "SEMUA", "wajib untuk semua kegiatan"
