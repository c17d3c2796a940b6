from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kinerja.tertanam import PeladenGagal


class Command(BaseCommand):
    help = "Memadamkan PostgreSQL dan Valkey tertanam milik DATA_DIR ini, dan tidak ada yang lain."
    requires_system_checks = []

    def handle(self, **pilihan: Any) -> None:
        try:
            padam = settings.TERTANAM.padamkan()
        except PeladenGagal as galat:
            raise CommandError(str(galat)) from galat
        if padam:
            self.stdout.write(f"{' dan '.join(padam)} sudah dipadamkan.")
        else:
            self.stdout.write(f"Tidak ada peladen tertanam yang berjalan di {settings.DATA_DIR}.")
