"""Reads of reported results, and of the evidence that activities give."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from laporan.models import BulanTerkunci, RealisasiIndikator
from pegawai.choices import SumberRealisasi
from pegawai.inti.periode import Periode
from pegawai.models import SKP, HasilKerja, Indikator, Pegawai

from .dasar import jumlah_otomatis, satuan_volume


@dataclass(frozen=True)
class IndikatorDilaporkan:
    """One indicator, with its hasil_kerja, and what was reported of it for one month."""

    indikator: Indikator
    realisasi: RealisasiIndikator | None


@dataclass(frozen=True)
class BuktiHasilKerja:
    """What verified activities tell of one promised result in a period; all zero when there are none."""

    hasil_kerja: HasilKerja
    jumlah: int
    otomatis: int  # of `jumlah`, verified by the site itself
    menit: int
    volume: Decimal
    satuan: str  # of the counted indicator; empty when activities are not counted


def indikator_dilaporkan(pegawai: Pegawai, bulan: Periode) -> list[IndikatorDilaporkan]:
    """Return the indicators whose value this employee reports for that month. Two queries."""
    daftar_indikator = list(
        Indikator.objects.filter(
            sumber_realisasi=SumberRealisasi.LAPORAN,
            hasil_kerja__skp__in=SKP.objects.disetujui().filter(pegawai=pegawai).pada(bulan),
        )
        .select_related("hasil_kerja")
        .order_by("-hasil_kerja__jenis", "hasil_kerja", "pk")
    )
    terlapor = {
        realisasi.indikator_id: realisasi
        for realisasi in RealisasiIndikator.objects.filter(bulan=bulan.mulai, indikator__in=daftar_indikator)
    }
    return [IndikatorDilaporkan(i, terlapor.get(i.pk)) for i in daftar_indikator]


def belum_dilaporkan(pegawai: Pegawai, bulan: Periode) -> QuerySet[Indikator]:
    """Return the indicators whose value for an open month the employee has not told yet."""
    return Indikator.objects.filter(
        ~Exists(BulanTerkunci.objects.filter(awal_bulan=bulan.mulai)),
        sumber_realisasi=SumberRealisasi.LAPORAN,
        hasil_kerja__skp__in=SKP.objects.disetujui().filter(pegawai=pegawai).pada(bulan),
    ).exclude(realisasi__bulan=bulan.mulai)


def bukti_hasil_kerja(skp: SKP, periode: Periode) -> list[BuktiHasilKerja]:
    """Return the evidence that verified activities of whole months give for each result. One query."""
    terhitung = Q(rekap_kegiatan__bulan__gte=periode.mulai, rekap_kegiatan__bulan__lt=periode.selesai)
    daftar_hasil = (
        HasilKerja.objects.filter(skp=skp)
        .annotate(
            jumlah=Sum("rekap_kegiatan__jumlah_terverifikasi", filter=terhitung, default=0),
            menit=Sum("rekap_kegiatan__menit_terverifikasi", filter=terhitung, default=0),
            volume=Sum("rekap_kegiatan__volume_terverifikasi", filter=terhitung, default=Decimal(0)),
            otomatis=jumlah_otomatis(periode, hasil_kerja=OuterRef("pk")),
            satuan=Coalesce(satuan_volume("pk"), Value("")),
        )
        .order_by("-jenis", "pk")
    )
    return [
        BuktiHasilKerja(hasil, hasil.jumlah, hasil.otomatis, hasil.menit, hasil.volume, hasil.satuan)
        for hasil in daftar_hasil
    ]
