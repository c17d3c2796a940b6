"""What citizens may read: figures of finished quarters, of units that enough people have rated.

Only whole quarters, and only after their end, are published. A figure that grows from day to day, or months
beside their quarter, would let the few answers between two figures be worked out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.kepuasan import Kepuasan, kepuasan
from kinerja.publik.penerbitan import terbit_bersama
from pegawai.inti.periode import Periode
from pegawai.models import UnitKerja
from umpanbalik.ikm import MINIMAL_TERBIT
from umpanbalik.models import IndeksKepuasan
from umpanbalik.queries import RingkasanAduan, ringkasan_aduan


JUMLAH_TRIWULAN = 8


@dataclass(frozen=True)
class TriwulanKota:
    """The city's index of one finished quarter."""

    triwulan: Periode
    kepuasan: Kepuasan

    @property
    def kode(self) -> str:
        """The quarter as an address writes it, by its first month: 2026-07."""
        return f"{self.triwulan.mulai:%Y-%m}"


@dataclass(frozen=True)
class BarisTerbit:
    """One unit as published; `jarak` counts the levels below the office it belongs to."""

    unit: UnitKerja
    kepuasan: Kepuasan
    jarak: int


@dataclass(frozen=True)
class Transparansi:
    """One finished quarter; `tersembunyi` counts the units that were rated but are not shown."""

    kini: TriwulanKota
    daftar_baris: tuple[BarisTerbit, ...]
    tersembunyi: int


def triwulan_terbit(hari_ini: date) -> tuple[TriwulanKota, ...]:
    """Return the city's published quarters, latest first; none before enough citizens answered. One query."""
    selesai = triwulan_selesai(hari_ini)
    tersimpan = {
        Periode(indeks.mulai, indeks.selesai): kepuasan(indeks)
        for indeks in IndeksKepuasan.objects.filter(
            unit__induk=None, mulai__gte=selesai[-1].mulai, selesai__lte=selesai[0].selesai
        )
    }
    return tuple(
        TriwulanKota(satu, tersimpan[satu])
        for satu in selesai
        if satu in tersimpan and tersimpan[satu].nilai is not None
    )


def transparansi(kini: TriwulanKota) -> Transparansi:
    """Return what may be shown of each unit in a published quarter: offices by name, with those below.

    One query.
    """
    semua = {
        indeks.unit_id: indeks
        for indeks in IndeksKepuasan.objects.pada(kini.triwulan).select_related("unit").order_by("unit__nama")
    }
    induk = {unit: indeks.unit.induk_id for unit, indeks in semua.items()}
    terbit = terbit_bersama(
        {unit: indeks.jumlah_tanggapan for unit, indeks in semua.items()}, induk, minimal=MINIMAL_TERBIT
    )
    return Transparansi(
        kini,
        tuple(_turun(semua, terbit, induk)),
        sum(indeks.jumlah_tanggapan > 0 for unit, indeks in semua.items() if unit not in terbit),
    )


def pengaduan_kota(periode: Periode, hari_ini: date) -> RingkasanAduan | None:
    """Return how the whole city answers complaints; None before there is any unit. Three queries."""
    kota = UnitKerja.objects.filter(induk=None).first()
    return ringkasan_aduan(kota, periode=periode, hari_ini=hari_ini) if kota else None


def _turun(
    semua: Mapping[int, IndeksKepuasan], terbit: Collection[int], induk: Mapping[int, int | None]
) -> Iterator[BarisTerbit]:
    """Yield the shown units in the order of the chart, without the city itself."""
    anak: dict[int | None, list[int]] = defaultdict(list)
    for unit in semua:
        if unit in terbit:
            anak[induk[unit]].append(unit)

    def cabang(unit: int, jarak: int) -> Iterator[BarisTerbit]:
        for satu in anak[unit]:
            yield BarisTerbit(semua[satu].unit, kepuasan(semua[satu]), jarak)
            yield from cabang(satu, jarak + 1)

    for kota in anak[None]:
        yield from cabang(kota, 0)


def triwulan_selesai(hari_ini: date) -> list[Periode]:
    """Return the quarters that have ended, latest first."""
    daftar: list[Periode] = []
    mulai = Periode.triwulan_dari(hari_ini).mulai
    while len(daftar) < JUMLAH_TRIWULAN:
        daftar.append(Periode.triwulan_dari(mulai - timedelta(days=1)))
        mulai = daftar[-1].mulai
    return daftar
