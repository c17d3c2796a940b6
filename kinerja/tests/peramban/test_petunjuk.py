"""Advice beside the form and the proposal, while one writes; it refuses nothing."""

from __future__ import annotations

from playwright.sync_api import expect


TANYA = "Apel atau upacara apa"


def test_the_form_asks_what_a_vague_text_leaves_open_until_it_is_told(buka):
    halaman = buka("/laporan/", sebagai="Pegawai")
    halaman.get_by_text("Isi lewat formulir", exact=True).click()
    petunjuk = halaman.locator("#petunjuk")

    halaman.locator("#id_uraian").fill("apel pagi")
    expect(petunjuk).to_contain_text(TANYA)
    halaman.locator("#id_jam_mulai").fill("03:20")
    halaman.locator("#id_jam_selesai").fill("03:10")
    expect(petunjuk).to_contain_text("dibaca sampai esok hari")

    halaman.locator("#id_jam_selesai").fill("03:30")
    halaman.locator("#id_uraian").fill("Apel HUT kota di alun-alun Kapuas")
    expect(petunjuk).not_to_contain_text(TANYA)
    expect(petunjuk).to_contain_text("di luar pukul")

    halaman.locator("#simpan").click()
    tersimpan = halaman.locator(".linimasa__ruas").filter(has_text="Apel HUT kota")
    expect(tersimpan).to_contain_text("di luar pukul")


def test_the_proposal_asks_too_and_is_kept_all_the_same(buka):
    halaman = buka("/laporan/", sebagai="Pegawai")

    halaman.locator("#baris").fill("02.10-02.30 apel gabungan")
    expect(halaman.locator(".usulan")).to_contain_text(TANYA)
    halaman.keyboard.press("Enter")

    expect(halaman.locator(".linimasa__ruas").filter(has_text="Apel gabungan")).to_contain_text(TANYA)
