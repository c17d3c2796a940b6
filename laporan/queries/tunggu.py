"""What the rules of a day say of work that waits for its superior."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q, QuerySet
from django.utils.timezone import localtime, make_aware

from laporan.models import AturanLaporan, Kegiatan
from laporan.tunggu import hari_kerja_ke_belakang, hari_menunggu
from pegawai.inti.kalender import HARI_PER_PEKAN
from pegawai.models import HariLibur, Penugasan


TAHUN = timedelta(days=366)  # of holidays: what has waited longer than that is counted roughly


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


def aturan_tunggu(hari_ini: date) -> AturanTunggu:
    """Return what the rules of today say of waiting. One query."""
    libur = HariLibur.objects.filter(tanggal__range=(hari_ini - TAHUN, hari_ini)).values("tanggal")
    aturan = (
        AturanLaporan.objects.annotate(libur=ArraySubquery(libur)).filter(mulai__lte=hari_ini).latest("mulai")
    )
    return AturanTunggu(hari_ini, aturan, libur=frozenset(aturan.libur))


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
