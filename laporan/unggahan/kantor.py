"""A workbook or a document of an office program: a ZIP archive with the right parts and nothing that acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zipfile import ZipInfo

from laporan.choices import TipeBerkas
from pegawai.berkas import ARSIP_RUSAK, Arsip, BerkasTidakTerbaca, pengurai_xml

from .dasar import BerkasDiperiksa, BerkasDitolak


DAFTAR_ISI = "[Content_Types].xml"
RELASI = ".rels"
POKOK: Mapping[str, TipeBerkas] = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": TipeBerkas.XLSX,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": TipeBerkas.DOCX,
}
BERTINDAK = ("vbaproject", "vbadata", "/activex/", "macrosheets/", "/embeddings/oleobject")
MAKRO = "macroenabled"
# Relations by which a file fetches and runs another one when it is opened.
RELASI_MENJEMPUT = ("/attachedTemplate", "/oleObject", "/frame", "/subDocument")

RUSAK = (
    "Berkas Office ini rusak atau bukan .xlsx maupun .docx. Buka di aplikasinya, simpan ulang, lalu unggah "
    "lagi."
)
BERMAKRO = (
    "Berkas ini memuat makro atau objek yang dapat berjalan sendiri. Simpan sebagai .xlsx atau .docx biasa "
    "tanpa makro, atau sebagai PDF, lalu unggah lagi."
)


def periksa_kantor(isi: bytes) -> BerkasDiperiksa:
    """Return the file as it came. Raises BerkasDitolak when it is broken, swells, or holds more than text.

    Kebijakan daerah: isi berkas bukti dukung.
    """
    try:
        return BerkasDiperiksa(_periksa(Arsip(isi)), isi)
    except BerkasTidakTerbaca as galat:
        raise BerkasDitolak(str(galat)) from galat
    except ARSIP_RUSAK as galat:
        raise BerkasDitolak(RUSAK) from galat


def _periksa(arsip: Arsip) -> TipeBerkas:
    _periksa_nama(arsip.bagian)
    terbaca: dict[str, bytes] = {}
    for satu in arsip.bagian:
        if satu.filename == DAFTAR_ISI or satu.filename.lower().endswith(RELASI):
            terbaca[satu.filename] = arsip.baca(satu)
        else:
            arsip.uji(satu)
    if DAFTAR_ISI not in terbaca:
        raise BerkasDitolak(RUSAK)
    tipe = [POKOK[jenis] for jenis in _jenis_bagian(terbaca.pop(DAFTAR_ISI)) if jenis in POKOK]
    if len(tipe) != 1:
        raise BerkasDitolak(RUSAK)
    for bagian in terbaca.values():
        _periksa_relasi(bagian)
    return tipe[0]


def _periksa_nama(daftar_bagian: Sequence[ZipInfo]) -> None:
    for nama in (satu.filename for satu in daftar_bagian):
        if nama.startswith("/") or "\\" in nama or ".." in nama.split("/"):
            raise BerkasDitolak(RUSAK)
        if any(tanda in f"/{nama.lower()}" for tanda in BERTINDAK):
            raise BerkasDitolak(BERMAKRO)
    if min(satu.header_offset for satu in daftar_bagian) != 0:  # something else stands in front
        raise BerkasDitolak(RUSAK)


def _jenis_bagian(daftar_isi: bytes) -> list[str]:
    """Return the kinds of parts that the archive says it has. Raises BerkasDitolak for macros."""
    jenis: list[str] = []

    def mulai(_: str, atribut: Mapping[str, str]) -> None:
        jenis.append(atribut.get("ContentType", ""))

    pengurai = pengurai_xml()
    pengurai.StartElementHandler = mulai
    pengurai.Parse(daftar_isi, True)
    if any(MAKRO in satu.lower() for satu in jenis):
        raise BerkasDitolak(BERMAKRO)
    return jenis


def _periksa_relasi(bagian: bytes) -> None:
    def mulai(_: str, atribut: Mapping[str, str]) -> None:
        di_luar = atribut.get("TargetMode", "").lower() == "external"
        if di_luar and atribut.get("Type", "").endswith(RELASI_MENJEMPUT):
            raise BerkasDitolak(
                "Berkas ini menjemput berkas lain dari luar saat dibuka. Simpan sebagai PDF, lalu unggah "
                "PDF-nya."
            )

    pengurai = pengurai_xml()
    pengurai.StartElementHandler = mulai
    pengurai.Parse(bagian, True)
