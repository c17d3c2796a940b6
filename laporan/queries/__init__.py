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
from .kalender_bulan import HariBulan, HitunganHari, KalenderBulan, kalender_bulan
from .kegiatan import (
    LaporanTertunda,
    hasil_kerja_pilihan,
    kegiatan_pegawai,
    laporan_tertunda,
    perlu_diperbaiki,
    uraian_terakhir,
)
from .kurang import HariKurang, YangKurang, baca_kurang, kolom_kurang, yang_kurang
from .mutu import RingkasanMutu, kemiripan_kegiatan, petunjuk_isian
from .pekan import (
    HariPekan,
    IsiPekan,
    PekanBercatatan,
    isi_pekan,
    pekan_bercatatan,
    salinan_pekan,
)
from .realisasi import (
    BuktiHasilKerja,
    IndikatorDilaporkan,
    belum_dilaporkan,
    bukti_hasil_kerja,
    indikator_dilaporkan,
)
from .rekap import HitunganKegiatan, RingkasanBulan, hitungan_kegiatan, ringkasan_bulan
from .verifikasi import (
    Antrean,
    AturanTunggu,
    BarisMeja,
    KelompokMeja,
    Meja,
    OrangMenunggu,
    PutusanTerakhir,
    Wewenang,
    aturan_tunggu,
    baris_meja,
    jumlah_menunggu,
    kegiatan_rinci,
    meja,
    menunggu_otomatis,
    putusan_terakhir,
    wewenang,
)
from .verifikasi_catatan import Catatan, catatan_khusus


__all__ = [
    "DIHITUNG",
    "Antrean",
    "AturanTunggu",
    "BahanPeriksa",
    "BarisMeja",
    "BatasCatat",
    "BebanOrganisasi",
    "BebanSebulan",
    "BuktiHasilKerja",
    "Catatan",
    "HariBulan",
    "HariKegiatan",
    "HariKurang",
    "HariPekan",
    "HasilDilaporkan",
    "HitunganHari",
    "HitunganKegiatan",
    "IndikatorDilaporkan",
    "IsiPekan",
    "JumlahHasil",
    "KalenderBulan",
    "KegiatanLain",
    "KelompokMeja",
    "LaporanBulanan",
    "LaporanTertunda",
    "Meja",
    "OrangMenunggu",
    "PekanBercatatan",
    "PutusanTerakhir",
    "RingkasanBulan",
    "RingkasanMutu",
    "Riwayat",
    "SandinganBKN",
    "SemuaAturan",
    "Wewenang",
    "YangKurang",
    "aturan_pada",
    "aturan_tunggu",
    "baca_kurang",
    "bahan_periksa",
    "baris_meja",
    "batas_catat",
    "beban_sebulan",
    "belum_dilaporkan",
    "boleh_diukur",
    "bukti_hasil_kerja",
    "bulan_terbuka",
    "bulan_terkunci",
    "catatan_khusus",
    "daftar_bukti",
    "hari_kegiatan",
    "hasil_kerja_pilihan",
    "hitungan_kegiatan",
    "indikator_dilaporkan",
    "isi_pekan",
    "jatah_bukti",
    "jumlah_ekspor",
    "jumlah_menunggu",
    "kalender_bulan",
    "kegiatan_berbukti",
    "kegiatan_ekspor",
    "kegiatan_pegawai",
    "kegiatan_rinci",
    "kemiripan_kegiatan",
    "kolom_kurang",
    "laporan_bulanan",
    "laporan_tertunda",
    "meja",
    "membawahi",
    "menunggu_otomatis",
    "pekan_bercatatan",
    "perlu_diperbaiki",
    "petunjuk_isian",
    "putusan_terakhir",
    "ringkasan_bulan",
    "riwayat",
    "salinan_pekan",
    "sandingan_bkn",
    "saran_uraian",
    "semua_aturan",
    "unit_ekspor",
    "uraian_terakhir",
    "usulan_kegiatan",
    "wewenang",
    "yang_kurang",
]
