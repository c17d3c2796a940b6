"""What every request passes through: what the log keeps to itself, and addresses that nobody can read."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session

from kinerja.samaran import Ringkas, Samaran


@pytest.mark.parametrize(
    ("baris", "tercatat"),
    [
        ("GET /pengaduan/lacak/ADU-7K2:rahasia/ 200", "GET /pengaduan/lacak/***/ 200"),
        ("POST /pengaduan/lacak/ADU-7K2:rahasia/selesai/ 302", "POST /pengaduan/lacak/***/selesai/ 302"),
        ("GET /pengaduan/terkirim/ADU-7K2:rahasia/ 200", "GET /pengaduan/terkirim/***/ 200"),
        ("GET /sandi/atur/Mg/d5c-rahasia/ 302", "GET /sandi/atur/Mg/***/ 302"),
        ("GET /pengaduan/lacak/ 200", "GET /pengaduan/lacak/ 200"),
        ("GET /aduan/7/ 200", "GET /aduan/7/ 200"),
    ],
)
def test_the_log_keeps_no_secret_of_an_address(baris, tercatat):
    catatan = logging.LogRecord("x", logging.INFO, __file__, 1, "%s", (baris,), None)

    Samaran().filter(catatan)

    assert catatan.getMessage() == tercatat


def test_every_line_of_the_log_is_looked_at():
    from kinerja import settings as sungguhan

    assert all(satu["filters"] == ["samaran", "ringkas"] for satu in sungguhan.LOGGING["handlers"].values())


def test_a_refusal_takes_one_line_of_the_log(client, pemeran, caplog):
    client.masuk_sebagai(pemeran.ani)
    client.get("/pekerjaan/")

    tolakan = next(satu for satu in caplog.records if satu.name == "django.request")
    assert tolakan.exc_info
    Ringkas().filter(tolakan)
    assert "\n" not in logging.Formatter().format(tolakan)


def test_a_fault_keeps_its_traceback():
    catatan = logging.makeLogRecord({"levelno": logging.ERROR, "exc_info": (ValueError, ValueError(), None)})
    Ringkas().filter(catatan)
    assert catatan.exc_info


def test_a_visit_is_logged_without_its_question(client, db, caplog):
    with caplog.at_level(logging.INFO, "kinerja.akses"):
        client.get("/pengaduan/lacak/?kode=ADU-7K2")

    assert caplog.messages[0].startswith("GET /pengaduan/lacak/ 200 ")
    assert "7K2" not in caplog.text


def test_an_address_forges_no_line_of_the_log(client, db, caplog):
    with caplog.at_level(logging.INFO, "kinerja.akses"):
        client.get("/a%0AGET /kelola/ 200 1 ms")

    assert caplog.messages[0].startswith("GET /a%0AGET%20/kelola/%20200%201%20ms 404 ")


def test_the_log_of_visits_comes_first_so_that_it_hears_of_every_answer():
    assert settings.MIDDLEWARE[0] == "kinerja.middleware.catat_akses"


@pytest.mark.parametrize(
    "alamat",
    [
        "/%00",
        "/survei/%00/",
        "/pengaduan/lacak/%00/",
        "/static/%00.css",
        "/transparansi/?bulan=%00",
        "/survei/?cari=%00",
        "/masuk/?next=%00",
    ],
)
def test_an_address_with_a_nul_is_answered_with_words(client, db, alamat):
    jawaban = client.get(alamat)

    assert jawaban.status_code == 400
    assert "Alamat ini memuat tanda yang tidak dapat dibaca." in jawaban.content.decode()


@pytest.mark.parametrize("alamat", ["/masuk/", "/tidak-ada/", "/sehat/hidup"])
def test_a_browser_is_told_that_no_page_needs_a_device(client, db, alamat):
    jawaban = client.get(alamat)

    assert "geolocation=()" in jawaban["Permissions-Policy"]
    assert jawaban["Cross-Origin-Resource-Policy"] == "same-origin"
    assert jawaban["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "unsafe" not in jawaban["Content-Security-Policy"]


# How long a session lasts

PAGI = datetime(2026, 3, 2, 1, tzinfo=UTC)
JAM = timedelta(hours=1)


def masih_masuk(client, pada):
    with time_machine.travel(pada, tick=False):
        return client.get("/beranda/").status_code == 200


@pytest.fixture
def masuk(client, pemeran):
    with time_machine.travel(PAGI, tick=False):
        client.masuk_sebagai(pemeran.ani)
        client.get("/beranda/")
    return client


def test_a_session_left_alone_ends_after_half_a_day(masuk):
    assert not masih_masuk(masuk, PAGI + 13 * JAM)


def test_who_works_stays_signed_in_but_no_longer_than_a_day(masuk):
    assert all(masih_masuk(masuk, PAGI + jam * JAM) for jam in (5, 11, 16, 23))
    assert not masih_masuk(masuk, PAGI + 24 * JAM + timedelta(seconds=1))


def test_a_session_that_is_written_near_its_end_lives_no_longer(masuk):
    assert all(masih_masuk(masuk, PAGI + jam * JAM) for jam in (11, 22, 23))
    with time_machine.travel(PAGI + 23.9 * JAM, tick=False):
        sesi = masuk.session
        sesi["apa"] = "saja"
        sesi.save()

    assert Session.objects.get().expire_date == PAGI + 24 * JAM


def test_a_session_is_written_once_an_hour(masuk):
    with time_machine.travel(PAGI + 0.9 * JAM, tick=False):
        assert "sessionid" not in masuk.get("/beranda/").cookies

    with time_machine.travel(PAGI + 1.1 * JAM, tick=False):
        assert masuk.get("/beranda/").cookies["sessionid"]["max-age"] == 12 * 60 * 60


def test_a_page_is_drawn_without_the_cache(client, pemeran, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "unix:///x"}
    }
    client.masuk_sebagai(pemeran.ani)

    assert client.get("/beranda/").status_code == 200
