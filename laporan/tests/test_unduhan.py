"""Files that go out by the pages: whose they are, who may take them, what they hold."""

import csv
import io
import json
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, strategies as st

from laporan import cetak, queries, services
from laporan.bkn import KOLOM_BERNIP, KOLOM_HARIAN
from laporan.cetak.huruf import RENTANG, tercetak
from laporan.choices import StatusKegiatan
from laporan.models import BulanTerkunci, Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.berkas import baca_tabel
from pegawai.inti.periode import Periode
from pegawai.models import JejakAudit
from pegawai.tests.factories import PegawaiFactory


PADA = datetime(2026, 3, 17, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.pada(PADA)
UNIT = "/laporan/ekspor/unit/"
ISIAN = {"unit": "DINKES", "masa": "2026-03", "bentuk": "csv"}


def isi(jawaban):
    return b"".join(jawaban.streaming_content) if jawaban.streaming else jawaban.content


@pytest.fixture
def kegiatan(pemeran):
    for ke, orang in enumerate((pemeran.ani, pemeran.dewi), start=1):
        orang.nip = f"19860926201505100{ke}"
        orang.save()
    KegiatanFactory(pegawai=pemeran.ani, uraian="Melayani KK", volume=0)
    KegiatanFactory(pegawai=pemeran.ani, uraian="Apel", jam_mulai=time(7), tanggal=date(2026, 2, 3), volume=0)
    KegiatanFactory(pegawai=pemeran.dewi, uraian="Milik Dewi", volume=0)


@pytest.mark.parametrize(("masa", "jumlah"), [("2026-03", 1), ("2026-T1", 2), ("2026", 2), ("2025", 0)])
@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_one_takes_out_ones_own_period_without_a_nip(client, pemeran, kegiatan, masa, jumlah, bentuk):
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.get("/laporan/ekspor/", {"masa": masa, "bentuk": bentuk})

    terbaca = isi(jawaban)
    assert f"progress-harian-{masa}.{bentuk}" in jawaban["Content-Disposition"]
    if jumlah:
        assert len(baca_tabel(terbaca, KOLOM_HARIAN).baris) == jumlah
        assert baca_tabel(terbaca, KOLOM_HARIAN).diabaikan == ()
    assert not JejakAudit.objects.filter(tindakan="KEGIATAN_UNIT_DIEKSPOR").exists()


def test_only_what_bkn_lacks_can_be_taken_out(client, pemeran, kegiatan):
    maret = Periode.bulan(2026, 3)
    services.tandai_terkirim(
        periode=maret, sidik=queries.sandingan_bkn(pemeran.ani, maret).sidik, oleh=pemeran.ani, pada=PADA
    )
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.get("/laporan/ekspor/", {"masa": "2026", "bentuk": "csv", "isi": "baru"})

    daftar = list(csv.DictReader(io.StringIO(isi(jawaban).decode("utf-8-sig")), delimiter=";"))
    assert [satu["Kegiatan harian"] for satu in daftar] == ["Apel"]


def test_an_unknown_kind_of_file_is_not_found(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    assert client.get("/laporan/ekspor/", {"bentuk": "doc"}).status_code == 404
    assert client.get("/laporan/cetak/", {"bentuk": "doc"}).status_code == 404


@pytest.mark.parametrize(
    ("siapa", "kode"),
    [("ani", 403), ("dewi", 403), ("budi", 200), ("citra", 200), ("eko", 200), ("hadi", 200), ("gita", 403)],
)
def test_the_work_of_a_unit_is_taken_out_by_leaders_managers_and_auditors(
    client, pemeran, kegiatan, siapa, kode
):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get(UNIT).status_code == kode


def test_a_leader_takes_out_the_own_unit_only(client, pemeran, kegiatan):
    client.masuk_sebagai(pemeran.budi)

    di_atas = client.post(UNIT, ISIAN)
    sendiri = client.post(UNIT, ISIAN | {"unit": "DINKES-YAN"})

    assert "unit" in di_atas.context["form"].errors
    daftar = list(csv.DictReader(io.StringIO(isi(sendiri).decode("utf-8-sig")), delimiter=";"))
    assert [(satu["NIP"], satu["Kegiatan harian"]) for satu in daftar] == [
        ("198609262015051001", "Melayani KK")
    ]
    jejak = JejakAudit.objects.get(tindakan="KEGIATAN_UNIT_DIEKSPOR")
    assert (jejak.oleh, jejak.objek_id) == (pemeran.budi, pemeran.pelayanan.pk)


def test_the_manager_takes_a_unit_out_as_a_workbook(client, pemeran, kegiatan):
    client.masuk_sebagai(pemeran.eko)

    jawaban = client.post(UNIT, ISIAN | {"bentuk": "xlsx"})

    assert len(baca_tabel(isi(jawaban), KOLOM_BERNIP).baris) == 1


def unggah(client, baris, kolom="Tanggal kegiatan;Jam mulai;Jam selesai;Kegiatan harian"):
    berkas = SimpleUploadedFile("harian.csv", "\n".join([kolom, *baris]).encode())
    return client.post("/laporan/impor/", {"berkas": berkas})


def test_a_file_is_shown_before_it_is_kept_and_kept_once(client, pemeran, kegiatan):
    client.masuk_sebagai(pemeran.ani)

    pratinjau = unggah(client, ["17/03/2026;08.00;09.00;Rapat", "10/03/2026;08.00;09.00;Melayani KK"])
    sebelum = Kegiatan.objects.count()
    token = pratinjau.context["token"]
    selesai = client.post("/laporan/impor/simpan/", {"token": token}, follow=True)
    lagi = client.post("/laporan/impor/simpan/", {"token": token}, follow=True)

    assert (sebelum, Kegiatan.objects.count()) == (3, 4)
    assert Kegiatan.objects.get(uraian="Rapat").status == StatusKegiatan.KONSEP
    assert (
        "Impor selesai: 1 kegiatan baru sebagai konsep, 0 diperbarui, 1 sudah ada."
        in selesai.content.decode()
    )
    assert "tidak lagi tersimpan" in lagi.content.decode()


def test_what_is_late_asks_for_its_reason_before_it_is_kept(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    pratinjau = unggah(client, ["02/03/2026;08.00;09.00;Rapat"])
    token = pratinjau.context["token"]
    tanpa = client.post("/laporan/impor/simpan/", {"token": token})
    sebelum = Kegiatan.objects.count()
    selesai = client.post("/laporan/impor/simpan/", {"token": token, "alasan_terlambat": "Dinas luar."})

    assert "melewati hari tenggangnya" in pratinjau.content.decode()
    assert ("Tuliskan alasannya" in tanpa.content.decode(), sebelum) == (True, 0)
    assert Kegiatan.objects.get().alasan_terlambat == "Dinas luar."
    assert selesai.url == "/laporan/bulan/?bulan=2026-03"


def test_errors_are_shown_by_row_and_nothing_can_be_kept(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    pratinjau = unggah(client, ["17/03/2026;08.00;09.00;Rapat", "18/03/2026;08.00;09.00;Rapat"])

    assert pratinjau.context["token"] == ""
    assert "Kegiatan belum terjadi" in pratinjau.content.decode()


def test_nobody_brings_in_work_of_another_but_the_manager_as_drafts(client, pemeran, kegiatan):
    kolom = "NIP;Tanggal kegiatan;Jam mulai;Jam selesai;Kegiatan harian"
    baris = ["198609262015051002;17/03/2026;08.00;09.00;Rapat"]
    client.masuk_sebagai(pemeran.ani)
    ani = unggah(client, baris, kolom)
    client.masuk_sebagai(pemeran.eko)
    eko = unggah(client, baris, kolom)
    client.post("/laporan/impor/simpan/", {"token": eko.context["token"]})

    assert "NIP ini milik pegawai lain" in ani.content.decode()
    rapat = Kegiatan.objects.get(uraian="Rapat")
    assert (rapat.pegawai, rapat.status) == (pemeran.dewi, StatusKegiatan.KONSEP)
    assert JejakAudit.objects.get(tindakan="KEGIATAN_DIIMPOR").oleh == pemeran.eko


def test_a_month_closed_between_preview_and_confirmation_takes_nothing(client, pemeran):
    client.masuk_sebagai(pemeran.ani)
    token = unggah(client, ["17/03/2026;08.00;09.00;Rapat"]).context["token"]
    BulanTerkunci.objects.create(awal_bulan=date(2026, 3, 1), dikunci_pada=PADA)

    jawaban = client.post("/laporan/impor/simpan/", {"token": token})

    assert "sudah dikunci" in jawaban.content.decode()
    assert not Kegiatan.objects.exists()


def test_the_example_is_a_file_that_can_be_read(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    contoh = client.get("/laporan/impor/contoh/").content

    assert len(baca_tabel(contoh, KOLOM_BERNIP).baris) == 1


def test_the_month_is_printed_with_names_posts_and_totals(client, pemeran, kegiatan):
    KegiatanFactory(pegawai=pemeran.ani, uraian='#panic("x") $1$ *tebal* @a', jam_mulai=time(10), volume=0)
    client.masuk_sebagai(pemeran.ani)

    pdf = client.get("/laporan/cetak/", {"bulan": "2026-03"})
    lembar = client.get("/laporan/cetak/", {"bulan": "2026-03", "bentuk": "xlsx"})

    assert pdf.content.startswith(b"%PDF-1.7")
    assert b"pdfaid:part>2<" in pdf.content
    assert b"pdfaid:conformance>B<" in pdf.content
    assert isi(lembar).startswith(b"PK")


def test_what_the_sheet_says(pemeran, kegiatan):
    KegiatanFactory(
        pegawai=pemeran.ani,
        jam_mulai=time(10),
        status=StatusKegiatan.DITOLAK,
        catatan="Bukan.",
        diverifikasi_oleh=pemeran.budi,
        diverifikasi_pada=PADA,
    )

    laporan = queries.laporan_bulanan(pemeran.ani, Periode.bulan(2026, 3), PADA.date())
    tertulis = cetak._isi(laporan, PADA)

    assert (laporan.menit_dihitung, tertulis["jam"]) == (60, "1 jam")
    assert [satu[0] for satu in tertulis["identitas"]] == [
        "Nama", "NIP", "Golongan", "Jabatan", "Unit kerja", "Atasan langsung", "Jabatan atasan", "Masa",
    ]  # fmt: skip
    assert tertulis["atasan"]["nama"] == "Budi"
    assert [satu[0] for satu in tertulis["per_status"]] == ["konsep", "ditolak"]
    assert tertulis["tempat_tanggal"] == "Pontianak, 17 Maret 2026"


def test_an_empty_month_of_somebody_without_a_post_is_still_a_sheet(pemeran):
    laporan = queries.laporan_bulanan(PegawaiFactory(), Periode.bulan(2020, 1), PADA.date())

    assert cetak.pdf_bulanan(laporan, pada=PADA).startswith(b"%PDF")


def test_every_character_that_counts_as_printable_is_printed_plain_and_bold(pemeran):
    huruf = "".join(chr(kode) for awal, akhir in RENTANG for kode in range(awal, akhir + 1))
    assert tercetak(huruf) == huruf

    for ke in range(0, len(huruf), 250):
        potongan = huruf[ke : ke + 250]
        pemeran.ani.nama = " ".join(potongan)
        KegiatanFactory(pegawai=pemeran.ani, uraian=f"a{potongan}a", jam_mulai=time(ke // 250), volume=0)
        laporan = queries.laporan_bulanan(pemeran.ani, Periode.bulan(2026, 3), PADA.date())

        assert cetak.pdf_bulanan(laporan, pada=PADA).startswith(b"%PDF")


def test_what_no_letter_shows_is_printed_as_a_box_and_the_sheet_says_so(pemeran, monkeypatch):
    uraian = "Apel 😀✅ 漢ก\x01\ufffe\U0010ffff selesai, 5 °C ≥ 3½"
    pemeran.ani.nama = "Ani 漢"
    KegiatanFactory(pegawai=pemeran.ani, uraian=uraian)
    dikirim = []
    susun = cetak.typst.compile
    monkeypatch.setattr(
        cetak.typst, "compile", lambda *args, **kw: dikirim.append(kw["sys_inputs"]) or susun(*args, **kw)
    )

    laporan = queries.laporan_bulanan(pemeran.ani, Periode.bulan(2026, 3), PADA.date())
    cetak.pdf_bulanan(laporan, pada=PADA)

    (masukan,) = dikirim
    tercetak_di = json.loads(masukan["isi"])
    assert masukan["diganti"]
    assert tercetak_di["baris"][0][3] == "Apel □□ □□□□□ selesai, 5 °C ≥ 3½"
    assert tercetak_di["pegawai"]["nama"] == "Ani □"
    assert Kegiatan.objects.get().uraian == uraian


@given(teks=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_printed_in_as_many_characters(teks):
    hasil = tercetak({"baris": [teks]})["baris"][0]

    assert len(hasil) == len(teks)
    assert tercetak(hasil) == hasil
