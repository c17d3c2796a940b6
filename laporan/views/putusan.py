"""One activity of a subordinate: read, decided on, and taken back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from laporan import permissions, queries, services
from laporan.choices import JenisBeban, StatusKegiatan
from laporan.forms import CatatanForm, KembalikanForm, TolakForm
from laporan.models import Kegiatan
from pegawai.http import PermintaanPegawai
from pegawai.inti.periode import Periode

from .beban import ukur
from .dasar import TERTOLAK
from .verifikasi_dasar import alamat_daftar, dilihat_pada, isi_putusan, ke_daftar, pegawai_tersaring


DI_LUAR_KONSEP = ~Q(status=StatusKegiatan.KONSEP)  # a draft is read by nobody but its owner
TIADA = "Kegiatan ini sudah tidak ada di meja Anda: dihapus atau ditarik kembali oleh pemiliknya."


@require_safe
def verifikasi_rinci(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    return _rinci(request, _kegiatan_terlihat(request, kegiatan_id), KembalikanForm(), TolakForm())


@require_POST
def kegiatan_verifikasi(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    if not _ada(kegiatan_id):
        return _kabarkan_tiada(request)
    kegiatan = _kegiatan_terlihat(request, kegiatan_id)
    penolakan = ""
    try:
        services.verifikasi_kegiatan(
            kegiatan_id=kegiatan_id,
            oleh=request.pegawai,
            pada=timezone.now(),
            dilihat_pada=dilihat_pada(request),
            setujui_terlambat="setujui_terlambat" in request.POST,
        )
    except TERTOLAK as ditolak:
        penolakan = str(ditolak)
    else:
        ukur(request, JenisBeban.VERIFIKASI)
    if request.htmx:
        return _baris_diputuskan(request, kegiatan, penolakan)
    if penolakan:
        messages.warning(request, penolakan)
    else:
        messages.success(request, f"Kegiatan {kegiatan.pegawai} terverifikasi.")
    return ke_daftar(request)


@require_POST
def kegiatan_batalkan(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    """Take back the verification of one activity; its row is again as it was."""
    kegiatan = _masih_ada(request, kegiatan_id)
    try:
        services.batalkan_verifikasi(kegiatan_id=kegiatan_id, oleh=request.pegawai, pada=timezone.now())
    except TERTOLAK as ditolak:
        if request.htmx:
            return _baris_diputuskan(request, kegiatan, str(ditolak))
        messages.warning(request, str(ditolak))
    else:
        if request.htmx:
            return _baris_menunggu(request, kegiatan_id)
        messages.success(request, f"Verifikasi kegiatan {kegiatan.pegawai} dibatalkan; ia menunggu lagi.")
    return ke_daftar(request)


@require_POST
def kegiatan_kembalikan(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    kegiatan = _masih_ada(request, kegiatan_id)
    form = KembalikanForm(request.POST)
    if _putuskan_beralasan(request, kegiatan, form, services.kembalikan_kegiatan):
        messages.success(request, f"Kegiatan {kegiatan.pegawai} dikembalikan beserta alasan Anda.")
        return ke_daftar(request)
    return _rinci(request, kegiatan, form, TolakForm())


@require_POST
def kegiatan_tolak(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    kegiatan = _masih_ada(request, kegiatan_id)
    form = TolakForm(request.POST)
    if _putuskan_beralasan(request, kegiatan, form, services.tolak_kegiatan):
        messages.success(request, f"Kegiatan {kegiatan.pegawai} ditolak beserta alasan Anda.")
        return ke_daftar(request)
    return _rinci(request, kegiatan, KembalikanForm(), form)


def _baris_diputuskan(request: PermintaanPegawai, kegiatan: Kegiatan, penolakan: str) -> HttpResponse:
    try:
        kegiatan.refresh_from_db(from_queryset=Kegiatan.objects.filter(DI_LUAR_KONSEP))
    except Kegiatan.DoesNotExist:  # deleted or withdrawn this very moment
        return _kabarkan_tiada(request)
    return render(
        request,
        "laporan/_baris_diputuskan.html",
        {
            "kegiatan": kegiatan,
            "penolakan": penolakan,
            "izin_batal": permissions.batalkan_verifikasi(request.pegawai, kegiatan, berwenang=False),
            **isi_putusan(request),
        },
    )


def _baris_menunggu(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    """Answer with one row of the desk as it stands now; by then it may wait no more."""
    hari_ini = timezone.localdate()
    meja = queries.meja(request.pegawai, hari_ini, hanya=kegiatan_id)
    baris = queries.baris_meja(request.pegawai, meja, meja.urutan, hari_ini)
    if not baris:
        return HttpResponseClientRefresh()
    return render(request, "laporan/_baris_menunggu_lagi.html", {"baris": baris[0], **isi_putusan(request)})


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
            dilihat_pada=dilihat_pada(request),
        )
    except TERTOLAK as penolakan:
        form.add_error(None, str(penolakan))
        return False
    ukur(request, JenisBeban.VERIFIKASI)
    return True


def _kabarkan_tiada(request: PermintaanPegawai) -> HttpResponse:
    messages.warning(request, TIADA)
    return HttpResponseClientRefresh() if request.htmx else ke_daftar(request)


def _masih_ada(request: PermintaanPegawai, kegiatan_id: int) -> Kegiatan:
    """Return an activity to decide on; for one that is gone the refusal gives the reason back."""
    if not _ada(kegiatan_id):
        raise PermissionDenied(TIADA)
    return _kegiatan_terlihat(request, kegiatan_id)


def _ada(kegiatan_id: int) -> bool:
    return Kegiatan.objects.filter(DI_LUAR_KONSEP, pk=kegiatan_id).exists()


def _kegiatan_terlihat(request: PermintaanPegawai, kegiatan_id: int) -> Kegiatan:
    """Return an activity that one may decide on, were it waiting, or has decided on; 404 for all others."""
    kegiatan = queries.kegiatan_rinci().filter(DI_LUAR_KONSEP, pk=kegiatan_id).first()
    if kegiatan is None or not (
        kegiatan.diverifikasi_oleh_id == request.pegawai.pk or _berwenang(request, kegiatan)
    ):
        raise Http404
    return kegiatan


def _berwenang(request: PermintaanPegawai, kegiatan: Kegiatan) -> bool:
    return queries.wewenang(request.pegawai, timezone.localdate(), [kegiatan.pegawai_id]).atas(kegiatan)


def _rinci(
    request: PermintaanPegawai, kegiatan: Kegiatan, form_kembali: KembalikanForm, form_tolak: TolakForm
) -> HttpResponse:
    berwenang = _berwenang(request, kegiatan)
    return render(
        request,
        "laporan/verifikasi_rinci.html",
        {
            "kegiatan": kegiatan,
            "daftar_bukti": queries.daftar_bukti(kegiatan),
            "daftar_catatan": queries.catatan_khusus([kegiatan.pk]).get(kegiatan.pk, ()),
            "form_kembali": form_kembali,
            "form_tolak": form_tolak,
            "izin": permissions.verifikasi_kegiatan(request.pegawai, kegiatan, berwenang=berwenang),
            "izin_batal": permissions.batalkan_verifikasi(request.pegawai, kegiatan, berwenang=berwenang),
            "terkunci": queries.bulan_terkunci(Periode.bulan_dari(kegiatan.tanggal)),
            "pegawai_id": pegawai_tersaring(request),
            "alamat_daftar": alamat_daftar(request),
            "dilihat_pada": timezone.now(),
            "diukur": queries.boleh_diukur(request.pegawai),
        },
    )
