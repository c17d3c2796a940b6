"""The index of one unit opened to its parts: elements, trend, suggestions, and the plan for the lowest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import QuerySet

from pegawai.inti.periode import Periode
from pegawai.models import UnitKerja
from umpanbalik.choices import Unsur
from umpanbalik.ikm import BagianUnsur, beda_nyata, layak_mutu, selang_kepercayaan, urai_unsur
from umpanbalik.models import IndeksKepuasan, Tanggapan, TindakLanjut


RENTANG: Mapping[str, Callable[[date], Periode]] = {
    "bulan": Periode.bulan_dari,
    "triwulan": Periode.triwulan_dari,
    "tahun": Periode.tahun_dari,
}
JUMLAH_TREN = 6  # periods, with the one shown
JUMLAH_RENCANA = 20


@dataclass(frozen=True)
class BarisUnsur:
    """One element of the index, in the order of the regulation."""

    unsur: Unsur
    nilai: BagianUnsur


@dataclass(frozen=True)
class BarisRencana:
    """One measure of the plan, with the mean mark of its element then and in the period shown, if known."""

    rencana: TindakLanjut
    nrr_dahulu: Decimal | None
    nrr_kini: Decimal | None


@dataclass(frozen=True)
class KepuasanUnit:
    """One unit in one period; `tren` ends with that period. An index of too few answers is left out: None."""

    periode: Periode
    jumlah_tanggapan: int
    tren: Sequence[tuple[Periode, IndeksKepuasan | None]]
    rencana: Sequence[BarisRencana]

    @property
    def indeks(self) -> IndeksKepuasan | None:
        return self.tren[-1][1]

    @property
    def bermutu(self) -> bool:
        return layak_mutu(self.jumlah_tanggapan)

    @property
    def selang(self) -> tuple[Decimal, Decimal] | None:
        return selang_kepercayaan(self.indeks.sebaran) if self.indeks else None

    @property
    def unsur(self) -> list[BarisUnsur]:
        if self.indeks is None:
            return []
        jumlah = {unsur: self.indeks.jumlah_nilai[unsur] for unsur in Unsur}
        urai = urai_unsur([*jumlah.values()], self.indeks.jumlah_tanggapan)
        return [BarisUnsur(*satu) for satu in zip(jumlah, urai, strict=True)]

    @property
    def terendah(self) -> list[Unsur]:
        return [baris.unsur for baris in self.unsur if baris.nilai.terendah]

    @property
    def ni(self) -> Decimal | None:
        """The weighted sum of the means, 1 to 4."""
        return sum((baris.nilai.tertimbang for baris in self.unsur), Decimal(0)) if self.indeks else None

    @property
    def sebelumnya(self) -> IndeksKepuasan | None:
        return self.tren[-2][1]

    @property
    def arah(self) -> str:
        """Say whether it rose or fell since the period before; nothing where chance explains it."""
        if self.indeks is None or self.sebelumnya is None:
            return ""
        if not beda_nyata(self.sebelumnya.sebaran, self.indeks.sebaran):
            return ""
        return "naik" if self.indeks.sebaran.rata_rata > self.sebelumnya.sebaran.rata_rata else "turun"

    @property
    def nama_periode(self) -> list[str]:
        return [str(periode).removeprefix("Triwulan ").removeprefix("Tahun ") for periode, _ in self.tren]

    @property
    def deret(self) -> list[tuple[str, list[Decimal | None]]]:
        return [("IKM", [indeks.nilai if indeks else None for _, indeks in self.tren])]


def periode_mundur(rentang: str, tanggal: date, jumlah: int) -> list[Periode]:
    """Return the last `jumlah` months, quarters or years, oldest first; the last one holds the date."""
    daftar = [RENTANG[rentang](tanggal)]
    while len(daftar) < jumlah:
        daftar.append(RENTANG[rentang](daftar[-1].mulai - timedelta(days=1)))
    return daftar[::-1]


def kepuasan_unit(unit: UnitKerja, rentang: str, tanggal: date) -> KepuasanUnit:
    """Return the index of a unit in the month, quarter or year of that date, as last stored. Two queries."""
    daftar_periode = periode_mundur(rentang, tanggal, JUMLAH_TREN)
    rencana = list(TindakLanjut.objects.filter(unit=unit).order_by("-mulai", "-pk")[:JUMLAH_RENCANA])
    tersimpan = {
        Periode(indeks.mulai, indeks.selesai): indeks
        for indeks in IndeksKepuasan.objects.filter(
            unit=unit, mulai__in={satu.mulai for satu in (*daftar_periode, *(r.periode for r in rencana))}
        )
    }
    terbit = {periode: indeks for periode, indeks in tersimpan.items() if indeks.layak_terbit}
    periode = daftar_periode[-1]

    def nrr(kapan: Periode, satu: TindakLanjut) -> Decimal | None:
        return terbit[kapan].nrr[Unsur(satu.unsur)] if kapan in terbit else None

    return KepuasanUnit(
        periode=periode,
        jumlah_tanggapan=tersimpan[periode].jumlah_tanggapan if periode in tersimpan else 0,
        tren=[(satu, terbit.get(satu)) for satu in daftar_periode],
        rencana=[BarisRencana(satu, nrr(satu.periode, satu), nrr(periode, satu)) for satu in rencana],
    )


def saran_unit(unit: UnitKerja, kepuasan: KepuasanUnit) -> QuerySet[Tanggapan]:
    """Return the answers with a suggestion to a unit and all below, with their services.

    None where too few answered for an index: among few, a person is known by the words. The order, by the
    service and a random key, tells nothing of who wrote when.
    """
    if kepuasan.indeks is None:
        return Tanggapan.objects.none()
    daftar = Tanggapan.objects.pada(kepuasan.periode).filter(layanan__unit__silsilah__leluhur=unit)
    return daftar.exclude(saran="").select_related("layanan").order_by("layanan__nama", "kunci")
