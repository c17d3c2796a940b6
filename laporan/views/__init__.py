"""The pages of daily work: each view loads, asks permission, calls one service, answers."""

from .aturan import aturan_batalkan, aturan_daftar, aturan_tetapkan
from .beban import beban_daftar, pengukuran_atur
from .bkn import bkn_sandingkan, bkn_tandai, bkn_unit
from .bukti import bukti_buka, bukti_daftar, bukti_hapus
from .hari import kegiatan_catat, kegiatan_hari, kegiatan_petunjuk, kegiatan_usulan
from .impor import kegiatan_impor, kegiatan_impor_contoh, kegiatan_impor_simpan
from .kegiatan import (
    kegiatan_ajukan,
    kegiatan_ajukan_konsep,
    kegiatan_daftar,
    kegiatan_hapus,
    kegiatan_tarik,
    kegiatan_ubah,
)
from .luring import kegiatan_bekal, kegiatan_kirim, kegiatan_luring
from .pekan import pekan_isi
from .putusan import (
    kegiatan_batalkan,
    kegiatan_kembalikan,
    kegiatan_tolak,
    kegiatan_verifikasi,
    verifikasi_rinci,
)
from .realisasi import realisasi_lapor
from .rutin import rutin_daftar, rutin_hapus, rutin_ubah
from .salin import kegiatan_salin, rutin_catat
from .unduhan import kegiatan_ekspor, kegiatan_ekspor_unit, laporan_cetak
from .verifikasi import (
    verifikasi_banyak,
    verifikasi_batalkan,
    verifikasi_daftar,
    verifikasi_kembalikan,
    verifikasi_semua,
)


__all__ = [
    "aturan_batalkan",
    "aturan_daftar",
    "aturan_tetapkan",
    "beban_daftar",
    "bkn_sandingkan",
    "bkn_tandai",
    "bkn_unit",
    "bukti_buka",
    "bukti_daftar",
    "bukti_hapus",
    "kegiatan_ajukan",
    "kegiatan_ajukan_konsep",
    "kegiatan_batalkan",
    "kegiatan_bekal",
    "kegiatan_catat",
    "kegiatan_daftar",
    "kegiatan_ekspor",
    "kegiatan_ekspor_unit",
    "kegiatan_hapus",
    "kegiatan_hari",
    "kegiatan_impor",
    "kegiatan_impor_contoh",
    "kegiatan_impor_simpan",
    "kegiatan_kembalikan",
    "kegiatan_kirim",
    "kegiatan_luring",
    "kegiatan_petunjuk",
    "kegiatan_salin",
    "kegiatan_tarik",
    "kegiatan_tolak",
    "kegiatan_ubah",
    "kegiatan_usulan",
    "kegiatan_verifikasi",
    "laporan_cetak",
    "pekan_isi",
    "pengukuran_atur",
    "realisasi_lapor",
    "rutin_catat",
    "rutin_daftar",
    "rutin_hapus",
    "rutin_ubah",
    "verifikasi_banyak",
    "verifikasi_batalkan",
    "verifikasi_daftar",
    "verifikasi_kembalikan",
    "verifikasi_rinci",
    "verifikasi_semua",
]
