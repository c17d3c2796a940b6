import pytest
import time_machine

from kinerja.dasbor import queries
from pegawai.inti.periode import Periode
from pegawai.tests.factories import UnitKerjaFactory, kota
from umpanbalik.queries import RingkasanAduan, TungguUnit, ringkasan_aduan

from .test_unit import indeks, rekap


MARET = Periode.bulan(2026, 3)
HALAMAN = "/dasbor/kota/"


@pytest.fixture(autouse=True)
def maret():
    with time_machine.travel("2026-03-31 09:00+07:00", tick=False):
        yield


def ringkasan(*tunggu):
    return RingkasanAduan(MARET, tunggu=tunggu)


def opd(*tunggu):
    return {
        b.unit.kode: b
        for b in queries.dasbor_kota(kota(), MARET, ringkasan(*tunggu), MARET.hari_terakhir).opd
    }


@pytest.mark.parametrize(
    ("siapa", "kode"),
    [
        ("ani", 403),
        ("budi", 403),
        ("citra", 403),
        ("dewi", 403),
        ("eko", 200),
        ("fajar", 200),
        ("gita", 403),
        ("hadi", 200),
    ],
)
def test_the_city_is_open_to_its_leaders_the_pengelola_and_the_auditor(client, pemeran, siapa, kode):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get(HALAMAN).status_code == kode


def test_an_office_stands_above_or_below_the_city_only_where_chance_does_not_explain_it(pemeran):
    indeks(kota(), 1000, 31)
    indeks(pemeran.dinkes, 100, 34)
    indeks(pemeran.disdik, 30, 31)
    indeks(UnitKerjaFactory(kode="DLH"), 100, 28)
    indeks(UnitKerjaFactory(kode="DISHUB"), 20, 25)

    posisi = {kode: baris.posisi for kode, baris in opd().items() if baris.kepuasan.n}

    assert posisi == {
        "DINKES": "di atas",
        "DISDIKBUD": "setara",
        "DLH": "di bawah",
        "DISHUB": "",  # too few to be used
    }


def test_offices_are_put_in_bands_and_never_ranked_within_one(pemeran):
    indeks(pemeran.dinkes, 200, 34)  # 94.44, all of the interval in A
    indeks(pemeran.disdik, 30, 32)  # 88.89, close to the bound of 88.31
    indeks(UnitKerjaFactory(kode="AAA", nama="Arsip"), 200, 33)  # 91.67: lower, but the same band as Dinkes
    indeks(UnitKerjaFactory(kode="DLH", nama="Lingkungan"), 20, 36)

    urut = [b.unit.kode for b in queries.urut_pita(opd().values()) if b.kepuasan.n]

    assert urut == ["AAA", "DINKES", "DISDIKBUD", "DLH"]
    assert {kode: baris.kepuasan.nama_pita for kode, baris in opd().items() if baris.kepuasan.n} == {
        "DINKES": "A",
        "AAA": "A",
        "DISDIKBUD": "A sampai B",
        "DLH": "",
    }


def test_what_waits_below_an_office_is_added_up_under_the_office(pemeran):
    baris = opd(
        TungguUnit(pemeran.dinkes, terbuka=2, terlambat=1, tertua_hari=9),
        TungguUnit(pemeran.pelayanan, terbuka=3, terlambat=2, tertua_hari=12),
        TungguUnit(None, terbuka=5, terlambat=5, tertua_hari=20),
    )

    assert (baris["DINKES"].aduan.terbuka, baris["DINKES"].aduan.terlambat) == (5, 3)
    assert baris["DISDIKBUD"].aduan.terbuka == 0


def test_a_small_office_is_named_as_one(client, pemeran):
    rekap(pemeran.dinkes, jumlah_pegawai=9)
    rekap(pemeran.disdik, jumlah_pegawai=10)
    client.masuk_sebagai(pemeran.fajar)

    assert client.get(HALAMAN).content.decode().count('redup">sedikit orang<') == 1


def test_the_page_costs_the_same_for_few_and_many_offices(client, pemeran, jumlah_kueri_tetap):
    rekap(pemeran.dinkes)
    client.masuk_sebagai(pemeran.fajar)

    def tambah():
        for unit in UnitKerjaFactory.create_batch(10):
            rekap(unit)
            indeks(unit, 40, 30)

    jumlah_kueri_tetap(muat=lambda: client.get(HALAMAN), tambah=tambah)


def test_without_complaints_nothing_waits(pemeran):
    assert ringkasan_aduan(kota(), periode=MARET, hari_ini=MARET.hari_terakhir).tunggu == ()
