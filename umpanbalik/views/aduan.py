"""The office's inbox of complaints."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pegawai.http import PermintaanPegawai
from pegawai.inti.izin import Izin
from umpanbalik import permissions, queries, services
from umpanbalik.forms import FORM_TINDAKAN, AduanSaringForm, TindakanForm, tertulis
from umpanbalik.kode import berawalan_kode
from umpanbalik.models import Aduan
from umpanbalik.permissions import Jangkauan


T = TypeVar("T")

SEHALAMAN = 25
KODE_TIDAK_ADA = (
    "Tidak ada aduan dengan kode itu di antara yang dapat Anda buka. Periksa setiap huruf dan angkanya."
)


@require_safe
def aduan_daftar(request: PermintaanPegawai) -> HttpResponse:
    permissions.buka_daftar_aduan(request.pegawai, dipimpin=request.dipimpin).wajib()
    hari_ini = timezone.localdate()
    jangkauan = queries.jangkauan_aduan(request.pegawai, hari_ini)
    form = AduanSaringForm(request.GET, jangkauan=jangkauan)
    form.is_valid()
    saringan = form.cleaned_data
    daftar = queries.daftar_aduan(
        jangkauan,
        hari_ini,
        keadaan=saringan.get("keadaan", ""),
        unit=saringan.get("unit"),
        cari=saringan.get("cari", ""),
    )
    halaman = Paginator(daftar, SEHALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "form": form,
        "hitungan": queries.hitungan_daftar(jangkauan, hari_ini),
        "halaman": halaman,
        "daftar_baris": queries.baris_aduan(halaman, hari_ini),
    }
    return render(request, "umpanbalik/aduan_daftar.html", isi)


@require_POST
def aduan_cari(request: PermintaanPegawai) -> HttpResponse:
    """Narrow the inbox; a tracking code as the citizen reads it out leads to its case, in any state.

    The code is the citizen's key, so it comes in the body: an address is written down on its way.
    """
    permissions.buka_daftar_aduan(request.pegawai, dipimpin=request.dipimpin).wajib()
    jangkauan = queries.jangkauan_aduan(request.pegawai, timezone.localdate())
    form = AduanSaringForm(request.POST, jangkauan=jangkauan)
    form.is_valid()
    aduan = queries.aduan_terlihat(jangkauan).filter(kode=form.kode).first()
    if aduan is not None:
        return redirect("umpanbalik:aduan_rinci", pk=aduan.pk)
    if berawalan_kode(form.cleaned_data.get("cari", "")):
        messages.warning(request, KODE_TIDAK_ADA)
        return redirect("umpanbalik:aduan_daftar")
    return redirect(f"{reverse('umpanbalik:aduan_daftar')}?{form.kueri}")


@never_cache
@require_safe
def aduan_rinci(request: PermintaanPegawai, pk: int) -> HttpResponse:
    aduan, jangkauan = _aduan(request, pk)
    if aduan is None:
        raise Http404
    return _rinci(request, aduan, jangkauan)


@require_POST
def aduan_proses(request: PermintaanPegawai, pk: int) -> HttpResponse:
    return _ubah(
        request,
        pk,
        "proses",
        services.proses_aduan,
        "Aduan mulai ditangani. Tenggat jawaban pertama tetap berjalan.",
    )


@require_POST
def aduan_tanggapi(request: PermintaanPegawai, pk: int) -> HttpResponse:
    return _ubah(
        request,
        pk,
        "tanggapi",
        services.tanggapi_aduan,
        "Tanggapan terkirim. Aduan tetap terbuka sampai jawaban akhirnya.",
    )


@require_POST
def aduan_jawab(request: PermintaanPegawai, pk: int) -> HttpResponse:
    return _ubah(
        request,
        pk,
        "jawab",
        services.jawab_aduan,
        "Jawaban terkirim dan dapat dibaca pelapor dengan kode lacaknya.",
    )


@require_POST
def aduan_teruskan(request: PermintaanPegawai, pk: int) -> HttpResponse:
    hasil = _lakukan(request, pk, "teruskan", services.teruskan_aduan)
    if isinstance(hasil, HttpResponse):
        return hasil
    messages.success(request, f"Aduan diteruskan kepada {hasil.unit}. Tenggatnya tidak berubah.")
    return redirect("umpanbalik:aduan_daftar")


@require_POST
def aduan_berkadar(request: PermintaanPegawai, pk: int) -> HttpResponse:
    hasil = _lakukan(request, pk, "berkadar", services.tandai_berkadar)
    if isinstance(hasil, HttpResponse):
        return hasil
    messages.success(
        request, "Aduan ditandai berkadar pengawasan; kini hanya dibuka petugas pengaduan kota dan auditor."
    )
    return redirect("umpanbalik:aduan_daftar")


@require_POST
def aduan_bukan_kewenangan(request: PermintaanPegawai, pk: int) -> HttpResponse:
    return _ubah(
        request,
        pk,
        "bukan_kewenangan",
        services.nyatakan_bukan_kewenangan,
        "Aduan dinyatakan bukan kewenangan kota; pelapor dapat membaca alasannya.",
    )


@require_POST
def aduan_arsipkan(request: PermintaanPegawai, pk: int) -> HttpResponse:
    return _ubah(request, pk, "arsipkan", services.arsipkan_aduan, "Aduan diarsipkan.")


@never_cache
@require_POST
def aduan_identitas(request: PermintaanPegawai, pk: int) -> HttpResponse:
    """Show who reported, once: the page is the answer to the request that wrote down the reason."""
    hasil = _lakukan(request, pk, "identitas", services.buka_identitas)
    if isinstance(hasil, HttpResponse):
        return hasil
    return render(request, "umpanbalik/aduan_identitas.html", {"pelapor": hasil, "aduan": hasil.aduan})


def _ubah(
    request: PermintaanPegawai, pk: int, nama: str, tindakan: Callable[..., Aduan], kata: str
) -> HttpResponse:
    """Do one act, say what came of it, and show the case again."""
    hasil = _lakukan(request, pk, nama, tindakan)
    if isinstance(hasil, HttpResponse):
        return hasil
    messages.success(request, kata)
    return redirect("umpanbalik:aduan_rinci", pk=pk)


def _lakukan(request: PermintaanPegawai, pk: int, nama: str, tindakan: Callable[..., T]) -> T | HttpResponse:
    """Do one act with what its form holds; return what came of it, or the page that says why nothing did.

    Meanwhile a colleague may have answered the case or handed it on: what was written is given back.
    """
    aduan, jangkauan = _aduan(request, pk)
    form = FORM_TINDAKAN[nama](request.POST, nama=nama, aduan=aduan)
    status = 200
    if aduan is not None and form.is_valid():
        try:
            return tindakan(aduan_id=pk, oleh=request.pegawai, pada=timezone.now(), **form.cleaned_data)
        except PermissionDenied as penolakan:
            messages.warning(request, str(penolakan))
            status = 403
            aduan, jangkauan = _aduan(request, pk)
    if aduan is None:
        return render(request, "umpanbalik/aduan_tiada.html", {"isian": tertulis(form)}, status=404)
    return _rinci(request, aduan, jangkauan, form, status)


def _aduan(request: PermintaanPegawai, pk: int) -> tuple[Aduan | None, Jangkauan]:
    """Return a case this person may read; what is not for somebody does not exist there."""
    jangkauan = queries.jangkauan_aduan(request.pegawai, timezone.localdate())
    terlihat = queries.aduan_terlihat(jangkauan).select_related("unit", "layanan")
    return terlihat.filter(pk=pk).first(), jangkauan


def _rinci(
    request: PermintaanPegawai,
    aduan: Aduan,
    jangkauan: Jangkauan,
    tertolak: TindakanForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show one case with every act on it; `tertolak` is the form of the act that was refused."""
    izin = _izin(jangkauan, aduan)
    formulir = {nama: form(nama=nama, aduan=aduan) for nama, form in FORM_TINDAKAN.items()}
    isian: list[tuple[str, str]] = []
    if tertolak is not None:
        formulir[tertolak.nama] = tertolak
        isian = [] if izin[tertolak.nama] else tertulis(tertolak)
    isi = {
        "aduan": aduan,
        "waktu": queries.waktu_aduan(aduan, timezone.localdate()),
        "riwayat": queries.riwayat_aduan(aduan, publik=False),
        "izin": izin,
        "formulir": formulir,
        "isian": isian,
    }
    return render(request, "umpanbalik/aduan_rinci.html", isi, status=status)


def _izin(jangkauan: Jangkauan, aduan: Aduan) -> dict[str, Izin]:
    """Return what may be done with a case now, act by act."""
    return {
        "proses": permissions.proses_aduan(jangkauan, aduan),
        "tanggapi": permissions.tanggapi_aduan(jangkauan, aduan),
        "jawab": permissions.jawab_aduan(jangkauan, aduan),
        "teruskan": permissions.teruskan_aduan(jangkauan, aduan),
        "berkadar": permissions.tandai_berkadar(jangkauan, aduan),
        "bukan_kewenangan": permissions.nyatakan_bukan_kewenangan(jangkauan, aduan),
        "arsipkan": permissions.arsipkan_aduan(jangkauan, aduan),
        "identitas": permissions.buka_identitas(jangkauan, aduan, ada_pelapor=queries.ada_pelapor(aduan)),
    }
