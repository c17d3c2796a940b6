"""The pages of evaluation: each view loads, asks permission, calls one service, answers."""

from .meja import penilaian_daftar, penilaian_unit
from .organisasi import organisasi_daftar, organisasi_tetapkan
from .penilaian import bukti_kegiatan, penilaian_isi, penilaian_rinci, penilaian_tetapkan
from .periode import periode_buka, periode_daftar, periode_tutup


__all__ = [
    "bukti_kegiatan",
    "organisasi_daftar",
    "organisasi_tetapkan",
    "penilaian_daftar",
    "penilaian_isi",
    "penilaian_rinci",
    "penilaian_tetapkan",
    "penilaian_unit",
    "periode_buka",
    "periode_daftar",
    "periode_tutup",
]
