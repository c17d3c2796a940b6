"""Writing a table for a spreadsheet, row by row: memory stays flat however long the table is."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, time
from decimal import Decimal
from itertools import islice
from typing import IO

import xlsxwriter


Isi = str | int | Decimal | date | time | None
SEKALI_TULIS = 2000
AWAL_RUMUS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute what begins so
PENAWAR = "'"
FORMAT: Mapping[type, str] = {str: "General", date: "dd/mm/yyyy", time: "hh:mm"}


class _Gema:
    """A file that keeps nothing: what is written is returned."""

    def write(self, teks: str) -> str:
        return teks


class Lembar:
    """The one sheet of a workbook, filled from the top down; texts never become formulas or links."""

    def __init__(self, buku: xlsxwriter.Workbook, nama: str, lebar: Sequence[int]) -> None:
        self._lembar = buku.add_worksheet(nama)
        self._format = {
            (jenis, tebal): buku.add_format({"bold": tebal, "valign": "top", "num_format": pola})
            for jenis, pola in FORMAT.items()
            for tebal in (False, True)
        }
        self._baris = 0
        for ke, satu in enumerate(lebar):
            self._lembar.set_column(ke, ke, satu)

    def tulis(self, sel: Sequence[Isi], *, tebal: bool = False) -> None:
        for ke, isi in enumerate(sel):
            if isinstance(isi, date):
                self._lembar.write_datetime(self._baris, ke, isi, self._format[date, tebal])
            elif isinstance(isi, time):
                self._lembar.write_datetime(self._baris, ke, isi, self._format[time, tebal])
            elif isinstance(isi, int | Decimal):
                self._lembar.write_number(self._baris, ke, isi, self._format[str, tebal])
            elif isi:
                self._lembar.write_string(self._baris, ke, aman(isi), self._format[str, tebal])
        self._baris += 1

    def bekukan(self) -> None:
        """Keep what is written so far in view while the rest is scrolled."""
        self._lembar.freeze_panes(self._baris, 0)


def aman(sel: object) -> str:
    """Return what a spreadsheet shows as it stands, and never computes; `tanpa_penawar` undoes it."""
    tulisan = str(sel)
    return f"{PENAWAR}{tulisan}" if tulisan.lstrip(PENAWAR).startswith(AWAL_RUMUS) else tulisan


def tanpa_penawar(teks: str) -> str:
    """Return what was handed to `aman`."""
    dijaga = teks.startswith(PENAWAR) and teks.lstrip(PENAWAR).startswith(AWAL_RUMUS)
    return teks[1:] if dijaga else teks


def tulis_csv(
    judul: Sequence[str], baris: Iterable[Sequence[Isi]], *, sekali: int = SEKALI_TULIS
) -> Iterator[str]:
    """Yield a CSV, `sekali` rows a piece, with semicolons and days as a spreadsheet here expects them."""
    penulis = csv.writer(_Gema(), delimiter=";", lineterminator="\r\n")
    yield "\N{BYTE ORDER MARK}" + penulis.writerow(judul)
    semua = iter(baris)
    while potongan := list(islice(semua, sekali)):
        yield "".join(penulis.writerow(map(_teks, satu)) for satu in potongan)


@contextmanager
def buku_xlsx(tujuan: IO[bytes], nama: str, lebar: Sequence[int]) -> Iterator[Lembar]:
    """Open a workbook of one sheet; it is written to `tujuan` when done, through a file meanwhile."""
    with xlsxwriter.Workbook(tujuan, {"constant_memory": True}) as buku:
        yield Lembar(buku, nama, lebar)


def tulis_xlsx(
    tujuan: IO[bytes],
    judul: Sequence[str],
    baris: Iterable[Sequence[Isi]],
    *,
    nama: str,
    lebar: Sequence[int],
) -> None:
    """Write a table with its heading as the only sheet of a workbook."""
    with buku_xlsx(tujuan, nama, lebar) as lembar:
        lembar.tulis(judul, tebal=True)
        lembar.bekukan()
        for satu in baris:
            lembar.tulis(satu)


def _teks(isi: Isi) -> str:
    if isi is None:
        return ""
    if isinstance(isi, date):
        return f"{isi:%d/%m/%Y}"
    if isinstance(isi, time):
        return f"{isi:%H:%M}"
    if isinstance(isi, int | Decimal):
        return str(isi).replace(".", ",")
    return aman(isi)
