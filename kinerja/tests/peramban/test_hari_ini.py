"""A day told by keyboard alone, on a desk and on a phone; keystrokes are counted, no time is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


LAYAR = {"desktop": {"width": 1280, "height": 900}, "ponsel": {"width": 390, "height": 844}}
PALING_BANYAK = 12  # keystrokes beyond the text


class Papan:
    """A keyboard that counts what is pressed beyond the text."""

    def __init__(self, halaman: Page) -> None:
        self.halaman = halaman
        self.tekanan = 0

    def ketik(self, teks: str) -> None:
        self.halaman.keyboard.type(teks)

    def tekan(self, tombol: str) -> None:
        self.tekanan += 1
        self.halaman.keyboard.press(tombol)


def tercatat(halaman: Page, uraian: str):
    return halaman.locator(".linimasa__ruas").filter(has_text=uraian)


@pytest.mark.parametrize("layar", LAYAR)
def test_one_line_is_shown_and_kept_in_a_few_keystrokes(buka, layar):
    uraian = f"Menata 3 map uji {layar}"
    jam = {"desktop": "05.00-05.20", "ponsel": "05.30-05.50"}[layar]
    halaman = buka("/laporan/", sebagai="Pegawai", viewport=LAYAR[layar])
    papan = Papan(halaman)

    expect(halaman.locator("#baris")).to_be_focused()
    papan.ketik(f"{jam} {uraian}")
    expect(halaman.locator(".usulan")).to_contain_text(uraian)
    expect(halaman.locator(".usulan")).to_contain_text(jam.replace("-", "\N{EN DASH}"))
    expect(tercatat(halaman, uraian)).to_have_count(0)
    papan.tekan("Enter")

    expect(tercatat(halaman, uraian)).to_contain_text("konsep", ignore_case=True)
    expect(halaman.locator("#baris")).to_be_focused()
    expect(halaman.locator("#baris")).to_have_value("")
    assert papan.tekanan <= PALING_BANYAK
    assert halaman.evaluate("document.documentElement.scrollWidth") <= LAYAR[layar]["width"]


def test_on_a_phone_that_was_scrolled_the_line_and_what_was_said_stay_in_view(buka):
    halaman = buka("/laporan/", sebagai="Pegawai", viewport=LAYAR["ponsel"])
    halaman.keyboard.type("05.55-05.58 Menata map uji gulir")
    expect(halaman.locator(".usulan")).to_contain_text("Menata map uji gulir")
    halaman.locator("#baris").evaluate(
        "baris => baris.scrollIntoView({block: 'center', behavior: 'instant'})"
    )
    halaman.keyboard.press("Enter")

    expect(tercatat(halaman, "Menata map uji gulir")).to_have_count(1)
    expect(halaman.locator("#baris")).to_be_focused()
    expect(halaman.locator("#baris")).to_be_in_viewport()
    expect(halaman.get_by_text("Kegiatan dicatat.")).to_be_in_viewport()


def test_an_enter_before_the_proposal_is_seen_only_shows_it(buka):
    uraian = "Membaca surat masuk uji cepat"
    halaman = buka("/laporan/", sebagai="Pegawai")
    papan = Papan(halaman)

    halaman.locator("#baris").fill(f"04.00-04.10 {uraian}")
    papan.tekan("Enter")
    expect(halaman.locator(".usulan")).to_contain_text(uraian)
    expect(tercatat(halaman, uraian)).to_have_count(0)
    papan.tekan("Enter")
    papan.tekan("Enter")

    expect(tercatat(halaman, uraian)).to_have_count(1)
    halaman.reload()
    expect(tercatat(halaman, uraian)).to_have_count(1)


def test_lines_with_one_enter_each_wait_when_the_next_takes_their_place(buka):
    semua = [f"03.{ke}0-03.{ke}5 Menyortir surat uji {ke}" for ke in range(4)]
    halaman = buka("/laporan/", sebagai="Pegawai", viewport=LAYAR["ponsel"])
    papan = Papan(halaman)
    menunggu = halaman.locator("#belum-terkirim .antrean__butir")
    for satu in semua:
        papan.ketik(satu)
        papan.tekan("Enter")

    expect(halaman.locator(".usulan")).to_contain_text("Menyortir surat uji 3")
    belum = halaman.locator("[data-kinerja-belum]")
    expect(belum).to_have_text(
        "Belum tersimpan. Tekan Enter sekali lagi untuk menyimpan.", use_inner_text=True
    )
    for bagian in (belum, halaman.locator("#baris")):
        expect(bagian).to_be_in_viewport()
    expect(halaman.locator("[data-kinerja-usulan-kata][role=status]")).to_contain_text("Belum tersimpan.")
    expect(halaman.get_by_text("Baris sebelumnya belum tersimpan sebagai kegiatan.")).to_be_visible()
    expect(menunggu).to_have_count(3)
    papan.tekan("Enter")
    expect(tercatat(halaman, "Menyortir surat uji 3")).to_have_count(1)

    for ke in range(3):
        expect(menunggu).to_have_count(3 - ke)
        menunggu.first.get_by_role("link", name="Lihat usulannya").focus()
        papan.tekan("Enter")
        expect(halaman.locator(".usulan")).to_contain_text(f"Menyortir surat uji {ke}")
        papan.tekan("Enter")
        expect(tercatat(halaman, f"Menyortir surat uji {ke}")).to_have_count(1)
    expect(menunggu).to_have_count(0)
    assert papan.tekanan <= PALING_BANYAK


def test_a_line_that_lacks_something_is_completed_behind_its_words(buka):
    halaman = buka("/laporan/", sebagai="Pegawai")
    halaman.locator("#baris").fill("03.50 menyusun jadwal uji")
    halaman.keyboard.press("Enter")
    expect(halaman.locator("[data-kinerja-belum]")).to_contain_text("jam selesai")
    halaman.keyboard.type(" 5 menit")

    expect(halaman.locator("#baris")).to_have_value("03.50 menyusun jadwal uji 5 menit")
    expect(halaman.locator(".usulan")).to_contain_text("03.50\N{EN DASH}03.55")
    expect(halaman.locator("#belum-terkirim")).to_be_hidden()


def test_a_gap_is_filled_by_keyboard(buka):
    halaman = buka("/laporan/", sebagai="Pegawai")
    papan = Papan(halaman)
    for jam in ("02.00-02.10", "02.40-02.50"):
        papan.ketik(f"{jam} Uji sela {jam}")
        expect(halaman.locator(".usulan")).to_contain_text(f"Uji sela {jam}")
        papan.tekan("Enter")
        expect(tercatat(halaman, f"Uji sela {jam}")).to_have_count(1)

    sela = halaman.locator("[data-kinerja-isi]").first
    jam = sela.get_attribute("data-kinerja-isi")
    sela.focus()
    papan.tekan("Enter")
    expect(halaman.locator("#baris")).to_be_focused()
    papan.ketik("Uji sela terisi")
    expect(halaman.locator(".usulan")).to_contain_text("Uji sela terisi")
    papan.tekan("Enter")

    expect(tercatat(halaman, "Uji sela terisi")).to_contain_text(jam[:5])
    expect(halaman.locator(f"[data-kinerja-isi='{jam}']")).to_have_count(0)


def test_without_javascript_two_enters_keep_what_was_shown(buka):
    uraian = "Menyalin berkas uji tanpa skrip"
    halaman = buka("/laporan/", sebagai="Pegawai", java_script_enabled=False)
    papan = Papan(halaman)

    halaman.locator("#baris").focus()
    papan.ketik(f"03.00-03.20 {uraian}")
    papan.tekan("Enter")
    expect(halaman.locator(".usulan")).to_contain_text(uraian)
    papan.tekan("Enter")

    expect(tercatat(halaman, uraian)).to_contain_text("03.00")
    assert papan.tekanan <= PALING_BANYAK


@pytest.mark.parametrize("layar", LAYAR)
def test_a_day_is_copied_and_corrected(buka, layar):
    """Yesterday again, one hour corrected, all handed in: by keyboard alone."""
    sumber = {"desktop": "Senam bersama uji desktop", "ponsel": "Senam bersama uji ponsel"}[layar]
    jam = {"desktop": "01.00-01.10", "ponsel": "01.20-01.30"}[layar]
    halaman = buka("/laporan/", sebagai="Pegawai", viewport=LAYAR[layar])
    papan = Papan(halaman)
    papan.ketik(f"kemarin {jam} {sumber}")
    expect(halaman.locator(".usulan")).to_contain_text(sumber)
    papan.tekan("Enter")
    expect(tercatat(halaman, sumber)).to_have_count(1)

    halaman.goto("/laporan/")
    halaman.get_by_role("link", name="Salin hari lain").focus()
    papan.tekan("Enter")
    expect(halaman.locator("label").filter(has_text=sumber)).to_contain_text(jam[:5])
    for kotak in halaman.locator("input[name=kegiatan]").all():
        kotak.uncheck()
    halaman.locator("label").filter(has_text=sumber).locator("input").check()
    halaman.get_by_role("button", name="Salin yang dicentang").focus()
    papan.tekan("Enter")
    expect(tercatat(halaman, sumber)).to_contain_text("konsep", ignore_case=True)

    tercatat(halaman, sumber).get_by_role("link", name="Ubah").focus()
    papan.tekan("Enter")
    halaman.get_by_label("Jam selesai").fill({"desktop": "01:15", "ponsel": "01:35"}[layar])
    papan.tekan("Enter")

    expect(tercatat(halaman, sumber)).to_contain_text("15 menit")


def test_what_returns_every_day_is_kept_in_one_act(buka):
    halaman = buka("/laporan/rutin/", sebagai="Pegawai")
    halaman.get_by_label("Uraian kegiatan").fill("Apel uji rutin")
    halaman.get_by_label("Jam mulai").fill("00:10")
    halaman.get_by_label("Jam selesai").fill("00:20")
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.locator("main")).to_contain_text("templat")

    halaman.goto("/laporan/")
    papan = Papan(halaman)
    halaman.get_by_role("link", name="Apel uji rutin").focus()
    papan.tekan("Enter")
    expect(halaman.locator(".usulan")).to_contain_text("Apel uji rutin")
    papan.tekan("Enter")

    expect(tercatat(halaman, "Apel uji rutin")).to_have_count(1)
    assert papan.tekanan <= PALING_BANYAK
