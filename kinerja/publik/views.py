"""The citizens' front page and what the city publishes about itself; open to everyone, with no account."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.publik import queries
from pegawai.inti.periode import Periode
from umpanbalik.ikm import AMBANG_MUTU, MINIMAL_MUTU, MINIMAL_TERBIT


SYARAT_TERBIT = (
    f"Indeks kota terbit setelah satu triwulan berakhir dan sekurangnya {MINIMAL_TERBIT} warga memberi "
    "tanggapan."
)


@login_not_required
@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    terbit = queries.triwulan_terbit(timezone.localdate())
    isi = {"terkini": terbit[0] if terbit else None, "syarat_terbit": SYARAT_TERBIT}
    return render(request, "publik/beranda.html", isi)


@login_not_required
@require_safe
def transparansi(request: HttpRequest) -> HttpResponse:
    """Show one published quarter, the latest unless another is chosen, and how complaints were answered."""
    hari_ini = timezone.localdate()
    terbit = queries.triwulan_terbit(hari_ini)
    dipilih = _dipilih(request, terbit)
    triwulan = dipilih.triwulan if dipilih else queries.triwulan_selesai(hari_ini)[0]
    isi = {
        "terbit": terbit,
        "triwulan": triwulan,
        "isi": queries.transparansi(dipilih) if dipilih else None,
        "pengaduan": queries.pengaduan_kota(triwulan, hari_ini),
        "nama_triwulan": [_nama(satu.triwulan) for satu in reversed(terbit)],
        "ambang": AMBANG_MUTU,
        "syarat_terbit": SYARAT_TERBIT,
        "minimal_terbit": MINIMAL_TERBIT,
        "minimal_mutu": MINIMAL_MUTU,
        "deret_ikm": [("IKM kota", [satu.kepuasan.nilai for satu in reversed(terbit)])],
    }
    return render(request, "publik/transparansi.html", isi)


@login_not_required
@require_safe
def transparansi_unit(request: HttpRequest, kode: str) -> HttpResponse:
    """Show one office over the published quarters: what citizens say, and how fast it answers them."""
    hari_ini = timezone.localdate()
    terbit = queries.triwulan_terbit(hari_ini)
    dipilih = _dipilih(request, terbit)
    isi = queries.transparansi_unit(kode, terbit, dipilih.triwulan, hari_ini) if dipilih else None
    if isi is None or dipilih is None:
        raise Http404
    konteks = {
        "isi": isi,
        "terbit": terbit,
        "triwulan": dipilih.triwulan,
        "nama_triwulan": [_nama(periode) for periode, _ in isi.riwayat],
        "deret_ikm": [("IKM", [satu.nilai for _, satu in isi.riwayat])],
        "minimal_terbit": MINIMAL_TERBIT,
    }
    return render(request, "publik/transparansi_unit.html", konteks)


def _dipilih(request: HttpRequest, terbit: Sequence[queries.TriwulanKota]) -> queries.TriwulanKota | None:
    """Return the published quarter of the address, or else the latest; None before there is any."""
    kode = request.GET.get("triwulan")
    return next((satu for satu in terbit if satu.kode == kode), terbit[0] if terbit else None)


def _nama(triwulan: Periode) -> str:
    """Name a quarter as an axis has room for: III 2026."""
    return str(triwulan).removeprefix("Triwulan ")
