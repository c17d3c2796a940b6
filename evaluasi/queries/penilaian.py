"""Who rates whom, and the lists of ratings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Upper

from evaluasi.capaian import capaian_pegawai
from evaluasi.choices import StatusPeriode
from evaluasi.models import CapaianHasil, Penilaian, PeriodePenilaian
from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan
from pegawai.choices import JenisPenugasan
from pegawai.models import SKP, Pegawai, Penugasan, SilsilahUnit, UnitKerja
from pegawai.models.skp import SKPQuerySet


class Kedudukan(NamedTuple):
    """How a person stands to a rating: may rate, and leads the unit of that post or one above."""

    berhak: bool
    memimpin: bool


def skp_dinilai(penilai: Pegawai, hari_ini: date) -> SKPQuerySet:
    """Return the approved SKP that this person assesses today.

    An SKP keeps its assessor, also when that person has moved to another post. Who holds no post any more
    is followed by the superior of today.

    Kebijakan daerah: penilai yang berhalangan tetap digantikan atasan langsung pada hari penilaian.
    """
    bertugas = Penugasan.objects.pada(hari_ini)
    bawahan = Pegawai.objects.bawahan(penilai, hari_ini)
    sendiri = SKP.objects.filter(Exists(bertugas.filter(pegawai=penilai)), penilai=penilai)
    warisan = SKP.objects.filter(
        ~Exists(bertugas.filter(pegawai=OuterRef("penilai"))), pegawai__in=bawahan.values("pk")
    )
    # A union, since PostgreSQL reads either half by its index, but their OR by walking over every SKP.
    return SKP.objects.disetujui().filter(pk__in=sendiri.values("pk").union(warisan.values("pk")))


def berhak_menilai(oleh: Pegawai, skp: SKP, hari_ini: date) -> bool:
    """Tell whether this person assesses that SKP today. One query."""
    return skp_dinilai(oleh, hari_ini).filter(pk=skp.pk).exists()


def kedudukan(oleh: Pegawai, penilaian: Penilaian, hari_ini: date) -> Kedudukan:
    """Tell how a person stands to a rating today. One query."""
    pimpinan = Penugasan.objects.pada(hari_ini).memimpin().filter(pegawai=oleh)
    return Kedudukan(
        **Penilaian.objects.filter(pk=penilaian.pk)
        .values(
            berhak=Exists(skp_dinilai(oleh, hari_ini).filter(pk=OuterRef("skp"))),
            memimpin=Exists(pimpinan.filter(unit__keturunan__unit=OuterRef("unit"))),
        )
        .get()
    )


def unit_dipimpin(oleh: Pegawai, hari_ini: date) -> tuple[UnitKerja, ...]:
    """Return the units a person leads on that date, acting or not. One query."""
    return tuple(
        UnitKerja.objects.filter(
            penugasan__in=Penugasan.objects.pada(hari_ini).memimpin().filter(pegawai=oleh)
        )
    )


def sebutan_penilai(penilai: Pegawai, unit: UnitKerja, hari_ini: date) -> str:
    """Return the post in which a person rates somebody of that unit, as one says it. Two queries.

    The nearest unit led at or above it counts, acting or not; otherwise the definitive post.
    """
    jarak = dict(SilsilahUnit.objects.filter(unit=unit).values_list("leluhur_id", "jarak"))
    daftar = Penugasan.objects.pada(hari_ini).filter(pegawai=penilai).select_related("jabatan")

    def urutan(penugasan: Penugasan) -> tuple[bool, int, bool]:
        di_atas = penugasan.memimpin and penugasan.unit_id in jarak
        dekat = jarak[penugasan.unit_id] if di_atas else 0
        return not di_atas, dekat, penugasan.jenis != JenisPenugasan.DEFINITIF

    return min(daftar, key=urutan).sebutan


@dataclass(frozen=True)
class BarisMeja:
    """One plan on an assessor's desk: what is known of it in the period, and its rating so far."""

    skp: SKP
    penilaian: Penilaian | None
    persen: Decimal | None
    terverifikasi: int  # activities of the person, as is `menunggu`
    menunggu: int

    @property
    def urutan(self) -> tuple[bool, bool, Decimal, str, int]:
        """What needs a look first: nothing measured, then the lowest; what is determined comes last."""
        selesai = self.penilaian is not None and bool(self.penilaian.predikat)
        terukur = self.persen is not None
        return selesai, terukur, self.persen or Decimal(0), self.skp.pegawai.nama.upper(), self.skp.pk


def meja_penilai(penilai: Pegawai, periode: PeriodePenilaian, hari_ini: date) -> list[BarisMeja]:
    """Return whom this assessor rates in a period, see BarisMeja.urutan. Four queries.

    All of them, since a desk is as large as one person can lead.
    """
    daftar = list(_berpenilaian(skp_dinilai(penilai, hari_ini), periode))
    persen: dict[int, list[Decimal | None]] = defaultdict(list)
    for skp, satu in (
        CapaianHasil.objects.pada(periode.rentang)
        .filter(hasil_kerja__skp__in=daftar)
        .values_list("hasil_kerja__skp", "persen")
    ):
        persen[skp].append(satu)
    kegiatan = {
        pegawai: hitungan
        for pegawai, *hitungan in Kegiatan.objects.pada(periode.rentang)
        .filter(pegawai__in=[skp.pegawai_id for skp in daftar])
        .values_list("pegawai")
        .annotate(
            terverifikasi=Count("pk", filter=Q(status=StatusKegiatan.TERVERIFIKASI)),
            menunggu=Count("pk", filter=Q(status=StatusKegiatan.DIAJUKAN)),
        )
    }
    meja = (
        BarisMeja(
            skp,
            next(iter(skp.penilaian_periode), None),  # type: ignore[attr-defined]
            capaian_pegawai(persen[skp.pk]),
            *kegiatan.get(skp.pegawai_id, (0, 0)),
        )
        for skp in daftar
    )
    return sorted(meja, key=attrgetter("urutan"))


def jumlah_belum_dinilai(penilai: Pegawai, hari_ini: date) -> int:
    """Count the SKP that this assessor has not rated in some open period that has ended. One query."""
    sudah = Penilaian.objects.ditetapkan().filter(skp=OuterRef(OuterRef("pk")), periode=OuterRef("pk"))
    periode = PeriodePenilaian.objects.filter(
        ~Exists(sudah),
        status=StatusPeriode.DIBUKA,
        selesai__lte=hari_ini,
        mulai__lt=OuterRef("selesai"),
        selesai__gt=OuterRef("mulai"),
    )
    return skp_dinilai(penilai, hari_ini).filter(Exists(periode)).count()


def penilaian_unit(unit: UnitKerja, periode: PeriodePenilaian) -> SKPQuerySet:
    """Return everybody of a unit and below with an approved SKP in the period, by unit and name.

    Each SKP comes with its `penilaian_periode`. Two queries a page.
    """
    skp = SKP.objects.disetujui().filter(penugasan__unit__in=UnitKerja.objects.dalam(unit))
    return _berpenilaian(skp, periode).order_by(
        Upper("penugasan__unit__nama"), "penugasan__unit", Upper("pegawai__nama"), "pk"
    )


def penilaian_lengkap() -> QuerySet[Penilaian]:
    """Return ratings with people, posts and period as their page shows them."""
    return Penilaian.objects.select_related(
        "periode",
        "penilai",
        "unit",
        "skp__pegawai",
        "skp__penilai",
        "skp__penugasan__unit",
        "skp__penugasan__jabatan",
    ).prefetch_related("perilaku")


def riwayat_penilaian(pegawai: Pegawai) -> QuerySet[Penilaian]:
    """Return the determined ratings of one person, latest period first. One query."""
    return (
        Penilaian.objects.ditetapkan()
        .filter(skp__pegawai=pegawai)
        .select_related("periode", "penilai")
        .order_by("-periode__selesai", "periode__mulai", "-pk")
    )


def _berpenilaian(skp: SKPQuerySet, periode: PeriodePenilaian) -> SKPQuerySet:
    penilaian = Penilaian.objects.filter(periode=periode).select_related("penilai")
    return (
        skp.pada(periode.rentang)
        .select_related("pegawai", "penilai", "penugasan__unit", "penugasan__jabatan")
        .prefetch_related(Prefetch("penilaian", penilaian, to_attr="penilaian_periode"))
    )
