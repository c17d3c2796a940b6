"""Reads of evaluation, fully loaded: nothing returned here makes a template run a query."""

from .bukti import (
    BuktiHasil,
    BuktiIndikator,
    KonteksUnit,
    SetaraAngkaKredit,
    SuaraWarga,
    bukti_penilaian,
    konteks_unit,
    setara_angka_kredit,
    suara_warga,
)
from .organisasi import (
    BarisOrganisasi,
    daftar_organisasi,
    organisasi,
    organisasi_terpakai,
    riwayat_organisasi,
)
from .penilaian import (
    berhak_menilai,
    meja_penilai,
    penilaian_lengkap,
    penilaian_unit,
    riwayat_penilaian,
    sebutan_penilai,
    skp_dinilai,
    unit_dipimpin,
)
from .periode import (
    Kemajuan,
    baris_periode,
    daftar_periode,
    kemajuan_opd,
    kemajuan_periode,
    periode_pilihan,
    rentang_pernah_dibuka,
)
from .rekap import capaian_pegawai, rekap_anak, rekap_unit, tren_rekap
from .sebaran import SebaranOPD, SebaranPredikat, gabungan, opd_meja, sebaran_opd


__all__ = [
    "BarisOrganisasi",
    "BuktiHasil",
    "BuktiIndikator",
    "Kemajuan",
    "KonteksUnit",
    "SebaranOPD",
    "SebaranPredikat",
    "SetaraAngkaKredit",
    "SuaraWarga",
    "baris_periode",
    "berhak_menilai",
    "bukti_penilaian",
    "capaian_pegawai",
    "daftar_organisasi",
    "daftar_periode",
    "gabungan",
    "kemajuan_opd",
    "kemajuan_periode",
    "konteks_unit",
    "meja_penilai",
    "opd_meja",
    "organisasi",
    "organisasi_terpakai",
    "penilaian_lengkap",
    "penilaian_unit",
    "periode_pilihan",
    "rekap_anak",
    "rekap_unit",
    "rentang_pernah_dibuka",
    "riwayat_organisasi",
    "riwayat_penilaian",
    "sebaran_opd",
    "sebutan_penilai",
    "setara_angka_kredit",
    "skp_dinilai",
    "suara_warga",
    "tren_rekap",
    "unit_dipimpin",
]
