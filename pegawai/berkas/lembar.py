"""The rows of a file, whatever a spreadsheet made of it: CSV or XLSX."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from python_calamine import CalamineError, CalamineWorkbook

from .sel import Sel


PEMISAH = ",;\t"
PENANDA_ZIP = b"PK\x03\x04"
PENANDA_XLS = b"\xd0\xcf\x11\xe0"
ISI_TERBESAR = 200 * 1024 * 1024  # bytes that an XLSX may unfold to
BUKAN_UTF8 = (
    "Berkas ini bukan UTF-8 dan dibaca sebagai Windows-1252. Periksa huruf beraksen pada nama; "
    "bila keliru, simpan ulang sebagai “CSV UTF-8”."
)


class BerkasTidakTerbaca(Exception):
    """The file as a whole cannot be used; the message says why and what to do."""


def baca_lembar(isi: bytes) -> tuple[Iterator[Sequence[Sel]], list[str]]:
    """Return the rows of a CSV or of the first sheet of an XLSX, and what its reader should know.

    Raises BerkasTidakTerbaca.
    """
    return _baca_xlsx(isi) if isi.startswith(PENANDA_ZIP) else _baca_csv(isi)


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


def _baca_xlsx(isi: bytes) -> tuple[Iterator[Sequence[Sel]], list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            if sum(bagian.file_size for bagian in arsip.infolist()) > ISI_TERBESAR:
                raise BerkasTidakTerbaca("Isi berkas ini terlalu besar. Bagi menjadi beberapa berkas.")
        buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))
        lembar = buku.get_sheet_by_index(0)
        baris = lembar.to_python(skip_empty_area=False)
    except (CalamineError, zipfile.BadZipFile) as galat:
        raise BerkasTidakTerbaca(
            "Berkas XLSX ini tidak dapat dibuka: rusak, atau dikunci dengan kata sandi. "
            "Buka di aplikasi lembar kerja, lepaskan kata sandinya, lalu simpan ulang."
        ) from galat
    lain = buku.sheet_names[1:]
    catatan = [f"Hanya lembar “{lembar.name}” yang dibaca; lembar lainnya diabaikan."] if lain else []
    return (tuple(map(_sel_xlsx, satu)) for satu in baris), catatan


def _sel_xlsx(sel: object) -> Sel:
    if isinstance(sel, datetime):
        return sel.date()
    if sel is None or isinstance(sel, str | float | date):
        return sel
    return str(sel)
