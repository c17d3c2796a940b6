"""Reading a table that people filled in: CSV or XLSX, its heading found, each wrong cell with its row.

Knows nothing of what the columns mean; every import of the house reads its file here.
"""

from .lembar import BARIS_TERBANYAK, BARIS_TERBANYAK_DI_SERVER
from .sel import BerkasTidakTerbaca, GalatBaris, PembacaBaris, Sel, SelKeliru, baca_tanggal, teks_sel
from .tabel import Kolom, Tabel, baca_tabel, contoh_csv, rentang_baris


__all__ = [
    "BARIS_TERBANYAK",
    "BARIS_TERBANYAK_DI_SERVER",
    "BerkasTidakTerbaca",
    "GalatBaris",
    "Kolom",
    "PembacaBaris",
    "Sel",
    "SelKeliru",
    "Tabel",
    "baca_tabel",
    "baca_tanggal",
    "contoh_csv",
    "rentang_baris",
    "teks_sel",
]
