"""A file as a table: its heading found among the columns that an import knows, its rows by column."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .lembar import BARIS_TERBANYAK, baca_lembar
from .sel import BerkasTidakTerbaca, Sel, ada_isi


@dataclass(frozen=True)
class Kolom:
    """One column that an import knows, under its own name or another one in use."""

    nama: str
    keterangan: str
    wajib: bool = False
    alias: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tabel:
    """The rows of a file with their number in it (the heading is usually row 1), cells by column name.

    Blank rows are left out. `catatan` holds what the reader of the file should know; `diabaikan` the
    headings that are none of the columns: a note says so, and whoever cannot spare them refuses.
    """

    baris: Sequence[tuple[int, Mapping[str, Sel]]]
    catatan: tuple[str, ...] = ()
    diabaikan: tuple[str, ...] = ()


def baca_tabel(isi: bytes, daftar_kolom: Sequence[Kolom], *, baris_terbanyak: int = BARIS_TERBANYAK) -> Tabel:
    """Read a CSV (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252) or the first sheet of an XLSX.

    The first row with anything in it is the heading. Raises BerkasTidakTerbaca when the file cannot be
    read, is empty, lacks a column, or has more than `baris_terbanyak` rows below the heading.
    """
    lembar, catatan = baca_lembar(isi, baris_terbanyak + 1)
    terisi = ((nomor, sel) for nomor, sel in enumerate(lembar, start=1) if any(map(ada_isi, sel)))
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


def _kenali(judul: Sequence[Sel], daftar_kolom: Sequence[Kolom]) -> tuple[Mapping[str, int], Sequence[str]]:
    """Return the place of each known column, and the headings that are none of them."""
    nama_baku = {_ringkas(nama): kolom.nama for kolom in daftar_kolom for nama in (kolom.nama, *kolom.alias)}
    letak: dict[str, int] = {}
    diabaikan = []
    for ke, sel in enumerate(judul):
        nama = nama_baku.get(_ringkas(str(sel or "")))
        if nama is None:
            diabaikan += [str(sel).strip()] if ada_isi(sel) else []
        elif nama in letak:
            raise BerkasTidakTerbaca(f"Kolom {nama} ada dua kali. Hapus salah satunya.")
        else:
            letak[nama] = ke
    kurang = [kolom.nama for kolom in daftar_kolom if kolom.wajib and kolom.nama not in letak]
    if kurang:
        raise BerkasTidakTerbaca(
            f"Kolom ini tidak ada pada baris judul: {', '.join(kurang)}. "
            f"Yang terbaca: {', '.join(str(sel).strip() for sel in judul if ada_isi(sel))}. "
            "Samakan judul kolom dengan contohnya."
        )
    return letak, diabaikan


def _ringkas(judul: str) -> str:
    """Case, blanks and signs make no difference: "Gol. Ruang" is GOLRUANG."""
    return re.sub(r"[^A-Z0-9]", "", judul.upper())
