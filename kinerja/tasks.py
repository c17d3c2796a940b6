"""Celery's door to the roof's own jobs: parse ISO dates, read the clock, one call."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from billiard.exceptions import WorkerLostError
from celery import shared_task, signals
from django.utils import timezone
from kombu.exceptions import OperationalError

from kinerja import queries, services
from kinerja.jadwal import HITUNG_MALAM, HITUNG_PERIODE, TUTUP_TERPUTUS
from kinerja.models import Pekerjaan
from pegawai.inti.periode import Periode


@shared_task(name=HITUNG_PERIODE)
def hitung_periode(*, mulai: str, selesai: str, pekerjaan_id: int | None = None, **_: object) -> None:
    """Compute one period (ISO dates, half-open). Safe to deliver twice."""
    services.jalankan_hitungan(
        periode=Periode(date.fromisoformat(mulai), date.fromisoformat(selesai)),
        jam=timezone.now,
        pekerjaan_id=pekerjaan_id,
    )


@shared_task(name=HITUNG_MALAM)
def hitung_malam(**_: object) -> None:
    """Queue each period that the night recomputes."""
    for periode in queries.periode_dihitung(timezone.localdate()):
        services.minta_hitungan(periode=periode, oleh=None, pada=timezone.now(), antrekan=antrekan)


@shared_task(name=TUTUP_TERPUTUS)
def tutup_terputus(**_: object) -> None:
    """Close the jobs whose worker was killed as a whole, which left nobody to tell. Safe to repeat."""
    services.tutup_terputus(pada=timezone.now())


@signals.worker_ready.connect
def cari_yang_terputus(**_: object) -> None:
    """Look at once for what an earlier worker left behind; the schedule looks again every few minutes."""
    tutup_terputus.delay()


def antrekan(pekerjaan: Pekerjaan) -> None:
    """Hand a job to the workers; when the queue does not answer, the job has failed and says so."""
    try:
        hitung_periode.delay(**pekerjaan.masukan, pekerjaan_id=pekerjaan.pk)
    except OperationalError:
        services.gagalkan(pekerjaan, alasan=services.ALASAN_ANTREAN_MATI, pada=timezone.now())


@signals.task_failure.connect(sender=hitung_periode)
def catat_proses_mati(*, exception: BaseException, kwargs: Mapping[str, object], **_: object) -> None:
    """Close the job of a worker process that was killed, as for lack of memory: only its parent can tell."""
    pekerjaan_id = kwargs.get("pekerjaan_id")
    if isinstance(exception, WorkerLostError) and isinstance(pekerjaan_id, int):
        services.nyatakan_terputus(Pekerjaan.objects.filter(pk=pekerjaan_id), pada=timezone.now())
