"""The first sheet of an XLSX, looked through before it is laid out: how much it is, how far its cells reach.

The library that lays it out fills the whole rectangle up to the last cell that holds something, so one cell
in the far corner of a small file would take all memory.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import reduce

from django.utils.formats import number_format
from python_calamine import CalamineError, CalamineWorkbook

from .arsip import ARSIP_RUSAK, Arsip, BagianRusak, batasi_isi, pengurai_xml
from .sel import BerkasTidakTerbaca, Sel


KOLOM_TERBANYAK = 100
BAGIAN = (".xml", ".rels")  # macros, pictures and other formats inside the archive are not handed on
PENANDA_TEKS_BERSAMA = re.compile(rb"<(?:[^<>\s]{1,40}:)?sst[\s>]")
TEMPAT = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.IGNORECASE)


def baca_xlsx(isi: bytes, baris_terbanyak: int) -> tuple[Iterable[Sequence[Sel]], list[str]]:
    """Return the rows of the first sheet, and what its reader should know. Raises BerkasTidakTerbaca."""
    try:
        buku = CalamineWorkbook.from_filelike(io.BytesIO(_periksa(isi, baris_terbanyak)))
        lembar = buku.get_sheet_by_index(0)
        baris = lembar.to_python(skip_empty_area=False)
    except (CalamineError, *ARSIP_RUSAK) as galat:
        raise BerkasTidakTerbaca(
            "Berkas XLSX ini tidak dapat dibuka: rusak, atau dikunci dengan kata sandi. "
            "Buka di aplikasi lembar kerja, lepaskan kata sandinya, lalu simpan ulang."
        ) from galat
    lain = buku.sheet_names[1:]
    catatan = [f"Hanya lembar “{lembar.name}” yang dibaca; lembar lainnya diabaikan."] if lain else []
    return (tuple(map(_sel, satu)) for satu in baris), catatan


def _periksa(isi: bytes, baris_terbanyak: int) -> bytes:
    """Return the workbook with nothing in it but the parts that were looked at, as large as they are.

    Raises BerkasTidakTerbaca when it holds too much or a cell stands too far out, one of ARSIP_RUSAK when
    broken.
    """
    arsip = Arsip(isi)
    bagian = {satu.filename: arsip.baca(satu) for satu in arsip.bagian if satu.filename.endswith(BAGIAN)}
    jangkauan = _Jangkauan(baris_terbanyak, _panjang_teks_bersama(bagian.values()))
    bersih = io.BytesIO()
    with zipfile.ZipFile(bersih, "w") as tujuan:
        for nama, satu in bagian.items():
            jangkauan.ikuti(satu)
            tujuan.writestr(nama, satu)
    return bersih.getvalue()


def _panjang_teks_bersama(daftar_bagian: Iterable[bytes]) -> Sequence[int]:
    """Return how long each text is that cells may share; a workbook has one list of them, or none."""
    daftar = [satu for satu in daftar_bagian if PENANDA_TEKS_BERSAMA.search(satu)]
    if len(daftar) > 1:
        raise BagianRusak("A workbook shares its texts in one list.")
    panjang: list[int] = []

    def mulai(nama: str, _: object) -> None:
        if nama.rpartition(":")[2] == "si":
            panjang.append(0)

    def tambah(teks: str) -> None:
        if panjang:
            panjang[-1] += len(teks)

    for satu in daftar:
        pengurai = pengurai_xml()
        pengurai.StartElementHandler, pengurai.CharacterDataHandler = mulai, tambah
        pengurai.Parse(satu, True)
    return panjang


class _Jangkauan:
    """Follows the cells of all parts and refuses one that holds something beyond the limits.

    Cells that are only formatted do not count. Parts that are no sheet have no cells. A text that many cells
    share counts once for each of them, since each gets a copy of its own.
    """

    def __init__(self, baris_terbanyak: int, panjang_bersama: Sequence[int]) -> None:
        self.baris_terbanyak = baris_terbanyak
        self.panjang_bersama = panjang_bersama
        self.jumlah_teks = 0
        self.baris = self.kolom = 0
        self.bersama = False
        self.nomor_teks: list[str] | None = None  # pieces of the number of a shared text, while inside it

    def ikuti(self, bagian: bytes) -> None:
        self.baris = self.kolom = 0
        pengurai = pengurai_xml()
        pengurai.StartElementHandler = self._mulai
        pengurai.EndElementHandler = self._selesai
        pengurai.CharacterDataHandler = self._teks
        pengurai.Parse(bagian, True)

    def _mulai(self, nama: str, atribut: Mapping[str, str]) -> None:
        nama = nama.rpartition(":")[2]
        if nama == "row":
            self.baris = int(atribut["r"]) if "r" in atribut else self.baris + 1
            self.kolom = 0
        elif nama == "c":
            self._pindah(atribut.get("r"))
            self.bersama = atribut.get("t") == "s"
        elif nama in {"v", "is"}:
            self._periksa_tempat()
            self.nomor_teks = [] if self.bersama else None

    def _teks(self, teks: str) -> None:
        if self.nomor_teks is not None:
            self.nomor_teks.append(teks)

    def _selesai(self, nama: str) -> None:
        if self.nomor_teks is None or nama.rpartition(":")[2] not in {"v", "is"}:
            return
        nomor = int("".join(self.nomor_teks))
        self.nomor_teks = None
        if 0 <= nomor < len(self.panjang_bersama):
            self.jumlah_teks += self.panjang_bersama[nomor]
            batasi_isi(self.jumlah_teks)

    def _periksa_tempat(self) -> None:
        if self.baris > self.baris_terbanyak or self.kolom > KOLOM_TERBANYAK:
            raise BerkasTidakTerbaca(
                f"Ada isi pada baris {_angka(self.baris)}, kolom ke-{_angka(self.kolom)}, sedangkan yang "
                f"dibaca hanya sampai baris {_angka(self.baris_terbanyak)}, kolom ke-{KOLOM_TERBANYAK}. "
                "Hapus isi di luar tabelnya, atau bagi menjadi beberapa berkas."
            )

    def _pindah(self, tempat: str | None) -> None:
        """Go to the cell of that name, such as B7; to the next one when it has none."""
        if tempat is None:
            self.kolom += 1
            return
        cocok = TEMPAT.fullmatch(tempat)
        if cocok is None:
            raise BagianRusak(f"{tempat[:20]!r} is no cell.")
        self.kolom = reduce(lambda nilai, huruf: nilai * 26 + ord(huruf) - 64, cocok[1].upper(), 0)
        self.baris = int(cocok[2])


def _sel(sel: object) -> Sel:
    if isinstance(sel, datetime):
        return sel.date()
    if sel is None or isinstance(sel, str | float | date):
        return sel
    return str(sel)


def _angka(nilai: int) -> str:
    return number_format(nilai, force_grouping=True)
