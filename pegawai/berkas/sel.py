"""One cell as people write it, and how it, or the whole file, is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import TypeVar

from pegawai.inti.periode import DI_LUAR_MASA, TANGGAL_TERAKHIR, TANGGAL_TERAWAL
from pegawai.jam import DETIK_SEHARI, JamKeliru, baca_jam, jam_dari_detik
from pegawai.teks import tanpa_tak_terlihat


Sel = str | float | date | None
T = TypeVar("T")

POLA_TANGGAL = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")
NUL = "\x00"  # an XLSX may spell it out; no database takes it
KUTIPAN_TERPANJANG = 60  # letters of a wrong cell that its error repeats


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
            tertulis = teks_sel(isi)[:KUTIPAN_TERPANJANG]
            self.galat.append(GalatBaris(self.nomor, kolom, tertulis, keliru.sebab, keliru.tindakan))
            return pengganti


def ada_isi(sel: Sel) -> bool:
    return bool(sel.strip()) if isinstance(sel, str) else sel is not None


def teks_sel(isi: Sel) -> str:
    """Return a cell as a person reads it: blanks joined, a whole number without decimals, a date as ISO.

    What nobody sees of it is left out.
    """
    if isinstance(isi, float) and isi.is_integer():
        return str(int(isi))
    return " ".join(tanpa_tak_terlihat(str(isi)).split()) if isi is not None else ""


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


def baca_sel_jam(isi: Sel) -> time:
    """Read a time as it is written anywhere, or the part of a day that a spreadsheet keeps of one.

    A whole number from 2 on is no part of a day: then 8 or 800 was typed. Raises SelKeliru for anything else.
    """
    return _jam(isi if isinstance(isi, float) and not (isi > 1 and isi.is_integer()) else teks_sel(isi))


@lru_cache(maxsize=2048)
def _jam(isi: float | str) -> time:
    try:
        return jam_dari_detik(isi * DETIK_SEHARI) if isinstance(isi, float) else baca_jam(isi)
    except JamKeliru as keliru:
        raise SelKeliru(str(keliru), "Tulis jam dan menitnya saja, misalnya 08.30.") from keliru
