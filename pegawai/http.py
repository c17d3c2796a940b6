"""What all pages read from a request: whose it is, where it comes from, which month it asks for."""

from __future__ import annotations

import re
from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest
from django_htmx.middleware import HtmxDetails

from pegawai.inti.periode import TANGGAL_TERAKHIR, TANGGAL_TERAWAL, Periode
from pegawai.models import Akun, Pegawai, Penugasan, UnitKerja


TANGGAL_TAK_DIKENAL = "Tanggal pada alamat ini tidak dikenal."


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


def nomor_catatan(teks: str) -> int | None:
    """Return the number of a record as an address or a box of a form carries it; None for anything else.

    Nothing longer than the database can hold is read.
    """
    return int(teks) if re.fullmatch(r"[0-9]{1,18}", teks) else None


def bulan_dari_alamat(request: HttpRequest, hari_ini: date) -> Periode:
    """Return the month that ?bulan=2026-03 names, the present one without it; Http404 for anything else."""
    teks = request.GET.get("bulan")
    if teks is None:
        return Periode.bulan_dari(hari_ini)
    cocok = re.fullmatch(r"(20[0-9]{2})-(0[1-9]|1[0-2])", teks)
    if cocok is None:
        raise Http404("Bulan pada alamat ini tidak dikenal.")
    return Periode.bulan(int(cocok[1]), int(cocok[2]))


def tanggal_dari_alamat(request: HttpRequest, hari_ini: date, *, nama: str = "tanggal") -> date:
    """Return the day that ?tanggal=2026-03-10 names, today without it; Http404 for anything else."""
    teks = request.GET.get(nama)
    if teks is None:
        return hari_ini
    try:
        tanggal = date.fromisoformat(teks)
    except ValueError:
        raise Http404(TANGGAL_TAK_DIKENAL) from None
    if not TANGGAL_TERAWAL <= tanggal <= TANGGAL_TERAKHIR:
        raise Http404(TANGGAL_TAK_DIKENAL)
    return tanggal


def kueri_bulan(bulan: Periode) -> str:
    """Return what an address carries behind its path to name that month."""
    return f"?bulan={bulan.mulai:%Y-%m}"


def masa_dari_alamat(request: HttpRequest, hari_ini: date) -> Periode:
    """Return what ?masa=2026-03, 2026-T1 or 2026 names, the present month without it; Http404 otherwise."""
    teks = request.GET.get("masa")
    masa = Periode.bulan_dari(hari_ini) if teks is None else Periode.dari_kode(teks)
    if masa is None:
        raise Http404("Masa pada alamat ini tidak dikenal.")
    return masa
