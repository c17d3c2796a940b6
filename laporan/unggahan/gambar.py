"""A picture: drawn anew upright and without what a camera writes beside it, such as where it was taken."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from threading import Lock
from typing import Any

from PIL import ExifTags, Image

from laporan.choices import TipeBerkas

from .dasar import BERKAS_TERBESAR, BerkasDiperiksa, BerkasDitolak


PIKSEL_TERBANYAK = 50_000_000  # of what is sent; beyond, a small file could take all memory
SISI_TERPANJANG = 2400  # pixels of what is stored: a page of A4 photographed from above stays readable
Image.MAX_IMAGE_PIXELS = None  # PIKSEL_TERBANYAK is asked instead, before anything is unpacked

TIPE: Mapping[str | None, TipeBerkas] = {
    "JPEG": TipeBerkas.JPEG,
    "MPO": TipeBerkas.JPEG,  # a phone's JPEG with a second, smaller picture behind it
    "PNG": TipeBerkas.PNG,
    "WEBP": TipeBerkas.WEBP,
}
SIMPAN: Mapping[TipeBerkas, Mapping[str, Any]] = {
    TipeBerkas.JPEG: {"format": "JPEG", "quality": 82, "optimize": True},
    TipeBerkas.PNG: {"format": "PNG", "optimize": True},
    TipeBerkas.WEBP: {"format": "WEBP", "quality": 82},
}
# By the orientation that a camera writes beside what it took, how to see it upright.
LURUSKAN: Mapping[object, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Whatever a broken or cut off picture, or what a camera wrote beside it, makes of its reader.
RUSAK = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    struct.error,
    Image.DecompressionBombError,
    IndexError,  # a colour profile behind the pixels of a PNG ends too early
    AssertionError,  # a PNG of numbered colours lacks the list of them
)

satu_satu = Lock()  # a large picture takes up to 200 MB while it is unpacked: one at a time in a process


def periksa_gambar(isi: bytes) -> BerkasDiperiksa:
    """Return the picture as it is to be stored. Raises BerkasDitolak.

    Kebijakan daerah: isi berkas bukti dukung; data lokasi dan kamera tidak disimpan.
    """
    with satu_satu:
        try:
            with Image.open(io.BytesIO(isi), formats=("JPEG", "PNG", "WEBP")) as gambar:
                tipe = TIPE[gambar.format]
                _periksa_besar(gambar)
                return BerkasDiperiksa(tipe, _tulis(_luruskan(gambar), tipe))
        except RUSAK as galat:
            raise BerkasDitolak(
                "Gambar ini rusak atau terpotong. Buka di perangkat Anda, simpan ulang, lalu unggah lagi."
            ) from galat


def _periksa_besar(gambar: Image.Image) -> None:
    if gambar.width * gambar.height > PIKSEL_TERBANYAK:
        raise BerkasDitolak(
            "Gambar ini lebih dari 50 megapiksel. Perkecil atau potret ulang pada resolusi lebih rendah, "
            "lalu unggah lagi."
        )
    if gambar.format != "MPO" and getattr(gambar, "n_frames", 1) > 1:
        raise BerkasDitolak("Gambar bergerak tidak diterima. Unggah satu gambar diam saja.")


def _luruskan(gambar: Image.Image) -> Image.Image:
    """Return the picture upright, no larger than it is stored, with nothing but its pixels."""
    gambar.draft("RGB", (SISI_TERPANJANG, SISI_TERPANJANG))  # a JPEG is unpacked no larger than needed
    gambar.load()  # a PNG may tell its orientation behind its pixels
    arah = _arah(gambar)
    ragam = "RGBA" if gambar.has_transparency_data else "RGB"
    lurus = gambar if gambar.mode == ragam else gambar.convert(ragam)
    lurus.thumbnail((SISI_TERPANJANG, SISI_TERPANJANG))
    if arah is not None:
        lurus = lurus.transpose(arah)
    polos = Image.new(ragam, lurus.size)
    polos.paste(lurus)
    return polos


def _arah(gambar: Image.Image) -> Image.Transpose | None:
    """Return how to turn the picture; None also when that cannot be read, for its pixels still can."""
    try:
        return LURUSKAN.get(gambar.getexif().get(ExifTags.Base.Orientation))
    except RUSAK:
        return None


def _tulis(gambar: Image.Image, tipe: TipeBerkas) -> bytes:
    """Write it; what is then larger than a file may be is made smaller until it is not."""
    while True:
        tulisan = io.BytesIO()
        gambar.save(tulisan, **SIMPAN[tipe])
        if tulisan.tell() <= BERKAS_TERBESAR:
            return tulisan.getvalue()
        gambar = gambar.reduce(2)
