"""The staff list from the command line; what its rows mean stands in pegawai.impor."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from pegawai.batasan import BatasanDilanggar
from pegawai.berkas import (
    BARIS_TERBANYAK_DI_SERVER,
    BerkasTidakTerbaca,
    baca_tabel,
    contoh_csv,
)
from pegawai.impor import CONTOH, DAFTAR_KOLOM, KOLOM_LAIN
from pegawai.management.keluaran import laporkan_impor
from pegawai.services import impor_pegawai


class Command(BaseCommand):
    """Bring a staff list in. Any error: all of them by row, exit 1, nothing written."""

    help = "Mengimpor daftar pegawai dari CSV atau XLSX: semua baris, atau tidak satu pun."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        kolom = "\n".join(f"  {k.nama:<14}{'*' if k.wajib else ' '} {k.keterangan}" for k in DAFTAR_KOLOM)
        return super().create_parser(
            prog_name,
            subcommand,
            formatter_class=RawDescriptionHelpFormatter,
            epilog=f"Kolom (* wajib):\n{kolom}\n{KOLOM_LAIN}",
            **kwargs,
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", nargs="?", type=Path, metavar="FILE", help="CSV atau XLSX")
        parser.add_argument("--periksa", action="store_true", help="hanya memeriksa, tidak menulis")
        parser.add_argument("--contoh", action="store_true", help="mencetak contoh berkas CSV lalu selesai")

    def handle(self, *args: Any, berkas: Path | None, periksa: bool, contoh: bool, **options: Any) -> None:
        if contoh:
            self.stdout.write(contoh_csv(DAFTAR_KOLOM, CONTOH), ending="")
            return
        if berkas is None:
            raise CommandError("Sebutkan berkasnya, atau pakai --contoh untuk melihat bentuknya.")
        try:
            tabel = baca_tabel(berkas.read_bytes(), DAFTAR_KOLOM, baris_terbanyak=BARIS_TERBANYAK_DI_SERVER)
            hasil = impor_pegawai(tabel=tabel, oleh=None, pada=timezone.now(), periksa_saja=periksa)
        except OSError as galat:
            raise CommandError(f"Berkas {berkas} tidak dapat dibuka: {galat.strerror}.") from galat
        except BerkasTidakTerbaca as galat:
            raise CommandError(str(galat)) from galat
        except BatasanDilanggar as galat:
            raise CommandError(f"Data berubah selagi berkas diimpor: {galat} Ulangi impornya.") from galat
        for catatan in tabel.catatan:
            self.stderr.write(f"Catatan: {catatan}")
        laporkan_impor(
            self,
            satuan="pegawai",
            galat=hasil.galat,
            rincian=(
                ("baru", hasil.baru),
                ("diperbarui", hasil.diperbarui),
                ("sudah ada dan tidak berubah", hasil.tetap),
            ),
            periksa=periksa,
        )
