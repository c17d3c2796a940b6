import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pegawai.models import JejakAudit, Pegawai
from pegawai.tests.factories import JabatanFactory


CSV = "NIP;NAMA;KODE_UNIT;JABATAN;TMT\n198609262015051001;Siti Rahmawati;DINKES;Arsiparis;01/03/2026\n"


@pytest.fixture
def unggah(client, pemeran):
    """Send a file as one of the cast and return the answer."""
    JabatanFactory(nama="Arsiparis")

    def kirim(isi=CSV, siapa=pemeran.eko):
        client.masuk_sebagai(siapa)
        berkas = SimpleUploadedFile("pegawai.csv", isi.encode())
        return client.post("/pegawai/impor/", {"berkas": berkas})

    return kirim


def test_a_list_is_shown_first_and_written_when_confirmed(client, pemeran, unggah):
    pratinjau = unggah()
    assert pratinjau.context["ringkasan"][0] == ("Pegawai baru", 1, "2")
    assert "Siti Rahmawati" in pratinjau.content.decode()
    assert not Pegawai.objects.filter(nama="Siti Rahmawati").exists()

    jawaban = client.post("/pegawai/impor/simpan/", {"token": pratinjau.context["token"]}, follow=True)

    assert "1 pegawai baru, 0 diperbarui, 0 tidak berubah" in jawaban.content.decode()
    siti = Pegawai.objects.get(nama="Siti Rahmawati")
    assert JejakAudit.objects.get(tindakan="PEGAWAI_DIIMPOR", objek_id=siti.pk).oleh == pemeran.eko


def test_a_list_that_changes_nothing_needs_no_confirmation(client, unggah):
    client.post("/pegawai/impor/simpan/", {"token": unggah().context["token"]})

    jawaban = unggah()

    assert jawaban.context["ringkasan"][2] == ("Sudah ada, tidak berubah", 1, "2")
    assert "tidak ada yang perlu diimpor" in jawaban.content.decode()


def test_errors_are_shown_by_row_and_nothing_can_be_confirmed(client, unggah):
    jawaban = unggah(CSV.replace("DINKES", "DINKS"))

    assert [(satu.baris, satu.kolom) for satu in jawaban.context["galat"]] == [(2, "KODE_UNIT")]
    assert jawaban.context["token"] == ""
    assert "Impor sekarang" not in jawaban.content.decode()


def test_enough_errors_end_the_reading_before_anybody_waits_for_a_turn(unggah):
    baris = "x;Siti Rahmawati;DINKES;Arsiparis;besok\n"  # two wrong cells

    with CaptureQueriesContext(connection) as kueri:
        jawaban = unggah(CSV + baris * 500)

    html = jawaban.content.decode()
    assert len(jawaban.context["galat"]) == 200
    assert "400 baris lain belum diperiksa" in html
    assert not [satu for satu in kueri if "pg_advisory" in satu["sql"]]


def test_a_file_that_cannot_be_read_is_an_error_of_the_form(unggah):
    assert "tidak ada pada baris judul" in unggah("A;B\n1;2\n").context["form"].errors["berkas"][0]
    assert "kosong" in unggah("").context["form"].errors["berkas"][0]


def test_a_file_too_large_is_not_read(unggah, monkeypatch):
    monkeypatch.setattr("pegawai.forms.orang.UKURAN_TERBESAR", 10)

    assert "lebih besar dari 5 MB" in unggah().context["form"].errors["berkas"][0]


def test_what_changed_between_preview_and_confirmation_is_checked_again(client, pemeran, unggah):
    token = unggah().context["token"]
    pemeran.dinkes.kode = "DINKES-LAMA"
    pemeran.dinkes.save()

    jawaban = client.post("/pegawai/impor/simpan/", {"token": token})

    assert [satu.kolom for satu in jawaban.context["galat"]] == ["KODE_UNIT"]
    assert not Pegawai.objects.filter(nama="Siti Rahmawati").exists()


@pytest.mark.parametrize("token", ["", "karangan", "habis"])
def test_a_file_no_longer_kept_is_asked_for_again(client, unggah, token):
    benar = unggah().context["token"]
    cache.clear()

    jawaban = client.post(
        "/pegawai/impor/simpan/", {"token": benar if token == "habis" else token}, follow=True
    )

    assert "Unggah sekali lagi." in jawaban.content.decode()


def test_a_token_serves_only_who_uploaded(client, pemeran, unggah):
    token = unggah().context["token"]
    pemeran.budi.peran_pegawai.create(peran="PENGELOLA")
    client.masuk_sebagai(pemeran.budi)

    client.post("/pegawai/impor/simpan/", {"token": token})

    assert not Pegawai.objects.filter(nama="Siti Rahmawati").exists()


@pytest.mark.parametrize("siapa", ["ani", "citra", "fajar", "gita", "hadi"])
def test_only_the_pengelola_imports(client, pemeran, unggah, siapa):
    oleh = getattr(pemeran, siapa)

    assert unggah(siapa=oleh).status_code == 403
    assert client.post("/pegawai/impor/simpan/", {"token": "x"}).status_code == 403
    assert client.get("/pegawai/impor/contoh/").status_code == 403


def test_the_example_can_be_taken_along(client, pemeran):
    client.masuk_sebagai(pemeran.eko)

    jawaban = client.get("/pegawai/impor/contoh/")

    assert "attachment" in jawaban.headers["Content-Disposition"]
    assert jawaban.content.decode("utf-8-sig").startswith("NIP;NAMA;")
