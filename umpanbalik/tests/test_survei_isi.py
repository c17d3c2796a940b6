import uuid
from datetime import date

import pytest
import time_machine

from umpanbalik.choices import KanalSurvei, Unsur
from umpanbalik.models import NilaiUnsur, Tanggapan
from umpanbalik.tests.factories import LayananFactory


WAKTU = "2026-03-10 10:00:00+07:00"
NILAI = dict(zip(Unsur.values, (3, 4, 2, 4, 3, 3, 1, 4, 2), strict=True))


@pytest.fixture(autouse=True)
def jam():
    with time_machine.travel(WAKTU, tick=False) as perjalanan:
        yield perjalanan


@pytest.fixture
def layanan(db):
    return LayananFactory(kode="DUK-01", nama="Kartu Keluarga baru")


def formulir(client, jam, *, detik=60):
    """The hidden part of a form fetched now, and the clock moved to when a person has filled it in."""
    form = client.get("/survei/DUK-01/").context["form"]
    jam.shift(detik)
    return {"kunci": str(form.initial["kunci"]), "cap": form.initial["cap"]}


def pesan(jawaban):
    return jawaban.content.decode()


def test_nine_questions_in_printed_order_each_with_its_own_answers(client, layanan):
    form = client.get("/survei/DUK-01/").context["form"]

    assert form.unsur == [
        "PERSYARATAN", "PROSEDUR", "WAKTU", "BIAYA", "PRODUK",
        "KOMPETENSI", "PERILAKU", "SARPRAS", "PENGADUAN",
    ]  # fmt: skip
    assert [kata for _, kata in form.fields["BIAYA"].choices] == [
        "Sangat mahal", "Cukup mahal", "Murah", "Gratis",
    ]  # fmt: skip
    assert [kata for _, kata in form.fields["SARPRAS"].choices] == ["Buruk", "Cukup", "Baik", "Sangat baik"]
    assert [kata for _, kata in form.fields["PENGADUAN"].choices][3] == "Dikelola dengan baik"


def test_answers_are_kept_by_code_with_nothing_that_names_the_citizen(client, jam, layanan):
    isian = formulir(client, jam) | NILAI | {"jenis_kelamin": "P", "usia": "41", "saran": "Tambah loket."}

    jawaban = client.post("/survei/DUK-01/", isian)

    assert (jawaban.status_code, jawaban.url) == (302, "/survei/DUK-01/terima-kasih/")
    tanggapan = Tanggapan.objects.get()
    assert dict(tanggapan.nilai_unsur.values_list("unsur", "nilai")) == NILAI
    assert (tanggapan.tanggal, tanggapan.kanal) == (date(2026, 3, 10), KanalSurvei.DARING)
    assert (tanggapan.jenis_kelamin, tanggapan.usia, tanggapan.saran) == ("P", 41, "Tambah loket.")
    assert tanggapan.instrumen.kode == "SKM-2017"


def test_only_the_nine_answers_are_needed(client, jam, layanan):
    client.post("/survei/DUK-01/", formulir(client, jam) | NILAI)

    tanggapan = Tanggapan.objects.get()
    assert (tanggapan.jenis_kelamin, tanggapan.usia, tanggapan.pekerjaan) == ("", None, "")


def test_a_missing_answer_is_said_at_its_question_and_the_others_stay(client, jam, layanan):
    isian = formulir(client, jam) | NILAI | {"saran": "Sudah baik."}
    del isian["WAKTU"]

    jawaban = client.post("/survei/DUK-01/", isian)

    form = jawaban.context["form"]
    assert form.errors == {"WAKTU": ["Pertanyaan ini belum dijawab. Pilih salah satu jawaban."]}
    html = pesan(jawaban)
    assert 'href="#div_id_WAKTU"' in html
    assert 'aria-describedby="galat_id_WAKTU"' in html
    assert html.count(" checked") == 8
    assert "Sudah baik." in html
    assert not Tanggapan.objects.exists()

    client.post("/survei/DUK-01/", isian | {"WAKTU": "2"})
    assert Tanggapan.objects.count() == 1


@pytest.mark.parametrize("nilai", ["5", "0", "-1", "a", "3.5"])
def test_a_mark_that_the_question_does_not_offer_is_refused(client, jam, layanan, nilai):
    jawaban = client.post("/survei/DUK-01/", formulir(client, jam) | NILAI | {"BIAYA": nilai})

    assert "tidak ada pada pertanyaan ini" in jawaban.context["form"].errors["BIAYA"][0]
    assert not Tanggapan.objects.exists()


def test_an_answer_to_no_question_is_not_kept(client, jam, layanan):
    client.post("/survei/DUK-01/", formulir(client, jam) | NILAI | {"U10": "4", "MAKLUMAT": "4"})

    assert NilaiUnsur.objects.count() == 9


@pytest.mark.parametrize("isian", ["saran", "usia", "jenis_kelamin", "kunci", "cap", "BIAYA"])
def test_a_sign_that_no_table_can_hold_is_refused_in_words(client, jam, layanan, isian):
    jawaban = client.post("/survei/DUK-01/", formulir(client, jam) | NILAI | {isian: "4\0"})

    assert jawaban.context["form"].errors
    assert not Tanggapan.objects.exists()


@pytest.mark.parametrize("usia", ["4", "121", "seratus", "9" * 5000])
def test_an_impossible_age_is_refused(client, jam, layanan, usia):
    jawaban = client.post("/survei/DUK-01/", formulir(client, jam) | NILAI | {"usia": usia})

    assert jawaban.context["form"].errors
    assert not Tanggapan.objects.exists()


def test_sending_twice_is_one_answer(client, jam, layanan):
    isian = formulir(client, jam) | NILAI

    assert client.post("/survei/DUK-01/", isian).status_code == 302
    assert client.post("/survei/DUK-01/", isian).status_code == 302

    assert Tanggapan.objects.count() == 1
    assert NilaiUnsur.objects.count() == 9


@pytest.mark.parametrize("ubahan", [{"BIAYA": "1"}, {"saran": "Tambah loket."}, {"usia": "67"}])
def test_anything_else_on_a_used_form_is_not_lost(client, jam, layanan, ubahan):
    """A tablet at the counter: somebody went back to the page of the citizen before."""
    isian = formulir(client, jam) | NILAI
    client.post("/survei/DUK-01/", isian)

    jawaban = client.post("/survei/DUK-01/", isian | ubahan)

    form = jawaban.context["form"]
    assert "sudah pernah terkirim dengan isian lain" in form.non_field_errors()[0]
    assert form.data.dict().items() >= ubahan.items()
    assert form.data["kunci"] != isian["kunci"]
    jam.shift(3)
    client.post("/survei/DUK-01/", form.data)
    assert Tanggapan.objects.count() == 2


def test_a_form_taken_to_another_service_is_not_lost_either(client, jam, layanan):
    LayananFactory(kode="DUK-02")
    isian = formulir(client, jam) | NILAI
    client.post("/survei/DUK-01/", isian)

    jawaban = client.post("/survei/DUK-02/", isian)

    assert jawaban.context["form"].non_field_errors()
    assert Tanggapan.objects.count() == 1


def test_a_form_sent_within_two_seconds_comes_back_with_its_answers(client, jam, layanan):
    isian = formulir(client, jam, detik=2) | NILAI

    jawaban = client.post("/survei/DUK-01/", isian)

    assert "terlalu cepat" in jawaban.context["form"].non_field_errors()[0]
    assert pesan(jawaban).count(" checked") == 9
    jam.shift(1)
    assert client.post("/survei/DUK-01/", jawaban.context["form"].data).status_code == 302


def test_a_form_left_open_over_night_is_asked_for_once_more_with_its_answers(client, jam, layanan):
    isian = formulir(client, jam, detik=13 * 3600) | NILAI

    jawaban = client.post("/survei/DUK-01/", isian)

    form = jawaban.context["form"]
    assert "lebih dari 12 jam" in form.non_field_errors()[0]
    assert pesan(jawaban).count(" checked") == 9
    assert form.data["kunci"] == isian["kunci"], "sent before it went stale, it is still the same answer"
    jam.shift(3)
    assert client.post("/survei/DUK-01/", form.data).status_code == 302
    assert Tanggapan.objects.count() == 1


def test_one_stamp_is_worth_one_answer(client, jam, layanan):
    isian = formulir(client, jam) | NILAI
    client.post("/survei/DUK-01/", isian)

    for _ in range(3):
        jawaban = client.post("/survei/DUK-01/", isian | {"kunci": str(uuid.uuid4())})
        assert jawaban.context["form"].non_field_errors()

    assert Tanggapan.objects.count() == 1


def test_a_filled_trap_comes_back_empty_with_the_answers(client, jam, layanan):
    isian = formulir(client, jam) | NILAI | {"situs_web": "https://iklan.example"}

    jawaban = client.post("/survei/DUK-01/", isian)

    assert "tersembunyi" in jawaban.context["form"].non_field_errors()[0]
    html = pesan(jawaban)
    assert html.count(" checked") == 9
    assert "iklan.example" not in html
    assert not Tanggapan.objects.exists()


def test_a_form_without_its_hidden_part_gets_a_new_one(client, jam, layanan):
    jawaban = client.post("/survei/DUK-01/", NILAI)

    form = jawaban.context["form"]
    assert uuid.UUID(form.data["kunci"])
    assert not Tanggapan.objects.exists()
    jam.shift(5)
    assert client.post("/survei/DUK-01/", form.data).status_code == 302


def test_a_flood_from_one_address_pauses_and_keeps_the_answers(client, jam, layanan):
    for _ in range(60):
        client.post("/survei/DUK-01/", formulir(client, jam, detik=3) | NILAI)

    jawaban = client.post("/survei/DUK-01/", formulir(client, jam, detik=3) | NILAI)

    assert jawaban.status_code == 429
    assert "Terlalu banyak kiriman" in pesan(jawaban)
    assert pesan(jawaban).count(" checked") == 9
    assert Tanggapan.objects.count() == 60


def test_an_unknown_service_leads_to_the_list(client, db):
    LayananFactory(nama="Kartu Keluarga baru")

    jawaban = client.get("/survei/TIDAK-ADA/")

    assert jawaban.status_code == 404
    assert "Layanan ini tidak ditemukan" in pesan(jawaban)
    assert 'action="/survei/"' in pesan(jawaban)
    assert "Kartu Keluarga baru" in pesan(jawaban)


def test_a_closed_service_leads_to_the_others_of_its_office(client, layanan):
    LayananFactory(kode="LAMA-1", nama="Surat lama", unit=layanan.unit, aktif=False)
    LayananFactory(nama="Dari kantor lain")

    jawaban = client.get("/survei/LAMA-1/")

    assert jawaban.status_code == 404
    assert "sudah ditutup" in pesan(jawaban)
    assert layanan.nama in pesan(jawaban)
    assert "Dari kantor lain" not in pesan(jawaban)


def test_a_suggestion_for_a_service_that_closed_meanwhile_is_given_back(client, jam, layanan):
    isian = formulir(client, jam) | NILAI | {"saran": "Tambah kursi tunggu."}
    layanan.aktif = False
    layanan.save()

    jawaban = client.post("/survei/DUK-01/", isian)

    assert jawaban.status_code == 404
    assert "Tambah kursi tunggu." in pesan(jawaban)
    assert not Tanggapan.objects.exists()


def test_before_the_first_questionnaire_there_is_no_page(client, jam, layanan):
    jam.move_to("2016-12-31 10:00:00+07:00")

    assert client.get("/survei/DUK-01/").status_code == 404


def test_nobody_is_handed_another_persons_form(client, layanan):
    assert "no-store" in client.get("/survei/DUK-01/")["Cache-Control"]


def test_the_page_after_leads_on(client, layanan):
    html = pesan(client.get("/survei/DUK-01/terima-kasih/"))

    assert "/pengaduan/?layanan=DUK-01" in html
    assert "/transparansi/" in html
    assert client.get("/survei/TIDAK-ADA/terima-kasih/").url == "/survei/"


def test_the_page_is_light_and_costs_little(client, layanan, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        jawaban = client.get("/survei/DUK-01/")

    assert len(jawaban.content) < 60_000
