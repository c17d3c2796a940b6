"""The pages of evaluation: each view loads, asks permission, calls one service, answers."""

from .organisasi import organisasi_daftar, organisasi_tetapkan
from .penilaian import (
    penilaian_daftar,
    penilaian_isi,
    penilaian_rinci,
    penilaian_tetapkan,
    penilaian_unit,
)
from .periode import periode_buka, periode_daftar, periode_tutup


__all__ = [
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
