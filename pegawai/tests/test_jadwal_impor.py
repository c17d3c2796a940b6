"""A roster comes in from a file: whole, or not at all with every wrong row told; and only once."""

from datetime import date, datetime, time
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest

from pegawai.models import JadwalDinas, JejakAudit
from pegawai.tests.factories import JadwalDinasFactory


JUDUL = "NIP;TANGGAL;MULAI;SELESAI;ISTIRAHAT\n"
pytestmark = pytest.mark.pada(datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Asia/Pontianak")))


def kirim(client, *baris, judul=JUDUL):
    berkas = BytesIO((judul + "".join(f"{satu}\n" for satu in baris)).encode())
    berkas.name = "jadwal.csv"
    return client.post("/kalender/jadwal/impor/", {"berkas": berkas}, follow=True).content.decode()


@pytest.fixture
def eko(client, pemeran):
    client.masuk_sebagai(pemeran.eko)
    return pemeran.eko


def test_a_roster_comes_in_once(client, pemeran, eko):
    baris = (
        f"{pemeran.ani.nip};01/12/2026;21.00;07.30;60",
        f"{pemeran.ani.nip};2026-12-02;21:00;07:30;60",
        f"{pemeran.dewi.nip};01/12/2026;07.15;14.15;",
        f"{pemeran.dewi.nip};01/12/2026;07.15;14.15;0",
    )

    pertama, kedua = kirim(client, *baris), kirim(client, *baris)

    assert "3 jadwal dinas ditambahkan; 1 sudah ada." in pertama
    assert "0 jadwal dinas ditambahkan; 4 sudah ada." in kedua
    malam = JadwalDinas.objects.filter(pegawai=pemeran.ani).earliest("tanggal")
    assert (malam.tanggal, malam.mulai, malam.selesai, malam.menit) == (
        date(2026, 12, 1),
        time(21),
        time(7, 30),
        570,
    )
    assert JejakAudit.objects.filter(tindakan="JADWAL_DITAMBAH", oleh=eko).count() == 3


def test_one_wrong_row_keeps_the_whole_file_out_and_all_are_told(client, pemeran, eko):
    JadwalDinasFactory(pegawai=pemeran.dewi, tanggal=date(2026, 11, 30))  # until 07.00 of 1 December

    html = kirim(
        client,
        f"{pemeran.ani.nip};01/12/2026;21.00;07.30;60",
        f"{pemeran.ani.nip};02/12/2026;06.00;13.00;",
        f"{pemeran.dewi.nip};01/12/2026;06.30;13.00;",
        "199001012015011999;01/12/2026;07.00;14.00;",
        f"{pemeran.ani.nip};31/02/2026;7 pagi;14.00;sebentar",
        f"{pemeran.ani.nip};05/12/2026;08.00;08.00;",
        f"{pemeran.ani.nip};06/12/2026;08.00;09.00;60",
    )

    assert "8 kekeliruan" in html
    for kata in (
        "sudah mempunyai jadwal dinas pada jam tersebut",
        "Tidak ada pegawai dengan NIP ini.",
        "Tanggal ini tidak terbaca.",
        "Jam ini tidak terbaca.",
        "Istirahat adalah banyaknya menit.",
        "Jam mulai dan jam selesai sama.",
        "Istirahat harus lebih singkat",
    ):
        assert kata in html
    assert JadwalDinas.objects.count() == 1
    assert not JejakAudit.objects.exists()


@pytest.mark.parametrize(
    ("judul", "kata"),
    [
        ("NIP;TANGGAL\n", "Kolom ini tidak ada pada baris judul: MULAI, SELESAI"),
        (JUDUL, "hanya memuat judul"),
    ],
)
def test_a_file_that_is_no_roster_is_refused(client, eko, judul, kata):
    assert kata in kirim(client, judul=judul)


def test_the_sample_comes_in_again(client, eko):
    contoh = client.get("/kalender/jadwal/impor/contoh/").content.decode("utf-8-sig")

    assert contoh.startswith("NIP;TANGGAL;MULAI;SELESAI;ISTIRAHAT")
    assert client.get("/kalender/jadwal/impor/").status_code == 200


@pytest.mark.parametrize("siapa", ["ani", "budi", "hadi"])
def test_others_bring_nothing_in(client, pemeran, siapa):
    client.masuk_sebagai(getattr(pemeran, siapa))

    kirim(client, f"{pemeran.ani.nip};01/12/2026;07.00;14.00;")

    assert client.get("/kalender/jadwal/impor/").status_code == 403
    assert not JadwalDinas.objects.exists()


def test_a_big_roster_costs_as_many_queries_as_a_small_one(
    client, pemeran, eko, django_assert_max_num_queries
):
    baris = [
        f"{pemeran.ani.nip};{hari:02}/{bulan:02}/2027;07.00;14.00;30"
        for bulan in range(1, 13)
        for hari in range(1, 28)
    ]

    with django_assert_max_num_queries(40):
        kirim(client, *baris)

    assert JadwalDinas.objects.count() == 12 * 27
