"""What citizens may read: figures of finished quarters, of units that enough people have rated.

Only whole quarters, and only after their end, are published. A figure that grows from day to day, or months
beside their quarter, would let the few answers between two figures be worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.kepuasan import BELUM_ADA, Kepuasan, kepuasan
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
    """One unit as published, and how it differs from the quarter before, where that was published too."""

    unit: UnitKerja
    kepuasan: Kepuasan
    perubahan: str


@dataclass(frozen=True)
class Transparansi:
    """One finished quarter of every office; `tersembunyi` counts the units rated but shown nowhere."""

    kini: TriwulanKota
    daftar_baris: tuple[BarisTerbit, ...]
    tersembunyi: int


@dataclass(frozen=True)
class TransparansiUnit:
    """One office in a finished quarter and before, with the units right below that may be shown.

    `riwayat` has the office's index of each published quarter, oldest first; empty where too few answered.
    """

    unit: UnitKerja
    riwayat: tuple[tuple[Periode, Kepuasan], ...]
    daftar_baris: tuple[BarisTerbit, ...]
    pengaduan: RingkasanAduan

    @property
    def kini(self) -> Kepuasan:
        return self.riwayat[-1][1]

    @property
    def perubahan(self) -> list[tuple[Periode, str]]:
        """How the latest index differs from that of each earlier quarter, latest first."""
        lampau = ((periode, self.kini.perubahan(satu)) for periode, satu in reversed(self.riwayat[:-1]))
        return [(periode, kata) for periode, kata in lampau if kata]


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
    """Return what may be shown of each office in a published quarter, by name. One query."""
    sebelum = Periode.triwulan_dari(kini.triwulan.mulai - timedelta(days=1))
    terbitan = _terbitan([sebelum, kini.triwulan])
    indeks = terbitan[kini.triwulan]
    return Transparansi(
        kini,
        tuple(_baris(indeks, terbitan[sebelum], lambda silsilah: len(silsilah) == 1)),
        indeks.tersembunyi,
    )


def transparansi_unit(
    kode: str, terbit: Sequence[TriwulanKota], triwulan: Periode, hari_ini: date
) -> TransparansiUnit | None:
    """Return what may be shown of one office up to a published quarter; None for what is no office.

    Four queries.
    """
    unit = UnitKerja.objects.opd().filter(kode=kode).first()
    if unit is None:
        return None
    daftar = sorted(satu.triwulan for satu in terbit if satu.triwulan <= triwulan)
    sebelum = Periode.triwulan_dari(triwulan.mulai - timedelta(days=1))
    terbitan = _terbitan([sebelum, *daftar])
    pk = unit.pk
    return TransparansiUnit(
        unit,
        tuple((satu, terbitan[satu].kepuasan(pk)) for satu in daftar),
        tuple(_baris(terbitan[triwulan], terbitan[sebelum], lambda silsilah: pk in silsilah[1:])),
        ringkasan_aduan(unit, periode=triwulan, sebelumnya=daftar[:-1], hari_ini=hari_ini),
    )


def pengaduan_kota(periode: Periode, hari_ini: date) -> RingkasanAduan | None:
    """Return how the whole city answers complaints; None before there is any unit. Three queries."""
    kota = UnitKerja.objects.filter(induk=None).first()
    return ringkasan_aduan(kota, periode=periode, hari_ini=hari_ini) if kota else None


@dataclass(frozen=True)
class _Terbitan:
    """Every stored index of one quarter, by unit, and which of them may be shown."""

    indeks: Mapping[int, IndeksKepuasan]
    terbit: Collection[int]

    @property
    def tersembunyi(self) -> int:
        return sum(i.jumlah_tanggapan > 0 for unit, i in self.indeks.items() if unit not in self.terbit)

    def kepuasan(self, unit: int) -> Kepuasan:
        return kepuasan(self.indeks[unit]) if unit in self.terbit else BELUM_ADA

    def silsilah(self, unit: int) -> list[int]:
        """Return the unit and all above it but the city, nearest first."""
        jalur = []
        while self.indeks[unit].unit.induk_id in self.indeks:
            jalur.append(unit)
            unit = self.indeks[unit].unit.induk_id or 0
        return jalur


def _terbitan(daftar: Collection[Periode]) -> Mapping[Periode, _Terbitan]:
    """Read whole quarters and decide for each what may be shown. One query."""
    semua: dict[Periode, dict[int, IndeksKepuasan]] = {periode: {} for periode in daftar}
    for satu in (
        IndeksKepuasan.objects.filter(
            mulai__in=[periode.mulai for periode in semua], selesai__in=[periode.selesai for periode in semua]
        )
        .select_related("unit")
        .order_by("unit__nama")
    ):
        if (periode := Periode(satu.mulai, satu.selesai)) in semua:
            semua[periode][satu.unit_id] = satu
    return {
        periode: _Terbitan(
            indeks,
            terbit_bersama(
                {unit: satu.jumlah_tanggapan for unit, satu in indeks.items()},
                {unit: satu.unit.induk_id for unit, satu in indeks.items()},
                minimal=MINIMAL_TERBIT,
            ),
        )
        for periode, indeks in semua.items()
    }


def _baris(
    kini: _Terbitan, sebelum: _Terbitan, pilih: Callable[[Sequence[int]], bool]
) -> Iterator[BarisTerbit]:
    """Yield the shown units, by name, whose line of units up to the city `pilih` takes."""
    for unit, satu in kini.indeks.items():
        if unit in kini.terbit and pilih(kini.silsilah(unit)):
            terbaca = kini.kepuasan(unit)
            yield BarisTerbit(satu.unit, terbaca, terbaca.perubahan(sebelum.kepuasan(unit)))


def triwulan_selesai(hari_ini: date) -> list[Periode]:
    """Return the quarters that have ended, latest first."""
    daftar: list[Periode] = []
    mulai = Periode.triwulan_dari(hari_ini).mulai
    while len(daftar) < JUMLAH_TRIWULAN:
        daftar.append(Periode.triwulan_dari(mulai - timedelta(days=1)))
        mulai = daftar[-1].mulai
    return daftar
