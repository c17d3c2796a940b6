"""A month carried over to BKN and back by a person: brought in from a file, taken out, marked, differed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect


LAYAR = {"desktop": {"width": 1280, "height": 900}, "ponsel": {"width": 390, "height": 844}}
PERAN = {"desktop": "Pegawai", "ponsel": "Pejabat penilai"}
JUDUL = "Tanggal kegiatan;Jam mulai;Jam selesai;Kegiatan harian"


def hari_ini() -> str:
    """Return today as the site knows it, seven hours ahead."""
    return f"{datetime.now(UTC).astimezone(timezone(timedelta(hours=7))):%d/%m/%Y}"


def unggah(halaman: Page, isi: str) -> None:
    halaman.get_by_label("Berkas Progress Harian").set_input_files(
        {"name": "harian.csv", "mimeType": "text/csv", "buffer": isi.encode()}
    )
    halaman.get_by_role("button", name="Periksa berkas").click()


@pytest.mark.parametrize("layar", LAYAR)
def test_a_file_comes_in_once_goes_out_whole_and_is_marked(buka, layar):
    uraian = f"Menyalin register uji {layar}"
    halaman = buka("/laporan/impor/", sebagai=PERAN[layar], viewport=LAYAR[layar])
    baris = f"{JUDUL}\n{hari_ini()};02.00;02.10;{uraian}"

    unggah(halaman, f"{baris}\n{hari_ini()};02.20;02.20;Salah jam")
    expect(halaman.get_by_text("Berkas ini belum dapat diimpor")).to_be_visible()
    expect(halaman.get_by_text("Jam mulai dan jam selesai sama.")).to_be_visible()

    halaman.get_by_role("link", name="Unggah berkas yang sudah diperbaiki").click()
    unggah(halaman, baris)
    halaman.get_by_role("button", name="Impor sekarang").click()
    expect(halaman.get_by_text("1 kegiatan baru sebagai konsep")).to_be_visible()

    halaman.goto("/laporan/impor/")
    unggah(halaman, baris)
    expect(halaman.get_by_text("Semua kegiatan ini sudah ada")).to_be_visible()

    halaman.goto("/laporan/bkn/")
    assert halaman.evaluate("document.documentElement.scrollWidth") <= LAYAR[layar]["width"]
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Semua, CSV").click()
    assert uraian in Path(unduhan.value.path()).read_text("utf-8-sig")
    halaman.locator("summary", has_text="Tandai sudah sama").click()
    halaman.locator("details").get_by_role("button", name="Tandai sudah sama dengan BKN").click()
    expect(halaman.get_by_text("Sama dengan BKN.")).to_be_visible()

    halaman.goto("/laporan/bulan/")
    halaman.get_by_role("row").filter(has_text=uraian).get_by_role("link", name="Ubah").click()
    halaman.get_by_label("Jam selesai").fill("02:15")
    halaman.get_by_role("button", name="Simpan", exact=False).first.click()
    halaman.goto("/laporan/bkn/")
    expect(halaman.get_by_text("Jam selesai: di BKN 02.10, di sini 02.15")).to_be_visible()

    halaman.goto("/laporan/bulan/")
    with halaman.expect_download() as cetakan:
        halaman.get_by_role("link", name="PDF").click()
    assert Path(cetakan.value.path()).read_bytes().startswith(b"%PDF")
