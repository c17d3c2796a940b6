"""Compute everything that is computed of a period, now and in this process."""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kinerja.jadwal import LANGKAH
from kinerja.pekerjaan import jalankan_hitungan
from pegawai.inti.periode import Periode


class Command(BaseCommand):
    help = "Menghitung capaian, indeks kepuasan, dan rekap unit untuk satu periode."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mulai", type=_tanggal, required=True, help="hari pertama, misalnya 2026-03-01")
        parser.add_argument(
            "--selesai", type=_tanggal, required=True, help="hari terakhir, misalnya 2026-03-31"
        )
        parser.add_argument("--json", action="store_true", help="cetak hasilnya sebagai JSON")

    def handle(self, *args: object, mulai: date, selesai: date, **pilihan: Any) -> None:
        if selesai < mulai:
            raise CommandError(f"Periode terbalik: {mulai} sesudah {selesai}.")
        pekerjaan = jalankan_hitungan(periode=Periode(mulai, selesai + timedelta(days=1)), jam=timezone.now)
        if pilihan["json"]:
            self.stdout.write(json.dumps({"pekerjaan": pekerjaan.hasil}))
            return
        for langkah, hasil in zip(LANGKAH, pekerjaan.hasil, strict=True):
            self.stdout.write(f"{langkah.judul}: {hasil['baris']} baris dalam {hasil['detik']:.3f} detik")


def _tanggal(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError as galat:
        raise ArgumentTypeError(f"{teks!r} bukan tanggal; tuliskan seperti 2026-03-31") from galat
