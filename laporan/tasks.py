"""Celery's door: read the clock, one call. When each task runs stands in kinerja/jadwal.py."""

from __future__ import annotations

import logging

from celery import shared_task
from django.utils import timezone

from laporan import services
from laporan.scoring import masa_rekap, perbaiki_rekap, selisih_rekap
from pegawai.inti.periode import Periode


logger = logging.getLogger(__name__)
SEBUT_TERBANYAK = 20  # differences that the log names


@shared_task(name="laporan.periksa_rekap")
def periksa_rekap(**_: object) -> int:
    """Prove the recap of all months, and mend the months where it differs. Safe to repeat.

    A difference means that somebody wrote past the triggers, so it is told as an error although mended.
    """
    masa = masa_rekap()
    daftar = selisih_rekap(masa) if masa else []
    for bulan in sorted({selisih.kunci.bulan for selisih in daftar}):
        perbaiki_rekap(Periode.bulan_dari(bulan))
    for selisih in daftar[:SEBUT_TERBANYAK]:
        logger.error("rekap kegiatan berbeda dan diperbaiki: %s", selisih)
    return len(daftar)


@shared_task(name="laporan.sapu_bukti")
def sapu_bukti(**_: object) -> int:
    """Remove files of evidence that no activity has any more. Safe to repeat."""
    return services.sapu_bukti(pada=timezone.now())


@shared_task(name="laporan.verifikasi_otomatis")
def verifikasi_otomatis(**_: object) -> int:
    """Verify what has waited as long as the rules name; without such rules nothing. Safe to repeat."""
    return services.verifikasi_otomatis(pada=timezone.now())
