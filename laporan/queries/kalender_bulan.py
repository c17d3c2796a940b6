"""One employee's month as a calendar: what each day asks, what was told of it, and where that stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.db.models import Count, Q, Sum

from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan
from pegawai.inti.kalender import AKHIR_PEKAN, LEPAS_DINAS, HariKerja
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai
from pegawai.queries import kalender_kerja

from .dasar import DIHITUNG
from .kurang import hari_kurang


HARI_SEPEKAN = 7


@dataclass(frozen=True)
class HitunganHari:
    """The entries of one day, by where they stand; `menit` leaves out what was rejected."""

    menit: int = 0
    konsep: int = 0
    menunggu: int = 0
    dikembalikan: int = 0
    terverifikasi: int = 0
    ditolak: int = 0

    @property
    def jumlah(self) -> int:
        return self.konsep + self.menunggu + self.dikembalikan + self.terverifikasi + self.ditolak


@dataclass(frozen=True)
class HariBulan:
    """One day of the calendar."""

    kerja: HariKerja
    hitungan: HitunganHari
    lampau: bool
    hari_ini: bool
    kurang: bool  # work was expected, it can still be told, and nothing is

    @property
    def tanggal(self) -> date:
        return self.kerja.tanggal

    @property
    def keterangan(self) -> str:
        """Why the day is not an ordinary one; weekends stand in columns of their own."""
        return "" if self.kerja.keterangan == AKHIR_PEKAN else self.kerja.keterangan

    @property
    def khusus(self) -> str:
        """The name of a holiday, a leave or duty elsewhere; empty on other days."""
        biasa = self.kerja.bekerja and not self.kerja.terpenuhi
        return "" if biasa or self.kerja.keterangan == LEPAS_DINAS else self.keterangan

    @property
    def keadaan(self) -> tuple[str, str, str]:
        """What the day is about, as words, tone and icon: what its owner has to do comes first."""
        hitungan = self.hitungan
        if hitungan.dikembalikan:
            return "perlu diperbaiki", "cukup", "arrow-uturn-left"
        if hitungan.konsep:
            return "masih konsep", "netral", "pencil"
        if hitungan.menunggu:
            return "menunggu", "utama", "clock"
        if hitungan.terverifikasi:
            return "terverifikasi", "baik", "check"
        if hitungan.ditolak:
            return "ditolak", "buruk", "x-mark"
        if self.kurang:
            return "belum ada catatan", "cukup", "exclamation-triangle"
        return "", "", ""


@dataclass(frozen=True)
class KalenderBulan:
    """A month in weeks of seven days, Monday first; None stands for days of other months."""

    pekan: Sequence[Sequence[HariBulan | None]]
    menit: int  # told and not rejected
    menit_sampai_kini: int  # expected of the days that are over, and of today

    @property
    def hari(self) -> list[HariBulan]:
        return [hari for pekan in self.pekan for hari in pekan if hari]

    @property
    def hari_kurang(self) -> int:
        return sum(hari.kurang for hari in self.hari)

    @property
    def keadaan(self) -> list[tuple[str, str, str]]:
        """The states that occur, each once, to explain the signs that stand for them."""
        return list(dict.fromkeys(hari.keadaan for hari in self.hari if hari.keadaan[0]))

    @property
    def hari_khusus(self) -> list[tuple[str, date, date]]:
        """Why one is not at the usual work, with the first and the last of the days in a row.

        Weekends and the days between shifts are no such days.
        """
        return [
            (kata, daftar[0].tanggal, daftar[-1].tanggal)
            for kata, kelompok in groupby(self.hari, key=attrgetter("khusus"))
            if kata and (daftar := list(kelompok))
        ]


def kalender_bulan(pegawai: Pegawai, bulan: Periode, hari_ini: date) -> KalenderBulan:
    """Return one month; two queries more than kalender_kerja."""
    hitungan, kurang = _hitungan(pegawai, bulan), hari_kurang(pegawai, bulan, hari_ini)
    hari = [
        HariBulan(
            kerja,
            hitungan.get(kerja.tanggal, HitunganHari()),
            lampau=kerja.tanggal < hari_ini,
            hari_ini=kerja.tanggal == hari_ini,
            kurang=kerja.tanggal in kurang,
        )
        for kerja in kalender_kerja(pegawai, bulan)
    ]
    kosong: list[HariBulan | None] = [None] * bulan.mulai.weekday()
    berjajar = [*kosong, *hari, *[None] * (-(len(kosong) + len(hari)) % HARI_SEPEKAN)]
    return KalenderBulan(
        pekan=[berjajar[dari : dari + HARI_SEPEKAN] for dari in range(0, len(berjajar), HARI_SEPEKAN)],
        menit=sum(satu.hitungan.menit for satu in hari),
        menit_sampai_kini=sum(satu.kerja.menit for satu in hari if satu.lampau or satu.hari_ini),
    )


def _hitungan(pegawai: Pegawai, bulan: Periode) -> Mapping[date, HitunganHari]:
    def berstatus(status: StatusKegiatan) -> Count:
        return Count("pk", filter=Q(status=status))

    return {
        tanggal: HitunganHari(*hitungan)
        for tanggal, *hitungan in Kegiatan.objects.milik(pegawai)
        .pada(bulan)
        .values_list("tanggal")
        .annotate(
            jumlah_menit=Sum("menit", filter=DIHITUNG, default=0),
            konsep=berstatus(StatusKegiatan.KONSEP),
            menunggu=berstatus(StatusKegiatan.DIAJUKAN),
            dikembalikan=berstatus(StatusKegiatan.DIKEMBALIKAN),
            terverifikasi=berstatus(StatusKegiatan.TERVERIFIKASI),
            ditolak=berstatus(StatusKegiatan.DITOLAK),
        )
    }
