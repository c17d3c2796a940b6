"""What a phone loads before the first page stands: compressed HTML and every file that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import brotli
from django.conf import settings
from django.contrib.staticfiles import finders

from kinerja.contoh.formasi import PeranContoh
from kinerja.ukur.halaman import Halaman, Pengunjung
from kinerja.ukur.tabel import Baris


KELOMPOK = "Muatan pertama lewat jaringan"
KB_MUATAN = 120
RUJUKAN = re.compile(r"""<(?:script|link|img|source)\b[^>]*?\b(?:src|href)=["']([^"']+)""")
RUJUKAN_CSS = re.compile(r"""url\(["']?([^"')]+)""")
PERTAMA = (
    Halaman("Halaman depan (warga)", "publik:beranda"),
    Halaman("Halaman masuk", "masuk"),
    Halaman("Beranda pegawai", "dasbor:beranda", PeranContoh.PEGAWAI),
)


def baris_muatan(pengunjung: Pengunjung) -> Iterator[Baris]:
    asing = set()
    for halaman in PERTAMA:
        html = pengunjung.buka(halaman).decode()
        rujukan = set(RUJUKAN.findall(html))
        asing |= {satu for satu in rujukan if re.match(r"(https?:)?//", satu)}
        berkas = {b for satu in rujukan if satu.startswith(settings.STATIC_URL) for b in _berikut(satu)}
        bita = _termampat(html.encode()) + sum(_termampat(satu.read_bytes()) for satu in berkas)
        yield Baris(KELOMPOK, halaman.nama, bita / 1000, "KB", KB_MUATAN)
    yield Baris(KELOMPOK, "Berkas dari pihak lain", len(asing), "berkas", 0)


def _berikut(url: str) -> Iterator[Path]:
    """Yield a static file and, of a stylesheet, what it loads in turn."""
    berkas = _berkas(url.removeprefix(settings.STATIC_URL))
    yield berkas
    if berkas.suffix == ".css":
        for satu in RUJUKAN_CSS.findall(berkas.read_text(encoding="utf-8")):
            if not satu.startswith(("data:", "#")):
                yield berkas.parent / satu.partition("?")[0].partition("#")[0]


def _berkas(nama: str) -> Path:
    """Return the file behind a static name: as collected, or else as it lies in the sources."""
    terkumpul = Path(settings.STATIC_ROOT) / nama
    return terkumpul if terkumpul.exists() else Path(str(finders.find(nama)))


def _termampat(isi: bytes) -> int:
    """How many bytes go over the wire: what does not shrink is sent as it is."""
    return min(len(isi), len(brotli.compress(isi)))
