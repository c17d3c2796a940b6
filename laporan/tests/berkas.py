"""Small real files of every kind that may be evidence, and of those that may not; what the store holds."""

import io
import zipfile
import zlib
from datetime import datetime
from zoneinfo import ZoneInfo

from PIL import Image

from laporan import gudang, services
from laporan.choices import TipeBerkas
from laporan.unggahan import periksa_berkas


DILAMPIRKAN_PADA = datetime(2026, 3, 10, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELASI = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
JENIS = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/{}" ContentType="application/vnd.openxmlformats-officedocument.{}.main+xml"/>'
    "</Types>"
)
POKOK = {
    TipeBerkas.XLSX: ("xl/workbook.xml", "spreadsheetml.sheet", "<workbook/>"),
    TipeBerkas.DOCX: ("word/document.xml", "wordprocessingml.document", "<document/>"),
}


def kantor(tipe, **lain):
    """Return a workbook or a document; `lain` are further parts, or other contents of those it has."""
    nama, jenis, isi = POKOK[tipe]
    bagian = {
        "[Content_Types].xml": JENIS.format(nama, jenis),
        "_rels/.rels": RELASI.format(
            f'<Relationship Id="r1" Type="{HUBUNGAN}/officeDocument" Target="{nama}"/>'
        ),
        nama: isi,
        **lain,
    }
    return arsip(bagian.items())


def arsip(daftar_bagian):
    tulisan = io.BytesIO()
    with zipfile.ZipFile(tulisan, "w", zipfile.ZIP_DEFLATED) as zip_baru:
        for nama, isi in daftar_bagian:
            zip_baru.writestr(nama, isi)
    return tulisan.getvalue()


def menjemput(relasi, ke="external"):
    """Return the relations of a document that point outside when `ke` says so."""
    return RELASI.format(
        f'<Relationship Id="r9" Type="{HUBUNGAN}/{relasi}" Target="https://contoh.id/x" TargetMode="{ke}"/>'
    )


def pdf(*objek, ekor=b""):
    """Return a PDF of one empty page with further objects."""
    badan = (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    )
    badan += b"".join(b"%d 0 obj%sendobj\n" % (ke, isi) for ke, isi in enumerate(objek, start=3))
    return badan + b"trailer<</Root 1 0 R%s>>\nstartxref\n9\n%%%%EOF\n" % ekor


def aliran(isi, kepala=b""):
    padat = zlib.compress(isi)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\n" % (kepala, len(padat), padat)


def gambar(format_gambar="JPEG", besar=(60, 40), warna="navy", ragam="RGB", **pilihan):
    tulisan = io.BytesIO()
    Image.new(ragam, besar, warna).save(tulisan, format_gambar, **pilihan)
    return tulisan.getvalue()


def bergerak(format_gambar):
    tulisan = io.BytesIO()
    kedua = Image.new("RGB", (20, 20), "red")
    Image.new("RGB", (20, 20)).save(tulisan, format_gambar, save_all=True, append_images=[kedua])
    return tulisan.getvalue()


def foto_berlokasi():
    """Return a photograph taken sideways, with the place and the camera in it."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it by a quarter to see it upright
    exif[0x010F] = "Kamera Contoh"
    exif.get_ifd(0x8825)[2] = (0.0, 1.0, 30.0)
    return gambar(exif=exif, comment=b"catatan kamera", besar=(60, 40))


def isi_gudang():
    return {f"{f}/{n}" for f in gudang.gudang().listdir("")[0] for n in gudang.gudang().listdir(f)[1]}


def lampirkan(kegiatan, isi=None, nama="notula.pdf", oleh=None):
    """Keep a file as evidence of an activity, by its owner unless told otherwise, at the usual moment."""
    return services.tambah_berkas(
        kegiatan_id=kegiatan.pk,
        nama=nama,
        berkas=periksa_berkas(isi or pdf()),
        oleh=oleh or kegiatan.pegawai,
        pada=DILAMPIRKAN_PADA,
    )
