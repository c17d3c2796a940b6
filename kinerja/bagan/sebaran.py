"""How many in each class, and over them what the guideline expects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from . import skala
from .skala import Angka


BAGIAN_KOLOM = Decimal("0.62")  # of the room between two columns, 0 to 1
SUMBU_TERPENDEK = Decimal(skala.JUMLAH_LANGKAH)  # people are whole: no step is smaller than one


class Kolom(NamedTuple):
    """How many in one class, and how many the guideline expects there."""

    label: str
    jumlah: Angka
    pola: Angka | None = None


@dataclass(frozen=True)
class GambarKolom:
    label: str
    jumlah: Decimal
    persen: Decimal
    pola: Decimal | None
    x: str
    y: str
    lebar: str
    tinggi: str


@dataclass(frozen=True)
class BaganSebaran:
    kolom: tuple[GambarKolom, ...]
    lengkung: str
    jumlah: Decimal
    sumbu_y: tuple[Decimal, ...]
    bantu: tuple[str, ...]


def sebaran(kolom: Iterable[Kolom]) -> BaganSebaran:
    """Lay out one column for each class, and over them the curve of the guideline where one is given.

    `persen` is a class's share of all, 0 to 100; 0 when nobody is in any class.
    """
    semua = list(kolom)
    jumlah = [skala.pasti(k.jumlah) for k in semua]
    pola = [skala.desimal(k.pola) for k in semua]
    banyak = sum(jumlah, Decimal(0))
    sumbu = skala.langkah_sumbu(
        Decimal(0), max([*jumlah, *(p for p in pola if p is not None), SUMBU_TERPENDEK])
    )
    jarak = skala.LEBAR / max(len(semua), 1)
    titik = [
        ((ke + Decimal("0.5")) * jarak, skala.tinggi(p, sumbu)) for ke, p in enumerate(pola) if p is not None
    ]
    return BaganSebaran(
        kolom=tuple(
            GambarKolom(
                label=k.label,
                jumlah=jumlah[ke],
                persen=jumlah[ke] / banyak * 100 if banyak else Decimal(0),
                pola=pola[ke],
                x=skala.teks((ke + (1 - BAGIAN_KOLOM) / 2) * jarak),
                y=skala.teks(skala.tinggi(jumlah[ke], sumbu)),
                lebar=skala.teks(BAGIAN_KOLOM * jarak),
                tinggi=skala.teks(skala.TINGGI - skala.tinggi(jumlah[ke], sumbu)),
            )
            for ke, k in enumerate(semua)
        ),
        lengkung=_lengkung(titik),
        jumlah=banyak,
        sumbu_y=tuple(reversed(sumbu)),
        bantu=tuple(skala.teks(skala.tinggi(n, sumbu)) for n in reversed(sumbu)),
    )


def _lengkung(titik: Sequence[tuple[Decimal, Decimal]]) -> str:
    """Draw a smooth curve through the points; level at each, so that it never dips below its ends."""
    if len(titik) < 2:
        return ""
    potongan = [f"M{skala.teks(titik[0][0])} {skala.teks(titik[0][1])}"]
    for (x0, y0), (x1, y1) in pairwise(titik):
        tengah, awal, akhir = skala.teks((x0 + x1) / 2), skala.teks(y0), skala.teks(y1)
        potongan.append(f"C{tengah} {awal} {tengah} {akhir} {skala.teks(x1)} {akhir}")
    return "".join(potongan)
