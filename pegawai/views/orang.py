"""The pages of people, their posts, and the chart of units."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from pegawai import permissions, queries, services
from pegawai.batasan import BatasanDilanggar
from pegawai.forms import AkhiriPenugasanForm, CariPegawaiForm, PenugasanForm
from pegawai.http import PermintaanPegawai
from pegawai.models import Pegawai, Penugasan


SEHALAMAN = 25
KETERANGAN_TAMPAK = 5  # the latest absences on the page of a person


@require_safe
def pegawai_daftar(request: PermintaanPegawai) -> HttpResponse:
    permissions.daftar_pegawai(request.pegawai).wajib()
    form = CariPegawaiForm(request.GET)
    saringan = form.cleaned_data if form.is_valid() else {}
    daftar = queries.pegawai_sekota(
        cari=saringan.get("cari", ""), unit=saringan.get("unit"), hari_ini=timezone.localdate()
    )
    return render(
        request,
        "pegawai/pegawai_daftar.html",
        {
            "form": form,
            "halaman": Paginator(daftar, SEHALAMAN).get_page(request.GET.get("halaman")),
            "izin_kelola": permissions.kelola_pegawai(request.pegawai),
        },
    )


@require_safe
def pegawai_rinci(request: PermintaanPegawai, pk: int) -> HttpResponse:
    hari_ini = timezone.localdate()
    pegawai = get_object_or_404(Pegawai.objects.select_related("akun"), pk=pk)
    kini = queries.penugasan_definitif(pegawai, hari_ini)
    memimpin = kini is not None and queries.memimpin(request.pegawai, kini.unit, hari_ini)
    permissions.lihat_pegawai(request.pegawai, pegawai, memimpin=memimpin).wajib()
    return render(
        request,
        "pegawai/pegawai_rinci.html",
        {
            "orang": pegawai,
            "kini": kini,
            "atasan": queries.atasan_pada(pegawai, hari_ini),
            "daftar_penugasan": queries.penugasan_milik(pegawai),
            "daftar_skp": queries.skp_milik(pegawai),
            "daftar_keterangan": queries.keterangan_milik(pegawai)[:KETERANGAN_TAMPAK],
            "izin_daftar": permissions.daftar_pegawai(request.pegawai),
            "izin_tugas": permissions.atur_penugasan(request.pegawai, pegawai),
            "izin_kelola": permissions.kelola_pegawai(request.pegawai),
            "izin_sandi": permissions.beri_tautan_sandi(request.pegawai, pegawai),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def penugasan_buat(request: PermintaanPegawai, pegawai_id: int) -> HttpResponse:
    pegawai = get_object_or_404(Pegawai, pk=pegawai_id)
    permissions.atur_penugasan(request.pegawai, pegawai).wajib()
    form = PenugasanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            penugasan = services.tugaskan(
                penugasan=form.penugasan(pegawai), oleh=request.pegawai, pada=timezone.now()
            )
        except BatasanDilanggar as penolakan:
            form.add_error(None, str(penolakan))
        else:
            messages.success(request, f"{pegawai} ditugaskan sebagai {penugasan.sebutan}.")
            return redirect("pegawai:pegawai_rinci", pk=pegawai.pk)
    return render(request, "pegawai/penugasan_buat.html", {"form": form, "orang": pegawai})


@require_http_methods(["GET", "HEAD", "POST"])
def penugasan_akhiri(request: PermintaanPegawai, pk: int) -> HttpResponse:
    penugasan = get_object_or_404(Penugasan.objects.select_related("pegawai", "unit", "jabatan"), pk=pk)
    permissions.atur_penugasan(request.pegawai, penugasan.pegawai).wajib()
    form = AkhiriPenugasanForm(request.POST or None, initial={"selesai": penugasan.selesai})
    if request.method == "POST" and form.is_valid():
        try:
            services.akhiri_penugasan(
                penugasan_id=pk,
                selesai=form.cleaned_data["selesai"],
                oleh=request.pegawai,
                pada=timezone.now(),
            )
        except BatasanDilanggar as penolakan:
            form.add_error(None, str(penolakan))
        else:
            messages.success(request, f"Tugas {penugasan.pegawai} sebagai {penugasan.sebutan} diakhiri.")
            return redirect("pegawai:pegawai_rinci", pk=penugasan.pegawai_id)
    return render(request, "pegawai/penugasan_akhiri.html", {"form": form, "penugasan": penugasan})


@require_safe
def unit_daftar(request: PermintaanPegawai) -> HttpResponse:
    return render(
        request,
        "pegawai/unit_daftar.html",
        {
            "kota": queries.pohon_unit(timezone.localdate()),
            "izin_daftar": permissions.daftar_pegawai(request.pegawai),
        },
    )
