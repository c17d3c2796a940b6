import io
import random
import struct
import tracemalloc
import zipfile
from datetime import date

import pytest

from pegawai.berkas import BerkasTidakTerbaca, Kolom, baca_tabel
from pegawai.tests.lembar import membengkak, ubah_kepala, xlsx


KOLOM = (Kolom("NIP", "nomor", True),)
MB = 1024 * 1024
BENDERA, PEMADATAN, LETAK_BAGIAN = 8, 10, 42  # places in what the list says of a part


@pytest.mark.parametrize(
    ("pemadatan", "mengaku", "sebab"),
    [
        pytest.param(zipfile.ZIP_BZIP2, 1000, "dimampatkan", id="bzip2"),
        pytest.param(zipfile.ZIP_LZMA, 1000, "dimampatkan", id="lzma"),
        pytest.param(zipfile.ZIP_DEFLATED, 1000, "rusak", id="deflate-that-lies"),
        pytest.param(zipfile.ZIP_DEFLATED, 32 * MB, "terlalu besar", id="deflate-that-is-honest"),
    ],
)
def test_nothing_unfolds_beyond_the_limit_whatever_the_archive_says(monkeypatch, pemadatan, mengaku, sebab):
    monkeypatch.setattr("pegawai.berkas.arsip.ISI_TERBESAR", MB)
    isi = membengkak(pemadatan, 32 * MB, mengaku=mengaku)

    tracemalloc.start()
    with pytest.raises(BerkasTidakTerbaca, match=sebab):
        baca_tabel(isi, KOLOM)
    puncak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert puncak < 8 * MB


def test_a_part_beyond_any_memory_is_broken():
    tulisan = io.BytesIO()
    with zipfile.ZipFile(tulisan, "w") as arsip:
        bagian = zipfile.ZipInfo("xl/workbook.xml")
        bagian.extra = struct.pack("<HHQ", 1, 8, 2**63 + 1)  # its place, in the words of large archives
        arsip.writestr(bagian, "<workbook/>")

    with pytest.raises(BerkasTidakTerbaca, match="rusak"):
        baca_tabel(ubah_kepala(tulisan.getvalue(), LETAK_BAGIAN, "<I", 0xFFFFFFFF), KOLOM)


def test_a_part_whose_name_cannot_be_written_again_is_broken():
    nama = "x" * 40_000 + ".xml"
    tulisan = io.BytesIO()
    with zipfile.ZipFile(tulisan, "w") as arsip:
        arsip.writestr(nama, "<x/>")
    jadi_panjang = tulisan.getvalue().replace(
        b"x" * 40_000, b"\xdb" * 40_000
    )  # a sign of three bytes in UTF-8

    with pytest.raises(BerkasTidakTerbaca, match="rusak"):
        baca_tabel(jadi_panjang, KOLOM)


@pytest.mark.parametrize(
    ("kepala", "sebab"),
    [
        pytest.param((BENDERA, "<H", 0x1), "kata sandi", id="locked"),
        pytest.param((BENDERA, "<H", 0x20), "rusak", id="patched"),
        pytest.param((PEMADATAN, "<H", 97), "dimampatkan", id="unknown-packing"),
        pytest.param((LETAK_BAGIAN, "<I", 5), "rusak", id="part-that-is-not-there"),
    ],
)
def test_an_archive_that_no_spreadsheet_writes_is_refused_with_the_way_out(kepala, sebab):
    with pytest.raises(BerkasTidakTerbaca, match=sebab) as penolakan:
        baca_tabel(ubah_kepala(xlsx([["NIP"], ["1"]]), *kepala), KOLOM)

    assert "simpan ulang" in str(penolakan.value)


@pytest.mark.parametrize("sebelum_dikemas", [True, False])
def test_a_damaged_workbook_gives_a_table_or_a_reason(sebelum_dikemas):
    acak = random.Random(2026)
    utuh = xlsx([["NIP", "TMT"], [1, date(2026, 3, 1)]], teks_bersama=["NIP"])
    with zipfile.ZipFile(io.BytesIO(utuh)) as arsip:
        bagian = {nama: arsip.read(nama) for nama in arsip.namelist()}
    for _ in range(300):
        if sebelum_dikemas:
            nama = acak.choice(sorted(bagian))
            rusak = kemas({**bagian, nama: rusakkan(bagian[nama], acak)})
        else:
            rusak = rusakkan(utuh, acak)
        baca_atau_tolak(rusak)


def rusakkan(isi, acak):
    """Return the bytes with one to three of them changed to what stands in numbers, names and marks."""
    rusak = bytearray(isi)
    for _ in range(acak.randint(1, 3)):
        rusak[acak.randrange(len(rusak))] = acak.choice(b'019-.eE<>/="&;: aZ\x00\xff')
    return bytes(rusak)


def kemas(bagian):
    tulisan = io.BytesIO()
    with zipfile.ZipFile(tulisan, "w") as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return tulisan.getvalue()


def baca_atau_tolak(isi):
    alasan = ""
    try:
        baca_tabel(isi, KOLOM)
    except BerkasTidakTerbaca as penolakan:
        alasan = str(penolakan)
    assert not alasan or alasan.endswith(".")
