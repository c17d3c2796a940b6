"""Reads that cross the apps, one function and one frozen dataclass for each dashboard.

Nothing here writes, and nothing but its views imports this. Figures of a period are read as they were
stored, with the time they were computed; only what waits today is counted on the spot.
"""

from .beranda import Beranda, beranda
from .kota import MINIMAL_ORANG, BarisOPD, DasborKota, dasbor_kota, unit_kota, urut_pita
from .orang import BarisPegawai, BuktiPegawai, baris_pegawai, bukti_pegawai, kegiatan_diajukan
from .unit import DasborUnit, LetakUnit, dasbor_unit, letak_unit


__all__ = [
    "MINIMAL_ORANG",
    "BarisOPD",
    "BarisPegawai",
    "Beranda",
    "BuktiPegawai",
    "DasborKota",
    "DasborUnit",
    "LetakUnit",
    "baris_pegawai",
    "beranda",
    "bukti_pegawai",
    "dasbor_kota",
    "dasbor_unit",
    "kegiatan_diajukan",
    "letak_unit",
    "unit_kota",
    "urut_pita",
]
