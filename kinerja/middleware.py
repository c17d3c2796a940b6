"""What every request passes through and belongs to no app: the log of visits, the door, the session."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.encoding import escape_uri_path

from kinerja import galat


akses = logging.getLogger("kinerja.akses")

Penjawab = Callable[[HttpRequest], HttpResponse]

IZIN_PERANGKAT = ", ".join(
    f"{fitur}=()"
    for fitur in (
        "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope",
        "magnetometer", "microphone", "midi", "payment", "serial", "usb",
    )
)  # fmt: skip
SESI_DIPERBARUI = timedelta(hours=1)  # a session is written once in so long, not with every request
ALAMAT_TIDAK_TERBACA = (
    "Alamat ini memuat tanda yang tidak dapat dibaca. Buka lagi tautannya dari asalnya, atau mulai dari "
    "halaman depan."
)


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


def batasi_peramban(get_response: Penjawab) -> Penjawab:
    """Middleware: tell the browser that no page of ours, nor what it shows, needs a device or other sites."""

    def layani(request: HttpRequest) -> HttpResponse:
        jawaban = get_response(request)
        jawaban["Permissions-Policy"] = IZIN_PERANGKAT
        jawaban["Cross-Origin-Resource-Policy"] = "same-origin"
        return jawaban

    return layani


def tolak_alamat_rusak(get_response: Penjawab) -> Penjawab:
    """Middleware: answer an address with a NUL kindly; no table could hold it, so every query would fail."""

    def layani(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest(ALAMAT_TIDAK_TERBACA)
        return get_response(request)

    return layani


def jelaskan_alamat_perbuatan(get_response: Penjawab) -> Penjawab:
    """Middleware: explain the address of an act to who opens it, as a bookmark or a tab of yesterday does."""

    def layani(request: HttpRequest) -> HttpResponse:
        jawaban = get_response(request)
        if request.method == "GET" and isinstance(jawaban, HttpResponseNotAllowed):
            return galat.bukan_halaman(request, jawaban["Allow"])
        return jawaban

    return layani


class WajibMasuk(LoginRequiredMiddleware):
    """Asks for a login. Only the way to a page leads on to the sign-in; what was sent is not thrown away."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        ke_masuk = super().process_view(request, view_func, view_args, view_kwargs)
        menuju_halaman = request.method in {"GET", "HEAD"} and "HX-Request" not in request.headers
        return ke_masuk if ke_masuk is None or menuju_halaman else galat.belum_masuk(request)


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
