"""Reads of citizens' feedback, fully loaded: nothing returned here makes a template run a query."""

from .aduan import (
    SEMUA,
    TERLAMBAT,
    HitunganDaftar,
    ada_pelapor,
    aduan_berkode,
    aduan_terlihat,
    aduan_warga,
    daftar_aduan,
    hitungan_daftar,
    jangkauan_aduan,
    riwayat_aduan,
    unit_beraduan,
    unit_penerima,
    unit_tujuan,
)
from .indeks import (
    HitunganIKM,
    hitungan_ikm,
    indeks_terdekat,
    indeks_unit_dan_anak,
)
from .kepuasan import RENTANG, KepuasanUnit, kepuasan_unit, periode_mundur, saran_unit
from .layanan import (
    instrumen_pada,
    layanan_berkode,
    layanan_tertutup,
    layanan_umum,
)
from .ringkasan import (
    RingkasanAduan,
    TungguUnit,
    ringkasan_aduan,
)
from .waktu import BarisAduan, WaktuAduan, baris_aduan, waktu_aduan


__all__ = [
    "RENTANG",
    "SEMUA",
    "TERLAMBAT",
    "BarisAduan",
    "HitunganDaftar",
    "HitunganIKM",
    "KepuasanUnit",
    "RingkasanAduan",
    "TungguUnit",
    "WaktuAduan",
    "ada_pelapor",
    "aduan_berkode",
    "aduan_terlihat",
    "aduan_warga",
    "baris_aduan",
    "daftar_aduan",
    "hitungan_daftar",
    "hitungan_ikm",
    "indeks_terdekat",
    "indeks_unit_dan_anak",
    "instrumen_pada",
    "jangkauan_aduan",
    "kepuasan_unit",
    "layanan_berkode",
    "layanan_tertutup",
    "layanan_umum",
    "periode_mundur",
    "ringkasan_aduan",
    "riwayat_aduan",
    "saran_unit",
    "unit_beraduan",
    "unit_penerima",
    "unit_tujuan",
    "waktu_aduan",
]
