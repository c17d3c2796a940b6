"""What a visitor sees when something is refused, missing or broken: what happened, and what to do now.

400 and 500 are drawn without a request context: they must stand when the database is down, when the form
cannot be read, or when a context processor is what failed.
"""

from __future__ import annotations

import sys
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template import loader
from redis.exceptions import ConnectionError as RedisConnectionError, TimeoutError as RedisTimeoutError


TANPA_ALASAN = "Halaman ini tidak untuk peran Anda."
LAYANAN_TIDAK_TERSEDIA = 503
PENYIMPANAN_MATI = (OperationalError, InterfaceError, RedisConnectionError, RedisTimeoutError)
ULANGI_SETELAH_DETIK = 30
# Words in the names of fields whose text is a secret.
KOLOM_TERSEMBUNYI = ("csrf", "sandi", "password", "token")


def handler400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read. Never touches its body: reading it is what failed."""
    alasan = str(exception) if isinstance(exception, BadRequest) else ""
    return HttpResponse(loader.get_template("400.html").render({"alasan": alasan}), status=400)


def handler403(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say why: a PermissionDenied carries its reason, written for the person who reads it.

    What was typed is shown again.
    """
    isi = {
        "alasan": str(exception) or TANPA_ALASAN,
        "dasar": _dasar(request),
        "isian": isian_terkirim(request),
    }
    jawaban = render(request, "403.html", isi, status=403)
    jawaban["Cache-Control"] = "no-store"
    return jawaban


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", {"dasar": _dasar(request)}, status=404)


def handler500(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours: 503 when the database or Valkey does not answer, 500 otherwise.

    What was typed is shown again.
    """
    penyimpanan_mati = isinstance(sys.exc_info()[1], PENYIMPANAN_MATI)
    isi = {"penyimpanan_mati": penyimpanan_mati, "isian": isian_terkirim(request)}
    jawaban = HttpResponse(
        loader.get_template("500.html").render(isi),
        status=LAYANAN_TIDAK_TERSEDIA if penyimpanan_mati else 500,
        headers={"Cache-Control": "no-store"},
    )
    if penyimpanan_mati:
        jawaban["Retry-After"] = str(ULANGI_SETELAH_DETIK)
    return jawaban


def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose page stood open too long, or came from elsewhere; what was typed is shown again."""
    return HttpResponse(
        loader.get_template("403_csrf.html").render({"isian": isian_terkirim(request)}),
        status=403,
        headers={"Cache-Control": "no-store"},
    )


def isian_terkirim(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """Return the words a person typed into the form that failed, as (field in words, text); no secrets."""
    if request.method != "POST":
        return ()
    try:
        daftar: list[tuple[str, list[Any]]] = list(request.POST.lists())
    except (UnreadablePostError, MultiPartParserError, SuspiciousOperation, UnicodeError):
        return ()
    return tuple(
        (nama.replace("_", " ").replace("-", " ").capitalize(), teks)
        for nama, daftar_teks in daftar
        if not any(kata in nama.lower() for kata in KOLOM_TERSEMBUNYI)
        for teks in daftar_teks
        if teks.strip()
    )


def _dasar(request: HttpRequest) -> str:
    return "dasar.html" if getattr(request, "pegawai", None) else "publik/dasar_publik.html"
