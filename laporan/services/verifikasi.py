"""The superior's side, one by one: confirm, take that back, return or reject."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from laporan import permissions, queries
from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan
from pegawai.batasan import pesan_batasan
from pegawai.jejak import catat_jejak
from pegawai.models import Pegawai

from .bulan import bulan_terbuka
from .dasar import LaporanDitolak, tahan_kegiatan


DIPUTUSKAN = ("status", "catatan", "diverifikasi_oleh", "diverifikasi_pada", "otomatis")


@transaction.atomic
def verifikasi_kegiatan(
    *,
    kegiatan_id: int,
    oleh: Pegawai,
    pada: datetime,
    dilihat_pada: datetime | None = None,
    setujui_terlambat: bool = False,
) -> Kegiatan:
    """Confirm that a subordinate's activity happened; from now on it counts.

    `dilihat_pada` is when the page was drawn on which `oleh` read it, None outside of pages. Raises
    PermissionDenied when `oleh` may not decide on it today or somebody has decided before, LaporanDitolak
    when it was submitted again after it was read, or was told late and `setujui_terlambat` does not consent
    to that; BulanSudahTerkunci.
    """
    kegiatan = _tahan(kegiatan_id, oleh=oleh, pada=pada, dilihat_pada=dilihat_pada)
    if kegiatan.terlambat and not setujui_terlambat:
        raise LaporanDitolak(
            f"Kegiatan ini terlambat dicatat, dengan alasan “{kegiatan.alasan_terlambat}”. Periksa alasan "
            "itu, lalu setujui keterlambatannya atau kembalikan kegiatannya."
        )
    return _putuskan(
        kegiatan, StatusKegiatan.TERVERIFIKASI, "KEGIATAN_DIVERIFIKASI", catatan=None, oleh=oleh, pada=pada
    )


@transaction.atomic
def kembalikan_kegiatan(
    *, kegiatan_id: int, catatan: str, oleh: Pegawai, pada: datetime, dilihat_pada: datetime | None = None
) -> Kegiatan:
    """Give an activity back with the reason, to be mended and submitted again.

    Raises as verifikasi_kegiatan does, and LaporanDitolak without a reason.
    """
    return _putuskan(
        _tahan(kegiatan_id, oleh=oleh, pada=pada, dilihat_pada=dilihat_pada),
        StatusKegiatan.DIKEMBALIKAN,
        "KEGIATAN_DIKEMBALIKAN",
        catatan=alasan_wajib(catatan),
        oleh=oleh,
        pada=pada,
    )


@transaction.atomic
def tolak_kegiatan(
    *, kegiatan_id: int, catatan: str, oleh: Pegawai, pada: datetime, dilihat_pada: datetime | None = None
) -> Kegiatan:
    """Reject an activity for good, with the reason. Raises as kembalikan_kegiatan does."""
    return _putuskan(
        _tahan(kegiatan_id, oleh=oleh, pada=pada, dilihat_pada=dilihat_pada),
        StatusKegiatan.DITOLAK,
        "KEGIATAN_DITOLAK",
        catatan=alasan_wajib(catatan),
        oleh=oleh,
        pada=pada,
    )


@transaction.atomic
def batalkan_verifikasi(*, kegiatan_id: int, oleh: Pegawai, pada: datetime) -> Kegiatan:
    """Take one verification back; the activity waits again, as long as it had.

    What the site verified by itself waits anew, or it would do so again tonight. Raises PermissionDenied
    when somebody else verified it or it is not verified, BulanSudahTerkunci.
    """
    kegiatan = tahan_kegiatan(kegiatan_id)
    permissions.batalkan_verifikasi(oleh, kegiatan, berwenang=_berwenang(oleh, kegiatan, pada)).wajib()
    if kegiatan.otomatis:
        kegiatan.diajukan_pada = pada
    kegiatan.status = StatusKegiatan.DIAJUKAN
    kegiatan.diverifikasi_oleh = None
    kegiatan.diverifikasi_pada = None
    kegiatan.otomatis = False
    with bulan_terbuka(kegiatan.tanggal):
        kegiatan.save(update_fields=[*DIPUTUSKAN, "diajukan_pada"])
    catat_jejak("VERIFIKASI_DIBATALKAN", kegiatan, oleh=oleh, pada=pada)
    return kegiatan


def _tahan(kegiatan_id: int, *, oleh: Pegawai, pada: datetime, dilihat_pada: datetime | None) -> Kegiatan:
    """Return the activity, held, when `oleh` may decide on it as it was read."""
    kegiatan = tahan_kegiatan(kegiatan_id)
    permissions.verifikasi_kegiatan(oleh, kegiatan, berwenang=_berwenang(oleh, kegiatan, pada)).wajib()
    if sudah_berubah(kegiatan, dilihat_pada):
        raise LaporanDitolak(
            "Kegiatan ini ditarik dan diajukan ulang sesudah halaman Anda dibuka. Baca lagi isinya, lalu "
            "putuskan."
        )
    return kegiatan


def _berwenang(oleh: Pegawai, kegiatan: Kegiatan, pada: datetime) -> bool:
    return queries.wewenang(oleh, localtime(pada).date(), [kegiatan.pegawai_id]).atas(kegiatan)


def sudah_berubah(kegiatan: Kegiatan, dilihat_pada: datetime | None) -> bool:
    """Tell whether what waits is not what was read: to change it, its owner must submit it again."""
    assert kegiatan.diajukan_pada is not None
    return dilihat_pada is not None and kegiatan.diajukan_pada > dilihat_pada


def _putuskan(
    kegiatan: Kegiatan,
    putusan: StatusKegiatan,
    tindakan: str,
    *,
    catatan: str | None,
    oleh: Pegawai,
    pada: datetime,
) -> Kegiatan:
    """Write the decision; without a `catatan` an earlier note stays, as part of what happened."""
    kegiatan.status = putusan
    kegiatan.diverifikasi_oleh = oleh
    kegiatan.diverifikasi_pada = pada
    rincian: dict[str, object] = dict(sebagai_apa(oleh, [kegiatan.pegawai_id], pada)[kegiatan.pegawai_id])
    if catatan is not None:
        kegiatan.catatan = rincian["catatan"] = catatan
    elif kegiatan.terlambat:
        rincian["alasan_terlambat"] = kegiatan.alasan_terlambat
    with bulan_terbuka(kegiatan.tanggal):
        kegiatan.save(update_fields=DIPUTUSKAN)
    catat_jejak(tindakan, kegiatan, oleh=oleh, pada=pada, **rincian)
    return kegiatan


def sebagai_apa(oleh: Pegawai, orang: Collection[int], pada: datetime) -> Mapping[int, Mapping[str, str]]:
    """Return, for each of these people, the acting post in which `oleh` decides, as the trail keeps it.

    It is empty where `oleh` decides by the post that is one's own. One query.
    """
    jabatan = queries.sebagai(oleh, orang, localtime(pada).date())
    return {satu: {"sebagai": jabatan[satu]} if satu in jabatan else {} for satu in orang}


def alasan_wajib(catatan: str) -> str:
    if not catatan.strip():
        raise LaporanDitolak(pesan_batasan(Kegiatan, "kegiatan_ditolak_ada_alasannya"), "catatan")
    return catatan.strip()
