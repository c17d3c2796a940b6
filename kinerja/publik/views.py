"""The citizens' front page and what the city publishes about itself; open to everyone, with no account."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.publik import queries
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
    dipilih = [satu for satu in terbit if satu.kode == request.GET.get("triwulan")] or terbit[:1]
    triwulan = dipilih[0].triwulan if dipilih else queries.triwulan_selesai(hari_ini)[0]
    isi = {
        "terbit": terbit,
        "triwulan": triwulan,
        "isi": queries.transparansi(dipilih[0]) if dipilih else None,
        "pengaduan": queries.pengaduan_kota(triwulan, hari_ini),
        "nama_triwulan": [str(satu.triwulan).removeprefix("Triwulan ") for satu in reversed(terbit)],
        "ambang": AMBANG_MUTU,
        "syarat_terbit": SYARAT_TERBIT,
        "minimal_terbit": MINIMAL_TERBIT,
        "minimal_mutu": MINIMAL_MUTU,
        "deret_ikm": [("IKM kota", [satu.kepuasan.nilai for satu in reversed(terbit)])],
    }
    return render(request, "publik/transparansi.html", isi)
