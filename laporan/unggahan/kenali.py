"""Which kind of file it is, by its first bytes; and the name under which it is handed out again."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from laporan.choices import TipeBerkas

from .dasar import BERKAS_TERBESAR, BerkasDiperiksa, BerkasDitolak
from .gambar import periksa_gambar
from .kantor import periksa_kantor
from .pdf import periksa_pdf


NAMA_TERPANJANG = 120
DITERIMA = "Yang diterima: PDF, foto atau gambar (JPEG, PNG, WebP), Excel (.xlsx), dan Word (.docx)."

PEMERIKSA: Sequence[tuple[bytes, Callable[[bytes], BerkasDiperiksa]]] = (
    (b"%PDF-", periksa_pdf),
    (b"\xff\xd8\xff", periksa_gambar),
    (b"\x89PNG\r\n\x1a\n", periksa_gambar),
    (b"RIFF", periksa_gambar),
    (b"PK\x03\x04", periksa_kantor),
)
# What people send in good faith, and how they come to something that is accepted.
JALAN_LAIN: Sequence[tuple[int, bytes, str]] = (
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "Berkas ini format Office lama (.doc, .xls) atau dikunci dengan kata sandi. Buka, simpan ulang "
        "sebagai .docx atau .xlsx tanpa kata sandi, lalu unggah lagi.",
    ),
    (
        4,
        b"ftyp",
        "Berkas ini foto HEIC atau video. Kirim fotonya sebagai JPEG; pada iPhone: Pengaturan, Kamera, "
        "Format, pilih Paling Kompatibel.",
    ),
)


def periksa_berkas(isi: bytes) -> BerkasDiperiksa:
    """Return what is to be stored of an uploaded file. Raises BerkasDitolak.

    Kebijakan daerah: jenis, besar, dan isi berkas bukti dukung.
    """
    if not isi:
        raise BerkasDitolak("Berkas ini kosong. Pilih berkas yang ada isinya.")
    if len(isi) > BERKAS_TERBESAR:
        raise BerkasDitolak(
            "Berkas ini lebih besar dari 5 MB. Perkecil, misalnya dengan memotret pada resolusi lebih rendah "
            "atau memisahkan halamannya, lalu unggah lagi."
        )
    for awalan, periksa in PEMERIKSA:
        if isi.startswith(awalan):
            return periksa(isi)
    for letak, tanda, jalan in JALAN_LAIN:
        if isi[letak:].startswith(tanda):
            raise BerkasDitolak(jalan)
    raise BerkasDitolak(f"Jenis berkas ini tidak diterima. {DITERIMA}")


def nama_rapi(nama: str, tipe: TipeBerkas) -> str:
    """Return the name by which a file is told and handed out: its true ending, no path, no hidden signs.

    Kebijakan daerah: nama berkas bukti dukung.
    """
    tampak = "".join(huruf for huruf in nama if not unicodedata.category(huruf).startswith("C"))
    pendek = PurePosixPath(tampak.replace("\\", "/")).name.strip(" .")
    letak = pendek.rfind(".")
    pokok, akhiran = (pendek[:letak], pendek[letak:].lower()) if letak > 0 else (pendek, "")
    if akhiran not in tipe.akhiran:
        pokok, akhiran = pendek, tipe.akhiran[0]
    return f"{pokok[:NAMA_TERPANJANG].rstrip(' .') or 'bukti'}{akhiran}"
