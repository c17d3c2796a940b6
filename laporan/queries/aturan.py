"""Which rules hold for a day of work, and until when it can be told in time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Subquery, Value
from django.db.models.functions import Coalesce

from laporan.models import AturanLaporan
from pegawai.inti.kalender import HARI_PER_PEKAN, jatuh_tempo
from pegawai.models import Pegawai, Penugasan
from pegawai.queries import LarikTidakBekerja


RENTANG_KALENDER = timedelta(days=120)  # holds the longest days of grace, holidays and leave included
SEHARI = timedelta(days=1)


@dataclass(frozen=True)
class BatasCatat:
    """The rules of one day and, by one person's calendar, the days of grace around it.

    `libur` are the days that ask for no entry: holidays, own leave, duty elsewhere.
    """

    aturan: AturanLaporan
    libur: Collection[date]
    hari_per_pekan: int

    def tenggat(self, tanggal: date) -> date:
        """Return the last day on which work of `tanggal` is told in time."""
        return jatuh_tempo(
            tanggal, self.aturan.hari_tenggang, libur=self.libur, hari_per_pekan=self.hari_per_pekan
        )

    def awal_tepat_waktu(self, hari_ini: date) -> date:
        """Return the earliest day whose work is still told in time today."""
        tanggal = hari_ini
        while self.tenggat(tanggal - SEHARI) >= hari_ini:
            tanggal -= SEHARI
        return tanggal


@dataclass(frozen=True)
class SemuaAturan:
    """All sets of rules: the one that holds today, those to come (soonest first), those that held before."""

    kini: AturanLaporan
    mendatang: Sequence[AturanLaporan]
    lampau: Sequence[AturanLaporan]


def semua_aturan(hari_ini: date) -> SemuaAturan:
    """One query."""
    terbaru_dulu = list(AturanLaporan.objects.order_by("-mulai"))
    mendatang = [aturan for aturan in terbaru_dulu if aturan.mulai > hari_ini]
    kini, *lampau = terbaru_dulu[len(mendatang) :]
    return SemuaAturan(kini, mendatang[::-1], lampau)


def aturan_pada(daftar_tanggal: Iterable[date]) -> Mapping[date, AturanLaporan]:
    """Return the rules of each of these days. One query."""
    terbaru_dulu = list(AturanLaporan.objects.order_by("-mulai"))
    return {
        tanggal: next(aturan for aturan in terbaru_dulu if aturan.mulai <= tanggal)
        for tanggal in set(daftar_tanggal)
    }


def batas_catat(pegawai: Pegawai, tanggal: date) -> BatasCatat:
    """Return the rules of that day with what their days of grace are counted by. One query.

    The week is that of one's unit on that day; without a post it is the usual five days.
    """
    pekan = Penugasan.objects.definitif().pada(tanggal).filter(pegawai=pegawai).values("unit__hari_per_pekan")
    libur = LarikTidakBekerja(Value(pegawai.pk), tanggal - RENTANG_KALENDER, tanggal + RENTANG_KALENDER)
    aturan = (
        AturanLaporan.objects.annotate(
            hari_per_pekan=Coalesce(Subquery(pekan[:1]), HARI_PER_PEKAN[0]), libur=libur
        )
        .filter(mulai__lte=tanggal)
        .latest("mulai")
    )
    return BatasCatat(aturan, libur=frozenset(aturan.libur), hari_per_pekan=aturan.hari_per_pekan)
