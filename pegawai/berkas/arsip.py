"""A ZIP archive of XML that somebody sent, such as a workbook: how much it may unfold to, how it is read."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from xml.parsers import expat

from .sel import BerkasTidakTerbaca


ISI_TERBESAR = 100 * 1024 * 1024  # bytes that an archive may unfold to
BAGIAN_TERBANYAK = 2000
SEKALI_BACA = 256 * 1024  # bytes
PEMADATAN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # what office programs use; others unfold unbounded
TERKUNCI = 0x1  # in the flags of a part


class BagianRusak(Exception):
    """A part of the archive is none that an office program writes."""


# Whatever a broken or cut off archive makes of its readers.
ARSIP_RUSAK = (
    BagianRusak,
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    NotImplementedError,  # it asks for a later kind of ZIP
    OverflowError,  # a part is said to stand beyond any memory
    ValueError,
    struct.error,  # a name of a part is too long to be written again
)


class Arsip:
    """The parts of an archive, read piece by piece: no more than ISI_TERBESAR, whatever it says of itself."""

    def __init__(self, isi: bytes) -> None:
        """Raises BerkasTidakTerbaca when it is locked or packed unusually, one of ARSIP_RUSAK when broken."""
        self._zip = zipfile.ZipFile(io.BytesIO(isi))
        self._terbaca = 0
        self.bagian: Sequence[zipfile.ZipInfo] = self._zip.infolist()
        if len({satu.filename for satu in self.bagian}) < len(self.bagian):
            raise BagianRusak("Two parts have the same name.")
        if len(self.bagian) > BAGIAN_TERBANYAK:
            raise BagianRusak("No office program writes as many parts.")
        if any(satu.flag_bits & TERKUNCI for satu in self.bagian):
            raise BerkasTidakTerbaca(
                "Berkas ini dikunci dengan kata sandi, jadi isinya tidak dapat diperiksa. Lepaskan kata "
                "sandinya, simpan ulang, lalu coba lagi."
            )
        if any(satu.compress_type not in PEMADATAN for satu in self.bagian):
            raise BerkasTidakTerbaca(
                "Berkas ini dimampatkan dengan cara yang tidak dipakai aplikasi Office, jadi isinya tidak "
                "dapat diperiksa. Buka di aplikasinya, simpan ulang sebagai .xlsx atau .docx, lalu coba lagi."
            )

    def baca(self, bagian: zipfile.ZipInfo) -> bytes:
        """Return a whole part. Raises as `uji`."""
        return b"".join(self._potongan(bagian))

    def uji(self, bagian: zipfile.ZipInfo) -> None:
        """Read a part to its end and keep nothing of it.

        Raises BerkasTidakTerbaca when what came out so far is too much, one of ARSIP_RUSAK when it is broken.
        """
        for _ in self._potongan(bagian):
            pass

    def _potongan(self, bagian: zipfile.ZipInfo) -> Iterator[bytes]:
        with self._zip.open(bagian) as aliran:
            while potongan := aliran.read(SEKALI_BACA):
                self._terbaca += len(potongan)
                batasi_isi(self._terbaca)
                yield potongan


def batasi_isi(besar: int) -> None:
    """Raise BerkasTidakTerbaca for more than an archive may hold."""
    if besar > ISI_TERBESAR:
        raise BerkasTidakTerbaca(
            "Isi berkas ini terlalu besar setelah dibuka. Bagi menjadi beberapa berkas, lalu kirim satu per "
            "satu."
        )


def pengurai_xml() -> expat.XMLParserType:
    """Return a parser that takes its text as UTF-8, whatever the part claims to be, and no document type."""
    pengurai = expat.ParserCreate("utf-8")
    pengurai.StartDoctypeDeclHandler = _tolak_tipe_dokumen
    return pengurai


def _tolak_tipe_dokumen(*_: object) -> None:
    raise BagianRusak("A part of an office file has no document type.")
