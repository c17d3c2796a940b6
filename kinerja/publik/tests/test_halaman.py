from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from kinerja.dasbor.tests.test_unit import indeks
from kinerja.publik import queries
from pegawai.inti.periode import Periode
from pegawai.tests.factories import UnitKerjaFactory, kota
from umpanbalik.tests.factories import AduanFactory


TRIWULAN_1 = Periode.triwulan(2026, 1)


@pytest.fixture(autouse=True)
def april(db):
    with time_machine.travel("2026-04-20 09:00+07:00", tick=False):
        yield


def pukul(tanggal):
    return datetime.fromisoformat(f"{tanggal}T10:00").replace(tzinfo=ZoneInfo("Asia/Pontianak"))


def isi(client, alamat):
    jawaban = client.get(alamat)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


@pytest.mark.parametrize("alamat", ["/", "/transparansi/"])
def test_a_city_without_any_data_still_has_its_pages(client, alamat):
    assert "Belum ada indeks yang terbit." in isi(client, alamat)


@pytest.mark.parametrize("alamat", ["/", "/transparansi/"])
def test_a_citizen_needs_no_account_and_gets_no_cookie(client, alamat):
    indeks(kota(), 40, 32, TRIWULAN_1)

    jawaban = client.get(alamat)

    assert jawaban.status_code == 200
    assert not jawaban.cookies


def test_the_front_page_tells_the_citys_index_of_the_last_whole_quarter(client):
    indeks(kota(), 60, 31, Periode.triwulan(2026, 2))  # still running
    indeks(kota(), 40, 32, TRIWULAN_1)
    indeks(kota(), 40, 33, Periode.bulan(2026, 3))  # a month is no quarter

    halaman = isi(client, "/")

    assert "88,89" in halaman
    assert "Triwulan I 2026" in halaman
    assert "40 tanggapan, selang" in halaman


def test_a_quarter_in_which_few_answered_is_passed_over(client):
    indeks(kota(), 8, 32, TRIWULAN_1)
    indeks(kota(), 12, 30, Periode.triwulan(2025, 4))

    halaman = isi(client, "/")

    assert "Triwulan IV 2025" in halaman
    assert "mutu B" not in halaman  # twelve answers carry no grade


def test_offices_lead_to_the_units_below_and_small_ones_are_only_counted(client):
    dinkes = UnitKerjaFactory(kode="DINKES", nama="Dinas Kesehatan")
    besar = UnitKerjaFactory(nama="Puskesmas Besar", induk=dinkes)
    kecil = UnitKerjaFactory(nama="Puskesmas Kecil", induk=dinkes)
    indeks(kota(), 68, 32, TRIWULAN_1)
    indeks(dinkes, 68, 32, TRIWULAN_1)
    indeks(besar, 40, 32, TRIWULAN_1)
    indeks(kecil, 8, 36, TRIWULAN_1)
    indeks(UnitKerjaFactory(nama="Tanpa tanggapan"), 0, 0, TRIWULAN_1)

    halaman = isi(client, "/transparansi/")
    unit = isi(client, "/transparansi/DINKES/?triwulan=2026-01")

    assert 'href="/transparansi/DINKES/?triwulan=2026-01"' in halaman
    assert "1 unit lain sudah mendapat tanggapan" in halaman
    assert "Puskesmas Besar" in unit
    assert "Puskesmas Kecil" not in halaman + unit


def test_a_small_unit_cannot_be_worked_out_from_its_office(client):
    dinkes = UnitKerjaFactory(kode="DINKES", nama="Dinas Kesehatan")
    indeks(kota(), 98, 32, TRIWULAN_1)
    indeks(dinkes, 98, 32, TRIWULAN_1)
    indeks(UnitKerjaFactory(nama="Puskesmas Besar", induk=dinkes), 50, 32, TRIWULAN_1)
    indeks(UnitKerjaFactory(nama="Puskesmas Sedang", induk=dinkes), 40, 32, TRIWULAN_1)
    indeks(UnitKerjaFactory(nama="Puskesmas Kecil", induk=dinkes), 8, 36, TRIWULAN_1)

    unit = isi(client, "/transparansi/DINKES/")

    assert "Puskesmas Besar" in unit
    assert "Puskesmas Sedang" not in unit
    assert "2 unit lain" in isi(client, "/transparansi/")


def test_an_office_that_really_rose_gets_credit_and_one_within_chance_does_not(client):
    lalu = Periode.triwulan(2025, 4)
    dinas = {nama: UnitKerjaFactory(kode=nama) for nama in ("NAIK", "TETAP")}
    for periode, naik, tetap in ((lalu, 30, 31), (TRIWULAN_1, 32, 31)):
        indeks(kota(), 400, 31, periode)
        indeks(dinas["NAIK"], 200, naik, periode)
        indeks(dinas["TETAP"], 200, tetap, periode)

    halaman = isi(client, "/transparansi/")

    assert "naik dari 83,33" in halaman
    assert "belum jelas berubah dari 86,11" in halaman
    assert "naik dari 83,33" in isi(client, "/transparansi/NAIK/")
    assert "naik dari" not in isi(client, "/transparansi/TETAP/").split("Kecepatan menjawab")[0]


def test_an_office_that_answers_faster_can_prove_it_with_the_quarters_before(client):
    dinkes = UnitKerjaFactory(kode="DINKES")
    for periode in (Periode.triwulan(2025, 4), TRIWULAN_1):
        indeks(kota(), 40, 31, periode)
    AduanFactory(unit=dinkes, diterima_pada=pukul("2025-11-03"), tenggat_tanggapan="2025-11-10")
    AduanFactory(
        unit=dinkes, dijawab=True, diterima_pada=pukul("2026-03-09"), ditanggapi_pada=pukul("2026-03-10"),
        dijawab_pada=pukul("2026-03-10"), tenggat_tanggapan="2026-03-16",
    )  # fmt: skip

    halaman = isi(client, "/transparansi/DINKES/")

    assert "0 dari 1 (0%)" in halaman
    assert "1 dari 1 (100%)" in halaman
    assert halaman.index("0 dari 1 (0%)") < halaman.index("1 dari 1 (100%)")  # before, then after
    assert "Terbuka hari ini: 1" in halaman


@pytest.mark.parametrize("kode", ["TIDAK-ADA", "PUSKESMAS", "PTK"])
def test_only_offices_have_a_page(client, kode):
    indeks(kota(), 40, 32, TRIWULAN_1)
    UnitKerjaFactory(kode="PUSKESMAS", induk=UnitKerjaFactory())

    assert client.get(f"/transparansi/{kode}/").status_code == 404


def test_what_no_official_source_confirmed_is_marked(client):
    dinas = UnitKerjaFactory(kode="KESBANGPOL", data_peraga=True)
    indeks(kota(), 40, 32, TRIWULAN_1)
    indeks(dinas, 40, 32, TRIWULAN_1)

    for alamat in ("/transparansi/", "/transparansi/KESBANGPOL/"):
        assert isi(client, alamat).count(">data peraga</span>") == 1


def test_a_city_on_demo_data_says_so_on_top_of_every_public_page(client, settings):
    indeks(kota(), 40, 32, TRIWULAN_1)
    UnitKerjaFactory(kode="DINKES")
    for alamat in ("/", "/transparansi/", "/transparansi/DINKES/", "/survei/", "/pengaduan/"):
        for contoh in (True, False):
            settings.DATA_CONTOH = contoh
            assert ("Situs percobaan." in client.get(alamat).content.decode()) is contoh


def test_an_earlier_quarter_can_be_chosen_and_an_unknown_one_is_the_latest(client):
    indeks(kota(), 40, 32, TRIWULAN_1)
    indeks(kota(), 40, 30, Periode.triwulan(2025, 4))

    for kueri, ikm in (
        ("?triwulan=2025-10", "83,33"),
        ("", "88,89"),
        ("?triwulan=2031-01", "88,89"),
        ("?triwulan=x", "88,89"),
    ):
        assert ikm in isi(client, f"/transparansi/{kueri}").split("Seluruh kota")[1].split("bagan")[0]


def test_a_quarter_is_over_on_the_day_after_its_last(client):
    assert queries.triwulan_selesai(date(2026, 3, 31))[0] == Periode.triwulan(2025, 4)
    assert queries.triwulan_selesai(date(2026, 4, 1))[0] == TRIWULAN_1


def test_the_page_costs_the_same_for_few_and_many_units(client, jumlah_kueri_tetap):
    indeks(kota(), 400, 32, TRIWULAN_1)

    def tambah():
        for unit in UnitKerjaFactory.create_batch(10):
            indeks(unit, 20, 32, TRIWULAN_1)

    jumlah_kueri_tetap(muat=lambda: client.get("/transparansi/"), tambah=tambah)


def test_the_page_of_an_office_costs_the_same_for_few_and_many_units_below(client, jumlah_kueri_tetap):
    dinkes = UnitKerjaFactory(kode="DINKES")
    indeks(kota(), 400, 32, TRIWULAN_1)
    indeks(dinkes, 400, 32, TRIWULAN_1)

    def tambah():
        for unit in UnitKerjaFactory.create_batch(10, induk=dinkes):
            indeks(unit, 20, 32, TRIWULAN_1)

    jumlah_kueri_tetap(muat=lambda: client.get("/transparansi/DINKES/"), tambah=tambah)
