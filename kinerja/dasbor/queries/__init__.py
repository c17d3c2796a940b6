"""Reads that cross the apps, one function and one frozen dataclass for each dashboard.

Nothing here writes, and nothing but its views imports this. Figures of a period are read as they were
stored, with the time they were computed; only what waits today is counted on the spot.
"""

from .beranda import Beranda, beranda
from .kota import MINIMAL_ORANG, BarisOPD, DasborKota, dasbor_kota, unit_kota, urut_pita
from .orang import BarisPegawai, BuktiPegawai, baris_pegawai, bukti_pegawai, kegiatan_diajukan
from .perhatian import SEMUA, Perhatian, perhatian
from .saringan import SARINGAN, orang_unit
from .unit import JUMLAH, JUMLAH_BULAN_TREN, DasborUnit, LetakUnit, dasbor_unit, letak_unit


__all__ = [
    "JUMLAH",
    "JUMLAH_BULAN_TREN",
    "MINIMAL_ORANG",
    "SARINGAN",
    "SEMUA",
    "BarisOPD",
    "BarisPegawai",
    "Beranda",
    "BuktiPegawai",
    "DasborKota",
    "DasborUnit",
    "LetakUnit",
    "Perhatian",
    "baris_pegawai",
    "beranda",
    "bukti_pegawai",
    "dasbor_kota",
    "dasbor_unit",
    "kegiatan_diajukan",
    "letak_unit",
    "orang_unit",
    "perhatian",
    "unit_kota",
    "urut_pita",
]
