"""The rows of a file, whatever a spreadsheet made of it: CSV or XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from .sel import BerkasTidakTerbaca, Sel
from .xlsx import baca_xlsx


PEMISAH = ",;\t"
PENANDA_ZIP = b"PK\x03\x04"
PENANDA_XLS = b"\xd0\xcf\x11\xe0"
BARIS_TERBANYAK = 20_000  # below the heading
BUKAN_UTF8 = (
    "Berkas ini bukan UTF-8 dan dibaca sebagai Windows-1252. Periksa huruf beraksen pada nama; "
    "bila keliru, simpan ulang sebagai “CSV UTF-8”."
)


def baca_lembar(isi: bytes) -> tuple[Iterator[Sequence[Sel]], list[str]]:
    """Return the rows of a CSV or of the first sheet of an XLSX, and what its reader should know.

    Raises BerkasTidakTerbaca.
    """
    return baca_xlsx(isi, BARIS_TERBANYAK + 1) if isi.startswith(PENANDA_ZIP) else _baca_csv(isi)


def _baca_csv(isi: bytes) -> tuple[Iterator[Sequence[Sel]], list[str]]:
    teks, catatan = _uraikan(isi)
    if "\x00" in teks or isi.startswith(PENANDA_XLS):
        raise BerkasTidakTerbaca(
            "Berkas ini bukan CSV atau XLSX. Simpan ulang dari aplikasi lembar kerja sebagai CSV atau XLSX."
        )
    judul = next((baris for baris in teks.splitlines() if baris.strip()), "")
    pemisah = max(PEMISAH, key=judul.count)
    try:
        return iter(list(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=True))), catatan
    except csv.Error as galat:
        raise BerkasTidakTerbaca(
            "Tanda petik pada berkas ini tidak berpasangan, jadi batas kolomnya tidak dapat dikenali. "
            "Simpan ulang dari aplikasi lembar kerja."
        ) from galat


def _uraikan(isi: bytes) -> tuple[str, list[str]]:
    sandi = "utf-16" if isi.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return isi.decode(sandi), []
    except UnicodeDecodeError:
        pass
    try:
        return isi.decode("cp1252"), [BUKAN_UTF8]
    except UnicodeDecodeError as galat:
        raise BerkasTidakTerbaca(
            "Huruf pada berkas ini tidak dapat dikenali. Simpan ulang sebagai “CSV UTF-8” atau XLSX."
        ) from galat
