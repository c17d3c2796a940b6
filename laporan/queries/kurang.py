"""What is still missing from one's diary, until when it can be told in time, and what happens then."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Func, Value

from pegawai.inti.kalender import HARI_PER_PEKAN, bekerja_pada, jatuh_tempo
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai

from .aturan import RENTANG_KALENDER, SEHARI


@dataclass(frozen=True)
class HariKurang:
    """A working day of which nothing is told; `tenggat` is the last day on which telling it is in time."""

    tanggal: date
    tenggat: date
    sisa_hari: int  # calendar days from today to `tenggat`; below 0 it is late

    @property
    def terlambat(self) -> bool:
        return self.sisa_hari < 0


@dataclass(frozen=True)
class YangKurang:
    """The working days without an entry, oldest first, apart by whether they can still be told in time."""

    tepat_waktu: Sequence[HariKurang]
    terlambat: Sequence[HariKurang]

    def __bool__(self) -> bool:
        return bool(self.tepat_waktu or self.terlambat)

    @property
    def mendesak(self) -> HariKurang | None:
        """The day that becomes late first."""
        return self.tepat_waktu[0] if self.tepat_waktu else None


@dataclass(frozen=True)
class _Buku:
    """What one person's diary and calendar hold of two months."""

    tercatat: Collection[date]
    terkunci: Collection[date]
    bertugas: date | None
    libur: Collection[date]
    hari_per_pekan: int
    aturan: Sequence[tuple[str, int]]  # from which day (ISO), days of grace; the latest first

    def tenggat(self, tanggal: date) -> date:
        hari = next(hari for mulai, hari in self.aturan if mulai <= tanggal.isoformat())
        return jatuh_tempo(tanggal, hari, libur=self.libur, hari_per_pekan=self.hari_per_pekan)

    def kosong(self, mulai: date, selesai: date) -> Iterator[date]:
        """Yield the working days of open months, since service began, of which nothing is told."""
        tanggal = max(mulai, self.bertugas) if self.bertugas else selesai
        while tanggal < selesai:
            if (
                tanggal not in self.tercatat
                and tanggal.replace(day=1) not in self.terkunci
                and bekerja_pada(tanggal, libur=self.libur, hari_per_pekan=self.hari_per_pekan)
            ):
                yield tanggal
            tanggal += SEHARI


def yang_kurang(pegawai: Pegawai, hari_ini: date) -> YangKurang:
    """Return the days before today, of this month and the one before, of which nothing is told. One query.

    Left out are days on which one does not work, months that are closed, and the time before one's first
    post; who is not in active service owes nothing.
    """
    buku = Pegawai.objects.values_list(BukuHarian(hari_ini), flat=True).get(pk=pegawai.pk)
    return baca_kurang(buku, hari_ini)


def hari_kurang(pegawai: Pegawai, bulan: Periode, hari_ini: date) -> Collection[date]:
    """Return the days before today of any month of which nothing is told, as yang_kurang does. One query."""
    isi = Pegawai.objects.values_list(BukuHarian(hari_ini, bulan.mulai), flat=True).get(pk=pegawai.pk)
    return frozenset(_buku(isi).kosong(bulan.mulai, min(bulan.selesai, hari_ini)))


class BukuHarian(Func):
    """What baca_kurang needs of a person, to be read with whatever else a page asks of one.

    Days before `awal` are not asked for; without it those before the month before.
    """

    function = "laporan_buku"
    output_field: models.Field[Any, Any] = models.Field()  # the driver itself reads JSON

    def __init__(self, hari_ini: date, awal: date | None = None) -> None:
        super().__init__(
            F("pk"),
            Value(awal or _awal(hari_ini)),
            Value(hari_ini),
            Value(hari_ini + RENTANG_KALENDER),
        )


def baca_kurang(isi: Mapping[str, Any], hari_ini: date) -> YangKurang:
    """Return what is missing according to the value of BukuHarian. No query."""
    buku = _buku(isi)
    tenggat = [(tanggal, buku.tenggat(tanggal)) for tanggal in buku.kosong(_awal(hari_ini), hari_ini)]
    daftar = [HariKurang(tanggal, sampai, (sampai - hari_ini).days) for tanggal, sampai in tenggat]
    return YangKurang(
        tepat_waktu=tuple(hari for hari in daftar if not hari.terlambat),
        terlambat=tuple(hari for hari in daftar if hari.terlambat),
    )


def _buku(isi: Mapping[str, Any]) -> _Buku:
    return _Buku(
        tercatat=_hari(isi["tercatat"]),
        terkunci=_hari(isi["terkunci"]),
        bertugas=date.fromisoformat(isi["bertugas"]) if isi["bertugas"] else None,
        libur=_hari(isi["libur"]),
        hari_per_pekan=isi["hari_per_pekan"] or HARI_PER_PEKAN[0],
        aturan=isi["aturan"],
    )


def _hari(daftar: Iterable[str]) -> Collection[date]:
    return frozenset(map(date.fromisoformat, daftar))


def _awal(hari_ini: date) -> date:
    return Periode.bulan_dari(hari_ini).sebelumnya().mulai
