"""Two hundred entries of one employee, three of them remarkable: these one by one, the rest in one act."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from laporan.forms.verifikasi import KALIMAT_KEMBALIKAN


LAYAR = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "ponsel": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}
# Told today by somebody on duty today, a minute each, whatever day it is.
ISI = """
from datetime import datetime, time, timedelta
from django.utils import timezone
from laporan.models import Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.models import JadwalDinas, Pegawai, UnitKerja
from pegawai.tests.factories import IndikatorFactory, PegawaiFactory

kini, hari_ini = timezone.now(), timezone.localdate()
unit = UnitKerja.objects.filter(penugasan__pegawai__nip={nip!r}, penugasan__memimpin=True).first()


def pukul(ke):
    return (datetime(2026, 1, 1, 8) + timedelta(minutes=ke)).time()


def isi(nama):
    orang = PegawaiFactory(nama=nama, unit=unit)
    JadwalDinas.objects.create(pegawai=orang, tanggal=hari_ini, mulai=time(8), selesai=time(16))
    hasil = IndikatorFactory(hasil_kerja__skp__pegawai=orang).hasil_kerja
    daftar = [
        KegiatanFactory.build(
            pegawai=orang, hasil_kerja=hasil, tanggal=hari_ini, jam_mulai=pukul(ke),
            jam_selesai=pukul(ke + 1), uraian=f"Pekerjaan ke-{{ke + 1}}", dicatat_pada=kini,
            diajukan_pada=kini, status="DIAJUKAN",
        )
        for ke in range(200)
    ]
    daftar[10].uraian, daftar[10].terlambat = "Laporan yang terlambat", True
    daftar[10].alasan_terlambat = "Tugas luar tanpa sinyal"
    daftar[20].uraian, daftar[20].hasil_kerja = "Pekerjaan tanpa hasil", None
    daftar[30].uraian, daftar[30].kemiripan, daftar[30].mirip_tanggal = "Salinan kemarin", 97, hari_ini
    Kegiatan.objects.bulk_create(daftar)
    return orang.pk


print(*(isi(nama) for nama in {nama!r}))
"""


def baris(meja: Page, uraian: str):
    return meja.get_by_role("row").filter(has_text=uraian)


def lihat_satu_per_satu(meja: Page) -> None:
    baris(meja, "Laporan yang terlambat").get_by_role("button", name="Setujui terlambat").tap()
    expect(baris(meja, "Laporan yang terlambat")).to_contain_text("terverifikasi", ignore_case=True)
    baris(meja, "Salinan kemarin").get_by_role("button", name="Verifikasi").tap()
    expect(baris(meja, "Salinan kemarin")).to_contain_text("terverifikasi", ignore_case=True)
    baris(meja, "Pekerjaan tanpa hasil").get_by_role("checkbox").tap()
    meja.locator("summary", has_text="Kembalikan yang dipilih").tap()


def lihat_dengan_papan_ketik(meja: Page) -> None:
    """Only keys from here on: the first row takes the focus by Tab, each decision leads to the next row."""
    meja.get_by_role("group", name="Kegiatan dengan catatan khusus").focus()
    meja.keyboard.press("Tab")
    expect(baris(meja, "Laporan yang terlambat")).to_be_focused()
    meja.keyboard.press("v")  # consents to nothing that was told late
    expect(baris(meja, "Laporan yang terlambat")).to_be_focused()
    meja.keyboard.press("s")
    expect(baris(meja, "Laporan yang terlambat")).to_contain_text("terverifikasi", ignore_case=True)
    expect(baris(meja, "Pekerjaan tanpa hasil")).to_be_focused()
    meja.keyboard.press("j")
    expect(baris(meja, "Salinan kemarin")).to_be_focused()
    meja.keyboard.press("v")
    expect(baris(meja, "Salinan kemarin")).to_contain_text("terverifikasi", ignore_case=True)
    meja.keyboard.press("ArrowUp")
    expect(baris(meja, "Pekerjaan tanpa hasil")).to_be_focused()
    meja.keyboard.press("x")
    expect(baris(meja, "Pekerjaan tanpa hasil").get_by_role("checkbox")).to_be_checked()
    meja.keyboard.press("b")
    expect(meja.get_by_label("Kalimat siap pakai")).to_be_focused()


def terverifikasi(meja: Page, uraian: str) -> None:
    expect(baris(meja, uraian)).to_contain_text("terverifikasi", ignore_case=True)


def menunggu(meja: Page, uraian: str) -> None:
    expect(baris(meja, uraian).get_by_role("button", name="Verifikasi")).to_be_visible()


@pytest.fixture(scope="module")
def nomor(situs):
    """The keys of employees: one for each screen, and one for each test by keyboard."""
    siapa = [*LAYAR, "urung", "catatan"]
    nama = [f"Uji Meja {satu}" for satu in siapa]
    keluaran = situs.jalankan(ISI.format(nip=situs.akun["Pejabat penilai"][0], nama=nama))
    return dict(zip(siapa, keluaran.split(), strict=True))


@pytest.mark.parametrize("layar", LAYAR)
def test_two_hundred_are_verified_with_three_looked_at(buka, nomor, layar):
    meja = buka(f"/laporan/verifikasi/?pegawai={nomor[layar]}", sebagai="Pejabat penilai", **LAYAR[layar])

    expect(meja.get_by_role("heading", name="3 perlu dilihat satu per satu")).to_be_visible()
    expect(meja.locator("main")).to_contain_text("Tugas luar tanpa sinyal")
    expect(meja.locator("main")).to_contain_text("97% sama dengan kegiatannya")
    assert meja.evaluate("document.documentElement.scrollWidth") <= LAYAR[layar]["viewport"]["width"]
    (lihat_dengan_papan_ketik if layar == "desktop" else lihat_satu_per_satu)(meja)
    meja.get_by_label("Kalimat siap pakai").select_option(KALIMAT_KEMBALIKAN[3])
    expect(meja.get_by_label("Apa yang perlu diperbaiki?")).to_have_value(KALIMAT_KEMBALIKAN[3])
    meja.get_by_role("button", name="Kembalikan dengan catatan ini").click()
    expect(meja.locator("main")).to_contain_text("1 kegiatan dikembalikan beserta catatan Anda.")

    semua = meja.get_by_role("button", name="Verifikasi 197 kegiatan tanpa catatan khusus")
    semua.click()
    expect(meja.locator("main")).to_contain_text("197 kegiatan terverifikasi.")
    meja.get_by_role("button", name="Batalkan verifikasi itu").click()
    expect(meja.locator("main")).to_contain_text("Verifikasi 197 kegiatan dibatalkan")
    semua.click()

    expect(meja.locator("main")).to_contain_text("197 kegiatan terverifikasi.")
    expect(meja.locator("main").get_by_text(f"Uji Meja {layar}")).to_have_count(0)


def test_taking_back_by_key_takes_back_what_was_done_last(buka, nomor):
    meja = buka(f"/laporan/verifikasi/?pegawai={nomor['urung']}", sebagai="Pejabat penilai")
    banyaknya = meja.get_by_label("Pegawai", exact=True).locator("option:checked")

    meja.get_by_role("checkbox", name="Pilih Pekerjaan ke-1", exact=True).check()
    meja.get_by_role("button", name="Verifikasi yang dipilih").click()
    expect(meja.locator("main")).to_contain_text("1 kegiatan terverifikasi.")
    expect(banyaknya).to_have_text("Uji Meja urung (199)")

    # The page was drawn anew: its first row has the focus, and the keys go on from there.
    expect(baris(meja, "Laporan yang terlambat")).to_be_focused()
    meja.keyboard.press("s")
    terverifikasi(meja, "Laporan yang terlambat")
    expect(banyaknya).to_have_text("Uji Meja urung (198)")
    meja.keyboard.press("u")
    expect(
        baris(meja, "Laporan yang terlambat").get_by_role("button", name="Setujui terlambat")
    ).to_be_visible()
    expect(baris(meja, "Laporan yang terlambat")).to_be_focused()
    expect(banyaknya).to_have_text("Uji Meja urung (199)")
    expect(meja.locator("main")).to_contain_text(
        "Terakhir, pukul"
    )  # the act of before, which nothing took back

    meja.keyboard.press("j")
    for tombol in "vvu":  # faster than any answer
        meja.keyboard.press(tombol)
    terverifikasi(meja, "Pekerjaan tanpa hasil")
    menunggu(meja, "Salinan kemarin")
    expect(baris(meja, "Salinan kemarin")).to_be_focused()
    meja.keyboard.press("u")
    menunggu(meja, "Pekerjaan tanpa hasil")
    expect(baris(meja, "Pekerjaan tanpa hasil")).to_be_focused()
    expect(banyaknya).to_have_text("Uji Meja urung (199)")

    meja.keyboard.press("u")  # only now the act of before
    expect(meja.locator("main")).to_contain_text("Verifikasi 1 kegiatan dibatalkan")
    expect(banyaknya).to_have_text("Uji Meja urung (200)")
    expect(baris(meja, "Laporan yang terlambat")).to_be_focused()


def test_a_note_is_sent_by_keyboard(buka, nomor):
    meja = buka(f"/laporan/verifikasi/?pegawai={nomor['catatan']}", sebagai="Pejabat penilai")
    meja.get_by_role("link", name="197 tanpa catatan khusus").click()
    expect(meja.get_by_role("heading", name="Tanpa catatan khusus")).to_be_in_viewport()

    baris(meja, "Salinan kemarin").focus()
    meja.keyboard.press("x")
    meja.keyboard.press("b")
    meja.get_by_label("Apa yang perlu diperbaiki?").fill("Tuliskan yang dikerjakan hari ini.")
    meja.keyboard.press("Control+Enter")
    expect(meja.locator("main")).to_contain_text("1 kegiatan dikembalikan beserta catatan Anda.")
    expect(baris(meja, "Laporan yang terlambat")).to_be_focused()
