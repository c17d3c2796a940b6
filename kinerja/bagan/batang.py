"""Horizontal bars from zero, with a target line and confidence intervals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from . import skala
from .skala import Angka


class Batang(NamedTuple):
    """One horizontal bar. `rendah` and `tinggi` are the ends of its confidence interval."""

    label: str
    nilai: Angka | None
    nada: str = "utama"
    catatan: str = ""
    rendah: Angka | None = None
    tinggi: Angka | None = None
    url: str = ""


@dataclass(frozen=True)
class GambarBatang:
    label: str
    nilai: Decimal | None
    nada: str
    catatan: str
    url: str
    lebar: str
    selang: str


@dataclass(frozen=True)
class BaganBatang:
    baris: tuple[GambarBatang, ...]
    batas: str


def batang(baris: Iterable[Batang], *, atas: Angka | None = None, batas: Angka | None = None) -> BaganBatang:
    """Lay out horizontal bars from 0 to `atas` (default: the largest number shown).

    `batas` is a line across all bars, such as a target. A bar without a value is empty.
    """
    semua = list(baris)
    angka = [n for b in semua for n in (skala.desimal(b.nilai), skala.desimal(b.tinggi)) if n is not None]
    puncak = skala.puncak(angka, atas, batas)
    return BaganBatang(
        baris=tuple(
            GambarBatang(
                label=b.label,
                nilai=skala.desimal(b.nilai),
                nada=b.nada,
                catatan=b.catatan,
                url=b.url,
                lebar=skala.teks(skala.lebar(skala.desimal(b.nilai), puncak)),
                selang=_selang(skala.desimal(b.rendah), skala.desimal(b.tinggi), puncak),
            )
            for b in semua
        ),
        batas="" if batas is None else skala.teks(skala.lebar(skala.desimal(batas), puncak)),
    )


def _selang(rendah: Decimal | None, tinggi: Decimal | None, puncak: Decimal) -> str:
    """Draw an interval as a line with a short tick at each end; empty when either end is unknown."""
    if rendah is None or tinggi is None:
        return ""
    kiri, kanan = skala.teks(skala.lebar(rendah, puncak)), skala.teks(skala.lebar(tinggi, puncak))
    return f"M{kiri} 6H{kanan}M{kiri} 2V10M{kanan} 2V10"
