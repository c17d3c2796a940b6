"""How long it takes to tell an activity or to decide on one, as a spread that knows nobody. Pure.

A page counts seconds while it is seen; here they become whole steps, coarser the longer they are, so that
few figures hold a city's month.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


DETIK_TERLAMA = 1800  # seconds; what took longer counts as this long, so that it cannot vanish either
LANGKAH_KASAR = 10  # seconds, from HALUS_SAMPAI on
HALUS_SAMPAI = 120  # seconds; up to here each one counts apart
MINIMAL_UKURAN = 20  # measurements from which a median is shown


@dataclass(frozen=True)
class RingkasanBeban:
    """What a spread says: how many were measured, and the seconds that half and nine tenths stayed within.

    Both are None when there are too few to say.
    """

    jumlah: int
    median: int | None
    p90: int | None


def detik_sekegiatan(detik: int, jumlah: int) -> int | None:
    """Return the seconds of each of `jumlah` activities done together; None for what nobody could measure.

    Rounded up, so that no work is said to take no time.

    Kebijakan daerah: ukuran beban pencatatan.
    """
    if detik < 1 or jumlah < 1:
        return None
    satu = min(-(-detik // jumlah), DETIK_TERLAMA)
    return satu if satu <= HALUS_SAMPAI else -(-satu // LANGKAH_KASAR) * LANGKAH_KASAR


def ringkas_beban(sebaran: Mapping[int, int]) -> RingkasanBeban:
    """Return the summary of a spread: seconds, and how often they were measured.

    Kebijakan daerah: ukuran beban pencatatan; kurang dari MINIMAL_UKURAN pengukuran tidak disimpulkan.
    """
    jumlah = sum(sebaran.values())
    if jumlah < MINIMAL_UKURAN:
        return RingkasanBeban(jumlah, None, None)
    return RingkasanBeban(jumlah, _persentil(sebaran, 50), _persentil(sebaran, 90))


def _persentil(sebaran: Mapping[int, int], persen: int) -> int:
    """Return the smallest value that so many percent stayed within (nearest rank)."""
    perlu = -(-sum(sebaran.values()) * persen // 100)
    tercapai = 0
    for detik in sorted(sebaran):
        tercapai += sebaran[detik]
        if tercapai >= perlu:
            return detik
    raise ValueError("A spread without measurements has no percentile.")
