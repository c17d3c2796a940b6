"""Numbers to SVG geometry for the charts of the house; pure, and without a word of style.

Every coordinate is a string with a decimal point, ready for an attribute: a template that localises
numbers would write 12,5 and break the drawing. Drawings are made to be stretched
(preserveAspectRatio="none"), so words and figures stay outside, in HTML.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import NamedTuple


LEBAR, TINGGI = Decimal(1000), Decimal(400)
LEBAR_BATANG, TINGGI_BATANG = Decimal(1000), Decimal(12)
BAGIAN_KOLOM = Decimal("0.62")  # of the room between two columns, 0 to 1
JUMLAH_LANGKAH = 5  # steps on the value axis, about
LABEL_TERBANYAK = 12  # words that fit under a chart on a phone

Angka = Decimal | int | float


class Deret(NamedTuple):
    """One line: its name and a value for every label; None where nothing was measured."""

    nama: str
    nilai: Sequence[Angka | None]
    nada: str = ""


class Batang(NamedTuple):
    """One horizontal bar. `rendah` and `tinggi` are the ends of its confidence interval."""

    label: str
    nilai: Angka | None
    nada: str = "utama"
    catatan: str = ""
    rendah: Angka | None = None
    tinggi: Angka | None = None
    url: str = ""


class Kolom(NamedTuple):
    """How many in one class, and how many the guideline expects there."""

    label: str
    jumlah: Angka
    pola: Angka | None = None


class Tahap(NamedTuple):
    nama: str
    nada: str


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


def garis(
    label: Sequence[str], deret: Iterable[Deret], *, bawah: Angka | None = None, atas: Angka | None = None
) -> BaganGaris:
    """Lay out lines over evenly spaced labels; the axis covers all values, and `bawah` and `atas`.

    A missing value breaks its line. The ground under the first line is filled only when the axis starts at
    zero: a filled area is read as a quantity. Without any value there is no line and no axis.
    """
    semua = [(d, tuple(_desimal(n) for n in d.nilai)) for d in deret]
    ada = [n for _, nilai in semua for n in nilai if n is not None]
    sumbu: tuple[Decimal, ...] = ()
    if ada:
        ujung = [*ada, *(n for n in (_desimal(bawah), _desimal(atas)) if n is not None)]
        sumbu = langkah_sumbu(min(ujung), max(ujung))
    nada_lazim = ("utama", "cukup", "baik", "netral")
    return BaganGaris(
        sumbu_x=_jarangkan(label),
        sumbu_y=tuple(reversed(sumbu)),
        desimal_sumbu=_desimal_di_belakang(sumbu),
        bantu=tuple(_teks(_tinggi(n, sumbu)) for n in reversed(sumbu)),
        deret=tuple(
            _satu_garis(d, nilai, label, sumbu, d.nada or nada_lazim[ke % len(nada_lazim)], putus=ke > 0)
            for ke, (d, nilai) in enumerate(semua)
        ),
        baris=tuple(
            (satu, tuple(nilai[ke] if ke < len(nilai) else None for _, nilai in semua))
            for ke, satu in enumerate(label)
        ),
    )


def batang(baris: Iterable[Batang], *, atas: Angka | None = None, batas: Angka | None = None) -> BaganBatang:
    """Lay out horizontal bars from 0 to `atas` (default: the largest number shown).

    `batas` is a line across all bars, such as a target. A bar without a value is empty.
    """
    semua = list(baris)
    angka = [n for b in semua for n in (_desimal(b.nilai), _desimal(b.tinggi)) if n is not None]
    puncak = _puncak(angka, atas, batas)
    return BaganBatang(
        baris=tuple(
            GambarBatang(
                label=b.label,
                nilai=_desimal(b.nilai),
                nada=b.nada,
                catatan=b.catatan,
                url=b.url,
                lebar=_teks(_lebar(_desimal(b.nilai), puncak)),
                selang=_selang(_desimal(b.rendah), _desimal(b.tinggi), puncak),
            )
            for b in semua
        ),
        batas="" if batas is None else _teks(_lebar(_desimal(batas), puncak)),
    )


def sebaran(kolom: Iterable[Kolom]) -> BaganSebaran:
    """Lay out one column for each class, and over them the curve of the guideline where one is given.

    `persen` is a class's share of all, 0 to 100; 0 when nobody is in any class.
    """
    semua = list(kolom)
    jumlah = [_pasti(k.jumlah) for k in semua]
    pola = [_desimal(k.pola) for k in semua]
    banyak = sum(jumlah, Decimal(0))
    sumbu = langkah_sumbu(Decimal(0), max([*jumlah, *(p for p in pola if p is not None), Decimal(1)]))
    jarak = LEBAR / max(len(semua), 1)
    titik = [((ke + Decimal("0.5")) * jarak, _tinggi(p, sumbu)) for ke, p in enumerate(pola) if p is not None]
    return BaganSebaran(
        kolom=tuple(
            GambarKolom(
                label=k.label,
                jumlah=jumlah[ke],
                persen=jumlah[ke] / banyak * 100 if banyak else Decimal(0),
                pola=pola[ke],
                x=_teks((ke + (1 - BAGIAN_KOLOM) / 2) * jarak),
                y=_teks(_tinggi(jumlah[ke], sumbu)),
                lebar=_teks(BAGIAN_KOLOM * jarak),
                tinggi=_teks(TINGGI - _tinggi(jumlah[ke], sumbu)),
            )
            for ke, k in enumerate(semua)
        ),
        lengkung=_lengkung(titik),
        jumlah=banyak,
        sumbu_y=tuple(reversed(sumbu)),
        bantu=tuple(_teks(_tinggi(n, sumbu)) for n in reversed(sumbu)),
    )


def tunggu(
    tahap: Iterable[Tahap], baris: Iterable[tuple[str, Sequence[Angka]]], *, batas: Angka | None = None
) -> BaganTunggu:
    """Lay out one bar a row, cut into its stages: where cases wait, and for how long together.

    `batas` is a line across all bars, such as the days the law allows.
    """
    daftar_tahap = tuple(tahap)
    semua = [(label, tuple(_pasti(n) for n in nilai)) for label, nilai in baris]
    puncak = _puncak([sum(nilai, Decimal(0)) for _, nilai in semua], None, batas)
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
                        x=_teks(_lebar(sum(nilai[:ke], Decimal(0)), puncak)),
                        lebar=_teks(_lebar(nilai[ke], puncak)),
                    )
                    for ke, satu in enumerate(daftar_tahap)
                ),
            )
            for label, nilai in semua
        ),
        batas="" if batas is None else _teks(_lebar(_desimal(batas), puncak)),
    )


def bagian(persen: Angka) -> str:
    """Return the width, 0 to 100, of a bar for a percentage; more than 100 fills it."""
    return _teks(min(max(_pasti(persen), Decimal(0)), Decimal(100)))


def _satu_garis(
    deret: Deret,
    nilai: tuple[Decimal | None, ...],
    label: Sequence[str],
    sumbu: tuple[Decimal, ...],
    nada: str,
    *,
    putus: bool,
) -> Garis:
    jarak = LEBAR / max(len(label), 1)
    potongan: list[list[tuple[Decimal, Decimal]]] = [[]]
    titik = []
    for ke, (satu, n) in enumerate(zip(label, nilai, strict=False)):
        if n is None:
            potongan.append([])
            continue
        x, y = (ke + Decimal("0.5")) * jarak, _tinggi(n, sumbu)
        potongan[-1].append((x, y))
        titik.append(Titik(satu, n, f"M{_teks(x)} {_teks(y)}h.01"))
    ruas = [p for p in potongan if len(p) > 1]
    dari_nol = bool(sumbu) and sumbu[0] == 0
    return Garis(
        nama=deret.nama,
        kelas=f"deret-{nada}{' deret--putus' if putus else ''}",
        jalur="".join(_jalur(p) for p in ruas),
        bidang="".join(
            f"{_jalur(p)}V{_teks(TINGGI)}H{_teks(p[0][0])}Z" for p in ruas if dari_nol and not putus
        ),
        titik=tuple(titik),
    )


def _jalur(titik: Sequence[tuple[Decimal, Decimal]]) -> str:
    return "M" + "L".join(f"{_teks(x)} {_teks(y)}" for x, y in titik)


def _lengkung(titik: Sequence[tuple[Decimal, Decimal]]) -> str:
    """Draw a smooth curve through the points; level at each, so that it never dips below its ends."""
    if len(titik) < 2:
        return ""
    potongan = [f"M{_teks(titik[0][0])} {_teks(titik[0][1])}"]
    for (x0, y0), (x1, y1) in pairwise(titik):
        tengah = _teks((x0 + x1) / 2)
        potongan.append(f"C{tengah} {_teks(y0)} {tengah} {_teks(y1)} {_teks(x1)} {_teks(y1)}")
    return "".join(potongan)


def _selang(rendah: Decimal | None, tinggi: Decimal | None, puncak: Decimal) -> str:
    """Draw an interval as a line with a short tick at each end; empty when either end is unknown."""
    if rendah is None or tinggi is None:
        return ""
    kiri, kanan = _teks(_lebar(rendah, puncak)), _teks(_lebar(tinggi, puncak))
    return f"M{kiri} 6H{kanan}M{kiri} 2V10M{kanan} 2V10"


def _tinggi(nilai: Decimal, sumbu: tuple[Decimal, ...]) -> Decimal:
    return TINGGI - (nilai - sumbu[0]) / (sumbu[-1] - sumbu[0]) * TINGGI


def _lebar(nilai: Decimal | None, puncak: Decimal) -> Decimal:
    return min(max(nilai or Decimal(0), Decimal(0)), puncak) / puncak * LEBAR_BATANG


def _puncak(angka: Iterable[Decimal], atas: Angka | None, batas: Angka | None) -> Decimal:
    if atas is not None:
        return _pasti(atas)
    puncak = max([*angka, _desimal(batas) or Decimal(0)])
    return puncak if puncak > 0 else Decimal(1)


def _jarangkan(label: Sequence[str]) -> tuple[str, ...]:
    """Keep every k-th word, so that at most LABEL_TERBANYAK remain; the others become empty."""
    tiap = math.ceil(len(label) / LABEL_TERBANYAK)
    return tuple(satu if ke % tiap == 0 else "" for ke, satu in enumerate(label))


def _desimal_di_belakang(sumbu: Sequence[Decimal]) -> int:
    return max((max(0, -int(n.normalize().as_tuple().exponent)) for n in sumbu), default=0)


def _desimal(nilai: Angka | None) -> Decimal | None:
    return None if nilai is None else _pasti(nilai)


def _pasti(nilai: Angka) -> Decimal:
    return nilai if isinstance(nilai, Decimal) else Decimal(str(nilai))


def _teks(nilai: Decimal) -> str:
    return f"{nilai:.1f}"
