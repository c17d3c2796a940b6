"""Calendar periods in which performance is planned, reported and judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


NAMA_BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

POLA_KODE = re.compile(r"(20[0-9]{2})(?:-T([1-4])|-(0[1-9]|1[0-2]))?")

# Days that a form or a file may name: nobody in service began earlier, and arithmetic stays in the calendar.
TANGGAL_TERAWAL = date(1950, 1, 1)
TANGGAL_TERAKHIR = date(2099, 12, 31)
DI_LUAR_MASA = f"Tahunnya di luar {TANGGAL_TERAWAL.year} sampai {TANGGAL_TERAKHIR.year}."


@dataclass(frozen=True, order=True)
class Periode:
    """A half-open range of local dates (WIB): `mulai` is inside, `selesai` is not.

    Half-open ranges meet without gap or overlap, so three months make exactly one quarter.
    """

    mulai: date
    selesai: date

    def __post_init__(self) -> None:
        if self.mulai >= self.selesai:
            raise ValueError(f"Periode kosong: {self.mulai} sampai {self.selesai}.")

    @classmethod
    def bulan(cls, tahun: int, ke: int) -> Periode:
        return cls(date(tahun, ke, 1), _awal_bulan(tahun, ke + 1))

    @classmethod
    def triwulan(cls, tahun: int, ke: int) -> Periode:
        return cls(date(tahun, 3 * ke - 2, 1), _awal_bulan(tahun, 3 * ke + 1))

    @classmethod
    def tahun(cls, tahun: int) -> Periode:
        return cls(date(tahun, 1, 1), date(tahun + 1, 1, 1))

    @classmethod
    def pekan_dari(cls, tanggal: date) -> Periode:
        """Return the week in which a date lies, Monday to Sunday."""
        senin = tanggal - timedelta(days=tanggal.weekday())
        return cls(senin, senin + timedelta(days=7))

    @classmethod
    def bulan_dari(cls, tanggal: date) -> Periode:
        return cls.bulan(tanggal.year, tanggal.month)

    @classmethod
    def triwulan_dari(cls, tanggal: date) -> Periode:
        return cls.triwulan(tanggal.year, (tanggal.month + 2) // 3)

    @classmethod
    def tahun_dari(cls, tanggal: date) -> Periode:
        return cls.tahun(tanggal.year)

    def __contains__(self, tanggal: date) -> bool:
        return self.mulai <= tanggal < self.selesai

    def __str__(self) -> str:
        """Say it as people do: "Maret 2026", "Triwulan I 2026", "Tahun 2026", or both ends."""
        tahun, bulan = self.mulai.year, self.mulai.month
        if self == Periode.bulan_dari(self.mulai):
            return f"{NAMA_BULAN[bulan - 1]} {tahun}"
        if self == Periode.triwulan_dari(self.mulai):
            return f"Triwulan {('I', 'II', 'III', 'IV')[bulan // 3]} {tahun}"
        if self == Periode.tahun_dari(self.mulai):
            return f"Tahun {tahun}"
        return f"{tanggal_panjang(self.mulai)} sampai {tanggal_panjang(self.hari_terakhir)}"

    @classmethod
    def dari_kode(cls, kode: str) -> Periode | None:
        """Return the period that 2026-03, 2026-T1 or 2026 names, None for anything else."""
        cocok = POLA_KODE.fullmatch(kode)
        if cocok is None:
            return None
        tahun, triwulan, bulan = (int(bagian) if bagian else 0 for bagian in cocok.groups())
        if triwulan:
            return cls.triwulan(tahun, triwulan)
        return cls.bulan(tahun, bulan) if bulan else cls.tahun(tahun)

    @property
    def kode(self) -> str:
        """How an address names a month, a quarter or a year: 2026-03, 2026-T1, 2026."""
        if self == Periode.bulan_dari(self.mulai):
            return f"{self.mulai:%Y-%m}"
        if self == Periode.triwulan_dari(self.mulai):
            return f"{self.mulai.year}-T{(self.mulai.month + 2) // 3}"
        return str(self.mulai.year)

    @property
    def hari_terakhir(self) -> date:
        return self.selesai - timedelta(days=1)

    def sebelumnya(self) -> Periode:
        """Return the month before, for a period that is one month."""
        return Periode.bulan_dari(self.mulai - timedelta(days=1))

    def berikutnya(self) -> Periode:
        """Return the month after, for a period that is one month."""
        return Periode.bulan_dari(self.selesai)

    def mundur(self, jumlah: int) -> tuple[Periode, ...]:
        """Return `jumlah` months, oldest first, of which this one, a month, is the last."""
        daftar = [self]
        while len(daftar) < jumlah:
            daftar.append(daftar[-1].sebelumnya())
        return tuple(reversed(daftar))

    def hari_hari(self) -> tuple[date, ...]:
        """Return the days of the period, in order."""
        return tuple(self.mulai + timedelta(days=ke) for ke in range((self.selesai - self.mulai).days))

    def bulan_bulan(self) -> Iterator[Periode]:
        """Yield the months of a period that starts and ends on month boundaries."""
        mulai = self.mulai
        while mulai < self.selesai:
            bulan = Periode.bulan_dari(mulai)
            yield bulan
            mulai = bulan.selesai

    @property
    def jumlah_bulan(self) -> int:
        """The length of a period that starts and ends on month boundaries."""
        return len(list(self.bulan_bulan()))

    def beririsan(self, lain: Periode) -> bool:
        """Tell whether two periods have a day in common."""
        return self.mulai < lain.selesai and lain.mulai < self.selesai

    def bulan_beririsan(self, lain: Periode) -> int:
        """Count the months that two periods of whole months have in common; 0 when they do not meet."""
        if not self.beririsan(lain):
            return 0
        return Periode(max(self.mulai, lain.mulai), min(self.selesai, lain.selesai)).jumlah_bulan


def tanggal_panjang(tanggal: date) -> str:
    """Write a date in full, e.g. 24 November 2026."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]} {tanggal.year}"


def rentang_panjang(mulai: date, terakhir: date) -> str:
    """Write a first and a last day in full without saying anything twice: 3 sampai 5 Desember 2026."""
    if mulai == terakhir:
        return tanggal_panjang(mulai)
    if (mulai.year, mulai.month) == (terakhir.year, terakhir.month):
        awal = str(mulai.day)
    elif mulai.year == terakhir.year:
        awal = f"{mulai.day} {NAMA_BULAN[mulai.month - 1]}"
    else:
        awal = tanggal_panjang(mulai)
    return f"{awal} sampai {tanggal_panjang(terakhir)}"


def _awal_bulan(tahun: int, ke: int) -> date:
    return date(tahun + (ke - 1) // 12, (ke - 1) % 12 + 1, 1)
