"""What every page of the superior's desk reads of its request, and where it goes back to."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from laporan import queries, services
from pegawai.http import PermintaanPegawai, nomor_catatan


def dilihat_pada(request: PermintaanPegawai) -> datetime:
    """Return when the page was drawn on which the activities were read. Raises LaporanDitolak without it."""
    dilihat = saat(request.POST.get("dilihat", ""))
    if dilihat is None:
        raise services.LaporanDitolak(
            "Kapan halaman Anda dibuka tidak terbaca, jadi tidak dapat dipastikan bahwa isinya masih yang "
            "Anda baca. Muat ulang halamannya, lalu putuskan lagi."
        )
    return dilihat


def saat(teks: str) -> datetime | None:
    """Return the moment that a form carries, in UTC; None for anything else."""
    try:
        saat = parse_datetime(teks)
        return saat.astimezone(UTC) if saat is not None and timezone.is_aware(saat) else None
    except (ValueError, OverflowError):  # the latter at the ends of the calendar
        return None


def pegawai_tersaring(request: PermintaanPegawai) -> str:
    """Return whose activities the superior was going through, to come back to them."""
    pegawai_id: str = (request.POST or request.GET).get("pegawai", "")
    return pegawai_id if nomor_catatan(pegawai_id) else ""


def alamat_daftar(request: PermintaanPegawai) -> str:
    alamat = reverse("laporan:verifikasi_daftar")
    pegawai_id = pegawai_tersaring(request)
    return f"{alamat}?pegawai={pegawai_id}" if pegawai_id else alamat


def ke_daftar(request: PermintaanPegawai) -> HttpResponse:
    return redirect(alamat_daftar(request))


def isi_putusan(request: PermintaanPegawai) -> dict[str, object]:
    """Return what _putusan_terakhir.html tells: the reader's last act of today that can be taken back."""
    awal_hari = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return {
        "putusan": queries.putusan_terakhir(request.pegawai, awal_hari),
        "pegawai_diminta": pegawai_tersaring(request),
    }
