import uuid
from datetime import UTC, date, datetime

import pytest
import time_machine

from pegawai.models import JejakAudit
from pegawai.tests.factories import UnitKerjaFactory
from umpanbalik.choices import KategoriAduan, Klasifikasi, StatusAduan
from umpanbalik.models import Aduan, Pelapor
from umpanbalik.services import kirim_aduan, warga
from umpanbalik.tests.factories import AduanFactory, LayananFactory


ISIAN = {
    "klasifikasi": "TIDAK_BERKADAR",
    "kategori": "ADMINISTRASI",
    "judul": "Antrean habis pukul delapan",
    "isi": "Saya datang pukul delapan lewat sepuluh, antrean hari itu sudah habis.",
}
PADA = datetime(2026, 3, 10, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def jam():
    with time_machine.travel("2026-03-10 10:00:00+07:00", tick=False) as perjalanan:
        yield perjalanan


def formulir(client, jam, *, detik=60):
    form = client.get("/pengaduan/").context["form"]
    jam.shift(detik)
    return ISIAN | {"kunci": str(form.initial["kunci"]), "cap": form.initial["cap"]}


def test_a_report_opens_a_case_with_a_code_and_both_due_dates(client, db, jam):
    unit = UnitKerjaFactory(nama="Dinas Kependudukan", hari_per_pekan=5)

    jawaban = client.post(
        "/pengaduan/", formulir(client, jam) | {"unit": unit.pk, "anonim": "on"}, follow=True
    )

    aduan = Aduan.objects.get()
    assert (aduan.unit, aduan.status, aduan.anonim, aduan.rahasia) == (unit, StatusAduan.BARU, True, False)
    assert (aduan.tenggat_tanggapan, aduan.tenggat_selesai) == (date(2026, 3, 17), date(2026, 4, 7))
    assert aduan.ditanggapi_pada is None, "a receipt is no answer"
    html = jawaban.content.decode()
    assert aduan.kode in html
    assert "Selasa, 17 Maret 2026" in html
    assert "Selasa, 7 April 2026" in html
    assert aduan.riwayat.get().pesan == "Laporan diterima."
    assert JejakAudit.objects.get().tindakan == "ADUAN_DITERIMA"


def test_a_six_day_unit_answers_sooner(client, db, jam):
    puskesmas = UnitKerjaFactory(hari_per_pekan=6)

    client.post("/pengaduan/", formulir(client, jam) | {"unit": puskesmas.pk})

    assert Aduan.objects.get().tenggat_tanggapan == date(2026, 3, 16)


def test_who_does_not_know_the_unit_leaves_it_to_the_city(client, db, jam):
    client.post("/pengaduan/", formulir(client, jam))

    assert Aduan.objects.get().unit is None


def test_units_stand_under_their_office_and_an_office_by_itself_stands_alone(client, pemeran):
    UnitKerjaFactory(nama="Puskesmas Alianyang", jenis="PUSKESMAS", induk=pemeran.dinkes)

    pilihan = dict(list(client.get("/pengaduan/").context["form"].fields["unit"].choices))

    assert [str(label) for _, label in pilihan["Dinas Kesehatan"]] == [
        "Dinas Kesehatan",
        "Puskesmas Alianyang",
    ]
    assert "Dinas Pendidikan" in pilihan.values()


def test_who_reports_is_kept_apart_and_only_if_given(client, db, jam):
    client.post("/pengaduan/", formulir(client, jam))
    assert not Pelapor.objects.exists()

    client.post("/pengaduan/", formulir(client, jam) | {"nama": "Rina", "kontak": "0812"})
    assert (Pelapor.objects.get().nama, Pelapor.objects.get().aduan) == ("Rina", Aduan.objects.latest("pk"))


@pytest.mark.parametrize(
    ("ubahan", "isian", "pesan"),
    [
        ({"judul": ""}, "judul", "Tuliskan judul"),
        ({"isi": " "}, "isi", "Ceritakan apa yang terjadi"),
        ({"kategori": ""}, "kategori", "Pilih yang paling dekat"),
        ({"klasifikasi": "BERKADAR"}, "klasifikasi", "bukan salah satu"),  # for the office to see
        ({"tanggal_kejadian": "2026-03-11"}, "tanggal_kejadian", "belum tiba"),
        ({"unit": "999999"}, "unit", "bukan salah satu"),
        ({"isi": "Parit\0mampet"}, "isi", "Karakter null"),
        ({"nama": "Rina\0"}, "nama", "Karakter null"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_the_rest_stays(client, db, jam, ubahan, isian, pesan):
    jawaban = client.post("/pengaduan/", formulir(client, jam) | {"lokasi": "Jalan Sutoyo"} | ubahan)

    form = jawaban.context["form"]
    assert pesan in " ".join(form.errors[isian])
    assert "Jalan Sutoyo" in jawaban.content.decode()
    assert not Aduan.objects.exists()


def test_today_and_before_are_dates_of_an_event(client, db, jam):
    client.post("/pengaduan/", formulir(client, jam) | {"tanggal_kejadian": "2026-03-10"})

    assert Aduan.objects.get().tanggal_kejadian == date(2026, 3, 10)


def test_sending_twice_is_one_case_with_one_code(client, db, jam):
    isian = formulir(client, jam)

    halaman = [client.post("/pengaduan/", isian, follow=True).content.decode() for _ in range(2)]

    assert all(Aduan.objects.get().kode in html for html in halaman)


@pytest.mark.parametrize(
    "ubahan", [{"isi": "Parit di depan rumah mampet."}, {"nama": "Rina"}, {"anonim": "on"}]
)
def test_other_words_on_the_same_form_are_another_case(client, db, jam, ubahan):
    """Somebody went back to the form, changed it and sent it again: nothing of it may be lost."""
    isian = formulir(client, jam)
    client.post("/pengaduan/", isian)

    kedua = client.post("/pengaduan/", isian | ubahan, follow=True)

    lama, baru = Aduan.objects.order_by("pk")
    assert lama.kode not in kedua.content.decode()
    assert baru.kode in kedua.content.decode()
    assert baru.isi == (isian | ubahan)["isi"]


def test_a_link_from_the_survey_brings_service_and_unit_along(client, db, jam):
    layanan = LayananFactory(kode="DUK-01", nama="Kartu Keluarga baru")
    halaman = client.get("/pengaduan/", {"layanan": "DUK-01"})
    assert halaman.context["form"].initial["unit"] == layanan.unit_id
    assert "Kartu Keluarga baru" in halaman.content.decode()

    isian = formulir(client, jam)
    client.post("/pengaduan/?layanan=DUK-01", isian | {"unit": layanan.unit_id})
    client.post("/pengaduan/?layanan=DUK-01", isian | {"unit": UnitKerjaFactory().pk})

    assert [aduan.layanan for aduan in Aduan.objects.order_by("pk")] == [layanan, None]


def test_a_trap_or_haste_keeps_the_words(client, db, jam):
    isian = formulir(client, jam, detik=1)

    for kiriman in (isian, isian | {"situs_web": "x"}):
        jawaban = client.post("/pengaduan/", kiriman)
        assert jawaban.context["form"].non_field_errors()
        assert ISIAN["isi"] in jawaban.content.decode()
    assert not Aduan.objects.exists()


def test_a_flood_from_one_address_pauses(client, db, jam):
    for _ in range(20):
        client.post("/pengaduan/", formulir(client, jam, detik=3))

    jawaban = client.post("/pengaduan/", formulir(client, jam, detik=3))

    assert jawaban.status_code == 429
    assert ISIAN["isi"] in jawaban.content.decode()
    assert Aduan.objects.count() == 20


def baru(**ubahan):
    isian = {
        "kategori": KategoriAduan.JALAN,
        "judul": "Parit mampet",
        "isi": "Air masuk.",
        "kunci": uuid.uuid4(),
    }
    return Aduan(**isian | ubahan)


def test_a_code_that_is_taken_is_drawn_again(db, monkeypatch):
    lama = AduanFactory()
    undian = iter([lama.kode, lama.kode, "PTK-7K3M-9QXA"])
    monkeypatch.setattr(warga, "buat_kode", lambda: next(undian))

    aduan = kirim_aduan(aduan=baru(), nama="", kontak="", pada=PADA)

    assert aduan.kode == "PTK-7K3M-9QXA"


def test_when_no_code_is_free_nothing_is_kept(db, monkeypatch):
    lama = AduanFactory()
    monkeypatch.setattr(warga, "buat_kode", lambda: lama.kode)

    with pytest.raises(RuntimeError, match="kode lacak"):
        kirim_aduan(aduan=baru(), nama="Rina", kontak="", pada=PADA)

    assert Aduan.objects.get() == lama
    assert not Pelapor.objects.exists()


def test_the_same_form_saved_meanwhile_by_another_process_is_found(db):
    lama = AduanFactory()

    assert not warga._simpan_dengan_kode(baru(kunci=lama.kunci))


def test_a_question_is_due_sooner_than_a_complaint(db):
    aduan = kirim_aduan(aduan=baru(klasifikasi=Klasifikasi.INFORMASI), nama="", kontak="", pada=PADA)

    assert aduan.tenggat_selesai == aduan.tenggat_tanggapan == date(2026, 3, 17)


def test_the_page_with_the_code_opens_in_the_browser_that_sent_the_report_only(client, db, jam):
    alamat = client.post("/pengaduan/", formulir(client, jam)).url
    kode = Aduan.objects.get().kode

    assert kode not in alamat
    assert kode in client.get(alamat).content.decode()
    di_tempat_lain = type(client)().get(alamat)
    assert di_tempat_lain.status_code == 403
    assert kode not in di_tempat_lain.content.decode()


def test_the_form_costs_little(client, db, django_assert_max_num_queries):
    UnitKerjaFactory.create_batch(30)

    with django_assert_max_num_queries(2):
        jawaban = client.get("/pengaduan/")

    assert len(jawaban.content) < 60_000
