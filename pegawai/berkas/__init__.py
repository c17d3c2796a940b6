"""Tables as files: CSV or XLSX that people filled in, its heading found, each wrong cell with its row; and
the way back.

Knows nothing of what the columns mean; every import and export of the house goes through here.
"""

from .arsip import ARSIP_RUSAK, Arsip, pengurai_xml
from .lembar import BARIS_TERBANYAK, BARIS_TERBANYAK_DI_SERVER
from .sel import (
    KUTIPAN_TERPANJANG,
    BerkasTidakTerbaca,
    GalatBaris,
    PembacaBaris,
    Sel,
    SelKeliru,
    baca_sel_jam,
    baca_tanggal,
    teks_sel,
)
from .tabel import Kolom, Tabel, baca_tabel, contoh_csv, rentang_baris
from .tulis import SEKALI_TULIS, Isi, Lembar, aman, buku_xlsx, tanpa_penawar, tulis_csv, tulis_xlsx


__all__ = [
    "ARSIP_RUSAK",
    "BARIS_TERBANYAK",
    "BARIS_TERBANYAK_DI_SERVER",
    "KUTIPAN_TERPANJANG",
    "SEKALI_TULIS",
    "Arsip",
    "BerkasTidakTerbaca",
    "GalatBaris",
    "Isi",
    "Kolom",
    "Lembar",
    "PembacaBaris",
    "Sel",
    "SelKeliru",
    "Tabel",
    "aman",
    "baca_sel_jam",
    "baca_tabel",
    "baca_tanggal",
    "buku_xlsx",
    "contoh_csv",
    "pengurai_xml",
    "rentang_baris",
    "tanpa_penawar",
    "teks_sel",
    "tulis_csv",
    "tulis_xlsx",
]
