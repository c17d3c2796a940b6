"""The superior's desk: what waits, decided many at once, and taken back."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from laporan import queries, services
from laporan.choices import JenisBeban
from laporan.forms import PALING_BANYAK, KembalikanForm, SaringForm, SemuaForm
from pegawai.http import PermintaanPegawai, nomor_catatan

from .beban import ukur
from .verifikasi_dasar import dilihat_pada, isi_putusan, ke_daftar, pegawai_tersaring, saat


BARIS_HALAMAN = 18  # each with its reasons; what is not remarkable is verified without paging
BELUM_DIPILIH = "Belum ada kegiatan yang dipilih. Centang sekurangnya satu."


@require_safe
def verifikasi_daftar(request: PermintaanPegawai) -> HttpResponse:
    return _daftar(request, KembalikanForm())


@require_POST
def verifikasi_semua(request: PermintaanPegawai) -> HttpResponse:
    """Verify exactly what the page showed as without remark, on all its pages."""
    form = SemuaForm(request.POST)
    if not form.is_valid():
        messages.warning(request, " ".join(map(str, form.errors["kegiatan"])))
        return ke_daftar(request)
    return _verifikasi_banyak(request, form.cleaned_data["kegiatan"], tanpa_catatan=True)


@require_POST
def verifikasi_banyak(request: PermintaanPegawai) -> HttpResponse:
    """Verify what was ticked."""
    if not (dipilih := _dipilih(request)):
        messages.warning(request, BELUM_DIPILIH)
        return ke_daftar(request)
    return _verifikasi_banyak(request, dipilih, tanpa_catatan=False)


@require_POST
def verifikasi_kembalikan(request: PermintaanPegawai) -> HttpResponse:
    """Return what was ticked, all with one note."""
    form = KembalikanForm(request.POST)
    if not (dipilih := _dipilih(request)):
        form.add_error(None, BELUM_DIPILIH)
    if form.is_valid():
        try:
            hasil = services.kembalikan_banyak(
                kegiatan_ids=dipilih,
                catatan=form.cleaned_data["catatan"],
                oleh=request.pegawai,
                pada=timezone.now(),
                dilihat_pada=dilihat_pada(request),
            )
        except services.LaporanDitolak as penolakan:
            form.add_error(None, str(penolakan))
        else:
            _kabarkan(request, hasil)
            return ke_daftar(request)
    return _daftar(request, form, dipilih=dipilih)


@require_POST
def verifikasi_batalkan(request: PermintaanPegawai) -> HttpResponse:
    """Take back the whole act of verifying that the page named."""
    putusan = saat(request.POST.get("putusan", ""))
    try:
        jumlah = putusan and services.batalkan_putusan(
            putusan_pada=putusan, oleh=request.pegawai, pada=timezone.now()
        )
    except services.LaporanDitolak as penolakan:
        messages.warning(request, str(penolakan))
        return ke_daftar(request)
    if jumlah:
        messages.success(request, f"Verifikasi {jumlah} kegiatan dibatalkan; semuanya menunggu lagi.")
    else:
        messages.warning(request, "Tidak ada lagi yang dapat dibatalkan dari verifikasi itu.")
    return ke_daftar(request)


def _daftar(
    request: PermintaanPegawai, form_kembali: KembalikanForm, dipilih: Collection[int] = ()
) -> HttpResponse:
    kini = timezone.localtime()
    meja = queries.meja(request.pegawai, kini.date())
    diminta = nomor_catatan(pegawai_tersaring(request))
    # Somebody with nothing left waiting, such as after the last decision, means everybody.
    pegawai_id = diminta if diminta in meja.menunggu else None
    tampak = meja.milik(pegawai_id) if pegawai_id else meja
    halaman = Paginator(tampak.urutan, BARIS_HALAMAN).get_page(request.GET.get("halaman"))
    baris = queries.baris_meja(request.pegawai, meja, list(halaman), kini.date())
    semua = [satu.pk for satu in tampak.biasa[:PALING_BANYAK]]
    return render(
        request,
        "laporan/verifikasi_daftar.html",
        {
            "saring": SaringForm(penunggu=meja.menunggu, terpilih=pegawai_id),
            "pegawai_id": str(pegawai_id or ""),
            "meja": tampak,
            "halaman": halaman,
            "khusus": [satu for satu in baris if satu.catatan],
            "kelompok": tampak.kelompok(baris),
            "form_semua": SemuaForm(initial={"kegiatan": semua}),
            "jumlah_semua": len(semua),
            "form_kembali": form_kembali,
            "dipilih": dipilih,
            "semua_terpilih": request.GET.get("pilih") == "semua",
            "putusan_lain": queries.putusan_lain(request.pegawai, meja.tim, kini),
            "dilihat_pada": kini,
            "diukur": queries.boleh_diukur(request.pegawai),
            **isi_putusan(request),
        },
    )


def _verifikasi_banyak(
    request: PermintaanPegawai, kegiatan_ids: Collection[int], *, tanpa_catatan: bool
) -> HttpResponse:
    try:
        hasil = services.verifikasi_banyak(
            kegiatan_ids=kegiatan_ids,
            oleh=request.pegawai,
            pada=timezone.now(),
            dilihat_pada=dilihat_pada(request),
            tanpa_catatan=tanpa_catatan,
        )
    except services.LaporanDitolak as penolakan:
        messages.warning(request, str(penolakan))
    else:
        _kabarkan(request, hasil)
    return ke_daftar(request)


def _kabarkan(request: PermintaanPegawai, hasil: services.HasilPutusan) -> None:
    ukur(request, JenisBeban.VERIFIKASI, hasil.jumlah)
    messages.add_message(request, messages.WARNING if hasil.dilewati else messages.SUCCESS, str(hasil))


def _dipilih(request: PermintaanPegawai) -> list[int]:
    return [pk for pk in map(nomor_catatan, request.POST.getlist("kegiatan")) if pk is not None]
