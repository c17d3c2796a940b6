"""One unit in one month, over its latest months, and beside it the units right below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from evaluasi.models import RekapUnit
from evaluasi.queries import SebaranPredikat, rekap_berpredikat, rekap_unit_dan_anak
from kinerja.kata import TANPA_NILAI, angka
from kinerja.kepuasan import Kepuasan, kepuasan
from pegawai.inti.periode import NAMA_BULAN, Periode
from pegawai.models import SilsilahUnit, UnitKerja
from umpanbalik.queries import indeks_unit_dan_anak


JUMLAH_BULAN_TREN = 6


@dataclass(frozen=True)
class LetakUnit:
    """A unit and where it stands: `leluhur` runs from the city down to the unit right above."""

    unit: UnitKerja
    leluhur: tuple[UnitKerja, ...]

    @property
    def silsilah(self) -> frozenset[int]:
        """The keys of the unit and of all above it: who leads one of these leads the unit."""
        return frozenset(satu.pk for satu in (self.unit, *self.leluhur))


def _kata_persen(rekap: RekapUnit | None) -> str:
    persen = rekap.persen_capaian if rekap else None
    return TANPA_NILAI if persen is None else f"{angka(persen, 1)}%"


@dataclass(frozen=True)
class BarisUnit:
    """One unit of a table; `rekap` is None while its period has never been computed."""

    unit: UnitKerja
    rekap: RekapUnit | None
    kepuasan: Kepuasan

    @property
    def kata_capaian(self) -> str:
        return _kata_persen(self.rekap)


@dataclass(frozen=True)
class SatuBulan:
    """One unit in one month, and the words that stand under its figures."""

    bulan: Periode
    rekap: RekapUnit | None
    kepuasan: Kepuasan

    @property
    def kata_skp(self) -> str:
        return self._dari_pegawai(self.rekap.jumlah_skp) if self.rekap else ""

    @property
    def kata_pelapor(self) -> str:
        return self._dari_pegawai(self.rekap.jumlah_pelapor) if self.rekap else ""

    @property
    def kata_menunggu(self) -> str:
        return f"dari {angka(self.rekap.jumlah_kegiatan, 0)} kegiatan yang diajukan" if self.rekap else ""

    @property
    def kata_capaian(self) -> str:
        """The mean in percent; a dash where nothing could be measured."""
        return _kata_persen(self.rekap)

    @property
    def kata_jam(self) -> str:
        if self.rekap is None:
            return ""
        return f"{angka(Decimal(self.rekap.menit_terverifikasi) / 60, 0)} jam kerja terverifikasi"

    def _dari_pegawai(self, jumlah: int) -> str:
        if self.rekap is None or not self.rekap.jumlah_pegawai:
            return "belum ada pegawai"
        return f"{angka(Decimal(100 * jumlah) / self.rekap.jumlah_pegawai, 0)}% dari pegawai"


@dataclass(frozen=True)
class SebaranTerakhir:
    """How the predicates of the latest period spread in which anybody here was rated."""

    periode: Periode
    predikat: SebaranPredikat
    dihitung_pada: datetime


@dataclass(frozen=True)
class DasborUnit:
    """One unit in one month; `tren` ends with that month."""

    tren: tuple[SatuBulan, ...]
    anak: tuple[BarisUnit, ...]
    sebaran: SebaranTerakhir | None

    @property
    def kini(self) -> SatuBulan:
        return self.tren[-1]

    @property
    def lalu(self) -> SatuBulan:
        return self.tren[-2]

    @property
    def perubahan_ikm(self) -> str:
        return self.kini.kepuasan.perubahan(self.lalu.kepuasan)

    @property
    def nama_bulan(self) -> list[str]:
        return [f"{NAMA_BULAN[satu.bulan.mulai.month - 1][:3]} {satu.bulan.mulai:%y}" for satu in self.tren]

    @property
    def deret_capaian(self) -> list[tuple[str, tuple[Decimal | None, ...]]]:
        return [("Rata-rata capaian", tuple(s.rekap.persen_capaian if s.rekap else None for s in self.tren))]

    @property
    def deret_ikm(self) -> list[tuple[str, tuple[Decimal | None, ...]]]:
        """The index of each month; months with too few answers are left out, as everywhere."""
        return [("IKM", tuple(s.kepuasan.nilai for s in self.tren))]


def letak_unit(kode: str) -> LetakUnit | None:
    """Return a unit with all above it; None where there is no such code. One query."""
    silsilah = SilsilahUnit.objects.filter(unit__kode=kode).select_related("leluhur").order_by("-jarak")
    jalur = [satu.leluhur for satu in silsilah]
    return LetakUnit(jalur[-1], tuple(jalur[:-1])) if jalur else None


def dasbor_unit(unit: UnitKerja, bulan: Periode) -> DasborUnit:
    """Everything stored of one unit, its months and the units right below: four queries."""
    bulan_bulan = bulan.mundur(JUMLAH_BULAN_TREN)
    rekap = rekap_unit_dan_anak(unit, bulan_bulan)
    indeks = indeks_unit_dan_anak(unit, bulan_bulan)
    return DasborUnit(
        tren=tuple(
            SatuBulan(satu, rekap.get((unit.pk, satu)), kepuasan(indeks.get((unit.pk, satu))))
            for satu in bulan_bulan
        ),
        anak=tuple(
            BarisUnit(anak, rekap.get((anak.pk, bulan)), kepuasan(indeks.get((anak.pk, bulan))))
            for anak in UnitKerja.objects.filter(induk=unit).order_by("nama")
        ),
        sebaran=_sebaran_terakhir(unit),
    )


def _sebaran_terakhir(unit: UnitKerja) -> SebaranTerakhir | None:
    rekap = rekap_berpredikat(unit)
    if rekap is None:
        return None
    sebaran = SebaranPredikat(jumlah=rekap.jumlah_predikat)
    return SebaranTerakhir(Periode(rekap.mulai, rekap.selesai), sebaran, rekap.dihitung_pada)
