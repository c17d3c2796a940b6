"""The satisfaction of one unit opened to its parts, and what its leader does about the lowest of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from pegawai.http import PermintaanPegawai, bulan_dari_alamat
from pegawai.models import UnitKerja
from pegawai.queries import memimpin
from umpanbalik import permissions, queries, services
from umpanbalik.choices import StatusTindakLanjut
from umpanbalik.forms import TindakLanjutForm, TindakLanjutPerbaruiForm, tertulis
from umpanbalik.ikm import MINIMAL_MUTU, MINIMAL_TERBIT
from umpanbalik.models import TindakLanjut
from umpanbalik.queries import RENTANG, KepuasanUnit


SEHALAMAN = 10
BULAN = next(iter(RENTANG))


@require_safe
def kepuasan_unit(request: PermintaanPegawai, kode: str) -> HttpResponse:
    unit, pimpinan = _buka(request, kode)
    return _kepuasan(request, unit, _baca(request, unit), pimpinan=pimpinan)


@require_POST
def tindak_lanjut_susun(request: PermintaanPegawai, kode: str) -> HttpResponse:
    unit, pimpinan = _buka(request, kode)
    kepuasan = _baca(request, unit)
    form = _form_rencana(unit, kepuasan, request.POST)
    if form.is_valid():
        try:
            services.susun_tindak_lanjut(
                tindak_lanjut=form.instance, oleh=request.pegawai, pada=timezone.now()
            )
        except services.RencanaSudahAda as penolakan:
            form.add_error("unsur", str(penolakan))
        else:
            messages.success(request, "Rencana tindak lanjut disimpan.")
            return redirect(_alamat(request, unit))
    return _kepuasan(request, unit, kepuasan, pimpinan=pimpinan, susun=form)


@require_POST
def tindak_lanjut_perbarui(request: PermintaanPegawai, kode: str, pk: int) -> HttpResponse:
    unit, pimpinan = _buka(request, kode)
    tindak_lanjut = get_object_or_404(TindakLanjut, pk=pk, unit=unit)
    form = TindakLanjutPerbaruiForm(request.POST, tindak_lanjut=tindak_lanjut)
    isian: list[tuple[str, str]] = []
    if form.is_valid():
        try:
            services.perbarui_tindak_lanjut(
                tindak_lanjut_id=pk,
                status=StatusTindakLanjut(form.cleaned_data["status"]),
                hasil=form.cleaned_data["hasil"],
                oleh=request.pegawai,
                pada=timezone.now(),
            )
        except PermissionDenied as penolakan:
            messages.warning(request, str(penolakan))
            isian = tertulis(form)
        else:
            messages.success(request, "Rencana tindak lanjut diperbarui.")
            return redirect(_alamat(request, unit))
    kepuasan = _baca(request, unit)
    return _kepuasan(request, unit, kepuasan, pimpinan=pimpinan, perbarui={pk: form}, isian=isian)


def _buka(request: PermintaanPegawai, kode: str) -> tuple[UnitKerja, bool]:
    """Return the unit and whether this person leads it; raises PermissionDenied for who may not see it."""
    unit = get_object_or_404(UnitKerja, kode=kode)
    pimpinan = memimpin(request.pegawai, unit, timezone.localdate())
    permissions.lihat_kepuasan_unit(request.pegawai, memimpin=pimpinan, dipimpin=request.dipimpin).wajib()
    return unit, pimpinan


def _rentang(request: PermintaanPegawai) -> str:
    rentang = request.GET.get("rentang", BULAN)
    return rentang if rentang in RENTANG else BULAN


def _bulan(request: PermintaanPegawai) -> date:
    return bulan_dari_alamat(request, timezone.localdate()).mulai


def _baca(request: PermintaanPegawai, unit: UnitKerja) -> KepuasanUnit:
    return queries.kepuasan_unit(unit, _rentang(request), _bulan(request))


def _alamat(request: PermintaanPegawai, unit: UnitKerja) -> str:
    """Return the address of the page for the period that is shown."""
    halaman = reverse("umpanbalik:kepuasan_unit", args=[unit.kode])
    return f"{halaman}?rentang={_rentang(request)}&bulan={_bulan(request):%Y-%m}"


def _form_rencana(unit: UnitKerja, kepuasan: KepuasanUnit, data: QueryDict | None = None) -> TindakLanjutForm:
    periode = kepuasan.periode
    return TindakLanjutForm(
        data,
        instance=TindakLanjut(unit=unit, mulai=periode.mulai, selesai=periode.selesai),
        terendah=kepuasan.terendah,
        hari_ini=timezone.localdate(),
    )


def _kepuasan(
    request: PermintaanPegawai,
    unit: UnitKerja,
    kepuasan: KepuasanUnit,
    *,
    pimpinan: bool,
    susun: TindakLanjutForm | None = None,
    perbarui: Mapping[int, TindakLanjutPerbaruiForm] = MappingProxyType({}),
    isian: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """Show the page; `susun` and `perbarui` are forms that were refused, `isian` what can be sent no more."""
    hari_ini = timezone.localdate()
    saran = Paginator(queries.saran_unit(unit, kepuasan), SEHALAMAN)
    isi = {
        "unit": unit,
        "kepuasan": kepuasan,
        "rentang": _rentang(request),
        "daftar_rentang": list(RENTANG),
        "nama_periode": str(kepuasan.periode),
        "bulan": _bulan(request),
        "sebelum": kepuasan.tren[-2][0].mulai,
        "sesudah": kepuasan.periode.selesai if kepuasan.periode.selesai <= hari_ini else None,
        "hari_ini": hari_ini,
        "halaman": saran.get_page(request.GET.get("halaman")),
        "isian": isian,
        "izin_susun": permissions.susun_tindak_lanjut(memimpin=pimpinan),
        "form": susun or _form_rencana(unit, kepuasan),
        "daftar_rencana": [
            (
                baris,
                permissions.perbarui_tindak_lanjut(baris.rencana, memimpin=pimpinan),
                perbarui.get(baris.rencana.pk) or TindakLanjutPerbaruiForm(tindak_lanjut=baris.rencana),
            )
            for baris in kepuasan.rencana
        ],
        "kueri": _alamat(request, unit).partition("?")[2],
        "minimal_terbit": MINIMAL_TERBIT,
        "kata_belum_cukup": f"Baru ada {kepuasan.jumlah_tanggapan}; indeks tampil mulai {MINIMAL_TERBIT}.",
        "minimal_mutu": MINIMAL_MUTU,
    }
    return render(request, "umpanbalik/kepuasan_unit.html", isi)
