"""Writes docs/alur-status.md anew from the tables of transitions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from kinerja.alur import alur_status


class Command(BaseCommand):
    help = "Menulis ulang docs/alur-status.md dari tabel alur status."

    def handle(self, **opsi: Any) -> None:
        berkas = Path(settings.AKAR) / "docs" / "alur-status.md"
        berkas.write_text(alur_status(), encoding="utf-8")
        self.stdout.write(f"{berkas.relative_to(settings.AKAR)} ditulis.")
