"""Evidence of an activity: its owner's page, and the files for those who may open them."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.base import File
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laporan import gudang, permissions, queries, services
from laporan.choices import JenisBukti, TipeBerkas
from laporan.forms import BuktiForm
from laporan.jatah_bukti import BUKTI_TERBANYAK
from laporan.models import BuktiDukung, Kegiatan
from laporan.unggahan import BERKAS_TERBESAR
from pegawai.http import PermintaanPegawai
from pegawai.inti.izin import Izin
from pegawai.inti.periode import Periode

from .dasar import TERTOLAK, alamat_bukti, alamat_hari


# Whatever is in a file, it does nothing: no script, no form, no address but its own, and in nobody's frame.
SANGKAR = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# All but a PDF lie in a sandbox too: many browsers' own viewers of PDFs refuse to start in one.
SANGKAR_RAPAT = f"{SANGKAR}; sandbox"


@require_http_methods(["GET", "HEAD", "POST"])
def bukti_daftar(request: PermintaanPegawai, kegiatan_id: int) -> HttpResponse:
    """Show the evidence of an activity; its owner adds to it here while the activity can be changed."""
    kegiatan = get_object_or_404(queries.kegiatan_berbukti(), pk=kegiatan_id)
    _izin(request, kegiatan).wajib()
    form = BuktiForm()
    if request.method == "POST":
        form = BuktiForm(request.POST, request.FILES)
        if _lampirkan(request, kegiatan, form):
            return redirect(alamat_bukti(kegiatan))
        kegiatan.refresh_from_db(fields=["status", "jumlah_bukti"])
    bulan = Periode.bulan_dari(kegiatan.tanggal)
    return render(
        request,
        "laporan/bukti_daftar.html",
        {
            "kegiatan": kegiatan,
            "daftar_bukti": queries.daftar_bukti(kegiatan),
            "form": form,
            "milik_sendiri": kegiatan.pegawai_id == request.pegawai.pk,
            "izin_ubah": permissions.ubah_kegiatan(request.pegawai, kegiatan),
            "izin_ajukan": permissions.ajukan_kegiatan(request.pegawai, kegiatan),
            "wajib": queries.aturan_pada([kegiatan.tanggal])[kegiatan.tanggal].wajib_bukti_untuk(
                kegiatan.hasil_kerja_id
            ),
            "terkunci": queries.bulan_terkunci(bulan),
            "jatah": queries.jatah_bukti(kegiatan.pegawai, bulan),
            "bulan": bulan,
            "terbanyak": BUKTI_TERBANYAK,
            "berkas_terbesar": BERKAS_TERBESAR,
            "alamat_hari": alamat_hari(kegiatan.tanggal),
        },
    )


@require_safe
def bukti_buka(request: PermintaanPegawai, bukti_id: int) -> FileResponse:
    """Hand out a file: pictures and PDFs to be looked at, all others to be saved."""
    bukti = get_object_or_404(BuktiDukung, pk=bukti_id, jenis=JenisBukti.BERKAS)
    _izin(request, queries.kegiatan_berbukti().get(pk=bukti.kegiatan_id)).wajib()
    try:
        isi = gudang.buka(bukti.tempat)
    except FileNotFoundError as galat:
        raise Http404("Berkas ini tidak ada di tempat penyimpanannya. Hubungi pengelola teknis.") from galat
    return _sajikan(bukti, isi)


@require_POST
def bukti_hapus(request: PermintaanPegawai, kegiatan_id: int, bukti_id: int) -> HttpResponse:
    kegiatan = get_object_or_404(Kegiatan.objects.milik(request.pegawai), pk=kegiatan_id)
    try:
        bukti = services.hapus_bukti(
            kegiatan_id=kegiatan.pk, bukti_id=bukti_id, oleh=request.pegawai, pada=timezone.now()
        )
    except TERTOLAK as penolakan:
        messages.warning(request, str(penolakan))
    else:
        messages.success(request, f"Bukti {bukti} dihapus.")
    return redirect(alamat_bukti(kegiatan))


def _sajikan(bukti: BuktiDukung, isi: File[bytes]) -> FileResponse:
    """Answer with the file in its cage; what browsers show by themselves is shown."""
    return FileResponse(
        isi,
        as_attachment=not bukti.tipe_berkas.terlihat,
        filename=bukti.nama,
        content_type=bukti.tipe_berkas.tipe_isi,
        headers={
            "Cache-Control": "private, no-store",
            "Content-Security-Policy": SANGKAR if bukti.tipe_berkas is TipeBerkas.PDF else SANGKAR_RAPAT,
            "X-Content-Type-Options": "nosniff",
        },
    )


def _izin(request: PermintaanPegawai, kegiatan: Kegiatan) -> Izin:
    membawahi = queries.membawahi(request.pegawai, kegiatan, timezone.localdate())
    return permissions.lihat_bukti(request.pegawai, kegiatan, membawahi=membawahi)


def _lampirkan(request: PermintaanPegawai, kegiatan: Kegiatan, form: BuktiForm) -> bool:
    """Keep what passed and say so; what did not is told in the form. Returns whether all of it was kept."""
    form.full_clean()
    tersimpan: set[int] = set()
    for alasan in form.ditolak:
        form.add_error("berkas", alasan)
    for nama, berkas in form.lolos:
        try:
            bukti = services.tambah_berkas(
                kegiatan_id=kegiatan.pk, nama=nama, berkas=berkas, oleh=request.pegawai, pada=timezone.now()
            )
        except TERTOLAK as penolakan:
            form.add_error("berkas", f"{nama}: {penolakan}")
        else:
            tersimpan.add(bukti.pk)
    if tautan := form.cleaned_data.get("tautan"):
        try:
            bukti = services.tambah_tautan(
                kegiatan_id=kegiatan.pk, tautan=tautan, oleh=request.pegawai, pada=timezone.now()
            )
        except TERTOLAK as penolakan:
            form.add_error("tautan", str(penolakan))
        else:
            tersimpan.add(bukti.pk)
    if tersimpan:
        messages.success(request, f"{len(tersimpan)} bukti dilampirkan.")
    return not form.errors
