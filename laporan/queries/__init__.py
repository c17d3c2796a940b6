"""Reads of daily work for its pages, its superiors and its assessors; nothing here makes a template query."""

from .aturan import BatasCatat, SemuaAturan, aturan_pada, batas_catat, semua_aturan
from .bahan import BahanPeriksa, HasilDilaporkan, KegiatanLain, bahan_periksa
from .beban import BebanOrganisasi, BebanSebulan, beban_sebulan, boleh_diukur
from .bkn import OrangBKN, SandinganBKN, orang_bkn, pegawai_bkn, sandingan_bkn
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
from .hari import (
    HariKegiatan,
    Riwayat,
    hari_kegiatan,
    kegiatan_contoh,
    riwayat,
    saran_uraian,
    usulan_dari,
    usulan_kegiatan,
)
from .kalender_bulan import HariBulan, HitunganHari, KalenderBulan, kalender_bulan
from .kegiatan import (
    LaporanTertunda,
    hasil_kerja_pilihan,
    kegiatan_pegawai,
    laporan_tertunda,
    uraian_terakhir,
)
from .kurang import BukuHarian, HariKurang, YangKurang, baca_kurang, yang_kurang
from .meja import (
    Antrean,
    BarisMeja,
    KelompokMeja,
    Meja,
    OrangMenunggu,
    baris_meja,
    jumlah_menunggu,
    meja,
)
from .mutu import RingkasanMutu, kemiripan_kegiatan, petunjuk_isian
from .pekan import (
    HariPekan,
    IsiPekan,
    PekanBercatatan,
    isi_pekan,
    pekan_bercatatan,
    salinan_pekan,
)
from .putusan import (
    PutusanLain,
    PutusanTerakhir,
    kegiatan_rinci,
    putusan_lain,
    putusan_terakhir,
)
from .realisasi import (
    BuktiHasilKerja,
    IndikatorDilaporkan,
    belum_dilaporkan,
    bukti_hasil_kerja,
    indikator_dilaporkan,
)
from .rekap import HitunganKegiatan, RingkasanBulan, hitungan_kegiatan, ringkasan_bulan
from .salinan import (
    CalonSalinan,
    RutinHari,
    calon_salinan,
    hari_bercatatan,
    kegiatan_berkunci,
    rutin_hari,
    rutin_pegawai,
)
from .tunggu import AturanTunggu, aturan_tunggu, menunggu_otomatis
from .verifikasi_catatan import Catatan, catatan_khusus
from .wewenang import Wewenang, sebagai, wewenang


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
    "BukuHarian",
    "CalonSalinan",
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
    "OrangBKN",
    "OrangMenunggu",
    "PekanBercatatan",
    "PutusanLain",
    "PutusanTerakhir",
    "RingkasanBulan",
    "RingkasanMutu",
    "Riwayat",
    "RutinHari",
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
    "calon_salinan",
    "catatan_khusus",
    "daftar_bukti",
    "hari_bercatatan",
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
    "kegiatan_berkunci",
    "kegiatan_contoh",
    "kegiatan_ekspor",
    "kegiatan_pegawai",
    "kegiatan_rinci",
    "kemiripan_kegiatan",
    "laporan_bulanan",
    "laporan_tertunda",
    "meja",
    "membawahi",
    "menunggu_otomatis",
    "orang_bkn",
    "pegawai_bkn",
    "pekan_bercatatan",
    "petunjuk_isian",
    "putusan_lain",
    "putusan_terakhir",
    "ringkasan_bulan",
    "riwayat",
    "rutin_hari",
    "rutin_pegawai",
    "salinan_pekan",
    "sandingan_bkn",
    "saran_uraian",
    "sebagai",
    "semua_aturan",
    "unit_ekspor",
    "uraian_terakhir",
    "usulan_dari",
    "usulan_kegiatan",
    "wewenang",
    "yang_kurang",
]
