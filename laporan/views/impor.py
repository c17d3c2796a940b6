"""The pages that bring activities in from a file: upload, preview, confirmation."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laporan import permissions, services
from laporan.bkn import CONTOH, KOLOM_SENDIRI
from laporan.forms import AlasanTerlambatForm, UnggahKegiatanForm
from pegawai.berkas import BerkasTidakTerbaca, baca_tabel, contoh_csv, rentang_baris
from pegawai.http import PermintaanPegawai
from pegawai.inti.periode import Periode

from .dasar import alamat_bulan


DISIMPAN_DETIK = 30 * 60  # between preview and confirmation
GALAT_TAMPAK = 200
BARIS_TAMPAK = 10


@require_http_methods(["GET", "HEAD", "POST"])
def kegiatan_impor(request: PermintaanPegawai) -> HttpResponse:
    """Take a file and show what it would bring; it waits for confirmation under a token."""
    form = UnggahKegiatanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data["berkas"].read()
        try:
            return _pratinjau(request, isi)
        except BerkasTidakTerbaca as galat:
            form.add_error("berkas", str(galat))
    return render(
        request,
        "laporan/kegiatan_impor.html",
        {
            "form": form,
            "daftar_kolom": KOLOM_SENDIRI,
            "izin_lain": permissions.impor_kegiatan_lain(request.pegawai),
        },
    )


@require_POST
def kegiatan_impor_simpan(request: PermintaanPegawai) -> HttpResponse:
    """Import the file of a preview; everything is checked again."""
    token = request.POST.get("token", "")
    isi = cache.get(_tempat(request, token))
    if isi is None:
        messages.error(request, "Berkas itu tidak lagi tersimpan. Unggah sekali lagi.")
        return redirect("laporan:kegiatan_impor")
    form = AlasanTerlambatForm(request.POST)
    if not form.is_valid():
        return _pratinjau(request, isi, form)
    try:
        hasil = services.impor_kegiatan(
            tabel=baca_tabel(isi, KOLOM_SENDIRI),
            oleh=request.pegawai,
            pada=timezone.now(),
            alasan_terlambat=form.cleaned_data["alasan_terlambat"],
        )
    except services.LaporanDitolak as penolakan:
        messages.warning(request, str(penolakan))
        return _pratinjau(request, isi, form)
    if hasil.galat:
        return _pratinjau(request, isi)
    cache.delete(_tempat(request, token))
    sudah = len(hasil.tetap) + len(hasil.diubah_di_sini)
    messages.success(
        request,
        f"Impor selesai: {len(hasil.baru)} kegiatan baru sebagai konsep, {len(hasil.berubah)} diperbarui, "
        f"{sudah} sudah ada.",
    )
    bulan = Periode.bulan_dari(hasil.hari_terakhir or timezone.localdate())
    return redirect(alamat_bulan("laporan:kegiatan_daftar", bulan))


@require_safe
def kegiatan_impor_contoh(request: PermintaanPegawai) -> HttpResponse:
    contoh = CONTOH | {"NIP": request.pegawai.nip or ""}
    return HttpResponse(
        "\N{BYTE ORDER MARK}" + contoh_csv(KOLOM_SENDIRI, contoh),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="contoh-progress-harian.csv"'},
    )


def _pratinjau(
    request: PermintaanPegawai, isi: bytes, form: AlasanTerlambatForm | None = None
) -> HttpResponse:
    """Show errors by row, or the first rows and what would change; raises BerkasTidakTerbaca.

    `form` holds the reason as it was sent.
    """
    tabel = baca_tabel(isi, KOLOM_SENDIRI)
    hasil = services.impor_kegiatan(tabel=tabel, oleh=request.pegawai, pada=timezone.now(), periksa_saja=True)
    token = ""
    if hasil.baru or hasil.berubah:
        token = secrets.token_urlsafe()
        cache.set(_tempat(request, token), isi, DISIMPAN_DETIK)
    keadaan = {
        nomor: kata
        for kata, daftar in (("baru", hasil.baru), ("diperbarui", hasil.berubah), ("sudah ada", hasil.tetap))
        for nomor in daftar
    }
    return render(
        request,
        "laporan/kegiatan_impor_periksa.html",
        {
            "catatan": tabel.catatan,
            "galat": hasil.galat[:GALAT_TAMPAK],
            "jumlah_galat": len(hasil.galat),
            "ringkasan": [
                (kata, len(baris), rentang_baris(baris))
                for kata, baris in (
                    ("Baru, menjadi konsep", hasil.baru),
                    ("Diperbarui", hasil.berubah),
                    ("Sudah ada, tidak berubah", hasil.tetap),
                    ("Pernah diimpor lalu diubah di sini, dibiarkan", hasil.diubah_di_sini),
                )
            ],
            "terlambat": (len(hasil.terlambat), rentang_baris(hasil.terlambat)),
            "form": (form or AlasanTerlambatForm()) if hasil.terlambat else None,
            "baris_pertama": [
                (nomor, keadaan.get(nomor, "dibiarkan"), list(sel.values()))
                for nomor, sel in tabel.baris[:BARIS_TAMPAK]
            ],
            "judul_kolom": list(tabel.baris[0][1]),
            "token": token,
        },
    )


def _tempat(request: PermintaanPegawai, token: str) -> str:
    return f"impor-kegiatan:{request.pegawai.pk}:{token}"
