"""A journey told by keyboard alone: it stands in one's calendar, and the superior sees it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect


LAYAR = {"desktop": {"width": 1280, "height": 900}, "ponsel": {"width": 390, "height": 844}}
HARI_KE_DEPAN = {"desktop": 200, "ponsel": 230}  # days that nothing else in the demo city lies on


@pytest.mark.parametrize("layar", LAYAR)
def test_a_journey_is_told_by_keyboard_and_seen_by_the_superior(buka, layar):
    mulai = timezone.localdate() + timedelta(days=HARI_KE_DEPAN[layar])
    surat = f"800.1.11.1/{layar}/SPT/UJI"
    halaman = buka("/kalender/keterangan/", sebagai="Pegawai", viewport=LAYAR[layar])

    formulir = halaman.locator('form[action$="/keterangan/catat/"]')
    formulir.get_by_label("Jenis").focus()
    halaman.keyboard.type("dinas")
    formulir.get_by_label("Hari pertama").fill(mulai.isoformat())
    formulir.get_by_label("Hari terakhir").fill(mulai.isoformat())
    formulir.get_by_label("Nomor surat").focus()
    halaman.keyboard.type(surat)
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("Keterangan dinas luar dicatat")).to_be_visible()
    expect(halaman.get_by_text(surat)).to_be_visible()
    assert halaman.evaluate("document.documentElement.scrollWidth") <= LAYAR[layar]["width"]

    halaman.goto(f"/kalender/?bulan={mulai:%Y-%m}")
    expect(halaman.locator(".hari-kerja__baris").nth(mulai.day - 1)).to_contain_text("Dinas luar")
    assert halaman.evaluate("document.documentElement.scrollWidth") <= LAYAR[layar]["width"]

    meja = buka("/kalender/keterangan/", sebagai="Pejabat penilai", viewport=LAYAR[layar])
    expect(meja.get_by_text(surat)).to_be_visible()

    halaman.goto("/kalender/keterangan/")
    butir = halaman.get_by_role("listitem").filter(has_text=surat)
    butir.locator("summary", has_text="Batalkan").focus()
    halaman.keyboard.press("Enter")
    butir.get_by_role("button", name="Batalkan").focus()
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("Keterangan dinas luar dibatalkan.")).to_be_visible()
    expect(halaman.get_by_text(surat)).to_have_count(0)
