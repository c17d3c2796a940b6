"""The monthly report of what daily activities cannot count."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from laporan import queries, services
from laporan.forms import daftar_form_realisasi, semua_sah
from pegawai.http import PermintaanPegawai, bulan_dari_alamat

from .dasar import alamat_bulan


@require_http_methods(["GET", "HEAD", "POST"])
def realisasi_lapor(request: PermintaanPegawai) -> HttpResponse:
    bulan = bulan_dari_alamat(request, timezone.localdate())
    daftar_form = daftar_form_realisasi(
        queries.indikator_dilaporkan(request.pegawai, bulan),
        request.POST if request.method == "POST" else None,
    )
    penolakan = ""
    if request.method == "POST" and semua_sah(daftar_form):
        try:
            jumlah = services.laporkan_realisasi(
                daftar_realisasi=[form.instance for form in daftar_form if form.has_changed()],
                bulan=bulan,
                oleh=request.pegawai,
                pada=timezone.now(),
            )
        except services.LaporanDitolak as ditolak:
            penolakan = str(ditolak)
        else:
            messages.success(request, f"{jumlah} realisasi {bulan} disimpan.")
            return redirect(alamat_bulan("laporan:realisasi_lapor", bulan))
    return render(
        request,
        "laporan/realisasi_lapor.html",
        {
            "bulan": bulan,
            "hari_ini": timezone.localdate(),
            "daftar_form": daftar_form,
            "penolakan": penolakan,
            "terkunci": queries.bulan_terkunci(bulan),
        },
    )
