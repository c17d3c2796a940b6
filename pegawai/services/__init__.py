"""Changes to people, posts and plans. Each function is one transaction that leaves its trace."""

from .akun import TAUTAN_SANDI, TautanTidakBerlaku, atur_sandi, buat_tautan_sandi, ganti_sandi
from .impor import HasilImpor, impor_pegawai
from .jadwal import HasilJadwal, impor_jadwal
from .kalender import (
    KalenderTiada,
    hapus_jadwal,
    hapus_libur,
    hapus_pola,
    tambah_jadwal,
    tambah_libur,
    tetapkan_pola,
    ubah_libur,
    ubah_pola,
)
from .keterangan import KeteranganTiada, akhiri_keterangan, batalkan_keterangan, catat_keterangan
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
    "HasilJadwal",
    "HasilKerjaBerubah",
    "KalenderTiada",
    "KeteranganTiada",
    "MasaDiLuarJabatan",
    "TautanTidakBerlaku",
    "ajukan_skp",
    "akhiri_keterangan",
    "akhiri_penugasan",
    "atur_sandi",
    "batalkan_keterangan",
    "beri_peran",
    "buat_skp",
    "buat_tautan_sandi",
    "cabut_peran",
    "catat_keterangan",
    "ganti_sandi",
    "hapus_hasil_kerja",
    "hapus_jadwal",
    "hapus_libur",
    "hapus_pola",
    "hapus_skp",
    "impor_jadwal",
    "impor_pegawai",
    "kembalikan_skp",
    "setujui_skp",
    "simpan_hasil_kerja",
    "tambah_jadwal",
    "tambah_libur",
    "tetapkan_pola",
    "tugaskan",
    "ubah_libur",
    "ubah_pola",
]
