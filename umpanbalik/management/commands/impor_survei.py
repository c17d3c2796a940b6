"""Bring in answers that were given on paper."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from pegawai.berkas import BerkasTidakTerbaca
from pegawai.management.rentang import baca_rentang, tambah_rentang
from umpanbalik import queries
from umpanbalik.impor import KOLOM_PELENGKAP, baca_lembar
from umpanbalik.services import impor_tanggapan


class Command(BaseCommand):
    """Bring paper questionnaires in. Any error: all of them by row, exit 1, nothing written."""

    help = "Mengimpor kuesioner kertas dari CSV atau XLSX, satu baris tiap responden: semua, atau tidak."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        pelengkap = "\n".join(f"  {kolom.nama:<14} {kolom.keterangan}" for kolom in KOLOM_PELENGKAP)
        return super().create_parser(
            prog_name,
            subcommand,
            formatter_class=RawDescriptionHelpFormatter,
            epilog="Kolom wajib: U1 sampai U9 menurut urutan kuesioner (U8 sarana, U9 pengaduan), atau kode "
            f"unsurnya.\nKolom pelengkap:\n{pelengkap}\n"
            "Berkas yang sama dikirim lagi tidak menambah apa pun; kuesioner susulan pada berkas baru.",
            **kwargs,
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path, metavar="FILE", help="CSV atau XLSX")
        parser.add_argument("--layanan", required=True, metavar="KODE", help="kode layanan yang dinilai")
        tambah_rentang(parser)

    def handle(
        self, *args: Any, berkas: Path, layanan: str, mulai: date, selesai: date, **options: Any
    ) -> None:
        dinilai = queries.layanan_berkode(layanan)
        if dinilai is None:
            raise CommandError(f"Tidak ada layanan aktif dengan kode {layanan!r}. Periksa kodenya.")
        periode, hari_ini = baca_rentang(mulai, selesai), timezone.localdate()
        if periode.mulai > hari_ini:
            raise CommandError(f"Masa survei {periode} belum mulai.")
        instrumen = queries.instrumen_pada(periode.mulai)
        if instrumen is None:
            raise CommandError(f"Pada {periode.mulai} belum ada kuesioner yang berlaku. Periksa tahunnya.")
        try:
            daftar_lembar, galat = baca_lembar(
                berkas.read_bytes(),
                urutan=[(butir.nomor, butir.unsur) for butir in instrumen.butir.all()],
                tempat=dinilai.kode,
                periode=periode,
                hari_ini=hari_ini,
            )
        except OSError as sebab:
            raise CommandError(f"Berkas {berkas} tidak dapat dibuka: {sebab.strerror}.") from sebab
        except BerkasTidakTerbaca as sebab:
            raise CommandError(str(sebab)) from sebab
        if galat:
            for satu in galat:
                self.stderr.write(str(satu))
            raise CommandError(f"{len(galat)} kekeliruan. Tidak ada yang ditulis.")
        baru = impor_tanggapan(
            layanan=dinilai, instrumen=instrumen, daftar_lembar=daftar_lembar, pada=timezone.now()
        )
        self.stdout.write(f"{baru} tanggapan baru untuk {dinilai} ({dinilai.unit}).")
        if baru < len(daftar_lembar):
            sudah = len(daftar_lembar) - baru
            self.stdout.write(
                f"{sudah} baris sudah pernah diimpor dari berkas ini dan tidak ditambahkan lagi."
            )
