"""What is still missing from one's diary, until when it can be told in time, and what happens then."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Min, OuterRef, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, JSONArray

from laporan.models import AturanLaporan, BulanTerkunci, Kegiatan
from pegawai.choices import JenisPegawai, Kedudukan
from pegawai.inti.kalender import HARI_PER_PEKAN, bekerja_pada, jatuh_tempo
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai, Penugasan
from pegawai.queries import LarikTidakBekerja

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
    return baca_kurang(Pegawai.objects.values_list(*kolom_kurang(hari_ini)).get(pk=pegawai.pk), hari_ini)


def kolom_kurang(hari_ini: date) -> tuple[Combinable, ...]:
    """Return what baca_kurang needs of a person, to be read with whatever else a page asks of one."""
    mulai = _awal(hari_ini)
    milik = {"pegawai": OuterRef("pk")}
    tugas = Penugasan.objects.filter(**milik, pegawai__kedudukan=Kedudukan.AKTIF).exclude(
        pegawai__jenis=JenisPegawai.PEJABAT_NEGARA
    )
    return (
        ArraySubquery(
            Kegiatan.objects.pada(Periode(mulai, hari_ini)).filter(**milik).values("tanggal").distinct()
        ),
        ArraySubquery(BulanTerkunci.objects.filter(awal_bulan__gte=mulai).values("awal_bulan")),
        Subquery(tugas.values("pegawai").annotate(awal=Min("mulai")).values("awal")),
        LarikTidakBekerja(F("pk"), mulai, hari_ini + RENTANG_KALENDER),
        Coalesce(
            Subquery(tugas.definitif().pada(hari_ini).values("unit__hari_per_pekan")[:1]), HARI_PER_PEKAN[0]
        ),
        ArraySubquery(
            AturanLaporan.objects.order_by("-mulai").values(isi=JSONArray("mulai", "hari_tenggang"))
        ),
    )


def baca_kurang(kolom: Sequence[Any], hari_ini: date) -> YangKurang:
    """Return what is missing according to the values of kolom_kurang. No query."""
    tercatat, terkunci, bertugas, libur, hari_per_pekan, aturan = kolom
    buku = _Buku(frozenset(tercatat), frozenset(terkunci), bertugas, frozenset(libur), hari_per_pekan, aturan)
    tenggat = [(tanggal, buku.tenggat(tanggal)) for tanggal in buku.kosong(_awal(hari_ini), hari_ini)]
    daftar = [HariKurang(tanggal, sampai, (sampai - hari_ini).days) for tanggal, sampai in tenggat]
    return YangKurang(
        tepat_waktu=tuple(hari for hari in daftar if not hari.terlambat),
        terlambat=tuple(hari for hari in daftar if hari.terlambat),
    )


def _awal(hari_ini: date) -> date:
    return Periode.bulan_dari(hari_ini).sebelumnya().mulai
