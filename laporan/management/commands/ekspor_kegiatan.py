"""Everybody's activities of a unit as a file in BKN's columns, NIP first."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from laporan import queries
from laporan.ekspor import BARIS_XLSX_TERBANYAK, XLSX_PENUH, tulis_csv_harian, tulis_xlsx_harian
from laporan.services import ekspor_unit
from pegawai.management.rentang import baca_rentang, tambah_rentang
from pegawai.models import UnitKerja


BENTUK = (".csv", ".xlsx")


class Command(BaseCommand):
    """Write the activities of a unit and all below; the file appears whole or not at all."""

    help = (
        "Menulis kegiatan harian seluruh pegawai satu unit dan di bawahnya ke CSV atau XLSX berkolom "
        "Progress Harian BKN, didahului NIP. Berkasnya dapat diimpor kembali dengan impor_kegiatan."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path, metavar="FILE", help="berakhiran .csv atau .xlsx")
        parser.add_argument("--unit", required=True, metavar="KODE", help="kode unit kerja")
        tambah_rentang(parser)

    def handle(self, *args: Any, berkas: Path, unit: str, mulai: date, selesai: date, **options: Any) -> None:
        akhiran = berkas.suffix.lower()
        if akhiran not in BENTUK:
            raise CommandError(f"Akhiri nama berkasnya dengan {' atau '.join(BENTUK)}.")
        dipilih = UnitKerja.objects.filter(kode=unit).first()
        if dipilih is None:
            raise CommandError(f"Tidak ada unit kerja dengan kode {unit!r}. Periksa kodenya.")
        periode = baca_rentang(mulai, selesai)
        jumlah = queries.jumlah_ekspor(dipilih, periode)
        if akhiran == ".xlsx" and jumlah > BARIS_XLSX_TERBANYAK:
            raise CommandError(XLSX_PENUH)
        sementara = berkas.with_name(f".{berkas.name}.sebagian")
        try:
            with sementara.open("wb") as isi:
                daftar = ekspor_unit(unit=dipilih, periode=periode, oleh=None, pada=timezone.now())
                if akhiran == ".xlsx":
                    tulis_xlsx_harian(isi, daftar, bernip=True)
                else:
                    isi.writelines(potong.encode() for potong in tulis_csv_harian(daftar, bernip=True))
            sementara.replace(berkas)
        except OSError as galat:
            raise CommandError(f"Berkas {berkas} tidak dapat ditulis: {galat.strerror}.") from galat
        finally:
            sementara.unlink(missing_ok=True)
        self.stdout.write(f"{jumlah} kegiatan {dipilih} pada {periode} ditulis ke {berkas}.")
