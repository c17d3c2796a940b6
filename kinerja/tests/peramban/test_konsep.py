"""What is typed and not kept outlives a reload, a lost line and an ended session, and goes once kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .bantu import LAPORAN, buka_formulir, catat, isi, tercatat


def test_a_draft_survives_a_reload_without_a_worker_and_goes_when_it_is_kept(perangkat, masuk):
    uraian = "Menyusun laporan yang terpotong muat ulang"
    halaman = masuk(perangkat(service_workers="block"))
    formulir = halaman.locator("#catat")
    buka_formulir(formulir).get_by_label("Uraian kegiatan").press_sequentially(uraian)

    halaman.reload()

    expect(formulir.get_by_label("Uraian kegiatan")).to_have_value(uraian)
    expect(formulir.get_by_text("Isian Anda yang belum tersimpan")).to_be_visible()
    isi(formulir, uraian, "20:30", "20:40")
    formulir.get_by_role("button", name="Simpan sebagai konsep").click()
    expect(tercatat(halaman, uraian)).to_have_count(1)
    halaman.reload()
    expect(formulir.get_by_label("Uraian kegiatan")).to_have_value("")
    expect(formulir.locator("[data-kinerja-konsep-kabar]")).to_be_hidden()


def test_a_changed_entry_that_was_saved_leaves_no_draft_and_is_saved_again(perangkat, masuk):
    halaman = masuk(perangkat(service_workers="block"))
    catat(halaman, "Menata arsip semula", "20:50", "20:55")
    tercatat(halaman, "Menata arsip semula").get_by_role("link", name="Ubah").click()
    alamat = halaman.url
    formulir = halaman.locator("form[data-kinerja-konsep]")
    uraian = formulir.get_by_label("Uraian kegiatan")
    for kata in ("Menata arsip kedua", "Menata arsip ketiga"):
        uraian.fill(kata)
        formulir.get_by_role("button", name="Simpan sebagai konsep").click()
        expect(tercatat(halaman, kata)).to_have_count(1)
        halaman.goto(alamat)
        expect(formulir.locator("[data-kinerja-konsep-kabar]")).to_be_hidden()
        expect(uraian).to_have_value(kata)

    uraian.fill("Menata arsip yang terputus")
    halaman.route("**/ubah/", lambda rute: rute.abort())
    formulir.get_by_role("button", name="Simpan sebagai konsep").click()
    halaman.unroute_all()
    halaman.goto(alamat)
    expect(uraian).to_have_value("Menata arsip yang terputus")
    expect(formulir.locator("[data-kinerja-konsep-kabar]")).to_be_visible()


@pytest.fixture
def lembar(perangkat, masuk) -> Page:
    halaman = masuk(perangkat(service_workers="block"))
    halaman.goto("/laporan/pekan/")
    return halaman


def isi_baris(lembar: Page, uraian: str, mulai: str, selesai: str) -> None:
    """Fill in the first row of which nothing is told yet."""
    ke = next(
        ke for ke, satu in enumerate(lembar.locator("[name$='-uraian']").all()) if not satu.input_value()
    )
    for kolom, nilai in (("jam_mulai", mulai), ("jam_selesai", selesai), ("uraian", uraian)):
        lembar.locator(f"[name='baris-{ke}-{kolom}']").fill(nilai)


def simpan_lembar(lembar: Page) -> None:
    lembar.get_by_role("button", name="Simpan sebagai konsep").click()


def teks_lembar(lembar: Page) -> list[str]:
    return [satu.input_value() for satu in lembar.locator("[name$='-uraian']").all() if satu.input_value()]


def kabar(lembar: Page):
    return lembar.locator("[data-kinerja-konsep-kabar]")


def test_a_sheet_comes_back_with_its_rows_and_its_draft_goes_when_it_is_saved(lembar):
    uraian = "Menata lembar yang terpotong"
    isi_baris(lembar, uraian, "22.00", "22.05")
    lembar.get_by_role("button", name="Tambah baris").click()
    isi_baris(lembar, f"{uraian} lagi", "22.05", "22.10")
    isi_baris(lembar, f"{uraian} ketiga", "22.10", "22.15")
    semula = teks_lembar(lembar)

    lembar.reload()
    expect(kabar(lembar)).to_contain_text("belum tersimpan")
    assert teks_lembar(lembar) == semula
    simpan_lembar(lembar)

    expect(lembar.locator("main")).to_contain_text("3 kegiatan dicatat.")
    assert "tercatat=" not in lembar.url
    lembar.reload()
    expect(kabar(lembar)).to_be_hidden()
    assert sorted(teks_lembar(lembar)) == sorted(semula)


@pytest.mark.parametrize("sampai", [True, False], ids=["jawaban hilang", "kiriman hilang"])
def test_a_sheet_whose_answer_is_lost_is_sent_again_and_kept_once(lembar, sampai):
    menit = 20 if sampai else 25
    uraian = f"Menata lembar tanpa jawaban {menit}"
    isi_baris(lembar, uraian, f"22.{menit}", f"22.{menit + 5}")

    def hilangkan(rute):
        if rute.request.method != "POST":
            return rute.continue_()
        if sampai:
            rute.fetch(max_redirects=0)
        return rute.abort()

    lembar.route("**/laporan/pekan/**", hilangkan)
    with lembar.expect_event("requestfailed"):
        simpan_lembar(lembar)
    lembar.unroute_all()
    lembar.goto("/laporan/pekan/")
    assert teks_lembar(lembar).count(uraian) == 1
    dibawa_kembali = kabar(lembar).is_visible()  # not when the sheet stands already as the draft has it
    assert sampai or dibawa_kembali
    if dibawa_kembali:
        expect(kabar(lembar)).to_contain_text("belum pasti tersimpan")
    simpan_lembar(lembar)

    sudah = "1 baris sudah tercatat" if dibawa_kembali else "Tidak ada yang berubah."
    expect(lembar.locator("main")).to_contain_text(sudah if sampai else "1 kegiatan dicatat.")
    assert teks_lembar(lembar).count(uraian) == 1
    expect(kabar(lembar)).to_be_hidden()


def test_a_sheet_sent_after_the_session_ended_is_there_after_signing_in(lembar, masuk):
    uraian = "Menata lembar sesudah sesi berakhir"
    isi_baris(lembar, uraian, "22.35", "22.40")
    lembar.context.clear_cookies(name="sessionid")
    simpan_lembar(lembar)
    expect(lembar.locator("main")).to_contain_text(uraian)

    kembali = masuk(lembar.context)
    kembali.goto("/laporan/pekan/")
    expect(kabar(kembali)).to_contain_text("belum pasti tersimpan")
    simpan_lembar(kembali)

    expect(kembali.locator("main")).to_contain_text("1 kegiatan dicatat.")


def test_a_draft_never_covers_what_was_saved_elsewhere_meanwhile(lembar):
    semula, lain = "Menata lembar semula", "Menata lembar dari tab lain"
    for uraian, mulai, selesai in ((semula, "22.40", "22.45"), (f"{semula} dua", "22.45", "22.50")):
        isi_baris(lembar, uraian, mulai, selesai)
    simpan_lembar(lembar)
    expect(lembar.locator("main")).to_contain_text("2 kegiatan dicatat.")
    ke, ke_dua = (
        next(
            ke
            for ke, satu in enumerate(lembar.locator("[name$='-uraian']").all())
            if satu.input_value() == teks
        )
        for teks in (semula, f"{semula} dua")
    )
    lembar.locator(f"[name='baris-{ke}-uraian']").fill(f"{semula} diketik")
    lembar.wait_for_function(
        "teks => Object.values(localStorage).some((isi) => isi.includes(teks))", arg="diketik"
    )
    tab = lembar.context.new_page()
    tab.goto("/laporan/pekan/")
    tab.locator("[data-kinerja-konsep-buang]").click()
    expect(kabar(tab)).to_be_hidden()
    expect(tab.locator(f"[name='baris-{ke}-uraian']")).to_have_value(semula)
    lembar.locator(f"[name='baris-{ke}-uraian']").fill(f"{semula} diketik lagi")
    tab.locator(f"[name='baris-{ke}-uraian']").fill(lain)
    tab.locator(f"[name='baris-{ke_dua}-uraian']").fill(f"{lain} dua")
    simpan_lembar(tab)
    expect(tab.locator("main")).to_contain_text("2 kegiatan diubah.")

    lembar.locator(f"[name='baris-{ke}-uraian']").fill(f"{semula} diketik terus")
    lembar.reload()
    expect(kabar(lembar)).to_be_visible()
    expect(lembar.locator(f"[name='baris-{ke}-uraian']")).to_have_value(f"{semula} diketik terus")
    expect(lembar.locator(f"[name='baris-{ke_dua}-uraian']")).to_have_value(f"{lain} dua")
    simpan_lembar(lembar)
    expect(lembar.locator("main")).to_contain_text("Belum ada yang disimpan karena 1 baris")
    expect(lembar.locator("main")).to_contain_text(lain)


@pytest.mark.parametrize("nasib", ["tersimpan", "jawaban hilang", "sesi berakhir"])
def test_a_form_of_the_day_that_is_sent_plainly_loses_nothing_and_leaves_nothing(perangkat, masuk, nasib):
    menit = {"tersimpan": "00", "jawaban hilang": "10", "sesi berakhir": "20"}[nasib]
    uraian = f"Mengisi formulir polos yang {nasib}"
    halaman = masuk(perangkat(service_workers="block"))
    halaman.route(re.compile("htmx"), lambda rute: rute.abort())
    halaman.goto(LAPORAN)
    if nasib == "jawaban hilang":
        halaman.route("**/laporan/catat/**", lambda rute: (rute.fetch(max_redirects=0), rute.abort()))
    if nasib == "sesi berakhir":
        halaman.context.clear_cookies(name="sessionid")

    nasib_kiriman = "requestfailed" if nasib == "jawaban hilang" else "requestfinished"
    with halaman.expect_event(nasib_kiriman, lambda kiriman: kiriman.method == "POST"):
        catat(halaman, uraian, f"23:{menit}", f"23:{int(menit) + 5:02}")
    if nasib != "tersimpan":
        halaman.unroute_all()
        if nasib == "sesi berakhir":
            expect(halaman.locator("main")).to_contain_text(uraian)
            halaman = masuk(halaman.context)
        halaman.goto(LAPORAN)
        formulir = halaman.locator("#catat")
        expect(formulir.get_by_label("Uraian kegiatan")).to_have_value(uraian)
        expect(kabar(formulir)).to_contain_text("belum pasti tersimpan")
        formulir.get_by_role("button", name="Simpan sebagai konsep").click()
        expect(formulir.get_by_label("Uraian kegiatan")).to_have_value("")  # the list may show it already

    expect(tercatat(halaman, uraian)).to_have_count(1)
    halaman.goto(LAPORAN)
    expect(tercatat(halaman, uraian)).to_have_count(1)
    expect(halaman.locator("#catat").get_by_label("Uraian kegiatan")).to_have_value("")
    expect(kabar(halaman.locator("#catat"))).to_be_hidden()
