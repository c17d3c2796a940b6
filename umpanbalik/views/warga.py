"""Complaints as citizens send and follow them; who holds the code needs no account.

The code opens a report in one browser for a while; it is typed into a form and stands in no address.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from umpanbalik import permissions, queries, services
from umpanbalik.forms import TERLALU_SERING, AduanForm, BukaLagiForm, LacakForm, tertulis
from umpanbalik.models import Aduan
from umpanbalik.pintu import JATAH_ADUAN, JATAH_LACAK, aduan_terbuka, boleh_lewat, buka_aduan
from umpanbalik.tenggat import batas_buka_lagi


KODE_TIDAK_ADA = "Tidak ada laporan dengan kode ini. Periksa kembali setiap huruf dan angkanya."
TERLALU_BANYAK_KODE = (
    "Terlalu banyak kode dicoba dari jaringan Anda. Tunggu sepuluh menit, lalu coba sekali lagi."
)
TERTUTUP = (
    "Laporan ini tidak sedang terbuka di peramban ini. Demi keamanan Anda, laporan tertutup lagi satu jam "
    "sesudah kodenya dimasukkan. Masukkan kodenya sekali lagi."
)


def _dengan_aduan(
    view: Callable[[HttpRequest, Aduan, str], HttpResponse],
) -> Callable[[HttpRequest, str], HttpResponse]:
    """Hand a view the report that this browser has open under the mark; without one, ask for the code."""

    @wraps(view)
    def periksa(request: HttpRequest, tanda: str) -> HttpResponse:
        aduan_id = aduan_terbuka(request, tanda, timezone.now())
        aduan = queries.aduan_warga(aduan_id) if aduan_id is not None else None
        if aduan is not None:
            return view(request, aduan, tanda)
        return _lacak(request, LacakForm(), TERTUTUP, isian=tertulis(BukaLagiForm(request.POST)), status=403)

    return periksa


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
            return redirect("umpanbalik:aduan_terkirim", tanda=buka_aduan(request, aduan.pk, form.pada))
        form.add_error(None, TERLALU_SERING)
        status = 429
    return render(request, "umpanbalik/aduan_kirim.html", {"form": form}, status=status)


@login_not_required
@never_cache
@require_safe
@_dengan_aduan
def aduan_terkirim(request: HttpRequest, aduan: Aduan, tanda: str) -> HttpResponse:
    return render(request, "umpanbalik/aduan_terkirim.html", {"aduan": aduan, "tanda": tanda})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aduan_lacak(request: HttpRequest) -> HttpResponse:
    """Ask for the code. Guessing soon has to pause."""
    if request.method != "POST":
        return _lacak(request, LacakForm())
    if not boleh_lewat(JATAH_LACAK, request):
        form = LacakForm(initial={"kode": request.POST.get("kode", "")})
        return _lacak(request, form, TERLALU_BANYAK_KODE, status=429)
    form = LacakForm(request.POST)
    if form.is_valid():
        aduan = queries.aduan_berkode(form.cleaned_data["kode"])
        if aduan is not None:
            return redirect("umpanbalik:aduan_pantau", tanda=buka_aduan(request, aduan.pk, timezone.now()))
        form.add_error("kode", KODE_TIDAK_ADA)
    return _lacak(request, form)


@login_not_required
@never_cache
@require_safe
@_dengan_aduan
def aduan_pantau(request: HttpRequest, aduan: Aduan, tanda: str) -> HttpResponse:
    return _pantau(request, aduan, tanda, BukaLagiForm())


@login_not_required
@require_POST
@_dengan_aduan
def aduan_konfirmasi(request: HttpRequest, aduan: Aduan, tanda: str) -> HttpResponse:
    try:
        services.konfirmasi_aduan(aduan_id=aduan.pk, pada=timezone.now())
    except PermissionDenied as penolakan:
        messages.warning(request, str(penolakan))
    else:
        messages.success(request, "Terima kasih. Laporan Anda ditutup sebagai selesai.")
    return redirect("umpanbalik:aduan_pantau", tanda=tanda)


@login_not_required
@require_POST
@_dengan_aduan
def aduan_buka_lagi(request: HttpRequest, aduan: Aduan, tanda: str) -> HttpResponse:
    form = BukaLagiForm(request.POST)
    if not form.is_valid():
        return _pantau(request, aduan, tanda, form)
    try:
        services.buka_lagi_aduan(aduan_id=aduan.pk, alasan=form.cleaned_data["alasan"], pada=timezone.now())
    except PermissionDenied as penolakan:
        aduan.refresh_from_db()
        messages.warning(request, str(penolakan))
        return _pantau(request, aduan, tanda, form)
    messages.success(request, "Laporan Anda dibuka lagi dan kembali ditangani.")
    return redirect("umpanbalik:aduan_pantau", tanda=tanda)


def _lacak(
    request: HttpRequest,
    form: LacakForm,
    penolakan: str = "",
    *,
    isian: Sequence[tuple[str, str]] = (),
    status: int = 200,
) -> HttpResponse:
    """Show the form for the code; `isian` is what was written for a page that is no longer open."""
    isi = {"form": form, "penolakan": penolakan, "isian": isian}
    return render(request, "umpanbalik/aduan_lacak.html", isi, status=status)


def _pantau(request: HttpRequest, aduan: Aduan, tanda: str, form: BukaLagiForm) -> HttpResponse:
    """Show the case; what was written into a form that can no longer be sent is given back."""
    riwayat = list(queries.riwayat_aduan(aduan, publik=True))
    izin_buka_lagi = permissions.buka_lagi_aduan(aduan, timezone.localdate())
    dijawab = aduan.dijawab_pada and timezone.localtime(aduan.dijawab_pada).date()
    return render(
        request,
        "umpanbalik/aduan_pantau.html",
        {
            "aduan": aduan,
            "tanda": tanda,
            "waktu": queries.waktu_aduan(aduan, timezone.localdate()),
            "riwayat": riwayat,
            "jawaban": next((satu for satu in reversed(riwayat) if satu.jawaban), None),
            "izin_konfirmasi": permissions.konfirmasi_aduan(aduan),
            "izin_buka_lagi": izin_buka_lagi,
            "batas_buka_lagi": dijawab and batas_buka_lagi(dijawab),
            "form": form,
            "isian": [] if izin_buka_lagi else tertulis(form),
        },
    )
