"""Who asks: the person behind the account is put on every request, once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from pegawai.choices import JenisPenugasan
from pegawai.http import PermintaanPegawai
from pegawai.models import Pegawai, Penugasan


TANPA_PEGAWAI = "Akun ini belum terhubung dengan data pegawai. Hubungi pengelola kinerja di BKPSDM."


class PegawaiPadaPermintaan:
    """Put the signed-in employee on the request with posts and led units: one query.

    The roles came with the account. Views that need no login serve everyone; all others need an account
    that belongs to a person. The admin site is for technical clerks and asks no more than Django does.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        pegawai: Pegawai | None = getattr(request.user, "pegawai", None)
        if pegawai is not None:
            _lengkapi(cast(PermintaanPegawai, request), pegawai, timezone.localdate())
        elif getattr(view, "login_required", True) and not _milik_semua_akun(request):
            raise PermissionDenied(TANPA_PEGAWAI)
        return None


def _milik_semua_akun(request: HttpRequest) -> bool:
    alamat = request.resolver_match
    return alamat is not None and (alamat.app_name == "admin" or alamat.url_name == "keluar")


def _lengkapi(request: PermintaanPegawai, pegawai: Pegawai, hari_ini: date) -> None:
    penugasan = list(
        Penugasan.objects.filter(pegawai=pegawai).pada(hari_ini).select_related("unit", "jabatan")
    )
    request.pegawai = pegawai
    request.penugasan = next((p for p in penugasan if p.jenis == JenisPenugasan.DEFINITIF), None)
    request.dipimpin = tuple(p.unit for p in penugasan if p.memimpin)
