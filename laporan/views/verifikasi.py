"""The superior's desk: what waits, decided one by one or many at once, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from laporan import permissions, queries, services
from laporan.choices import JenisBeban
from laporan.forms import PALING_BANYAK, CatatanForm, KembalikanForm, SaringForm, SemuaForm, TolakForm
from laporan.models import Kegiatan
from pegawai.http import PermintaanPegawai, nomor_catatan
from pegawai.inti.periode import Periode

from .beban import ukur
from .dasar import TERTOLAK


BARIS_HALAMAN = 18  # each with its reasons; what is not remarkable is verified without paging
BELUM_DIPILIH = "Belum ada kegiatan yang dipilih. Centang sekurangnya satu."


@require_safe
def verifikasi_daftar(request: PermintaanPegawai) -> HttpResponse:
    return _daftar(request, KembalikanForm())


@require_POST
def verifikasi_semua(request: PermintaanPegawai) -> HttpResponse:
    """Verify exactly what the page showed as without remark, on all its pages."""
    form = SemuaForm(request.POST)
    if not form.is_valid():
        messages.warning(request, " ".join(map(str, form.errors["kegiatan"])))
        return _ke_daftar(request)
    return _verifikasi_banyak(request, form.cleaned_data["kegiatan"], tanpa_catatan=True)


@require_POST
def verifikasi_banyak(request: PermintaanPegawai) -> HttpResponse:
    """Verify what was ticked."""
    if not (dipilih := _dipilih(request)):
        messages.warning(request, BELUM_DIPILIH)
        return _ke_daftar(request)
    return _verifikasi_banyak(request, dipilih, tanpa_catatan=False)


@require_POST
def verifikasi_kembalikan(request: PermintaanPegawai) -> HttpResponse:
    """Return what was ticked, all with one note."""
    form = KembalikanForm(request.POST)
    if not (dipilih := _dipilih(request)):
        form.add_error(None, BELUM_DIPILIH)
    if form.is_valid():
        try:
            hasil = services.kembalikan_banyak(
                kegiatan_ids=dipilih,
                catatan=form.cleaned_data["catatan"],
                oleh=request.pegawai,
                pada=timezone.now(),
                dilihat_pada=_dilihat_pada(request),
            )
        except services.LaporanDitolak as penolakan:
            form.add_error(None, str(penolakan))
        else:
            _kabarkan(request, hasil)
            return _ke_daftar(request)
    return _daftar(request, form, dipilih=dipilih)


@require_POST
def verifikasi_batalkan(request: PermintaanPegawai) -> HttpResponse:
    """Take back the whole act of verifying that the page named."""
    putusan = _saat(request.POST.get("putusan", ""))
    try:
        jumlah = putusan and services.batalkan_putusan(
            putusan_pada=putusan, oleh=request.pegawai, pada=timezone.now()
        )
    except services.LaporanDitolak as penolakan:
        messages.warning(request, str(penolakan))
        return _ke_daftar(request)
    if jumlah:
        messages.success(request, f"Verifikasi {jumlah} kegiatan dibatalkan; semuanya menunggu lagi.")
    else:
        messages.warning(request, "Tidak ada lagi yang dapat dibatalkan dari verifikasi itu.")
    return _ke_daftar(request)


@require_safe
def verifikasi_rinci(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    return _rinci(request, _kegiatan_terlihat(request, kegiatan_id), KembalikanForm(), TolakForm())


@require_POST
def kegiatan_verifikasi(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    if not Kegiatan.objects.filter(pk=kegiatan_id).exists():
        return _kabarkan_tiada(request)
    kegiatan = _kegiatan_terlihat(request, kegiatan_id)
    penolakan = ""
    try:
        services.verifikasi_kegiatan(
            kegiatan_id=kegiatan_id,
            oleh=request.pegawai,
            pada=timezone.now(),
            dilihat_pada=_dilihat_pada(request),
            setujui_terlambat="setujui_terlambat" in request.POST,
        )
    except TERTOLAK as ditolak:
        penolakan = str(ditolak)
    else:
        ukur(request, JenisBeban.VERIFIKASI)
    if request.htmx:
        return _baris_diputuskan(request, kegiatan, penolakan)
    if penolakan:
        messages.warning(request, penolakan)
    else:
        messages.success(request, f"Kegiatan {kegiatan.pegawai} terverifikasi.")
    return _ke_daftar(request)


@require_POST
def kegiatan_batalkan(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    """Take back the verification of one activity; its row is again as it was."""
    kegiatan = _masih_ada(request, kegiatan_id)
    try:
        services.batalkan_verifikasi(kegiatan_id=kegiatan_id, oleh=request.pegawai, pada=timezone.now())
    except TERTOLAK as ditolak:
        if request.htmx:
            return _baris_diputuskan(request, kegiatan, str(ditolak))
        messages.warning(request, str(ditolak))
    else:
        if request.htmx and (baris := _baris(request, kegiatan_id)):
            return render(
                request,
                "laporan/_baris_verifikasi.html",
                {
                    "baris": baris,
                    "semua_terpilih": False,
                    "dipilih": (),
                    "pegawai_id": _pegawai_tersaring(request),
                },
            )
        messages.success(request, f"Verifikasi kegiatan {kegiatan.pegawai} dibatalkan; ia menunggu lagi.")
    return _ke_daftar(request)


@require_POST
def kegiatan_kembalikan(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    kegiatan = _masih_ada(request, kegiatan_id)
    form = KembalikanForm(request.POST)
    if _putuskan_beralasan(request, kegiatan, form, services.kembalikan_kegiatan):
        messages.success(request, f"Kegiatan {kegiatan.pegawai} dikembalikan beserta alasan Anda.")
        return _ke_daftar(request)
    return _rinci(request, kegiatan, form, TolakForm())


@require_POST
def kegiatan_tolak(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    kegiatan = _masih_ada(request, kegiatan_id)
    form = TolakForm(request.POST)
    if _putuskan_beralasan(request, kegiatan, form, services.tolak_kegiatan):
        messages.success(request, f"Kegiatan {kegiatan.pegawai} ditolak beserta alasan Anda.")
        return _ke_daftar(request)
    return _rinci(request, kegiatan, KembalikanForm(), form)


def _daftar(
    request: PermintaanPegawai, form_kembali: KembalikanForm, dipilih: Collection[int] = ()
) -> HttpResponse:
    kini = timezone.localtime()
    meja = queries.meja(request.pegawai, kini.date())
    diminta = nomor_catatan(_pegawai_tersaring(request))
    # Somebody with nothing left waiting, such as after the last decision, means everybody.
    pegawai_id = diminta if diminta in meja.menunggu else None
    tampak = meja.milik(pegawai_id) if pegawai_id else meja
    halaman = Paginator(tampak.urutan, BARIS_HALAMAN).get_page(request.GET.get("halaman"))
    baris = queries.baris_meja(request.pegawai, meja, list(halaman), kini.date())
    semua = [satu.pk for satu in tampak.biasa[:PALING_BANYAK]]
    return render(
        request,
        "laporan/verifikasi_daftar.html",
        {
            "saring": SaringForm(penunggu=meja.menunggu, terpilih=pegawai_id),
            "pegawai_id": str(pegawai_id or ""),
            "pegawai_diminta": _pegawai_tersaring(request),
            "meja": tampak,
            "halaman": halaman,
            "khusus": [satu for satu in baris if satu.catatan],
            "kelompok": tampak.kelompok(baris),
            "form_semua": SemuaForm(initial={"kegiatan": semua}),
            "jumlah_semua": len(semua),
            "form_kembali": form_kembali,
            "dipilih": dipilih,
            "semua_terpilih": request.GET.get("pilih") == "semua",
            "putusan": queries.putusan_terakhir(request.pegawai, _awal_hari(kini)),
            "dilihat_pada": kini,
            "diukur": queries.boleh_diukur(request.pegawai),
        },
    )


def _baris(request: PermintaanPegawai, kegiatan_id: int) -> queries.BarisMeja | None:
    """Return one row of the desk as it stands now."""
    hari_ini = timezone.localdate()
    meja = queries.meja(request.pegawai, hari_ini)
    bagian = [satu for satu in meja.urutan if satu.pk == kegiatan_id]
    return next(iter(queries.baris_meja(request.pegawai, meja, bagian, hari_ini)), None)


def _verifikasi_banyak(
    request: PermintaanPegawai, kegiatan_ids: Collection[int], *, tanpa_catatan: bool
) -> HttpResponse:
    try:
        hasil = services.verifikasi_banyak(
            kegiatan_ids=kegiatan_ids,
            oleh=request.pegawai,
            pada=timezone.now(),
            dilihat_pada=_dilihat_pada(request),
            tanpa_catatan=tanpa_catatan,
        )
    except services.LaporanDitolak as penolakan:
        messages.warning(request, str(penolakan))
    else:
        _kabarkan(request, hasil)
    return _ke_daftar(request)


def _kabarkan(request: PermintaanPegawai, hasil: services.HasilPutusan) -> None:
    ukur(request, JenisBeban.VERIFIKASI, hasil.jumlah)
    messages.add_message(request, messages.WARNING if hasil.dilewati else messages.SUCCESS, str(hasil))


def _kabarkan_tiada(request: PermintaanPegawai) -> HttpResponse:
    messages.warning(request, str(services.KegiatanTiada()))
    return HttpResponseClientRefresh() if request.htmx else _ke_daftar(request)


def _baris_diputuskan(request: PermintaanPegawai, kegiatan: Kegiatan, penolakan: str) -> HttpResponse:
    try:
        kegiatan.refresh_from_db()
    except Kegiatan.DoesNotExist:  # deleted this very moment
        return _kabarkan_tiada(request)
    return render(
        request,
        "laporan/_baris_diputuskan.html",
        {
            "kegiatan": kegiatan,
            "penolakan": penolakan,
            "izin_batal": permissions.batalkan_verifikasi(request.pegawai, kegiatan, berwenang=False),
        },
    )


def _putuskan_beralasan(
    request: PermintaanPegawai, kegiatan: Kegiatan, form: CatatanForm, putuskan: Callable[..., Kegiatan]
) -> bool:
    """Decide with the reason given; otherwise the form holds why not."""
    if not form.is_valid():
        return False
    try:
        putuskan(
            kegiatan_id=kegiatan.pk,
            catatan=form.cleaned_data["catatan"],
            oleh=request.pegawai,
            pada=timezone.now(),
            dilihat_pada=_dilihat_pada(request),
        )
    except TERTOLAK as penolakan:
        form.add_error(None, str(penolakan))
        return False
    ukur(request, JenisBeban.VERIFIKASI)
    return True


def _masih_ada(request: PermintaanPegawai, kegiatan_id: int) -> Kegiatan:
    """Return an activity to decide on; for one that is gone the refusal gives the reason back."""
    if not Kegiatan.objects.filter(pk=kegiatan_id).exists():
        raise PermissionDenied(str(services.KegiatanTiada()))
    return _kegiatan_terlihat(request, kegiatan_id)


def _kegiatan_terlihat(request: PermintaanPegawai, kegiatan_id: int) -> Kegiatan:
    """Return an activity that one may decide on, were it waiting, or has decided on; 404 for all others."""
    kegiatan = queries.kegiatan_rinci().filter(pk=kegiatan_id).first()
    if kegiatan is None or not (
        kegiatan.diverifikasi_oleh_id == request.pegawai.pk or _berwenang(request, kegiatan)
    ):
        raise Http404
    return kegiatan


def _berwenang(request: PermintaanPegawai, kegiatan: Kegiatan) -> bool:
    return queries.wewenang(request.pegawai, timezone.localdate(), [kegiatan.pegawai_id]).atas(kegiatan)


def _rinci(
    request: PermintaanPegawai, kegiatan: Kegiatan, form_kembali: KembalikanForm, form_tolak: TolakForm
) -> HttpResponse:
    berwenang = _berwenang(request, kegiatan)
    return render(
        request,
        "laporan/verifikasi_rinci.html",
        {
            "kegiatan": kegiatan,
            "daftar_bukti": queries.daftar_bukti(kegiatan),
            "daftar_catatan": queries.catatan_khusus([kegiatan.pk]).get(kegiatan.pk, ()),
            "form_kembali": form_kembali,
            "form_tolak": form_tolak,
            "izin": permissions.verifikasi_kegiatan(request.pegawai, kegiatan, berwenang=berwenang),
            "izin_batal": permissions.batalkan_verifikasi(request.pegawai, kegiatan, berwenang=berwenang),
            "terkunci": queries.bulan_terkunci(Periode.bulan_dari(kegiatan.tanggal)),
            "pegawai_id": _pegawai_tersaring(request),
            "alamat_daftar": _alamat_daftar(request),
            "dilihat_pada": timezone.now(),
            "diukur": queries.boleh_diukur(request.pegawai),
        },
    )


def _dipilih(request: PermintaanPegawai) -> list[int]:
    return [pk for pk in map(nomor_catatan, request.POST.getlist("kegiatan")) if pk is not None]


def _dilihat_pada(request: PermintaanPegawai) -> datetime:
    """Return when the page was drawn on which the activities were read. Raises LaporanDitolak without it."""
    dilihat = _saat(request.POST.get("dilihat", ""))
    if dilihat is None:
        raise services.LaporanDitolak(
            "Kapan halaman Anda dibuka tidak terbaca, jadi tidak dapat dipastikan bahwa isinya masih yang "
            "Anda baca. Muat ulang halamannya, lalu putuskan lagi."
        )
    return dilihat


def _saat(teks: str) -> datetime | None:
    """Return the moment that a form carries; None for anything else."""
    try:
        saat = parse_datetime(teks)
    except ValueError:
        return None
    return saat if saat is not None and timezone.is_aware(saat) else None


def _awal_hari(kini: datetime) -> datetime:
    return kini.replace(hour=0, minute=0, second=0, microsecond=0)


def _pegawai_tersaring(request: PermintaanPegawai) -> str:
    """Return whose activities the superior was going through, to come back to them."""
    pegawai_id: str = (request.POST or request.GET).get("pegawai", "")
    return pegawai_id if nomor_catatan(pegawai_id) else ""


def _alamat_daftar(request: PermintaanPegawai) -> str:
    alamat = reverse("laporan:verifikasi_daftar")
    pegawai_id = _pegawai_tersaring(request)
    return f"{alamat}?pegawai={pegawai_id}" if pegawai_id else alamat


def _ke_daftar(request: PermintaanPegawai) -> HttpResponse:
    return redirect(_alamat_daftar(request))
