"""A workbook written by hand, as small as XLSX allows: the tests need no library that writes them."""

import io
import struct
import zipfile
from datetime import date
from xml.sax.saxutils import escape


BUKU = """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{}</sheets></workbook>"""
HUBUNGAN = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"""
JENIS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
LEMBAR = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
><sheetData>{}</sheetData></worksheet>"""
ISI = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"
><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"
/><Default Extension="xml" ContentType="application/xml"/></Types>"""
TEKS = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</sst>"""
GAYA = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>"""


def xlsx(*lembar, teks_bersama=()):
    """Return the bytes of a workbook; each sheet is a list of rows of str, number, date or None.

    A sheet may also be its <row> elements as written; these may name one of `teks_bersama`.
    """
    nama = [f"Lembar{ke}" for ke, _ in enumerate(lembar, start=1)]
    tulisan = io.BytesIO()
    with zipfile.ZipFile(tulisan, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("[Content_Types].xml", ISI)
        arsip.writestr(
            "_rels/.rels",
            HUBUNGAN.format(f'<Relationship Id="r1" Type="{JENIS}officeDocument" Target="xl/workbook.xml"/>'),
        )
        arsip.writestr(
            "xl/workbook.xml",
            BUKU.format(
                "".join(f'<sheet name="{n}" sheetId="{k}" r:id="r{k}"/>' for k, n in enumerate(nama, 1))
            ),
        )
        hubungan = [
            f'<Relationship Id="r{k}" Type="{JENIS}worksheet" Target="worksheets/{n}.xml"/>'
            for k, n in enumerate(nama, 1)
        ]
        hubungan.append(f'<Relationship Id="rg" Type="{JENIS}styles" Target="styles.xml"/>')
        hubungan.append(f'<Relationship Id="rt" Type="{JENIS}sharedStrings" Target="sharedStrings.xml"/>')
        arsip.writestr(
            "xl/sharedStrings.xml", TEKS.format("".join(map("<si><t>{}</t></si>".format, teks_bersama)))
        )
        arsip.writestr("xl/_rels/workbook.xml.rels", HUBUNGAN.format("".join(hubungan)))
        arsip.writestr("xl/styles.xml", GAYA)
        for n, baris in zip(nama, lembar, strict=True):
            arsip.writestr(f"xl/worksheets/{n}.xml", _lembar(baris))
    return tulisan.getvalue()


def membengkak(pemadatan, besar, *, mengaku):
    """Return a small workbook whose last part unfolds to `besar` bytes and says `mengaku`."""
    tulisan = io.BytesIO()
    with zipfile.ZipFile(tulisan, "w", pemadatan) as arsip:
        arsip.writestr("[Content_Types].xml", ISI)
        arsip.writestr("xl/sharedStrings.xml", bytes(besar))
    return ubah_kepala(tulisan.getvalue(), 24, "<I", mengaku)


def ubah_kepala(isi, letak, bentuk, nilai):
    """Return an archive that says something else of its last part, at this place of its entry in the list."""
    hasil = bytearray(isi)
    struct.pack_into(bentuk, hasil, hasil.rfind(b"PK\x01\x02") + letak, nilai)
    return bytes(hasil)


def _lembar(baris):
    if isinstance(baris, str):
        return LEMBAR.format(baris)
    isi = ""
    for ke, satu in enumerate(baris, start=1):
        sel = "".join(_sel(f"{chr(65 + kolom)}{ke}", nilai) for kolom, nilai in enumerate(satu))
        isi += f'<row r="{ke}">{sel}</row>'
    return LEMBAR.format(isi)


def _sel(tempat, sel):
    if sel is None:
        return ""
    if isinstance(sel, date):
        return f'<c r="{tempat}" s="1"><v>{(sel - date(1899, 12, 30)).days}</v></c>'
    if isinstance(sel, str):
        return f'<c r="{tempat}" t="inlineStr"><is><t>{escape(sel)}</t></is></c>'
    return f'<c r="{tempat}"><v>{sel}</v></c>'
