"""The computation of a period as a job: asked for, run step by step, and done, or failed with the reason.

Every step commits on its own, so that the page shows how far the job is. A job is never started anew once
it has ended: the queue may deliver the same message twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from time import perf_counter
from types import TracebackType
from typing import Self
from uuid import UUID

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string

from kinerja import permissions
from kinerja.choices import StatusPekerjaan
from kinerja.jadwal import HITUNG_PERIODE, LANGKAH
from kinerja.models import BERLANGSUNG, Pekerjaan
from pegawai.inti.periode import Periode
from pegawai.jejak import catat_jejak
from pegawai.models import Pegawai


log = logging.getLogger(__name__)

SELAMA_KETERANGAN = 300  # letters that Pekerjaan.keterangan holds
ALASAN_TERPUTUS = "Terputus: prosesnya mati sebelum selesai. Minta sekali lagi bila hasilnya diperlukan."
ALASAN_ANTREAN_MATI = (
    "Antrean pekerjaan tidak dapat dihubungi, sehingga perhitungan ini tidak sempat dikirim. "
    "Ulangi beberapa saat lagi; bila tetap gagal, hubungi pengelola teknis."
)


@transaction.atomic
def minta_hitungan(
    *,
    periode: Periode,
    oleh: Pegawai | None,
    pada: datetime,
    antrekan: Callable[[Pekerjaan], None],
    kunci: UUID | None = None,
) -> Pekerjaan:
    """Queue the computation of one period; `antrekan` is called once the job stands in the database.

    One job is enough while one of the same period still waits: that one is queued again, which does no
    harm. `kunci` is minted with the empty form: the same form sent twice is one job. `oleh` None means
    the schedule.

    Raises PermissionDenied when a person who asks is no pengelola kinerja. Locks out other requests.
    """
    if oleh is not None:
        permissions.minta_hitungan(oleh).wajib()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('minta hitungan', 0))")

    rentang = {"mulai": periode.mulai.isoformat(), "selesai": periode.selesai.isoformat()}
    sama = Q(masukan__contains=rentang, status=StatusPekerjaan.MENUNGGU)
    if kunci is not None:
        sama |= Q(masukan__kunci=str(kunci))
    pekerjaan = Pekerjaan.objects.filter(sama, nama=HITUNG_PERIODE).order_by("pk").first()
    if pekerjaan is None:
        pekerjaan = Pekerjaan.objects.create(
            nama=HITUNG_PERIODE,
            masukan=rentang | ({"kunci": str(kunci)} if kunci is not None else {}),
            jumlah_langkah=len(LANGKAH),
            oleh=oleh,
            dibuat_pada=pada,
        )
        catat_jejak("HITUNGAN_DIMINTA", pekerjaan, oleh=oleh, pada=pada, **rentang)
    if pekerjaan.status == StatusPekerjaan.MENUNGGU:
        transaction.on_commit(partial(antrekan, pekerjaan))
    return pekerjaan


def jalankan_hitungan(
    *, periode: Periode, jam: Callable[[], datetime], pekerjaan_id: int | None = None
) -> Pekerjaan:
    """Run all steps of a period's computation and return the job with what came of it.

    Without `pekerjaan_id` the job is made here. A job that has ended is returned as it is; one whose
    process died is run from its first step, since every step gives the same rows again. Waits while
    another process computes the same period.

    A failure is written to the job and raised again.
    """
    with _satu_per_periode(periode):
        pekerjaan = _mulai(periode, pekerjaan_id, jam())
        if pekerjaan.status != StatusPekerjaan.BERJALAN:
            return pekerjaan
        with _Catatan(pekerjaan, jam):
            pada = jam()
            for langkah in LANGKAH:
                awal = perf_counter()
                baris: int = import_string(langkah.fungsi)(periode=periode, pada=pada)
                pekerjaan.hasil.append(
                    {"nama": langkah.nama, "baris": baris, "detik": round(perf_counter() - awal, 3)}
                )
                pekerjaan.langkah_selesai += 1
                pekerjaan.save(update_fields=["hasil", "langkah_selesai"])
    return pekerjaan


def gagalkan(pekerjaan: Pekerjaan, *, alasan: str, pada: datetime) -> None:
    """Write down that a job failed and why, in words for the person who asked for it."""
    pekerjaan.status = StatusPekerjaan.GAGAL
    pekerjaan.keterangan = alasan[:SELAMA_KETERANGAN]
    pekerjaan.selesai_pada = pada
    pekerjaan.save(update_fields=["status", "keterangan", "selesai_pada"])


def nyatakan_terputus(daftar: QuerySet[Pekerjaan], *, pada: datetime) -> int:
    """Write down that jobs whose process is gone have failed, and return how many; ended ones are left."""
    return daftar.filter(status__in=BERLANGSUNG).update(
        status=StatusPekerjaan.GAGAL, keterangan=ALASAN_TERPUTUS, selesai_pada=pada
    )


def tutup_terputus(*, pada: datetime) -> int:
    """Close the running jobs that no process computes any more, and return how many.

    Who computes a period holds its lock, and the database drops it with the last of that process.
    """
    berjalan = Pekerjaan.objects.filter(nama=HITUNG_PERIODE, status=StatusPekerjaan.BERJALAN)
    return sum(_tutup_bila_lepas(pekerjaan, pada) for pekerjaan in berjalan)


@transaction.atomic
def _tutup_bila_lepas(pekerjaan: Pekerjaan, pada: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [_kunci_periode(pekerjaan.periode)]
        )
        (lepas,) = cursor.fetchone()
    return nyatakan_terputus(Pekerjaan.objects.filter(pk=pekerjaan.pk), pada=pada) if lepas else 0


class _Catatan:
    """Keeps how a running job ended. A process that is told to stop leaves the job for the next one."""

    def __init__(self, pekerjaan: Pekerjaan, jam: Callable[[], datetime]) -> None:
        self.pekerjaan, self.jam = pekerjaan, jam

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None
    ) -> None:
        if galat is None:
            self.pekerjaan.status = StatusPekerjaan.SELESAI
            self.pekerjaan.selesai_pada = self.jam()
            self.pekerjaan.save(update_fields=["status", "selesai_pada"])
        elif isinstance(galat, Exception | KeyboardInterrupt):
            if isinstance(galat, OperationalError | InterfaceError) and not connection.in_atomic_block:
                connection.close()  # the next statement opens another
            log.error("job %s failed", self.pekerjaan.pk, exc_info=galat)
            gagalkan(self.pekerjaan, alasan=_alasan(self.pekerjaan, galat), pada=self.jam())


def _alasan(pekerjaan: Pekerjaan, galat: BaseException) -> str:
    langkah = LANGKAH[min(pekerjaan.langkah_selesai, len(LANGKAH) - 1)].judul
    if isinstance(galat, KeyboardInterrupt):
        return f"Dihentikan dari papan ketik pada langkah {langkah}."
    if isinstance(galat, OperationalError | InterfaceError):
        sebab = "basis data terputus atau tidak menjawab"
    else:
        baris = str(galat).strip().splitlines() or [""]
        sebab = f"{type(galat).__name__}: {baris[0]}"
    return f"Langkah {langkah} gagal: {sebab[:160]}. Ulangi; bila gagal lagi, hubungi pengelola teknis."


@transaction.atomic
def _mulai(periode: Periode, pekerjaan_id: int | None, pada: datetime) -> Pekerjaan:
    """Return the job as running, or as it ended. Called with the period's lock in hand.

    Whoever else is said to compute this period is dead, or would hold the lock.
    """
    rentang = {"mulai": periode.mulai.isoformat(), "selesai": periode.selesai.isoformat()}
    if pekerjaan_id is None:
        pekerjaan = Pekerjaan(
            nama=HITUNG_PERIODE, masukan=rentang, jumlah_langkah=len(LANGKAH), dibuat_pada=pada
        )
    else:
        pekerjaan = Pekerjaan.objects.select_for_update(of=("self",)).get(pk=pekerjaan_id)
    if pekerjaan.berlangsung:
        pekerjaan.status = StatusPekerjaan.BERJALAN
        pekerjaan.jumlah_langkah = len(LANGKAH)
        pekerjaan.langkah_selesai = 0
        pekerjaan.hasil = []
        pekerjaan.mulai_pada = pada
        pekerjaan.save()
    lain = Pekerjaan.objects.filter(
        nama=HITUNG_PERIODE, status=StatusPekerjaan.BERJALAN, masukan__contains=rentang
    ).exclude(pk=pekerjaan.pk)
    nyatakan_terputus(lain, pada=pada)
    return pekerjaan


@contextmanager
def _satu_per_periode(periode: Periode) -> Iterator[None]:
    """Hold the period for this connection, waiting for whoever computes it now; the lock dies with us."""
    kunci = _kunci_periode(periode)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [kunci])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [kunci])


def _kunci_periode(periode: Periode | None) -> str:
    """Name the lock that whoever computes a period holds."""
    return f"hitungan {periode.mulai} {periode.selesai}" if periode else "hitungan"
