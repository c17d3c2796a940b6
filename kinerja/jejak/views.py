"""The audit trail, for those who prove what happened: a page to search it, and the same as a file."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja import permissions
from kinerja.jejak import queries
from kinerja.jejak.forms import SaringanForm
from kinerja.jejak.unduhan import unduhan_csv
from pegawai.http import PermintaanPegawai
from pegawai.models import JejakAudit


SEHALAMAN = 20


@require_safe
def daftar(request: PermintaanPegawai) -> HttpResponse:
    form = _form(request)
    sebelum = _sebelum(request)
    halaman = queries.HalamanJejak()
    if form.is_valid():
        halaman = queries.halaman_jejak(
            queries.jejak(form.saringan, aduan=form.aduan), sehalaman=SEHALAMAN, sebelum=sebelum
        )
    return render(
        request,
        "jejak/daftar.html",
        {
            "form": form,
            "halaman": halaman,
            "sebelum": sebelum,
            "izin_aduan": permissions.lihat_jejak_aduan(request.pegawai),
        },
    )


@require_safe
def unduh(request: PermintaanPegawai) -> HttpResponseBase:
    """Send all lines that match, not only one page; the page tells why a search cannot be made."""
    form = _form(request)
    if not form.is_valid():
        return redirect(f"{reverse('jejak:daftar')}?{request.GET.urlencode()}")
    isi = unduhan_csv(queries.jejak(form.saringan, aduan=form.aduan))
    nama = f"jejak-audit-{timezone.localdate():%Y-%m-%d}.csv"
    return StreamingHttpResponse(
        isi,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{nama}"'},
    )


def _form(request: PermintaanPegawai) -> SaringanForm:
    """Return the search as asked for; raises PermissionDenied for who may not read the trail."""
    permissions.lihat_jejak(request.pegawai).wajib()
    return SaringanForm(request.GET, aduan=bool(permissions.lihat_jejak_aduan(request.pegawai)))


def _sebelum(request: PermintaanPegawai) -> JejakAudit | None:
    """Return the line after which this page goes on; Http404 when the address names none."""
    teks = request.GET.get("sebelum", "")
    if not teks:
        return None
    if not teks.isdecimal():
        raise Http404("Baris jejak pada alamat ini tidak dikenal.")
    return get_object_or_404(JejakAudit, pk=int(teks))
