"""Measures the speed of the site in a database of its own, as ratios within one run."""

from __future__ import annotations

import json
import logging
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kinerja.contoh.formasi import PALING_SEDIKIT
from kinerja.ukur.basisdata import BasisDataGagal
from kinerja.ukur.halaman import HalamanGagal
from kinerja.ukur.impor import ImporGagal
from kinerja.ukur.jalankan import ukur


PALING_BANYAK, BULAN_TERBANYAK = 100_000, 24


class Command(BaseCommand):
    help = "Mengukur kecepatan situs pada basis data tersendiri, lalu mencetak tabelnya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pegawai", type=int, default=2000, help="bawaan: %(default)s")
        parser.add_argument("--bulan", type=int, default=2, help="bawaan: %(default)s")
        parser.add_argument("--ulang", type=int, default=15, help="banyaknya pengulangan tiap ukuran")
        parser.add_argument("--json", action="store_true", help="cetak tabelnya sebagai JSON")

    def handle(self, *, pegawai: int, bulan: int, ulang: int, **opsi: Any) -> None:
        if not PALING_SEDIKIT <= pegawai <= PALING_BANYAK:
            raise CommandError(f"--pegawai antara {PALING_SEDIKIT} dan {PALING_BANYAK}, bukan {pegawai}.")
        if not 1 <= bulan <= BULAN_TERBANYAK or ulang < 1:
            raise CommandError(f"--bulan antara 1 dan {BULAN_TERBANYAK}, dan --ulang sekurangnya 1.")
        if settings.DEBUG:
            raise CommandError("DEBUG memperlambat setiap halaman. Jalankan tanpa DEBUG=1.")
        logging.disable(logging.INFO)  # no line of the log for each page that is opened
        try:
            hasil = ukur(
                pegawai=pegawai, bulan=bulan, ulang=ulang, pada=timezone.now(), lapor=self.stderr.write
            )
        except (BasisDataGagal, HalamanGagal, ImporGagal) as galat:
            raise CommandError(str(galat)) from galat
        if opsi["json"]:
            self.stdout.write(json.dumps(hasil.sebagai_json(), ensure_ascii=False))
        else:
            self.stdout.write(hasil.sebagai_teks())
