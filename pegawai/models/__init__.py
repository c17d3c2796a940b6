"""Who, where, and what was promised."""

from .akun import Akun
from .jejak import JejakAudit
from .orang import Pegawai, PegawaiQuerySet, Penugasan, PeranPegawai
from .skp import SKP, HasilKerja, Indikator
from .unit import HariLibur, Jabatan, SilsilahUnit, UnitKerja


__all__ = [
    "SKP",
    "Akun",
    "HariLibur",
    "HasilKerja",
    "Indikator",
    "Jabatan",
    "JejakAudit",
    "Pegawai",
    "PegawaiQuerySet",
    "Penugasan",
    "PeranPegawai",
    "SilsilahUnit",
    "UnitKerja",
]
