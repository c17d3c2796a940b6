"""The survey as citizens meet it: find a service, answer nine questions, be thanked."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from umpanbalik import queries, services
from umpanbalik.forms import TERLALU_SERING, LayananCariForm, SurveiForm
from umpanbalik.models import Layanan
from umpanbalik.pintu import JATAH_SURVEI, boleh_lewat


SEHALAMAN = 20


@login_not_required
@require_safe
def layanan_daftar(request: HttpRequest) -> HttpResponse:
    form = LayananCariForm(request.GET)
    cari = form.cleaned_data["cari"] if form.is_valid() else ""
    halaman = Paginator(queries.layanan_umum(cari), SEHALAMAN).get_page(request.GET.get("halaman"))
    return render(request, "umpanbalik/layanan_daftar.html", {"form": form, "cari": cari, "halaman": halaman})


@login_not_required
@never_cache  # a form that a browser or proxy hands out again would carry another person's key
@require_http_methods(["GET", "HEAD", "POST"])
def survei_isi(request: HttpRequest, kode: str) -> HttpResponse:
    layanan = queries.layanan_berkode(kode)
    if layanan is None:
        return _tiada(request, kode)
    hari_ini = timezone.localdate()
    instrumen = queries.instrumen_pada(hari_ini)
    if instrumen is None:
        raise Http404
    form = SurveiForm(request.POST or None, instrumen=instrumen, pada=timezone.now())
    status = 200
    if request.method == "POST" and form.is_valid():
        if not boleh_lewat(JATAH_SURVEI, request):
            form.add_error(None, TERLALU_SERING)
            status = 429
        elif _kirim(form, layanan, hari_ini):
            return redirect("umpanbalik:survei_selesai", kode=layanan.kode)
    return render(request, "umpanbalik/survei_isi.html", {"form": form, "layanan": layanan}, status=status)


@login_not_required
@require_safe
def survei_selesai(request: HttpRequest, kode: str) -> HttpResponse:
    layanan = queries.layanan_berkode(kode)
    if layanan is None:
        return redirect("umpanbalik:layanan_daftar")
    return render(request, "umpanbalik/survei_selesai.html", {"layanan": layanan})


def _tiada(request: HttpRequest, kode: str) -> HttpResponse:
    """Offer other services in place of one that is closed, or whose address was misspelt.

    A suggestion that was written before the service closed is given back.
    """
    tertutup = queries.layanan_tertutup(kode)
    daftar = queries.layanan_umum(unit=tertutup.unit if tertutup else None)
    saran = request.POST.get("saran", "")
    isi = {
        "kode": kode,
        "tertutup": tertutup,
        "daftar": daftar[:SEHALAMAN],
        "form": LayananCariForm(),
        "isian": [("Saran Anda", saran)] if saran else [],
    }
    return render(request, "umpanbalik/survei_tiada.html", isi, status=404)


def _kirim(form: SurveiForm, layanan: Layanan, tanggal: date) -> bool:
    """Hand valid answers on; where the form was used before, say so on it and give it a new key."""
    try:
        services.kirim_tanggapan(
            layanan=layanan,
            instrumen=form.instrumen,
            nilai=form.nilai,
            profil=form.profil,
            kunci=form.cleaned_data["kunci"],
            tanggal=tanggal,
            pada=form.pada,
        )
    except services.FormulirSudahDipakai as penolakan:
        form.add_error(None, str(penolakan))
        form.perbarui_kunci()
        return False
    return True
