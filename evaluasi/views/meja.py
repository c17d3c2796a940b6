"""The lists of ratings: the assessor's desk with the reader's own ratings, and everybody of a unit."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from evaluasi import permissions, queries
from evaluasi.choices import KeadaanPenilaian
from evaluasi.models import PeriodePenilaian
from pegawai import queries as pegawai_queries
from pegawai.http import PermintaanPegawai
from pegawai.inti.izin import Izin
from pegawai.models import Pegawai, UnitKerja

from .dasar import PER_HALAMAN, saring_penilaian


OPD_TAMPAK = 2  # an assessor of heads has one person in each of many organisations


@require_safe
def penilaian_daftar(request: PermintaanPegawai) -> HttpResponse:
    saring = saring_penilaian(request)
    periode = saring.terpilih
    riwayat = Paginator(queries.riwayat_penilaian(request.pegawai), PER_HALAMAN)
    konteks: dict[str, object] = {
        "pilih": saring,
        "periode": periode,
        "riwayat": riwayat.get_page(request.GET.get("riwayat")),
        "tanpa_penilaian": queries.periode_tanpa_penilaian(request.pegawai)[:PER_HALAMAN],
        "dipimpin": request.dipimpin,
        "izin_organisasi": permissions.lihat_organisasi(request.pegawai, dipimpin=request.dipimpin),
    }
    if periode is not None:
        konteks |= _konteks_meja(request, periode, saring.keadaan_terpilih)
    return render(request, "evaluasi/penilaian_daftar.html", konteks)


@require_safe
def penilaian_unit(request: PermintaanPegawai, kode: str) -> HttpResponse:
    unit = get_object_or_404(UnitKerja, kode=kode)
    memimpin = pegawai_queries.memimpin(request.pegawai, unit, timezone.localdate())
    permissions.lihat_penilaian_unit(request.pegawai, memimpin=memimpin).wajib()
    saring = saring_penilaian(request)
    periode, keadaan = saring.terpilih, saring.keadaan_terpilih
    konteks: dict[str, object] = {"unit": unit, "pilih": saring, "periode": periode, "keadaan": keadaan}
    if periode is not None:
        halaman = Paginator(queries.penilaian_unit(unit, periode, keadaan), PER_HALAMAN).get_page(
            request.GET.get("halaman")
        )
        konteks |= {
            "halaman": halaman,
            "baris_penilaian": queries.baris_penilaian(halaman, periode),
            "sebaran": queries.sebaran_opd(UnitKerja.objects.filter(pk=unit.pk), periode)[0].seluruh,
        }
    return render(request, "evaluasi/penilaian_unit.html", konteks)


def _konteks_meja(
    request: PermintaanPegawai, periode: PeriodePenilaian, keadaan: KeadaanPenilaian | None
) -> dict[str, object]:
    hari_ini = timezone.localdate()
    semua = queries.meja_penilai(request.pegawai, periode, hari_ini)
    tampak = [baris for baris in semua if keadaan in (None, baris.keadaan)]
    meja = Paginator(tampak, PER_HALAMAN).get_page(request.GET.get("halaman"))
    opd = pegawai_queries.organisasi_dari({baris.skp.penugasan.unit for baris in semua})
    sebaran = queries.sebaran_opd(opd, periode, request.pegawai) if semua else []
    return {
        "jumlah_semua": len(semua),
        "meja": meja,
        "baris_meja": [(baris, _izin_isi(request.pegawai, baris, periode)) for baris in meja],
        "luar": (
            queries.luar_meja(request.pegawai, semua, periode, hari_ini)
            if request.dipimpin
            else queries.LuarMeja()
        ),
        "sebaran": sebaran if len(sebaran) <= OPD_TAMPAK else (),
        "gabungan": queries.gabungan(sebaran),
        "belum_berakhir": hari_ini < periode.selesai,
    }


def _izin_isi(penilai: Pegawai, baris: queries.BarisMeja, periode: PeriodePenilaian) -> Izin:
    """Tell whether the person whose desk it is may draft the rating of one of its rows."""
    return permissions.isi_penilaian(penilai, baris.skp, periode, berhak=True, penilaian=baris.penilaian)
