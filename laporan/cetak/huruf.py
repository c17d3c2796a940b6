"""Which characters the letters of a printed document can show; the others are shown as an empty box."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence


KOTAK = "\N{WHITE SQUARE}"
# First and last of what the letters that come with Typst hold, plain and bold; a test prints every one.
RENTANG = (
    (0x20, 0x7E),  # Latin, with the marks above and below letters
    (0xA0, 0x36F),
    (0x3A3, 0x4FF),  # Greek and Cyrillic
    (0x391, 0x3A1),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),  # dashes, quotation marks, dots
    (0x2030, 0x2040),
    (0x2074, 0x208E),  # raised and lowered figures
    (0x20A0, 0x20BF),  # currencies
    (0x2153, 0x2184),  # fractions and Roman figures
    (0x2190, 0x22FF),  # arrows and mathematics
    (0x25A0, 0x2606),  # shapes
)
_TERCETAK = "".join(f"{re.escape(chr(awal))}-{re.escape(chr(akhir))}" for awal, akhir in RENTANG)
TAK_TERCETAK = re.compile(f"[^\t\n\r{_TERCETAK}]")


def tercetak(isi: object) -> object:
    """Return the texts of a document, however nested, with a box for each character that it cannot show."""
    if isinstance(isi, str):
        return TAK_TERCETAK.sub(KOTAK, isi)
    if isinstance(isi, Mapping):
        return {nama: tercetak(nilai) for nama, nilai in isi.items()}
    return [tercetak(satu) for satu in isi] if isinstance(isi, Sequence) else isi
