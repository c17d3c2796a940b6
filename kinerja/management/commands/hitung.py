"""Compute everything that is computed of a period, now and in this process."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from kinerja.jadwal import LANGKAH
from kinerja.services import jalankan_hitungan
from pegawai.management.rentang import baca_bulan_penuh, tambah_rentang


class Command(BaseCommand):
    """Takes whole months only: shares of targets exist for no other period."""

    help = "Menghitung capaian, indeks kepuasan, dan rekap unit untuk satu masa bulan penuh."

    def add_arguments(self, parser: ArgumentParser) -> None:
        tambah_rentang(parser)
        parser.add_argument("--json", action="store_true", help="cetak hasilnya sebagai JSON")

    def handle(self, *args: object, mulai: date, selesai: date, **pilihan: Any) -> None:
        pekerjaan = jalankan_hitungan(periode=baca_bulan_penuh(mulai, selesai), jam=timezone.now)
        if pilihan["json"]:
            self.stdout.write(json.dumps({"pekerjaan": pekerjaan.hasil}))
            return
        for langkah, hasil in zip(LANGKAH, pekerjaan.hasil, strict=True):
            self.stdout.write(f"{langkah.judul}: {hasil['baris']} baris dalam {hasil['detik']:.3f} detik")
