"""How long activities take to come in from a file, how much memory to go out, and a month to be printed."""

from __future__ import annotations

import csv
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from io import StringIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, TemporaryFile

from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from kinerja.ukur.impor import ImporGagal
from kinerja.ukur.jam import detik
from kinerja.ukur.tabel import Baris
from laporan import cetak, queries
from laporan.bkn import KOLOM_BERNIP
from laporan.ekspor import tulis_csv_harian, tulis_xlsx_harian
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai, Penugasan, UnitKerja


KELOMPOK = "Berkas kegiatan harian"
DETIK_IMPOR = 10
MB_EKSPOR = 32
MS_CETAK = 50
BARIS_TERBANYAK, BARIS_PER_ORANG = 20_000, 200
MENIT_JARAK = 5  # between the starts of two entries; each lasts one minute, so that a day has room for all
KELIRU_TIAP = 100
TANGGAL_KELIRU = "31/02/2026"
DICETAK = 20


def baris_harian(pada: datetime) -> Iterator[Baris]:
    """Bring activities in, take them back, bring in mistakes; take a year out; print some months."""
    hari_ini = timezone.localdate(pada)
    bertugas = Penugasan.objects.definitif().pada(hari_ini)
    semua = Pegawai.objects.filter(penugasan__in=bertugas).order_by("pk").values_list("nip", flat=True)
    orang = [nip for nip in semua if nip]
    banyak = min(BARIS_TERBANYAK, BARIS_PER_ORANG * len(orang))
    with TemporaryDirectory() as folder:
        benar, keliru = Path(folder) / "benar.csv", Path(folder) / "keliru.csv"
        _tulis(benar, orang, banyak, hari_ini, keliru=False)
        _tulis(keliru, orang, banyak, hari_ini, keliru=True)
        with transaction.atomic():
            lama = detik(lambda: call_command("impor_kegiatan", str(benar), stdout=StringIO()))
            transaction.set_rollback(True)
        yield Baris(KELOMPOK, f"{banyak} baris diimpor", lama, "detik", DETIK_IMPOR)
        lama = detik(lambda: _impor_keliru(keliru, banyak // KELIRU_TIAP))
        nama = f"{banyak} baris, {banyak // KELIRU_TIAP} keliru dilaporkan per baris"
        yield Baris(KELOMPOK, nama, lama, "detik", DETIK_IMPOR)
    kota, tahun = UnitKerja.objects.kota().get(), Periode.tahun_dari(hari_ini)
    jumlah = queries.jumlah_ekspor(kota, tahun)
    for bentuk, tulis in (("CSV", _csv), ("XLSX", _xlsx)):
        mb = _puncak_memori(partial(tulis, kota, tahun)) / 1_000_000
        yield Baris(KELOMPOK, f"{jumlah} kegiatan setahun keluar sebagai {bentuk}", mb, "MB", MB_EKSPOR)
    bulan = Periode.bulan_dari(hari_ini)
    laporan = [
        queries.laporan_bulanan(satu, bulan, hari_ini)
        for satu in Pegawai.objects.filter(nip__in=orang[:DICETAK])
    ]
    ms = 1000 * median(detik(partial(cetak.pdf_bulanan, satu, pada=pada)) for satu in laporan)
    yield Baris(KELOMPOK, "Laporan bulanan sebagai PDF/A", ms, "ms", MS_CETAK)


def _csv(unit: UnitKerja, masa: Periode) -> None:
    deque(tulis_csv_harian(queries.kegiatan_ekspor(unit, masa), bernip=True), maxlen=0)


def _xlsx(unit: UnitKerja, masa: Periode) -> None:
    with TemporaryFile() as berkas:
        tulis_xlsx_harian(berkas, queries.kegiatan_ekspor(unit, masa), bernip=True)


def _puncak_memori(kerja: Callable[[], object]) -> int:
    """Return the most bytes that were held at once while it ran."""
    tracemalloc.start()
    try:
        kerja()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _impor_keliru(berkas: Path, banyak_keliru: int) -> None:
    laporan = StringIO()
    try:
        call_command("impor_kegiatan", str(berkas), stdout=StringIO(), stderr=laporan)
    except CommandError:
        terlapor = laporan.getvalue().count(TANGGAL_KELIRU)
    else:
        terlapor = 0
    if terlapor != banyak_keliru:
        raise ImporGagal(f"{banyak_keliru} baris keliru, tetapi {terlapor} yang dilaporkan.")


def _tulis(berkas: Path, orang: list[str], banyak: int, hari_ini: date, *, keliru: bool) -> None:
    with berkas.open("w", encoding="utf-8", newline="") as isi:
        tulis = csv.DictWriter(isi, [kolom.nama for kolom in KOLOM_BERNIP])
        tulis.writeheader()
        for ke in range(banyak):
            tanggal = TANGGAL_KELIRU if keliru and ke % KELIRU_TIAP == 0 else f"{hari_ini:%d/%m/%Y}"
            jam, menit = divmod(MENIT_JARAK * (ke // len(orang)), 60)
            tulis.writerow(
                {
                    "NIP": orang[ke % len(orang)],
                    "Tanggal kegiatan": tanggal,
                    "Jam mulai": f"{jam:02}:{menit:02}",
                    "Jam selesai": f"{jam:02}:{menit + 1:02}",
                    "Kegiatan harian": f"Melayani permohonan nomor {ke}",
                    "Sumber data": "ekinerja",
                }
            )
