"""Reads of daily work for its pages, its superiors and its assessors; nothing here makes a template query."""

from .aturan import BatasCatat, SemuaAturan, aturan_pada, batas_catat, semua_aturan
from .bahan import BahanPeriksa, HasilDilaporkan, KegiatanLain, bahan_periksa
from .beban import BebanOrganisasi, BebanSebulan, beban_sebulan, boleh_diukur
from .bkn import SandinganBKN, sandingan_bkn
from .bukti import daftar_bukti, jatah_bukti, kegiatan_berbukti, membawahi
from .bulan import (
    bulan_terbuka,
    bulan_terkunci,
)
from .bulanan import JumlahHasil, LaporanBulanan, laporan_bulanan
from .dasar import (
    DIHITUNG,
)
from .ekspor import jumlah_ekspor, kegiatan_ekspor, unit_ekspor
from .hari import HariKegiatan, Riwayat, hari_kegiatan, riwayat, saran_uraian, usulan_kegiatan
from .kegiatan import (
    LaporanTertunda,
    hasil_kerja_pilihan,
    kegiatan_pegawai,
    laporan_tertunda,
    perlu_diperbaiki,
    uraian_terakhir,
)
from .kurang import HariKurang, YangKurang, baca_kurang, kolom_kurang, yang_kurang
from .mutu import kemiripan_kegiatan
from .realisasi import (
    BuktiHasilKerja,
    IndikatorDilaporkan,
    belum_dilaporkan,
    bukti_hasil_kerja,
    indikator_dilaporkan,
)
from .rekap import HitunganKegiatan, RingkasanBulan, hitungan_kegiatan, ringkasan_bulan
from .verifikasi import (
    jumlah_menunggu,
    kegiatan_rinci,
    menunggu_verifikasi,
    penunggu,
)


__all__ = [
    "DIHITUNG",
    "BahanPeriksa",
    "BatasCatat",
    "BebanOrganisasi",
    "BebanSebulan",
    "BuktiHasilKerja",
    "HariKegiatan",
    "HariKurang",
    "HasilDilaporkan",
    "HitunganKegiatan",
    "IndikatorDilaporkan",
    "JumlahHasil",
    "KalenderBulan",
    "KegiatanLain",
    "LaporanBulanan",
    "LaporanTertunda",
    "RingkasanBulan",
    "Riwayat",
    "SandinganBKN",
    "SemuaAturan",
    "YangKurang",
    "aturan_pada",
    "baca_kurang",
    "bahan_periksa",
    "batas_catat",
    "beban_sebulan",
    "belum_dilaporkan",
    "boleh_diukur",
    "bukti_hasil_kerja",
    "bulan_terbuka",
    "bulan_terkunci",
    "daftar_bukti",
    "hari_kegiatan",
    "hasil_kerja_pilihan",
    "hitungan_kegiatan",
    "indikator_dilaporkan",
    "jatah_bukti",
    "jumlah_ekspor",
    "jumlah_menunggu",
    "kegiatan_berbukti",
    "kegiatan_ekspor",
    "kegiatan_pegawai",
    "kegiatan_rinci",
    "kemiripan_kegiatan",
    "kolom_kurang",
    "laporan_bulanan",
    "laporan_tertunda",
    "membawahi",
    "menunggu_verifikasi",
    "penunggu",
    "perlu_diperbaiki",
    "ringkasan_bulan",
    "riwayat",
    "sandingan_bkn",
    "saran_uraian",
    "semua_aturan",
    "unit_ekspor",
    "uraian_terakhir",
    "usulan_kegiatan",
    "yang_kurang",
]
