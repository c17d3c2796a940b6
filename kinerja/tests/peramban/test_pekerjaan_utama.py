"""The main job, end to end, as people do it in a browser: with the real server, broker and worker.

Staff records and submits, the superior verifies, a citizen rates a service, the worker computes, the head
sees both; the superior rates; a citizen complains, the officer answers, the citizen reads it.
"""

from __future__ import annotations

import re

from django.utils import timezone
from playwright.sync_api import Page, expect

from pegawai.inti.periode import Periode


LAYANAN = "DINKES-KES-04"
KEGIATAN = "Menyusun ringkasan kunjungan lapangan untuk uji menyeluruh"
JAWABAN = "Terima kasih atas laporan Ibu/Bapak. Antrean daring dibuka kembali mulai besok pagi."
WAKTU_ORANG = 4000  # milliseconds; a form sent sooner than a person can fill it in is refused


def persen(halaman: Page) -> float:
    """The first percentage on a page, e.g. 56,3%."""
    angka = re.search(r"(\d+(?:,\d+)?)%", halaman.locator("main").inner_text())
    return float(angka[1].replace(",", "."))


def jumlah_tanggapan(halaman: Page) -> int:
    angka = re.search(r"([\d.]+) tanggapan", halaman.locator("main").inner_text())
    return int(angka[1].replace(".", ""))


def nama_sendiri(halaman: Page) -> str:
    return halaman.locator(".menu__orang strong").text_content()


def catat_dan_ajukan(laporan: Page) -> None:
    laporan.locator("summary", has_text="Isi lewat formulir").click()
    laporan.get_by_label("Uraian kegiatan").fill(KEGIATAN)
    laporan.get_by_label("Hasil kerja").select_option(index=1)
    laporan.get_by_label("Jam mulai").fill("18:00")  # no demo entry overlaps, so no other row names it
    laporan.get_by_label("Jam selesai").fill("18:30")
    laporan.get_by_label("Volume").fill("2")
    laporan.get_by_role("button", name="Simpan dan ajukan").click()
    expect(laporan.get_by_role("listitem").filter(has_text=KEGIATAN)).to_contain_text(
        "menunggu verifikasi", ignore_case=True
    )


def verifikasi(meja: Page, orang: str) -> None:
    pilihan = meja.get_by_label("Pegawai").locator("option", has_text=orang)
    meja.get_by_label("Pegawai").select_option(pilihan.get_attribute("value"))
    meja.get_by_role("button", name="Tampilkan").click()
    kegiatan = meja.get_by_role("row").filter(has_text=KEGIATAN)
    kegiatan.get_by_role("button", name="Verifikasi").click()
    expect(kegiatan.get_by_role("button", name="Verifikasi")).to_have_count(0)


def nilai_layanan(survei: Page) -> None:
    for pilihan in survei.locator("main input[type=radio][value='4']").all():
        pilihan.check()
    survei.wait_for_timeout(WAKTU_ORANG)
    survei.get_by_role("button", name="Kirim jawaban").click()
    expect(survei.locator("main")).to_contain_text("Terima kasih")


def hitung(pekerjaan: Page, periode: Periode) -> None:
    pekerjaan.locator("summary", has_text="Hitung ulang periode").click()
    pekerjaan.locator("select[name=periode]").select_option(label=str(periode))
    pekerjaan.get_by_role("button", name="Hitung ulang periode").click()
    baris = pekerjaan.locator("main").get_by_text(f"Perhitungan {periode}")
    expect(baris.first).to_be_visible()
    expect(
        pekerjaan.locator(".lencana", has_text=re.compile("^selesai$", re.IGNORECASE)).first
    ).to_be_visible(timeout=30_000)


def test_work_and_citizens_voice_reach_the_head_of_the_office(buka):
    bulan = Periode.bulan_dari(timezone.localdate())
    beranda = buka("/beranda/", sebagai="Pegawai")
    dasbor = buka("/dasbor/unit/DINKES/", sebagai="Kepala OPD")
    capaian, n = persen(beranda), jumlah_tanggapan(dasbor)

    catat_dan_ajukan(buka("/laporan/", sebagai="Pegawai"))
    verifikasi(buka("/laporan/verifikasi/", sebagai="Pejabat penilai"), nama_sendiri(beranda))
    nilai_layanan(buka(f"/survei/{LAYANAN}/"))
    hitung(buka("/pekerjaan/", sebagai="Pengelola kinerja"), bulan)

    beranda.reload()
    dasbor.reload()
    assert persen(beranda) > capaian
    assert jumlah_tanggapan(dasbor) == n + 1
    expect(dasbor.locator("main")).to_contain_text("Rata-rata capaian")
    expect(dasbor.locator("main")).to_contain_text("Sebaran predikat")


def test_the_superior_rates_with_the_evidence_beside_and_it_stays(buka):
    evaluasi = buka("/evaluasi/", sebagai="Pejabat penilai")
    evaluasi.get_by_role("link", name=re.compile("^Nilai")).first.click()
    expect(evaluasi.locator("main")).to_contain_text("kegiatan terverifikasi")

    for grup in ("rating_hasil", "rating_perilaku"):
        evaluasi.locator(f"input[name={grup}][value=SESUAI]").check()
    for pilihan in evaluasi.locator("input[name$='-ekspektasi'][value=SESUAI]").all():
        pilihan.check()
    evaluasi.get_by_label("Umpan balik dan rekomendasi").fill("Pertahankan; bantu rekan menata arsip.")
    evaluasi.get_by_role("button", name="Simpan draf dan periksa hasilnya").click()
    evaluasi.locator("summary", has_text="Tetapkan penilaian").click()
    evaluasi.get_by_role("button", name="Tetapkan").click()

    expect(evaluasi.locator("main")).to_contain_text("ditetapkan", ignore_case=True)
    expect(evaluasi.get_by_role("link", name="Ubah draf")).to_have_count(0)


def test_a_complaint_is_answered_and_the_citizen_reads_it(buka):
    pengaduan = buka("/pengaduan/")
    pengaduan.get_by_label("Pengaduan: ada layanan").check()
    pengaduan.get_by_label("Tentang apa?").select_option("KESEHATAN")
    pengaduan.get_by_label("Unit tujuan").select_option(label="Dinas Kesehatan")
    pengaduan.get_by_label("Judul singkat").fill("Antrean daring puskesmas tertutup")
    pengaduan.get_by_label("Ceritakan kejadiannya").fill("Sejak Senin antrean daring tidak dapat dibuka.")
    pengaduan.wait_for_timeout(WAKTU_ORANG)
    pengaduan.get_by_role("button", name="Kirim laporan").click()
    expect(pengaduan.locator("main")).to_contain_text("Kode lacak Anda")
    kode = re.search(r"PTK-\w{4}-\w{4}", pengaduan.locator("main").inner_text())[0]

    aduan = buka("/aduan/", sebagai="Petugas pengaduan")
    aduan.get_by_label("Kode lacak atau kata pada judul").fill(kode)
    aduan.get_by_role("button", name="Tampilkan").click()
    aduan.locator("summary", has_text="Beri jawaban akhir").click()
    jawab = aduan.locator("form").filter(has=aduan.locator("textarea[name=jawaban]"))
    jawab.locator("textarea").fill(JAWABAN)
    jawab.get_by_role("button").click()
    expect(aduan.locator("main")).to_contain_text("sudah dijawab", ignore_case=True)

    lacak = buka("/pengaduan/lacak/")
    lacak.get_by_label("Kode lacak").fill(kode)
    lacak.get_by_role("button", name="Lihat laporan").click()
    expect(lacak.locator("main")).to_contain_text(JAWABAN)
