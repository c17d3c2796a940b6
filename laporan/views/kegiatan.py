"""The employee's month: every entry, and the form for the next one on top of it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from laporan import permissions, queries, services
from laporan.forms import KegiatanForm
from laporan.models import Kegiatan
from pegawai import queries as pegawai_queries
from pegawai.http import PermintaanPegawai, bulan_dari_alamat, nomor_catatan
from pegawai.inti.periode import Periode

from .dasar import PER_HALAMAN, TERTOLAK, alamat_bulan


PERBAIKAN_TAMPAK = 20  # returned activities above the form; the others stand in their months
HARI_PEKAN = 7  # without a post no day is known to be off


@require_safe
def kegiatan_daftar(request: PermintaanPegawai) -> HttpResponse:
    bulan = bulan_dari_alamat(request, timezone.localdate())
    return _laporan_bulan(request, bulan, _form_baru(request, bulan))


@require_http_methods(["GET", "HEAD", "POST"])
def kegiatan_catat(request: PermintaanPegawai) -> HttpResponse:
    """Take the form on top of the month; its own address, opened by hand, leads there."""
    if request.method != "POST":
        return redirect("laporan:kegiatan_daftar")
    bulan = bulan_dari_alamat(request, timezone.localdate())
    form = _form(request, bulan, request.POST)
    if form.is_valid():
        ajukan = "ajukan" in request.POST
        try:
            kegiatan = services.catat_kegiatan(
                kegiatan=form.instance,
                kunci=form.cleaned_data["kunci"],
                oleh=request.pegawai,
                pada=timezone.now(),
                ajukan=ajukan,
            )
        except services.LaporanDitolak as penolakan:
            form.add_error(penolakan.isian, str(penolakan))
        else:
            messages.success(request, "Kegiatan dicatat dan diajukan." if ajukan else "Kegiatan dicatat.")
            if request.htmx and kegiatan.tanggal in bulan:
                return _laporan_bulan(request, bulan, _form_baru(request, bulan))
            ke_bulan = _ke_bulan(kegiatan)
            return HttpResponseClientRedirect(ke_bulan.url) if request.htmx else ke_bulan
    return _laporan_bulan(request, bulan, form)


@require_http_methods(["GET", "HEAD", "POST"])
def kegiatan_ubah(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    kegiatan = _milik_sendiri(request, kegiatan_id)
    if kegiatan is None:
        return _tiada(request)
    bulan = Periode.bulan_dari(kegiatan.tanggal)
    form = _form(request, bulan, request.POST or None, instance=kegiatan)
    if request.method == "POST" and _simpan(request, form):
        return _ke_bulan(kegiatan)
    return render(
        request,
        "laporan/kegiatan_ubah.html",
        {
            "kegiatan": kegiatan,
            "form": form,
            "izin_ubah": permissions.ubah_kegiatan(request.pegawai, kegiatan),
            "alamat_bulan": alamat_bulan("laporan:kegiatan_daftar", bulan),
            "bulan": bulan,
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
    bulan = bulan_dari_alamat(request, timezone.localdate())
    try:
        jumlah = services.ajukan_konsep(bulan=bulan, oleh=request.pegawai, pada=timezone.now())
    except services.LaporanDitolak as penolakan:
        messages.warning(request, str(penolakan))
    else:
        messages.success(request, f"{jumlah} kegiatan diajukan kepada atasan Anda.")
    return redirect(alamat_bulan("laporan:kegiatan_daftar", bulan))


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
        messages.success(
            request, "Perubahan disimpan dan kegiatan diajukan." if ajukan else "Perubahan disimpan."
        )
        return True
    return False


def _lakukan(
    request: PermintaanPegawai, kegiatan_id: int, perbuatan: Callable[..., object], kata: str
) -> HttpResponse:
    """Do one act on one's own activity and go back to its month; what is gone already is told there too."""
    kegiatan = _milik_sendiri(request, kegiatan_id)
    if kegiatan is None:
        messages.warning(request, str(services.KegiatanTiada()))
        return redirect("laporan:kegiatan_daftar")
    try:
        perbuatan(kegiatan_id=kegiatan_id, oleh=request.pegawai, pada=timezone.now())
    except TERTOLAK as penolakan:
        messages.warning(request, str(penolakan))
    else:
        messages.success(request, kata)
    return _ke_bulan(kegiatan)


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
    bulan = Periode.bulan_dari(timezone.localdate())
    form = _form(request, bulan, request.POST)
    form.add_error(
        None, f"{services.KegiatanTiada()} Isian Anda masih ada: simpan bila hendak mencatatnya lagi."
    )
    return _laporan_bulan(request, bulan, form)


def _ke_bulan(kegiatan: Kegiatan) -> HttpResponseRedirect:
    return redirect(alamat_bulan("laporan:kegiatan_daftar", Periode.bulan_dari(kegiatan.tanggal)))


def _form_baru(request: PermintaanPegawai, bulan: Periode) -> KegiatanForm:
    """Return a form for today with the result of the last activity; ?salin= repeats an earlier one whole.

    In a month that has passed the date is left open, so that nothing lands on a day by accident.
    """
    hari_ini = timezone.localdate()
    awal: dict[str, object] = {"tanggal": hari_ini if hari_ini in bulan else None}
    awal["hasil_kerja"] = queries.hasil_kerja_terakhir(request.pegawai, hari_ini)
    salin = nomor_catatan(request.GET.get("salin", ""))
    if salin and (contoh := Kegiatan.objects.milik(request.pegawai).filter(pk=salin).first()):
        for nama in ("jam_mulai", "jam_selesai", "hasil_kerja", "uraian", "volume"):
            awal[nama] = contoh.serializable_value(nama)
    return _form(request, bulan, None, initial=awal)


def _form(
    request: PermintaanPegawai, bulan: Periode, isian: QueryDict | None, **kwargs: object
) -> KegiatanForm:
    hari_ini = timezone.localdate()
    return KegiatanForm(
        isian,
        pegawai=request.pegawai,
        bulan=bulan,
        hari_ini=hari_ini,
        awal_tepat_waktu=queries.batas_catat(request.pegawai, hari_ini).awal_tepat_waktu(hari_ini),
        **kwargs,
    )


def _laporan_bulan(request: PermintaanPegawai, bulan: Periode, form: KegiatanForm) -> HttpResponse:
    """Draw the month with its form; only the part that changes, when htmx asks."""
    hari_ini = timezone.localdate()
    ringkasan = queries.ringkasan_bulan(request.pegawai, bulan)
    daftar = Paginator(queries.kegiatan_pegawai(request.pegawai, bulan), PER_HALAMAN)
    daftar.count = ringkasan.jumlah
    return render(
        request,
        "laporan/_laporan_bulan.html" if request.htmx else "laporan/kegiatan_daftar.html",
        {
            "bulan": bulan,
            "hari_ini": hari_ini,
            "form": form,
            "ringkasan": ringkasan,
            "halaman": daftar.get_page(request.GET.get("halaman")),
            "terkunci": queries.bulan_terkunci(bulan),
            "atasan": pegawai_queries.atasan_pada(request.pegawai, hari_ini),
            "perlu_diperbaiki": queries.perlu_diperbaiki(request.pegawai)[:PERBAIKAN_TAMPAK],
            "hari_per_pekan": request.penugasan.unit.hari_per_pekan if request.penugasan else HARI_PEKAN,
            "daftar_uraian": queries.uraian_terakhir(request.pegawai),
        },
    )
