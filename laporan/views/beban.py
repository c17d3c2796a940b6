"""The burden meter: what managers see of it, and where everybody reads of it and may object."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from laporan import permissions, queries, services
from laporan.beban import DETIK_TERLAMA, MINIMAL_UKURAN
from laporan.choices import JenisBeban
from pegawai.http import PermintaanPegawai, bulan_dari_alamat, nomor_catatan
from pegawai.jatah import Jatah


UKURAN = Jatah("ukuran", 600, 60 * 60)  # of one person in an hour: more than anybody can work


@require_safe
def beban_daftar(request: PermintaanPegawai) -> HttpResponse:
    permissions.lihat_beban(request.pegawai).wajib()
    hari_ini = timezone.localdate()
    bulan = bulan_dari_alamat(request, hari_ini)
    return render(
        request,
        "laporan/beban_daftar.html",
        {
            "bulan": bulan,
            "hari_ini": hari_ini,
            "beban": queries.beban_sebulan(bulan),
            "minimal": MINIMAL_UKURAN,
            "menit_terlama": DETIK_TERLAMA // 60,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def pengukuran_atur(request: PermintaanPegawai) -> HttpResponse:
    """Say what is measured of one's own work, and take an objection or its withdrawal."""
    if request.method == "POST":
        diukur = "diukur" in request.POST
        services.atur_pengukuran(diukur=diukur, oleh=request.pegawai, pada=timezone.now())
        messages.success(
            request,
            "Lama pengisian Anda ikut diukur, tanpa nama."
            if diukur
            else "Lama pengisian Anda tidak diukur lagi.",
        )
        return redirect("laporan:pengukuran_atur")
    return render(
        request,
        "laporan/pengukuran_atur.html",
        {
            "diukur": queries.boleh_diukur(request.pegawai),
            "minimal": MINIMAL_UKURAN,
            "menit_terlama": DETIK_TERLAMA // 60,
        },
    )


def ukur(request: PermintaanPegawai, jenis: JenisBeban, jumlah: int = 1) -> None:
    """Count how long the page says that `jumlah` activities took, once they are kept or decided on.

    Without a script, without a post, or against an objection there is nothing to count.
    """
    detik = nomor_catatan(request.POST.get("detik", ""))
    if not detik or request.penugasan is None or not UKURAN.ambil(str(request.pegawai.pk)):
        return
    services.ukur_beban(
        jenis=jenis,
        detik=detik,
        jumlah=jumlah,
        unit=request.penugasan.unit,
        oleh=request.pegawai,
        pada=timezone.now(),
    )
