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
        parser.add_argument("--mulai", type=_tanggal, required=True, help="tanggal 1 bulan pertama")
        parser.add_argument(
            "--selesai",
            type=_tanggal,
            required=True,
            help="hari terakhir bulan terakhir; tanggal 1 bulan sesudahnya dibaca sama",
        )
        parser.add_argument("--json", action="store_true", help="cetak hasilnya sebagai JSON")

    def handle(self, *args: object, mulai: date, selesai: date, **pilihan: Any) -> None:
        pekerjaan = jalankan_hitungan(periode=_bulan_penuh(mulai, selesai), jam=timezone.now)
        if pilihan["json"]:
            self.stdout.write(json.dumps({"pekerjaan": pekerjaan.hasil}))
            return
        for langkah, hasil in zip(LANGKAH, pekerjaan.hasil, strict=True):
            self.stdout.write(f"{langkah.judul}: {hasil['baris']} baris dalam {hasil['detik']:.3f} detik")


def _bulan_penuh(mulai: date, selesai: date) -> Periode:
    """Return the whole months between two dates: shares of targets exist for whole months only."""
    sesudah = selesai if selesai.day == 1 else selesai + timedelta(days=1)
    if sesudah <= mulai:
        raise CommandError(f"Periode terbalik: {mulai} tidak mendahului {selesai}.")
    if not mulai.day == sesudah.day == 1:
        raise CommandError(
            f"Yang dihitung adalah bulan penuh, sedangkan {mulai} sampai {selesai} bukan. Isi --mulai dengan "
            "tanggal 1 dan --selesai dengan hari terakhir sebuah bulan."
        )
    return Periode(mulai, sesudah)


def _tanggal(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError as galat:
        raise ArgumentTypeError(f"{teks!r} bukan tanggal; tuliskan seperti 2026-03-31") from galat
