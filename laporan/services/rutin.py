"""What an employee keeps ready for oneself: kept, changed, taken away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from laporan import permissions
from laporan.models import KegiatanRutin
from pegawai.batasan import pesan_batasan
from pegawai.jejak import catat_jejak
from pegawai.models import Pegawai

from .dasar import LaporanDitolak, tahan_orang


ISIAN_RUTIN = ("uraian", "jam_mulai", "jam_selesai", "hasil_kerja", "volume", "hari")


@transaction.atomic
def simpan_rutin(*, rutin: KegiatanRutin, oleh: Pegawai, pada: datetime) -> KegiatanRutin:
    """Keep a validated `rutin`, new or changed, as that of `oleh`.

    The same words for the same hours a second time return what is kept already. Raises PermissionDenied when
    it is another's, LaporanDitolak when it would become the double of another one.
    """
    tahan_orang(oleh)
    baru = rutin._state.adding
    if baru:
        rutin.pegawai = oleh
    if ada := KegiatanRutin.objects.filter(**_sebutan(rutin)).exclude(pk=rutin.pk).first():
        if baru:
            return ada
        raise LaporanDitolak(pesan_batasan(KegiatanRutin, "kegiatan_rutin_sekali"), "uraian")
    permissions.ubah_rutin(oleh, rutin).wajib()
    rutin.save()
    catat_jejak("RUTIN_DISIMPAN", rutin, oleh=oleh, pada=pada, menjadi=_isi(rutin))
    return rutin


@transaction.atomic
def hapus_rutin(*, rutin_id: int, oleh: Pegawai, pada: datetime) -> bool:
    """Take it away; what was recorded by it stays. False when it is gone already.

    Raises PermissionDenied when it is another's.
    """
    rutin = KegiatanRutin.objects.select_for_update().filter(pk=rutin_id).first()
    if rutin is None:
        return False
    permissions.ubah_rutin(oleh, rutin).wajib()
    catat_jejak("RUTIN_DIHAPUS", rutin, oleh=oleh, pada=pada, semula=_isi(rutin))
    rutin.delete()
    return True


def _sebutan(rutin: KegiatanRutin) -> dict[str, object]:
    return {nama: getattr(rutin, nama) for nama in ("pegawai", "uraian", "jam_mulai", "jam_selesai")}


def _isi(rutin: KegiatanRutin) -> dict[str, str]:
    return {nama: str(rutin.serializable_value(nama)) for nama in ISIAN_RUTIN}
