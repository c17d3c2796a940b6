"""The superior's desk: what waits, decided one by one or many at once."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from laporan import permissions, queries, services
from laporan.forms import CatatanForm, KembalikanForm, SaringForm, TolakForm
from laporan.models import Kegiatan
from pegawai import queries as pegawai_queries
from pegawai.http import PermintaanPegawai, nomor_catatan
from pegawai.models import Pegawai

from .dasar import PER_HALAMAN, TERTOLAK


@require_safe
def verifikasi_daftar(request: PermintaanPegawai) -> HttpResponse:
    hari_ini = timezone.localdate()
    penunggu = queries.penunggu(request.pegawai, hari_ini)
    diminta = nomor_catatan(_pegawai_tersaring(request))
    # Somebody with nothing left waiting, such as after the last decision, means everybody.
    pegawai_id = next((pk for pk, _, _ in penunggu if pk == diminta), None)
    menunggu = queries.menunggu_verifikasi(request.pegawai, hari_ini)
    if pegawai_id:
        menunggu = menunggu.filter(pegawai=pegawai_id)
    daftar = Paginator(menunggu, PER_HALAMAN)
    daftar.count = sum(jumlah for pk, _, jumlah in penunggu if pegawai_id in (None, pk))
    return render(
        request,
        "laporan/verifikasi_daftar.html",
        {
            "saring": SaringForm(penunggu=penunggu, terpilih=pegawai_id),
            "pegawai_id": str(pegawai_id or ""),
            "halaman": daftar.get_page(request.GET.get("halaman")),
            "terpilih": request.GET.get("pilih") == "semua",
        },
    )


@require_POST
def verifikasi_banyak(request: PermintaanPegawai) -> HttpResponse:
    dipilih = [pk for pk in map(nomor_catatan, request.POST.getlist("kegiatan")) if pk is not None]
    if not dipilih:
        messages.warning(request, "Belum ada kegiatan yang dipilih. Centang sekurangnya satu.")
        return _ke_daftar(request)
    try:
        hasil = services.verifikasi_banyak(kegiatan_ids=dipilih, oleh=request.pegawai, pada=timezone.now())
    except services.LaporanDitolak as penolakan:
        messages.warning(request, str(penolakan))
    else:
        messages.add_message(request, messages.WARNING if hasil.dilewati else messages.SUCCESS, str(hasil))
    return _ke_daftar(request)


@require_safe
def verifikasi_rinci(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    return _rinci(request, _kegiatan_bawahan(request, kegiatan_id), KembalikanForm(), TolakForm())


@require_POST
def kegiatan_verifikasi(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    if not Kegiatan.objects.filter(pk=kegiatan_id).exists():
        messages.warning(request, str(services.KegiatanTiada()))
        return HttpResponseClientRefresh() if request.htmx else _ke_daftar(request)
    kegiatan = _kegiatan_bawahan(request, kegiatan_id)
    penolakan = ""
    try:
        services.verifikasi_kegiatan(kegiatan_id=kegiatan_id, oleh=request.pegawai, pada=timezone.now())
    except TERTOLAK as ditolak:
        penolakan = str(ditolak)
    if request.htmx:
        kegiatan.refresh_from_db()
        return render(
            request, "laporan/_baris_diputuskan.html", {"kegiatan": kegiatan, "penolakan": penolakan}
        )
    if penolakan:
        messages.warning(request, penolakan)
    else:
        messages.success(request, f"Kegiatan {kegiatan.pegawai} terverifikasi.")
    return _ke_daftar(request)


@require_POST
def kegiatan_kembalikan(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    kegiatan = _masih_ada(request, kegiatan_id)
    form = KembalikanForm(request.POST)
    if _putuskan_beralasan(request, kegiatan, form, services.kembalikan_kegiatan):
        messages.success(request, f"Kegiatan {kegiatan.pegawai} dikembalikan beserta alasan Anda.")
        return _ke_daftar(request)
    return _rinci(request, kegiatan, form, TolakForm())


@require_POST
def kegiatan_tolak(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    kegiatan = _masih_ada(request, kegiatan_id)
    form = TolakForm(request.POST)
    if _putuskan_beralasan(request, kegiatan, form, services.tolak_kegiatan):
        messages.success(request, f"Kegiatan {kegiatan.pegawai} ditolak beserta alasan Anda.")
        return _ke_daftar(request)
    return _rinci(request, kegiatan, KembalikanForm(), form)


def _putuskan_beralasan(
    request: PermintaanPegawai, kegiatan: Kegiatan, form: CatatanForm, putuskan: Callable[..., Kegiatan]
) -> bool:
    """Decide with the reason given; otherwise the form holds why not."""
    if not form.is_valid():
        return False
    try:
        putuskan(
            kegiatan_id=kegiatan.pk,
            catatan=form.cleaned_data["catatan"],
            oleh=request.pegawai,
            pada=timezone.now(),
        )
    except TERTOLAK as penolakan:
        form.add_error(None, str(penolakan))
        return False
    return True


def _masih_ada(request: PermintaanPegawai, kegiatan_id: int) -> Kegiatan:
    """Return a direct subordinate's activity; for one that is gone the refusal gives the reason back."""
    if not Kegiatan.objects.filter(pk=kegiatan_id).exists():
        raise PermissionDenied(str(services.KegiatanTiada()))
    return _kegiatan_bawahan(request, kegiatan_id)


def _kegiatan_bawahan(request: PermintaanPegawai, kegiatan_id: int) -> Kegiatan:
    """Return a direct subordinate's activity; 404 for anybody else's."""
    bawahan = Pegawai.objects.bawahan(request.pegawai, timezone.localdate())
    return get_object_or_404(
        queries.kegiatan_rinci().filter(pegawai__in=bawahan),
        pk=kegiatan_id,
    )


def _rinci(
    request: PermintaanPegawai, kegiatan: Kegiatan, form_kembali: KembalikanForm, form_tolak: TolakForm
) -> HttpResponse:
    atasan = pegawai_queries.atasan_pada(kegiatan.pegawai, timezone.localdate())
    return render(
        request,
        "laporan/verifikasi_rinci.html",
        {
            "kegiatan": kegiatan,
            "daftar_bukti": queries.daftar_bukti(kegiatan),
            "form_kembali": form_kembali,
            "form_tolak": form_tolak,
            "izin": permissions.verifikasi_kegiatan(request.pegawai, kegiatan, atasan=atasan),
            "pegawai_id": _pegawai_tersaring(request),
            "alamat_daftar": _alamat_daftar(request),
        },
    )


def _pegawai_tersaring(request: PermintaanPegawai) -> str:
    """Return whose activities the superior was going through, to come back to them."""
    pegawai_id: str = (request.POST or request.GET).get("pegawai", "")
    return pegawai_id if nomor_catatan(pegawai_id) else ""


def _alamat_daftar(request: PermintaanPegawai) -> str:
    alamat = reverse("laporan:verifikasi_daftar")
    pegawai_id = _pegawai_tersaring(request)
    return f"{alamat}?pegawai={pegawai_id}" if pegawai_id else alamat


def _ke_daftar(request: PermintaanPegawai) -> HttpResponse:
    return redirect(_alamat_daftar(request))
