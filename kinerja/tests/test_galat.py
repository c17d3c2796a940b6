"""Pages that refuse or fail: they say why, what to do, and lose nothing that was typed."""

from __future__ import annotations

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from redis.exceptions import ConnectionError

from kinerja import galat
from kinerja.urls import *  # noqa: F403 - this module is the map of the site with five pages that fail


MULTIPART = b'--x\r\nContent-Disposition: form-data; name="uraian"\r\n\r\n\xff+AAA\r\n--x--\r\n'
ALASAN = "Hanya pejabat penilai SKP ini yang dapat menyetujuinya."


@login_not_required
def tolak(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied(ALASAN)


@login_not_required
def rusak(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


@login_not_required
def baca(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.POST["uraian"])


@login_not_required
def basis_data_mati(request: HttpRequest) -> HttpResponse:
    raise OperationalError("could not connect")


@login_not_required
def valkey_mati(request: HttpRequest) -> HttpResponse:
    raise ConnectionError("could not connect")


urlpatterns = [
    path("tolak/", tolak),
    path("rusak/", rusak),
    path("baca/", baca),
    path("basis-data-mati/", basis_data_mati),
    path("valkey-mati/", valkey_mati),
    *urlpatterns,  # noqa: F405
]


@pytest.fixture
def situs_rusak(settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def test_a_refusal_shows_its_reason(situs_rusak):
    jawaban = situs_rusak.get("/tolak/")

    assert jawaban.status_code == 403
    assert ALASAN in jawaban.content.decode()


def test_a_refusal_gives_back_what_was_typed(situs_rusak):
    jawaban = situs_rusak.post("/tolak/", {"catatan": "Volume tidak sesuai bukti", "kata_sandi": "rahasia-1"})

    isi = jawaban.content.decode()
    assert jawaban.status_code == 403
    assert "Volume tidak sesuai bukti" in isi
    assert "rahasia-1" not in isi
    assert jawaban["Cache-Control"] == "no-store"


def test_the_address_of_an_act_explains_itself_to_who_opens_it(client, pemeran):
    client.masuk_sebagai(pemeran.eko)

    jawaban = client.get("/evaluasi/periode/buka/")

    assert (jawaban.status_code, jawaban["Allow"]) == (405, "POST")
    assert "Tidak ada yang berubah." in jawaban.content.decode()
    assert 'href="/beranda/"' in jawaban.content.decode()


def test_a_refusal_to_an_employee_keeps_the_menu(situs_rusak, pemeran):
    situs_rusak.force_login(pemeran.ani.akun)

    jawaban = situs_rusak.get("/tolak/")

    assert jawaban.status_code == 403
    assert "Menu utama" in jawaban.content.decode()
    assert "Ani" in jawaban.content.decode()


def test_an_unknown_address_says_so(situs_rusak):
    jawaban = situs_rusak.get("/tidak-ada/")

    assert jawaban.status_code == 404
    assert "Halaman tidak ditemukan" in jawaban.content.decode()


def test_a_fault_gives_back_what_was_typed_without_the_database(situs_rusak):
    """No fixture opens the database here, so a single query would fail this test."""
    uraian = "Melayani pasien di loket & membuat rekap"

    jawaban = situs_rusak.post(
        "/rusak/", {"uraian_kegiatan": uraian, "kata_sandi": "sangat-rahasia", "kunci": "9f2c"}
    )

    isi = jawaban.content.decode()
    assert jawaban.status_code == 500
    assert "Uraian kegiatan" in isi
    assert "Melayani pasien di loket &amp; membuat rekap" in isi
    assert "sangat-rahasia" not in isi
    assert "9f2c" not in isi
    assert jawaban["Cache-Control"] == "no-store"


@pytest.mark.parametrize("alamat", ["/basis-data-mati/", "/valkey-mati/"])
def test_a_silent_store_asks_for_patience(situs_rusak, alamat):
    jawaban = situs_rusak.post(alamat, {"uraian": "Melayani pasien"})

    assert jawaban.status_code == 503
    assert jawaban["Retry-After"]
    assert "Melayani pasien" in jawaban.content.decode()


def test_a_form_that_cannot_be_read_is_answered_with_400(situs_rusak):
    jawaban = situs_rusak.post(
        "/baca/", "uraian=x", content_type="application/x-www-form-urlencoded; charset=utf-16"
    )

    assert jawaban.status_code == 400
    assert "Permintaan tidak terbaca" in jawaban.content.decode()


def test_a_form_without_its_token_gives_back_what_was_typed(settings):
    settings.ROOT_URLCONF = __name__

    jawaban = Client(enforce_csrf_checks=True).post("/rusak/", {"uraian": "Melayani pasien"})

    assert jawaban.status_code == 403
    assert "Formulir belum terkirim" in jawaban.content.decode()
    assert "Melayani pasien" in jawaban.content.decode()


# Whose session ended meanwhile

ASAL = "http://testserver/laporan/?bulan=2026-03"
MASUK_KE_ASAL = "/masuk/?next=%2Flaporan%2F%3Fbulan%3D2026-03"


@pytest.mark.parametrize(
    "kepala", [{"Referer": ASAL}, {"HX-Request": "true", "HX-Current-URL": ASAL}], ids=["form", "htmx"]
)
def test_a_form_of_an_ended_session_gives_back_what_was_typed(situs_rusak, kepala):
    jawaban = situs_rusak.post("/laporan/catat/", {"uraian": "Melayani pasien"}, headers=kepala)

    isi = jawaban.content.decode()
    assert jawaban.status_code == 401
    assert "Sesi Anda sudah berakhir" in isi
    assert "Melayani pasien" in isi
    assert f'href="{MASUK_KE_ASAL}"' in isi
    assert jawaban["Cache-Control"] == "no-store"


@pytest.mark.parametrize("asal", ["https://jahat.example/laporan/", "//jahat.example", "javascript:x", ""])
def test_the_way_back_leads_to_no_other_site(situs_rusak, asal):
    jawaban = situs_rusak.post("/laporan/catat/", {"uraian": "x"}, headers={"Referer": asal})

    assert 'href="/masuk/"' in jawaban.content.decode()
    assert "jahat" not in jawaban.content.decode()


def test_a_part_of_a_page_is_not_filled_with_the_sign_in(situs_rusak):
    jawaban = situs_rusak.get("/pekerjaan/", headers={"HX-Request": "true"})

    assert jawaban.status_code == 401
    assert "Masuk lagi" in jawaban.content.decode()


def test_a_page_leads_a_stranger_to_the_sign_in(situs_rusak):
    assert situs_rusak.get("/laporan/?bulan=2026-03").headers["Location"].startswith("/masuk/?next=/laporan/")


def test_an_unreadable_body_has_no_words_to_give_back():
    permintaan = RequestFactory().post(
        "/", b"--x\r\n", content_type="multipart/form-data; boundary=" + "x" * 300
    )

    assert galat.isian_terkirim(permintaan) == ()


@pytest.mark.parametrize("alamat", ["/tolak/", "/rusak/", "/basis-data-mati/", "/laporan/catat/"])
@pytest.mark.parametrize(
    ("jenis", "badan"),
    [
        ("application/x-www-form-urlencoded; charset=utf-7", b"uraian=x"),
        ("application/x-www-form-urlencoded; charset=hex", b"uraian=x"),
        ("multipart/form-data; boundary=x; charset=utf-7", MULTIPART),
        ("multipart/form-data; boundary=x; charset=hex", MULTIPART),
    ],
)
def test_a_page_that_says_what_failed_never_fails_over_the_letters_of_a_form(
    situs_rusak, alamat, jenis, badan
):
    jawaban = situs_rusak.generic("POST", alamat, badan, content_type=jenis)

    assert jawaban.status_code in {400, 401, 403, 500, 503}
    assert "<h1" in jawaban.content.decode()
