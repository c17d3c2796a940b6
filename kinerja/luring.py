"""The service worker: what a browser keeps so that the page for a new entry opens without a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan.views import kegiatan_luring


PEKERJA = "js/luring/pekerja.js"
# All that the page for a new entry loads; a test holds the list to the page.
BERKAS: Sequence[str] = (
    "css/cetak.css",
    "css/dasar.css",
    "css/komponen.css",
    "css/token.css",
    "gambar/lambang.svg",
    "js/kirim.js",
    "js/konsep.js",
    "js/luring/daftar.js",
    "js/luring/isian.js",
    "js/luring/pengirim.js",
    "js/luring/simpanan.js",
    "js/menu.js",
    "js/tema.js",
    "vendor/bootstrap/bootstrap.min.css",
)


@cache
def _versi(kota: str) -> str:
    """Return a digest of the page that is kept, which names its city and each of its files by what they hold.

    It changes with a release alone, and browsers ask at every page: so it is drawn once.
    """
    permintaan = HttpRequest()
    permintaan.method, permintaan.path = "GET", reverse("laporan:kegiatan_luring")
    return hashlib.sha256(kegiatan_luring(permintaan).content).hexdigest()[:16]


@login_not_required
@require_safe
def pekerja_layanan(request: HttpRequest) -> HttpResponse:
    """Answer the service worker of the whole site. A release that changes the page or a file changes it too.

    The browser asks for it again by itself and puts the new one in place of the old.
    """
    bekal = {
        "cangkang": reverse("laporan:kegiatan_luring"),
        "berkas": [static(nama) for nama in BERKAS],
        "versi": _versi(settings.NAMA_KOTA),
    }
    isi = f"self.kinerja = {json.dumps(bekal)};\nimportScripts({json.dumps(static(PEKERJA))});\n"
    return HttpResponse(isi, content_type="text/javascript", headers={"Cache-Control": "no-cache"})
