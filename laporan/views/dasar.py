"""What the pages of this app share: the month in the address, and how much fits on a page."""

from __future__ import annotations

import re

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from laporan import services
from pegawai.http import PermintaanPegawai
from pegawai.inti.periode import Periode


PER_HALAMAN = 40
TERTOLAK = (services.LaporanDitolak, PermissionDenied)  # told in place, not on a page apart


def bulan_diminta(request: PermintaanPegawai) -> Periode:
    """Return the month that ?bulan=2026-03 names, the present one without it; 404 for anything else."""
    teks = request.GET.get("bulan")
    if teks is None:
        return Periode.bulan_dari(timezone.localdate())
    cocok = re.fullmatch(r"(20[0-9]{2})-(0[1-9]|1[0-2])", teks)
    if cocok is None:
        raise Http404("Bulan pada alamat ini tidak dikenal.")
    return Periode.bulan(int(cocok[1]), int(cocok[2]))


def alamat_bulan(nama: str, bulan: Periode) -> str:
    return f"{reverse(nama)}?bulan={bulan.mulai:%Y-%m}"
