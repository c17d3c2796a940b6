"""Changes to people, posts and plans. Each function is one transaction that leaves its trace."""

from .akun import TAUTAN_SANDI, TautanTidakBerlaku, atur_sandi, buat_tautan_sandi, ganti_sandi
from .impor import HasilImpor, impor_pegawai
from .penugasan import akhiri_penugasan, tugaskan
from .peran import beri_peran, cabut_peran
from .skp import (
    HASIL_DIHAPUS,
    HASIL_DIUBAH,
    BukanHasilPimpinan,
    HasilKerjaBerubah,
    MasaDiLuarJabatan,
    ajukan_skp,
    buat_skp,
    hapus_hasil_kerja,
    hapus_skp,
    kembalikan_skp,
    setujui_skp,
    simpan_hasil_kerja,
)


__all__ = [
    "HASIL_DIHAPUS",
    "HASIL_DIUBAH",
    "TAUTAN_SANDI",
    "BukanHasilPimpinan",
    "HasilImpor",
    "HasilKerjaBerubah",
    "MasaDiLuarJabatan",
    "TautanTidakBerlaku",
    "ajukan_skp",
    "akhiri_penugasan",
    "atur_sandi",
    "beri_peran",
    "buat_skp",
    "buat_tautan_sandi",
    "cabut_peran",
    "ganti_sandi",
    "hapus_hasil_kerja",
    "hapus_skp",
    "impor_pegawai",
    "kembalikan_skp",
    "setujui_skp",
    "simpan_hasil_kerja",
    "tugaskan",
]
