"""One cell as people write it, and how it, or the whole file, is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import TypeVar

from pegawai.inti.periode import DI_LUAR_MASA, TANGGAL_TERAKHIR, TANGGAL_TERAWAL


Sel = str | float | date | None
T = TypeVar("T")

POLA_JAM = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}(?:\.\d+)?))?")
POLA_TANGGAL = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")
NUL = "\x00"  # an XLSX may spell it out; no database takes it
KUTIPAN_TERPANJANG = 60  # letters of a wrong cell that its error repeats


HARI_DETIK = 24 * 60 * 60


class BerkasTidakTerbaca(Exception):
    """The file as a whole cannot be used; the message says why and what to do."""


class SelKeliru(Exception):
    """One cell cannot be used; carries why and what to do."""

    def __init__(self, sebab: str, tindakan: str) -> None:
        super().__init__(sebab, tindakan)
        self.sebab, self.tindakan = sebab, tindakan


@dataclass(frozen=True)
class GalatBaris:
    """What is wrong in one cell: where, what was written, why it cannot be, what to do."""

    baris: int
    kolom: str
    tertulis: str
    sebab: str
    tindakan: str = ""

    def __str__(self) -> str:
        tertulis = f", tertulis “{self.tertulis}”" if self.tertulis else ""
        return f"Baris {self.baris}, kolom {self.kolom}{tertulis}: {self.sebab} {self.tindakan}".rstrip()


class PembacaBaris:
    """Reads the cells of one row and gathers what is wrong with them, so that all errors come at once."""

    def __init__(self, nomor: int, sel: Mapping[str, Sel]) -> None:
        self.nomor = nomor
        self.sel = sel
        self.galat: list[GalatBaris] = []

    def baca(self, kolom: str, cara: Callable[[Sel], T], pengganti: T) -> T:
        """Return the cell as `cara` reads it; on SelKeliru keep the error and return `pengganti`."""
        isi = self.sel.get(kolom)
        try:
            if isinstance(isi, str) and NUL in isi:
                raise SelKeliru("Sel ini memuat tanda yang tidak terlihat.", "Hapus isinya, lalu ketik lagi.")
            return cara(isi)
        except SelKeliru as keliru:
            tertulis = teks_sel(isi)[:KUTIPAN_TERPANJANG].replace(NUL, " ")
            self.galat.append(GalatBaris(self.nomor, kolom, tertulis, keliru.sebab, keliru.tindakan))
            return pengganti


def ada_isi(sel: Sel) -> bool:
    return bool(sel.strip()) if isinstance(sel, str) else sel is not None


def teks_sel(isi: Sel) -> str:
    """Return a cell as a person reads it: blanks joined, a whole number without decimals, a date as ISO."""
    if isinstance(isi, float) and isi.is_integer():
        return str(int(isi))
    return " ".join(str(isi).split()) if isi is not None else ""


@lru_cache(maxsize=1024)
def baca_tanggal(teks: str) -> date:
    """Read 2026-03-01, 01/03/2026 or 01-03-2026. Raises SelKeliru for anything else."""
    for pola in POLA_TANGGAL:
        try:
            tanggal = datetime.strptime(teks, pola).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
        if not TANGGAL_TERAWAL <= tanggal <= TANGGAL_TERAKHIR:
            raise SelKeliru(DI_LUAR_MASA, "Periksa tahunnya.")
        return tanggal
    raise SelKeliru("Tanggal ini tidak terbaca.", "Tulis misalnya 01/03/2026 (hari/bulan/tahun).")


def baca_jam(isi: Sel) -> time:
    """Read 08:30, 8.30, 24.00 (midnight) or the part of a day that a spreadsheet keeps.

    Raises SelKeliru for anything else, and for seconds that are more than a spreadsheet's rounding.
    """
    return _jam(isi if isinstance(isi, float) else teks_sel(isi))


@lru_cache(maxsize=2048)
def _jam(isi: float | str) -> time:
    if isinstance(isi, float):
        detik = isi * HARI_DETIK
    else:
        cocok = POLA_JAM.fullmatch(isi)
        if cocok is None or int(cocok[2]) > 59:
            raise SelKeliru("Jam ini tidak terbaca.", "Tulis jam dan menitnya, misalnya 08.30.")
        detik = int(cocok[1]) * 3600 + int(cocok[2]) * 60 + float(cocok[3] or 0)
    menit = round(detik / 60)
    if not 0 <= menit <= HARI_DETIK // 60:
        raise SelKeliru("Jam ini tidak terbaca.", "Tulis jam dan menitnya, misalnya 08.30.")
    if abs(detik - menit * 60) > 1:
        raise SelKeliru("Jam ini memuat detik.", "Tulis jam dan menitnya saja, misalnya 08.30.")
    return time(menit // 60 % 24, menit % 60)
