"""Files that go out: one's own period or a unit's in BKN's columns, and one's month to sign."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from tempfile import TemporaryFile
from typing import IO

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from laporan import cetak, permissions, queries, services
from laporan.bkn import KegiatanBKN
from laporan.ekspor import BARIS_XLSX_LEWAT_HALAMAN, XLSX_PENUH, tulis_csv_harian, tulis_xlsx_harian
from laporan.forms import EksporUnitForm
from pegawai.http import PermintaanPegawai, bulan_dari_alamat, masa_dari_alamat
from pegawai.inti.periode import Periode


JENIS_ISI = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


@require_safe
def kegiatan_ekspor(request: PermintaanPegawai) -> HttpResponseBase:
    """Send one's own period in BKN's columns; ?isi=baru only what BKN does not have yet."""
    masa = masa_dari_alamat(request, timezone.localdate())
    daftar: Iterable[KegiatanBKN]
    if request.GET.get("isi") == "baru":
        selisih = queries.sandingan_bkn(request.pegawai, masa).daftar
        daftar = [satu.kini for satu in selisih if satu.kini and not satu.terkirim]
    else:
        daftar = queries.kegiatan_ekspor(request.pegawai, masa)
    return _berkas(daftar, f"progress-harian-{masa.kode}", request.GET.get("bentuk", ""), bernip=False)


@require_http_methods(["GET", "HEAD", "POST"])
def kegiatan_ekspor_unit(request: PermintaanPegawai) -> HttpResponseBase:
    """Ask which unit and period, and send it; a POST, since it is kept who took it."""
    hari_ini = timezone.localdate()
    daftar_unit = queries.unit_ekspor(request.pegawai, request.dipimpin)
    permissions.ekspor_unit(request.pegawai, memimpin=bool(request.dipimpin)).wajib()
    form = EksporUnitForm(
        request.POST if request.method == "POST" else None, daftar_unit=daftar_unit, hari_ini=hari_ini
    )
    if request.method == "POST" and form.is_valid():
        unit, bentuk = form.cleaned_data["unit"], form.cleaned_data["bentuk"]
        masa = Periode.dari_kode(form.cleaned_data["masa"])
        assert masa is not None
        if bentuk == "xlsx" and queries.jumlah_ekspor(unit, masa) > BARIS_XLSX_LEWAT_HALAMAN:
            form.add_error("bentuk", XLSX_PENUH)
        else:
            daftar = services.ekspor_unit(unit=unit, periode=masa, oleh=request.pegawai, pada=timezone.now())
            nama = f"progress-harian-{slugify(unit.kode)}-{masa.kode}"
            return _berkas(daftar, nama, bentuk, bernip=True)
    return render(request, "laporan/kegiatan_ekspor_unit.html", {"form": form})


@require_safe
def laporan_cetak(request: PermintaanPegawai) -> HttpResponseBase:
    """Send one's own month as PDF to sign, or as XLSX."""
    pada = timezone.now()
    bulan = bulan_dari_alamat(request, timezone.localdate())
    laporan = queries.laporan_bulanan(request.pegawai, bulan, timezone.localdate())
    nama = f"laporan-harian-{bulan.kode}"
    match request.GET.get("bentuk", "pdf"):
        case "pdf":
            isi = cetak.pdf_bulanan(laporan, pada=pada)
            return HttpResponse(isi, content_type=JENIS_ISI["pdf"], headers=_lampiran(nama, "pdf"))
        case "xlsx":
            return _kirim(lambda berkas: cetak.xlsx_bulanan(berkas, laporan, pada=pada), nama)
    raise Http404("Bentuk berkas pada alamat ini tidak dikenal.")


def _berkas(
    daftar: Iterable[KegiatanBKN], nama: str, bentuk: str, *, bernip: bool
) -> StreamingHttpResponse | FileResponse:
    """Answer with a file that is sent while it is read (CSV), or written to disk first (XLSX)."""
    match bentuk:
        case "csv":
            return StreamingHttpResponse(
                tulis_csv_harian(daftar, bernip=bernip),
                content_type=JENIS_ISI["csv"],
                headers=_lampiran(nama, "csv"),
            )
        case "xlsx":
            return _kirim(lambda berkas: tulis_xlsx_harian(berkas, daftar, bernip=bernip), nama)
    raise Http404("Bentuk berkas pada alamat ini tidak dikenal.")


def _kirim(tulis: Callable[[IO[bytes]], None], nama: str) -> FileResponse:
    """Answer with a workbook that `tulis` writes to disk, and that goes when it was sent."""
    berkas = TemporaryFile()  # noqa: SIM115 - the response closes it
    tulis(berkas)
    berkas.seek(0)
    return FileResponse(berkas, content_type=JENIS_ISI["xlsx"], headers=_lampiran(nama, "xlsx"))


def _lampiran(nama: str, akhiran: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{nama}.{akhiran}"'}
