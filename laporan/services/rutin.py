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

    The same a second time returns what is kept already. Raises PermissionDenied when it is another's,
    LaporanDitolak when one with these words and hours is kept already and says something else.
    """
    tahan_orang(oleh)
    baru = rutin._state.adding
    if baru:
        rutin.pegawai = oleh
    permissions.ubah_rutin(oleh, rutin).wajib()
    if ada := KegiatanRutin.objects.filter(**_sebutan(rutin)).exclude(pk=rutin.pk).first():
        if baru and _selebihnya(ada) == _selebihnya(rutin):
            return ada
        raise LaporanDitolak(
            f"{pesan_batasan(KegiatanRutin, 'kegiatan_rutin_sekali')} Ubah yang sudah ada itu, atau bedakan "
            "uraian atau jamnya.",
            "uraian",
        )
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


def _selebihnya(rutin: KegiatanRutin) -> tuple[object, ...]:
    """Return what two of the same words and hours can still differ in."""
    return sorted(rutin.hari), rutin.hasil_kerja_id, rutin.volume


def _isi(rutin: KegiatanRutin) -> dict[str, str]:
    return {nama: str(rutin.serializable_value(nama)) for nama in ISIAN_RUTIN}
