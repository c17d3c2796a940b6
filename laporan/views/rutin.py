"""What an employee keeps ready: templates, and what returns on days of the week."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from laporan import queries, services
from laporan.forms import RutinForm, arahkan_fokus
from laporan.models import Kegiatan, KegiatanRutin
from pegawai.http import PermintaanPegawai, nomor_catatan


@require_http_methods(["GET", "HEAD", "POST"])
def rutin_daftar(request: PermintaanPegawai) -> HttpResponse:
    """Show all of them and the form for one more; ?dari= fills it in from an entry."""
    form = _form(request, KegiatanRutin(), initial=_contoh(request))
    if request.method == "POST" and _simpan(request, form):
        return redirect("laporan:rutin_daftar")
    return render(
        request,
        "laporan/rutin_daftar.html",
        {"form": form, "daftar_rutin": list(queries.rutin_pegawai(request.pegawai))},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def rutin_ubah(request: PermintaanPegawai, rutin_id: int) -> HttpResponse:
    rutin = KegiatanRutin.objects.milik(request.pegawai).filter(pk=rutin_id).first()
    if rutin is None:
        raise Http404
    form = _form(request, rutin)
    if request.method == "POST" and _simpan(request, form):
        return redirect("laporan:rutin_daftar")
    return render(request, "laporan/rutin_ubah.html", {"form": form, "rutin": rutin})


@require_POST
def rutin_hapus(request: PermintaanPegawai, rutin_id: int) -> HttpResponse:
    if services.hapus_rutin(rutin_id=rutin_id, oleh=request.pegawai, pada=timezone.now()):
        messages.success(request, "Kegiatan rutin dihapus. Kegiatan yang sudah dicatat tetap ada.")
    else:
        messages.info(request, "Kegiatan rutin ini sudah dihapus sebelumnya.")
    return redirect("laporan:rutin_daftar")


def _form(
    request: PermintaanPegawai, rutin: KegiatanRutin, initial: dict[str, object] | None = None
) -> RutinForm:
    form = RutinForm(
        request.POST or None,
        instance=rutin,
        initial=initial,
        pegawai=request.pegawai,
        hari_ini=timezone.localdate(),
    )
    arahkan_fokus(form, "uraian")
    return form


def _contoh(request: PermintaanPegawai) -> dict[str, object] | None:
    """Return what an entry of one's own tells, with the day of the week on which it was done."""
    nomor = nomor_catatan(request.GET.get("dari", ""))
    contoh = Kegiatan.objects.milik(request.pegawai).filter(pk=nomor).first() if nomor else None
    if contoh is None:
        return None
    nama_isian = ("uraian", "jam_mulai", "jam_selesai", "hasil_kerja", "volume")
    return {
        **{nama: contoh.serializable_value(nama) for nama in nama_isian},
        "hari": [contoh.tanggal.isoweekday()],
    }


def _simpan(request: PermintaanPegawai, form: RutinForm) -> bool:
    if not form.is_valid():
        return False
    try:
        services.simpan_rutin(rutin=form.instance, oleh=request.pegawai, pada=timezone.now())
    except services.LaporanDitolak as penolakan:
        form.add_error(penolakan.isian, str(penolakan))
        return False
    messages.success(request, "Kegiatan rutin disimpan.")
    return True
