"""The employee's day: what was told of it, and one line in which the next entry is typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from laporan import queries, services
from laporan.catatan_cepat import Usulan, tanggal_baris
from laporan.choices import JenisBeban, WajibBukti
from laporan.forms import IsianSementaraForm, KegiatanForm, arahkan_fokus
from laporan.models import Kegiatan
from pegawai.http import PermintaanPegawai, nomor_catatan, tanggal_dari_alamat
from pegawai.inti.periode import Periode, tanggal_panjang

from .beban import ukur
from .dasar import TERTOLAK, alamat_bukti, alamat_hari, dengan_tercatat


PERBAIKAN_TAMPAK = 20  # returned activities above the form; the others stand in their months
URAIAN_TAMPAK = 15  # earlier texts offered while one types
SEHARI = timedelta(days=1)


@require_safe
def kegiatan_hari(request: PermintaanPegawai) -> HttpResponse:
    """Show the day; with what is proposed for it, when the address names an earlier entry."""
    hari, riwayat = _muat(request, tanggal_dari_alamat(request, timezone.localdate()))
    usulan, form = _usulan(request, hari, riwayat)
    return _halaman_hari(request, hari, riwayat, form, usulan)


@require_http_methods(["GET", "HEAD", "POST"])
def kegiatan_usulan(request: PermintaanPegawai) -> HttpResponse:
    """Show what the typed line is taken to say: the day it speaks of, or the part that htmx asks for.

    Keeps nothing. The line comes by POST all the same: what stands in an address stays in logs and histories.
    """
    tanggal = tanggal_dari_alamat(request, timezone.localdate())
    if request.method != "POST":
        return redirect(alamat_hari(tanggal))
    hari, riwayat = _muat(request, _tanggal_dimaksud(request, tanggal))
    usulan, form = _usulan(request, hari, riwayat)
    if not request.htmx:
        return _halaman_hari(request, hari, riwayat, form, usulan)
    return render(
        request,
        "laporan/_usulan.html",
        {
            "tanggal": tanggal,
            "baris": _baris(request),
            "form": form,
            "usulan": usulan,
            "titipan": _titipan(request),
            "fokus": False,
            "daftar_petunjuk": _petunjuk(request, form),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def kegiatan_catat(request: PermintaanPegawai) -> HttpResponse:
    """Keep the entry as its form shows it; the address, opened by hand, leads to the day."""
    tanggal = tanggal_dari_alamat(request, timezone.localdate())
    if request.method != "POST":
        return redirect(alamat_hari(tanggal))
    form = form_kegiatan(request, tanggal, request.POST)
    kegiatan = _catat(request, form)
    if kegiatan is None:
        return halaman_hari(request, tanggal, form)
    lampirkan = "lampirkan" in request.POST
    if request.htmx and kegiatan.tanggal == tanggal and not lampirkan:
        return halaman_hari(request, tanggal, form_kegiatan(request, tanggal))
    alamat = alamat_bukti(kegiatan) if lampirkan else alamat_hari(kegiatan.tanggal)
    if request.htmx:
        return HttpResponseClientRedirect(dengan_tercatat(alamat, _titipan(request)))
    return redirect(dengan_tercatat(alamat, form.cleaned_data["kunci"], _titipan(request)))


@require_POST
def kegiatan_petunjuk(request: PermintaanPegawai) -> HttpResponse:
    """Advise on what stands in the form while it is filled in; htmx asks, and nothing is kept."""
    nomor = nomor_catatan(request.GET.get("kegiatan", ""))
    isian = IsianSementaraForm(request.POST).kegiatan(request.pegawai, nomor)
    return render(request, "laporan/_petunjuk.html", {"daftar_petunjuk": queries.petunjuk_isian(isian)})


def form_kegiatan(
    request: PermintaanPegawai, tanggal: date, isian: QueryDict | None = None, **kwargs: object
) -> KegiatanForm:
    """Return the form for an entry of that day; the results of its month are offered."""
    hari_ini = timezone.localdate()
    batas = queries.batas_catat(request.pegawai, tanggal)
    kwargs.setdefault("initial", {"tanggal": tanggal})
    return KegiatanForm(
        isian,
        pegawai=request.pegawai,
        bulan=Periode.bulan_dari(tanggal),
        tanggal_terakhir=None if batas.aturan.terima_masa_depan else hari_ini,
        awal_tepat_waktu=batas.awal_tepat_waktu(hari_ini),
        wajib_bukti=WajibBukti(batas.aturan.wajib_bukti),
        diukur=queries.boleh_diukur(request.pegawai),
        **kwargs,
    )


def halaman_hari(request: PermintaanPegawai, tanggal: date, form: KegiatanForm) -> HttpResponse:
    """Draw the day with a form that another page, or a refusal, filled in."""
    return _halaman_hari(request, *_muat(request, tanggal), form, None)


def _halaman_hari(
    request: PermintaanPegawai,
    hari: queries.HariKegiatan,
    riwayat: Sequence[queries.Riwayat],
    form: KegiatanForm,
    usulan: Usulan | None,
) -> HttpResponse:
    """Draw the day with its form; only the part that changes, when htmx asks.

    While something is proposed, what else could be told is left out; a closed month refuses when it is kept.
    """
    tanggal, hari_ini = hari.tanggal, timezone.localdate()
    if form.errors:
        arahkan_fokus(form, "uraian")
    elif usulan is not None and form.terlambat:
        arahkan_fokus(form, "alasan_terlambat")
    return render(
        request,
        "laporan/_hari.html" if request.htmx else "laporan/kegiatan_hari.html",
        {
            "tanggal": tanggal,
            "hari_ini": hari_ini,
            "kemarin": tanggal - SEHARI,
            "besok": tanggal + SEHARI if form.terbuka_pada(tanggal + SEHARI) else None,
            "bulan": Periode.bulan_dari(tanggal),
            "form": form,
            "usulan": usulan,
            "daftar_petunjuk": _petunjuk(request, form),
            "titipan": _titipan(request),
            "fokus_simpan": usulan is not None and not usulan.kurang and not form.terlambat,
            "baris": _baris(request) if usulan else "",
            "hari": hari,
            "rutin": None if usulan else queries.rutin_hari(request.pegawai, hari),
            "terlambat": tanggal < form.awal_tepat_waktu,
            "terkunci": None if usulan else queries.bulan_terkunci(Periode.bulan_dari(tanggal)),
            "kurang": None if usulan else queries.yang_kurang(request.pegawai, hari_ini),
            "perlu_diperbaiki": hari.dikembalikan[:PERBAIKAN_TAMPAK],
            "daftar_saran": queries.saran_uraian(riwayat),
            "daftar_uraian": list(islice(dict.fromkeys(satu.uraian for satu in riwayat), URAIAN_TAMPAK)),
        },
    )


def _muat(
    request: PermintaanPegawai, tanggal: date
) -> tuple[queries.HariKegiatan, Sequence[queries.Riwayat]]:
    return queries.hari_kegiatan(request.pegawai, tanggal), queries.riwayat(request.pegawai)


def _tanggal_dimaksud(request: PermintaanPegawai, tanggal: date) -> date:
    """Return the day that the typed line names, or else `tanggal`."""
    return tanggal_baris(_baris(request), hari=tanggal, hari_ini=timezone.localdate())


def _usulan(
    request: PermintaanPegawai, hari: queries.HariKegiatan, riwayat: Sequence[queries.Riwayat]
) -> tuple[Usulan | None, KegiatanForm]:
    """Return what is proposed, with a form filled in that way.

    It is read from a typed line, ?salin= (an earlier entry) or ?rutin= (what one keeps ready), for this day.
    """
    usulan = _dari_contoh(request, hari.tanggal)
    if usulan is None and (baris := _baris(request)):
        usulan = queries.usulan_kegiatan(
            request.pegawai, baris, hari=hari, daftar_riwayat=riwayat, hari_ini=timezone.localdate()
        )
    if usulan is None:
        return None, form_kegiatan(request, hari.tanggal)
    awal = {
        "tanggal": usulan.tanggal,
        "jam_mulai": usulan.jam_mulai,
        "jam_selesai": usulan.jam_selesai,
        "uraian": usulan.uraian,
        "hasil_kerja": usulan.hasil.pk if usulan.hasil else None,
        "volume": usulan.volume,
    }
    return usulan, form_kegiatan(request, usulan.tanggal, initial=awal)


def _titipan(request: PermintaanPegawai) -> str:
    """Return the key of the line, waiting in the browser, that the form was proposed from."""
    return request.POST.get("titipan", "")


def _petunjuk(request: PermintaanPegawai, form: KegiatanForm) -> tuple[str, ...]:
    """Return the advice on what the form proposes before anybody has touched it."""
    if form.is_bound or not form.initial.get("uraian"):
        return ()
    isian = {nama: form[nama].value() for nama in IsianSementaraForm.base_fields}
    return queries.petunjuk_isian(IsianSementaraForm(isian).kegiatan(request.pegawai, form.instance.pk))


def _dari_contoh(request: PermintaanPegawai, tanggal: date) -> Usulan | None:
    salin = nomor_catatan(request.GET.get("salin", ""))
    if salin and (kegiatan := queries.kegiatan_contoh(request.pegawai, salin)):
        sebab = f"Seperti pada {tanggal_panjang(kegiatan.tanggal)}."
        return queries.usulan_dari(kegiatan, tanggal, sebab)
    rutin = nomor_catatan(request.GET.get("rutin", ""))
    templat = queries.rutin_pegawai(request.pegawai).filter(pk=rutin).first() if rutin else None
    return queries.usulan_dari(templat, tanggal, "Dari kegiatan rutin Anda.") if templat else None


def _baris(request: PermintaanPegawai) -> str:
    """Return the line that was typed, or the hours or words that were pressed instead."""
    return (request.POST.get("contoh") or request.POST.get("baris", "")).strip()


def _catat(request: PermintaanPegawai, form: KegiatanForm) -> Kegiatan | None:
    """Keep the entry and say so; otherwise the form holds why not."""
    if not form.is_valid():
        return None
    ajukan = "ajukan" in request.POST
    try:
        kegiatan = services.catat_kegiatan(
            kegiatan=form.instance,
            kunci=form.cleaned_data["kunci"],
            oleh=request.pegawai,
            pada=timezone.now(),
            ajukan=ajukan,
        )
    except TERTOLAK as penolakan:
        form.add_error(getattr(penolakan, "isian", None), str(penolakan))
        return None
    if kegiatan.kunci == form.instance.kunci:
        ukur(request, JenisBeban.CATAT)
        messages.success(request, "Kegiatan dicatat dan diajukan." if ajukan else "Kegiatan dicatat.")
    else:
        diajukan = " Yang tercatat itu diajukan." if ajukan and kegiatan.dapat_ditarik else ""
        messages.info(request, f"Kegiatan ini sudah tercatat, jadi tidak dicatat dua kali.{diajukan}")
    return kegiatan
