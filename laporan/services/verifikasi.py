"""The superior's side: confirm, return or reject, one by one or many at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from laporan import permissions
from laporan.choices import StatusKegiatan
from laporan.models import BulanTerkunci, Kegiatan
from pegawai import queries as pegawai_queries
from pegawai.batasan import pesan_batasan
from pegawai.jejak import catat_jejak, catat_jejak_banyak
from pegawai.models import Pegawai

from .bulan import bulan_terbuka
from .dasar import LaporanDitolak, tahan_kegiatan


@dataclass(frozen=True)
class HasilVerifikasi:
    """What became of the activities that a superior ticked; as a text, told to that superior."""

    terverifikasi: int
    tidak_menunggu: int = 0
    bulannya_terkunci: int = 0
    bukan_bawahan: int = 0

    @property
    def dilewati(self) -> int:
        return self.tidak_menunggu + self.bulannya_terkunci + self.bukan_bawahan

    def __str__(self) -> str:
        sebab_sebab = (
            (self.tidak_menunggu, "tidak sedang menunggu verifikasi"),
            (self.bulannya_terkunci, "bulannya sudah dikunci"),
            (self.bukan_bawahan, "bukan milik bawahan langsung Anda hari ini"),
        )
        return " ".join(
            (
                f"{self.terverifikasi} kegiatan terverifikasi.",
                *(f"{jumlah} dilewati karena {sebab}." for jumlah, sebab in sebab_sebab if jumlah),
            )
        )


@transaction.atomic
def verifikasi_kegiatan(*, kegiatan_id: int, oleh: Pegawai, pada: datetime) -> Kegiatan:
    """Confirm that a subordinate's activity happened; from now on it counts.

    Raises PermissionDenied when `oleh` is not the superior today or somebody has decided before,
    BulanSudahTerkunci.
    """
    return _putuskan(
        kegiatan_id, StatusKegiatan.TERVERIFIKASI, "KEGIATAN_DIVERIFIKASI", catatan="", oleh=oleh, pada=pada
    )


@transaction.atomic
def kembalikan_kegiatan(*, kegiatan_id: int, catatan: str, oleh: Pegawai, pada: datetime) -> Kegiatan:
    """Give an activity back with the reason, to be mended and submitted again.

    Raises as verifikasi_kegiatan does, and LaporanDitolak without a reason.
    """
    return _putuskan(
        kegiatan_id,
        StatusKegiatan.DIKEMBALIKAN,
        "KEGIATAN_DIKEMBALIKAN",
        catatan=_alasan(catatan),
        oleh=oleh,
        pada=pada,
    )


@transaction.atomic
def tolak_kegiatan(*, kegiatan_id: int, catatan: str, oleh: Pegawai, pada: datetime) -> Kegiatan:
    """Reject an activity for good, with the reason. Raises as kembalikan_kegiatan does."""
    return _putuskan(
        kegiatan_id,
        StatusKegiatan.DITOLAK,
        "KEGIATAN_DITOLAK",
        catatan=_alasan(catatan),
        oleh=oleh,
        pada=pada,
    )


@transaction.atomic
def verifikasi_banyak(*, kegiatan_ids: Collection[int], oleh: Pegawai, pada: datetime) -> HasilVerifikasi:
    """Confirm many activities at once: those that still wait and belong to a direct subordinate today.

    The others are left as they are and counted. Waits for another superior who is deciding on the same
    rows. Raises BulanSudahTerkunci only when a month is closed while this is under way.
    """
    diminta = set(kegiatan_ids)
    milik_bawahan = list(
        Kegiatan.objects.filter(
            pk__in=diminta, pegawai__in=Pegawai.objects.bawahan(oleh, localtime(pada).date())
        )
        .select_for_update(of=("self",), no_key=True)
        .order_by("pk")
    )
    menunggu = [k for k in milik_bawahan if k.status == StatusKegiatan.DIAJUKAN]
    bulan_bulan = {k.tanggal.replace(day=1) for k in menunggu}
    terkunci = BulanTerkunci.objects.filter(awal_bulan__in=bulan_bulan)
    bulan_bulan.difference_update(terkunci.values_list("awal_bulan", flat=True))
    sah = [k for k in menunggu if k.tanggal.replace(day=1) in bulan_bulan]

    with bulan_terbuka():
        Kegiatan.objects.filter(pk__in=[k.pk for k in sah]).update(
            status=StatusKegiatan.TERVERIFIKASI, catatan="", diverifikasi_oleh=oleh, diverifikasi_pada=pada
        )
    catat_jejak_banyak("KEGIATAN_DIVERIFIKASI", ((k, {}) for k in sah), oleh=oleh, pada=pada)
    return HasilVerifikasi(
        terverifikasi=len(sah),
        tidak_menunggu=len(milik_bawahan) - len(menunggu),
        bulannya_terkunci=len(menunggu) - len(sah),
        bukan_bawahan=len(diminta) - len(milik_bawahan),
    )


def _putuskan(
    kegiatan_id: int, putusan: StatusKegiatan, tindakan: str, *, catatan: str, oleh: Pegawai, pada: datetime
) -> Kegiatan:
    kegiatan = tahan_kegiatan(kegiatan_id)
    atasan = pegawai_queries.atasan_pada(kegiatan.pegawai, localtime(pada).date())
    permissions.verifikasi_kegiatan(oleh, kegiatan, atasan=atasan).wajib()

    kegiatan.status = putusan
    kegiatan.catatan = catatan
    kegiatan.diverifikasi_oleh = oleh
    kegiatan.diverifikasi_pada = pada
    with bulan_terbuka(kegiatan.tanggal):
        kegiatan.save(update_fields=["status", "catatan", "diverifikasi_oleh", "diverifikasi_pada"])
    catat_jejak(tindakan, kegiatan, oleh=oleh, pada=pada, catatan=catatan)
    return kegiatan


def _alasan(catatan: str) -> str:
    if not catatan.strip():
        raise LaporanDitolak(pesan_batasan(Kegiatan, "kegiatan_ditolak_ada_alasannya"), "catatan")
    return catatan.strip()
