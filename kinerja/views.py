"""The pages of the background jobs. Dashboards and the citizens' pages have views of their own."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja import permissions, queries, sehat, services, tasks
from kinerja.choices import StatusPekerjaan
from kinerja.forms import HitunganForm
from pegawai.http import PermintaanPegawai


PEKERJAAN_PER_HALAMAN = 20


@require_safe
def pekerjaan_daftar(request: PermintaanPegawai) -> HttpResponse:
    """Show all jobs; htmx asks for the list alone while a job is under way."""
    permissions.lihat_pekerjaan(request.pegawai).wajib()
    if request.htmx:
        return render(request, "pekerjaan/_daftar.html", _daftar(request))
    return _halaman(request, HitunganForm(hari_ini=timezone.localdate()))


@require_POST
def pekerjaan_hitung(request: PermintaanPegawai) -> HttpResponse:
    form = HitunganForm(request.POST, hari_ini=timezone.localdate())
    if not form.is_valid():
        permissions.lihat_pekerjaan(request.pegawai).wajib()
        return _halaman(request, form)
    pekerjaan = services.minta_hitungan(
        periode=form.cleaned_data["periode"],
        kunci=form.cleaned_data["kunci"],
        oleh=request.pegawai,
        pada=timezone.now(),
        antrekan=tasks.antrekan,
    )
    pekerjaan.refresh_from_db()  # the queue may have refused it meanwhile
    if pekerjaan.status == StatusPekerjaan.GAGAL:
        messages.error(request, pekerjaan.keterangan)
    else:
        messages.success(request, f"{pekerjaan.judul} masuk antrean. Kemajuannya terlihat di bawah ini.")
    return redirect("pekerjaan_daftar")


def _halaman(request: PermintaanPegawai, form: HitunganForm) -> HttpResponse:
    izin = permissions.minta_hitungan(request.pegawai)
    return render(
        request, "pekerjaan/pekerjaan_daftar.html", _daftar(request) | {"form": form, "izin_hitung": izin}
    )


def _daftar(request: PermintaanPegawai) -> dict[str, object]:
    halaman = Paginator(queries.daftar_pekerjaan(), PEKERJAAN_PER_HALAMAN).get_page(
        request.GET.get("halaman")
    )
    return {
        "halaman": halaman,
        "gangguan": sehat.gangguan_antrean(),
        "berlangsung": any(pekerjaan.berlangsung for pekerjaan in halaman),
        "alamat": f"{reverse('pekerjaan_daftar')}?halaman={halaman.number}",
    }
