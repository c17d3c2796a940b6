"""What is written about citizens' voice: each act once, with its rule, its lock and its audit line."""

from .aduan import (
    arsipkan_aduan,
    buka_identitas,
    jawab_aduan,
    nyatakan_bukan_kewenangan,
    proses_aduan,
    tandai_berkadar,
    tanggapi_aduan,
    teruskan_aduan,
)
from .tanggapan import FormulirSudahDipakai, impor_tanggapan, kirim_tanggapan
from .tindak_lanjut import RencanaSudahAda, perbarui_tindak_lanjut, susun_tindak_lanjut
from .warga import buka_lagi_aduan, kirim_aduan, konfirmasi_aduan, tutup_aduan_diam


__all__ = [
    "FormulirSudahDipakai",
    "RencanaSudahAda",
    "arsipkan_aduan",
    "buka_identitas",
    "buka_lagi_aduan",
    "impor_tanggapan",
    "jawab_aduan",
    "kirim_aduan",
    "kirim_tanggapan",
    "konfirmasi_aduan",
    "nyatakan_bukan_kewenangan",
    "perbarui_tindak_lanjut",
    "proses_aduan",
    "susun_tindak_lanjut",
    "tandai_berkadar",
    "tanggapi_aduan",
    "teruskan_aduan",
    "tutup_aduan_diam",
]
