"""Who, where, and what was promised."""

from .akun import Akun
from .jejak import JejakAudit
from .kalender import (
    HariLibur,
    JadwalDinas,
    JamKerja,
    KeteranganKerja,
    MenitAntara,
    PolaJamKerja,
)
from .orang import Pegawai, PegawaiQuerySet, Penugasan, PeranPegawai
from .skp import SKP, HasilKerja, Indikator
from .unit import Jabatan, SilsilahUnit, UnitKerja


__all__ = [
    "SKP",
    "Akun",
    "HariLibur",
    "HasilKerja",
    "Indikator",
    "Jabatan",
    "JadwalDinas",
    "JamKerja",
    "JejakAudit",
    "KeteranganKerja",
    "MenitAntara",
    "Pegawai",
    "PegawaiQuerySet",
    "Penugasan",
    "PeranPegawai",
    "PolaJamKerja",
    "SilsilahUnit",
    "UnitKerja",
]
