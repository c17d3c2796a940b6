"""What was done: daily activities with evidence, reported results, their rules, closed months."""

from .aturan import AturanLaporan
from .beban import BebanWaktu, KeberatanUkur
from .bkn import BarisKiriman, BarisKirimanQuerySet, KirimanBKN
from .bukti import BuktiDukung
from .bulan import BulanTerkunci
from .kegiatan import ISIAN_KEGIATAN, Kegiatan, KegiatanQuerySet
from .realisasi import RealisasiIndikator
from .rekap import RekapKegiatan, RekapKegiatanQuerySet
from .rutin import HARI_SEPEKAN, NAMA_HARI, KegiatanRutin, KegiatanRutinQuerySet, salin_ke


__all__ = [
    "HARI_SEPEKAN",
    "ISIAN_KEGIATAN",
    "NAMA_HARI",
    "AturanLaporan",
    "BarisKiriman",
    "BarisKirimanQuerySet",
    "BebanWaktu",
    "BuktiDukung",
    "BulanTerkunci",
    "KeberatanUkur",
    "Kegiatan",
    "KegiatanQuerySet",
    "KegiatanRutin",
    "KegiatanRutinQuerySet",
    "KirimanBKN",
    "RealisasiIndikator",
    "RekapKegiatan",
    "RekapKegiatanQuerySet",
    "salin_ke",
]
