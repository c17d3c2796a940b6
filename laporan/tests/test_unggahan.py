import io
import os
import struct
import tracemalloc
import zipfile
import zlib

import pytest
from hypothesis import given, strategies as st
from PIL import Image

from laporan.choices import TipeBerkas
from laporan.tests.berkas import (
    JENIS,
    aliran,
    arsip,
    bergerak,
    foto_berlokasi,
    gambar,
    kantor,
    menjemput,
    pdf,
)
from laporan.unggahan import BERKAS_TERBESAR, BerkasDitolak, gambar as modul_gambar, nama_rapi, periksa_berkas
from pegawai.tests.lembar import membengkak, ubah_kepala, xlsx


X, D = TipeBerkas.XLSX, TipeBerkas.DOCX


@pytest.mark.parametrize(
    ("isi", "tipe"),
    [
        (pdf(), TipeBerkas.PDF),
        (pdf(aliran(b"/JS inside a page is only a picture of it")), TipeBerkas.PDF),
        (pdf(b"<</S/URI/URI(https://contoh.id)>>"), TipeBerkas.PDF),
        (pdf(aliran(b"1 0 <</Type/Annot>>", b"/Type/ObjStm/N 1")), TipeBerkas.PDF),
        (gambar("JPEG"), TipeBerkas.JPEG),
        (gambar("MPO"), TipeBerkas.JPEG),
        (gambar("JPEG", ragam="L", warna=9), TipeBerkas.JPEG),
        (gambar("JPEG", ragam="CMYK", warna=(9, 9, 9, 9)), TipeBerkas.JPEG),
        (gambar("PNG"), TipeBerkas.PNG),
        (gambar("PNG", ragam="P", warna=0, transparency=0), TipeBerkas.PNG),
        (gambar("PNG", ragam="I;16", warna=9), TipeBerkas.PNG),
        (gambar("WEBP"), TipeBerkas.WEBP),
        (kantor(X), TipeBerkas.XLSX),
        (kantor(D), TipeBerkas.DOCX),
        (kantor(D, **{"word/_rels/document.xml.rels": menjemput("hyperlink")}), TipeBerkas.DOCX),
        (kantor(X, **{"xl/media/image1.png": gambar("PNG")}), TipeBerkas.XLSX),
    ],
)
def test_what_offices_and_phones_write_is_taken(isi, tipe):
    assert periksa_berkas(isi).tipe == tipe


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (b"", "kosong"),
        (b"%PDF-1.7" + bytes(BERKAS_TERBESAR), "5 MB"),
        (b"<html><script>alert(1)</script></html>", "Jenis berkas ini tidak diterima"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Jenis berkas ini tidak diterima"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "Jenis berkas ini tidak diterima"),
        (b"MZ\x90\x00" * 20, "Jenis berkas ini tidak diterima"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "kata sandi"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(60), "HEIC"),
        (b"%PDF-1.7 but nothing else", "rusak"),
        (pdf()[:-30], "rusak"),
        (pdf(ekor=b"/Encrypt 5 0 R"), "dikunci"),
        (pdf(b"<</S/JavaScript/JS(app.alert)>>"), "skrip"),
        (pdf(b"<</S/J#61vaScript>>"), "skrip"),
        (pdf(b"<</Type/EmbeddedFile>>"), "berkas lain"),
        (pdf(b"<</S/Launch/F(cmd.exe)>>"), "skrip"),
        (pdf(aliran(b"1 0 <</S/JavaScript>>", b"/Type/ObjStm/N 1")), "skrip"),
        (pdf(aliran(b"1 0 <</S/JavaScript>>", b"/Type/Obj#53tm/N 1")), "skrip"),
        (pdf(b"<</X 1>>\nstream\nwithout an end", b"<</S/JavaScript>>"), "skrip"),
        (pdf(b"<</X(stream\n)/S/JavaScript>>", aliran(b"page")), "skrip"),
        (pdf(aliran(bytes(9 * 1024 * 1024), b"/Type/ObjStm/N 1")), "terlalu besar"),
        (gambar("JPEG")[:300], "rusak"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "rusak"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(40), "rusak"),
        (bergerak("PNG"), "bergerak"),
        (bergerak("WEBP"), "bergerak"),
        (b"PK\x03\x04" + bytes(40), "rusak"),
        (kantor(X)[:-60], "rusak"),
        (arsip([("catatan.txt", "bukan lembar kerja")]), "rusak"),
        (xlsx([["tanpa jenis"]]), "rusak"),
        (kantor(X, **{"xl/vbaProject.bin": b"makro"}), "makro"),
        (kantor(D, **{"word/vbaData.xml": "<x/>"}), "makro"),
        (kantor(D, **{"word/activeX/activeX1.bin": b"x"}), "makro"),
        (kantor(D, **{"word/embeddings/oleObject1.bin": b"x"}), "makro"),
        (kantor(X, **{"xl/macrosheets/sheet1.xml": "<x/>"}), "makro"),
        (
            kantor(X, **{"[Content_Types].xml": JENIS.format("xl/workbook.xml", "x.macroEnabled")}),
            "makro",
        ),
        (
            kantor(D, **{"word/_rels/settings.xml.rels": menjemput("attachedTemplate", "External")}),
            "menjemput",
        ),
        (
            kantor(D, **{"word/_rels/settings.xml.RELS": menjemput("attachedTemplate", "External")}),
            "menjemput",
        ),
        (membengkak(zipfile.ZIP_BZIP2, 9 * 1024 * 1024, mengaku=1000), "dimampatkan"),
        (membengkak(zipfile.ZIP_LZMA, 9 * 1024 * 1024, mengaku=1000), "dimampatkan"),
        (ubah_kepala(kantor(X), 8, "<H", 0x1), "kata sandi"),
        (kantor(X, **{"../../luar.xml": "<x/>"}), "rusak"),
        (kantor(X, **{"/mutlak.xml": "<x/>"}), "rusak"),
        (kantor(X, **{"xl\\tersembunyi.xml": "<x/>"}), "rusak"),
        (kantor(X, **{f"xl/media/{ke}.xml": "" for ke in range(2000)}), "rusak"),
        (kantor(D, **{"_rels/.rels": "<!DOCTYPE x [<!ENTITY a 'b'>]><Relationships/>"}), "rusak"),
        (kantor(D, **{"_rels/.rels": "<Relationships>"}), "rusak"),
    ],
)
def test_what_is_broken_or_could_act_is_refused_with_the_way_out(isi, sebab):
    with pytest.raises(BerkasDitolak, match=sebab):
        periksa_berkas(isi)


@pytest.mark.parametrize(
    "ulangan",
    [
        b"stream\n",
        b">>stream\n",
        b"/ObjStm ",
        b"/ObjStm>>stream\n",
        b"/ObjStm>>stream\nendstream",
        b">>" + b" " * 5000,
        b"#41",
    ],
)
def test_a_pdf_that_only_wants_to_keep_its_reader_busy_is_read_once(ulangan):
    """What looks again at the rest of the file for each of these never comes to an end with 5 MB of them."""
    rangka = pdf()

    isi = pdf(ulangan * ((BERKAS_TERBESAR - len(rangka) - 20) // len(ulangan)))

    assert periksa_berkas(isi).tipe == TipeBerkas.PDF


@pytest.mark.parametrize(("mengaku", "sebab"), [(1000, "rusak"), (32 * 1024 * 1024, "terlalu besar")])
def test_an_archive_that_swells_is_refused_before_it_is_unpacked(monkeypatch, mengaku, sebab):
    monkeypatch.setattr("pegawai.berkas.arsip.ISI_TERBESAR", 1024 * 1024)
    isi = membengkak(zipfile.ZIP_DEFLATED, 32 * 1024 * 1024, mengaku=mengaku)

    tracemalloc.start()
    with pytest.raises(BerkasDitolak, match=sebab):
        periksa_berkas(isi)
    puncak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert puncak < 8 * 1024 * 1024


def test_an_archive_that_lies_about_its_size_is_broken():
    jujur = kantor(D, **{"word/media/a.bin": b"0" * 4000})

    bohong = jujur.replace(struct.pack("<I", 4000), struct.pack("<I", 40))

    with pytest.raises(BerkasDitolak, match="rusak"):
        periksa_berkas(bohong)


def test_an_archive_behind_something_else_is_refused():
    with pytest.raises(BerkasDitolak, match="rusak"):
        periksa_berkas(b"PK\x03\x04" + b"<script>" + kantor(X))


def test_a_photograph_is_upright_and_tells_nothing_of_place_or_camera():
    diperiksa = periksa_berkas(foto_berlokasi())

    with Image.open(io.BytesIO(diperiksa.isi)) as hasil:
        assert hasil.size == (40, 60)
        assert not hasil.getexif()
        assert not {"exif", "comment", "xmp", "icc_profile"} & set(hasil.info)
    assert b"Kamera" not in diperiksa.isi
    assert b"catatan" not in diperiksa.isi


@pytest.mark.parametrize("tipe", ["JPEG", "PNG", "WEBP"])
def test_what_stands_behind_a_picture_is_not_kept(tipe):
    assert b"<script>" not in periksa_berkas(gambar(tipe) + b"<script>").isi


def test_a_picture_is_stored_no_longer_than_needed():
    with Image.open(io.BytesIO(periksa_berkas(gambar(besar=(4000, 3000))).isi)) as hasil:
        assert max(hasil.size) == modul_gambar.SISI_TERPANJANG


def test_a_picture_that_writes_larger_than_a_file_may_be_is_made_smaller(monkeypatch):
    derau = Image.frombytes("RGB", (200, 200), os.urandom(120_000))
    tulisan = io.BytesIO()
    derau.save(tulisan, "PNG")
    monkeypatch.setattr(modul_gambar, "BERKAS_TERBESAR", 40_000)

    diperiksa = periksa_berkas(tulisan.getvalue())

    assert len(diperiksa.isi) <= 40_000
    with Image.open(io.BytesIO(diperiksa.isi)) as hasil:
        assert hasil.size == (100, 100)


def test_a_picture_that_claims_too_many_pixels_is_refused_before_it_is_unpacked():
    kepala = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    ihdr = struct.pack(">I", 13) + b"IHDR" + kepala + struct.pack(">I", zlib.crc32(b"IHDR" + kepala))

    with pytest.raises(BerkasDitolak, match="megapiksel"):
        periksa_berkas(b"\x89PNG\r\n\x1a\n" + ihdr + b"\x00\x00\x00\x00IDAT" + bytes(8))


def test_the_same_picture_has_the_same_print():
    assert periksa_berkas(foto_berlokasi()).sidik == periksa_berkas(foto_berlokasi()).sidik


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.7\n", b"\xff\xd8\xff", b"RIFF", b"PK\x03\x04"])
)
def test_garbage_is_refused_in_words(sampah, awalan):
    with pytest.raises(BerkasDitolak) as penolakan:
        periksa_berkas(awalan + sampah)
    assert str(penolakan.value).endswith(".")


@pytest.mark.parametrize(
    ("nama", "tipe", "rapi"),
    [
        ("Undangan rapat.pdf", TipeBerkas.PDF, "Undangan rapat.pdf"),
        ("FOTO.JPEG", TipeBerkas.JPEG, "FOTO.jpeg"),
        ("foto.exe", TipeBerkas.PNG, "foto.exe.png"),
        ("C:\\Users\\ani\\laporan.docx", D, "laporan.docx"),
        ("../../etc/passwd", TipeBerkas.PDF, "passwd.pdf"),
        ("\u202efdp.exe", TipeBerkas.PDF, "fdp.exe.pdf"),
        ("baris\r\nbaru.pdf", TipeBerkas.PDF, "barisbaru.pdf"),
        ("", TipeBerkas.XLSX, "bukti.xlsx"),
        (".pdf", TipeBerkas.PDF, "pdf.pdf"),
        ("p" * 500 + ".pdf", TipeBerkas.PDF, "p" * 120 + ".pdf"),
    ],
)
def test_a_name_is_shown_without_path_or_hidden_signs_and_with_its_true_ending(nama, tipe, rapi):
    assert nama_rapi(nama, tipe) == rapi
