"""Evidence from choosing the files to the superior looking at them; and the meter, which counts no one."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from laporan.tests.berkas import foto_berlokasi, pdf


LAYAR = {"desktop": {"width": 1280, "height": 900}, "ponsel": {"width": 390, "height": 844}}
FOTO = {"name": "Daftar hadir.jpg", "mimeType": "image/jpeg", "buffer": foto_berlokasi()}
NOTULA = {"name": "Notula.pdf", "mimeType": "application/pdf", "buffer": pdf()}
TIPUAN = {"name": "tipuan.pdf", "mimeType": "application/pdf", "buffer": b"<script>alert(1)</script>"}


def catat(halaman: Page, baris: str, uraian: str) -> None:
    halaman.locator("#baris").press_sequentially(f"{baris} {uraian}")
    expect(halaman.locator(".usulan")).to_contain_text(uraian)


def gambar_terlihat(halaman: Page) -> bool:
    gambar = halaman.locator(".bukti__gambar")
    gambar.scroll_into_view_if_needed()
    expect(gambar).to_be_visible()
    return bool(gambar.evaluate("async (g) => { await g.decode(); return g.naturalWidth > 0; }"))


@pytest.mark.parametrize("layar", LAYAR)
def test_evidence_is_attached_right_after_recording_and_seen_by_the_superior(buka, layar):
    uraian = f"Rapat berbukti uji {layar}"
    halaman = buka("/laporan/", sebagai="Pegawai", viewport=LAYAR[layar])
    catat(halaman, {"desktop": "01.00-01.10", "ponsel": "01.20-01.30"}[layar], uraian)
    halaman.locator(".usulan ~ form").get_by_role("button", name="Simpan, lalu lampirkan bukti").click()
    halaman.wait_for_url("**/bukti/")
    alamat = halaman.url

    halaman.get_by_label("Berkas").set_input_files([FOTO, NOTULA, TIPUAN])
    halaman.get_by_label("Tautan").fill("https://contoh.id/album")
    halaman.get_by_role("button", name="Lampirkan", exact=True).click()
    expect(halaman.get_by_text("3 bukti dilampirkan.")).to_be_visible()
    expect(halaman.get_by_text("tipuan.pdf: Jenis berkas ini tidak diterima")).to_be_visible()
    expect(halaman.locator(".bukti__butir")).to_have_count(3)
    assert gambar_terlihat(halaman)
    assert halaman.evaluate("document.documentElement.scrollWidth") <= LAYAR[layar]["width"]
    foto = halaman.get_by_role("link", name="Daftar hadir.jpg").get_attribute("href")
    halaman.get_by_role("button", name="Ajukan kegiatan").click()
    expect(halaman.locator(".linimasa__ruas").filter(has_text=uraian)).to_contain_text("3 bukti")

    nomor = alamat.rstrip("/").split("/")[-2]
    meja = buka(f"/laporan/verifikasi/{nomor}/", sebagai="Pejabat penilai", viewport=LAYAR[layar])
    assert gambar_terlihat(meja)
    with meja.expect_popup() as notula:
        meja.get_by_role("link", name="Notula.pdf").click()
    notula.value.wait_for_load_state()
    assert notula.value.evaluate("document.contentType") == "application/pdf"
    notula.value.close()
    with meja.expect_popup() as terbuka:
        meja.get_by_role("link", name="Daftar hadir.jpg").click()
    terbuka.value.wait_for_load_state()
    assert terbuka.value.evaluate("document.images[0].naturalWidth") == 40  # upright

    orang_lain = buka("/beranda/", sebagai="Petugas pengaduan")
    assert orang_lain.request.get(foto).status == 403


def test_the_meter_counts_seconds_of_a_seen_page_and_stops_for_who_objects(buka):
    halaman = buka("/laporan/", sebagai="Pegawai")
    terkirim: list[dict[str, list[str]]] = []
    halaman.on("request", lambda r: r.method == "POST" and terkirim.append(parse_qs(r.post_data or "")))

    catat(halaman, "01.40-01.50", "Diukur tanpa nama uji")
    halaman.locator("#baris").press("Enter")
    expect(halaman.locator(".linimasa__ruas").filter(has_text="Diukur tanpa nama uji")).to_have_count(1)
    assert int(terkirim.pop()["detik"][0]) >= 1
    ruas = halaman.locator(".linimasa__ruas").filter(has_text="Diukur tanpa nama uji")
    ruas.get_by_role("link", name="Ubah").click()
    halaman.get_by_label("Uraian kegiatan").fill("Diukur tanpa nama uji, diperbaiki")
    halaman.get_by_role("button", name="Simpan sebagai konsep").click()
    expect(halaman.get_by_text("Perubahan disimpan.")).to_be_visible()
    assert int(terkirim.pop()["detik"][0]) >= 1

    halaman.goto("/laporan/pengukuran/")
    halaman.get_by_role("button", name="Jangan ukur saya").click()
    expect(halaman.get_by_text("tidak diukur lagi")).to_be_visible()
    halaman.goto("/laporan/")
    catat(halaman, "02.55-02.59", "Tidak diukur uji")
    halaman.locator("#baris").press("Enter")
    expect(halaman.locator(".linimasa__ruas").filter(has_text="Tidak diukur uji")).to_have_count(1)
    assert "detik" not in terkirim.pop()

    halaman.goto("/laporan/pengukuran/")
    halaman.get_by_role("button", name="Ikut diukur lagi").click()
