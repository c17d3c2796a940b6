"""What the pages of this app share: the way back to a day or a month, and how much fits on a page."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from laporan import services
from laporan.models import Kegiatan
from pegawai.http import kueri_bulan
from pegawai.inti.periode import Periode


PER_HALAMAN = 40
TERTOLAK = (services.LaporanDitolak, PermissionDenied)  # told in place, not on a page apart


def alamat_hari(tanggal: date) -> str:
    return f"{reverse('laporan:kegiatan_hari')}?tanggal={tanggal.isoformat()}"


def alamat_bukti(kegiatan: Kegiatan) -> str:
    return reverse("laporan:bukti_daftar", args=[kegiatan.pk])


def alamat_pekan(pekan: Periode) -> str:
    return f"{reverse('laporan:pekan_isi')}?mulai={pekan.mulai.isoformat()}"


def dengan_tercatat(alamat: str, *daftar_kunci: object) -> str:
    """Tell the next page what was kept, by its keys: its browser lets go of drafts and waiting lines."""
    kueri = urlencode([("tercatat", kunci) for kunci in daftar_kunci if kunci])
    return f"{alamat}{'&' if '?' in alamat else '?'}{kueri}" if kueri else alamat


def alamat_bulan(nama: str, bulan: Periode) -> str:
    return f"{reverse(nama)}{kueri_bulan(bulan)}"
