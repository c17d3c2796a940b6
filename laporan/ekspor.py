"""Activities as a file in BKN's columns; what the columns hold stands in laporan.bkn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from laporan.bkn import KOLOM_BERNIP, LEBAR_KOLOM, KegiatanBKN, tulis_baris
from pegawai.berkas import SEKALI_TULIS, tulis_csv, tulis_xlsx


JUDUL = tuple(kolom.nama for kolom in KOLOM_BERNIP)
NAMA_LEMBAR = "Progress Harian"
BARIS_XLSX_TERBANYAK = 1_000_000  # a sheet ends at 1,048,576
BARIS_XLSX_LEWAT_HALAMAN = 200_000  # written before it can be sent, while a person waits
XLSX_PENUH = (
    "Kegiatannya terlalu banyak untuk satu lembar XLSX. Pilih CSV, atau unit dan masa yang lebih kecil."
)


def tulis_csv_harian(
    daftar: Iterable[KegiatanBKN], *, bernip: bool, sekali: int = SEKALI_TULIS
) -> Iterator[str]:
    """Yield the file, `sekali` rows a piece, while the activities are read."""
    baris = (tulis_baris(satu, bernip=bernip) for satu in daftar)
    return tulis_csv(JUDUL[not bernip :], baris, sekali=sekali)


def tulis_xlsx_harian(tujuan: IO[bytes], daftar: Iterable[KegiatanBKN], *, bernip: bool) -> None:
    """Write the workbook to `tujuan`, row by row."""
    tulis_xlsx(
        tujuan,
        JUDUL[not bernip :],
        (tulis_baris(satu, bernip=bernip) for satu in daftar),
        nama=NAMA_LEMBAR,
        lebar=LEBAR_KOLOM[not bernip :],
    )
