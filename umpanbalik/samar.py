"""Blots what names or reaches a person out of words that citizens wrote for everybody to read."""

from __future__ import annotations

import re


SAMARAN = "[disamarkan]"
SUREL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
NOMOR = r"\+?\d(?:[ .()-]{0,2}\d){7,}"  # telephone, NIK, NIP: eight digits or more, however they are spaced
PENGENAL = re.compile(f"{SUREL}|{NOMOR}")


def samarkan(teks: str) -> str:
    """Return the text with e-mail addresses and long numbers blotted out; names cannot be told from words."""
    return PENGENAL.sub(SAMARAN, teks)
