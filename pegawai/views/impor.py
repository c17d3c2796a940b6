"""The pages that bring a staff list in: upload, preview, confirmation."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pegawai import permissions, services
from pegawai.batasan import BatasanDilanggar
from pegawai.berkas import BerkasTidakTerbaca, baca_tabel, contoh_csv, rentang_baris
from pegawai.forms import UnggahForm
from pegawai.http import PermintaanPegawai
from pegawai.impor import CONTOH, DAFTAR_KOLOM, KOLOM_LAIN


DISIMPAN_DETIK = 30 * 60  # between preview and confirmation
GALAT_TAMPAK = 200
BARIS_TAMPAK = 10


@require_http_methods(["GET", "HEAD", "POST"])
def pegawai_impor(request: PermintaanPegawai) -> HttpResponse:
    """Take a staff list and show what it would change; the file waits for confirmation under a token."""
    permissions.kelola_pegawai(request.pegawai).wajib()
    form = UnggahForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data["berkas"].read()
        try:
            return _pratinjau(request, isi)
        except BerkasTidakTerbaca as galat:
            form.add_error("berkas", str(galat))
    return render(
        request,
        "pegawai/pegawai_impor.html",
        {"form": form, "daftar_kolom": DAFTAR_KOLOM, "kolom_lain": KOLOM_LAIN},
    )


@require_POST
def pegawai_impor_simpan(request: PermintaanPegawai) -> HttpResponse:
    """Import the file of a preview; everything is checked again."""
    permissions.kelola_pegawai(request.pegawai).wajib()
    tempat = _tempat(request, request.POST.get("token", ""))
    isi = cache.get(tempat)
    if isi is None:
        messages.error(request, "Berkas itu tidak lagi tersimpan. Unggah sekali lagi.")
        return redirect("pegawai:pegawai_impor")
    try:
        hasil = services.impor_pegawai(
            tabel=baca_tabel(isi, DAFTAR_KOLOM), oleh=request.pegawai, pada=timezone.now()
        )
    except BatasanDilanggar as galat:
        messages.error(request, f"Data berubah selagi berkas diimpor: {galat} Unggah sekali lagi.")
        return redirect("pegawai:pegawai_impor")
    if hasil.galat:
        return _pratinjau(request, isi)
    cache.delete(tempat)
    messages.success(
        request,
        f"Impor selesai: {len(hasil.baru)} pegawai baru, {len(hasil.diperbarui)} diperbarui, "
        f"{len(hasil.tetap)} tidak berubah.",
    )
    return redirect("pegawai:pegawai_daftar")


@require_safe
def pegawai_impor_contoh(request: PermintaanPegawai) -> HttpResponse:
    permissions.kelola_pegawai(request.pegawai).wajib()
    return HttpResponse(
        "\N{BYTE ORDER MARK}" + contoh_csv(DAFTAR_KOLOM, CONTOH),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="contoh-impor-pegawai.csv"'},
    )


def _pratinjau(request: PermintaanPegawai, isi: bytes) -> HttpResponse:
    """Show errors by row, or the first rows and what would change; raises BerkasTidakTerbaca."""
    tabel = baca_tabel(isi, DAFTAR_KOLOM)
    hasil = services.impor_pegawai(
        tabel=tabel,
        oleh=request.pegawai,
        pada=timezone.now(),
        periksa_saja=True,
        cukup_galat=GALAT_TAMPAK,
    )
    token = ""
    if hasil.baru or hasil.diperbarui:
        token = secrets.token_urlsafe()
        cache.set(_tempat(request, token), isi, DISIMPAN_DETIK)
    return render(
        request,
        "pegawai/pegawai_impor_periksa.html",
        {
            "catatan": tabel.catatan,
            "galat": hasil.galat[:GALAT_TAMPAK],
            "jumlah_galat": len(hasil.galat),
            "belum_diperiksa": hasil.belum_diperiksa,
            "ringkasan": [
                (kata, len(baris), rentang_baris(baris))
                for kata, baris in (
                    ("Pegawai baru", hasil.baru),
                    ("Diperbarui", hasil.diperbarui),
                    ("Sudah ada, tidak berubah", hasil.tetap),
                )
            ],
            "baris_pertama": [(nomor, list(sel.values())) for nomor, sel in tabel.baris[:BARIS_TAMPAK]],
            "judul_kolom": list(tabel.baris[0][1]),
            "izin": permissions.kelola_pegawai(request.pegawai),
            "token": token,
        },
    )


def _tempat(request: PermintaanPegawai, token: str) -> str:
    return f"impor-pegawai:{request.pegawai.pk}:{token}"
