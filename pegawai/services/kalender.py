"""Holidays, office hours and shifts: what a pengelola kinerja changes in the calendar of others.

A closed month is not touched: the database refuses that, in words of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import TypeVar

from django.db import models, transaction

from pegawai import permissions
from pegawai.batasan import BatasanDilanggar, jaga_batasan
from pegawai.jejak import catat_jejak, catat_jejak_banyak
from pegawai.models import HariLibur, JadwalDinas, JamKerja, Pegawai, PolaJamKerja


M = TypeVar("M", bound=models.Model)
ISI_LIBUR = ("tanggal", "nama", "jenis", "dasar")
ISI_POLA = ("nama", "mulai", "selesai", "dasar", "data_peraga")
ISI_JAM = ("masuk", "pulang", "istirahat_mulai", "istirahat_selesai")


class KalenderTiada(Exception):
    """What was to be changed is gone: somebody deleted it, perhaps on another page."""

    def __init__(self) -> None:
        super().__init__("Data ini sudah tidak ada, mungkin dihapus dari halaman lain.")


@transaction.atomic
def tambah_libur(*, libur: HariLibur, oleh: Pegawai, pada: datetime) -> HariLibur:
    """Save an unsaved holiday. Raises PermissionDenied, BatasanDilanggar (closed month)."""
    permissions.kelola_kalender(oleh).wajib()
    with jaga_batasan(HariLibur):
        libur.save(force_insert=True)
    catat_jejak("LIBUR_DITAMBAH", libur, oleh=oleh, pada=pada, **_isi(libur, ISI_LIBUR))
    return libur


@transaction.atomic
def ubah_libur(*, libur: HariLibur, oleh: Pegawai, pada: datetime) -> HariLibur:
    """Save a changed holiday. Raises KalenderTiada, PermissionDenied, BatasanDilanggar (closed month)."""
    permissions.kelola_kalender(oleh).wajib()
    semula = _tahan(HariLibur, libur.pk)
    with jaga_batasan(HariLibur):
        libur.save(force_update=True)
    catat_jejak(
        "LIBUR_DIUBAH",
        libur,
        oleh=oleh,
        pada=pada,
        semula=_isi(semula, ISI_LIBUR),
        menjadi=_isi(libur, ISI_LIBUR),
    )
    return libur


@transaction.atomic
def hapus_libur(*, libur_id: int, oleh: Pegawai, pada: datetime) -> HariLibur:
    """Make a holiday an ordinary day again. Raises KalenderTiada, PermissionDenied, BatasanDilanggar."""
    permissions.kelola_kalender(oleh).wajib()
    libur = _tahan(HariLibur, libur_id)
    catat_jejak("LIBUR_DIHAPUS", libur, oleh=oleh, pada=pada, semula=_isi(libur, ISI_LIBUR))
    with jaga_batasan(HariLibur):
        libur.delete()
    return libur


@transaction.atomic
def tetapkan_pola(
    *, pola: PolaJamKerja, jam: Sequence[JamKerja], oleh: Pegawai, pada: datetime
) -> PolaJamKerja:
    """Save an unsaved pattern with its hours.

    Raises PermissionDenied, BatasanDilanggar where the hours contradict themselves or a closed month would
    change.
    """
    permissions.kelola_kalender(oleh).wajib()
    with jaga_batasan(PolaJamKerja):
        pola.save(force_insert=True)
    _simpan_jam(pola, jam)
    catat_jejak("POLA_DITETAPKAN", pola, oleh=oleh, pada=pada, **_isi_pola(pola, jam))
    return pola


@transaction.atomic
def ubah_pola(*, pola: PolaJamKerja, jam: Sequence[JamKerja], oleh: Pegawai, pada: datetime) -> PolaJamKerja:
    """Save a changed pattern; hours that stay as they are are not written again.

    So its name, source and end can still be mended when some of its months are closed. Raises KalenderTiada,
    PermissionDenied, BatasanDilanggar.
    """
    permissions.kelola_kalender(oleh).wajib()
    semula = _tahan(PolaJamKerja, pola.pk)
    jam_semula = list(semula.jam.order_by("hari_per_pekan", "hari"))
    with jaga_batasan(PolaJamKerja):
        pola.save(force_update=True)
    if list(map(_kunci_jam, jam_semula)) != list(map(_kunci_jam, jam)):
        with jaga_batasan(JamKerja):
            semula.jam.all().delete()
        _simpan_jam(pola, jam)
    catat_jejak(
        "POLA_DIUBAH",
        pola,
        oleh=oleh,
        pada=pada,
        semula=_isi_pola(semula, jam_semula),
        menjadi=_isi_pola(pola, jam),
    )
    return pola


@transaction.atomic
def hapus_pola(*, pola_id: int, oleh: Pegawai, pada: datetime) -> PolaJamKerja:
    """Let the hours below hold again. Raises KalenderTiada, PermissionDenied, BatasanDilanggar."""
    permissions.kelola_kalender(oleh).wajib()
    pola = _tahan(PolaJamKerja, pola_id)
    jam = list(pola.jam.order_by("hari_per_pekan", "hari"))
    catat_jejak("POLA_DIHAPUS", pola, oleh=oleh, pada=pada, semula=_isi_pola(pola, jam))
    with jaga_batasan(PolaJamKerja):
        pola.delete()
    return pola


@transaction.atomic
def tambah_jadwal(*, jadwal: Sequence[JadwalDinas], oleh: Pegawai, pada: datetime) -> Sequence[JadwalDinas]:
    """Save unsaved shifts, all or none; those that stand already, or come twice, are left out.

    Returns the new ones. Raises PermissionDenied, BatasanDilanggar where two of one person overlap or a
    closed month would change.
    """
    permissions.kelola_kalender(oleh).wajib()
    orang = sorted({satu.pegawai_id for satu in jadwal})
    list(Pegawai.objects.select_for_update(no_key=True).filter(pk__in=orang).order_by("pk"))
    ada = {
        _kunci_jadwal(satu)
        for satu in JadwalDinas.objects.filter(
            pegawai__in=orang, tanggal__in={satu.tanggal for satu in jadwal}
        )
    }
    baru = list({kunci: satu for satu in jadwal if (kunci := _kunci_jadwal(satu)) not in ada}.values())
    with jaga_batasan(JadwalDinas):
        JadwalDinas.objects.bulk_create(baru)
    catat_jejak_banyak("JADWAL_DITAMBAH", [(satu, _isi_jadwal(satu)) for satu in baru], oleh=oleh, pada=pada)
    return baru


@transaction.atomic
def hapus_jadwal(*, jadwal_ids: Collection[int], oleh: Pegawai, pada: datetime) -> int:
    """Delete shifts, all or none, and return how many were there; those gone already stay gone.

    Raises PermissionDenied, BatasanDilanggar (closed month).
    """
    permissions.kelola_kalender(oleh).wajib()
    jadwal = list(JadwalDinas.objects.select_for_update().filter(pk__in=jadwal_ids).order_by("pk"))
    catat_jejak_banyak(
        "JADWAL_DIHAPUS", [(satu, {"semula": _isi_jadwal(satu)}) for satu in jadwal], oleh=oleh, pada=pada
    )
    with jaga_batasan(JadwalDinas):
        JadwalDinas.objects.filter(pk__in=[satu.pk for satu in jadwal]).delete()
    return len(jadwal)


def _tahan(model: type[M], pk: int) -> M:
    ada = model._default_manager.select_for_update().filter(pk=pk).first()
    if ada is None:
        raise KalenderTiada
    return ada


def _simpan_jam(pola: PolaJamKerja, jam: Sequence[JamKerja]) -> None:
    """Save the hours one by one: so a refusal says which day it means."""
    for satu in jam:
        satu.pola, satu.pk = pola, None
        try:
            with jaga_batasan(JamKerja):
                satu.save(force_insert=True)
        except BatasanDilanggar as penolakan:
            raise BatasanDilanggar(f"{satu.hari_disebut}: {penolakan}") from penolakan


def _kunci_jam(jam: JamKerja) -> tuple[object, ...]:
    return (jam.hari_per_pekan, jam.hari, *(getattr(jam, nama) for nama in ISI_JAM))


def _kunci_jadwal(jadwal: JadwalDinas) -> tuple[object, ...]:
    return (jadwal.pegawai_id, jadwal.tanggal, jadwal.mulai, jadwal.selesai, jadwal.istirahat)


def _isi(objek: models.Model, isian: Sequence[str]) -> dict[str, object]:
    """Return what a record holds as the audit trail keeps it."""
    isi = {nama: getattr(objek, nama) for nama in isian}
    return {nama: nilai.isoformat() if isinstance(nilai, date) else nilai for nama, nilai in isi.items()}


def _isi_pola(pola: PolaJamKerja, jam: Sequence[JamKerja]) -> dict[str, object]:
    return _isi(pola, ISI_POLA) | {"jam_kerja": [f"{satu.hari_disebut} {satu}" for satu in jam]}


def _isi_jadwal(jadwal: JadwalDinas) -> dict[str, object]:
    return {
        "pegawai": jadwal.pegawai_id,
        "tanggal": jadwal.tanggal.isoformat(),
        "jam_mulai": jadwal.mulai.isoformat("minutes"),
        "jam_selesai": jadwal.selesai.isoformat("minutes"),
        "istirahat": jadwal.istirahat,
    }
