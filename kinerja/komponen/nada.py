"""Which tone a state, a grade or a message has. A word always stands beside the colour."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.messages import constants

from evaluasi.choices import (
    Ekspektasi,
    KeadaanPenilaian,
    Predikat,
    PredikatOrganisasi,
    StatusPenilaian,
    StatusPeriode,
)
from kinerja.choices import StatusPekerjaan
from laporan.choices import PerubahanBKN, StatusKegiatan
from pegawai.choices import StatusSKP
from umpanbalik.choices import Mutu, StatusAduan


# Equal words of different tables share one tone.
NADA: Mapping[str, str] = {
    str(nilai): nada
    for nada, daftar_nilai in {
        "baik": (
            Ekspektasi.ATAS,
            Predikat.SANGAT_BAIK,
            PredikatOrganisasi.ISTIMEWA,
            Mutu.A,
            StatusSKP.DISETUJUI,
            StatusKegiatan.TERVERIFIKASI,
            StatusPenilaian.DITETAPKAN,
            StatusAduan.DIJAWAB,
            StatusAduan.SELESAI,
            StatusPekerjaan.SELESAI,
        ),
        "utama": (
            Ekspektasi.SESUAI,
            Predikat.BAIK,
            Mutu.B,
            StatusSKP.DIAJUKAN,
            StatusKegiatan.DIAJUKAN,
            StatusPeriode.DIBUKA,
            StatusAduan.DIPROSES,
            StatusPekerjaan.BERJALAN,
        ),
        "cukup": (
            Ekspektasi.BAWAH,
            Predikat.BUTUH_PERBAIKAN,
            Mutu.C,
            StatusSKP.DIKEMBALIKAN,
            StatusKegiatan.DIKEMBALIKAN,
            PerubahanBKN.BARU,
            PerubahanBKN.BERUBAH,
            KeadaanPenilaian.TANPA_PENILAIAN,
            StatusAduan.BARU,
        ),
        "buruk": (
            Predikat.KURANG,
            Predikat.SANGAT_KURANG,
            PerubahanBKN.DIHAPUS,
            Mutu.D,
            StatusKegiatan.DITOLAK,
            StatusPekerjaan.GAGAL,
        ),
        "netral": (
            StatusSKP.DRAF,
            StatusKegiatan.KONSEP,
            StatusPenilaian.DRAF,
            KeadaanPenilaian.BELUM,
            StatusPeriode.DITUTUP,
            StatusAduan.BUKAN_KEWENANGAN,
            StatusAduan.DIARSIPKAN,
            StatusPekerjaan.MENUNGGU,
        ),
    }.items()
    for nilai in daftar_nilai
}
GAYA_TOMBOL: Mapping[str, str] = {"utama": "btn-primary", "kedua": "btn-secondary", "buruk": "btn-danger"}
NADA_PESAN: Mapping[int, tuple[str, str]] = {
    constants.SUCCESS: ("baik", "check-circle"),
    constants.WARNING: ("cukup", "exclamation-triangle"),
    constants.ERROR: ("buruk", "exclamation-circle"),
}
