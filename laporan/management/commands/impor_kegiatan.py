"""Activities of many people from the command line; what a row means stands in laporan.bkn."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from laporan.bkn import CONTOH, KOLOM_BERNIP
from laporan.services import LaporanDitolak, impor_kegiatan
from pegawai.berkas import (
    BARIS_TERBANYAK_DI_SERVER,
    BerkasTidakTerbaca,
    baca_tabel,
    contoh_csv,
)
from pegawai.management.keluaran import laporkan_impor


ALASAN_BERKAS = "Disalin dari berkas Progress Harian."


class Command(BaseCommand):
    """Bring activities in as drafts. Any error: all of them by row, exit 1, nothing written."""

    help = (
        "Mengimpor kegiatan harian dari CSV atau XLSX berkolom Progress Harian BKN, didahului NIP: semua "
        "baris, atau tidak satu pun. Yang baru menjadi konsep pegawainya."
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        kolom = "\n".join(f"  {k.nama:<17}{'*' if k.wajib else ' '} {k.keterangan}" for k in KOLOM_BERNIP)
        return super().create_parser(
            prog_name,
            subcommand,
            formatter_class=RawDescriptionHelpFormatter,
            epilog=f"Kolom (* wajib):\n{kolom}\nBerkas yang sama dikirim lagi tidak menambah apa pun.",
            **kwargs,
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", nargs="?", type=Path, metavar="FILE", help="CSV atau XLSX")
        parser.add_argument("--periksa", action="store_true", help="hanya memeriksa, tidak menulis")
        parser.add_argument("--contoh", action="store_true", help="mencetak contoh berkas CSV lalu selesai")
        parser.add_argument(
            "--alasan",
            default=ALASAN_BERKAS,
            metavar="TEKS",
            help="alasan pada kegiatan yang melewati hari tenggang (%(default)s)",
        )

    def handle(
        self, *args: Any, berkas: Path | None, periksa: bool, contoh: bool, alasan: str, **options: Any
    ) -> None:
        if contoh:
            self.stdout.write(contoh_csv(KOLOM_BERNIP, CONTOH), ending="")
            return
        if berkas is None:
            raise CommandError("Sebutkan berkasnya, atau pakai --contoh untuk melihat bentuknya.")
        try:
            tabel = baca_tabel(berkas.read_bytes(), KOLOM_BERNIP, baris_terbanyak=BARIS_TERBANYAK_DI_SERVER)
            hasil = impor_kegiatan(
                tabel=tabel, oleh=None, pada=timezone.now(), alasan_terlambat=alasan, periksa_saja=periksa
            )
        except OSError as galat:
            raise CommandError(f"Berkas {berkas} tidak dapat dibuka: {galat.strerror}.") from galat
        except (BerkasTidakTerbaca, LaporanDitolak) as galat:
            raise CommandError(str(galat)) from galat
        for catatan in tabel.catatan:
            self.stderr.write(f"Catatan: {catatan}")
        laporkan_impor(
            self,
            satuan="kegiatan",
            galat=hasil.galat,
            rincian=(
                ("baru", hasil.baru),
                ("diperbarui", hasil.berubah),
                ("sudah ada dan tidak berubah", hasil.tetap),
                ("pernah diimpor lalu diubah di sini, dibiarkan", hasil.diubah_di_sini),
                ("di antaranya melewati hari tenggang, ditandai terlambat", hasil.terlambat),
            ),
            periksa=periksa,
        )
