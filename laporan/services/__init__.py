"""What is written about daily work: each act once, with its rule, its lock and its audit line."""

from .aturan import batalkan_aturan, tetapkan_aturan
from .beban import atur_pengukuran, ukur_beban
from .bkn import tandai_terkirim
from .bukti import hapus_bukti, sapu_bukti, tambah_berkas, tambah_tautan
from .bulan import BulanSudahTerkunci, kunci_bulan
from .dasar import KegiatanBerubah, KegiatanTiada, LaporanDitolak
from .ekspor import ekspor_unit
from .impor import impor_kegiatan
from .kegiatan import (
    HasilPengajuan,
    ajukan_kegiatan,
    ajukan_konsep,
    catat_kegiatan,
    hapus_kegiatan,
    tarik_kegiatan,
    ubah_kegiatan,
)
from .mutu import KOLOM_KEMIRIPAN, ukur_kemiripan
from .pekan import BarisPekan, HasilPekan, PekanDitolak, simpan_pekan
from .realisasi import laporkan_realisasi
from .rutin import hapus_rutin, simpan_rutin
from .sekaligus import HasilSekaligus, catat_rutin, salin_kegiatan
from .timbangan_impor import HasilImpor
from .verifikasi import (
    batalkan_verifikasi,
    kembalikan_kegiatan,
    tolak_kegiatan,
    verifikasi_kegiatan,
)
from .verifikasi_banyak import (
    HasilPutusan,
    batalkan_putusan,
    kembalikan_banyak,
    verifikasi_banyak,
    verifikasi_otomatis,
)


__all__ = [
    "KOLOM_KEMIRIPAN",
    "BarisPekan",
    "BulanSudahTerkunci",
    "HasilImpor",
    "HasilPekan",
    "HasilPengajuan",
    "HasilPutusan",
    "HasilSekaligus",
    "KegiatanBerubah",
    "KegiatanTiada",
    "LaporanDitolak",
    "PekanDitolak",
    "ajukan_kegiatan",
    "ajukan_konsep",
    "atur_pengukuran",
    "batalkan_aturan",
    "batalkan_putusan",
    "batalkan_verifikasi",
    "catat_kegiatan",
    "catat_rutin",
    "ekspor_unit",
    "hapus_bukti",
    "hapus_kegiatan",
    "hapus_rutin",
    "impor_kegiatan",
    "kembalikan_banyak",
    "kembalikan_kegiatan",
    "kunci_bulan",
    "laporkan_realisasi",
    "salin_kegiatan",
    "sapu_bukti",
    "simpan_pekan",
    "simpan_rutin",
    "tambah_berkas",
    "tambah_tautan",
    "tandai_terkirim",
    "tarik_kegiatan",
    "tetapkan_aturan",
    "tolak_kegiatan",
    "ubah_kegiatan",
    "ukur_beban",
    "ukur_kemiripan",
    "verifikasi_banyak",
    "verifikasi_kegiatan",
    "verifikasi_otomatis",
]
