"""Work goes on without a line: entries wait in the browser, are sent once, and belong to who wrote them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Error, Route, expect

from .bantu import (
    LAPORAN,
    catat,
    catat_luring,
    keluar,
    menunggu,
    pasang_pekerja,
    pastikan_satu,
    putuskan,
    tercatat,
)


CATAT, KIRIM = "**/laporan/catat/**", "**/laporan/kirim/"
LUAS = {"ponsel": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}


def telan_jawaban(rute: Route) -> None:
    """Let the server do its work, and lose what it answers."""
    rute.fetch()
    rute.abort()


def test_a_typed_line_waits_as_it_is_and_becomes_an_entry_only_after_it_was_shown(perangkat, masuk):
    baris = "20.40-20.50 mengantar dua map ke kecamatan"
    halaman = masuk(perangkat())
    pasang_pekerja(halaman)
    halaman.context.set_offline(True)

    halaman.get_by_label("Jam, lalu apa yang Anda kerjakan").first.fill(baris)
    expect(halaman.get_by_text("belum dapat diusulkan")).to_be_visible()
    halaman.keyboard.press("Enter")
    expect(menunggu(halaman, baris).get_by_text("perlu dilengkapi")).to_be_visible()
    halaman.reload()
    expect(menunggu(halaman, baris)).to_be_visible()
    halaman.context.set_offline(False)
    menunggu(halaman, baris).get_by_role("link", name="Lihat usulannya").click()
    expect(halaman.locator("#usulan")).to_contain_text("20.40\N{EN DASH}20.50")
    expect(menunggu(halaman, baris)).to_be_visible()
    halaman.locator("#catat").get_by_role("button", name="Simpan sebagai konsep").click()

    expect(menunggu(halaman, baris)).to_have_count(0)
    pastikan_satu(halaman, "mengantar dua map ke kecamatan")


@pytest.mark.parametrize("luas", LUAS.values(), ids=LUAS)
def test_what_is_written_without_a_line_survives_a_reload_and_is_sent_once(perangkat, masuk, luas):
    uraian = f"Mendata pohon tumbang di tepi jalan {luas['width']}"
    jam = {390: ("19:00", "19:10"), 1280: ("19:10", "19:20")}[luas["width"]]
    halaman = masuk(perangkat(viewport=luas))
    putuskan(halaman)
    hasil = halaman.get_by_label("Hasil kerja")
    hasil.select_option(index=1)
    nama_hasil = hasil.locator("option:checked").inner_text()

    catat_luring(halaman, uraian, *jam)
    halaman.reload()
    expect(menunggu(halaman, uraian)).to_contain_text(nama_hasil)
    with halaman.expect_response(KIRIM):
        halaman.context.set_offline(False)

    expect(menunggu(halaman, uraian)).to_have_count(0)
    expect(halaman.get_by_text("1 kegiatan yang menunggu sudah terkirim")).to_be_visible()
    pastikan_satu(halaman, uraian)


def test_an_entry_whose_first_answers_are_lost_stays_one(perangkat, masuk):
    uraian = "Merapikan berkas yang jawabannya hilang"
    halaman = masuk(perangkat())
    halaman.route(CATAT, telan_jawaban)
    halaman.route(KIRIM, telan_jawaban)

    catat(halaman, uraian, "19:20", "19:30")
    expect(menunggu(halaman, uraian).get_by_text("menunggu jawaban")).to_be_visible()
    expect(menunggu(halaman, uraian).get_by_role("link", name="Perbaiki")).to_be_hidden()
    expect(halaman.locator("#catat").get_by_label("Uraian kegiatan")).to_have_value("")
    expect(halaman.get_by_text("Sambungan sedang terputus. Kegiatan tersimpan")).to_be_visible()
    halaman.unroute_all()
    halaman.get_by_role("button", name="Kirim sekarang").click()

    expect(menunggu(halaman, uraian)).to_have_count(0)
    pastikan_satu(halaman, uraian)


def test_what_the_server_refuses_is_mended_and_sent_again(perangkat, masuk):
    uraian = "Mengantar surat dengan jam yang keliru"
    halaman = masuk(perangkat())
    putuskan(halaman)
    catat_luring(halaman, uraian, "19:30", "19:30")
    halaman.context.set_offline(False)
    expect(menunggu(halaman, uraian)).to_contain_text("Jam mulai dan jam selesai sama")

    halaman.goto(LAPORAN)
    menunggu(halaman, uraian).get_by_role("link", name="Perbaiki").click()
    formulir = halaman.locator("[data-kinerja-isian-luring]")
    expect(formulir).to_contain_text("Jam mulai dan jam selesai sama")
    expect(formulir.get_by_label("Uraian kegiatan")).to_have_value(uraian)
    formulir.get_by_label("Jam selesai").fill("19:40")
    formulir.get_by_role("button", name="Simpan sebagai konsep").click()

    expect(menunggu(halaman, uraian)).to_have_count(0)
    pastikan_satu(halaman, uraian)


def test_what_waits_is_deleted_only_by_its_writer_and_when_asked(perangkat, masuk):
    uraian = "Kegiatan yang ternyata tidak jadi"
    halaman = masuk(perangkat())
    putuskan(halaman)
    catat_luring(halaman, uraian, "19:40", "19:50")

    menunggu(halaman, uraian).get_by_text("Hapus", exact=True).click()
    halaman.get_by_role("button", name="Ya, hapus").click()

    expect(menunggu(halaman, uraian)).to_have_count(0)
    halaman.context.set_offline(False)
    halaman.goto(LAPORAN)
    expect(tercatat(halaman, uraian)).to_have_count(0)


def test_two_tabs_send_an_entry_once(perangkat, masuk):
    uraian = "Menjaga loket dengan dua tab terbuka"
    konteks = perangkat()
    satu = masuk(konteks)
    putuskan(satu)
    lain = konteks.new_page()
    lain.goto(LAPORAN)
    catat_luring(satu, uraian, "19:50", "20:00")
    expect(menunggu(lain, uraian)).to_be_visible()
    kiriman: list[str] = []
    konteks.on("request", lambda permintaan: kiriman.append(permintaan.url))

    konteks.set_offline(False)
    lain.get_by_role("button", name="Kirim sekarang").click()

    for halaman in (satu, lain):
        expect(menunggu(halaman, uraian)).to_have_count(0)
    assert sum("/laporan/kirim/" in alamat for alamat in kiriman) == 1
    pastikan_satu(lain, uraian)


def test_another_account_on_the_same_device_neither_sees_nor_sends_what_i_wrote(perangkat, masuk):
    uraian = "Menulis catatan pada perangkat bersama"
    konteks = perangkat()
    halaman = masuk(konteks)
    konteks.route(KIRIM, lambda rute: rute.abort())
    halaman.route(CATAT, lambda rute: rute.abort())
    catat(halaman, uraian, "20:00", "20:10")
    expect(menunggu(halaman, uraian)).to_be_visible()
    konteks.unroute_all()
    keluar(halaman)
    kiriman: list[str] = []
    konteks.on("request", lambda permintaan: kiriman.append(permintaan.url))

    atasan = masuk(konteks, "Pejabat penilai")
    expect(atasan.locator("[data-kinerja-luring]")).to_be_hidden()
    expect(atasan.locator("main")).not_to_contain_text(uraian)
    putuskan(atasan)
    expect(atasan.locator("main")).not_to_contain_text(uraian)
    konteks.set_offline(False)
    atasan.goto(LAPORAN)
    assert not [alamat for alamat in kiriman if "/laporan/kirim/" in alamat]
    keluar(atasan)

    kembali = masuk(konteks)
    expect(menunggu(kembali, uraian)).to_have_count(0)
    pastikan_satu(kembali, uraian)


def test_who_signed_out_leaves_no_results_behind_and_nobody_writes_as_them(perangkat, masuk):
    konteks = perangkat()
    halaman = masuk(konteks)
    pasang_pekerja(halaman)
    keluar(halaman)

    konteks.set_offline(True)
    halaman.goto(LAPORAN)

    expect(halaman.get_by_text("belum ada yang masuk")).to_be_visible()
    expect(halaman.locator("[data-kinerja-isian-luring]")).to_be_hidden()
    assert halaman.evaluate("localStorage.getItem('kinerja-bekal')") is None


def test_whose_session_ended_is_told_to_sign_in_and_the_entry_is_sent_after(perangkat, masuk):
    uraian = "Menutup laporan setelah sesi berakhir"
    konteks = perangkat()
    halaman = masuk(konteks)
    konteks.clear_cookies(name="sessionid")

    catat(halaman, uraian, "20:10", "20:20")

    expect(halaman.get_by_text("Sesi Anda sudah berakhir. Kegiatan tersimpan")).to_be_visible()
    expect(menunggu(halaman, uraian)).to_be_visible()
    kembali = masuk(konteks)
    expect(menunggu(kembali, uraian)).to_have_count(0)
    pastikan_satu(kembali, uraian)


def test_where_nothing_can_wait_the_text_stays_in_the_form_and_one_is_told(perangkat, masuk):
    uraian = "Menulis dalam mode pribadi"
    konteks = perangkat()
    konteks.add_init_script(
        "IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); }"
    )
    halaman = masuk(konteks)
    halaman.route(CATAT, lambda rute: rute.abort())

    catat(halaman, uraian, "20:20", "20:30")

    expect(halaman.get_by_text("tidak dapat menyimpan kegiatan")).to_be_visible()
    expect(halaman.locator("#catat").get_by_label("Uraian kegiatan")).to_have_value(uraian)


@pytest.mark.parametrize("berhtmx", [True, False], ids=["htmx", "polos"])
def test_a_waiting_line_goes_only_with_the_entry_made_of_it(perangkat, masuk, berhtmx):
    jam = "21.00-21.05" if berhtmx else "21.10-21.15"
    baris = f"{jam} mengantar map {jam}"
    halaman = masuk(perangkat(service_workers="block"))
    halaman.evaluate(
        """baris => kinerja.simpanan.tambahBaris(
            kinerja.pengirim.pemilik(), document.querySelector("[name=tanggal]").value, baris
        )""",
        baris,
    )
    if not berhtmx:
        halaman.route(re.compile("htmx"), lambda rute: rute.abort())
    menunggu(halaman, baris).get_by_role("link", name="Lihat usulannya").click()
    usulan = halaman.locator("#catat")
    expect(usulan.locator("[name=titipan]")).not_to_have_value("")
    assert "mengantar" not in halaman.url
    if berhtmx:
        halaman.get_by_label("Jam, lalu apa yang Anda kerjakan").fill("21.20-21.25 menyapu halaman")
        expect(halaman.locator("#usulan dl")).to_contain_text("Menyapu halaman")
        usulan.get_by_role("button", name="Simpan sebagai konsep").click()
        expect(tercatat(halaman, "menyapu halaman")).to_have_count(1)
        menunggu(halaman, baris).get_by_role("link", name="Lihat usulannya").click()
        expect(usulan.locator("[name=titipan]")).not_to_have_value("")
    usulan.get_by_role("button", name="Simpan sebagai konsep").click()

    expect(tercatat(halaman, f"mengantar map {jam}")).to_have_count(1)
    expect(menunggu(halaman, baris)).to_have_count(0)


def test_the_worker_leaves_sign_in_downloads_and_pages_that_are_missing_alone(perangkat, masuk):
    konteks = perangkat()
    halaman = masuk(konteks, "Inspektorat")
    pasang_pekerja(halaman)

    with halaman.expect_download() as unduhan, pytest.raises(Error, match="Download is starting"):
        halaman.goto("/jejak/unduh/")
    assert unduhan.value.failure() is None
    assert halaman.goto("/tidak-ada/").status == 404
    halaman.goto(LAPORAN)
    keluar(halaman)
    assert halaman.goto("/beranda/").url.endswith("/masuk/?next=/beranda/")
