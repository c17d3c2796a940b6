"""Show the satisfaction index of one unit with all its parts."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pegawai.inti.angka import bulatkan
from pegawai.inti.periode import Periode
from pegawai.management.rentang import baca_rentang, tambah_rentang
from pegawai.models import UnitKerja
from umpanbalik import queries
from umpanbalik.ikm import JUMLAH_UNSUR, hitung_ikm, layak_mutu, layak_terbit, selang_kepercayaan


METODE_BOBOT = f"1/{JUMLAH_UNSUR}"


class Command(BaseCommand):
    """Compute the index of one unit with all below it from the answers as they stand; nothing is stored."""

    help = "Menghitung indeks kepuasan masyarakat satu unit, termasuk semua unit di bawahnya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", required=True, metavar="KODE", help="kode unit kerja")
        tambah_rentang(parser)
        parser.add_argument("--json", action="store_true", help="cetak hasilnya sebagai JSON")

    def handle(self, *args: Any, mulai: date, selesai: date, **pilihan: Any) -> None:
        unit = UnitKerja.objects.filter(kode=pilihan["unit"]).first()
        if unit is None:
            raise CommandError(f"Tidak ada unit dengan kode {pilihan['unit']!r}. Periksa kodenya.")
        periode = baca_rentang(mulai, selesai)
        isi = _hitung(unit, periode)
        if pilihan["json"]:
            self.stdout.write(json.dumps(isi))
            return
        self.stdout.write(f"{unit}, {periode}: {isi['n']} tanggapan")
        for nama in ("ikm", "mutu", "selang", "metode_bobot", "layak_terbit", "nrr"):
            self.stdout.write(f"{nama}: {_kata(isi[nama])}")


def _hitung(unit: UnitKerja, periode: Periode) -> dict[str, object]:
    hitungan = queries.hitungan_ikm(unit, periode)
    n = hitungan.sebaran.n
    hasil = hitung_ikm([*hitungan.jumlah.values()], n) if n else None
    selang = selang_kepercayaan(hitungan.sebaran)
    return {
        "n": n,
        "ikm": str(hasil.ikm) if hasil else None,
        "mutu": hasil.mutu.value if hasil and layak_mutu(n) else None,
        "nrr": {
            unsur: _angka(nrr) for unsur, nrr in zip(hitungan.jumlah, hasil.nrr if hasil else (), strict=True)
        },
        "metode_bobot": METODE_BOBOT,
        "selang": [str(ujung) for ujung in selang] if selang else None,
        "layak_terbit": layak_terbit(n),
    }


def _angka(nilai: Decimal) -> str:
    return str(bulatkan(nilai))


def _kata(nilai: object) -> str:
    if nilai is None:
        return "belum ada"
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, list):
        return " sampai ".join(nilai)
    if isinstance(nilai, dict):
        return ", ".join(f"{unsur} {nrr}" for unsur, nrr in nilai.items())
    return str(nilai)
