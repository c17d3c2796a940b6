"""One week of one employee: what was told of each day, what is expected, and which weeks can be copied."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count
from django.db.models.functions import TruncWeek

from laporan.kunci import kunci_salinan
from laporan.models import AturanLaporan, BulanTerkunci, Kegiatan
from laporan.pekan import Salinan, salin_pekan
from pegawai import queries as pegawai_queries
from pegawai.inti.kalender import HariKerja
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai

from .dasar import DIHITUNG, satuan_volume
from .salinan import kegiatan_berkunci


PEKAN_DAPAT_DISALIN = 8


@dataclass(frozen=True)
class HariPekan:
    """One day of the week: what is expected of it, what was told, and why nothing is copied to it, if so."""

    kerja: HariKerja
    menit: int
    halangan: str

    @property
    def tanggal(self) -> date:
        return self.kerja.tanggal


@dataclass(frozen=True)
class PekanBercatatan:
    """A week of which something is told, to copy from."""

    pekan: Periode
    jumlah: int


@dataclass(frozen=True)
class IsiPekan:
    """One week with all its entries, in order of time."""

    pekan: Periode
    hari: Sequence[HariPekan]
    daftar_kegiatan: Sequence[Kegiatan]
    terkunci: frozenset[date]  # first days of the months that are closed

    @cached_property
    def dapat_diubah(self) -> Sequence[Kegiatan]:
        return [satu for satu in self.daftar_kegiatan if self._terbuka(satu)]

    @cached_property
    def tetap(self) -> Sequence[Kegiatan]:
        """What can no longer be corrected here: with the superior, decided, or of a closed month."""
        return [satu for satu in self.daftar_kegiatan if not self._terbuka(satu)]

    @property
    def hasil_kerja(self) -> set[int]:
        """The results that entries have which can be corrected."""
        return {satu.hasil_kerja_id for satu in self.dapat_diubah if satu.hasil_kerja_id is not None}

    @property
    def menit(self) -> int:
        return sum(hari.menit for hari in self.hari)

    @property
    def menit_harapan(self) -> int:
        return sum(hari.kerja.menit for hari in self.hari)

    @property
    def seluruhnya_terkunci(self) -> bool:
        return all(satu.mulai in self.terkunci for satu in self._bulan)

    @property
    def tanggal_terbuka(self) -> Sequence[date]:
        """The days to which an entry can belong: those of the months that are open."""
        return [satu for satu in self.pekan.hari_hari() if satu.replace(day=1) not in self.terkunci]

    @property
    def tanggal_kosong(self) -> Sequence[date]:
        """The days of work of which nothing is told and of which something can be told."""
        return [hari.tanggal for hari in self.hari if not (hari.menit or hari.halangan)]

    @property
    def tanggal_biasa(self) -> date:
        """The day that a blank row begins with: today, or the last day of work that is past."""
        terbuka = [hari.tanggal for hari in self.hari if not hari.halangan]
        return (terbuka[-1:] or self.tanggal_terbuka or self.pekan.hari_hari())[0]

    @property
    def _bulan(self) -> set[Periode]:
        return {Periode.bulan_dari(satu) for satu in self.pekan.hari_hari()}

    def _terbuka(self, kegiatan: Kegiatan) -> bool:
        return kegiatan.dapat_diubah and kegiatan.tanggal.replace(day=1) not in self.terkunci


def isi_pekan(pegawai: Pegawai, pekan: Periode, *, hari_ini: date, aturan: AturanLaporan) -> IsiPekan:
    """Return one week; `aturan` says whether days to come are taken. Three queries."""
    daftar = list(
        Kegiatan.objects.milik(pegawai)
        .pada(pekan)
        .select_related("hasil_kerja__skp")
        .annotate(satuan=satuan_volume("hasil_kerja"))
        .order_by("tanggal", "jam_mulai", "pk")
    )
    kalender = pegawai_queries.kalender_kerja(pegawai, pekan)
    terkunci = frozenset(
        BulanTerkunci.objects.filter(
            awal_bulan__in={satu.replace(day=1) for satu in pekan.hari_hari()}
        ).values_list("awal_bulan", flat=True)
    )
    return IsiPekan(
        pekan,
        [
            HariPekan(
                kerja,
                menit=sum(satu.menit for satu in daftar if satu.tanggal == kerja.tanggal and satu.dihitung),
                halangan=_halangan(kerja, terkunci, hari_ini=hari_ini, aturan=aturan),
            )
            for kerja in kalender
        ],
        daftar,
        terkunci,
    )


def pekan_bercatatan(pegawai: Pegawai, pekan: Periode) -> list[PekanBercatatan]:
    """Return the latest weeks before `pekan` of which something is told, newest first. One query."""
    return [
        PekanBercatatan(Periode.pekan_dari(mulai), jumlah)
        for mulai, jumlah in Kegiatan.objects.milik(pegawai)
        .filter(DIHITUNG, tanggal__lt=pekan.mulai)
        .annotate(senin=TruncWeek("tanggal"))
        .values_list("senin")
        .annotate(jumlah=Count("pk"))
        .order_by("-senin")[:PEKAN_DAPAT_DISALIN]
    ]


def salinan_pekan(pegawai: Pegawai, dari: Periode, isi: IsiPekan) -> Salinan[Kegiatan]:
    """Return the entries of an earlier week with their days in this one; nothing is written. Two queries.

    Left out are rejected work, what stands in this week or was copied into it already, and days of work that
    is none.
    """
    tertulis = {(satu.tanggal, satu.jam_mulai, satu.jam_selesai, satu.uraian) for satu in isi.daftar_kegiatan}
    daftar = (
        Kegiatan.objects.milik(pegawai).pada(dari).filter(DIHITUNG).order_by("tanggal", "jam_mulai", "pk")
    )
    lewati = {hari.tanggal: hari.halangan for hari in isi.hari if hari.halangan}
    salinan = salin_pekan([(satu, satu.tanggal) for satu in daftar], isi.pekan, lewati=lewati)
    kunci = {kunci_salinan(contoh.pk, tanggal): (contoh, tanggal) for contoh, tanggal in salinan.baris}
    tersalin = kegiatan_berkunci(pegawai, kunci)
    return Salinan(
        [
            (contoh, tanggal)
            for satu, (contoh, tanggal) in kunci.items()
            if satu not in tersalin
            and (tanggal, contoh.jam_mulai, contoh.jam_selesai, contoh.uraian) not in tertulis
        ],
        salinan.dilewati,
    )


def _halangan(kerja: HariKerja, terkunci: Collection[date], *, hari_ini: date, aturan: AturanLaporan) -> str:
    """Tell why nothing is laid on a day beforehand; empty where something can be told as usual."""
    if kerja.tanggal.replace(day=1) in terkunci:
        return "bulannya sudah dikunci"
    if not kerja.bekerja or kerja.terpenuhi:
        return kerja.keterangan
    if kerja.tanggal > hari_ini and not aturan.terima_masa_depan:
        return "belum tiba"
    return ""
