from __future__ import annotations

from django.conf import settings
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


def alamat_pengirim(request: HttpRequest) -> str:
    """Return the network address of the sender, as the outermost proxy of ours saw it.

    Addresses further left in X-Forwarded-For are what the sender claims, and are not believed.
    """
    jejak = [satu.strip() for satu in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if settings.JUMLAH_PROKSI and len(jejak) >= settings.JUMLAH_PROKSI and jejak[-settings.JUMLAH_PROKSI]:
        return str(jejak[-settings.JUMLAH_PROKSI])
    return str(request.META.get("REMOTE_ADDR", ""))
