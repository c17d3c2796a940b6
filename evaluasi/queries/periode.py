"""Periods, and how far the rating of everybody has come in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, FilteredRelation, OuterRef, Q, QuerySet

from evaluasi.choices import StatusPenilaian, StatusPeriode
from evaluasi.models import Penilaian, PeriodePenilaian
from pegawai.inti.periode import Periode
from pegawai.models import SKP
from pegawai.queries import jumlah_baris, leluhur_organisasi


PERIODE_TERAKHIR = 24  # how many closed ones a page offers


@dataclass(frozen=True)
class Kemajuan:
    """How far the rating of some people has come: approved SKP that touch the period, by state."""

    skp: int = 0
    draf: int = 0
    ditetapkan: int = 0

    @property
    def belum(self) -> int:
        """Not determined: drafts, and those nobody has begun."""
        return self.skp - self.ditetapkan

    @property
    def belum_dimulai(self) -> int:
        return self.skp - self.ditetapkan - self.draf

    @property
    def persen(self) -> int | None:
        return 100 * self.ditetapkan // self.skp if self.skp else None


def periode_pilihan() -> list[PeriodePenilaian]:
    """Return the periods a page offers: what ends first among the open ones, then the latest closed.

    One query.
    """
    tertutup = PeriodePenilaian.objects.filter(status=StatusPeriode.DITUTUP).order_by("-selesai", "-mulai")
    daftar = list(
        PeriodePenilaian.objects.filter(
            Q(status=StatusPeriode.DIBUKA) | Q(pk__in=tertutup.values("pk")[:PERIODE_TERAKHIR])
        ).order_by("-selesai", "-mulai")
    )
    terbuka = sorted((p for p in daftar if p.ditutup_pada is None), key=lambda p: (p.selesai, p.mulai))
    return terbuka + [p for p in daftar if p.ditutup_pada is not None]


def rentang_pernah_dibuka() -> frozenset[Periode]:
    """Return the ranges of all periods, open and closed: none of them is opened again. One query."""
    return frozenset(satu.rentang for satu in PeriodePenilaian.objects.only("mulai", "selesai"))


def daftar_periode() -> QuerySet[PeriodePenilaian]:
    """Return all periods, latest first, with what baris_periode takes.

    One query a page, counted in the database for the rows of that page only.
    """
    skp = SKP.objects.disetujui().filter(mulai__lt=OuterRef("selesai"), selesai__gt=OuterRef("mulai"))
    penilaian = Penilaian.objects.filter(periode=OuterRef("pk"))
    return PeriodePenilaian.objects.annotate(
        jumlah_skp=jumlah_baris(skp),
        jumlah_draf=jumlah_baris(penilaian.filter(status=StatusPenilaian.DRAF)),
        jumlah_ditetapkan=jumlah_baris(penilaian.ditetapkan()),
    ).order_by("-selesai", "-mulai")


def baris_periode(daftar: Iterable[PeriodePenilaian]) -> list[tuple[PeriodePenilaian, Kemajuan]]:
    """Return each row of daftar_periode with how far its rating has come."""
    return [
        (satu, Kemajuan(satu.jumlah_skp, satu.jumlah_draf, satu.jumlah_ditetapkan))  # type: ignore[attr-defined]
        for satu in daftar
    ]


def kemajuan_periode(periode: PeriodePenilaian) -> Kemajuan:
    """Count the approved SKP of a period by what became of them. One query."""
    return Kemajuan(**_skp_berkeadaan(periode).aggregate(**_HITUNGAN))


def kemajuan_opd(periode: PeriodePenilaian) -> Mapping[int, Kemajuan]:
    """Count the same for each organisation, by UnitKerja.pk; none without an SKP. One query."""
    return {
        opd: Kemajuan(*hitungan)
        for opd, *hitungan in _skp_berkeadaan(periode)
        .filter(leluhur_organisasi("penugasan__unit__silsilah__"))
        .values_list("penugasan__unit__silsilah__leluhur")
        .annotate(**_HITUNGAN)
    }


_HITUNGAN = {
    "skp": Count("pk"),
    "draf": Count("pk", filter=Q(keadaan=StatusPenilaian.DRAF)),
    "ditetapkan": Count("pk", filter=Q(keadaan=StatusPenilaian.DITETAPKAN)),
}


def _skp_berkeadaan(periode: PeriodePenilaian) -> QuerySet[SKP]:
    """Return the approved SKP of a period with `keadaan`, the status of their rating, None without."""
    penilaian = FilteredRelation("penilaian", condition=Q(penilaian__periode=periode))
    return (
        SKP.objects.disetujui()
        .pada(periode.rentang)
        .annotate(penilaian_ini=penilaian, keadaan=F("penilaian_ini__status"))
    )
