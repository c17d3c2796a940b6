"""A PDF: whole, open to everybody, and without anything that acts by itself.

Its names are looked at where a writer puts them: in plain objects and in compressed streams of objects. What
hides from that opens in the viewer of the browser, apart from our pages and with its own guard.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from laporan.choices import TipeBerkas

from .dasar import BerkasDiperiksa, BerkasDitolak


EKOR = 1024  # bytes at the end within which a reader looks for the end mark
OBJEK_TERBESAR = 8 * 1024 * 1024  # bytes that the streams of objects of one file may unfold to, together

KEPALA = re.compile(rb"%PDF-[12]\.[0-9]")
PENUTUP = re.compile(rb"startxref\s+[0-9]+\s+%%EOF")
AWAL_ALIRAN = re.compile(rb">>[\s\0]*stream\r?\n")  # behind the dictionary that describes it
AKHIR_ALIRAN = b"endstream"
ALIRAN_OBJEK = b"/ObjStm"
HURUF_TERSANDI = re.compile(rb"#([0-9A-Fa-f]{2})")  # a name may spell its letters so: /J#53 is /JS
TERKUNCI = re.compile(rb"/Encrypt\b")
BERTINDAK = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b")


def periksa_pdf(isi: bytes) -> BerkasDiperiksa:
    """Return the file as it came. Raises BerkasDitolak when it is broken, locked, or not just pages.

    Kebijakan daerah: isi berkas bukti dukung.
    """
    if not KEPALA.match(isi) or not PENUTUP.search(isi[-EKOR:]):
        raise BerkasDitolak(
            "PDF ini rusak atau terpotong. Buka di komputer Anda, simpan ulang sebagai PDF, lalu unggah lagi."
        )
    for nama_nama in _objek(isi):
        if TERKUNCI.search(nama_nama):
            raise BerkasDitolak(
                "PDF ini dikunci dengan kata sandi atau izin. Simpan salinan tanpa kunci, misalnya lewat "
                "Cetak ke PDF, lalu unggah salinan itu."
            )
        if BERTINDAK.search(nama_nama):
            raise BerkasDitolak(
                "PDF ini memuat skrip, formulir aktif, atau berkas lain di dalamnya. Simpan salinan yang "
                "berisi halaman saja, misalnya lewat Cetak ke PDF, lalu unggah salinan itu."
            )
    return BerkasDiperiksa(TipeBerkas.PDF, isi)


def _objek(isi: bytes) -> Iterator[bytes]:
    """Yield the objects of the file, not what its pages show, with names spelled out; plain ones first."""
    bagian = [(_eja(polos), aliran) for polos, aliran in _belah(isi)]
    yield b"\n".join(polos for polos, _ in bagian)
    sisa = OBJEK_TERBESAR
    for polos, aliran in bagian:
        if ALIRAN_OBJEK not in polos:
            continue
        try:
            objek = zlib.decompressobj().decompress(aliran, sisa)
        except zlib.error:  # packed in another way, or broken: no viewer runs what it cannot read
            continue
        sisa -= len(objek)
        if sisa <= 0:
            raise BerkasDitolak(
                "Isi PDF ini terlalu besar. Simpan salinannya lewat Cetak ke PDF, lalu unggah salinan itu."
            )
        yield _eja(objek)


def _belah(isi: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield each stretch of plain objects with the stream behind it, in one pass from front to back.

    What begins like a stream and never ends is plain.
    """
    letak = 0
    while (awal := AWAL_ALIRAN.search(isi, letak)) and (akhir := isi.find(AKHIR_ALIRAN, awal.end())) >= 0:
        yield isi[letak : awal.start()], isi[awal.end() : akhir]
        letak = akhir + len(AKHIR_ALIRAN)
    yield isi[letak:], b""


def _eja(objek: bytes) -> bytes:
    return HURUF_TERSANDI.sub(lambda cocok: bytes([int(cocok[1], 16)]), objek)
