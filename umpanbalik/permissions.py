"""Who may do what with a complaint, and why not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from pegawai.choices import Peran
from pegawai.inti.izin import BOLEH, Izin, tolak
from pegawai.models import Pegawai, UnitKerja
from pegawai.permissions import mengawasi_kota
from umpanbalik.choices import LANJUTAN_ADUAN, StatusAduan
from umpanbalik.models import Aduan, TindakLanjut
from umpanbalik.tenggat import batas_buka_lagi


@dataclass(frozen=True)
class Jangkauan:
    """How far one person's hand reaches over complaints on one day; see queries.jangkauan_aduan."""

    petugas_kota: bool = False  # complaints officer of the whole city
    auditor: bool = False
    pimpinan_kota: bool = False
    unit: frozenset[int] = frozenset()  # served as complaints officer or led, with all below


def buka_daftar_aduan(oleh: Pegawai, *, dipimpin: Collection[UnitKerja]) -> Izin:
    """`dipimpin`: the units that `oleh` leads today. What the list then holds, Jangkauan decides."""
    if dipimpin or oleh.berperan(Peran.PETUGAS_ADUAN, Peran.AUDITOR, Peran.PIMPINAN_KOTA):
        return BOLEH
    return tolak("Aduan warga dibuka petugas pengaduan, pimpinan unit, dan auditor.")


def lihat_aduan(jangkauan: Jangkauan, aduan: Aduan) -> Izin:
    """Answer for one case what queries.aduan_terlihat answers for all."""
    if jangkauan.petugas_kota or jangkauan.auditor:
        return BOLEH
    if aduan.berkadar:
        return tolak("Aduan berkadar pengawasan hanya dibuka petugas pengaduan kota dan auditor.")
    if jangkauan.pimpinan_kota or aduan.unit_id in jangkauan.unit:
        return BOLEH
    return tolak("Aduan ini bukan untuk unit Anda.")


def proses_aduan(jangkauan: Jangkauan, aduan: Aduan) -> Izin:
    return _tangani(jangkauan, aduan) and _lanjut(aduan, StatusAduan.DIPROSES, dari=StatusAduan.BARU)


def tanggapi_aduan(jangkauan: Jangkauan, aduan: Aduan) -> Izin:
    return _tangani(jangkauan, aduan) and _terbuka(aduan)


def jawab_aduan(jangkauan: Jangkauan, aduan: Aduan) -> Izin:
    return _tangani(jangkauan, aduan) and _lanjut(aduan, StatusAduan.DIJAWAB)


def teruskan_aduan(jangkauan: Jangkauan, aduan: Aduan) -> Izin:
    return _tangani(jangkauan, aduan) and _terbuka(aduan)


def tandai_berkadar(jangkauan: Jangkauan, aduan: Aduan) -> Izin:
    if aduan.berkadar:
        return tolak("Aduan ini sudah ditandai berkadar pengawasan.")
    return _tangani(jangkauan, aduan) and _terbuka(aduan)


def nyatakan_bukan_kewenangan(jangkauan: Jangkauan, aduan: Aduan) -> Izin:
    """Only the city's desk speaks for the whole city; a unit passes on what is not its own."""
    if not jangkauan.petugas_kota:
        return tolak(
            "Hanya petugas pengaduan kota yang menyatakan ini. Teruskan aduan ke unit yang berwenang."
        )
    return _lanjut(aduan, StatusAduan.BUKAN_KEWENANGAN)


def arsipkan_aduan(jangkauan: Jangkauan, aduan: Aduan) -> Izin:
    if not jangkauan.petugas_kota:
        return tolak("Hanya petugas pengaduan kota yang mengarsipkan aduan.")
    return _lanjut(aduan, StatusAduan.DIARSIPKAN)


def buka_identitas(jangkauan: Jangkauan, aduan: Aduan, *, ada_pelapor: bool) -> Izin:
    """An anonymous reporter is known to the city's desk only, never to the unit that is reported."""
    izin = _tangani(jangkauan, aduan)
    if izin and not ada_pelapor:
        return tolak("Pelapor tidak meninggalkan nama atau kontak.")
    if izin and aduan.anonim and not jangkauan.petugas_kota:
        return tolak("Pelapor meminta namanya disembunyikan dari unit yang dilaporkan.")
    return izin


def konfirmasi_aduan(aduan: Aduan) -> Izin:
    """The citizen's own act, who holds the code."""
    return _lanjut(aduan, StatusAduan.SELESAI)


def buka_lagi_aduan(aduan: Aduan, hari_ini: date) -> Izin:
    """The citizen's own act, who holds the code."""
    if aduan.dijawab_pada is None:
        return tolak("Laporan ini belum dijawab.")
    izin = _lanjut(aduan, StatusAduan.DIPROSES)
    if izin and hari_ini > batas_buka_lagi(timezone.localtime(aduan.dijawab_pada).date()):
        return tolak(
            "Batas waktu menanggapi jawaban sudah lewat. Sampaikan laporan baru bila masalahnya masih ada."
        )
    return izin


def lihat_kepuasan_unit(oleh: Pegawai, *, memimpin: bool, dipimpin: Collection[UnitKerja]) -> Izin:
    """`memimpin`: whether `oleh` leads the unit or one above it today; `dipimpin`: all units led today."""
    if memimpin or mengawasi_kota(oleh, dipimpin=dipimpin):
        return BOLEH
    return tolak(
        "Rincian kepuasan ini terbuka bagi pimpinan unit tersebut, pimpinan di atasnya, pimpinan kota, "
        "pengelola kinerja, dan auditor."
    )


def susun_tindak_lanjut(*, memimpin: bool) -> Izin:
    """`memimpin`: whether the person leads the unit or one above it today."""
    if memimpin:
        return BOLEH
    return tolak("Rencana tindak lanjut disusun dan diperbarui pimpinan unit ini atau atasannya.")


def perbarui_tindak_lanjut(tindak_lanjut: TindakLanjut, *, memimpin: bool) -> Izin:
    izin = susun_tindak_lanjut(memimpin=memimpin)
    if izin and not tindak_lanjut.terbuka:
        return tolak(f"Rencana ini sudah {tindak_lanjut.get_status_display()}.")
    return izin


def _tangani(jangkauan: Jangkauan, aduan: Aduan) -> Izin:
    izin = lihat_aduan(jangkauan, aduan)
    if izin and not (jangkauan.petugas_kota or aduan.unit_id in jangkauan.unit):
        return tolak("Anda dapat membaca aduan ini, tetapi tidak menanganinya.")
    return izin


def _lanjut(aduan: Aduan, ke: StatusAduan, *, dari: StatusAduan | None = None) -> Izin:
    status = StatusAduan(aduan.status)
    if ke not in LANJUTAN_ADUAN[status] or dari not in (None, status):
        return tolak(f"Keadaan aduan ini: {status.label}.")
    return BOLEH


def _terbuka(aduan: Aduan) -> Izin:
    return BOLEH if aduan.terbuka else tolak(f"Keadaan aduan ini: {StatusAduan(aduan.status).label}.")
