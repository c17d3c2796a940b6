import pytest
import time_machine

from umpanbalik.choices import StatusAduan
from umpanbalik.models import RiwayatAduan
from umpanbalik.pintu import buat_tanda
from umpanbalik.services.langkah import catat_langkah
from umpanbalik.tests.factories import AduanFactory, PelaporFactory


@pytest.fixture(autouse=True)
def jam():
    with time_machine.travel("2026-03-13 10:00:00+07:00", tick=False) as perjalanan:
        yield perjalanan


@pytest.mark.parametrize("ketikan", ["PTK-7K3M-9QXA", "7k3m 9qxa", " ptk7k3m9qxa "])
def test_the_code_opens_the_case_however_it_is_typed(client, db, ketikan):
    AduanFactory(kode="PTK-7K3M-9QXA", judul="Parit mampet", isi="Air masuk dapur.")

    jawaban = client.post("/pengaduan/lacak/", {"kode": ketikan}, follow=True)

    html = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "Air masuk dapur." in html
    assert "Selasa, 17 Maret 2026" in html


def test_a_code_in_the_address_opens_it_too(client, db):
    AduanFactory(kode="PTK-7K3M-9QXA", isi="Air masuk dapur.")

    jawaban = client.get("/pengaduan/lacak/", {"kode": "PTK-7K3M-9QXA"}, follow=True)

    assert "Air masuk dapur." in jawaban.content.decode()


def test_a_wrong_code_gets_the_same_words_whatever_is_wrong_with_it(client, db):
    AduanFactory(kode="PTK-7K3M-9QXA")

    galat = {
        client.post("/pengaduan/lacak/", {"kode": kode}).context["form"].errors["kode"][0]
        for kode in ("PTK-7K3M-9QXB", "PTK-7K3M", "bukan kode", "'; DROP TABLE aduan; --")
    }

    assert len(galat) == 1
    assert "Tidak ada laporan dengan kode ini" in galat.pop()


def test_guessing_has_to_pause_and_then_not_even_a_right_code_opens(client, db):
    aduan = AduanFactory()
    for _ in range(30):
        client.post("/pengaduan/lacak/", {"kode": "PTK-0000-ZZZZ"})

    jawaban = client.post("/pengaduan/lacak/", {"kode": aduan.kode})

    assert jawaban.status_code == 429
    assert "Terlalu banyak kode dicoba" in jawaban.content.decode()
    assert aduan.kode in jawaban.content.decode()


def test_an_unsigned_link_opens_nothing(client, db):
    aduan = AduanFactory()

    assert client.get(f"/pengaduan/lacak/{aduan.kode}/").status_code == 404


def test_the_page_shows_public_steps_and_neither_names_nor_notes(client, pemeran, jam):
    aduan = PelaporFactory(aduan__unit=pemeran.dinkes).aduan
    pada = aduan.diterima_pada
    catat_langkah(aduan, StatusAduan.DIPROSES, "Laporan Anda mulai ditangani.", oleh=pemeran.budi, pada=pada)
    catat_langkah(
        aduan, StatusAduan.DIPROSES, "Pernah mengadu dulu.", oleh=pemeran.budi, pada=pada, publik=False
    )

    html = client.get(f"/pengaduan/lacak/{buat_tanda(aduan.kode)}/").content.decode()

    assert "mulai ditangani" in html
    assert "Petugas" in html
    for rahasia in ("Pernah mengadu", "Budi", "Rina Wulandari", "081200000000"):
        assert rahasia not in html


def test_a_question_is_asked_only_of_who_has_an_answer(client, db):
    baru, dijawab, selesai = AduanFactory(), AduanFactory(dijawab=True), AduanFactory(selesai=True)

    def halaman(aduan):
        return client.get(f"/pengaduan/lacak/{buat_tanda(aduan.kode)}/").content.decode()

    assert "menyelesaikan masalah Anda" not in halaman(baru)
    assert "menyelesaikan masalah Anda" in halaman(dijawab)
    assert "22 Maret 2026" in halaman(dijawab)
    assert "menyelesaikan masalah Anda" not in halaman(selesai)


def test_following_a_case_costs_the_same_for_few_and_many_steps(client, pemeran, jumlah_kueri_tetap):
    aduan = AduanFactory(unit=pemeran.dinkes)

    def langkah(jumlah):
        RiwayatAduan.objects.bulk_create(
            RiwayatAduan(
                aduan=aduan,
                dari="BARU",
                ke="DIPROSES",
                oleh=pemeran.budi,
                pada=aduan.diterima_pada,
                pesan="x",
            )
            for _ in range(jumlah)
        )

    langkah(1)
    jumlah_kueri_tetap(
        muat=lambda: client.get(f"/pengaduan/lacak/{buat_tanda(aduan.kode)}/"),
        tambah=lambda: langkah(10),
        paling_banyak=2,
    )
