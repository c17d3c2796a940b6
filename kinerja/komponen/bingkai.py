"""Components that stand around others: the head of a page, a card, a table, an explanation."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


register = template.Library()


@register.simple_block_tag
def kepala(content: SafeString, *, judul: str, keterangan: str = "") -> SafeString:
    """{% kepala judul="Laporan harian" keterangan="Maret 2026" %} buttons {% endkepala %}

    The page's only h1, what it covers, and what one can do here.
    """
    return render_to_string(
        "komponen/kepala.html", {"judul": judul, "keterangan": keterangan, "isi": content}
    )


@register.simple_block_tag
def kartu(
    content: SafeString, *, judul: str = "", keterangan: str = "", url: str = "", label: str = "Lihat semua"
) -> SafeString:
    """{% kartu judul="Capaian" keterangan="Bulan ini" url=url_semua label="Semua" %} ... {% endkartu %}"""
    return render_to_string(
        "komponen/kartu.html",
        {"judul": judul, "keterangan": keterangan, "url": url, "label": label, "isi": content},
    )


@register.simple_block_tag
def tabel(content: SafeString, *, judul: str, kartu: bool = True) -> SafeString:
    """{% tabel judul="Kegiatan" %} <table class="table">…</table> {% endtabel %}

    On a phone each row becomes a card: give every td its column's name in data-label, and none to the
    cell that serves as the card's heading. `kartu=False` keeps the table and lets it scroll.
    Classes for cells: `angka` (right-aligned), `aksi` (buttons).
    """
    return render_to_string("komponen/tabel.html", {"judul": judul, "kartu": kartu, "isi": content})


@register.simple_block_tag
def penjelasan(content: SafeString, *, judul: str = "Dari mana angka ini?") -> SafeString:
    """{% penjelasan %} how the number came about {% endpenjelasan %}, folded away until asked for."""
    return render_to_string("komponen/penjelasan.html", {"judul": judul, "isi": content})
