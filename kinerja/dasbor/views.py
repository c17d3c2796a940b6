"""The pages for those who work here: one's own front page, a unit, its people, and the city."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja import permissions
from kinerja.dasbor import queries
from kinerja.forms import tulis_periode
from kinerja.jadwal import HARI_TERAKHIR_BULAN_LALU
from laporan import permissions as laporan_permissions
from pegawai import permissions as pegawai_permissions
from pegawai.http import PermintaanPegawai, bulan_dari_alamat, kueri_bulan
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai, UnitKerja
from pegawai.queries import memimpin, penugasan_definitif
from umpanbalik import permissions as umpanbalik_permissions
from umpanbalik.ikm import MINIMAL_MUTU, MINIMAL_TERBIT
from umpanbalik.queries import ringkasan_aduan


PEGAWAI_PER_HALAMAN = 25
UNIT_PER_HALAMAN = 18  # rows of a table of units: with many more a page grows past 60 KB
KEGIATAN_PER_HALAMAN = 20


@require_safe
def beranda(request: PermintaanPegawai) -> HttpResponse:
    isi = queries.beranda(
        request.pegawai, request.penugasan, memimpin=bool(request.dipimpin), hari_ini=timezone.localdate()
    )
    memimpin = bool(request.dipimpin)
    return render(
        request,
        "dasbor/beranda.html",
        {"beranda": isi, "memimpin": memimpin, "minimal_terbit": MINIMAL_TERBIT},
    )


@require_safe
def unit_saya(request: PermintaanPegawai) -> HttpResponse:
    """Lead to the unit one leads; who leads none but watches the city goes to the city."""
    if request.dipimpin:
        return redirect("dasbor:unit", request.dipimpin[0].kode)
    permissions.lihat_dasbor_kota(request.pegawai, dipimpin=request.dipimpin).wajib()
    return redirect("dasbor:kota")


@require_safe
def unit(request: PermintaanPegawai, kode: str) -> HttpResponse:
    letak = _buka_unit(request, kode)
    hari_ini = timezone.localdate()
    bulan = _bulan_diminta(request, hari_ini)
    *lampau, _ = bulan.mundur(queries.JUMLAH_BULAN_TREN)
    aduan = ringkasan_aduan(letak.unit, periode=bulan, sebelumnya=lampau, hari_ini=hari_ini)
    dasbor = queries.dasbor_unit(letak.unit, bulan, aduan, hari_ini)
    isi = {
        "letak": letak,
        "langkah": [*_remah(request, letak), (letak.unit.nama, "")],
        "dasbor": dasbor,
        "halaman_unit": Paginator(dasbor.bagian, UNIT_PER_HALAMAN).get_page(request.GET.get("halaman")),
        "perhatian": _perhatian(request, letak.unit, dasbor, bulan),
        "aduan": aduan,
        "url_aduan": _url_aduan(request),
    }
    return render(request, "dasbor/unit.html", isi | _bulan(request, bulan, hari_ini))


@require_safe
def unit_pegawai(request: PermintaanPegawai, kode: str) -> HttpResponse:
    letak = _buka_unit(request, kode)
    hari_ini = timezone.localdate()
    bulan = _bulan_diminta(request, hari_ini)
    saringan = request.GET.get("saring", "")
    if saringan not in queries.SARINGAN:
        raise Http404
    orang = Paginator(queries.orang_unit(letak.unit, bulan, saringan), PEGAWAI_PER_HALAMAN)
    halaman = orang.get_page(request.GET.get("halaman"))
    isi = {
        "letak": letak,
        "langkah": [
            *_remah(request, letak),
            (letak.unit.nama, reverse("dasbor:unit", args=[letak.unit.kode])),
            ("Pegawai", ""),
        ],
        "saringan": saringan,
        "daftar_saringan": queries.SARINGAN.items(),
        "halaman": halaman,
        "daftar_baris": queries.baris_pegawai(halaman, bulan),
    }
    return render(request, "dasbor/unit_pegawai.html", isi | _bulan(request, bulan, hari_ini))


@require_safe
def pegawai_bukti(request: PermintaanPegawai, pk: int) -> HttpResponse:
    orang = get_object_or_404(Pegawai, pk=pk)
    hari_ini = timezone.localdate()
    penugasan = penugasan_definitif(orang, hari_ini)
    dipimpin = penugasan is not None and memimpin(request.pegawai, penugasan.unit, hari_ini)
    pegawai_permissions.lihat_pegawai(request.pegawai, orang, memimpin=dipimpin).wajib()
    bulan = _bulan_diminta(request, hari_ini)
    kegiatan = Paginator(queries.kegiatan_diajukan(orang, bulan), KEGIATAN_PER_HALAMAN)
    bukti = queries.bukti_pegawai(orang, bulan, request.GET.get("skp", ""))
    isi = {
        "orang": orang,
        "penugasan": penugasan,
        "bukti": bukti,
        "izin_bukti": laporan_permissions.lihat_bukti_pegawai(
            request.pegawai,
            orang.pk,
            penilai_id=bukti.skp.penilai_id if bukti.skp else None,
            membawahi=dipimpin,
        ),
        "halaman": kegiatan.get_page(request.GET.get("halaman")),
        "izin_jejak": permissions.lihat_jejak(request.pegawai),
    }
    return render(request, "dasbor/pegawai_bukti.html", isi | _bulan(request, bulan, hari_ini))


@require_safe
def kota(request: PermintaanPegawai) -> HttpResponse:
    permissions.lihat_dasbor_kota(request.pegawai, dipimpin=request.dipimpin).wajib()
    unit_kota = queries.unit_kota()
    if unit_kota is None:
        raise Http404
    hari_ini = timezone.localdate()
    bulan = _bulan_diminta(request, hari_ini)
    *lampau, _ = bulan.mundur(queries.JUMLAH_BULAN_TREN)
    aduan = ringkasan_aduan(unit_kota, periode=bulan, sebelumnya=lampau, hari_ini=hari_ini)
    dasbor = queries.dasbor_kota(unit_kota, bulan, aduan, hari_ini)
    menurut_pita = request.GET.get("banding") == "pita"
    opd = queries.urut_pita(dasbor.opd) if menurut_pita else dasbor.opd
    isi = {
        "unit": unit_kota,
        "dasbor": dasbor,
        "halaman_opd": Paginator(opd, UNIT_PER_HALAMAN).get_page(request.GET.get("halaman")),
        "perhatian": _perhatian(request, unit_kota, dasbor.kota, bulan),
        "menurut_pita": menurut_pita,
        "url_aduan": _url_aduan(request),
        "aduan": aduan,
        "minimal_mutu": MINIMAL_MUTU,
        "minimal_orang": queries.MINIMAL_ORANG,
    }
    return render(request, "dasbor/kota.html", isi | _bulan(request, bulan, hari_ini))


def _buka_unit(request: PermintaanPegawai, kode: str) -> queries.LetakUnit:
    """Return the unit of the address; raises Http404, or PermissionDenied for who may not see it."""
    letak = queries.letak_unit(kode)
    if letak is None:
        raise Http404
    permissions.lihat_dasbor_unit(request.pegawai, silsilah=letak.silsilah, dipimpin=request.dipimpin).wajib()
    return letak


def _perhatian(
    request: PermintaanPegawai, unit: UnitKerja, dasbor: queries.DasborUnit, bulan: Periode
) -> queries.Perhatian:
    return queries.perhatian(
        unit,
        dasbor,
        bulan,
        urut=request.GET.get("urut", ""),
        semua=request.GET.get("perhatian") == queries.SEMUA,
    )


def _url_aduan(request: PermintaanPegawai) -> str:
    """Return the address of the complaints; empty for who may not open them."""
    boleh = umpanbalik_permissions.buka_daftar_aduan(request.pegawai, dipimpin=request.dipimpin)
    return reverse("umpanbalik:aduan_daftar") if boleh else ""


def _remah(request: PermintaanPegawai, letak: queries.LetakUnit) -> list[tuple[str, str]]:
    """Return the way down to the unit: those above it that this person may open as well."""
    langkah, silsilah = [], set[int]()
    for satu in letak.leluhur:
        silsilah.add(satu.pk)
        if permissions.lihat_dasbor_unit(request.pegawai, silsilah=silsilah, dipimpin=request.dipimpin):
            langkah.append((satu.nama, reverse("dasbor:unit", args=[satu.kode])))
    return langkah


def _bulan_diminta(request: PermintaanPegawai, hari_ini: date) -> Periode:
    """Return the month of the address; the present one for months to come, of which nothing is known."""
    return min(bulan_dari_alamat(request, hari_ini), Periode.bulan_dari(hari_ini))


def _bulan(request: PermintaanPegawai, bulan: Periode, hari_ini: date) -> dict[str, object]:
    """What links need to stay in the month or leave it, and the button to queue its computation."""
    return {
        "bulan": bulan,
        "hari_ini": hari_ini,
        "berjalan": hari_ini in bulan,
        "kueri_bulan": kueri_bulan(bulan),
        "minimal_terbit": MINIMAL_TERBIT,
        "hari_lapor": HARI_TERAKHIR_BULAN_LALU,
        "izin_hitung": permissions.minta_hitungan(request.pegawai),
        "periode_hitung": tulis_periode(bulan),
        "kunci_hitung": uuid4(),
    }
