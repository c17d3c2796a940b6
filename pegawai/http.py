from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from pegawai.models import Akun, Pegawai, Penugasan, UnitKerja


class PermintaanPegawai(HttpRequest):
    """A request made by a signed-in employee; set up by the middleware."""

    user: Akun
    htmx: HtmxDetails
    pegawai: Pegawai
    penugasan: Penugasan | None  # the definitive post today, with unit and jabatan
    dipimpin: tuple[UnitKerja, ...]  # the units led today, also as Plt or Plh
