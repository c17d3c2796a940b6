"""The smallest XLSX that a spreadsheet program would write: one sheet of numbers and words."""

import io
import zipfile
from xml.sax.saxutils import escape


UTAMA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HUBUNGAN = "http://schemas.openxmlformats.org/package/2006/relationships"
DOKUMEN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
KERANGKA = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{JENIS}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{JENIS}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{HUBUNGAN}">'
    f'<Relationship Id="r1" Type="{DOKUMEN}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{UTAMA}" xmlns:r="{DOKUMEN}">'
    '<sheets><sheet name="Survei" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{HUBUNGAN}">'
    f'<Relationship Id="r1" Type="{DOKUMEN}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def xlsx(baris_baris):
    """Return the bytes of a workbook with these rows."""
    baris = "".join(
        f'<row r="{nomor}">{"".join(map(_sel, isi))}</row>' for nomor, isi in enumerate(baris_baris, start=1)
    )
    lembar = f'<worksheet xmlns="{UTAMA}"><sheetData>{baris}</sheetData></worksheet>'
    berkas = io.BytesIO()
    with zipfile.ZipFile(berkas, "w") as arsip:
        for nama, isi in (KERANGKA | {"xl/worksheets/sheet1.xml": lembar}).items():
            arsip.writestr(nama, f'<?xml version="1.0" encoding="UTF-8"?>{isi}')
    return berkas.getvalue()


def _sel(isi):
    if isinstance(isi, str):
        return f'<c t="inlineStr"><is><t>{escape(isi)}</t></is></c>'
    return f"<c><v>{isi}</v></c>"
