"""The first sheet of an XLSX, looked through before it is laid out: how much it is, how far its cells reach.

The library that lays it out fills the whole rectangle up to the last cell that holds something, so one cell
in the far corner of a small file would take all memory.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import reduce
from xml.parsers import expat

from django.utils.formats import number_format
from python_calamine import CalamineError, CalamineWorkbook

from .sel import BerkasTidakTerbaca, Sel


KOLOM_TERBANYAK = 100
ISI_TERBESAR = 100 * 1024 * 1024  # bytes that an XLSX may unfold to
BAGIAN = (".xml", ".rels")  # macros, pictures and other formats inside the archive are not handed on
TEMPAT = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.IGNORECASE)


class LembarRusak(Exception):
    """The sheet is none that a spreadsheet writes."""


# Whatever a broken, cut off or encrypted workbook makes of its readers.
RUSAK = (
    LembarRusak,
    CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    RuntimeError,
    ValueError,
)


def baca_xlsx(isi: bytes, baris_terbanyak: int) -> tuple[Iterable[Sequence[Sel]], list[str]]:
    """Return the rows of the first sheet, and what its reader should know. Raises BerkasTidakTerbaca."""
    try:
        buku = CalamineWorkbook.from_filelike(io.BytesIO(_periksa(isi, baris_terbanyak)))
        lembar = buku.get_sheet_by_index(0)
        baris = lembar.to_python(skip_empty_area=False)
    except RUSAK as galat:
        raise BerkasTidakTerbaca(
            "Berkas XLSX ini tidak dapat dibuka: rusak, atau dikunci dengan kata sandi. "
            "Buka di aplikasi lembar kerja, lepaskan kata sandinya, lalu simpan ulang."
        ) from galat
    lain = buku.sheet_names[1:]
    catatan = [f"Hanya lembar “{lembar.name}” yang dibaca; lembar lainnya diabaikan."] if lain else []
    return (tuple(map(_sel, satu)) for satu in baris), catatan


def _periksa(isi: bytes, baris_terbanyak: int) -> bytes:
    """Return the workbook with nothing in it but the parts that were looked at, as large as they say.

    Raises BerkasTidakTerbaca when it holds too much or a cell stands too far out, one of RUSAK when broken.
    """
    bersih = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(bersih, "w") as tujuan:
        daftar_bagian = {satu.filename: satu for satu in asal.infolist() if satu.filename.endswith(BAGIAN)}
        if sum(satu.file_size for satu in daftar_bagian.values()) > ISI_TERBESAR:
            raise BerkasTidakTerbaca("Isi berkas ini terlalu besar. Bagi menjadi beberapa berkas.")
        for nama, satu in daftar_bagian.items():
            bagian = asal.read(satu)
            _Jangkauan(baris_terbanyak).ikuti(bagian)
            tujuan.writestr(nama, bagian)
    return bersih.getvalue()


class _Jangkauan:
    """Follows the cells of one part and refuses one that holds something beyond the limits.

    Cells that are only formatted do not count. Parts that are no sheet have no cells.
    """

    def __init__(self, baris_terbanyak: int) -> None:
        self.baris_terbanyak = baris_terbanyak
        self.baris = self.kolom = 0

    def ikuti(self, bagian: bytes) -> None:
        pengurai = expat.ParserCreate("utf-8")  # as the library takes it, whatever the part claims to be
        pengurai.StartElementHandler = self._mulai
        pengurai.StartDoctypeDeclHandler = self._tolak
        pengurai.Parse(bagian, True)

    def _mulai(self, nama: str, atribut: Mapping[str, str]) -> None:
        nama = nama.rpartition(":")[2]
        if nama == "row":
            self.baris = int(atribut["r"]) if "r" in atribut else self.baris + 1
            self.kolom = 0
        elif nama == "c":
            self._pindah(atribut.get("r"))
        elif nama in {"v", "is"} and (self.baris > self.baris_terbanyak or self.kolom > KOLOM_TERBANYAK):
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
            raise LembarRusak(f"{tempat[:20]!r} is no cell.")
        self.kolom = reduce(lambda nilai, huruf: nilai * 26 + ord(huruf) - 64, cocok[1].upper(), 0)
        self.baris = int(cocok[2])

    def _tolak(self, *_: object) -> None:
        raise LembarRusak("A sheet has no document type.")


def _sel(sel: object) -> Sel:
    if isinstance(sel, datetime):
        return sel.date()
    if sel is None or isinstance(sel, str | float | date):
        return sel
    return str(sel)


def _angka(nilai: int) -> str:
    return number_format(nilai, force_grouping=True)
