"""The pages of a plan: one's own, those that wait for the superior, and the team's."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pegawai import permissions, queries, services
from pegawai.batasan import BatasanDilanggar
from pegawai.forms import BuatSKPForm, CatatanForm, DaftarIndikator, HasilKerjaForm, formulir_indikator
from pegawai.http import PermintaanPegawai
from pegawai.models import SKP, HasilKerja


SEHALAMAN = 25


@require_safe
def skp_daftar(request: PermintaanPegawai) -> HttpResponse:
    hari_ini = timezone.localdate()
    tahun = _tahun(request.GET.get("tahun", ""), hari_ini.year)
    tim = Paginator(queries.tim(request.pegawai, tahun, hari_ini), SEHALAMAN)
    menunggu = Paginator(queries.skp_menunggu(request.pegawai), SEHALAMAN)
    return render(
        request,
        "pegawai/skp_daftar.html",
        {
            "daftar_skp": queries.skp_milik(request.pegawai),
            "izin_buat": permissions.buat_skp(request.pegawai, request.penugasan),
            "menunggu": menunggu.get_page(request.GET.get("menunggu")),
            "tim": tim.get_page(request.GET.get("tim")),
            "tahun": tahun,
            "pilihan_tahun": range(hari_ini.year + 1, hari_ini.year - 3, -1),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def skp_buat(request: PermintaanPegawai) -> HttpResponse:
    permissions.buat_skp(request.pegawai, request.penugasan).wajib()
    assert request.penugasan is not None, "refused above"
    form = BuatSKPForm(request.POST or None, penugasan=request.penugasan, hari_ini=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            skp = services.buat_skp(
                penugasan=request.penugasan, periode=form.periode, oleh=request.pegawai, pada=timezone.now()
            )
        except (services.MasaDiLuarJabatan, BatasanDilanggar) as penolakan:
            form.add_error(None, str(penolakan))
        else:
            messages.success(request, "Draf SKP dibuat. Sekarang tambahkan hasil kerjanya.")
            return redirect("pegawai:skp_rinci", pk=skp.pk)
    return render(request, "pegawai/skp_buat.html", {"form": form, "penugasan": request.penugasan})


@require_safe
def skp_rinci(request: PermintaanPegawai, pk: int) -> HttpResponse:
    return _tampilkan(request, get_object_or_404(queries.skp_lengkap(), pk=pk), CatatanForm())


@require_POST
def skp_ajukan(request: PermintaanPegawai, pk: int) -> HttpResponse:
    skp = services.ajukan_skp(
        skp_id=_ada(pk), oleh=request.pegawai, hari_ini=timezone.localdate(), pada=timezone.now()
    )
    messages.success(request, f"SKP diajukan. {skp.penilai} akan memeriksanya.")
    return redirect("pegawai:skp_rinci", pk=pk)


@require_POST
def skp_kembalikan(request: PermintaanPegawai, pk: int) -> HttpResponse:
    form = CatatanForm(request.POST)
    if not form.is_valid():
        return _tampilkan(request, get_object_or_404(queries.skp_lengkap(), pk=pk), form)
    skp = services.kembalikan_skp(
        skp_id=_ada(pk), catatan=form.cleaned_data["catatan"], oleh=request.pegawai, pada=timezone.now()
    )
    messages.success(request, f"SKP dikembalikan kepada {skp.pegawai} beserta catatan Anda.")
    return redirect("pegawai:skp_rinci", pk=pk)


@require_POST
def skp_setujui(request: PermintaanPegawai, pk: int) -> HttpResponse:
    skp = services.setujui_skp(skp_id=_ada(pk), oleh=request.pegawai, pada=timezone.now())
    messages.success(request, f"SKP {skp.pegawai} disetujui.")
    return redirect("pegawai:skp_rinci", pk=pk)


@require_POST
def skp_hapus(request: PermintaanPegawai, pk: int) -> HttpResponse:
    if SKP.objects.filter(pk=pk).exists():
        services.hapus_skp(skp_id=pk, oleh=request.pegawai, pada=timezone.now())
        messages.success(request, "Draf SKP dihapus.")
    else:
        messages.warning(request, "Draf SKP itu sudah tidak ada, mungkin dihapus dari halaman lain.")
    return redirect("pegawai:skp_daftar")


@require_http_methods(["GET", "HEAD", "POST"])
def hasil_kerja_tambah(request: PermintaanPegawai, skp_id: int) -> HttpResponse:
    skp = get_object_or_404(queries.skp_lengkap(), pk=skp_id)
    return _isi_hasil_kerja(request, HasilKerja(skp=skp))


@require_http_methods(["GET", "HEAD", "POST"])
def hasil_kerja_ubah(request: PermintaanPegawai, pk: int) -> HttpResponse:
    """Change a result; what was typed for one that is gone is given back by the page that refuses."""
    hasil = HasilKerja.objects.select_related("skp__pegawai", "skp__penilai").filter(pk=pk).first()
    if hasil is None:
        raise PermissionDenied(services.HASIL_DIHAPUS) if request.method == "POST" else Http404
    return _isi_hasil_kerja(request, hasil)


@require_POST
def hasil_kerja_hapus(request: PermintaanPegawai, pk: int) -> HttpResponse:
    hasil = HasilKerja.objects.filter(pk=pk).first()
    if hasil is None:
        messages.warning(request, services.HASIL_DIHAPUS)
        return redirect("pegawai:skp_daftar")
    try:
        services.hapus_hasil_kerja(hasil=hasil, oleh=request.pegawai, pada=timezone.now())
    except services.HasilKerjaBerubah as penolakan:
        messages.warning(request, str(penolakan))
    else:
        messages.success(request, "Hasil kerja dihapus.")
    return redirect("pegawai:skp_rinci", pk=hasil.skp_id)


def _isi_hasil_kerja(request: PermintaanPegawai, hasil: HasilKerja) -> HttpResponse:
    """Fill in one result and its indicators on one page, new or existing."""
    permissions.ubah_skp(request.pegawai, hasil.skp).wajib()
    pilihan = queries.hasil_kerja_pimpinan(hasil.skp, timezone.localdate())
    form = HasilKerjaForm(request.POST or None, instance=hasil, pilihan=pilihan)
    indikator = formulir_indikator(request.POST or None, hasil)
    if request.method == "POST" and _simpan(request, form, indikator):
        messages.success(request, "Hasil kerja disimpan.")
        return redirect("pegawai:skp_rinci", pk=hasil.skp_id)
    return render(
        request, "pegawai/hasil_kerja_isi.html", {"form": form, "daftar_indikator": indikator, "hasil": hasil}
    )


def _simpan(request: PermintaanPegawai, form: HasilKerjaForm, indikator: DaftarIndikator) -> bool:
    """Save what the page says; otherwise the forms hold why not."""
    sah = all([form.is_valid(), indikator.is_valid()])
    if form.sudah_tersimpan:
        return True
    if form.usang:  # then its indicators may be none of today's either
        form.add_error(None, services.HASIL_DIUBAH)
    elif sah:
        try:
            services.simpan_hasil_kerja(
                hasil=form.instance,
                daftar_indikator=indikator.berubah(),
                dibuang=indikator.dibuang(),
                oleh=request.pegawai,
                pada=timezone.now(),
                kunci=form.kunci_kiriman,
                asal=form.cleaned_data["asal"],
            )
        except services.BukanHasilPimpinan as penolakan:
            form.add_error("mendukung", str(penolakan))
        except services.HasilKerjaBerubah as penolakan:
            form.add_error(None, str(penolakan))
        else:
            return True
    return False


def _tampilkan(request: PermintaanPegawai, skp: SKP, form_kembali: CatatanForm) -> HttpResponse:
    hari_ini = timezone.localdate()
    oleh = request.pegawai
    memimpin = queries.memimpin(oleh, skp.penugasan.unit, hari_ini)
    permissions.lihat_skp(oleh, skp, memimpin=memimpin).wajib()
    daftar_hasil = queries.hasil_kerja_skp(skp)
    milik_sendiri = oleh == skp.pegawai
    atasan = queries.atasan_pada(skp.pegawai, hari_ini) if milik_sendiri or skp.penilai is None else None
    konteks: dict[str, Any] = {
        "skp": skp,
        "daftar_hasil": daftar_hasil,
        "riwayat": queries.riwayat_skp(skp),
        "izin_ubah": permissions.ubah_skp(oleh, skp),
        "izin_hapus": permissions.hapus_skp(oleh, skp),
        "izin_ajukan": None,
        "izin_kembalikan": None,
        "izin_setujui": None,
        "form_kembali": form_kembali,
        "penilai": skp.penilai or atasan,
    }
    if milik_sendiri:
        konteks["izin_ajukan"] = permissions.ajukan_skp(oleh, skp, atasan=atasan, daftar_hasil=daftar_hasil)
    if oleh == skp.penilai:
        konteks["izin_kembalikan"] = permissions.kembalikan_skp(oleh, skp)
        konteks["izin_setujui"] = permissions.setujui_skp(oleh, skp)
    return render(request, "pegawai/skp_rinci.html", konteks)


def _ada(pk: int) -> int:
    """Return the key of an SKP that exists; Http404 otherwise."""
    return get_object_or_404(SKP.objects.only("pk"), pk=pk).pk


def _tahun(teks: str, bawaan: int) -> int:
    return int(teks) if re.fullmatch(r"20[0-9]{2}", teks) else bawaan
