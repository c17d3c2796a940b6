"""Which units' figures may stand on a public page together. Pure.

An office's index is pooled over all answers of the office and below. So a unit that is too small to be
shown could still be worked out: the office, less its other units. Whoever subtracts what is published from
what is published must never be left with fewer people than the least that may be shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import TypeVar


Kunci = TypeVar("Kunci", bound=Hashable)


def terbit_bersama(
    jumlah: Mapping[Kunci, int], induk: Mapping[Kunci, Kunci | None], *, minimal: int
) -> frozenset[Kunci]:
    """Return the units that may be shown, of a tree whose numbers include all below.

    A unit with fewer than `minimal` answers is hidden, with all below it. Where what is left of a shown unit
    after its shown children (its own answers and its hidden children) is between one answer and `minimal`,
    the child with the fewest answers is hidden too: then what is left holds at least `minimal`, and every
    difference of published figures does.

    Kebijakan daerah: angka dari kurang dari sepuluh orang tidak diterbitkan dan tidak dapat dihitung balik.
    """
    anak: dict[Kunci | None, list[Kunci]] = defaultdict(list)
    for unit in jumlah:
        anak[induk.get(unit)].append(unit)

    terbit: set[Kunci] = set()
    antre = [unit for unit in anak[None] if jumlah[unit] >= minimal]
    while antre:
        unit = antre.pop()
        terbit.add(unit)
        tampak = sorted((a for a in anak[unit] if jumlah[a] >= minimal), key=lambda a: jumlah[a])
        sisa = jumlah[unit] - sum(jumlah[a] for a in tampak)
        antre += tampak[1:] if 0 < sisa < minimal else tampak
    return frozenset(terbit)
