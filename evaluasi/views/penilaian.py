"""The rating itself: drafted with the evidence beside it, read by everybody concerned, determined once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluasi import permissions, queries, services
from evaluasi.berakhlak import PANDUAN_PERILAKU
from evaluasi.capaian import capaian_pegawai
from evaluasi.choices import NilaiDasar, Predikat, keadaan_penilaian
from evaluasi.forms import LembarPenilaian
from evaluasi.models import Penilaian, PenilaianPerilaku, PeriodePenilaian
from evaluasi.predikat import CAPAIAN_PENUH, CAPAIAN_RENDAH
from laporan import permissions as laporan_permissions
from pegawai import permissions as pegawai_permissions, queries as pegawai_queries
from pegawai.http import PermintaanPegawai
from pegawai.models import SKP, HasilKerja

from .dasar import MATRIKS, PER_HALAMAN, PERILAKU_MATRIKS, TERTOLAK


@dataclass(frozen=True)
class MejaKerja:
    """One rating being written: what is rated, what speaks for it, and the sheet itself."""

    skp: SKP
    periode: PeriodePenilaian
    penilaian: Penilaian | None
    bukti: tuple[queries.BuktiHasil, ...]
    lembar: LembarPenilaian


@require_http_methods(["GET", "HEAD", "POST"])
def penilaian_isi(request: PermintaanPegawai, skp_id: int, periode_id: int) -> HttpResponse:
    """Rate one SKP in one period; saving keeps a draft, and nothing is decided by it."""
    skp = get_object_or_404(pegawai_queries.skp_lengkap(), pk=skp_id)
    kerja = _meja_kerja(request, skp, periode_id)
    if request.method == "POST" and kerja.lembar.is_valid():
        try:
            return _simpan(request, kerja)
        except services.DrafBerubah as penolakan:
            kerja = _meja_kerja(request, skp, periode_id, benturan=str(penolakan))
    return render(request, "evaluasi/penilaian_isi.html", _konteks_isi(kerja))


@require_safe
def penilaian_rinci(request: PermintaanPegawai, pk: int) -> HttpResponse:
    penilaian = get_object_or_404(queries.penilaian_lengkap(), pk=pk)
    berhak, memimpin = queries.kedudukan(request.pegawai, penilaian, timezone.localdate())
    permissions.lihat_penilaian(request.pegawai, penilaian, berhak=berhak, memimpin=memimpin).wajib()
    unit = queries.konteks_unit(penilaian.unit, penilaian.periode)
    bukti = queries.bukti_penilaian(penilaian.skp, penilaian.periode.rentang, penilaian)
    perilaku = _perilaku(penilaian)
    konteks = {
        "penilaian": penilaian,
        "skp": penilaian.skp,
        "periode": penilaian.periode,
        "keadaan": keadaan_penilaian(penilaian.status, penilaian.periode.status),
        "predikat": penilaian.calon_predikat,
        "daftar_bukti": bukti,
        "daftar_perilaku": [(nilai, PANDUAN_PERILAKU[nilai], perilaku.get(nilai)) for nilai in NilaiDasar],
        "unit": unit,
        "matriks": MATRIKS,
        "kolom_matriks": PERILAKU_MATRIKS,
        "ditetapkan": penilaian.ditetapkan_pada is not None,
        "setara": queries.setara_penilaian(penilaian),
    }
    if penilaian.ditetapkan_pada is None:
        konteks |= _konteks_draf(request, penilaian, unit, berhak=berhak, capaian=_rata_rata(bukti))
    else:
        konteks["riwayat"] = queries.riwayat_penilaian(penilaian.skp.pegawai)[:PER_HALAMAN]
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


@require_safe
def bukti_kegiatan(request: PermintaanPegawai, hasil_id: int, periode_id: int) -> HttpResponse:
    """List the activities that a figure of evidence counts."""
    hasil = get_object_or_404(
        HasilKerja.objects.select_related("skp__pegawai", "skp__penugasan__unit"), pk=hasil_id
    )
    memimpin = pegawai_queries.memimpin(request.pegawai, hasil.skp.penugasan.unit, timezone.localdate())
    pegawai_permissions.lihat_skp(request.pegawai, hasil.skp, memimpin=memimpin).wajib()
    periode = get_object_or_404(PeriodePenilaian, pk=periode_id)
    daftar = queries.kegiatan_terhitung(hasil, periode.rentang)
    izin_bukti = laporan_permissions.lihat_bukti_pegawai(
        request.pegawai, hasil.skp.pegawai_id, penilai_id=hasil.skp.penilai_id, membawahi=memimpin
    )
    return render(
        request,
        "evaluasi/bukti_kegiatan.html",
        {
            "hasil": hasil,
            "periode": periode,
            "halaman": Paginator(daftar, PER_HALAMAN).get_page(request.GET.get("halaman")),
            "izin_bukti": izin_bukti,
        },
    )


def _meja_kerja(request: PermintaanPegawai, skp: SKP, periode_id: int, *, benturan: str = "") -> MejaKerja:
    """Load what one rates with. Raises Http404 and PermissionDenied."""
    penilaian = queries.penilaian_lengkap().filter(skp=skp, periode=periode_id).first()
    periode = penilaian.periode if penilaian else get_object_or_404(PeriodePenilaian, pk=periode_id)
    berhak = queries.berhak_menilai(request.pegawai, skp, timezone.localdate())
    permissions.isi_penilaian(request.pegawai, skp, periode, berhak=berhak, penilaian=penilaian).wajib()
    bukti = queries.bukti_penilaian(skp, periode.rentang, penilaian)
    lembar = LembarPenilaian(
        request.POST or None,
        penilaian=penilaian,
        perilaku=_perilaku(penilaian),
        bukti=bukti,
        benturan=benturan,
    )
    return MejaKerja(skp, periode, penilaian, bukti, lembar)


def _konteks_isi(kerja: MejaKerja) -> dict[str, object]:
    unit = queries.konteks_unit(kerja.skp.penugasan.unit, kerja.periode)
    return {
        "skp": kerja.skp,
        "periode": kerja.periode,
        "penilaian": kerja.penilaian,
        "lembar": kerja.lembar,
        "daftar_bukti": [(satu, kerja.lembar.hasil[satu.hasil.pk]) for satu in kerja.bukti],
        "daftar_perilaku": [
            (nilai, PANDUAN_PERILAKU[nilai], form) for nilai, form in kerja.lembar.perilaku.items()
        ],
        "unit": unit,
        "memimpin_opd": kerja.skp.penugasan.memimpin and kerja.skp.penugasan.unit_id == unit.opd.pk,
        "matriks": MATRIKS,
        "kolom_matriks": PERILAKU_MATRIKS,
        "capaian": _rata_rata(kerja.bukti),
        "capaian_rendah": CAPAIAN_RENDAH,
        "capaian_penuh": CAPAIAN_PENUH,
    }


def _konteks_draf(
    request: PermintaanPegawai,
    penilaian: Penilaian,
    unit: queries.KonteksUnit,
    *,
    berhak: bool,
    capaian: Decimal | None,
) -> dict[str, object]:
    """Return what only a draft shows: the spread it would leave, and what can be done with it."""
    sebaran = queries.sebaran_berpatokan(
        {unit.opd: unit.predikat_organisasi}, penilaian.periode, request.pegawai
    )
    return {
        "sebaran": sebaran[0],
        "berlawanan": penilaian.berlawanan(capaian),
        "capaian": capaian,
        "izin_isi": permissions.isi_penilaian(
            request.pegawai, penilaian.skp, penilaian.periode, berhak=berhak, penilaian=penilaian
        ),
        "izin_tetapkan": permissions.tetapkan_penilaian(
            request.pegawai,
            penilaian,
            berhak=berhak,
            organisasi=unit.organisasi,
            perilaku=list(penilaian.perilaku.all()),
            capaian=capaian,
        ),
    }


def _simpan(request: PermintaanPegawai, kerja: MejaKerja) -> HttpResponse:
    penilaian = services.isi_penilaian(
        skp_id=kerja.skp.pk,
        periode_id=kerja.periode.pk,
        versi=kerja.lembar.versi_terlihat,
        isian=kerja.lembar.isian,
        oleh=request.pegawai,
        pada=timezone.now(),
    )
    messages.success(request, f"Draf penilaian {kerja.skp.pegawai} tersimpan. Belum ada yang ditetapkan.")
    if "periksa" in request.POST:
        return redirect("evaluasi:penilaian_rinci", pk=penilaian.pk)
    return redirect("evaluasi:penilaian_isi", skp_id=kerja.skp.pk, periode_id=kerja.periode.pk)


def _perilaku(penilaian: Penilaian | None) -> dict[NilaiDasar, PenilaianPerilaku]:
    """Return the rated core values of penilaian_lengkap(), by value."""
    return {NilaiDasar(satu.nilai_dasar): satu for satu in penilaian.perilaku.all()} if penilaian else {}


def _rata_rata(bukti: Iterable[queries.BuktiHasil]) -> Decimal | None:
    return capaian_pegawai([satu.capaian.persen for satu in bukti])
