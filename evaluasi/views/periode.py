"""Periods of evaluation: opened, watched and closed by the pengelola kinerja."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluasi import permissions, queries, services
from evaluasi.forms import BukaPeriodeForm, TutupPeriodeForm
from evaluasi.models import PeriodePenilaian
from pegawai.http import PermintaanPegawai

from .dasar import TERTOLAK


PERIODE_SEHALAMAN = 12


@require_safe
def periode_daftar(request: PermintaanPegawai) -> HttpResponse:
    permissions.lihat_periode(request.pegawai).wajib()
    return _daftar(request, _form_buka(request))


@require_POST
def periode_buka(request: PermintaanPegawai) -> HttpResponse:
    permissions.buka_periode(request.pegawai).wajib()
    form = _form_buka(request)
    if form.is_valid():
        periode = form.terpilih
        try:
            services.buka_periode(periode=periode, oleh=request.pegawai, pada=timezone.now())
        except TERTOLAK as penolakan:
            form.add_error("periode", str(penolakan))
        else:
            messages.success(request, f"Periode {periode} dibuka. Pejabat penilai dapat mulai menilai.")
            return redirect("evaluasi:periode_daftar")
    return _daftar(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
def periode_tutup(request: PermintaanPegawai, pk: int) -> HttpResponse:
    """Show what would stay undone, ask once more, close."""
    permissions.lihat_periode(request.pegawai).wajib()
    periode = get_object_or_404(PeriodePenilaian, pk=pk)
    kemajuan = queries.kemajuan_periode(periode)
    form = TutupPeriodeForm(request.POST or None, belum=kemajuan.belum)
    if request.method == "POST" and form.is_valid():
        try:
            services.tutup_periode(
                periode_id=pk,
                alasan=form.cleaned_data.get("alasan", ""),
                oleh=request.pegawai,
                pada=timezone.now(),
            )
        except TERTOLAK as penolakan:
            form.add_error(None, str(penolakan))
        else:
            messages.success(request, f"Periode {periode} ditutup, dan laporan hariannya terkunci.")
            return redirect("evaluasi:periode_daftar")
    return render(
        request,
        "evaluasi/periode_tutup.html",
        {
            "periode": periode,
            "kemajuan": kemajuan,
            "daftar_organisasi": [o for o in queries.daftar_organisasi(periode) if o.kemajuan.belum],
            "form": form,
            "izin": permissions.tutup_periode(request.pegawai, periode, hari_ini=timezone.localdate()),
        },
    )


def _daftar(request: PermintaanPegawai, form: BukaPeriodeForm) -> HttpResponse:
    hari_ini = timezone.localdate()
    halaman = Paginator(queries.daftar_periode(), PERIODE_SEHALAMAN).get_page(request.GET.get("halaman"))
    return render(
        request,
        "evaluasi/periode_daftar.html",
        {
            "halaman": halaman,
            "baris_periode": [
                (periode, kemajuan, permissions.tutup_periode(request.pegawai, periode, hari_ini=hari_ini))
                for periode, kemajuan in queries.baris_periode(halaman)
            ],
            "form": form,
            "izin_buka": permissions.buka_periode(request.pegawai),
        },
    )


def _form_buka(request: PermintaanPegawai) -> BukaPeriodeForm:
    return BukaPeriodeForm(
        request.POST or None,
        pernah_dibuka=queries.rentang_pernah_dibuka(),
        hari_ini=timezone.localdate(),
    )
