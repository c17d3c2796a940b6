"""A time of day as people write it, read alike in forms, in files and in a typed line. Pure.

Where it stands among other words, and that two of them are a range, is known to whoever reads the line.
"""

from __future__ import annotations

import re
from datetime import time


MENIT_SEJAM, JAM_SEHARI = 60, 24
DETIK_SEHARI = JAM_SEHARI * MENIT_SEJAM * 60
PEMBULATAN = 1  # seconds by which a spreadsheet may miss the minute
POLA = re.compile(r"([0-9]{1,2})(?:[.:]?([0-9]{2})(?:[.:]([0-9]{2}(?:\.[0-9]+)?))?)?")


class JamKeliru(ValueError):
    """No time of day in whole minutes; the message says why."""


def baca_jam(teks: str) -> time:
    """Return the time that is written as 08.00, 8:00, 08:00:00, 0800 or 8; 24.00 is midnight.

    Raises JamKeliru for anything else, and for seconds that are more than a spreadsheet's rounding.

    Kebijakan daerah: penulisan jam pada isian, berkas, dan catatan cepat.
    """
    cocok = POLA.fullmatch(teks.strip())
    if cocok is None:
        raise JamKeliru("Jam ini tidak terbaca.")
    jam, menit, detik = int(cocok[1]), int(cocok[2] or 0), float(cocok[3] or 0)
    if menit >= MENIT_SEJAM or detik >= 60:
        raise JamKeliru("Jam ini tidak terbaca.")
    return jam_dari_detik((jam * MENIT_SEJAM + menit) * 60 + detik)


def jam_dari_detik(detik: float) -> time:
    """Return the time so many seconds after midnight, as a spreadsheet counts; a whole day is midnight.

    Raises JamKeliru as baca_jam does.

    Kebijakan daerah: penulisan jam pada isian, berkas, dan catatan cepat.
    """
    if not 0 <= detik <= DETIK_SEHARI:
        raise JamKeliru("Jam ini tidak terbaca.")
    menit = round(detik / 60)
    if abs(detik - menit * 60) > PEMBULATAN:
        raise JamKeliru("Jam ini memuat detik.")
    return time(menit // MENIT_SEJAM % JAM_SEHARI, menit % MENIT_SEJAM)
