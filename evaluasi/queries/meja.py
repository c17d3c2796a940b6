"""The lists of ratings: an assessor's desk with who is missing from it, and everybody of a unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, FilteredRelation, OuterRef, Q
from django.db.models.functions import Upper

from evaluasi.capaian import capaian_pegawai
from evaluasi.choices import KeadaanPenilaian, StatusPenilaian, StatusPeriode, keadaan_penilaian
from evaluasi.models import CapaianHasil, Penilaian, PeriodePenilaian
from laporan.queries import HitunganKegiatan, hitungan_kegiatan
from pegawai.choices import StatusSKP
from pegawai.models import SKP, Pegawai, UnitKerja
from pegawai.models.skp import SKPQuerySet
from pegawai.permissions import WAJIB_SKP

from .penilaian import skp_dinilai


@dataclass(frozen=True)
class BarisMeja:
    """One plan on an assessor's desk: what is known of it in the period, and its rating so far."""

    skp: SKP
    penilaian: Penilaian | None
    keadaan: KeadaanPenilaian
    persen: Decimal | None
    kegiatan: HitunganKegiatan  # of the person

    @property
    def urutan(self) -> tuple[bool, bool, Decimal, str, int]:
        """What needs a look first: nothing measured, then the lowest; what is determined comes last."""
        selesai = self.keadaan == KeadaanPenilaian.DITETAPKAN
        terukur = self.persen is not None
        return selesai, terukur, self.persen or Decimal(0), self.skp.pegawai.nama.upper(), self.skp.pk


@dataclass(frozen=True)
class LuarMeja:
    """Direct subordinates of today who are not on the desk in a period, by the first reason that fits."""

    dinilai_lain: int = 0  # the approved SKP names an assessor who is still in office
    menunggu: int = 0  # an SKP waits for approval
    disusun: int = 0  # an SKP is being written, or was sent back
    tanpa_skp: int = 0

    @property
    def jumlah(self) -> int:
        return self.dinilai_lain + self.menunggu + self.disusun + self.tanpa_skp


def meja_penilai(penilai: Pegawai, periode: PeriodePenilaian, hari_ini: date) -> list[BarisMeja]:
    """Return whom this assessor rates in a period, see BarisMeja.urutan. Two queries.

    All of them, since a desk is as large as one person can lead.
    """
    capaian = CapaianHasil.objects.pada(periode.rentang).filter(hasil_kerja__skp=OuterRef("pk"))
    daftar = list(
        _berpenilaian(skp_dinilai(penilai, hari_ini), periode).annotate(
            daftar_persen=ArraySubquery(capaian.values("persen"))
        )
    )
    kegiatan = hitungan_kegiatan([skp.pegawai_id for skp in daftar], periode.rentang)
    meja = (
        BarisMeja(
            skp,
            penilaian,
            keadaan,
            capaian_pegawai(skp.daftar_persen),  # type: ignore[attr-defined]
            kegiatan.get(skp.pegawai_id, HitunganKegiatan()),
        )
        for skp, penilaian, keadaan in baris_penilaian(daftar, periode)
    )
    return sorted(meja, key=attrgetter("urutan"))


def luar_meja(
    penilai: Pegawai, meja: Iterable[BarisMeja], periode: PeriodePenilaian, hari_ini: date
) -> LuarMeja:
    """Count the direct subordinates of today who owe an SKP and are on no row of this desk. One query."""
    status: dict[int, set[str | None]] = defaultdict(set)
    masa = Q(skp__mulai__lt=periode.selesai, skp__selesai__gt=periode.mulai)
    for pegawai, satu in (
        Pegawai.objects.bawahan(penilai, hari_ini)
        .filter(kedudukan__in=WAJIB_SKP)
        .exclude(pk__in=[baris.skp.pegawai_id for baris in meja])
        .annotate(skp_ini=FilteredRelation("skp", condition=masa))
        .values_list("pk", "skp_ini__status")
    ):
        status[pegawai].add(satu)
    sebab = Counter(map(_sebab, status.values()))
    return LuarMeja(**sebab)


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


def penilaian_unit(
    unit: UnitKerja, periode: PeriodePenilaian, keadaan: KeadaanPenilaian | None = None
) -> SKPQuerySet:
    """Return everybody of a unit and below with an approved SKP in the period, by unit and name.

    With `keadaan` only those whose rating has come that far. One query a page; see baris_penilaian.
    """
    skp = SKP.objects.disetujui().filter(penugasan__unit__in=UnitKerja.objects.dalam(unit))
    if keadaan is not None:
        skp = _berkeadaan(skp, periode, keadaan)
    return _berpenilaian(skp, periode).order_by(
        Upper("penugasan__unit__nama"), "penugasan__unit", Upper("pegawai__nama"), "pk"
    )


def baris_penilaian(
    daftar: Iterable[SKP], periode: PeriodePenilaian
) -> list[tuple[SKP, Penilaian | None, KeadaanPenilaian]]:
    """Return each row of penilaian_unit with its rating and how far that has come."""
    baris = []
    for skp in daftar:
        penilaian = getattr(skp, "penilaian_ini", None)
        baris.append((skp, penilaian, keadaan_penilaian(penilaian and penilaian.status, periode.status)))
    return baris


def _berkeadaan(skp: SKPQuerySet, periode: PeriodePenilaian, keadaan: KeadaanPenilaian) -> SKPQuerySet:
    """Narrow to those that keadaan_penilaian gives this state."""
    penilaian = Penilaian.objects.filter(skp=OuterRef("pk"), periode=periode)
    if keadaan == KeadaanPenilaian.DITETAPKAN:
        return skp.filter(Exists(penilaian.ditetapkan()))
    if (keadaan == KeadaanPenilaian.TANPA_PENILAIAN) != (periode.status == StatusPeriode.DITUTUP):
        return skp.none()
    match keadaan:
        case KeadaanPenilaian.DRAF:
            return skp.filter(Exists(penilaian.filter(status=StatusPenilaian.DRAF)))
        case KeadaanPenilaian.BELUM:
            return skp.filter(~Exists(penilaian))
        case _:
            return skp.filter(~Exists(penilaian.ditetapkan()))


def _berpenilaian(skp: SKPQuerySet, periode: PeriodePenilaian) -> SKPQuerySet:
    """Return those of the period with people, posts and `penilaian_ini`, their rating in it."""
    return (
        skp.pada(periode.rentang)
        .annotate(penilaian_ini=FilteredRelation("penilaian", condition=Q(penilaian__periode=periode)))
        # The plugin of mypy does not know that a FilteredRelation can be selected.
        .select_related(  # type: ignore[misc]
            "pegawai", "penilai", "penugasan__unit", "penugasan__jabatan", "penilaian_ini__penilai"
        )
    )


def _sebab(status: Collection[str | None]) -> str:
    """Return the field of LuarMeja for somebody whose SKP have these states, None standing for no SKP."""
    if StatusSKP.DISETUJUI in status:
        return "dinilai_lain"
    if StatusSKP.DIAJUKAN in status:
        return "menunggu"
    return "tanpa_skp" if None in status else "disusun"
