"""Complaints as citizens send and follow them; who holds the code needs no account."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from umpanbalik import permissions, queries, services
from umpanbalik.forms import TERLALU_SERING, AduanForm, BukaLagiForm, LacakForm
from umpanbalik.models import Aduan
from umpanbalik.pintu import JATAH_ADUAN, JATAH_LACAK, baca_tanda, boleh_lewat, buat_tanda
from umpanbalik.tenggat import batas_buka_lagi


TERLALU_BANYAK_KODE = (
    "Terlalu banyak kode dicoba dari jaringan Anda. Tunggu sepuluh menit, lalu coba sekali lagi."
)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aduan_kirim(request: HttpRequest) -> HttpResponse:
    layanan = queries.layanan_berkode(request.GET.get("layanan", ""))
    form = AduanForm(request.POST or None, layanan=layanan, pada=timezone.now())
    status = 200
    if request.method == "POST" and form.is_valid():
        if boleh_lewat(JATAH_ADUAN, request):
            aduan = services.kirim_aduan(
                aduan=form.instance,
                nama=form.cleaned_data["nama"],
                kontak=form.cleaned_data["kontak"],
                pada=form.pada,
            )
            return redirect("umpanbalik:aduan_terkirim", tanda=buat_tanda(aduan.kode))
        form.add_error(None, TERLALU_SERING)
        status = 429
    return render(request, "umpanbalik/aduan_kirim.html", {"form": form}, status=status)


@login_not_required
@never_cache
@require_safe
def aduan_terkirim(request: HttpRequest, tanda: str) -> HttpResponse:
    return render(request, "umpanbalik/aduan_terkirim.html", {"aduan": _aduan(tanda), "tanda": tanda})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aduan_lacak(request: HttpRequest) -> HttpResponse:
    """Ask for the code; one that came in the address counts too. Guessing soon has to pause."""
    data = request.POST if request.method == "POST" else request.GET
    form = LacakForm(data if "kode" in data else None)
    status = 200
    if form.is_bound and not boleh_lewat(JATAH_LACAK, request):
        form = LacakForm(initial={"kode": data["kode"]})
        status = 429
    elif form.is_bound and form.is_valid():
        return redirect("umpanbalik:aduan_pantau", tanda=buat_tanda(form.cleaned_data["kode"]))
    return render(
        request,
        "umpanbalik/aduan_lacak.html",
        {"form": form, "penolakan": TERLALU_BANYAK_KODE if status == 429 else ""},
        status=status,
    )


@login_not_required
@never_cache
@require_safe
def aduan_pantau(request: HttpRequest, tanda: str) -> HttpResponse:
    return _pantau(request, _aduan(tanda), tanda, BukaLagiForm())


@login_not_required
@require_POST
def aduan_konfirmasi(request: HttpRequest, tanda: str) -> HttpResponse:
    try:
        services.konfirmasi_aduan(aduan_id=_aduan(tanda).pk, pada=timezone.now())
    except PermissionDenied as penolakan:
        messages.warning(request, str(penolakan))
    else:
        messages.success(request, "Terima kasih. Laporan Anda ditutup sebagai selesai.")
    return redirect("umpanbalik:aduan_pantau", tanda=tanda)


@login_not_required
@require_POST
def aduan_buka_lagi(request: HttpRequest, tanda: str) -> HttpResponse:
    aduan = _aduan(tanda)
    form = BukaLagiForm(request.POST)
    if not form.is_valid():
        return _pantau(request, aduan, tanda, form)
    try:
        services.buka_lagi_aduan(aduan_id=aduan.pk, alasan=form.cleaned_data["alasan"], pada=timezone.now())
    except PermissionDenied as penolakan:
        messages.warning(request, str(penolakan))
    else:
        messages.success(request, "Laporan Anda dibuka lagi dan kembali ditangani.")
    return redirect("umpanbalik:aduan_pantau", tanda=tanda)


def _aduan(tanda: str) -> Aduan:
    aduan = queries.aduan_berkode(baca_tanda(tanda))
    if aduan is None:
        raise Http404
    return aduan


def _pantau(request: HttpRequest, aduan: Aduan, tanda: str, form: BukaLagiForm) -> HttpResponse:
    izin_buka_lagi = permissions.buka_lagi_aduan(aduan, timezone.localdate())
    dijawab = aduan.dijawab_pada and timezone.localtime(aduan.dijawab_pada).date()
    return render(
        request,
        "umpanbalik/aduan_pantau.html",
        {
            "aduan": aduan,
            "tanda": tanda,
            "riwayat": queries.riwayat_aduan(aduan, publik=True),
            "izin_konfirmasi": permissions.konfirmasi_aduan(aduan),
            "izin_buka_lagi": izin_buka_lagi,
            "batas_buka_lagi": dijawab and batas_buka_lagi(dijawab),
            "form": form,
        },
    )
