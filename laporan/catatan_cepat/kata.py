"""Words of a sentence made comparable: "melayani" and "pelayanan" speak of the same thing. Pure."""

from __future__ import annotations

import re


PALING_PENDEK = 4  # letters that must remain of a word when its affixes are cut off
KATA_SAMBUNG = frozenset((
    "ada", "adalah", "akan", "atas", "bagi", "bahwa", "bersama", "dalam", "dan", "dari", "dengan", "di",
    "guna", "hari", "ini", "itu", "jam", "juga", "kami", "ke", "kepada", "lain", "menit", "oleh",
    "pada", "para", "pukul", "saat", "sampai", "secara", "sebagai", "selama", "serta", "setiap",
    "sudah", "tentang", "terhadap", "terkait", "tiap", "untuk", "yang",
))  # fmt: skip
AWALAN = (
    ("meny", "s"), ("peny", "s"), ("meng", ""), ("peng", ""), ("mem", ""), ("pem", ""),
    ("men", ""), ("pen", ""), ("per", ""), ("ber", ""), ("ter", ""), ("me", ""), ("pe", ""), ("di", ""),
)  # fmt: skip
AKHIRAN = ("kan", "an", "i")
VOKAL = "aiueo"
LULUH = {"mem": "p", "pem": "p", "men": "t", "pen": "t"}  # the letter that melts before a vowel


def daftar_kata(teks: str) -> list[str]:
    """Return the words in order, in small letters; numbers are words too.

    Kebijakan daerah: cara membandingkan uraian kegiatan.
    """
    return re.findall(r"[^\W_]+", teks.lower())


def kata_pokok(kata: str) -> str:
    """Return the stem of a word, near enough to compare: "penyusunan" and "menyusun" give "susun".

    Kebijakan daerah: cara membandingkan uraian kegiatan.
    """
    kata = kata.removesuffix("nya")
    for akhiran in AKHIRAN:
        if kata.endswith(akhiran) and len(kata) - len(akhiran) >= PALING_PENDEK:
            kata = kata.removesuffix(akhiran)
            break
    for awalan, ganti in AWALAN:
        if kata.startswith(awalan) and len(kata) - len(awalan) + len(ganti) >= PALING_PENDEK:
            sisa = kata.removeprefix(awalan)
            luluh = LULUH.get(awalan, "") if sisa[0] in VOKAL else ""
            return (ganti or luluh) + sisa
    return kata


def kata_bermakna(teks: str) -> frozenset[str]:
    """Return the stems of the words that say something: no numbers, no small words.

    Kebijakan daerah: cara membandingkan uraian kegiatan.
    """
    return frozenset(
        kata_pokok(kata)
        for kata in daftar_kata(teks)
        if len(kata) > 1 and kata not in KATA_SAMBUNG and not kata[0].isdigit()
    )
