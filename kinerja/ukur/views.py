from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pegawai.http import PermintaanPegawai


@require_safe
def polos(request: PermintaanPegawai) -> HttpResponse:
    """The least a page can be: signed in, through every middleware, in the base template, empty."""
    return render(request, "ukur/polos.html")
