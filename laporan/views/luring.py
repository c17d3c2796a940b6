"""Working without a line: the page that needs none, what a browser takes along, and how it hands in later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from laporan import queries, services
from laporan.forms import KegiatanForm, KegiatanLuringForm
from pegawai.forms import TanggalField
from pegawai.http import PermintaanPegawai

from .dasar import TERTOLAK
from .hari import form_kegiatan


@login_not_required
@require_safe
def kegiatan_luring(request: HttpRequest) -> HttpResponse:
    """Show the page that the service worker keeps: the same for everyone, without anything of anyone."""
    return render(request, "laporan/kegiatan_luring.html", {"form": KegiatanLuringForm()})


@never_cache
@require_safe
def kegiatan_bekal(request: PermintaanPegawai) -> JsonResponse:
    """Answer what one takes along: whose it is, the results to choose from, a fresh token to send with."""
    hari_ini = timezone.localdate()
    batas = queries.batas_catat(request.pegawai, hari_ini)
    return JsonResponse(
        {
            "pemilik": str(request.pegawai.pk),
            "token": get_token(request),
            "awal_tepat_waktu": batas.awal_tepat_waktu(hari_ini),
            "pilihan": form_kegiatan(request, hari_ini).daftar_pilihan(),
            "uraian": queries.uraian_terakhir(request.pegawai),
        }
    )


@require_POST
def kegiatan_kirim(request: PermintaanPegawai) -> JsonResponse:
    """Take one entry that waited in the browser, of the very person who wrote it.

    Answers 200 when it is kept, also when it was kept before; 422 with the reasons by field; 409 when
    somebody else is signed in by now.
    """
    if request.POST.get("pemilik") != str(request.pegawai.pk):
        return JsonResponse({}, status=HTTPStatus.CONFLICT)
    form = form_kegiatan(request, _tanggal(request), request.POST)
    form.fields["kunci"].required = True
    if form.is_valid():
        try:
            services.catat_kegiatan(
                kegiatan=form.instance,
                kunci=form.cleaned_data["kunci"],
                oleh=request.pegawai,
                pada=timezone.now(),
                ajukan="ajukan" in request.POST,
            )
        except TERTOLAK as penolakan:
            form.add_error(getattr(penolakan, "isian", None), str(penolakan))
    if form.errors:
        return JsonResponse({"galat": _galat(form)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return JsonResponse({})


def _galat(form: KegiatanForm) -> Mapping[str, Sequence[str]]:
    """Return the reasons by field; those of the whole entry under ""."""
    return {
        "" if isian == NON_FIELD_ERRORS else isian: [str(satu) for satu in alasan]
        for isian, alasan in form.errors.items()
    }


def _tanggal(request: PermintaanPegawai) -> date:
    """Return the day that was sent; today where it is none, which the form then says."""
    try:
        tanggal: date = TanggalField().clean(request.POST.get("tanggal"))
    except ValidationError:
        return timezone.localdate()
    return tanggal
