"""One's own entries: the month with all of them, and what can be done to each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laporan import permissions, queries, services
from laporan.choices import JenisBeban
from laporan.forms import KegiatanForm, arahkan_fokus
from laporan.models import ISIAN_KEGIATAN, Kegiatan
from pegawai import queries as pegawai_queries
from pegawai.http import PermintaanPegawai, bulan_dari_alamat, tanggal_dari_alamat
from pegawai.inti.periode import Periode

from .beban import ukur
from .dasar import TERTOLAK, alamat_bukti, alamat_bulan, alamat_hari
from .hari import form_kegiatan, halaman_hari


KEGIATAN_SEHALAMAN = 25
HARI_PEKAN = 7  # without a post no day is known to be off


@require_safe
def kegiatan_daftar(request: PermintaanPegawai) -> HttpResponse:
    bulan = bulan_dari_alamat(request, timezone.localdate())
    hari_ini = timezone.localdate()
    terkunci = queries.bulan_terkunci(bulan)
    ringkasan = queries.ringkasan_bulan(request.pegawai, bulan)
    daftar = Paginator(queries.kegiatan_pegawai(request.pegawai, bulan), KEGIATAN_SEHALAMAN)
    daftar.count = ringkasan.jumlah
    return render(
        request,
        "laporan/kegiatan_daftar.html",
        {
            "bulan": bulan,
            "hari_ini": hari_ini,
            "ringkasan": ringkasan,
            "kalender": queries.kalender_bulan(request.pegawai, bulan, hari_ini),
            "kurang": queries.yang_kurang(request.pegawai, hari_ini),
            "halaman": daftar.get_page(request.GET.get("halaman")),
            "terkunci": terkunci,
            "atasan": pegawai_queries.atasan_pada(request.pegawai, hari_ini),
            "hari_per_pekan": request.penugasan.unit.hari_per_pekan if request.penugasan else HARI_PEKAN,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def kegiatan_ubah(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    kegiatan = _milik_sendiri(request, kegiatan_id)
    if kegiatan is None:
        return _tiada(request)
    form = form_kegiatan(request, kegiatan.tanggal, request.POST or None, instance=kegiatan, initial=None)
    if request.method == "POST" and _simpan(request, form):
        lampirkan = "lampirkan" in request.POST
        return redirect(alamat_bukti(kegiatan)) if lampirkan else _kembali(request, kegiatan.tanggal)
    arahkan_fokus(form, "uraian")
    return render(
        request,
        "laporan/kegiatan_ubah.html",
        {
            "kegiatan": kegiatan,
            "form": form,
            "daftar_bukti": queries.daftar_bukti(kegiatan),
            "izin_ubah": permissions.ubah_kegiatan(request.pegawai, kegiatan),
            "kembali": _kembali(request, kegiatan.tanggal).url,
            "daftar_uraian": queries.uraian_terakhir(request.pegawai),
        },
    )


@require_POST
def kegiatan_hapus(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    return _lakukan(request, kegiatan_id, services.hapus_kegiatan, "Kegiatan dihapus.")


@require_POST
def kegiatan_ajukan(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    return _lakukan(request, kegiatan_id, services.ajukan_kegiatan, "Kegiatan diajukan kepada atasan Anda.")


@require_POST
def kegiatan_tarik(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    return _lakukan(
        request,
        kegiatan_id,
        services.tarik_kegiatan,
        "Kegiatan ditarik kembali dan menjadi konsep. Perbaiki, lalu ajukan lagi.",
    )


@require_POST
def kegiatan_ajukan_konsep(request: PermintaanPegawai) -> HttpResponse:
    """Submit all drafts of the day or of the month that the address names."""
    tanggal = tanggal_dari_alamat(request, timezone.localdate())
    periode = (
        bulan_dari_alamat(request, tanggal)
        if "bulan" in request.GET
        else Periode(tanggal, tanggal + timedelta(days=1))
    )
    try:
        hasil = services.ajukan_konsep(periode=periode, oleh=request.pegawai, pada=timezone.now())
    except services.LaporanDitolak as penolakan:
        messages.warning(request, str(penolakan))
    else:
        messages.add_message(request, messages.WARNING if hasil.tanpa_bukti else messages.SUCCESS, str(hasil))
    return _kembali(request, tanggal)


def _simpan(request: PermintaanPegawai, form: KegiatanForm) -> bool:
    """Save a changed activity and say so; otherwise the form holds why not."""
    if not form.is_valid():
        return False
    ajukan = "ajukan" in request.POST
    try:
        services.ubah_kegiatan(
            kegiatan=form.instance,
            sidik=form.cleaned_data["sidik"],
            oleh=request.pegawai,
            pada=timezone.now(),
            ajukan=ajukan,
        )
    except services.KegiatanBerubah as penolakan:
        form.terbentur(penolakan)
    except services.LaporanDitolak as penolakan:
        form.add_error(penolakan.isian, str(penolakan))
    except PermissionDenied as penolakan:
        form.add_error(None, str(penolakan))
    else:
        _ukur_perubahan(request, form)
        messages.success(
            request, "Perubahan disimpan dan kegiatan diajukan." if ajukan else "Perubahan disimpan."
        )
        return True
    return False


def _ukur_perubahan(request: PermintaanPegawai, form: KegiatanForm) -> None:
    """Count how long it took, if by now something else is stored than what the page was opened with."""
    form.instance.refresh_from_db(fields=ISIAN_KEGIATAN)
    if form.instance.sidik != form.cleaned_data["sidik"]:
        ukur(request, JenisBeban.CATAT)


def _lakukan(
    request: PermintaanPegawai, kegiatan_id: int, perbuatan: Callable[..., object], kata: str
) -> HttpResponse:
    """Do one act on one's own activity and go back; what is gone already is told there too."""
    kegiatan = _milik_sendiri(request, kegiatan_id)
    if kegiatan is None:
        messages.warning(request, str(services.KegiatanTiada()))
        return _kembali(request, timezone.localdate())
    try:
        perbuatan(kegiatan_id=kegiatan_id, oleh=request.pegawai, pada=timezone.now())
    except TERTOLAK as penolakan:
        messages.warning(request, str(penolakan))
    else:
        messages.success(request, kata)
    return _kembali(request, kegiatan.tanggal)


def _milik_sendiri(request: PermintaanPegawai, kegiatan_id: int) -> Kegiatan | None:
    """Return one's own activity, None when it is there no more; Http404 for another's."""
    kegiatan = Kegiatan.objects.filter(pk=kegiatan_id).first()
    if kegiatan is not None and kegiatan.pegawai_id != request.pegawai.pk:
        raise Http404
    return kegiatan


def _tiada(request: PermintaanPegawai) -> HttpResponse:
    """Answer for an activity that is gone: what was typed stands in the form for a new one."""
    if request.method != "POST":
        raise Http404
    hari_ini = timezone.localdate()
    form = form_kegiatan(request, hari_ini, request.POST)
    form.add_error(
        None, f"{services.KegiatanTiada()} Isian Anda masih ada: simpan bila hendak mencatatnya lagi."
    )
    return halaman_hari(request, hari_ini, form)


def _kembali(request: PermintaanPegawai, tanggal: date) -> HttpResponseRedirect:
    """Go back to the page the act was done on: the month that the address names, or else the day."""
    if "bulan" in request.GET:
        bulan = bulan_dari_alamat(request, timezone.localdate())
        return redirect(alamat_bulan("laporan:kegiatan_daftar", bulan))
    return redirect(alamat_hari(tanggal))
