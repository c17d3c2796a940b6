"""What all charts share: the size of a drawing, round steps on an axis, numbers as attributes take them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal


LEBAR, TINGGI = Decimal(1000), Decimal(400)
LEBAR_BATANG = Decimal(1000)
JUMLAH_LANGKAH = 5  # steps on the value axis, about

Angka = Decimal | int | float


def langkah_sumbu(bawah: Decimal, atas: Decimal) -> tuple[Decimal, ...]:
    """Return round numbers from below `bawah` to above `atas`, ascending, evenly spaced.

    Equal ends are given room of one unit to both sides.
    """
    if bawah == atas:
        bawah, atas = bawah - 1, atas + 1
    kasar = (atas - bawah) / JUMLAH_LANGKAH
    pangkat = Decimal(10) ** math.floor(kasar.log10())
    langkah = next(pangkat * k for k in (1, 2, 5, 10) if pangkat * k >= kasar)
    awal = int((bawah / langkah).to_integral_value(ROUND_FLOOR))
    akhir = int((atas / langkah).to_integral_value(ROUND_CEILING))
    return tuple(langkah * ke for ke in range(awal, akhir + 1))


def bagian(persen: Angka) -> str:
    """Return the width, 0 to 100, of a bar for a percentage; more than 100 fills it."""
    return teks(min(max(pasti(persen), Decimal(0)), Decimal(100)))


def tinggi(nilai: Decimal, sumbu: tuple[Decimal, ...]) -> Decimal:
    """Return how far below the top of the drawing a value lies."""
    return TINGGI - (nilai - sumbu[0]) / (sumbu[-1] - sumbu[0]) * TINGGI


def lebar(nilai: Decimal | None, puncak: Decimal) -> Decimal:
    """Return how far a bar reaches; no value is no bar, and none is longer than `puncak`."""
    return min(max(nilai or Decimal(0), Decimal(0)), puncak) / puncak * LEBAR_BATANG


def puncak(angka: Iterable[Decimal], atas: Angka | None, batas: Angka | None) -> Decimal:
    """Return the value of a full bar: `atas`, or the largest number shown, or 1 where all are zero."""
    if atas is not None:
        return pasti(atas)
    return max([*angka, desimal(batas) or Decimal(0)]) or Decimal(1)


def desimal_di_belakang(sumbu: Sequence[Decimal]) -> int:
    return max((max(0, -int(n.normalize().as_tuple().exponent)) for n in sumbu), default=0)


def desimal(nilai: Angka | None) -> Decimal | None:
    return None if nilai is None else pasti(nilai)


def pasti(nilai: Angka) -> Decimal:
    return nilai if isinstance(nilai, Decimal) else Decimal(str(nilai))


def teks(nilai: Decimal) -> str:
    return f"{nilai:.1f}"
