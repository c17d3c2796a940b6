"""Files that were damaged on their way, by chance or on purpose: each passes or is refused in words."""

import io
import random
import struct
import zipfile
import zlib

import pytest
from PIL import Image, ImageOps

from laporan.choices import TipeBerkas
from laporan.tests.berkas import aliran, arsip, bergerak, foto_berlokasi, gambar, kantor, pdf
from laporan.unggahan import BerkasDitolak, periksa_berkas


PUTARAN = 120
TANDA_PNG = b"\x89PNG\r\n\x1a\n"
ARAH, XMP = 0x0112, 700
PENDEK, TEKS = 3, 2  # kinds of what a tag holds
# The reader of pictures warns of what it leaves out.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


def exif(*daftar_tanda):
    """Return what a camera writes beside a picture: tags with their kind, count and four bytes each."""
    isi = b"".join(struct.pack("<HHL4s", *tanda) for tanda in daftar_tanda)
    return b"Exif\0\0II*\0" + struct.pack("<LH", 8, len(daftar_tanda)) + isi + bytes(4)


def bagian_png(isi):
    bagian, letak = [], len(TANDA_PNG)
    while letak < len(isi):
        (panjang,) = struct.unpack_from(">I", isi, letak)
        bagian.append((isi[letak + 4 : letak + 8], isi[letak + 8 : letak + 8 + panjang]))
        letak += 12 + panjang
    return bagian


def png(bagian):
    """Return a PNG of these parts, each with the checksum that it should have."""
    return TANDA_PNG + b"".join(
        struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))
        for jenis, isi in bagian
    )


def rusakkan(isi, acak):
    """Return the bytes with a few of them changed, most often near the front, and sometimes cut off."""
    rusak = bytearray(isi)
    batas = acak.choice([60, 400, len(rusak)])
    for _ in range(acak.randint(1, 4)):
        rusak[acak.randrange(min(batas, len(rusak)))] = acak.randrange(256)
    return bytes(rusak[: acak.randrange(len(rusak))] if acak.random() < 0.1 else rusak)


def periksa_atau_tolak(isi):
    alasan = ""
    try:
        periksa_berkas(isi)
    except BerkasDitolak as penolakan:
        alasan = str(penolakan)
    assert not alasan or alasan.endswith(".")


@pytest.mark.parametrize(
    "utuh",
    [
        pytest.param(pdf(aliran(b"1 0 <</Type/Annot>>", b"/Type/ObjStm/N 1"), aliran(b"page")), id="pdf"),
        pytest.param(kantor(TipeBerkas.XLSX), id="xlsx"),
        pytest.param(kantor(TipeBerkas.DOCX), id="docx"),
        pytest.param(foto_berlokasi(), id="jpeg"),
        pytest.param(gambar("MPO"), id="mpo"),
        pytest.param(gambar("JPEG", ragam="CMYK", warna=(9, 9, 9, 9)), id="jpeg-for-print"),
        pytest.param(gambar("WEBP", exif=exif((ARAH, PENDEK, 1, b"\6\0"))), id="webp"),
        pytest.param(bergerak("WEBP"), id="webp-that-moves"),
        pytest.param(gambar("PNG"), id="png"),
    ],
)
def test_a_damaged_file_passes_or_is_refused_in_words(utuh):
    acak = random.Random(2026)
    for _ in range(PUTARAN):
        periksa_atau_tolak(rusakkan(utuh, acak))


@pytest.mark.parametrize("ragam", ["RGB", "P", "I;16"])
def test_a_png_damaged_before_its_checksums_were_written_passes_or_is_refused_in_words(ragam):
    utuh = bagian_png(gambar("PNG", ragam=ragam, warna=0, icc_profile=b"x" * 60, exif=exif()))
    acak = random.Random(2026)
    for _ in range(PUTARAN):
        rusak = [(jenis, rusakkan(isi, acak) if isi else isi) for jenis, isi in utuh if acak.random() < 0.9]
        acak.shuffle(rusak)
        periksa_atau_tolak(png(rusak))


@pytest.mark.parametrize("tipe", [TipeBerkas.XLSX, TipeBerkas.DOCX])
def test_an_office_file_damaged_before_it_was_packed_passes_or_is_refused_in_words(tipe):
    with zipfile.ZipFile(io.BytesIO(kantor(tipe))) as utuh:
        bagian = {nama: utuh.read(nama) for nama in utuh.namelist()}
    acak = random.Random(2026)
    for _ in range(PUTARAN):
        periksa_atau_tolak(arsip((nama, rusakkan(isi, acak)) for nama, isi in bagian.items()))


@pytest.mark.parametrize(
    "isi",
    [
        pytest.param(
            png(satu for satu in bagian_png(gambar("PNG", ragam="P", warna=0)) if satu[0] != b"PLTE"),
            id="colours-without-their-list",
        ),
        pytest.param(
            png([*bagian_png(gambar("PNG"))[:-1], (b"iCCP", b""), (b"IEND", b"")]),
            id="profile-that-ends-too-early",
        ),
    ],
)
def test_a_png_that_lacks_what_it_needs_is_refused(isi):
    with pytest.raises(BerkasDitolak, match="rusak"):
        periksa_berkas(isi)


@pytest.mark.parametrize("arah", range(10))
def test_a_picture_is_turned_as_its_camera_says(arah):
    asal = Image.frombytes("RGB", (3, 2), bytes(range(18)))
    tulisan = io.BytesIO()
    asal.save(tulisan, "PNG", exif=exif((ARAH, PENDEK, 1, bytes([arah]))))

    with (
        Image.open(io.BytesIO(periksa_berkas(tulisan.getvalue()).isi)) as hasil,
        Image.open(tulisan) as asli,
    ):
        lurus = ImageOps.exif_transpose(asli)
        assert (hasil.size, hasil.tobytes()) == (lurus.size, lurus.tobytes())


@pytest.mark.parametrize(
    ("tertulis", "besar"),
    [
        pytest.param(
            exif((ARAH, PENDEK, 1, b"\6\0"), (XMP, TEKS, 2, b"a")), (40, 60), id="tag-of-another-kind"
        ),
        pytest.param(exif((ARAH, TEKS, 2, b"6")), (60, 40), id="orientation-in-letters"),
        pytest.param(exif((ARAH, PENDEK, 0, b"")), (60, 40), id="orientation-without-a-value"),
        pytest.param(b"Exif\0\0not a directory", (60, 40), id="no-directory"),
        pytest.param(b"Exif\0\0II+\0\x08\0\0\0", (60, 40), id="directory-cut-off"),
    ],
)
@pytest.mark.parametrize("format_gambar", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_taken_though_what_its_camera_wrote_is_damaged(format_gambar, tertulis, besar):
    with Image.open(io.BytesIO(periksa_berkas(gambar(format_gambar, exif=tertulis)).isi)) as hasil:
        assert hasil.size == besar
