"""What the office does with a case: each act with its lock, its permission, its step and its audit line."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from pegawai.jejak import catat_jejak
from pegawai.models import Pegawai, UnitKerja
from umpanbalik import permissions, queries
from umpanbalik.choices import Klasifikasi, StatusAduan
from umpanbalik.models import Aduan, Pelapor

from .langkah import PESAN_DIPROSES, PESAN_DITERUSKAN, catat_langkah, jangkauan, tahan_aduan, tenggat_aduan


@transaction.atomic
def proses_aduan(*, aduan_id: int, oleh: Pegawai, pada: datetime) -> Aduan:
    """Take a new report up. This is no answer: the clock of the first answer runs on."""
    aduan = tahan_aduan(aduan_id)
    permissions.proses_aduan(jangkauan(oleh, pada), aduan).wajib()

    catat_langkah(aduan, StatusAduan.DIPROSES, PESAN_DIPROSES, oleh=oleh, pada=pada)
    aduan.save(update_fields=["status"])
    catat_jejak("ADUAN_DIPROSES", aduan, oleh=oleh, pada=pada)
    return aduan


@transaction.atomic
def tanggapi_aduan(*, aduan_id: int, tanggapan: str, oleh: Pegawai, pada: datetime) -> Aduan:
    """Tell the citizen how the matter stands while it is still being handled: an interim answer."""
    aduan = tahan_aduan(aduan_id)
    permissions.tanggapi_aduan(jangkauan(oleh, pada), aduan).wajib()

    catat_langkah(aduan, StatusAduan.DIPROSES, tanggapan, oleh=oleh, pada=pada, jawaban=True)
    aduan.save(update_fields=["status", "ditanggapi_pada"])
    catat_jejak("ADUAN_DITANGGAPI", aduan, oleh=oleh, pada=pada)
    return aduan


@transaction.atomic
def jawab_aduan(*, aduan_id: int, jawaban: str, oleh: Pegawai, pada: datetime) -> Aduan:
    """Give the citizen the final answer; it counts as the first one too where there was none before."""
    aduan = tahan_aduan(aduan_id)
    permissions.jawab_aduan(jangkauan(oleh, pada), aduan).wajib()

    _jawab_akhir(aduan, StatusAduan.DIJAWAB, jawaban, oleh=oleh, pada=pada)
    catat_jejak("ADUAN_DIJAWAB", aduan, oleh=oleh, pada=pada)
    return aduan


@transaction.atomic
def teruskan_aduan(*, aduan_id: int, unit: UnitKerja, catatan: str, oleh: Pegawai, pada: datetime) -> Aduan:
    """Hand a report to another unit. Both due dates stay: the citizen has waited since the first day.

    `catatan` is read by colleagues only.
    """
    aduan = tahan_aduan(aduan_id)
    permissions.teruskan_aduan(jangkauan(oleh, pada), aduan).wajib()

    status, asal = StatusAduan(aduan.status), aduan.unit
    catat_langkah(aduan, status, PESAN_DITERUSKAN.format(unit=unit), oleh=oleh, pada=pada)
    if catatan:
        catat_langkah(aduan, status, catatan, oleh=oleh, pada=pada, publik=False)
    aduan.unit = unit
    aduan.save(update_fields=["unit"])
    catat_jejak(
        "ADUAN_DITERUSKAN", aduan, oleh=oleh, pada=pada, dari=asal.kode if asal else None, ke=unit.kode
    )
    return aduan


@transaction.atomic
def tandai_berkadar(*, aduan_id: int, alasan: str, oleh: Pegawai, pada: datetime) -> Aduan:
    """Mark a report that suspects wrongdoing: from now on only the city's desk and auditors read it.

    The final due date becomes that of its new kind, counted from the day of receipt; the first one stays.
    """
    aduan = tahan_aduan(aduan_id)
    permissions.tandai_berkadar(jangkauan(oleh, pada), aduan).wajib()

    diterima = timezone.localtime(aduan.diterima_pada).date()
    lama = aduan.tenggat_selesai
    aduan.klasifikasi = Klasifikasi.BERKADAR
    aduan.tenggat_selesai = tenggat_aduan(Klasifikasi.BERKADAR, diterima, aduan.unit).selesai
    status = StatusAduan(aduan.status)
    catat_langkah(
        aduan,
        status,
        "Laporan Anda diperiksa sebagai pengaduan berkadar pengawasan, tanpa melalui unit yang dilaporkan.",
        oleh=oleh,
        pada=pada,
    )
    catat_langkah(aduan, status, alasan, oleh=oleh, pada=pada, publik=False)
    aduan.save(update_fields=["klasifikasi", "tenggat_selesai"])
    catat_jejak(
        "ADUAN_DITANDAI_BERKADAR",
        aduan,
        oleh=oleh,
        pada=pada,
        tenggat_selesai=[str(lama), str(aduan.tenggat_selesai)],
    )
    return aduan


@transaction.atomic
def nyatakan_bukan_kewenangan(*, aduan_id: int, alasan: str, oleh: Pegawai, pada: datetime) -> Aduan:
    """Close a report that is not the city's to settle; the reason says where to turn: an answer."""
    aduan = tahan_aduan(aduan_id)
    permissions.nyatakan_bukan_kewenangan(jangkauan(oleh, pada), aduan).wajib()

    _jawab_akhir(aduan, StatusAduan.BUKAN_KEWENANGAN, alasan, oleh=oleh, pada=pada)
    catat_jejak("ADUAN_BUKAN_KEWENANGAN", aduan, oleh=oleh, pada=pada)
    return aduan


@transaction.atomic
def arsipkan_aduan(*, aduan_id: int, alasan: str, oleh: Pegawai, pada: datetime) -> Aduan:
    """Put away what is no report: advertising, a second copy, words without a matter."""
    aduan = tahan_aduan(aduan_id)
    permissions.arsipkan_aduan(jangkauan(oleh, pada), aduan).wajib()

    catat_langkah(aduan, StatusAduan.DIARSIPKAN, alasan, oleh=oleh, pada=pada)
    aduan.save(update_fields=["status"])
    catat_jejak("ADUAN_DIARSIPKAN", aduan, oleh=oleh, pada=pada)
    return aduan


@transaction.atomic
def buka_identitas(*, aduan_id: int, alasan: str, oleh: Pegawai, pada: datetime) -> Pelapor:
    """Return who reported, and write down who asked and why.

    Raises PermissionDenied for who does not handle the case, for the reported unit when the reporter is
    anonymous, and when nothing was left.
    """
    aduan = tahan_aduan(aduan_id)
    permissions.buka_identitas(jangkauan(oleh, pada), aduan, ada_pelapor=queries.ada_pelapor(aduan)).wajib()

    status = StatusAduan(aduan.status)
    catat_langkah(aduan, status, f"Identitas pelapor dibuka: {alasan}", oleh=oleh, pada=pada, publik=False)
    catat_jejak("IDENTITAS_DIBUKA", aduan, oleh=oleh, pada=pada, alasan=alasan)
    return Pelapor.objects.get(aduan=aduan)


def _jawab_akhir(aduan: Aduan, ke: StatusAduan, pesan: str, *, oleh: Pegawai, pada: datetime) -> None:
    catat_langkah(aduan, ke, pesan, oleh=oleh, pada=pada, jawaban=True)
    aduan.dijawab_pada = pada
    aduan.save(update_fields=["status", "ditanggapi_pada", "dijawab_pada"])
