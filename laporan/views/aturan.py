"""The rules of daily work: everybody reads them, the pengelola kinerja sets those to come."""

from __future__ import annotations

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from laporan import permissions, queries, services
from laporan.forms import AturanForm
from pegawai.http import PermintaanPegawai

from .dasar import TERTOLAK


@require_safe
def aturan_daftar(request: PermintaanPegawai) -> HttpResponse:
    return _daftar(request, None)


@require_POST
def aturan_tetapkan(request: PermintaanPegawai) -> HttpResponse:
    permissions.tetapkan_aturan(request.pegawai).wajib()
    form = AturanForm(request.POST)
    if form.is_valid():
        try:
            services.tetapkan_aturan(aturan=form.instance, oleh=request.pegawai, pada=timezone.now())
        except services.LaporanDitolak as penolakan:
            form.add_error(penolakan.isian, str(penolakan))
        else:
            messages.success(request, "Aturan baru ditetapkan; semua pegawai dapat membacanya di sini.")
            return redirect("laporan:aturan_daftar")
    return _daftar(request, form)


@require_POST
def aturan_batalkan(request: PermintaanPegawai, aturan_id: int) -> HttpResponse:
    try:
        services.batalkan_aturan(aturan_id=aturan_id, oleh=request.pegawai, pada=timezone.now())
    except TERTOLAK as penolakan:
        messages.warning(request, str(penolakan))
    else:
        messages.success(request, "Aturan dibatalkan sebelum berlaku.")
    return redirect("laporan:aturan_daftar")


def _daftar(request: PermintaanPegawai, form: AturanForm | None) -> HttpResponse:
    hari_ini = timezone.localdate()
    semua = queries.semua_aturan(hari_ini)
    return render(
        request,
        "laporan/aturan_daftar.html",
        {
            "semua": semua,
            "mendatang": [
                (aturan, permissions.batalkan_aturan(request.pegawai, aturan, hari_ini=hari_ini))
                for aturan in semua.mendatang
            ],
            "hari_ini": hari_ini,
            "tenggat": queries.batas_catat(request.pegawai, hari_ini).tenggat(hari_ini),
            "izin": permissions.tetapkan_aturan(request.pegawai),
            "form": form or AturanForm(initial=model_to_dict(semua.kini, exclude=("mulai", "dasar"))),
        },
    )
