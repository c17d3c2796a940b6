"""The agencies of the city beside each other, in bands and never in ranks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pegawai.inti.periode import Periode
from pegawai.models import SilsilahUnit, UnitKerja
from umpanbalik.queries import RingkasanAduan

from .unit import BarisUnit, DasborUnit, dasbor_unit


MINIMAL_ORANG = 10  # fewer people than this, and one of them moves the mean


@dataclass(frozen=True)
class AduanUnit:
    """What waits at one office and below today."""

    terbuka: int = 0
    terlambat: int = 0


@dataclass(frozen=True)
class BarisOPD(BarisUnit):
    """One office beside the others. `posisi` tells it from the city only where chance does not."""

    posisi: str
    aduan: AduanUnit

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


def dasbor_kota(kota: UnitKerja, bulan: Periode, ringkasan: RingkasanAduan) -> DasborKota:
    """Every office right below the city, by name, beside the city itself: five queries."""
    dasbor = dasbor_unit(kota, bulan)
    aduan = _aduan_per_opd(ringkasan)
    return DasborKota(
        dasbor,
        tuple(
            BarisOPD(
                unit=baris.unit,
                rekap=baris.rekap,
                kepuasan=baris.kepuasan,
                posisi=baris.kepuasan.dibanding(dasbor.kini.kepuasan),
                aduan=aduan.get(baris.unit.pk, AduanUnit()),
            )
            for baris in dasbor.anak
        ),
    )


def urut_pita(opd: Iterable[BarisOPD]) -> list[BarisOPD]:
    """Return offices by the grades their interval touches, best first, without one last; by name within.

    No finer order exists: inside a band chance decides who stands above whom.
    """
    return sorted(opd, key=lambda satu: (not satu.kepuasan.pita, satu.kepuasan.nama_pita))


def _aduan_per_opd(ringkasan: RingkasanAduan) -> Mapping[int, AduanUnit]:
    """Add up what waits under each office right below the city, by the office's key. One query."""
    tunggu = {satu.unit.pk: satu for satu in ringkasan.tunggu if satu.unit is not None}
    if not tunggu:
        return {}
    jumlah: dict[int, AduanUnit] = {}
    for unit, opd in SilsilahUnit.objects.filter(
        unit__in=tunggu, leluhur__in=UnitKerja.objects.opd()
    ).values_list("unit", "leluhur"):
        lama = jumlah.get(opd, AduanUnit())
        jumlah[opd] = AduanUnit(lama.terbuka + tunggu[unit].terbuka, lama.terlambat + tunggu[unit].terlambat)
    return jumlah
