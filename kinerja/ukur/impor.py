"""How long a staff list takes to come in, and one with mistakes to be refused row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from django.core.management import CommandError, call_command
from django.db import transaction

from kinerja.contoh import acuan
from kinerja.contoh.nama import Penama
from kinerja.ukur.jam import detik
from kinerja.ukur.tabel import Baris
from pegawai.choices import JenisJabatan
from pegawai.impor import DAFTAR_KOLOM


KELOMPOK = "Impor daftar pegawai"
DETIK_IMPOR = 10
KELIRU_TIAP = 100  # one row in so many names a unit that does not exist
UNIT_KELIRU = "TIDAK-ADA"


class ImporGagal(Exception):
    """The import did not report the mistakes that were put into the list."""


def baris_impor(banyak: int, hari_ini: date) -> Iterator[Baris]:
    """Bring `banyak` invented people in and take it back; then the same list with mistakes in it."""
    with TemporaryDirectory() as folder:
        benar, keliru = Path(folder) / "benar.csv", Path(folder) / "keliru.csv"
        _tulis(benar, banyak, hari_ini, keliru=False)
        _tulis(keliru, banyak, hari_ini, keliru=True)
        with transaction.atomic():
            lama = detik(lambda: call_command("impor_pegawai", str(benar), stdout=StringIO()))
            transaction.set_rollback(True)
        yield Baris(KELOMPOK, f"{banyak} baris, semua benar", lama, "detik", DETIK_IMPOR)
        lama = detik(lambda: _impor_keliru(keliru, banyak // KELIRU_TIAP))
        nama = f"{banyak} baris, {banyak // KELIRU_TIAP} keliru dilaporkan per baris"
        yield Baris(KELOMPOK, nama, lama, "detik", DETIK_IMPOR)


def _impor_keliru(berkas: Path, banyak_keliru: int) -> None:
    laporan = StringIO()
    try:
        call_command("impor_pegawai", str(berkas), stdout=StringIO(), stderr=laporan)
    except CommandError:
        terlapor = laporan.getvalue().count(UNIT_KELIRU)
    else:
        terlapor = 0
    if terlapor != banyak_keliru:
        raise ImporGagal(f"{banyak_keliru} baris keliru, tetapi {terlapor} yang dilaporkan.")


def _tulis(berkas: Path, banyak: int, hari_ini: date, *, keliru: bool) -> None:
    acak = Random("impor")
    penama = Penama(acak, hari_ini, urutan_awal=500)  # beyond the serial numbers of the demo city
    unit = [satu.kode for satu in acuan.unit() if satu.induk]
    jabatan = sorted(acuan.golongan_pppk())
    with berkas.open("w", encoding="utf-8", newline="") as isi:
        tulis = csv.DictWriter(isi, [kolom.nama for kolom in DAFTAR_KOLOM])
        tulis.writeheader()
        for ke in range(1, banyak + 1):
            nama = acak.choice(jabatan)
            diri = penama.lahirkan(nama, JenisJabatan.PELAKSANA, "", date(hari_ini.year, 1, 1), pppk=False)
            tulis.writerow(
                {
                    "NIP": diri.nip,
                    "NAMA": diri.nama,
                    "GOLONGAN": diri.golongan,
                    "KODE_UNIT": UNIT_KELIRU if keliru and ke % KELIRU_TIAP == 0 else acak.choice(unit),
                    "JABATAN": nama,
                    "JENIS_JABATAN": JenisJabatan.PELAKSANA.value,
                    "TMT": f"01/01/{hari_ini.year}",
                }
            )
