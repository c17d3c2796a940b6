"""The agencies of the city beside each other, in bands and never in ranks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pegawai.inti.periode import Periode
from pegawai.models import UnitKerja
from umpanbalik.queries import RingkasanAduan

from .unit import BarisUnit, DasborUnit, dasbor_unit


MINIMAL_ORANG = 10  # fewer people than this, and one of them moves the mean


@dataclass(frozen=True)
class BarisOPD(BarisUnit):
    """One office beside the others. `posisi` tells it from the city only where chance does not."""

    posisi: str = ""

    @property
    def sedikit_orang(self) -> bool:
        """Whether so few people work here that one of them moves the mean."""
        return self.rekap is not None and 0 < self.rekap.jumlah_pegawai < MINIMAL_ORANG


@dataclass(frozen=True)
class DasborKota:
    kota: DasborUnit
    opd: tuple[BarisOPD, ...]


def unit_kota() -> UnitKerja | None:
    """Return the top of the chart; None before there is any unit. One query."""
    return UnitKerja.objects.kota().first()


def dasbor_kota(kota: UnitKerja, bulan: Periode, ringkasan: RingkasanAduan, hari_ini: date) -> DasborKota:
    """Every office right below the city, by name, beside the city itself: four queries."""
    dasbor = dasbor_unit(kota, bulan, ringkasan, hari_ini)
    return DasborKota(
        dasbor,
        tuple(
            BarisOPD(**vars(baris), posisi=baris.kepuasan.dibanding(dasbor.kini.kepuasan))
            for baris in dasbor.anak
        ),
    )


def urut_pita(opd: Iterable[BarisOPD]) -> list[BarisOPD]:
    """Return offices by the grades their interval touches, best first, without one last; by name within.

    No finer order exists: inside a band chance decides who stands above whom.
    """
    return sorted(opd, key=lambda satu: (not satu.kepuasan.pita, satu.kepuasan.nama_pita))
