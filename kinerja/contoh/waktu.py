"""The days of the demo city, all derived from the moment it is filled."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from pegawai.inti.kalender import bekerja_pada, jatuh_tempo
from pegawai.inti.periode import Periode


HARI_CERITA = 150  # a change shows when there are months before it and after it
HARI_KERJA_SEBELUM_DIKUNCI = 5  # reports of a month close on this working day of the next


@dataclass(frozen=True)
class Waktu:
    """`bulan` ends with the month of `pada`; `libur` are the holidays of all years touched."""

    pada: datetime
    bulan: Sequence[Periode]
    libur: Collection[date]

    @property
    def hari_ini(self) -> date:
        return timezone.localdate(self.pada)

    @property
    def awal(self) -> date:
        return self.bulan[0].mulai

    @property
    def rentang(self) -> Periode:
        return Periode(self.awal, self.bulan[-1].selesai)

    @property
    def tahun(self) -> range:
        return range(self.awal.year, self.hari_ini.year + 1)

    @property
    def terkunci(self) -> Sequence[Periode]:
        """The months whose reports can no longer change."""
        return [bulan for bulan in self.bulan if self.hari_kunci(bulan) <= self.hari_ini]

    @property
    def triwulan(self) -> Sequence[Periode]:
        """The quarters that begin within the months, oldest first: those before are known in part only."""
        triwulan = sorted({Periode.triwulan_dari(bulan.mulai) for bulan in self.bulan})
        return [satu for satu in triwulan if satu.mulai >= self.awal]

    @property
    def bulan_warga(self) -> Sequence[Periode]:
        """The months of which citizens have spoken: whole quarters, never so few that nothing can change."""
        awal = Periode.triwulan_dari(self.awal)
        while (self.bulan[-1].mulai - awal.mulai).days < HARI_CERITA:
            awal = Periode.triwulan_dari(awal.mulai - timedelta(days=1))
        return tuple(Periode(awal.mulai, self.bulan[-1].selesai).bulan_bulan())

    @property
    def perubahan(self) -> date:
        """The day from which Dinas Kesehatan answers faster: the middle of those months."""
        return self.bulan_warga[len(self.bulan_warga) // 2].mulai

    def hari_kunci(self, bulan: Periode) -> date:
        return jatuh_tempo(
            bulan.hari_terakhir, HARI_KERJA_SEBELUM_DIKUNCI, libur=self.libur, hari_per_pekan=5
        )

    def jam(self, tanggal: date, jam: int, menit: int = 0) -> datetime:
        """That time of that day in Pontianak, never after `pada`."""
        return min(timezone.make_aware(datetime.combine(tanggal, time(jam, menit))), self.pada)

    def bekerja(self, tanggal: date, hari_per_pekan: int) -> bool:
        return bekerja_pada(tanggal, libur=self.libur, hari_per_pekan=hari_per_pekan)

    def hari_lampau(self, periode: Periode) -> Sequence[date]:
        """The days of a period up to today."""
        selesai = min(periode.selesai, self.hari_ini + timedelta(days=1))
        return [periode.mulai + timedelta(days=ke) for ke in range((selesai - periode.mulai).days)]

    def mundur(self, hari: int, hari_per_pekan: int = 5) -> date:
        """The working day that many working days before today."""
        tanggal = self.hari_ini
        while hari:
            tanggal -= timedelta(days=1)
            hari -= self.bekerja(tanggal, hari_per_pekan)
        return tanggal
