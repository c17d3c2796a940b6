"""Leave, illness, duty elsewhere: told by the person oneself, ended early or later, taken back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from pegawai import permissions
from pegawai.batasan import jaga_batasan
from pegawai.jejak import catat_jejak
from pegawai.models import KeteranganKerja, Pegawai


class KeteranganTiada(Exception):
    """It is gone: its owner took it back, perhaps on another page."""

    def __init__(self) -> None:
        super().__init__("Keterangan ini sudah tidak ada, mungkin dibatalkan dari halaman lain.")


@transaction.atomic
def catat_keterangan(*, keterangan: KeteranganKerja, oleh: Pegawai, pada: datetime) -> KeteranganKerja:
    """Save an unsaved record of one's own; the same told twice is told once.

    Raises PermissionDenied for another's, BatasanDilanggar where it overlaps another, has neither letter nor
    reason, or touches a closed month.
    """
    permissions.ubah_keterangan(oleh, keterangan).wajib()
    Pegawai.objects.select_for_update(no_key=True).get(pk=oleh.pk)
    isi = _isi(keterangan)
    if sama := KeteranganKerja.objects.filter(pegawai=oleh, **isi).first():
        return sama
    with jaga_batasan(KeteranganKerja):
        keterangan.save(force_insert=True)
    catat_jejak("KETERANGAN_DICATAT", keterangan, oleh=oleh, pada=pada, **_tulis(isi))
    return keterangan


@transaction.atomic
def akhiri_keterangan(*, keterangan_id: int, selesai: date, oleh: Pegawai, pada: datetime) -> KeteranganKerja:
    """Move the end; `selesai` is the first day back at the usual work.

    Raises KeteranganTiada, PermissionDenied for another's, BatasanDilanggar when it would end before it
    began, overlap what follows, or change a closed month.
    """
    keterangan = _tahan(keterangan_id)
    permissions.ubah_keterangan(oleh, keterangan).wajib()
    semula, keterangan.selesai = keterangan.selesai, selesai
    if semula == selesai:
        return keterangan
    with jaga_batasan(KeteranganKerja):
        keterangan.save(update_fields=["selesai"])
    catat_jejak(
        "KETERANGAN_DIAKHIRI",
        keterangan,
        oleh=oleh,
        pada=pada,
        selesai=selesai.isoformat(),
        semula=semula.isoformat(),
    )
    return keterangan


@transaction.atomic
def batalkan_keterangan(*, keterangan_id: int, oleh: Pegawai, pada: datetime) -> KeteranganKerja:
    """Take back what never was; what it said stays in the audit trail.

    Raises KeteranganTiada, PermissionDenied for another's, BatasanDilanggar when it touches a closed month.
    """
    keterangan = _tahan(keterangan_id)
    permissions.ubah_keterangan(oleh, keterangan).wajib()
    catat_jejak("KETERANGAN_DIBATALKAN", keterangan, oleh=oleh, pada=pada, semula=_tulis(_isi(keterangan)))
    with jaga_batasan(KeteranganKerja):
        keterangan.delete()
    return keterangan


def _tahan(keterangan_id: int) -> KeteranganKerja:
    keterangan = KeteranganKerja.objects.select_for_update().filter(pk=keterangan_id).first()
    if keterangan is None:
        raise KeteranganTiada
    return keterangan


def _isi(keterangan: KeteranganKerja) -> dict[str, object]:
    return {
        nama: getattr(keterangan, nama) for nama in ("jenis", "mulai", "selesai", "nomor_surat", "keterangan")
    }


def _tulis(isi: dict[str, object]) -> dict[str, object]:
    """Return what a record holds as the audit trail keeps it."""
    return {nama: nilai.isoformat() if isinstance(nilai, date) else nilai for nama, nilai in isi.items()}
