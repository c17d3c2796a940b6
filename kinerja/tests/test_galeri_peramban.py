"""What only a browser can tell of the gallery: who cannot see or reach what is on it."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from kinerja.tests.peramban.conftest import BENDERA, CHROMIUM


pytestmark = [
    pytest.mark.peramban,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium tidak ditemukan pada PATH"),
]


@pytest.mark.parametrize("tema", ["light", "dark"])
@pytest.mark.parametrize("lebar", [390, 1280])
def test_the_gallery_is_accessible_and_never_scrolls_sideways(live_server, settings, tema, lebar):
    settings.DEBUG = True
    with sync_playwright() as p, p.chromium.launch(executable_path=CHROMIUM, args=BENDERA) as peramban:
        halaman = peramban.new_page(color_scheme=tema, viewport={"width": lebar, "height": 900})
        cela: list[str] = []
        halaman.on("console", lambda pesan: cela.append(pesan.text) if pesan.type == "error" else None)
        halaman.goto(f"{live_server.url}/galeri/?publik")

        hasil = Axe().run(halaman)

        lebar_isi = halaman.evaluate("document.documentElement.scrollWidth")
    assert hasil.violations_count == 0, hasil.generate_report()
    assert lebar_isi <= lebar
    assert not cela
