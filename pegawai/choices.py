"""The words of people, posts and planning: kinds, roles, states, and how one state follows another."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import TextChoices


class JenisUnit(TextChoices):
    KOTA = "KOTA", "kota"
    SETDA = "SETDA", "sekretariat daerah"
    DINAS = "DINAS", "dinas"
    BADAN = "BADAN", "badan"
    KECAMATAN = "KECAMATAN", "kecamatan"
    KELURAHAN = "KELURAHAN", "kelurahan"
    PUSKESMAS = "PUSKESMAS", "puskesmas"
    RSUD = "RSUD", "rumah sakit umum daerah"
    BAGIAN = "BAGIAN", "bagian"
    BIDANG = "BIDANG", "bidang atau sekretariat"
    UPT = "UPT", "unit pelaksana teknis"
    SEKOLAH = "SEKOLAH", "sekolah"


class JenisJabatan(TextChoices):
    PEJABAT_NEGARA = "PEJABAT_NEGARA", "pejabat negara"
    JPT = "JPT", "pimpinan tinggi"
    ADMINISTRATOR = "ADMINISTRATOR", "administrator"
    PENGAWAS = "PENGAWAS", "pengawas"
    FUNGSIONAL = "FUNGSIONAL", "fungsional"
    PELAKSANA = "PELAKSANA", "pelaksana"


class Jenjang(TextChoices):
    """Level of a functional post."""

    PEMULA = "PEMULA", "pemula"
    TERAMPIL = "TERAMPIL", "terampil"
    MAHIR = "MAHIR", "mahir"
    PENYELIA = "PENYELIA", "penyelia"
    AHLI_PERTAMA = "AHLI_PERTAMA", "ahli pertama"
    AHLI_MUDA = "AHLI_MUDA", "ahli muda"
    AHLI_MADYA = "AHLI_MADYA", "ahli madya"
    AHLI_UTAMA = "AHLI_UTAMA", "ahli utama"


class JenisPegawai(TextChoices):
    PNS = "PNS", "PNS"
    PPPK = "PPPK", "PPPK"
    PEJABAT_NEGARA = "PEJABAT_NEGARA", "pejabat negara"


class JenisKelamin(TextChoices):
    LAKI_LAKI = "L", "laki-laki"
    PEREMPUAN = "P", "perempuan"


# Golongan ruang of a PNS with the name of its rank; a PPPK has a golongan without one.
GOLONGAN_PNS: Mapping[str, str] = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
GOLONGAN_PPPK = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
    "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
)  # fmt: skip


class Kedudukan(TextChoices):
    """Standing in the service; only AKTIF owes an SKP."""

    AKTIF = "AKTIF", "aktif"
    CLTN = "CLTN", "cuti di luar tanggungan negara"
    TUGAS_BELAJAR = "TUGAS_BELAJAR", "tugas belajar"
    BERHENTI_SEMENTARA = "BERHENTI_SEMENTARA", "diberhentikan sementara"
    PENSIUN = "PENSIUN", "pensiun"


class JenisPenugasan(TextChoices):
    DEFINITIF = "DEFINITIF", "definitif"
    PLT = "PLT", "pelaksana tugas"
    PLH = "PLH", "pelaksana harian"


class Peran(TextChoices):
    """What a person may do beyond one's own work; staff, superior and head follow from Penugasan."""

    PENGELOLA = "PENGELOLA", "pengelola kinerja"
    PETUGAS_ADUAN = "PETUGAS_ADUAN", "petugas pengaduan"
    AUDITOR = "AUDITOR", "auditor"
    PIMPINAN_KOTA = "PIMPINAN_KOTA", "pimpinan kota"


class JenisLibur(TextChoices):
    LIBUR_NASIONAL = "LIBUR_NASIONAL", "hari libur nasional"
    CUTI_BERSAMA = "CUTI_BERSAMA", "cuti bersama"
    LIBUR_DAERAH = "LIBUR_DAERAH", "libur daerah"


class JenisKeterangan(TextChoices):
    """Why a person is not at the usual work for some days."""

    CUTI = "CUTI", "cuti"
    SAKIT = "SAKIT", "sakit"
    IZIN = "IZIN", "izin"
    DINAS_LUAR = "DINAS_LUAR", "dinas luar"
    DIKLAT = "DIKLAT", "diklat"


# These days are worked, elsewhere: they count as fulfilled, and nothing more is expected of them.
KETERANGAN_TERPENUHI = frozenset({JenisKeterangan.DINAS_LUAR, JenisKeterangan.DIKLAT})
# Told without a letter, if need be, by a sentence.
KETERANGAN_TANPA_SURAT = (JenisKeterangan.SAKIT, JenisKeterangan.IZIN)


class JenisHasilKerja(TextChoices):
    UTAMA = "UTAMA", "utama"
    TAMBAHAN = "TAMBAHAN", "tambahan"


class Aspek(TextChoices):
    KUANTITAS = "KUANTITAS", "kuantitas"
    KUALITAS = "KUALITAS", "kualitas"
    WAKTU = "WAKTU", "waktu"
    BIAYA = "BIAYA", "biaya"


class Arah(TextChoices):
    """Which way is better."""

    TINGGI = "TINGGI", "makin tinggi makin baik"
    RENDAH = "RENDAH", "makin rendah makin baik"


class SumberRealisasi(TextChoices):
    KEGIATAN = "KEGIATAN", "dijumlahkan dari kegiatan terverifikasi"
    LAPORAN = "LAPORAN", "dilaporkan pegawai tiap periode"


class StatusSKP(TextChoices):
    DRAF = "DRAF", "draf"
    DIAJUKAN = "DIAJUKAN", "menunggu persetujuan"
    DIKEMBALIKAN = "DIKEMBALIKAN", "dikembalikan untuk diperbaiki"
    DISETUJUI = "DISETUJUI", "disetujui"


LANJUTAN_SKP: Mapping[StatusSKP, frozenset[StatusSKP]] = {
    StatusSKP.DRAF: frozenset({StatusSKP.DIAJUKAN}),
    StatusSKP.DIAJUKAN: frozenset({StatusSKP.DISETUJUI, StatusSKP.DIKEMBALIKAN}),
    StatusSKP.DIKEMBALIKAN: frozenset({StatusSKP.DIAJUKAN}),
    StatusSKP.DISETUJUI: frozenset(),
}
SKP_DAPAT_DIUBAH = frozenset({StatusSKP.DRAF, StatusSKP.DIKEMBALIKAN})
