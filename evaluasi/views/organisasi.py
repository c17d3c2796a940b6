"""The predicate of organisations, set from one level above with the evidence in sight."""

from __future__ import annotations

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from evaluasi import permissions, queries, services
from evaluasi.choices import PredikatOrganisasi
from evaluasi.forms import OrganisasiForm
from evaluasi.models import PenilaianOrganisasi, PeriodePenilaian
from pegawai.http import PermintaanPegawai
from pegawai.models import UnitKerja
from pegawai.permissions import memimpin_kota
from umpanbalik import queries as umpanbalik_queries

from .dasar import TERTOLAK, pilih_periode


RIWAYAT_TAMPAK = 8


@require_safe
def organisasi_daftar(request: PermintaanPegawai) -> HttpResponse:
    permissions.lihat_organisasi(request.pegawai, dipimpin=request.dipimpin).wajib()
    pilih = pilih_periode(request)
    periode = pilih.terpilih
    return render(
        request,
        "evaluasi/organisasi_daftar.html",
        {
            "pilih": pilih,
            "periode": periode,
            "daftar_organisasi": queries.daftar_organisasi(periode) if periode else [],
            "menetapkan": memimpin_kota(request.pegawai, dipimpin=request.dipimpin),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def organisasi_tetapkan(request: PermintaanPegawai, periode_id: int, kode: str) -> HttpResponse:
    permissions.lihat_organisasi(request.pegawai, dipimpin=request.dipimpin).wajib()
    periode = get_object_or_404(PeriodePenilaian, pk=periode_id)
    opd = get_object_or_404(queries.organisasi(), kode=kode)
    penilaian = (
        PenilaianOrganisasi.objects.filter(unit=opd, periode=periode)
        .select_related("ditetapkan_oleh")
        .first()
    )
    form = OrganisasiForm(request.POST or None, initial=model_to_dict(penilaian) if penilaian else None)
    if request.method == "POST" and form.is_valid():
        try:
            _tetapkan(request, opd, periode, form)
        except TERTOLAK as penolakan:
            form.add_error(None, str(penolakan))
        else:
            messages.success(request, f"Predikat {opd} untuk {periode} ditetapkan.")
            return redirect(f"{reverse('evaluasi:organisasi_daftar')}?periode={periode.pk}")
    konteks = {"opd": opd, "periode": periode, "penilaian": penilaian, "form": form}
    return render(request, "evaluasi/organisasi_tetapkan.html", konteks | _bahan(request, opd, periode))


def _tetapkan(
    request: PermintaanPegawai, opd: UnitKerja, periode: PeriodePenilaian, form: OrganisasiForm
) -> None:
    services.tetapkan_organisasi(
        opd=opd,
        periode_id=periode.pk,
        predikat=PredikatOrganisasi(form.cleaned_data["predikat"]),
        alasan=form.cleaned_data["alasan"],
        oleh=request.pegawai,
        pada=timezone.now(),
    )


def _bahan(request: PermintaanPegawai, opd: UnitKerja, periode: PeriodePenilaian) -> dict[str, object]:
    """Return what speaks for a predicate, and whether it may be set."""
    hari_ini = timezone.localdate()
    return {
        "izin": permissions.tetapkan_organisasi(
            request.pegawai,
            opd,
            periode,
            dipimpin=request.dipimpin,
            bertugas=queries.bertugas_di(request.pegawai, opd, hari_ini),
            terpakai=queries.organisasi_terpakai(opd, periode),
        ),
        "rekap": queries.rekap_unit(opd, periode.rentang),
        "suara_warga": queries.suara_warga(opd, periode.rentang),
        "aduan": umpanbalik_queries.ringkasan_aduan(opd, periode=periode.rentang, hari_ini=hari_ini),
        "riwayat": queries.riwayat_organisasi(opd, selain=periode)[:RIWAYAT_TAMPAK],
    }
