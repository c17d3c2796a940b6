"""One's own working calendar, and the absences one tells of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from pegawai import permissions, queries, services
from pegawai.batasan import BatasanDilanggar
from pegawai.forms import AkhiriKeteranganForm, KeteranganForm
from pegawai.http import PermintaanPegawai, bulan_dari_alamat
from pegawai.inti.periode import Periode


SEHALAMAN = 25
BULAN_DI_DEPAN = 2  # so far ahead the months stand in the row to choose from
SEHARI = timedelta(days=1)
TERTOLAK = (BatasanDilanggar, PermissionDenied, services.KeteranganTiada)  # told in place


@require_safe
def kalender_bulan(request: PermintaanPegawai) -> HttpResponse:
    hari_ini = timezone.localdate()
    bulan = bulan_dari_alamat(request, hari_ini)
    terjauh = Periode.bulan_dari(hari_ini)
    for _ in range(BULAN_DI_DEPAN):
        terjauh = terjauh.berikutnya()
    daftar_hari = queries.kalender_kerja(request.pegawai, bulan)
    return render(
        request,
        "pegawai/kalender_bulan.html",
        {
            "bulan": bulan,
            "hari_ini": hari_ini,
            "terjauh": max(terjauh, bulan).mulai,
            "daftar_hari": daftar_hari,
            "jumlah_hari": sum(hari.bekerja for hari in daftar_hari),
            "menit": sum(hari.menit for hari in daftar_hari),
            "tim": queries.tim_kalender(request.pegawai, bulan, hari_ini) if request.dipimpin else (),
            "izin_jadwal": permissions.lihat_jadwal(request.pegawai),
        },
    )


@require_safe
def keterangan_daftar(request: PermintaanPegawai) -> HttpResponse:
    return _daftar(request, KeteranganForm(initial={"jenis": request.GET.get("jenis", "")}))


@require_POST
def keterangan_catat(request: PermintaanPegawai) -> HttpResponse:
    form = KeteranganForm(request.POST)
    if form.is_valid():
        try:
            keterangan = services.catat_keterangan(
                keterangan=form.untuk(request.pegawai), oleh=request.pegawai, pada=timezone.now()
            )
        except BatasanDilanggar as penolakan:
            form.add_error(None, str(penolakan))
        else:
            messages.success(
                request,
                f"Keterangan {keterangan.get_jenis_display()} dicatat; atasan Anda melihatnya. Hari-hari itu "
                "tidak menuntut catatan kegiatan.",
            )
            return redirect("pegawai:keterangan_daftar")
    return _daftar(request, form)


@require_POST
def keterangan_akhiri(request: PermintaanPegawai, pk: int) -> HttpResponse:
    form = _form_akhir(pk, request.POST)
    if form.is_valid():
        try:
            keterangan = services.akhiri_keterangan(
                keterangan_id=pk,
                selesai=form.cleaned_data["terakhir"] + SEHARI,
                oleh=request.pegawai,
                pada=timezone.now(),
            )
        except BatasanDilanggar as penolakan:
            form.add_error("terakhir", str(penolakan))
        except TERTOLAK as penolakan:
            messages.warning(request, str(penolakan))
            return redirect("pegawai:keterangan_daftar")
        else:
            messages.success(request, f"Keterangan {keterangan.get_jenis_display()} berakhir pada hari itu.")
            return redirect("pegawai:keterangan_daftar")
    return _daftar(request, KeteranganForm(), {pk: form})


@require_POST
def keterangan_batalkan(request: PermintaanPegawai, pk: int) -> HttpResponse:
    try:
        keterangan = services.batalkan_keterangan(keterangan_id=pk, oleh=request.pegawai, pada=timezone.now())
    except TERTOLAK as penolakan:
        messages.warning(request, str(penolakan))
    else:
        messages.success(request, f"Keterangan {keterangan.get_jenis_display()} dibatalkan.")
    return redirect("pegawai:keterangan_daftar")


def _daftar(
    request: PermintaanPegawai,
    form: KeteranganForm,
    form_akhir: Mapping[int, AkhiriKeteranganForm] | None = None,
) -> HttpResponse:
    """`form_akhir`: the new end that was refused, by the key of its record."""
    hari_ini = timezone.localdate()
    halaman = Paginator(queries.keterangan_milik(request.pegawai), SEHALAMAN).get_page(
        request.GET.get("halaman")
    )
    return render(
        request,
        "pegawai/keterangan_daftar.html",
        {
            "form": form,
            "halaman": halaman,
            "milik": [
                (
                    satu,
                    (form_akhir or {}).get(satu.pk) or _form_akhir(satu.pk, None, satu.hari_terakhir),
                    permissions.ubah_keterangan(request.pegawai, satu),
                )
                for satu in halaman
            ],
            "bawahan": queries.keterangan_bawahan(request.pegawai, hari_ini) if request.dipimpin else (),
            "memimpin": bool(request.dipimpin),
            "hari_ini": hari_ini,
            "izin_jadwal": permissions.lihat_jadwal(request.pegawai),
        },
    )


def _form_akhir(
    pk: int, isian: QueryDict | None = None, terakhir: date | None = None
) -> AkhiriKeteranganForm:
    return AkhiriKeteranganForm(isian, initial={"terakhir": terakhir}, auto_id=f"akhir-{pk}-%s")
