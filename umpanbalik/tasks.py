"""Celery's door: read the clock, one call. When each task runs stands in kinerja/jadwal.py."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from umpanbalik import services


@shared_task(name="umpanbalik.tutup_aduan_diam")
def tutup_aduan_diam(**_: object) -> int:
    """Close the answered complaints whose reporter kept silent. Safe to repeat."""
    return services.tutup_aduan_diam(hari_ini=timezone.localdate(), pada=timezone.now())
