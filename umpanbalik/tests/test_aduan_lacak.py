import logging

import pytest
import time_machine
from django.utils import timezone

from umpanbalik import services, urls
from umpanbalik.choices import StatusAduan
from umpanbalik.models import RiwayatAduan
from umpanbalik.services.langkah import catat_langkah
from umpanbalik.tests.factories import AduanFactory, PelaporFactory


@pytest.fixture(autouse=True)
def jam():
    with time_machine.travel("2026-03-13 10:00:00+07:00", tick=False) as perjalanan:
        yield perjalanan


def buka(client, aduan):
    """Type the code of a case; return the address it opens under in this browser."""
    return client.post("/pengaduan/lacak/", {"kode": aduan.kode}).url


@pytest.mark.parametrize("ketikan", ["PTK-7K3M-9QXA", "7k3m 9qxa", " ptk7k3m9qxa "])
def test_the_code_opens_the_case_however_it_is_typed(client, db, ketikan):
    AduanFactory(kode="PTK-7K3M-9QXA", judul="Parit mampet", isi="Air masuk dapur.")

    jawaban = client.post("/pengaduan/lacak/", {"kode": ketikan}, follow=True)

    html = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "Air masuk dapur." in html
    assert "Selasa, 17 Maret 2026" in html


def test_the_code_is_in_no_address_and_none_opens_anything_elsewhere(client, db):
    """Whoever reads the log of the server, or the history of a browser, must not act as the citizen."""
    aduan = AduanFactory(kode="PTK-7K3M-9QXA", dijawab=True, isi="Air masuk dapur.")
    alamat = buka(client, aduan)

    assert "7K3M" not in alamat
    for lain in (f"/pengaduan/lacak/?kode={aduan.kode}", f"/pengaduan/lacak/{aduan.kode}/", alamat):
        assert "Air masuk dapur." not in type(client)().get(lain, follow=True).content.decode()
    for tindakan in ("selesai", "buka-lagi"):
        assert type(client)().post(f"{alamat}{tindakan}/", {"alasan": "Belum."}).status_code == 403
    aduan.refresh_from_db()
    assert aduan.status == StatusAduan.DIJAWAB


def test_the_address_of_a_case_is_a_mark_for_the_citizen_and_a_number_for_the_office():
    isian = {"pengaduan": set(), "aduan": set()}
    for pola in urls.urlpatterns:
        isian.get(str(pola.pattern).split("/")[0], set()).update(pola.pattern.converters)

    assert isian == {"pengaduan": {"tanda"}, "aduan": {"pk"}}


def test_the_log_of_visits_never_holds_the_code(client, pemeran, caplog):
    """From the moment a citizen types the code until both sides have acted on the case."""
    aduan = AduanFactory(kode="PTK-7K3M-9QXA", unit=pemeran.dinkes, dijawab=True)
    with caplog.at_level(logging.DEBUG):
        alamat = buka(client, aduan)
        client.get(alamat)
        client.post(f"{alamat}buka-lagi/", {"alasan": "Belum."})
        client.masuk_sebagai(pemeran.gita)
        client.post("/aduan/cari/", {"cari": aduan.kode})
        client.get(f"/aduan/{aduan.pk}/")

    assert len([satu for satu in caplog.records if satu.name == "kinerja.akses"]) == 5
    assert "7K3M" not in caplog.text


def test_a_case_closes_in_the_browser_after_an_hour_and_the_page_asks_for_the_code(client, db, jam):
    alamat = buka(client, AduanFactory(dijawab=True, isi="Air masuk dapur."))

    jam.shift(3600)
    assert "Air masuk dapur." in client.get(alamat).content.decode()
    jam.shift(1)
    tertutup = client.get(alamat)

    assert tertutup.status_code == 403
    assert "Masukkan kodenya sekali lagi" in tertutup.content.decode()
    assert "Air masuk dapur." not in tertutup.content.decode()


def test_what_was_written_on_a_page_that_closed_meanwhile_is_given_back(client, db, jam):
    alamat = buka(client, AduanFactory(dijawab=True))

    jam.shift(7200)
    jawaban = client.post(f"{alamat}buka-lagi/", {"alasan": "Kuotanya belum bertambah."})

    assert "Kuotanya belum bertambah." in jawaban.content.decode()
    assert "Kode lacak" in jawaban.content.decode()


def test_two_cases_stay_apart_in_one_browser(client, db):
    satu, dua = AduanFactory(dijawab=True), AduanFactory(dijawab=True)
    alamat_satu, _ = buka(client, satu), buka(client, dua)

    client.post(f"{alamat_satu}selesai/")

    satu.refresh_from_db()
    dua.refresh_from_db()
    assert (satu.status, dua.status) == (StatusAduan.SELESAI, StatusAduan.DIJAWAB)


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


def test_the_page_shows_public_steps_and_neither_names_nor_notes(client, pemeran, jam):
    aduan = PelaporFactory(aduan__unit=pemeran.dinkes).aduan
    pada = aduan.diterima_pada
    catat_langkah(aduan, StatusAduan.DIPROSES, "Laporan Anda mulai ditangani.", oleh=pemeran.budi, pada=pada)
    catat_langkah(
        aduan, StatusAduan.DIPROSES, "Pernah mengadu dulu.", oleh=pemeran.budi, pada=pada, publik=False
    )

    html = client.get(buka(client, aduan)).content.decode()

    assert "mulai ditangani" in html
    assert "Petugas" in html
    for rahasia in ("Pernah mengadu", "Budi", "Rina Wulandari", "081200000000"):
        assert rahasia not in html


def test_the_answer_stands_above_the_question_and_no_title_names_the_case(client, pemeran):
    aduan = AduanFactory(kode="PTK-7K3M-9QXA", unit=pemeran.dinkes, judul="Parit mampet")
    waktu = {"oleh": pemeran.citra, "pada": timezone.now()}
    services.tanggapi_aduan(aduan_id=aduan.pk, tanggapan="Regu melihatnya besok.", **waktu)
    terbuka = client.get(buka(client, aduan)).content.decode()
    services.jawab_aduan(aduan_id=aduan.pk, jawaban="Parit sudah dikeruk.", **waktu)
    html = client.get(buka(client, aduan)).content.decode()

    assert terbuka.index("Regu melihatnya besok.") < terbuka.index("jawaban akhirnya menyusul")
    assert "paling lambat <strong>Selasa, 7 April 2026" in terbuka
    assert html.index("Parit sudah dikeruk.") < html.index("menyelesaikan masalah Anda")
    assert "Regu melihatnya besok." in html
    assert html.count("tepat waktu") == 2
    judul = html[html.index("<title>") : html.index("</title>")]
    assert "7K3M" not in judul
    assert "Parit" not in judul


def test_a_question_is_asked_only_of_who_has_an_answer(client, db):
    baru, dijawab, selesai = AduanFactory(), AduanFactory(dijawab=True), AduanFactory(selesai=True)

    def halaman(aduan):
        return client.get(buka(client, aduan)).content.decode()

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
    alamat = buka(client, aduan)
    jumlah_kueri_tetap(muat=lambda: client.get(alamat), tambah=lambda: langkah(10), paling_banyak=4)
