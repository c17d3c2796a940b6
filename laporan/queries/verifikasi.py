"""Reads for the superior's desk: what waits, for how long, and what of it needs a look of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localtime, make_aware

from laporan.models import AturanLaporan, Kegiatan
from laporan.tunggu import hari_kerja_ke_belakang, hari_menunggu
from pegawai.choices import JenisPenugasan
from pegawai.inti.kalender import HARI_PER_PEKAN
from pegawai.models import HariLibur, Pegawai, Penugasan

from .dasar import satuan_volume
from .mutu import RingkasanMutu, ringkasan_mutu
from .verifikasi_catatan import Catatan, catatan_khusus


TAHUN = timedelta(days=366)  # of holidays: what has waited longer than that is counted roughly


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

    The rest stands by person, whoever has waited longest on top.
    """

    khusus: Sequence[Antrean]
    biasa: Sequence[Antrean]
    catatan: Mapping[int, Sequence[Catatan]]

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
        )


@dataclass(frozen=True)
class AturanTunggu:
    """What the rules of one day say of waiting, with the days off to count it by."""

    hari_ini: date
    aturan: AturanLaporan
    libur: Collection[date]

    def hari(self, diajukan_pada: datetime, hari_per_pekan: int) -> int:
        """Return how many working days something has waited."""
        diajukan = localtime(diajukan_pada).date()
        return hari_menunggu(
            max(diajukan, self.hari_ini - TAHUN),
            self.hari_ini,
            libur=self.libur,
            hari_per_pekan=hari_per_pekan,
        )

    def batas_otomatis(self, hari_per_pekan: int) -> date | None:
        """Return the day before which work was submitted that the site itself verifies; None: nothing.

        The days count from the day the rules began at the earliest, so that they surprise nobody.
        """
        if self.aturan.hari_otomatis is None:
            return None
        batas = hari_kerja_ke_belakang(
            self.hari_ini, self.aturan.hari_otomatis, libur=self.libur, hari_per_pekan=hari_per_pekan
        )
        return batas if batas > self.aturan.mulai else None


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


@dataclass(frozen=True)
class Wewenang:
    """Whose work one person may decide on: of `langsung` all, of `naik` what was submitted before."""

    langsung: Collection[int]
    naik: Mapping[int, datetime]

    def atas(self, kegiatan: Kegiatan) -> bool:
        if kegiatan.pegawai_id in self.langsung:
            return True
        sebelum = self.naik.get(kegiatan.pegawai_id)
        return sebelum is not None and kegiatan.diajukan_pada is not None and kegiatan.diajukan_pada < sebelum


class PutusanTerakhir(NamedTuple):
    """The last act of verifying that still stands: all its activities carry the same moment."""

    pada: datetime
    jumlah: int


def meja(oleh: Pegawai, hari_ini: date) -> Meja:
    """Return all that waits for this superior today. Three queries."""
    atas = wewenang(oleh, hari_ini)
    antrean = [
        Antrean._make((*isi, isi[1] in atas.langsung))
        for isi in _menunggu(atas)
        .order_by("diajukan_pada", "tanggal", "pk")
        .values_list("pk", "pegawai", "pegawai__nama", "menit", "diajukan_pada", "uraian", "kemiripan")
    ]
    catatan = catatan_khusus([satu.pk for satu in antrean])
    biasa = [satu for satu in antrean if satu.pk not in catatan]
    return Meja(
        khusus=[satu for satu in antrean if satu.pk in catatan],
        biasa=[satu for _, daftar in _per_orang(biasa) for satu in daftar],
        catatan=catatan,
    )


def baris_meja(oleh: Pegawai, meja: Meja, bagian: Sequence[Antrean], hari_ini: date) -> Sequence[BarisMeja]:
    """Return what the page tells of some of what waits, in their order. Four queries."""
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
    tunggu, atasan, jabatan = (
        aturan_tunggu(hari_ini),
        nama_atasan(orang, hari_ini),
        sebagai(oleh, orang, hari_ini),
    )
    baris = []
    for satu in bagian:
        if (kegiatan := lengkap.get(satu.pk)) is None:
            continue  # its owner took it back and deleted it this very moment
        hari = tunggu.hari(satu.diajukan_pada, kegiatan.hari_per_pekan)
        baris.append(
            BarisMeja(
                kegiatan,
                meja.catatan.get(satu.pk, ()),
                hari_menunggu=hari,
                terlalu_lama=hari > tunggu.aturan.hari_eskalasi,
                sebagai=jabatan.get(satu.pegawai_id, ""),
                atasan="" if satu.langsung else atasan.get(satu.pegawai_id, ""),
            )
        )
    return baris


def aturan_tunggu(hari_ini: date) -> AturanTunggu:
    """Return what the rules of today say of waiting. One query."""
    libur = HariLibur.objects.filter(tanggal__range=(hari_ini - TAHUN, hari_ini)).values("tanggal")
    aturan = (
        AturanLaporan.objects.annotate(libur=ArraySubquery(libur)).filter(mulai__lte=hari_ini).latest("mulai")
    )
    return AturanTunggu(hari_ini, aturan, libur=frozenset(aturan.libur))


def wewenang(oleh: Pegawai, hari_ini: date, orang: Iterable[int] | None = None) -> Wewenang:
    """Return whose work this person may decide on today, of everybody or of these people. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pegawai_id, langsung, naik_sebelum FROM laporan_wewenang(%s, %s)"
            " WHERE %s::bigint[] IS NULL OR pegawai_id = ANY(%s)",
            [oleh.pk, hari_ini, *(2 * [None if orang is None else list(orang)])],
        )
        baris = cursor.fetchall()
    return Wewenang(
        langsung=frozenset(pegawai for pegawai, langsung, _ in baris if langsung),
        naik={pegawai: sebelum for pegawai, langsung, sebelum in baris if not langsung and sebelum},
    )


def nama_atasan(orang: Iterable[int], hari_ini: date) -> Mapping[int, str]:
    """Return the name of each person's direct superior on that date. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.pegawai_id, p.nama FROM pegawai_atasan_pada(%s) AS a"
            " INNER JOIN pegawai_pegawai AS p ON a.atasan_id = p.id WHERE a.pegawai_id = ANY(%s)",
            [hari_ini, list(orang)],
        )
        return dict(cursor.fetchall())


def sebagai(oleh: Pegawai, orang: Iterable[int], hari_ini: date) -> Mapping[int, str]:
    """Return the acting post, such as Plt Kepala Dinas, by which one is the superior of each of these people.

    Who is led through one's own definitive post is missing. One query.
    """
    bertugas = Penugasan.objects.definitif().pada(hari_ini).filter(pegawai__in=orang)
    jabatan = (
        Penugasan.objects.pada(hari_ini)
        .memimpin()
        .filter(pegawai=oleh, unit__keturunan__unit__penugasan__in=bertugas)
        .annotate(bawahan=F("unit__keturunan__unit__penugasan__pegawai"), jarak=F("unit__keturunan__jarak"))
        .select_related("jabatan")
        .order_by("-jarak")
    )
    terdekat: dict[int, Penugasan] = {satu.bawahan: satu for satu in jabatan}  # type: ignore[attr-defined]
    return {pk: satu.sebutan for pk, satu in terdekat.items() if satu.jenis != JenisPenugasan.DEFINITIF}


def putusan_terakhir(oleh: Pegawai, sejak: datetime) -> PutusanTerakhir | None:
    """Return the last act of verifying since then that can still be taken back. One query."""
    terakhir = (
        Kegiatan.objects.terverifikasi()
        .bulan_terbuka()
        .filter(diverifikasi_oleh=oleh, diverifikasi_pada__gte=sejak)
        .values_list("diverifikasi_pada")
        .annotate(jumlah=Count("pk"))
        .order_by("-diverifikasi_pada")
        .first()
    )
    return PutusanTerakhir(*terakhir) if terakhir else None


def kegiatan_rinci() -> QuerySet[Kegiatan]:
    """Return activities with all that their own page tells: people, result, `satuan`."""
    return Kegiatan.objects.select_related("pegawai", "hasil_kerja", "diverifikasi_oleh").annotate(
        satuan=satuan_volume("hasil_kerja")
    )


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


def menunggu_otomatis(tunggu: AturanTunggu) -> QuerySet[Kegiatan]:
    """Return what has waited as long as the rules let the site verify by itself, but what was told late.

    Without such rules it is nothing.
    """
    batas = Q(pk__in=())
    for hari_per_pekan in HARI_PER_PEKAN:
        sebelum = tunggu.batas_otomatis(hari_per_pekan)
        if sebelum is not None:
            orang = Penugasan.objects.definitif().pada(tunggu.hari_ini)
            batas |= Q(
                diajukan_pada__lt=make_aware(datetime.combine(sebelum, time.min)),
                pegawai__in=orang.filter(unit__hari_per_pekan=hari_per_pekan).values("pegawai"),
            )
    return Kegiatan.objects.menunggu_verifikasi().bulan_terbuka().filter(batas, terlambat=False)


def _per_orang(antrean: Iterable[Antrean]) -> Sequence[tuple[int, list[Antrean]]]:
    """Gather by person, in the order in which each comes first."""
    per_orang: dict[int, list[Antrean]] = {}
    for satu in antrean:
        per_orang.setdefault(satu.pegawai_id, []).append(satu)
    return list(per_orang.items())
