"""Reading a table that people filled in: CSV or XLSX, its heading found, each wrong cell with its row.

Knows nothing of what the columns mean; every import of the house reads its file here.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from python_calamine import CalamineError, CalamineWorkbook


Sel = str | float | date | None
T = TypeVar("T")

PEMISAH = ",;\t"
PENANDA_ZIP = b"PK\x03\x04"
PENANDA_XLS = b"\xd0\xcf\x11\xe0"
POLA_TANGGAL = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")
KUTIPAN_TERPANJANG = 60  # letters of a wrong cell that its error repeats
ISI_TERBESAR = 200 * 1024 * 1024  # bytes that an XLSX may unfold to
BUKAN_UTF8 = (
    "Berkas ini bukan UTF-8 dan dibaca sebagai Windows-1252. Periksa huruf beraksen pada nama; "
    "bila keliru, simpan ulang sebagai “CSV UTF-8”."
)


class BerkasTidakTerbaca(Exception):
    """The file as a whole cannot be used; the message says why and what to do."""


class SelKeliru(Exception):
    """One cell cannot be used; carries why and what to do."""

    def __init__(self, sebab: str, tindakan: str) -> None:
        super().__init__(sebab, tindakan)
        self.sebab, self.tindakan = sebab, tindakan


@dataclass(frozen=True)
class Kolom:
    """One column that an import knows, under its own name or another one in use."""

    nama: str
    keterangan: str
    wajib: bool = False
    alias: tuple[str, ...] = ()


@dataclass(frozen=True)
class GalatBaris:
    """What is wrong in one cell: where, what was written, why it cannot be, what to do."""

    baris: int
    kolom: str
    tertulis: str
    sebab: str
    tindakan: str

    def __str__(self) -> str:
        tertulis = f", tertulis “{self.tertulis}”" if self.tertulis else ""
        return f"Baris {self.baris}, kolom {self.kolom}{tertulis}: {self.sebab} {self.tindakan}"


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
            return cara(isi)
        except SelKeliru as keliru:
            tertulis = teks_sel(isi)[:KUTIPAN_TERPANJANG]
            self.galat.append(GalatBaris(self.nomor, kolom, tertulis, keliru.sebab, keliru.tindakan))
            return pengganti


@dataclass(frozen=True)
class Tabel:
    """The rows of a file with their number in it (the heading is usually row 1), cells by column name.

    Blank rows are left out. `catatan` holds what the reader of the file should know; `diabaikan` the
    headings that are none of the columns: a note says so, and whoever cannot spare them refuses.
    """

    baris: Sequence[tuple[int, Mapping[str, Sel]]]
    catatan: tuple[str, ...] = ()
    diabaikan: tuple[str, ...] = ()


def baca_tabel(isi: bytes, daftar_kolom: Sequence[Kolom]) -> Tabel:
    """Read a CSV (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252) or the first sheet of an XLSX.

    The first row with anything in it is the heading. Raises BerkasTidakTerbaca when the file cannot be
    read, is empty, or lacks a column.
    """
    lembar, catatan = _baca_xlsx(isi) if isi.startswith(PENANDA_ZIP) else _baca_csv(isi)
    terisi = ((nomor, sel) for nomor, sel in enumerate(lembar, start=1) if any(map(_ada, sel)))
    judul = next(terisi, None)
    if judul is None:
        raise BerkasTidakTerbaca("Berkas ini kosong. Isi dahulu menurut contohnya, lalu coba lagi.")
    letak, diabaikan = _kenali(judul[1], daftar_kolom)
    if diabaikan:
        catatan.append(f"Kolom ini tidak dikenal dan diabaikan: {', '.join(diabaikan)}.")
    baris = [
        (nomor, {nama: sel[ke] if ke < len(sel) else None for nama, ke in letak.items()})
        for nomor, sel in terisi
    ]
    if not baris:
        raise BerkasTidakTerbaca("Berkas ini hanya memuat judul kolom. Isi barisnya, lalu coba lagi.")
    return Tabel(baris, tuple(catatan), tuple(diabaikan))


def teks_sel(isi: Sel) -> str:
    """Return a cell as a person reads it: blanks joined, a whole number without decimals, a date as ISO."""
    if isinstance(isi, float) and isi.is_integer():
        return str(int(isi))
    return " ".join(str(isi).split()) if isi is not None else ""


def baca_tanggal(teks: str) -> date:
    """Read 2026-03-01, 01/03/2026 or 01-03-2026. Raises SelKeliru for anything else."""
    for pola in POLA_TANGGAL:
        try:
            return datetime.strptime(teks, pola).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
    raise SelKeliru("Tanggal ini tidak terbaca.", "Tulis misalnya 01/03/2026 (hari/bulan/tahun).")


def contoh_csv(daftar_kolom: Sequence[Kolom], contoh: Mapping[str, str]) -> str:
    """Return a file to start from: the heading and one row that shows the forms."""
    tulisan = io.StringIO()
    penulis = csv.writer(tulisan, delimiter=";", lineterminator="\r\n")
    penulis.writerow(kolom.nama for kolom in daftar_kolom)
    penulis.writerow(contoh.get(kolom.nama, "") for kolom in daftar_kolom)
    return tulisan.getvalue()


def rentang_baris(nomor_nomor: Iterable[int]) -> str:
    """Say many row numbers shortly: 2 to 4 and 7 as one range and one number."""
    rentang: list[list[int]] = []
    for nomor in sorted(nomor_nomor):
        if rentang and nomor == rentang[-1][1] + 1:
            rentang[-1][1] = nomor
        else:
            rentang.append([nomor, nomor])
    return ", ".join(str(awal) if awal == akhir else f"{awal}\N{EN DASH}{akhir}" for awal, akhir in rentang)


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


def _ada(sel: Sel) -> bool:
    return bool(sel.strip()) if isinstance(sel, str) else sel is not None


def _kenali(judul: Sequence[Sel], daftar_kolom: Sequence[Kolom]) -> tuple[Mapping[str, int], Sequence[str]]:
    """Return the place of each known column, and the headings that are none of them."""
    nama_baku = {_ringkas(nama): kolom.nama for kolom in daftar_kolom for nama in (kolom.nama, *kolom.alias)}
    letak: dict[str, int] = {}
    diabaikan = []
    for ke, sel in enumerate(judul):
        nama = nama_baku.get(_ringkas(str(sel or "")))
        if nama is None:
            diabaikan += [str(sel).strip()] if _ada(sel) else []
        elif nama in letak:
            raise BerkasTidakTerbaca(f"Kolom {nama} ada dua kali. Hapus salah satunya.")
        else:
            letak[nama] = ke
    kurang = [kolom.nama for kolom in daftar_kolom if kolom.wajib and kolom.nama not in letak]
    if kurang:
        raise BerkasTidakTerbaca(
            f"Kolom ini tidak ada pada baris judul: {', '.join(kurang)}. "
            f"Yang terbaca: {', '.join(str(sel).strip() for sel in judul if _ada(sel))}. "
            "Samakan judul kolom dengan contohnya."
        )
    return letak, diabaikan


def _ringkas(judul: str) -> str:
    """Case, blanks and signs make no difference: "Gol. Ruang" is GOLRUANG."""
    return re.sub(r"[^A-Z0-9]", "", judul.upper())
