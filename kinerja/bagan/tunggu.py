"""One bar a row, cut into stages: where cases wait, and for how long together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from . import skala
from .skala import Angka


class Tahap(NamedTuple):
    nama: str
    nada: str


@dataclass(frozen=True)
class Ruas:
    nama: str
    nada: str
    nilai: Decimal
    x: str
    lebar: str


@dataclass(frozen=True)
class GambarTunggu:
    label: str
    jumlah: Decimal
    ruas: tuple[Ruas, ...]


@dataclass(frozen=True)
class BaganTunggu:
    tahap: tuple[Tahap, ...]
    baris: tuple[GambarTunggu, ...]
    batas: str


def tunggu(
    tahap: Iterable[Tahap], baris: Iterable[tuple[str, Sequence[Angka]]], *, batas: Angka | None = None
) -> BaganTunggu:
    """Lay out one bar a row, cut into its stages: where cases wait, and for how long together.

    `batas` is a line across all bars, such as the days the law allows.
    """
    daftar_tahap = tuple(tahap)
    semua = [(label, tuple(skala.pasti(n) for n in nilai)) for label, nilai in baris]
    puncak = skala.puncak([sum(nilai, Decimal(0)) for _, nilai in semua], None, batas)
    return BaganTunggu(
        tahap=daftar_tahap,
        baris=tuple(
            GambarTunggu(
                label=label,
                jumlah=sum(nilai, Decimal(0)),
                ruas=tuple(
                    Ruas(
                        satu.nama,
                        satu.nada,
                        nilai[ke],
                        x=skala.teks(skala.lebar(sum(nilai[:ke], Decimal(0)), puncak)),
                        lebar=skala.teks(skala.lebar(nilai[ke], puncak)),
                    )
                    for ke, satu in enumerate(daftar_tahap)
                ),
            )
            for label, nilai in semua
        ),
        batas="" if batas is None else skala.teks(skala.lebar(skala.desimal(batas), puncak)),
    )
