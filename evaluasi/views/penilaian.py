"""The assessor's desk, the rating itself, and the page on which everybody concerned reads it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluasi import permissions, queries, services
from evaluasi.berakhlak import PANDUAN_PERILAKU
from evaluasi.choices import NilaiDasar, Predikat
from evaluasi.forms import LembarPenilaian
from evaluasi.models import Penilaian, PenilaianPerilaku, PeriodePenilaian
from pegawai import queries as pegawai_queries
from pegawai.http import PermintaanPegawai
from pegawai.inti.izin import Izin
from pegawai.models import SKP, Pegawai, UnitKerja

from .dasar import MATRIKS, PER_HALAMAN, PERILAKU_MATRIKS, TERTOLAK, pilih_periode


OPD_TAMPAK = 2  # an assessor of heads has one person in each of many organisations


@require_safe
def penilaian_daftar(request: PermintaanPegawai) -> HttpResponse:
    hari_ini = timezone.localdate()
    pilih = pilih_periode(request)
    periode = pilih.terpilih
    riwayat = Paginator(queries.riwayat_penilaian(request.pegawai), PER_HALAMAN)
    konteks: dict[str, object] = {
        "pilih": pilih,
        "periode": periode,
        "riwayat": riwayat.get_page(request.GET.get("riwayat")),
        "dipimpin": request.dipimpin,
        "izin_organisasi": permissions.lihat_organisasi(request.pegawai, dipimpin=request.dipimpin),
    }
    if periode is not None:
        meja = queries.meja_penilai(request.pegawai, periode, hari_ini)
        halaman = Paginator(meja, PER_HALAMAN).get_page(request.GET.get("halaman"))
        opd = queries.organisasi_dari({baris.skp.penugasan.unit for baris in meja})
        sebaran = queries.sebaran_opd(opd, periode, request.pegawai)
        konteks |= {
            "meja": halaman,
            "baris_meja": [(baris, _izin_isi(request.pegawai, baris, periode)) for baris in halaman],
            "sebaran": sebaran if len(sebaran) <= OPD_TAMPAK else (),
            "gabungan": queries.gabungan(sebaran),
            "belum_berakhir": hari_ini < periode.selesai,
        }
    return render(request, "evaluasi/penilaian_daftar.html", konteks)


@require_safe
def penilaian_unit(request: PermintaanPegawai, kode: str) -> HttpResponse:
    unit = get_object_or_404(UnitKerja, kode=kode)
    memimpin = pegawai_queries.memimpin(request.pegawai, unit, timezone.localdate())
    permissions.lihat_penilaian_unit(request.pegawai, memimpin=memimpin).wajib()
    pilih = pilih_periode(request)
    periode = pilih.terpilih
    konteks: dict[str, object] = {"unit": unit, "pilih": pilih, "periode": periode}
    if periode is not None:
        konteks |= {
            "halaman": Paginator(queries.penilaian_unit(unit, periode), PER_HALAMAN).get_page(
                request.GET.get("halaman")
            ),
            "sebaran": queries.sebaran_opd(UnitKerja.objects.filter(pk=unit.pk), periode)[0].seluruh,
        }
    return render(request, "evaluasi/penilaian_unit.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def penilaian_isi(request: PermintaanPegawai, skp_id: int, periode_id: int) -> HttpResponse:
    """Rate one SKP in one period; saving keeps a draft, and nothing is decided by it."""
    skp = get_object_or_404(pegawai_queries.skp_lengkap(), pk=skp_id)
    penilaian = queries.penilaian_lengkap().filter(skp=skp, periode=periode_id).first()
    periode = penilaian.periode if penilaian else get_object_or_404(PeriodePenilaian, pk=periode_id)
    berhak = queries.berhak_menilai(request.pegawai, skp, timezone.localdate())
    permissions.isi_penilaian(request.pegawai, skp, periode, berhak=berhak, penilaian=penilaian).wajib()
    bukti = queries.bukti_penilaian(skp, periode, penilaian)
    unit = queries.konteks_unit(skp.penugasan.unit, periode)
    lembar = LembarPenilaian(
        request.POST or None, penilaian=penilaian, perilaku=_perilaku(penilaian), bukti=bukti
    )
    if request.method == "POST" and lembar.is_valid():
        return _simpan(request, skp, periode, lembar)
    return render(
        request,
        "evaluasi/penilaian_isi.html",
        {
            "skp": skp,
            "periode": periode,
            "penilaian": penilaian,
            "lembar": lembar,
            "daftar_bukti": [(satu, lembar.hasil[satu.hasil.pk]) for satu in bukti],
            "daftar_perilaku": [
                (nilai, PANDUAN_PERILAKU[nilai], form) for nilai, form in lembar.perilaku.items()
            ],
            "unit": unit,
            "memimpin_opd": skp.penugasan.memimpin and skp.penugasan.unit_id == unit.opd.pk,
            "matriks": MATRIKS,
            "kolom_matriks": PERILAKU_MATRIKS,
        },
    )


@require_safe
def penilaian_rinci(request: PermintaanPegawai, pk: int) -> HttpResponse:
    penilaian = get_object_or_404(queries.penilaian_lengkap(), pk=pk)
    skp, periode = penilaian.skp, penilaian.periode
    berhak, memimpin = queries.kedudukan(request.pegawai, penilaian, timezone.localdate())
    permissions.lihat_penilaian(request.pegawai, penilaian, berhak=berhak, memimpin=memimpin).wajib()
    unit = queries.konteks_unit(penilaian.unit, periode)
    perilaku = _perilaku(penilaian)
    konteks: dict[str, object] = {
        "penilaian": penilaian,
        "skp": skp,
        "periode": periode,
        "predikat": penilaian.calon_predikat,
        "daftar_bukti": queries.bukti_penilaian(skp, periode, penilaian),
        "daftar_perilaku": [(nilai, PANDUAN_PERILAKU[nilai], perilaku.get(nilai)) for nilai in NilaiDasar],
        "unit": unit,
        "matriks": MATRIKS,
        "kolom_matriks": PERILAKU_MATRIKS,
        "ditetapkan": penilaian.ditetapkan_pada is not None,
        "setara": queries.setara_angka_kredit(penilaian),
    }
    if penilaian.ditetapkan_pada is None:
        konteks |= {
            "sebaran": queries.sebaran_berpatokan(
                {unit.opd: unit.predikat_organisasi}, periode, request.pegawai
            )[0],
            "izin_isi": permissions.isi_penilaian(
                request.pegawai, skp, periode, berhak=berhak, penilaian=penilaian
            ),
            "izin_tetapkan": permissions.tetapkan_penilaian(
                request.pegawai,
                penilaian,
                berhak=berhak,
                organisasi=unit.organisasi,
                perilaku=list(perilaku.values()),
            ),
        }
    else:
        konteks["riwayat"] = queries.riwayat_penilaian(skp.pegawai)[:PER_HALAMAN]
    return render(request, "evaluasi/penilaian_rinci.html", konteks)


@require_POST
def penilaian_tetapkan(request: PermintaanPegawai, pk: int) -> HttpResponse:
    penilaian = get_object_or_404(Penilaian.objects.select_related("skp__pegawai"), pk=pk)
    terlihat = request.POST.get("predikat", "")
    if terlihat not in Predikat.values:
        messages.warning(request, "Pilih kedua rating lebih dahulu, lalu tetapkan.")
        return redirect("evaluasi:penilaian_rinci", pk=pk)
    try:
        services.tetapkan_penilaian(
            penilaian_id=pk, predikat=Predikat(terlihat), oleh=request.pegawai, pada=timezone.now()
        )
    except TERTOLAK as penolakan:
        messages.warning(request, str(penolakan))
    else:
        messages.success(
            request,
            f"Penilaian {penilaian.skp.pegawai} ditetapkan: {Predikat(terlihat).label}. "
            "Sekarang pegawai dapat membacanya.",
        )
    return redirect("evaluasi:penilaian_rinci", pk=pk)


def _izin_isi(penilai: Pegawai, baris: queries.BarisMeja, periode: PeriodePenilaian) -> Izin:
    """Tell whether the person whose desk it is may draft the rating of one of its rows."""
    return permissions.isi_penilaian(penilai, baris.skp, periode, berhak=True, penilaian=baris.penilaian)


def _simpan(
    request: PermintaanPegawai, skp: SKP, periode: PeriodePenilaian, lembar: LembarPenilaian
) -> HttpResponse:
    penilaian = services.isi_penilaian(
        skp_id=skp.pk, periode_id=periode.pk, isian=lembar.isian, oleh=request.pegawai, pada=timezone.now()
    )
    messages.success(request, f"Draf penilaian {skp.pegawai} tersimpan. Belum ada yang ditetapkan.")
    if "periksa" in request.POST:
        return redirect("evaluasi:penilaian_rinci", pk=penilaian.pk)
    return redirect(reverse("evaluasi:penilaian_isi", args=[skp.pk, periode.pk]))


def _perilaku(penilaian: Penilaian | None) -> dict[NilaiDasar, PenilaianPerilaku]:
    """Return the rated core values of penilaian_lengkap(), by value."""
    return {NilaiDasar(satu.nilai_dasar): satu for satu in penilaian.perilaku.all()} if penilaian else {}
