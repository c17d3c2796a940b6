"""Fills an empty database with the demo city and prints one account for each role."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kinerja.contoh.formasi import PALING_SEDIKIT
from kinerja.contoh.isi import BULAN_BAWAAN, PEGAWAI_BAWAAN, BukanKotaContoh, isi_kota


PALING_BANYAK, BULAN_TERBANYAK = 100_000, 24


class Command(BaseCommand):
    help = "Mengisi basis data yang kosong dengan kota contoh, lalu mencetak akun tiap peran."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--pegawai",
            type=int,
            help=f"banyaknya pegawai, {PALING_SEDIKIT} sampai {PALING_BANYAK} (bawaan: {PEGAWAI_BAWAAN})",
        )
        parser.add_argument(
            "--bulan",
            type=int,
            help=f"banyaknya bulan sampai bulan ini, 1 sampai {BULAN_TERBANYAK} (bawaan: {BULAN_BAWAAN})",
        )
        parser.add_argument("--json", action="store_true", help="cetak akun sebagai JSON")

    def handle(self, *, pegawai: int | None, bulan: int | None, **opsi: Any) -> None:
        if pegawai is not None and not PALING_SEDIKIT <= pegawai <= PALING_BANYAK:
            raise CommandError(f"--pegawai antara {PALING_SEDIKIT} dan {PALING_BANYAK}, bukan {pegawai}.")
        if bulan is not None and not 1 <= bulan <= BULAN_TERBANYAK:
            raise CommandError(f"--bulan antara 1 dan {BULAN_TERBANYAK}, bukan {bulan}.")
        try:
            akun = isi_kota(pegawai=pegawai, bulan=bulan, pada=timezone.now())
        except BukanKotaContoh as penolakan:
            raise CommandError(str(penolakan)) from None
        if opsi["json"]:
            self.stdout.write(json.dumps([asdict(satu) for satu in akun], ensure_ascii=False))
            return
        self.stdout.write("Akun kota contoh:")
        for satu in akun:
            self.stdout.write(f"  {satu.peran:<18} {satu.nip:<18}  sandi {satu.sandi}")
