"""A week at once: a sheet of rows to add and to correct, and an earlier week to copy into it."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods

from laporan import queries, services
from laporan.choices import JenisBeban
from laporan.forms import (
    BARIS_TERBANYAK,
    Isian,
    LembarPekan,
    PilihanPekan,
    isian_kegiatan,
    isian_salinan,
    isian_terkirim,
)
from laporan.pekan import SEPEKAN
from laporan.queries import IsiPekan, PekanBercatatan
from pegawai.http import PermintaanPegawai, nomor_catatan, tanggal_dari_alamat
from pegawai.inti.periode import Periode, tanggal_panjang

from .beban import ukur
from .dasar import alamat_pekan, dengan_tercatat


BARIS_TAMBAHAN = 5
BARIS_KOSONG = 2  # at least so many below what stands


@require_http_methods(["GET", "HEAD", "POST"])
def pekan_isi(request: PermintaanPegawai) -> HttpResponse:
    """Show the sheet of one week; filled in, save it, or add blank or copied rows to what was typed."""
    hari_ini = timezone.localdate()
    pekan = Periode.pekan_dari(tanggal_dari_alamat(request, hari_ini, nama="mulai"))
    batas = queries.batas_catat(request.pegawai, hari_ini)
    awal_tepat_waktu = batas.awal_tepat_waktu(hari_ini)
    isi = queries.isi_pekan(request.pegawai, pekan, hari_ini=hari_ini, aturan=batas.aturan)
    daftar_pekan = queries.pekan_bercatatan(request.pegawai, pekan)
    lembar = _lembar(request, isi, daftar_pekan, terlambat=pekan.mulai < awal_tepat_waktu)
    if lembar.baris.is_bound and _simpan(request, lembar):
        return redirect(dengan_tercatat(alamat_pekan(pekan), lembar.sampul.cleaned_data["kunci"]))
    return render(
        request,
        "laporan/pekan_isi.html",
        {
            "isi": isi,
            "hari_ini": hari_ini,
            "pekan_ini": Periode.pekan_dari(hari_ini),
            "sebelum": pekan.mulai - SEPEKAN,
            "sesudah": pekan.selesai if pekan.selesai <= hari_ini else None,
            "bulan": Periode.bulan_dari(pekan.mulai),
            "awal_tepat_waktu": awal_tepat_waktu,
            "daftar_pekan": daftar_pekan,
            "lembar": lembar,
            "diukur": queries.boleh_diukur(request.pegawai),
            "detik": str(nomor_catatan(request.POST.get("detik", "")) or ""),
            "daftar_uraian": queries.uraian_terakhir(request.pegawai),
        },
    )


def _lembar(
    request: PermintaanPegawai, isi: IsiPekan, daftar_pekan: Sequence[PekanBercatatan], *, terlambat: bool
) -> LembarPekan:
    """Return the sheet as it stands, as it was sent, or as it was sent with more rows."""
    bulan = Periode.bulan_dari(isi.pekan.hari_terakhir)
    daftar_hasil = queries.hasil_kerja_pilihan(request.pegawai, bulan, beserta=isi.hasil_kerja)
    pilihan = PilihanPekan(isi.tanggal_terbuka, list(daftar_hasil))
    if request.method != "POST":
        return LembarPekan(pilihan, awal=_baris_awal(isi), terlambat=terlambat)
    if not {"salin", "tambah"} & request.POST.keys():
        return LembarPekan(pilihan, isian=request.POST, terlambat=terlambat)
    terkirim = isian_terkirim(request.POST)
    tambahan: list[Isian]
    if "tambah" in request.POST:
        tanggal = terkirim[-1]["tanggal"] if terkirim else isi.tanggal_biasa
        tambahan = [{"tanggal": tanggal}] * BARIS_TAMBAHAN
    else:
        tambahan = _salinan(request, isi, daftar_pekan, terkirim)
    lembar = LembarPekan(
        pilihan,
        awal=[*terkirim, *tambahan][:BARIS_TERBANYAK],
        alasan=request.POST.get("alasan_terlambat", ""),
        terlambat=terlambat,
    )
    lembar.arahkan_fokus(len(terkirim))
    return lembar


def _baris_awal(isi: IsiPekan) -> list[Isian]:
    """Return what can be corrected, and a blank row for each day of which nothing is told."""
    kosong: list[Isian] = [{"tanggal": satu} for satu in isi.tanggal_kosong]
    while len(kosong) < BARIS_KOSONG:
        kosong.append({"tanggal": isi.tanggal_biasa})
    return [*map(isian_kegiatan, isi.dapat_diubah[: BARIS_TERBANYAK - len(kosong)]), *kosong]


def _salinan(
    request: PermintaanPegawai,
    isi: IsiPekan,
    daftar_pekan: Sequence[PekanBercatatan],
    terkirim: Sequence[Isian],
) -> list[Isian]:
    """Return rows that copy the week that was chosen, and say what became of it; nothing is kept yet."""
    dari = next(
        (satu.pekan for satu in daftar_pekan if f"{satu.pekan.mulai}" == request.POST.get("dari")), None
    )
    if dari is None:
        messages.warning(request, "Pekan yang hendak disalin tidak ada. Pilih salah satu dari daftarnya.")
        return []
    salinan = queries.salinan_pekan(request.pegawai, dari, isi)
    sudah_di_lembar = {satu["salinan"] for satu in terkirim}
    semua = [isian_salinan(*satu) for satu in salinan.baris]
    baris = [satu for satu in semua if str(satu["salinan"]) not in sudah_di_lembar]
    kata = [
        f"{len(baris)} baris disalin dari pekan {tanggal_panjang(dari.mulai)} dan belum disimpan. Perbaiki "
        "yang berbeda, lalu simpan."
        if baris
        else f"Tidak ada yang disalin dari pekan {tanggal_panjang(dari.mulai)}: semuanya sudah ada di pekan "
        "ini, atau jatuh pada hari yang dilewati."
    ]
    if salinan.dilewati:
        hari = ", ".join(f"{date_format(tanggal, 'l j F')} ({sebab})" for tanggal, sebab in salinan.dilewati)
        kata.append(f"Dilewati: {hari}.")
    messages.info(request, " ".join(kata))
    return baris


def _simpan(request: PermintaanPegawai, lembar: LembarPekan) -> bool:
    """Save the sheet and say what became of it; otherwise the sheet holds why not."""
    if lembar.is_valid():
        try:
            hasil = services.simpan_pekan(
                daftar_baris=lembar.daftar_baris,
                oleh=request.pegawai,
                pada=timezone.now(),
                ajukan="ajukan" in request.POST,
                alasan_terlambat=lembar.sampul.cleaned_data["alasan_terlambat"],
            )
        except services.LaporanDitolak as penolakan:
            lembar.tolak(penolakan)
        else:
            ukur(request, JenisBeban.CATAT, hasil.dicatat + hasil.diubah)
            messages.success(request, str(hasil))
            return True
    lembar.arahkan_fokus()
    return False
