"""Reads for the superior's desk: what waits, for how long, and what of it needs a look of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from laporan.models import Kegiatan
from pegawai.inti.kalender import HARI_PER_PEKAN
from pegawai.models import Pegawai, Penugasan

from .mutu import RingkasanMutu, ringkasan_mutu
from .putusan import kegiatan_rinci
from .tunggu import aturan_tunggu
from .verifikasi_catatan import Catatan, catatan_khusus
from .wewenang import Wewenang, sebagai, wewenang


class Antrean(NamedTuple):
    """One activity that waits, as light as thousands of them have to be."""

    pk: int
    pegawai_id: int
    nama: str
    menit: int
    diajukan_pada: datetime
    uraian: str
    kemiripan: int | None
    langsung: bool
    terlalu_lama: bool


@dataclass(frozen=True)
class OrangMenunggu:
    """What one employee has waiting without any remark."""

    pegawai_id: int
    nama: str
    jumlah: int
    menit: int
    langsung: bool
    sejak: datetime


@dataclass(frozen=True)
class Meja:
    """What waits for one superior: what needs a look of its own, and the rest, the longest waiting first.

    The rest stands by person, whoever has waited longest on top. `tim` are the direct subordinates;
    `atasan` names the direct superior of whoever is not one.
    """

    khusus: Sequence[Antrean]
    biasa: Sequence[Antrean]
    catatan: Mapping[int, Sequence[Catatan]]
    tim: Collection[int]
    atasan: Mapping[int, str]

    @property
    def urutan(self) -> Sequence[Antrean]:
        return [*self.khusus, *self.biasa]

    @property
    def mutu(self) -> RingkasanMutu:
        return ringkasan_mutu((satu.uraian, satu.kemiripan) for satu in self.urutan)

    @cached_property
    def orang(self) -> Sequence[OrangMenunggu]:
        return [
            OrangMenunggu(
                pegawai_id,
                daftar[0].nama,
                len(daftar),
                sum(satu.menit for satu in daftar),
                daftar[0].langsung,
                daftar[0].diajukan_pada,
            )
            for pegawai_id, daftar in _per_orang(self.biasa)
        ]

    @cached_property
    def menunggu(self) -> Mapping[int, tuple[str, int]]:
        """Name and number of what waits of each employee, by key, the longest waiting first."""
        semua = sorted(self.urutan, key=lambda satu: satu.diajukan_pada)
        return {pegawai: (isi[0].nama, len(isi)) for pegawai, isi in _per_orang(semua)}

    def kelompok(self, baris: Iterable[BarisMeja]) -> Sequence[KelompokMeja]:
        """Gather those of these rows that have no remark under whose they are, in their order."""
        per_orang: dict[int, list[BarisMeja]] = {}
        for satu in baris:
            if not satu.catatan:
                per_orang.setdefault(satu.kegiatan.pegawai_id, []).append(satu)
        orang = {satu.pegawai_id: satu for satu in self.orang}
        return [KelompokMeja(orang[pegawai], isi) for pegawai, isi in per_orang.items()]

    def milik(self, pegawai_id: int) -> Meja:
        """Return the desk as if only this person had submitted anything."""
        return Meja(
            [satu for satu in self.khusus if satu.pegawai_id == pegawai_id],
            [satu for satu in self.biasa if satu.pegawai_id == pegawai_id],
            self.catatan,
            self.tim,
            self.atasan,
        )


@dataclass(frozen=True)
class BarisMeja:
    """One activity on the desk: what is remarkable about it, and how many working days it has waited.

    `sebagai` names the acting post by which the reader decides on it; `atasan` the direct superior, where
    that is somebody else.
    """

    kegiatan: Kegiatan
    catatan: Sequence[Catatan]
    hari_menunggu: int
    terlalu_lama: bool
    sebagai: str
    atasan: str


@dataclass(frozen=True)
class KelompokMeja:
    """One employee's activities without any remark on this page, under the sum of all of them."""

    orang: OrangMenunggu
    baris: Sequence[BarisMeja]


def meja(oleh: Pegawai, hari_ini: date, *, hanya: int | None = None) -> Meja:
    """Return all that waits for this superior today, or `hanya` this one activity. Three queries."""
    atas = wewenang(oleh, hari_ini)
    menunggu = _menunggu(atas) if hanya is None else _menunggu(atas).filter(pk=hanya)
    antrean = [
        Antrean._make((*isi, isi[1] in atas.langsung, atas.terlalu_lama(isi[1], isi[4])))
        for isi in menunggu.order_by("diajukan_pada", "tanggal", "pk").values_list(
            "pk", "pegawai", "pegawai__nama", "menit", "diajukan_pada", "uraian", "kemiripan"
        )
    ]
    catatan = catatan_khusus([satu.pk for satu in antrean])
    biasa = [satu for satu in antrean if satu.pk not in catatan]
    return Meja(
        khusus=[satu for satu in antrean if satu.pk in catatan],
        biasa=[satu for _, daftar in _per_orang(biasa) for satu in daftar],
        catatan=catatan,
        tim=atas.langsung,
        atasan=atas.atasan,
    )


def baris_meja(oleh: Pegawai, meja: Meja, bagian: Sequence[Antrean], hari_ini: date) -> Sequence[BarisMeja]:
    """Return what the page tells of some of what waits, in their order. Three queries."""
    pekan = (
        Penugasan.objects.definitif()
        .pada(hari_ini)
        .filter(pegawai=OuterRef("pegawai"))
        .values("unit__hari_per_pekan")
    )
    lengkap = (
        kegiatan_rinci()
        .annotate(hari_per_pekan=Coalesce(Subquery(pekan[:1]), HARI_PER_PEKAN[0]))
        .in_bulk([satu.pk for satu in bagian])
    )
    orang = {satu.pegawai_id for satu in bagian}
    tunggu, jabatan = aturan_tunggu(hari_ini), sebagai(oleh, orang, hari_ini)
    baris = []
    for satu in bagian:
        if (kegiatan := lengkap.get(satu.pk)) is None:
            continue  # its owner took it back and deleted it this very moment
        baris.append(
            BarisMeja(
                kegiatan,
                meja.catatan.get(satu.pk, ()),
                hari_menunggu=tunggu.hari(satu.diajukan_pada, kegiatan.hari_per_pekan),
                terlalu_lama=satu.terlalu_lama,
                sebagai=jabatan.get(satu.pegawai_id, ""),
                atasan=meja.atasan.get(satu.pegawai_id, ""),
            )
        )
    return baris


def jumlah_menunggu(oleh: Pegawai, hari_ini: date) -> int:
    """Count what waits for this superior today. Two queries, one for who leads nobody."""
    return _menunggu(wewenang(oleh, hari_ini)).count()


def _menunggu(atas: Wewenang) -> QuerySet[Kegiatan]:
    """Return what waits and may be decided on; in closed months it waits in vain.

    By plain lists of people: what stands behind a function the planner cannot weigh.
    """
    batas = Q(pegawai__in=atas.langsung)
    for sebelum in set(atas.naik.values()):
        orang = [pegawai for pegawai, miliknya in atas.naik.items() if miliknya == sebelum]
        batas |= Q(pegawai__in=orang, diajukan_pada__lt=sebelum)
    return Kegiatan.objects.menunggu_verifikasi().bulan_terbuka().filter(batas)


def _per_orang(antrean: Iterable[Antrean]) -> Sequence[tuple[int, list[Antrean]]]:
    """Gather by person, in the order in which each comes first."""
    per_orang: dict[int, list[Antrean]] = {}
    for satu in antrean:
        per_orang.setdefault(satu.pegawai_id, []).append(satu)
    return list(per_orang.items())
