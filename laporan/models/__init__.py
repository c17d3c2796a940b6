"""What was done: daily activities with evidence, reported results, their rules, closed months."""

from .aturan import AturanLaporan
from .beban import BebanWaktu, KeberatanUkur
from .bkn import BarisKiriman, BarisKirimanQuerySet, KirimanBKN
from .bukti import BuktiDukung
from .bulan import BulanTerkunci
from .kegiatan import ISIAN_KEGIATAN, Kegiatan, KegiatanQuerySet
from .realisasi import RealisasiIndikator
from .rekap import RekapKegiatan, RekapKegiatanQuerySet


__all__ = [
    "ISIAN_KEGIATAN",
    "AturanLaporan",
    "BarisKiriman",
    "BarisKirimanQuerySet",
    "BebanWaktu",
    "BuktiDukung",
    "BulanTerkunci",
    "KeberatanUkur",
    "Kegiatan",
    "KegiatanQuerySet",
    "KirimanBKN",
    "RealisasiIndikator",
    "RekapKegiatan",
    "RekapKegiatanQuerySet",
]
