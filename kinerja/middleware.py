"""What every request passes through and belongs to no app: the log of visits, addresses nobody can read."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import perf_counter

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.encoding import escape_uri_path


akses = logging.getLogger("kinerja.akses")

Penjawab = Callable[[HttpRequest], HttpResponse]

# Who holds such an address holds what it opens: the case of a complaint, a person's new password.
RAHASIA = re.compile(r"(/pengaduan/(?:lacak|terkirim)/|/sandi/atur/[^/\s]+/)[^/\s]+")
SESI_DIPERBARUI = timedelta(hours=1)  # a session is written once in so long, not with every request
ALAMAT_TIDAK_TERBACA = (
    "Alamat ini memuat tanda yang tidak dapat dibaca. Buka lagi tautannya dari asalnya, atau mulai dari "
    "halaman depan."
)


class Samaran(logging.Filter):
    """Takes the secrets that an address carries out of every line of the log, whoever writes it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = RAHASIA.sub(r"\1***", record.getMessage()), None
        return True


def catat_akses(get_response: Penjawab) -> Penjawab:
    """Middleware: log each request, without the visitor's address and what an address asks for after "?"."""

    def layani(request: HttpRequest) -> HttpResponse:
        mulai = perf_counter()
        jawaban = get_response(request)
        lama = (perf_counter() - mulai) * 1000
        jalur = escape_uri_path(request.path)  # a line break in it would forge a line of the log
        akses.info("%s %s %d %.0f ms", request.method, jalur, jawaban.status_code, lama)
        return jawaban

    return layani


def tolak_alamat_rusak(get_response: Penjawab) -> Penjawab:
    """Middleware: answer an address with a NUL kindly; no table could hold it, so every query would fail."""

    def layani(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest(ALAMAT_TIDAK_TERBACA)
        return get_response(request)

    return layani


def perpanjang_sesi(get_response: Penjawab) -> Penjawab:
    """Middleware: keep who works signed in, up to SESI_TERLAMA after signing in."""

    def layani(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _perpanjang(request.session, timezone.now())
        return get_response(request)

    return layani


def _perpanjang(sesi: SessionBase, pada: datetime) -> None:
    """Move the end of a session. It is a moment, so that no other writing of the session moves it again."""
    kini = int(pada.timestamp())
    if kini - sesi.get("diperbarui", 0) < SESI_DIPERBARUI.total_seconds():
        return
    sesi["diperbarui"] = kini
    masuk = datetime.fromtimestamp(sesi.setdefault("masuk", kini), UTC)
    sesi.set_expiry(
        min(
            pada + timedelta(seconds=settings.SESSION_COOKIE_AGE),
            masuk + timedelta(seconds=settings.SESI_TERLAMA),
        )
    )
