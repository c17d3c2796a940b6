"""A ZIP archive of XML that somebody sent, such as a workbook: how much it may unfold to, how it is read."""

from __future__ import annotations

import zipfile
import zlib
from xml.parsers import expat

from .sel import BerkasTidakTerbaca


ISI_TERBESAR = 100 * 1024 * 1024  # bytes that an archive may unfold to


class BagianRusak(Exception):
    """A part of the archive is none that an office program writes."""


# Whatever a broken, cut off or encrypted archive makes of its readers.
ARSIP_RUSAK = (
    BagianRusak,
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    RuntimeError,
    ValueError,
)


def batasi_isi(besar: int) -> None:
    """Raise BerkasTidakTerbaca for more than an archive may hold."""
    if besar > ISI_TERBESAR:
        raise BerkasTidakTerbaca("Isi berkas ini terlalu besar. Bagi menjadi beberapa berkas.")


def pengurai_xml() -> expat.XMLParserType:
    """Return a parser that takes its text as UTF-8, whatever the part claims to be, and no document type."""
    pengurai = expat.ParserCreate("utf-8")
    pengurai.StartDoctypeDeclHandler = _tolak_tipe_dokumen
    return pengurai


def _tolak_tipe_dokumen(*_: object) -> None:
    raise BagianRusak("A part of an office file has no document type.")
