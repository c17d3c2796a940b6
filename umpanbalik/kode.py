"""The tracking code: all that a citizen needs, and all that anybody needs, to follow a report."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable


# No letter looks like a digit (I, L, O), none makes words (U): 32 signs, 5 bits each.
ABJAD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
AWALAN = "PTK"
PANJANG = 8  # 40 bits
SALAH_BACA = str.maketrans("OIL", "011")


def buat_kode(undi: Callable[[str], str] = secrets.choice) -> str:
    """Return a new random code such as PTK-7K3M-9QXA. Whether it is free, only the database knows.

    `undi` draws one sign of many; by default nobody can foresee which.
    """
    return _susun("".join(undi(ABJAD) for _ in range(PANJANG)))


def rapikan_kode(teks: str) -> str:
    """Return the code as we write it from one typed by hand; empty when it cannot be one.

    Case, blanks, dashes, a missing PTK, and O, I, L for 0, 1, 1 are forgiven.
    """
    huruf = re.sub(r"[^0-9A-Z]", "", teks.upper()).removeprefix(AWALAN).translate(SALAH_BACA)
    return _susun(huruf) if len(huruf) == PANJANG and set(huruf) <= set(ABJAD) else ""


def berawalan_kode(teks: str) -> bool:
    """Tell whether a text is meant as a code, well written or not: a word such as "jembatan" could be one."""
    return teks.strip().upper().startswith(AWALAN)


def _susun(huruf: str) -> str:
    return f"{AWALAN}-{huruf[:4]}-{huruf[4:]}"
