"""Text as people enter it, without the characters that nobody sees: what the eye reads is what is kept."""

from __future__ import annotations

import re


# The last two places of each of Unicode's planes are no characters.
_BUKAN_HURUF = "".join(f"{chr(awal + 0xFFFE)}{chr(awal + 0xFFFF)}" for awal in range(0, 0x110000, 0x10000))
# Control characters but tab and line breaks, marks that turn the order of reading, and what is no character.
TAK_TERLIHAT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    rf"\ufdd0-\ufdef{_BUKAN_HURUF}]"
)


def tanpa_tak_terlihat(teks: str) -> str:
    """Return the text without what no page shows or what would make it read otherwise than it is.

    Kebijakan daerah: teks isian.
    """
    return TAK_TERLIHAT.sub("", teks)
