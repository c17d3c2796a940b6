"""What a visitor sees when something is refused, missing or broken: what happened, and what to do now.

400 and 500 are drawn without a request context: they must stand when the database is down, when the form
cannot be read, or when a context processor is what failed.
"""

from __future__ import annotations

import sys
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template import loader
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from redis.exceptions import ConnectionError as RedisConnectionError, TimeoutError as RedisTimeoutError


TANPA_ALASAN = "Halaman ini tidak untuk peran Anda."
LAYANAN_TIDAK_TERSEDIA = 503
PENYIMPANAN_MATI = (OperationalError, InterfaceError, RedisConnectionError, RedisTimeoutError)
# Whatever reading a form may raise: cut off, too large, or in letters that it does not have.
ISIAN_TIDAK_TERBACA = (
    UnreadablePostError,
    MultiPartParserError,
    SuspiciousOperation,
    BadRequest,
    UnicodeError,
    LookupError,
)
ULANGI_SETELAH_DETIK = 30
KATA_RAHASIA = ("csrf", "sandi", "password", "token")  # in the name of a field whose text is a secret
KOLOM_BUKAN_TULISAN = frozenset(
    {"cap", "dilihat", "kegiatan", "kode_layanan", "kunci", "next", "putusan", "titipan", "versi"}
)  # the page filled them in itself


def handler400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read. Never touches its body: reading it is what failed."""
    return kiriman_ditolak(str(exception) if isinstance(exception, BadRequest) else "", 400)


def kiriman_ditolak(alasan: str, status: int) -> HttpResponse:
    """Answer what was not received, with the reason where there is one."""
    return HttpResponse(
        loader.get_template("400.html").render({"alasan": alasan, "kode": status}), status=status
    )


def belum_masuk(request: HttpRequest) -> HttpResponse:
    """Answer a form, or a part of a page, of someone whose session ended meanwhile; what was typed is shown.

    A redirect to the sign-in would lose it.
    """
    isi = {"url_masuk": _url_masuk(request), "isian": isian_terkirim(request)}
    jawaban = render(request, "401.html", isi, status=401)
    jawaban["Cache-Control"] = "no-store"
    return jawaban


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


def bukan_halaman(request: HttpRequest, boleh: str) -> HttpResponse:
    """Answer who opened the address of an act, which takes only a form; `boleh` is what it takes."""
    jawaban = render(request, "405.html", {"dasar": _dasar(request)}, status=405)
    jawaban["Allow"] = boleh
    return jawaban


def handler500(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours: 503 when the database or Valkey does not answer, 500 otherwise.

    What was typed is shown again.
    """
    if isinstance(sys.exc_info()[1], PENYIMPANAN_MATI):
        return _nanti(request, "mati")
    return _gangguan(request, "rusak", 500)


def ramai(request: HttpRequest) -> HttpResponse:
    """Answer who cannot be served soon, because too many ask at once; what was typed is shown again."""
    return _nanti(request, "ramai")


def _nanti(request: HttpRequest, keadaan: str) -> HttpResponse:
    jawaban = _gangguan(request, keadaan, LAYANAN_TIDAK_TERSEDIA)
    jawaban["Retry-After"] = str(ULANGI_SETELAH_DETIK)
    return jawaban


def _gangguan(request: HttpRequest, keadaan: str, status: int) -> HttpResponse:
    isi = {"keadaan": keadaan, "isian": isian_terkirim(request)}
    return HttpResponse(
        loader.get_template("500.html").render(isi), status=status, headers={"Cache-Control": "no-store"}
    )


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
    except ISIAN_TIDAK_TERBACA:
        return ()
    return tuple(
        (nama.replace("_", " ").replace("-", " ").capitalize(), teks)
        for nama, daftar_teks in daftar
        if nama not in KOLOM_BUKAN_TULISAN and not any(kata in nama.lower() for kata in KATA_RAHASIA)
        for teks in daftar_teks
        if teks.strip()
    )


def _url_masuk(request: HttpRequest) -> str:
    """Return the address of the sign-in that leads back to the page on which the form stood."""
    url = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure()):
        return reverse("masuk")
    asal = urlsplit(url)
    lanjut = urlencode({"next": urlunsplit(("", "", asal.path, asal.query, ""))})
    return f"{reverse('masuk')}?{lanjut}"


def _dasar(request: HttpRequest) -> str:
    return "dasar.html" if getattr(request, "pegawai", None) else "publik/dasar_publik.html"
