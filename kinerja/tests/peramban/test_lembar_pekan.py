"""A week in one sheet, at a desk by keyboard alone and on a phone: pasted, copied, corrected, saved once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from pegawai.inti.periode import Periode


HARI_KERJA = 5
PEKAN_DICOBA = 60
URAIAN = "Menata berkas layanan untuk uji lembar pekan"
TEMPEL = """(sel, teks) => {
  const papan = new DataTransfer();
  papan.setData("text/plain", teks);
  sel.dispatchEvent(new ClipboardEvent("paste", {clipboardData: papan, bubbles: true, cancelable: true}));
}"""
UKURAN = {
    "meja": {"viewport": {"width": 1280, "height": 900}},
    "ponsel": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}


def buka_pekan(lembar: Page, pekan: Periode) -> int:
    """Open a week; return on how many of its days something can be told and nothing is yet."""
    lembar.goto(f"/laporan/pekan/?mulai={pekan.mulai}")
    return lembar.locator(".hari-hari").get_by_text("Belum ada catatan").count()


def dua_pekan_kosong(lembar: Page) -> tuple[Periode, Periode]:
    """Find two weeks in a row, both over, with five working days each of which nothing is told."""
    kini = Periode.pekan_dari(timezone.localdate())
    kosong = None
    for ke in range(1, PEKAN_DICOBA):
        pekan = Periode.pekan_dari(kini.mulai - timedelta(weeks=ke))
        if buka_pekan(lembar, pekan) != HARI_KERJA:
            kosong = None
        elif kosong is None:
            kosong = pekan
        else:
            return pekan, kosong
    pytest.fail("tidak ada dua pekan kosong berurutan pada kota contoh")


def isi_alasan(lembar: Page) -> None:
    """A week that is over is late, but for its last days: one reason for all rows."""
    alasan = lembar.get_by_label("Alasan terlambat")
    if alasan.count():
        alasan.fill("Baru kembali dari tugas lapangan.")


def tempel_sepekan(lembar: Page, pekan: Periode) -> None:
    """Paste five days from a spreadsheet, in the order of columns that the page names, and save them."""
    buka_pekan(lembar, pekan)
    baris = [
        f"{hari:%d/%m/%Y}\t0800\t09:00\t{URAIAN} {hari:%d-%m}\tDi luar SKP\t"
        for hari in pekan.hari_hari()[:HARI_KERJA]
    ]
    lembar.locator("[name='baris-0-tanggal']").evaluate(TEMPEL, "\r\n".join(baris))
    expect(lembar.get_by_role("status")).to_contain_text("5 baris ditempel")
    isi_alasan(lembar)
    lembar.get_by_role("button", name="Simpan sebagai konsep").click()
    expect(lembar.locator("main")).to_contain_text("5 kegiatan dicatat.")


def salin(lembar: Page, dari: Periode) -> None:
    lembar.get_by_label("Pekan yang disalin").select_option(str(dari.mulai))
    lembar.get_by_role("button", name="Salin ke pekan ini").click()


def jam_selesai(lembar: Page) -> list[str]:
    return [sel.input_value() for sel in lembar.locator("[name$='-jam_selesai']").all() if sel.input_value()]


def test_by_keyboard_alone_a_week_is_copied_corrected_and_saved_once(buka):
    lembar = buka("/laporan/pekan/", sebagai="Pegawai", **UKURAN["meja"])
    dari, ke = dua_pekan_kosong(lembar)
    tempel_sepekan(lembar, dari)
    buka_pekan(lembar, ke)
    salin(lembar, dari)
    expect(lembar.locator("[name='baris-0-uraian']")).to_be_focused()

    tekan = lembar.keyboard
    tekan.press("Shift+Tab")  # to the end of the first copied row, its text selected
    for ke_berapa, jam in enumerate(("0930", "10", "10.15", "1100", "11:45")):
        if ke_berapa:
            tekan.press("Enter")
        tekan.type(jam)
    isi_alasan(lembar)
    tekan.press("Control+Enter")

    expect(lembar.locator("main")).to_contain_text("5 kegiatan dicatat.")
    assert jam_selesai(lembar) == ["09.30", "10.00", "10.15", "11.00", "11.45"]
    salin(lembar, dari)
    expect(lembar.locator("main")).to_contain_text("Tidak ada yang disalin")


def test_on_a_phone_a_week_is_copied_corrected_and_saved_but_for_what_is_left_out(buka):
    lembar = buka("/laporan/pekan/", sebagai="Pegawai", **UKURAN["ponsel"])
    dari, ke = dua_pekan_kosong(lembar)
    tempel_sepekan(lembar, dari)
    buka_pekan(lembar, ke)
    salin(lembar, dari)

    lembar.locator("[name='baris-1-jam_selesai']").fill("1130")
    lembar.get_by_label("Lewati").nth(2).check()
    isi_alasan(lembar)
    lembar.get_by_role("button", name="Simpan sebagai konsep").click()

    expect(lembar.locator("main")).to_contain_text("4 kegiatan dicatat.")
    assert jam_selesai(lembar) == ["09.00", "11.30", "09.00", "09.00"]
    assert lembar.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_day_copied_meanwhile_in_another_tab_is_not_copied_twice(buka):
    lembar = buka("/laporan/pekan/", sebagai="Pegawai", **UKURAN["meja"])
    dari, ke = dua_pekan_kosong(lembar)
    tempel_sepekan(lembar, dari)
    buka_pekan(lembar, ke)
    salin(lembar, dari)

    hari = lembar.context.new_page()
    hari.goto(f"/laporan/salin/?tanggal={ke.mulai}&dari={dari.mulai}")
    isi_alasan(hari)
    hari.get_by_role("button", name="Salin yang dicentang").dblclick()
    expect(hari.locator("main")).to_contain_text("1 kegiatan disalin sebagai konsep.")
    isi_alasan(lembar)
    lembar.get_by_role("button", name="Simpan sebagai konsep").click()

    expect(lembar.locator("main")).to_contain_text("4 kegiatan dicatat. 1 baris sudah tercatat")
    assert len(jam_selesai(lembar)) == HARI_KERJA


def test_enter_in_the_last_row_adds_another_and_arrows_move_as_in_a_spreadsheet(buka):
    lembar = buka("/laporan/pekan/", sebagai="Pegawai", **UKURAN["meja"])
    tekan, banyak = lembar.keyboard, lembar.locator("main [data-kinerja-baris]")
    semula = banyak.count()

    lembar.locator("[name$='-jam_mulai']").nth(semula - 1).focus()
    hari = lembar.locator("[name$='-tanggal']").nth(semula - 1).input_value()
    tekan.press("Enter")
    expect(banyak).to_have_count(semula + 1)
    expect(lembar.locator(f"[name='baris-{semula}-tanggal']")).to_be_focused()
    expect(lembar.locator(f"[name='baris-{semula}-tanggal']")).to_have_value(hari)

    tekan.press("ArrowRight")
    expect(lembar.locator(f"[name='baris-{semula}-jam_mulai']")).to_be_focused()
    tekan.press("ArrowUp")
    expect(lembar.locator(f"[name='baris-{semula - 1}-jam_mulai']")).to_be_focused()
    tekan.press("ArrowRight")
    expect(lembar.locator(f"[name='baris-{semula - 1}-jam_selesai']")).to_be_focused()
    tekan.press("ArrowDown")
    expect(lembar.locator(f"[name='baris-{semula}-jam_selesai']")).to_be_focused()
    tekan.press("ArrowLeft")
    expect(lembar.locator(f"[name='baris-{semula}-jam_mulai']")).to_be_focused()


def test_a_few_keys_lead_from_the_top_of_the_page_into_the_sheet(buka):
    lembar = buka("/laporan/pekan/", sebagai="Pegawai", **UKURAN["meja"])
    for tombol in ("Tab", "Tab", "Enter", "Tab"):
        lembar.keyboard.press(tombol)

    expect(lembar.locator("[name='baris-0-tanggal']")).to_be_focused()
