"""One unit in one month, over its latest months, and beside it the units right below."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DecimalField, Func, Q, Subquery

from evaluasi.models import CapaianHasil, RekapUnit
from evaluasi.queries import SebaranPredikat, rekap_berpredikat, rekap_unit_dan_anak
from kinerja.dasbor.wajar import seharusnya
from kinerja.kata import TANPA_NILAI, angka
from kinerja.kepuasan import Kepuasan, kepuasan, kepuasan_sisa
from pegawai.inti.angka import bulatkan
from pegawai.inti.periode import NAMA_BULAN, Periode
from pegawai.models import HariLibur, SilsilahUnit, UnitKerja
from pegawai.queries import penugasan_unit
from umpanbalik.models import IndeksKepuasan
from umpanbalik.queries import RingkasanAduan, indeks_unit_dan_anak


JUMLAH_BULAN_TREN = 6
# What of a unit is the sum of the units below and of who works right in it.
JUMLAH = ("jumlah_pegawai", "jumlah_skp", "jumlah_pelapor", "jumlah_menunggu")


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
class AduanUnit:
    """What waits at one office and below today."""

    terbuka: int = 0
    terlambat: int = 0


@dataclass(frozen=True)
class BarisUnit:
    """One unit of a table; `rekap` is None while its period has never been computed.

    With `langsung` only who works right in the unit, not below it. `sebutan` names the row where that is not
    the unit's own name.
    """

    unit: UnitKerja
    rekap: RekapUnit | None
    kepuasan: Kepuasan
    aduan: AduanUnit = AduanUnit()
    langsung: bool = False
    sebutan: str = ""

    @property
    def nama(self) -> str:
        return self.sebutan or self.unit.nama

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
    """One unit in one month; `tren` ends with that month.

    `anak` are the units right below, `langsung` who is in none of them: together they make up the unit.
    `seharusnya` is the percentage of the month's working days that have passed, None once all have.
    """

    unit: UnitKerja
    tren: tuple[SatuBulan, ...]
    anak: tuple[BarisUnit, ...]
    langsung: BarisUnit | None  # None where nothing is below, and nobody right in the unit
    sebaran: SebaranTerakhir | None
    seharusnya: Decimal | None

    @property
    def kini(self) -> SatuBulan:
        return self.tren[-1]

    @property
    def perubahan_ikm(self) -> list[tuple[Periode, str]]:
        """How the index of the month differs from the month before, and from the first month shown."""
        kini = self.kini.kepuasan
        lampau = ((satu.bulan, kini.perubahan(satu.kepuasan)) for satu in (self.tren[-2], self.tren[0]))
        return [(bulan, kata) for bulan, kata in lampau if kata]

    @property
    def bagian(self) -> tuple[BarisUnit, ...]:
        """The rows that add up to the unit."""
        return (*self.anak, self.langsung) if self.langsung else self.anak

    @property
    def seluruh(self) -> BarisUnit:
        """The row below them: the unit as a whole, as the key figures have it."""
        return BarisUnit(self.unit, self.kini.rekap, self.kini.kepuasan, sebutan=f"Seluruh {self.unit.nama}")

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


def dasbor_unit(unit: UnitKerja, bulan: Periode, ringkasan: RingkasanAduan, hari_ini: date) -> DasborUnit:
    """Everything stored of one unit, its months and the units right below: four queries."""
    bulan_bulan = bulan.mundur(JUMLAH_BULAN_TREN)
    rekap = rekap_unit_dan_anak(unit, bulan_bulan)
    indeks = indeks_unit_dan_anak(unit, bulan_bulan)
    keluarga = _keluarga(unit, bulan, ringkasan)
    anak = tuple(
        BarisUnit(satu, rekap.get((satu.pk, bulan)), kepuasan(indeks.get((satu.pk, bulan))), aduan)
        for satu, aduan in keluarga.anak
    )
    return DasborUnit(
        unit=unit,
        tren=tuple(
            SatuBulan(satu, rekap.get((unit.pk, satu)), kepuasan(indeks.get((unit.pk, satu))))
            for satu in bulan_bulan
        ),
        anak=anak,
        langsung=_langsung(unit, bulan, rekap, indeks, keluarga) if anak else None,
        sebaran=_sebaran_terakhir(unit),
        seharusnya=seharusnya(bulan, hari_ini, libur=keluarga.libur, hari_per_pekan=unit.hari_per_pekan),
    )


@dataclass(frozen=True)
class _Keluarga:
    """What one query tells of a unit's surroundings."""

    anak: tuple[tuple[UnitKerja, AduanUnit], ...]
    aduan_langsung: AduanUnit
    persen_langsung: Decimal | None  # mean achievement of who works right in the unit
    libur: Collection[date]


def _keluarga(unit: UnitKerja, bulan: Periode, ringkasan: RingkasanAduan) -> _Keluarga:
    """Read the units right below by name, and what waits under each. One query."""
    tunggu = {satu.unit.pk: satu for satu in ringkasan.tunggu if satu.unit is not None}
    libur = HariLibur.objects.filter(tanggal__gte=bulan.mulai, tanggal__lt=bulan.selesai)
    semua = (
        UnitKerja.objects.filter(Q(induk=unit) | Q(pk=unit.pk))
        .annotate(
            penunggu=ArrayAgg("keturunan__unit", filter=Q(keturunan__unit__in=tunggu)),
            persen=_persen_langsung(unit, bulan),
            libur=ArraySubquery(libur.values("tanggal")),
        )
        .order_by("nama")
    )
    diri = next(satu for satu in semua if satu == unit)
    persen: Decimal | None = getattr(diri, "persen", None)

    def aduan(daftar: Iterable[int]) -> AduanUnit:
        menunggu = [tunggu[pk] for pk in daftar if pk in tunggu]
        return AduanUnit(sum(s.terbuka for s in menunggu), sum(s.terlambat for s in menunggu))

    return _Keluarga(
        anak=tuple((satu, aduan(getattr(satu, "penunggu", None) or ())) for satu in semua if satu != unit),
        aduan_langsung=aduan([unit.pk]),
        persen_langsung=None if persen is None else bulatkan(persen),
        libur=getattr(diri, "libur", ()),
    )


def _persen_langsung(unit: UnitKerja, bulan: Periode) -> Subquery:
    """The mean of the measured results of who works right in the unit, as rekap_unit.sql has it for all."""
    orang = penugasan_unit(unit, bulan.hari_terakhir).filter(unit=unit).order_by().values("pegawai")
    hasil = CapaianHasil.objects.pada(bulan).filter(hasil_kerja__skp__pegawai__in=orang).order_by()
    rata = Func("persen", function="AVG", output_field=DecimalField())
    return Subquery(hasil.annotate(rata=rata).values("rata"))


def _langsung(
    unit: UnitKerja,
    bulan: Periode,
    rekap: Mapping[tuple[int, Periode], RekapUnit],
    indeks: Mapping[tuple[int, Periode], IndeksKepuasan],
    keluarga: _Keluarga,
) -> BarisUnit | None:
    """What of the unit is in no unit below; None where nobody is and nothing waits."""
    bawah = [(satu.pk, bulan) for satu, _ in keluarga.anak]
    seluruh = rekap.get((unit.pk, bulan))
    sisa = None
    if seluruh is not None:
        anak = [rekap[kunci] for kunci in bawah if kunci in rekap]
        jumlah = {nama: getattr(seluruh, nama) - sum(getattr(s, nama) for s in anak) for nama in JUMLAH}
        sisa = RekapUnit(unit=unit, persen_capaian=keluarga.persen_langsung, **jumlah)
    warga = kepuasan_sisa(indeks.get((unit.pk, bulan)), [indeks[k] for k in bawah if k in indeks])
    if not (sisa and sisa.jumlah_pegawai > 0) and not warga.n and not keluarga.aduan_langsung.terbuka:
        return None
    return BarisUnit(
        unit, sisa, warga, keluarga.aduan_langsung, langsung=True, sebutan=f"Langsung di {unit.nama}"
    )


def _sebaran_terakhir(unit: UnitKerja) -> SebaranTerakhir | None:
    rekap = rekap_berpredikat(unit)
    if rekap is None:
        return None
    sebaran = SebaranPredikat(jumlah=rekap.jumlah_predikat)
    return SebaranTerakhir(Periode(rekap.mulai, rekap.selesai), sebaran, rekap.dihitung_pada)
