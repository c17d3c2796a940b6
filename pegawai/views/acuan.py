"""What the calendar of everybody rests on: everybody reads holidays and hours, the managers change them."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pegawai import permissions, queries, services
from pegawai.batasan import BatasanDilanggar
from pegawai.berkas import BerkasTidakTerbaca, baca_tabel, contoh_csv
from pegawai.forms import CariJadwalForm, JadwalForm, LiburForm, PolaForm, UnggahJadwalForm
from pegawai.http import PermintaanPegawai, bulan_dari_alamat, kueri_bulan, nomor_catatan
from pegawai.impor_jadwal import CONTOH, DAFTAR_KOLOM
from pegawai.inti.kalender import Pola, pola_berlaku
from pegawai.inti.periode import Periode
from pegawai.models import HariLibur, PolaJamKerja


SEHALAMAN = 50
GALAT_TAMPAK = 200
TAHUN_TERAWAL, TAHUN_TERAKHIR = 2020, 2099
TERTOLAK = (BatasanDilanggar, PermissionDenied, services.KalenderTiada)  # told in place


@require_safe
def libur_daftar(request: PermintaanPegawai) -> HttpResponse:
    return _daftar_libur(request, LiburForm())


@require_POST
def libur_tambah(request: PermintaanPegawai) -> HttpResponse:
    permissions.kelola_kalender(request.pegawai).wajib()
    form = LiburForm(request.POST)
    if form.is_valid():
        try:
            libur = services.tambah_libur(libur=form.instance, oleh=request.pegawai, pada=timezone.now())
        except BatasanDilanggar as penolakan:
            form.add_error(None, str(penolakan))
        else:
            messages.success(request, f"{libur.nama} ditambahkan. Hari itu bukan lagi hari kerja.")
            return _ke_tahun(libur)
    return _daftar_libur(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
def libur_ubah(request: PermintaanPegawai, pk: int) -> HttpResponse:
    permissions.kelola_kalender(request.pegawai).wajib()
    libur = get_object_or_404(HariLibur, pk=pk)
    form = LiburForm(request.POST or None, instance=libur)
    if request.method == "POST" and form.is_valid():
        try:
            services.ubah_libur(libur=form.instance, oleh=request.pegawai, pada=timezone.now())
        except TERTOLAK as penolakan:
            form.add_error(None, str(penolakan))
        else:
            messages.success(request, "Perubahan hari libur disimpan.")
            return _ke_tahun(libur)
    izin = permissions.kelola_kalender(request.pegawai)
    return render(request, "pegawai/libur_ubah.html", {"form": form, "libur": libur, "izin": izin})


@require_POST
def libur_hapus(request: PermintaanPegawai, pk: int) -> HttpResponse:
    return _hapus(
        request, services.hapus_libur, {"libur_id": pk}, "{} dihapus.", reverse("pegawai:libur_daftar")
    )


@require_safe
def pola_daftar(request: PermintaanPegawai) -> HttpResponse:
    hari_ini = timezone.localdate()
    daftar = queries.semua_pola()
    kini = pola_berlaku(hari_ini, [Pola(satu.pola.mulai, satu.pola.selesai, jam={}) for satu in daftar])
    return render(
        request,
        "pegawai/pola_daftar.html",
        {
            "daftar": daftar,
            "mulai_kini": kini.mulai if kini else None,
            "izin": permissions.kelola_kalender(request.pegawai),
            "izin_jadwal": permissions.lihat_jadwal(request.pegawai),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def pola_tetapkan(request: PermintaanPegawai) -> HttpResponse:
    permissions.kelola_kalender(request.pegawai).wajib()
    contoh = PolaJamKerja.objects.filter(selesai=None).order_by("-mulai").first()
    form = PolaForm(request.POST or None, contoh=contoh)
    return _simpan_pola(request, form, services.tetapkan_pola, "Tetapkan pola jam kerja")


@require_http_methods(["GET", "HEAD", "POST"])
def pola_ubah(request: PermintaanPegawai, pk: int) -> HttpResponse:
    permissions.kelola_kalender(request.pegawai).wajib()
    pola = get_object_or_404(PolaJamKerja, pk=pk)
    form = PolaForm(request.POST or None, instance=pola)
    return _simpan_pola(request, form, services.ubah_pola, "Ubah pola jam kerja")


@require_POST
def pola_hapus(request: PermintaanPegawai, pk: int) -> HttpResponse:
    return _hapus(
        request, services.hapus_pola, {"pola_id": pk}, "Pola {} dihapus.", reverse("pegawai:pola_daftar")
    )


@require_safe
def jadwal_daftar(request: PermintaanPegawai) -> HttpResponse:
    return _daftar_jadwal(request, None)


@require_POST
def jadwal_tambah(request: PermintaanPegawai) -> HttpResponse:
    permissions.kelola_kalender(request.pegawai).wajib()
    bulan = bulan_dari_alamat(request, timezone.localdate())
    form = JadwalForm(request.POST, bulan=bulan)
    if form.is_valid():
        try:
            baru = services.tambah_jadwal(jadwal=form.jadwal(), oleh=request.pegawai, pada=timezone.now())
        except BatasanDilanggar as penolakan:
            form.add_error(None, str(penolakan))
        else:
            messages.success(
                request,
                f"{len(baru)} jadwal dinas {form.cleaned_data['nip']} ditambahkan. Pada {bulan} jadwal itu "
                "menjadi seluruh rencana kerjanya.",
            )
            return _ke_jadwal(bulan)
    return _daftar_jadwal(request, form)


@require_POST
def jadwal_hapus(request: PermintaanPegawai) -> HttpResponse:
    dipilih = [pk for pk in map(nomor_catatan, request.POST.getlist("jadwal")) if pk is not None]
    try:
        jumlah = services.hapus_jadwal(jadwal_ids=dipilih, oleh=request.pegawai, pada=timezone.now())
    except TERTOLAK as penolakan:
        messages.warning(request, str(penolakan))
    else:
        if jumlah:
            messages.success(request, f"{jumlah} jadwal dinas dihapus.")
        else:
            messages.warning(request, "Tidak ada yang dihapus. Centang dahulu jadwalnya.")
    return _ke_jadwal(bulan_dari_alamat(request, timezone.localdate()))


@require_http_methods(["GET", "HEAD", "POST"])
def jadwal_impor(request: PermintaanPegawai) -> HttpResponse:
    """Take a roster; with one wrong row nothing of it is written, and every wrong row is told."""
    permissions.kelola_kalender(request.pegawai).wajib()
    form = UnggahJadwalForm(request.POST or None, request.FILES or None)
    hasil = services.HasilJadwal()
    if request.method == "POST" and form.is_valid():
        try:
            tabel = baca_tabel(form.cleaned_data["berkas"].read(), DAFTAR_KOLOM)
            hasil = services.impor_jadwal(tabel=tabel, oleh=request.pegawai, pada=timezone.now())
        except (BerkasTidakTerbaca, BatasanDilanggar) as penolakan:
            form.add_error("berkas", str(penolakan))
        else:
            if not hasil.galat:
                messages.success(
                    request, f"{len(hasil.baru)} jadwal dinas ditambahkan; {hasil.jumlah_tetap} sudah ada."
                )
                tanggal = [satu.tanggal for satu in hasil.baru] or [timezone.localdate()]
                return _ke_jadwal(Periode.bulan_dari(min(tanggal)))
    return render(
        request,
        "pegawai/jadwal_impor.html",
        {
            "form": form,
            "daftar_kolom": DAFTAR_KOLOM,
            "jumlah_galat": len(hasil.galat),
            "galat": hasil.galat[:GALAT_TAMPAK],
        },
    )


@require_safe
def jadwal_impor_contoh(request: PermintaanPegawai) -> HttpResponse:
    permissions.kelola_kalender(request.pegawai).wajib()
    return HttpResponse(
        "\N{BYTE ORDER MARK}" + contoh_csv(DAFTAR_KOLOM, CONTOH),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="contoh-jadwal-dinas.csv"'},
    )


def _hapus(
    request: PermintaanPegawai,
    hapus: Callable[..., object],
    yang_mana: dict[str, int],
    kata: str,
    kembali: str,
) -> HttpResponse:
    try:
        dihapus = hapus(**yang_mana, oleh=request.pegawai, pada=timezone.now())
    except TERTOLAK as penolakan:
        messages.warning(request, str(penolakan))
    else:
        messages.success(request, kata.format(getattr(dihapus, "nama", "")))
    return redirect(kembali)


def _daftar_libur(request: PermintaanPegawai, form: LiburForm) -> HttpResponse:
    hari_ini = timezone.localdate()
    tahun = nomor_catatan(request.GET.get("tahun", str(hari_ini.year))) or 0
    if not TAHUN_TERAWAL <= tahun <= TAHUN_TERAKHIR:
        raise Http404("Tahun pada alamat ini tidak dikenal.")
    daftar = queries.libur_setahun(tahun)
    return render(
        request,
        "pegawai/libur_daftar.html",
        {
            "form": form,
            "tahun": tahun,
            "daftar": daftar,
            "daftar_dasar": list(dict.fromkeys(libur.dasar for libur in daftar)),
            "hari_ini": hari_ini,
            "izin": permissions.kelola_kalender(request.pegawai),
            "izin_jadwal": permissions.lihat_jadwal(request.pegawai),
        },
    )


def _ke_tahun(libur: HariLibur) -> HttpResponse:
    return redirect(f"{reverse('pegawai:libur_daftar')}?tahun={libur.tanggal.year}")


def _simpan_pola(
    request: PermintaanPegawai, form: PolaForm, simpan: Callable[..., PolaJamKerja], judul: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            pola = simpan(pola=form.instance, jam=form.jam(), oleh=request.pegawai, pada=timezone.now())
        except TERTOLAK as penolakan:
            form.add_error(None, str(penolakan))
        else:
            messages.success(request, f"Pola {pola.nama} disimpan; menit yang diharapkan sudah mengikutinya.")
            return redirect("pegawai:pola_daftar")
    return render(request, "pegawai/pola_isi.html", {"form": form, "judul": judul})


def _daftar_jadwal(request: PermintaanPegawai, form: JadwalForm | None) -> HttpResponse:
    permissions.lihat_jadwal(request.pegawai).wajib()
    hari_ini = timezone.localdate()
    bulan = bulan_dari_alamat(request, hari_ini)
    cari = CariJadwalForm(request.GET, initial={"bulan": f"{bulan.mulai:%Y-%m}"})
    saring = cari.cleaned_data["cari"] if cari.is_valid() else ""
    return render(
        request,
        "pegawai/jadwal_daftar.html",
        {
            "bulan": bulan,
            "depan": max(Periode.bulan_dari(hari_ini).berikutnya(), bulan).mulai,
            "cari": cari,
            "halaman": Paginator(queries.jadwal_bulan(bulan, cari=saring), SEHALAMAN).get_page(
                request.GET.get("halaman")
            ),
            "form": form or JadwalForm(bulan=bulan),
            "izin": permissions.kelola_kalender(request.pegawai),
            "izin_jadwal": permissions.lihat_jadwal(request.pegawai),
        },
    )


def _ke_jadwal(bulan: Periode) -> HttpResponse:
    return redirect(f"{reverse('pegawai:jadwal_daftar')}{kueri_bulan(bulan)}")
