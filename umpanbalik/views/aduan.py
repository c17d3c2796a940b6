"""The office's inbox of complaints."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pegawai.http import PermintaanPegawai
from umpanbalik import permissions, queries, services
from umpanbalik.forms import AduanSaringForm, AlasanForm, JawabForm, TeruskanForm
from umpanbalik.models import Aduan
from umpanbalik.permissions import Jangkauan


SEHALAMAN = 25
DIBACA_PELAPOR = "Dibaca pelapor. Tuliskan alasannya, dan ke mana sebaiknya laporan ini disampaikan."
DIBACA_PELAPOR_ARSIP = "Dibaca pelapor. Tuliskan mengapa laporan ini tidak ditindaklanjuti."
DIBACA_PETUGAS = "Hanya dibaca petugas dan auditor."
DICATAT = "Alasan ini dicatat bersama nama Anda, dan dibaca auditor."


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
    return render(
        request,
        "umpanbalik/aduan_daftar.html",
        {
            "form": form,
            "hari_ini": hari_ini,
            "hitungan": queries.hitungan_daftar(jangkauan, hari_ini),
            "halaman": Paginator(daftar, SEHALAMAN).get_page(request.GET.get("halaman")),
        },
    )


@never_cache
@require_safe
def aduan_rinci(request: PermintaanPegawai, pk: int) -> HttpResponse:
    return _rinci(request, *_aduan(request, pk))


@require_POST
def aduan_proses(request: PermintaanPegawai, pk: int) -> HttpResponse:
    _aduan(request, pk)
    services.proses_aduan(aduan_id=pk, oleh=request.pegawai, pada=timezone.now())
    messages.success(request, "Aduan mulai ditangani. Tenggat jawaban pertama tetap berjalan.")
    return redirect("umpanbalik:aduan_rinci", pk=pk)


@require_POST
def aduan_jawab(request: PermintaanPegawai, pk: int) -> HttpResponse:
    aduan, jangkauan = _aduan(request, pk)
    form = JawabForm(request.POST, auto_id="jawab_%s")
    if not form.is_valid():
        return _rinci(request, aduan, jangkauan, jawab=form)
    services.jawab_aduan(
        aduan_id=pk, jawaban=form.cleaned_data["jawaban"], oleh=request.pegawai, pada=timezone.now()
    )
    messages.success(request, "Jawaban terkirim dan dapat dibaca pelapor dengan kode lacaknya.")
    return redirect("umpanbalik:aduan_rinci", pk=pk)


@require_POST
def aduan_teruskan(request: PermintaanPegawai, pk: int) -> HttpResponse:
    aduan, jangkauan = _aduan(request, pk)
    form = TeruskanForm(request.POST, aduan=aduan, auto_id="teruskan_%s")
    if not form.is_valid():
        return _rinci(request, aduan, jangkauan, teruskan=form)
    unit = form.cleaned_data["unit"]
    services.teruskan_aduan(
        aduan_id=pk,
        unit=unit,
        catatan=form.cleaned_data["catatan"],
        oleh=request.pegawai,
        pada=timezone.now(),
    )
    messages.success(request, f"Aduan diteruskan kepada {unit}. Tenggatnya tidak berubah.")
    return redirect("umpanbalik:aduan_daftar")


@require_POST
def aduan_berkadar(request: PermintaanPegawai, pk: int) -> HttpResponse:
    aduan, jangkauan = _aduan(request, pk)
    form = AlasanForm(request.POST, untuk_siapa=DIBACA_PETUGAS, auto_id="berkadar_%s")
    if not form.is_valid():
        return _rinci(request, aduan, jangkauan, berkadar=form)
    services.tandai_berkadar(
        aduan_id=pk, alasan=form.cleaned_data["alasan"], oleh=request.pegawai, pada=timezone.now()
    )
    messages.success(
        request, "Aduan ditandai berkadar pengawasan; kini hanya dibuka petugas pengaduan kota dan auditor."
    )
    return redirect("umpanbalik:aduan_daftar")


@require_POST
def aduan_bukan_kewenangan(request: PermintaanPegawai, pk: int) -> HttpResponse:
    aduan, jangkauan = _aduan(request, pk)
    form = AlasanForm(request.POST, untuk_siapa=DIBACA_PELAPOR, auto_id="bukan_kewenangan_%s")
    if not form.is_valid():
        return _rinci(request, aduan, jangkauan, bukan_kewenangan=form)
    services.nyatakan_bukan_kewenangan(
        aduan_id=pk, alasan=form.cleaned_data["alasan"], oleh=request.pegawai, pada=timezone.now()
    )
    messages.success(request, "Aduan dinyatakan bukan kewenangan kota; pelapor dapat membaca alasannya.")
    return redirect("umpanbalik:aduan_rinci", pk=pk)


@require_POST
def aduan_arsipkan(request: PermintaanPegawai, pk: int) -> HttpResponse:
    aduan, jangkauan = _aduan(request, pk)
    form = AlasanForm(request.POST, untuk_siapa=DIBACA_PELAPOR_ARSIP, auto_id="arsipkan_%s")
    if not form.is_valid():
        return _rinci(request, aduan, jangkauan, arsipkan=form)
    services.arsipkan_aduan(
        aduan_id=pk, alasan=form.cleaned_data["alasan"], oleh=request.pegawai, pada=timezone.now()
    )
    messages.success(request, "Aduan diarsipkan.")
    return redirect("umpanbalik:aduan_rinci", pk=pk)


@never_cache
@require_POST
def aduan_identitas(request: PermintaanPegawai, pk: int) -> HttpResponse:
    """Show who reported, once: the page is the answer to the request that wrote down the reason."""
    aduan, jangkauan = _aduan(request, pk)
    form = AlasanForm(request.POST, untuk_siapa=DICATAT, auto_id="identitas_%s")
    if not form.is_valid():
        return _rinci(request, aduan, jangkauan, identitas=form)
    pelapor = services.buka_identitas(
        aduan_id=pk, alasan=form.cleaned_data["alasan"], oleh=request.pegawai, pada=timezone.now()
    )
    return render(request, "umpanbalik/aduan_identitas.html", {"aduan": aduan, "pelapor": pelapor})


def _aduan(request: PermintaanPegawai, pk: int) -> tuple[Aduan, Jangkauan]:
    """Return a case this person may read; what is not for somebody does not exist there."""
    jangkauan = queries.jangkauan_aduan(request.pegawai, timezone.localdate())
    terlihat = queries.aduan_terlihat(jangkauan).bertenggat().select_related("unit", "layanan")
    return get_object_or_404(terlihat, pk=pk), jangkauan


def _rinci(
    request: PermintaanPegawai, aduan: Aduan, jangkauan: Jangkauan, **terisi: forms.Form
) -> HttpResponse:
    """Show one case with every act on it; `terisi` holds the form that was refused."""
    formulir: dict[str, forms.Form] = {
        "jawab": JawabForm(auto_id="jawab_%s"),
        "teruskan": TeruskanForm(aduan=aduan, auto_id="teruskan_%s"),
        "berkadar": AlasanForm(untuk_siapa=DIBACA_PETUGAS, auto_id="berkadar_%s"),
        "bukan_kewenangan": AlasanForm(untuk_siapa=DIBACA_PELAPOR, auto_id="bukan_kewenangan_%s"),
        "arsipkan": AlasanForm(untuk_siapa=DIBACA_PELAPOR_ARSIP, auto_id="arsipkan_%s"),
        "identitas": AlasanForm(untuk_siapa=DICATAT, auto_id="identitas_%s"),
    }
    izin = {
        "proses": permissions.proses_aduan(jangkauan, aduan),
        "jawab": permissions.jawab_aduan(jangkauan, aduan),
        "teruskan": permissions.teruskan_aduan(jangkauan, aduan),
        "berkadar": permissions.tandai_berkadar(jangkauan, aduan),
        "bukan_kewenangan": permissions.nyatakan_bukan_kewenangan(jangkauan, aduan),
        "arsipkan": permissions.arsipkan_aduan(jangkauan, aduan),
        "identitas": permissions.buka_identitas(jangkauan, aduan, ada_pelapor=queries.ada_pelapor(aduan)),
    }
    isi = {
        "aduan": aduan,
        "hari_ini": timezone.localdate(),
        "riwayat": queries.riwayat_aduan(aduan, publik=False),
        "izin": izin,
        "formulir": formulir | terisi,
    }
    return render(request, "umpanbalik/aduan_rinci.html", isi)
