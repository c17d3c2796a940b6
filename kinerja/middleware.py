"""What every request passes through and belongs to no app: the log of visits, addresses nobody can read."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from time import perf_counter

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.encoding import escape_uri_path


akses = logging.getLogger("kinerja.akses")

Penjawab = Callable[[HttpRequest], HttpResponse]

# Who holds such an address holds what it opens: the case of a complaint, a person's new password.
RAHASIA = re.compile(r"(/pengaduan/(?:lacak|terkirim)/|/sandi/atur/[^/\s]+/)[^/\s]+")
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
