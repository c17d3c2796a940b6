"""The charts, each with a table of its figures.

They take plain tuples: a lower app need not know the classes of kinerja.bagan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import template

from kinerja import bagan
from umpanbalik.choices import Mutu
from umpanbalik.ikm import AMBANG_MUTU, IKM_TERENDAH, IKM_TERTINGGI


register = template.Library()


@register.inclusion_tag("komponen/bagan_garis.html")
def bagan_garis(
    judul: str,
    *,
    label: Sequence[str],
    deret: Iterable[Sequence[Any]],
    satuan: str = "",
    desimal: int = 1,
    bawah: Decimal | int | None = None,
    atas: Decimal | int | None = None,
) -> dict[str, object]:
    """{% bagan_garis "Rata-rata capaian" label=bulan deret=deret satuan="persen" %}

    `deret`: (nama, (value or None for each label)[, nada]), the first filled, the others dashed.
    """
    return {
        "judul": judul,
        "satuan": satuan,
        "desimal": desimal,
        "bagan": bagan.garis(label, [bagan.Deret(*d) for d in deret], bawah=bawah, atas=atas),
    }


@register.inclusion_tag("komponen/bagan_garis.html")
def bagan_ikm(judul: str, *, label: Sequence[str], deret: Iterable[Sequence[Any]]) -> dict[str, object]:
    """{% bagan_ikm "Indeks kepuasan kota" label=triwulan deret=deret %}: satisfaction over time.

    The axis begins where mutu C does, and lower where a value lies below.
    """
    return bagan_garis(
        judul,
        label=label,
        deret=deret,
        satuan=f"skala {IKM_TERENDAH:.0f} sampai {IKM_TERTINGGI:.0f}",
        desimal=2,
        bawah=next(batas for batas, mutu in AMBANG_MUTU if mutu is Mutu.C),
        atas=IKM_TERTINGGI,
    )


@register.inclusion_tag("komponen/bagan_batang.html")
def bagan_batang(
    judul: str,
    *,
    baris: Iterable[Sequence[Any]],
    satuan: str = "",
    desimal: int = 1,
    atas: Decimal | int | None = None,
    batas: Decimal | int | None = None,
    label_batas: str = "",
) -> dict[str, object]:
    """{% bagan_batang "IKM per unit" baris=baris atas=100 batas=target label_batas="Target 88,31" %}

    `baris`: (label, value[, nada[, note[, low, high of the interval[, url]]]]).
    """
    return {
        "judul": judul,
        "satuan": satuan,
        "desimal": desimal,
        "label_batas": label_batas,
        "bagan": bagan.batang([bagan.Batang(*b) for b in baris], atas=atas, batas=batas),
    }


@register.inclusion_tag("komponen/bagan_sebaran.html")
def bagan_sebaran(
    judul: str,
    *,
    kolom: Iterable[Sequence[Any]],
    satuan: str = "orang",
    nama_jumlah: str = "Kenyataan",
    nama_pola: str = "Pola pedoman",
) -> dict[str, object]:
    """{% bagan_sebaran "Sebaran predikat" kolom=kolom %}

    `kolom`: (label, count[, count in the guideline's pattern]); the pattern is drawn as a curve.
    """
    return {
        "judul": judul,
        "satuan": satuan,
        "nama_jumlah": nama_jumlah,
        "nama_pola": nama_pola,
        "bagan": bagan.sebaran([bagan.Kolom(*k) for k in kolom]),
    }


@register.inclusion_tag("komponen/bagan_tunggu.html")
def bagan_tunggu(
    judul: str,
    *,
    tahap: Iterable[tuple[str, str]],
    baris: Iterable[tuple[str, Sequence[Decimal | int]]],
    satuan: str = "hari kerja",
    desimal: int = 1,
    batas: Decimal | int | None = None,
    label_batas: str = "",
) -> dict[str, object]:
    """{% bagan_tunggu "Lama menunggu" tahap=tahap baris=baris batas=10 label_batas="Batas 10 hari kerja" %}

    `tahap`: (name, nada) in order; `baris`: (label, (time in each stage)).
    """
    return {
        "judul": judul,
        "satuan": satuan,
        "desimal": desimal,
        "label_batas": label_batas,
        "bagan": bagan.tunggu([bagan.Tahap(*t) for t in tahap], baris, batas=batas),
    }
