"""What was done: daily activities, reported results, their rules, and the months that are closed."""

from .aturan import AturanLaporan
from .bulan import BulanTerkunci
from .kegiatan import ISIAN_KEGIATAN, Kegiatan, KegiatanQuerySet
from .realisasi import RealisasiIndikator
from .rekap import RekapKegiatan, RekapKegiatanQuerySet


__all__ = [
    "ISIAN_KEGIATAN",
    "AturanLaporan",
    "BulanTerkunci",
    "Kegiatan",
    "KegiatanQuerySet",
    "RealisasiIndikator",
    "RekapKegiatan",
    "RekapKegiatanQuerySet",
]
