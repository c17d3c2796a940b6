"""Several entries of one day at once: an earlier day again, and what returns every week."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from laporan import queries, services
from laporan.forms import AlasanTerlambatForm
from pegawai.http import PermintaanPegawai, nomor_catatan, tanggal_dari_alamat

from .dasar import alamat_hari


@require_http_methods(["GET", "HEAD", "POST"])
def kegiatan_salin(request: PermintaanPegawai) -> HttpResponse:
    """Show an earlier day as it would stand on this one; record what is ticked."""
    hari_ini = timezone.localdate()
    tanggal = tanggal_dari_alamat(request, hari_ini)
    if request.method == "POST" and (alasan := _alasan(request)) is not None:
        hasil = services.salin_kegiatan(
            daftar_kegiatan=_terpilih(request, "kegiatan"),
            tanggal=tanggal,
            oleh=request.pegawai,
            pada=timezone.now(),
            alasan_terlambat=alasan,
        )
        _kabarkan(request, hasil, "disalin")
        return redirect(alamat_hari(tanggal))
    pilihan = queries.hari_bercatatan(request.pegawai, tanggal)
    dari = tanggal_dari_alamat(request, pilihan[0][0] if pilihan else tanggal, nama="dari")
    sumber = queries.hari_kegiatan(request.pegawai, dari)
    tujuan = queries.hari_kegiatan(request.pegawai, tanggal)
    batas = queries.batas_catat(request.pegawai, tanggal)
    return render(
        request,
        "laporan/kegiatan_salin.html",
        {
            "tanggal": tanggal,
            "dari": dari,
            "pilihan": pilihan,
            "daftar_calon": queries.calon_salinan(request.pegawai, sumber, tujuan),
            "terlambat": batas.tenggat(tanggal) < hari_ini,
            "kembali": alamat_hari(tanggal),
        },
    )


@require_POST
def rutin_catat(request: PermintaanPegawai) -> HttpResponse:
    """Record the ticked routines as drafts of the day."""
    tanggal = tanggal_dari_alamat(request, timezone.localdate())
    alasan = _alasan(request)
    if alasan is None:
        return redirect(alamat_hari(tanggal))
    hasil = services.catat_rutin(
        daftar_rutin=_terpilih(request, "rutin"),
        tanggal=tanggal,
        oleh=request.pegawai,
        pada=timezone.now(),
        alasan_terlambat=alasan,
    )
    _kabarkan(request, hasil, "dicatat")
    return redirect(alamat_hari(tanggal))


def _alasan(request: PermintaanPegawai) -> str | None:
    """Return the reason for being late; None when it cannot be kept as it stands, which is said."""
    form = AlasanTerlambatForm(request.POST)
    if form.is_valid():
        return str(form.cleaned_data["alasan_terlambat"])
    sebab = " ".join(map(str, form.errors["alasan_terlambat"]))
    messages.warning(request, f"Belum ada yang dicatat karena alasan terlambatnya. {sebab}")
    return None


def _terpilih(request: PermintaanPegawai, nama: str) -> Sequence[int]:
    return [nomor for teks in request.POST.getlist(nama) if (nomor := nomor_catatan(teks)) is not None]


def _kabarkan(request: PermintaanPegawai, hasil: services.HasilSekaligus, kata: str) -> None:
    if hasil.dicatat:
        messages.success(request, f"{hasil.dicatat} kegiatan {kata} sebagai konsep. Periksa, lalu ajukan.")
    if hasil.tanpa_hasil:
        messages.warning(
            request,
            f"{hasil.tanpa_hasil} di antaranya menjadi di luar SKP karena hasil kerjanya bukan bagian SKP "
            "yang berlaku pada hari itu. Pilih hasil kerjanya lewat Ubah.",
        )
    if hasil.sudah_ada:
        kalimat = [f"{hasil.sudah_ada} kegiatan sudah ada, jadi tidak {kata} dua kali."]
        if hasil.kini_lain:
            kalimat.append(f"Yang sekarang berbeda dari asalnya: {'; '.join(hasil.kini_lain)}.")
            kalimat.append(f"Yang dihapus dapat {kata} lagi.")
        messages.info(request, " ".join(kalimat))
    for uraian, alasan in hasil.ditolak:
        messages.warning(request, f"“{uraian}” tidak {kata}. {alasan}")
    if not (hasil.dicatat or hasil.sudah_ada or hasil.ditolak):
        messages.info(request, "Belum ada kegiatan yang dipilih.")
