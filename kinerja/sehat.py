"""Is the site alive, is it ready? For balancers and watchmen: no login, no session, short time-outs."""

from __future__ import annotations

import logging
from collections.abc import Callable

import psycopg
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from kinerja import denyut


logger = logging.getLogger(__name__)

BATAS_SAMBUNG = 2  # seconds
JALUR = "/sehat/"
UNTUK_SIAPA_PUN = (JALUR, "/sw.js", "/laporan/luring/")
BAIK, TIDAK_MENJAWAB, TIDAK_TERDENGAR = "baik", "tidak menjawab", "tidak terdengar"


def tanpa_kuki(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: take the cookies of a probe and of a service worker away: nobody below reads a session.

    Django asks who is signed in before it looks whether a page needs a login; with the database gone, that
    question would be the answer.
    """

    def layani(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(UNTUK_SIAPA_PUN):
            request.META.pop("HTTP_COOKIE", None)
        return get_response(request)

    return layani


@login_not_required
@never_cache
@require_safe
def hidup(request: HttpRequest) -> JsonResponse:
    """Answer as long as this process can answer at all."""
    return JsonResponse({"hidup": True})


@login_not_required
@never_cache
@require_safe
def siap(request: HttpRequest) -> JsonResponse:
    """Answer 200 when database, Valkey and a worker all answer, else 503 with the one that does not."""
    keadaan = {"basis_data": _basis_data(), **_antrean()}
    siap = all(satu == BAIK for satu in keadaan.values())
    return JsonResponse({"siap": siap, **keadaan}, status=200 if siap else 503)


def _basis_data() -> str:
    """Try a connection of its own: one from the pool would wait longer."""
    try:
        psycopg.connect(**{**connection.get_connection_params(), "connect_timeout": BATAS_SAMBUNG}).close()
    except psycopg.OperationalError as galat:
        logger.warning("Database does not answer: %s", galat)
        return TIDAK_MENJAWAB
    return BAIK


def gangguan_antrean() -> str:
    """Return what keeps jobs from running now, in words for people; nothing when a worker takes them."""
    keadaan = _antrean()
    if keadaan["valkey"] != BAIK:
        return (
            "Antrean pekerjaan sedang tidak menjawab, sehingga perhitungan baru tidak dapat dimulai. Tunggu "
            "beberapa menit; bila tetap demikian, hubungi pengelola teknis."
        )
    if keadaan["pekerja"] != BAIK:
        return (
            "Tidak ada pekerja yang terdengar, sehingga pekerjaan yang menunggu belum berjalan. Semuanya "
            "berjalan sendiri begitu pekerja menyala; hubungi pengelola teknis bila ini berlangsung lama."
        )
    return ""


def _antrean() -> dict[str, str]:
    try:
        pekerja = BAIK if denyut.terdengar() else TIDAK_TERDENGAR
    except RedisError as galat:
        logger.warning("Valkey does not answer: %s", galat)
        return {"valkey": TIDAK_MENJAWAB, "pekerja": TIDAK_TERDENGAR}
    return {"valkey": BAIK, "pekerja": pekerja}
