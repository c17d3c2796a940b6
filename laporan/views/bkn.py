"""A period here beside the same period at BKN: one's own, and in numbers that of a unit."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from laporan import permissions, queries, services
from laporan.forms import MasaForm, MasaUnitForm
from pegawai.http import PermintaanPegawai, masa_dari_alamat
from pegawai.inti.izin import BOLEH
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai

from .dasar import PER_HALAMAN


ORANG_SEHALAMAN = 25  # each with all activities of the period


@require_safe
def bkn_sandingkan(request: PermintaanPegawai) -> HttpResponse:
    hari_ini = timezone.localdate()
    masa = masa_dari_alamat(request, hari_ini)
    sandingan = queries.sandingan_bkn(request.pegawai, masa)
    return render(
        request,
        "laporan/bkn_sandingkan.html",
        {
            "masa": masa,
            "form": MasaForm(masa=masa, hari_ini=hari_ini),
            "sandingan": sandingan,
            "halaman": Paginator(sandingan.daftar, PER_HALAMAN).get_page(request.GET.get("halaman")),
            "boleh": BOLEH,
            "izin_unit": permissions.ekspor_unit(request.pegawai, memimpin=bool(request.dipimpin)),
        },
    )


@require_POST
def bkn_tandai(request: PermintaanPegawai) -> HttpResponse:
    """Keep what was shown as carried over; `masa` and `sidik` come with the button."""
    masa = Periode.dari_kode(request.POST.get("masa", ""))
    if masa is None:
        messages.warning(request, "Masanya tidak terbaca, jadi belum ada yang ditandai. Pilih lagi.")
        return redirect("laporan:bkn_sandingkan")
    try:
        kiriman = services.tandai_terkirim(
            periode=masa, sidik=request.POST.get("sidik", ""), oleh=request.pegawai, pada=timezone.now()
        )
    except services.LaporanDitolak as penolakan:
        messages.warning(request, str(penolakan))
    else:
        kata = "ditandai sama dengan yang di BKN" if kiriman else "memang sudah sama dengan yang di BKN"
        messages.success(request, f"Kegiatan Anda pada {masa} {kata}.")
    return redirect(f"{reverse('laporan:bkn_sandingkan')}?masa={masa.kode}")


@require_safe
def bkn_unit(request: PermintaanPegawai) -> HttpResponse:
    """Show who in a unit has marked how much of a period; without ?unit the one that the reader leads."""
    permissions.lihat_bkn_unit(request.pegawai, memimpin=bool(request.dipimpin)).wajib()
    hari_ini = timezone.localdate()
    masa = masa_dari_alamat(request, hari_ini)
    daftar_unit = queries.unit_ekspor(request.pegawai, request.dipimpin)
    kode = request.GET.get("unit") or (request.dipimpin[0].kode if request.dipimpin else "")
    unit = daftar_unit.filter(kode=kode).first()
    orang = queries.pegawai_bkn(unit, masa) if unit else Pegawai.objects.none()
    halaman = Paginator(orang, ORANG_SEHALAMAN).get_page(request.GET.get("halaman"))
    return render(
        request,
        "laporan/bkn_unit.html",
        {
            "masa": masa,
            "unit": unit,
            "form": MasaUnitForm(daftar_unit=daftar_unit, unit=unit, masa=masa, hari_ini=hari_ini),
            "halaman": halaman,
            "daftar": queries.orang_bkn(list(halaman), masa),
        },
    )
