"""The city's rules for daily work: a set begins on a day to come, and stays as it is from that day on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from laporan import permissions
from laporan.models import AturanLaporan
from pegawai.batasan import BatasanDilanggar, jaga_batasan
from pegawai.jejak import catat_jejak
from pegawai.models import Pegawai

from .dasar import LaporanDitolak


ISIAN_ATURAN = (
    "mulai",
    "hari_tenggang",
    "terima_masa_depan",
    "menit_paling_sedikit",
    "menit_paling_banyak",
    "menit_sehari",
    "tumpang_tindih",
    "wajib_bukti",
    "hari_eskalasi",
    "hari_otomatis",
    "dasar",
)


@transaction.atomic
def tetapkan_aturan(*, aturan: AturanLaporan, oleh: Pegawai, pada: datetime) -> AturanLaporan:
    """Save a validated, unsaved set of rules that begins after today.

    Nobody's past days are judged by rules that were not there. Raises PermissionDenied when `oleh` is no
    pengelola kinerja, LaporanDitolak when it begins too early or another set begins on the same day.
    """
    permissions.tetapkan_aturan(oleh).wajib()
    if aturan.mulai <= localtime(pada).date():
        raise LaporanDitolak(
            "Aturan baru berlaku paling cepat besok, supaya hari yang sudah lewat tidak dinilai dengan "
            "aturan yang belum diketahui pegawai. Pilih tanggal sesudah hari ini.",
            "mulai",
        )
    try:
        with jaga_batasan(AturanLaporan):
            aturan.save(force_insert=True)
    except BatasanDilanggar as penolakan:
        raise LaporanDitolak(str(penolakan)) from penolakan
    catat_jejak("ATURAN_DITETAPKAN", aturan, oleh=oleh, pada=pada, **_isi(aturan))
    return aturan


@transaction.atomic
def batalkan_aturan(*, aturan_id: int, oleh: Pegawai, pada: datetime) -> None:
    """Withdraw a set of rules before it begins; what it said stays in the audit trail.

    Raises PermissionDenied, also when it has begun; LaporanDitolak when it is gone already.
    """
    aturan = AturanLaporan.objects.select_for_update().filter(pk=aturan_id).first()
    if aturan is None:
        raise LaporanDitolak("Aturan ini sudah dibatalkan, mungkin dari halaman lain.")
    permissions.batalkan_aturan(oleh, aturan, hari_ini=localtime(pada).date()).wajib()
    catat_jejak("ATURAN_DIBATALKAN", aturan, oleh=oleh, pada=pada, **_isi(aturan))
    aturan.delete()


def _isi(aturan: AturanLaporan) -> dict[str, object]:
    """Return what the set says, as the audit trail keeps it."""
    isi = {nama: getattr(aturan, nama) for nama in ISIAN_ATURAN}
    return isi | {"mulai": aturan.mulai.isoformat()}
