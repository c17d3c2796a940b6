"""The rows of a file, whatever a spreadsheet made of it: CSV or XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import islice

from django.utils.formats import number_format

from .sel import BerkasTidakTerbaca, Sel, ada_isi
from .xlsx import baca_xlsx


PEMISAH = ",;\t"
PENANDA_ZIP = b"PK\x03\x04"
PENANDA_XLS = b"\xd0\xcf\x11\xe0"
# Rows below the heading: through a browser, and where a clerk at the server can wait and see.
BARIS_TERBANYAK = 20_000
BARIS_TERBANYAK_DI_SERVER = 100_000
BUKAN_UTF8 = (
    "Berkas ini bukan UTF-8 dan dibaca sebagai Windows-1252. Periksa huruf beraksen pada nama; "
    "bila keliru, simpan ulang sebagai “CSV UTF-8”."
)


def baca_lembar(isi: bytes, baris_terbanyak: int) -> tuple[Iterable[Sequence[Sel]], list[str]]:
    """Return the rows of a CSV or of the first sheet of an XLSX, and what its reader should know.

    `baris_terbanyak` counts the heading. Raises BerkasTidakTerbaca, also when something stands further down.
    """
    baca = baca_xlsx if isi.startswith(PENANDA_ZIP) else _baca_csv
    return baca(isi, baris_terbanyak)


def _baca_csv(isi: bytes, baris_terbanyak: int) -> tuple[Iterable[Sequence[Sel]], list[str]]:
    teks, catatan = _uraikan(isi)
    if "\x00" in teks or isi.startswith(PENANDA_XLS):
        raise BerkasTidakTerbaca(
            "Berkas ini bukan CSV atau XLSX. Simpan ulang dari aplikasi lembar kerja sebagai CSV atau XLSX."
        )
    judul = next((baris for baris in teks.splitlines() if baris.strip()), "")
    pemisah = max(PEMISAH, key=judul.count)
    semua = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=True)
    try:
        baris = list(islice(semua, baris_terbanyak))
        if any(any(map(ada_isi, satu)) for satu in semua):
            raise BerkasTidakTerbaca(
                f"Berkas ini lebih dari {number_format(baris_terbanyak - 1, force_grouping=True)} baris. "
                "Bagi menjadi beberapa berkas, lalu kirim satu per satu."
            )
    except csv.Error as galat:
        raise BerkasTidakTerbaca(
            "Tanda petik pada berkas ini tidak berpasangan, jadi batas kolomnya tidak dapat dikenali. "
            "Simpan ulang dari aplikasi lembar kerja."
        ) from galat
    return baris, catatan


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
