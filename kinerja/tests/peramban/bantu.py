"""What tests of waiting entries and of drafts do and look at on a page."""

from __future__ import annotations

from playwright.sync_api import Page, expect


LAPORAN = "/laporan/"


def pasang_pekerja(halaman: Page) -> None:
    """Wait until the service worker has all it needs."""
    halaman.evaluate("navigator.serviceWorker.ready.then(() => true)")


def putuskan(halaman: Page) -> None:
    """Take the line away and open the page again, as it is without one."""
    pasang_pekerja(halaman)
    halaman.context.set_offline(True)
    halaman.reload()
    expect(halaman.get_by_role("heading", name="Catat tanpa sambungan")).to_be_visible()


def isi(formulir, uraian: str, mulai: str, selesai: str) -> None:
    formulir.get_by_label("Uraian kegiatan").fill(uraian)
    formulir.get_by_label("Jam mulai").fill(mulai)
    formulir.get_by_label("Jam selesai").fill(selesai)


def catat_luring(halaman: Page, uraian: str, mulai: str, selesai: str) -> None:
    isi(halaman.locator("[data-kinerja-isian-luring]"), uraian, mulai, selesai)
    halaman.get_by_role("button", name="Simpan sebagai konsep").click()
    expect(menunggu(halaman, uraian)).to_be_visible()


def catat(halaman: Page, uraian: str, mulai: str, selesai: str) -> None:
    """Fill in and send the form of the page that needs a line."""
    formulir = halaman.locator("#catat")
    isi(buka_formulir(formulir), uraian, mulai, selesai)
    formulir.get_by_role("button", name="Simpan sebagai konsep").click()


def buka_formulir(formulir):
    formulir.locator("details:not([open]) > summary").click()
    return formulir


def menunggu(halaman: Page, uraian: str):
    return halaman.locator("#belum-terkirim li").filter(has_text=uraian)


def tercatat(halaman: Page, uraian: str):
    return halaman.locator(".linimasa__ruas").filter(has_text=uraian)


def pastikan_satu(halaman: Page, uraian: str) -> None:
    halaman.goto(LAPORAN)
    expect(tercatat(halaman, uraian)).to_have_count(1)
    expect(halaman.locator("[data-kinerja-luring]")).to_be_hidden()


def keluar(halaman: Page) -> None:
    halaman.locator("summary", has_text="menu akun").click()
    halaman.get_by_role("button", name="Keluar").click()
    expect(halaman.get_by_role("link", name="Masuk pegawai").first).to_be_visible()
