"""Proves that the recap of activities is what the activities add up to."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from laporan.scoring import masa_rekap, perbaiki_rekap, selisih_rekap


class Command(BaseCommand):
    """Count all months anew and name every difference, exit 1; with --perbaiki mend them."""

    help = "Menghitung ulang rekap kegiatan seluruh bulan dan membandingkannya dengan yang tersimpan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--perbaiki", action="store_true", help="memperbaiki yang berbeda; tetap menyebutkannya"
        )

    def handle(self, *args: Any, perbaiki: bool, **options: Any) -> None:
        masa = masa_rekap()
        if masa is None:
            self.stdout.write("Belum ada kegiatan, jadi belum ada rekap.")
            return
        daftar = perbaiki_rekap(masa) if perbaiki else selisih_rekap(masa)
        for selisih in daftar:
            self.stderr.write(str(selisih))
        if not daftar:
            self.stdout.write(f"Rekap {masa} sama dengan hitungan ulangnya.")
        elif perbaiki:
            self.stdout.write(f"{len(daftar)} baris rekap diperbaiki.")
        else:
            raise CommandError(
                f"{len(daftar)} baris rekap berbeda dari hitungan ulangnya. Perbaiki dengan "
                "periksa_rekap --perbaiki."
            )
