"""Lines over evenly spaced labels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from . import skala
from .skala import Angka


LABEL_TERBANYAK = 12  # words that fit under a chart on a phone
NADA_LAZIM = ("utama", "cukup", "baik", "netral")


class Deret(NamedTuple):
    """One line: its name and a value for every label; None where nothing was measured."""

    nama: str
    nilai: Sequence[Angka | None]
    nada: str = ""


@dataclass(frozen=True)
class Titik:
    label: str
    nilai: Decimal
    jalur: str


@dataclass(frozen=True)
class Garis:
    nama: str
    kelas: str
    jalur: str
    bidang: str
    titik: tuple[Titik, ...]


@dataclass(frozen=True)
class BaganGaris:
    """`sumbu_y` runs from the top down; `bantu` holds the heights of its lines."""

    sumbu_x: tuple[str, ...]
    sumbu_y: tuple[Decimal, ...]
    desimal_sumbu: int
    bantu: tuple[str, ...]
    deret: tuple[Garis, ...]
    baris: tuple[tuple[str, tuple[Decimal | None, ...]], ...]


def garis(
    label: Sequence[str], deret: Iterable[Deret], *, bawah: Angka | None = None, atas: Angka | None = None
) -> BaganGaris:
    """Lay out lines over evenly spaced labels; the axis covers all values, and `bawah` and `atas`.

    A missing value breaks its line. The ground under the first line is filled only when the axis starts at
    zero: a filled area is read as a quantity. Without any value there is no line and no axis.
    """
    semua = [(d, tuple(skala.desimal(n) for n in d.nilai)) for d in deret]
    ada = [n for _, nilai in semua for n in nilai if n is not None]
    sumbu: tuple[Decimal, ...] = ()
    if ada:
        ujung = [*ada, *(n for n in (skala.desimal(bawah), skala.desimal(atas)) if n is not None)]
        sumbu = skala.langkah_sumbu(min(ujung), max(ujung))
    return BaganGaris(
        sumbu_x=_jarangkan(label),
        sumbu_y=tuple(reversed(sumbu)),
        desimal_sumbu=skala.desimal_di_belakang(sumbu),
        bantu=tuple(skala.teks(skala.tinggi(n, sumbu)) for n in reversed(sumbu)),
        deret=tuple(
            _satu_garis(d, nilai, label, sumbu, d.nada or NADA_LAZIM[ke % len(NADA_LAZIM)], putus=ke > 0)
            for ke, (d, nilai) in enumerate(semua)
        ),
        baris=tuple(
            (satu, tuple(nilai[ke] if ke < len(nilai) else None for _, nilai in semua))
            for ke, satu in enumerate(label)
        ),
    )


def _satu_garis(
    deret: Deret,
    nilai: tuple[Decimal | None, ...],
    label: Sequence[str],
    sumbu: tuple[Decimal, ...],
    nada: str,
    *,
    putus: bool,
) -> Garis:
    jarak = skala.LEBAR / max(len(label), 1)
    potongan: list[list[tuple[Decimal, Decimal]]] = [[]]
    titik = []
    for ke, (satu, n) in enumerate(zip(label, nilai, strict=False)):
        if n is None:
            potongan.append([])
            continue
        x, y = (ke + Decimal("0.5")) * jarak, skala.tinggi(n, sumbu)
        potongan[-1].append((x, y))
        titik.append(Titik(satu, n, f"M{skala.teks(x)} {skala.teks(y)}h.01"))
    ruas = [p for p in potongan if len(p) > 1]
    dari_nol = bool(sumbu) and sumbu[0] == 0
    return Garis(
        nama=deret.nama,
        kelas=f"deret-{nada}{' deret--putus' if putus else ''}",
        jalur="".join(_jalur(p) for p in ruas),
        bidang="".join(
            f"{_jalur(p)}V{skala.teks(skala.TINGGI)}H{skala.teks(p[0][0])}Z"
            for p in ruas
            if dari_nol and not putus
        ),
        titik=tuple(titik),
    )


def _jalur(titik: Sequence[tuple[Decimal, Decimal]]) -> str:
    return "M" + "L".join(f"{skala.teks(x)} {skala.teks(y)}" for x, y in titik)


def _jarangkan(label: Sequence[str]) -> tuple[str, ...]:
    """Keep every k-th word, so that at most LABEL_TERBANYAK remain; the others become empty."""
    tiap = math.ceil(len(label) / LABEL_TERBANYAK)
    return tuple(satu if ke % tiap == 0 else "" for ke, satu in enumerate(label))
