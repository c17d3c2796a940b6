from datetime import date

import pytest
import time_machine

from pegawai.choices import Peran
from pegawai.models import PeranPegawai
from umpanbalik import permissions, queries
from umpanbalik.choices import Klasifikasi
from umpanbalik.models import Aduan
from umpanbalik.tests.factories import AduanFactory


HARI_INI = date(2026, 3, 16)


@pytest.fixture(autouse=True)
def jam():
    with time_machine.travel("2026-03-16 10:00:00+07:00", tick=False):
        yield


@pytest.fixture
def kasus(pemeran):
    return {
        "pelayanan": AduanFactory(judul="pelayanan", unit=pemeran.pelayanan),
        "dinkes": AduanFactory(judul="dinkes", unit=pemeran.dinkes),
        "disdik": AduanFactory(judul="disdik", unit=pemeran.disdik),
        "kota": AduanFactory(judul="kota", unit=None),
        "berkadar": AduanFactory(judul="berkadar", unit=pemeran.dinkes, klasifikasi=Klasifikasi.BERKADAR),
    }


def judul(jawaban):
    return [aduan.judul for aduan in jawaban.context["halaman"]]


@pytest.mark.parametrize(
    ("siapa", "terlihat"),
    [
        ("gita", {"pelayanan", "dinkes", "disdik", "kota", "berkadar"}),  # the city's complaints officer
        ("hadi", {"pelayanan", "dinkes", "disdik", "kota", "berkadar"}),  # auditor
        ("citra", {"pelayanan", "dinkes"}),  # leads the dinas, and what is below
        ("budi", {"pelayanan"}),
        ("fajar", {"pelayanan", "dinkes", "disdik", "kota"}),  # the mayor
    ],
)
def test_everyone_sees_the_cases_of_their_own_reach(client, pemeran, kasus, siapa, terlihat):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert set(judul(client.get("/aduan/"))) == terlihat


@pytest.mark.parametrize("siapa", ["ani", "dewi", "eko"])
def test_who_neither_serves_nor_leads_is_refused_with_the_reason(client, pemeran, kasus, siapa):
    client.masuk_sebagai(getattr(pemeran, siapa))

    jawaban = client.get("/aduan/")

    assert jawaban.status_code == 403
    assert "petugas pengaduan" in jawaban.content.decode()


def test_an_officer_of_one_unit_sees_that_unit_and_below_but_no_suspicions(client, pemeran, kasus):
    PeranPegawai.objects.create(pegawai=pemeran.ani, peran=Peran.PETUGAS_ADUAN, unit=pemeran.dinkes)
    client.masuk_sebagai(pemeran.ani)

    assert set(judul(client.get("/aduan/"))) == {"pelayanan", "dinkes"}


@pytest.mark.parametrize("siapa", ["gita", "hadi", "citra", "budi", "fajar", "ani", "dewi", "eko"])
def test_one_by_one_the_permission_says_what_the_list_says(pemeran, kasus, siapa):
    jangkauan = queries.jangkauan_aduan(getattr(pemeran, siapa), HARI_INI)

    terlihat = set(queries.aduan_terlihat(jangkauan))

    assert terlihat == {aduan for aduan in Aduan.objects.all() if permissions.lihat_aduan(jangkauan, aduan)}


def test_what_is_overdue_stands_first_then_what_is_due_next(client, pemeran):
    AduanFactory(judul="nanti", unit=pemeran.dinkes, tenggat_tanggapan=date(2026, 3, 18))
    AduanFactory(judul="lewat", unit=pemeran.dinkes, tenggat_tanggapan=date(2026, 3, 13))
    AduanFactory(judul="hari ini", unit=pemeran.dinkes, tenggat_tanggapan=HARI_INI)
    AduanFactory(
        judul="dibuka lagi", unit=pemeran.dinkes, dijawab=True, status="DIPROSES",
        tenggat_tanggapan=date(2026, 3, 10), tenggat_selesai=date(2026, 3, 17),
    )  # fmt: skip
    AduanFactory(judul="dijawab", unit=pemeran.dinkes, dijawab=True, tenggat_tanggapan=date(2026, 3, 10))
    client.masuk_sebagai(pemeran.citra)

    jawaban = client.get("/aduan/")
    assert judul(jawaban) == ["lewat", "hari ini", "dibuka lagi", "nanti"]
    hitungan = jawaban.context["hitungan"]
    assert (hitungan.terbuka, hitungan.terlambat, hitungan.segera, hitungan.dijawab) == (4, 1, 3, 1)

    assert judul(client.get("/aduan/", {"keadaan": "TERLAMBAT"})) == ["lewat"]
    assert judul(client.get("/aduan/", {"keadaan": "DIJAWAB"})) == ["dijawab"]
    assert judul(client.get("/aduan/", {"keadaan": "SEMUA"}))[-1] == "dijawab"


def test_the_list_is_narrowed_by_unit_with_what_is_below_and_by_words(client, pemeran, kasus):
    client.masuk_sebagai(pemeran.gita)

    dinkes = client.get("/aduan/", {"unit": pemeran.dinkes.pk})
    assert set(judul(dinkes)) == {"pelayanan", "dinkes", "berkadar"}
    assert judul(client.get("/aduan/", {"cari": "DISD"})) == ["disdik"]
    assert len(judul(client.get("/aduan/", {"keadaan": "ngawur", "unit": "x"}))) == 5


@pytest.mark.parametrize("ketikan", ["PTK-7K3M-9QXA", "7k3m 9qxa"])
def test_a_code_read_out_by_the_citizen_leads_to_the_case_in_any_state(client, pemeran, ketikan):
    aduan = AduanFactory(kode="PTK-7K3M-9QXA", unit=pemeran.dinkes, selesai=True)
    client.masuk_sebagai(pemeran.citra)

    jawaban = client.post("/aduan/cari/", {"cari": ketikan})

    assert jawaban.url == f"/aduan/{aduan.pk}/", "no address carries the citizen's key"


def test_a_code_that_is_not_for_this_person_is_told_apart_from_none_by_nothing(client, pemeran):
    AduanFactory(kode="PTK-7K3M-9QXA", unit=pemeran.dinkes)
    client.masuk_sebagai(pemeran.budi)

    ada, tiada = (client.post("/aduan/cari/", {"cari": kode}) for kode in ("PTK-7K3M-9QXA", "PTK-7K3M-9QXB"))

    assert ada.url == tiada.url == "/aduan/"
    assert "Tidak ada aduan dengan kode itu" in client.get("/aduan/").content.decode()


def test_words_and_choices_make_an_address_to_keep(client, pemeran):
    """Jembatan has eight letters, as a code has."""
    AduanFactory(judul="Jembatan Kapuas rusak", unit=pemeran.dinkes)
    AduanFactory(judul="Parit mampet", unit=pemeran.dinkes)
    client.masuk_sebagai(pemeran.citra)

    jawaban = client.post("/aduan/cari/", {"cari": "jembatan", "keadaan": "BARU", "unit": ""})

    assert jawaban.url == "/aduan/?keadaan=BARU&cari=jembatan"
    assert judul(client.get(jawaban.url)) == ["Jembatan Kapuas rusak"]


@pytest.mark.parametrize("siapa", ["ani", "dewi", "eko"])
def test_who_has_no_inbox_finds_nothing_by_code_either(client, pemeran, siapa):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.post("/aduan/cari/", {"cari": "PTK-7K3M-9QXA"}).status_code == 403


def test_the_list_says_what_is_new_what_came_back_and_how_late_it_is(client, pemeran):
    AduanFactory(unit=pemeran.dinkes, judul="Baru masuk")
    AduanFactory(
        unit=pemeran.dinkes,
        judul="Kembali",
        diproses=True,
        ditanggapi_pada="2026-03-12T09:00:00+07:00",
        jumlah_dibuka_lagi=1,
    )

    with time_machine.travel("2026-04-10 10:00+07:00", tick=False):
        client.masuk_sebagai(pemeran.citra)
        html = client.get("/aduan/").content.decode()

    assert html.count(">Baru<") == 1
    assert html.count("Dibuka lagi oleh pelapor") == 1
    assert "lewat 3 hari kerja" in html  # of 7 April; 3 April was a holiday before it


def test_the_list_never_shows_the_code(client, pemeran, kasus):
    client.masuk_sebagai(pemeran.gita)

    assert "PTK-0000" not in client.get("/aduan/").content.decode()


def test_the_list_costs_the_same_for_few_and_many(client, pemeran, jumlah_kueri_tetap):
    AduanFactory.create_batch(2, unit=pemeran.dinkes)
    client.masuk_sebagai(pemeran.gita)

    jumlah_kueri_tetap(
        muat=lambda: client.get("/aduan/"),
        tambah=lambda: AduanFactory.create_batch(30, unit__induk=pemeran.dinkes),
    )
    assert len(client.get("/aduan/").content) < 60_000
