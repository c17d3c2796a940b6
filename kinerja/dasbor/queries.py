"""Reads that cross the apps, one function and one frozen dataclass for each dashboard.

Nothing here writes, and nothing but its views imports this. Figures of a period are read as they were
stored, with the time they were computed; only what waits today is counted on the spot.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from django.db.models import Avg, Count, Q, QuerySet, Sum
from django.db.models.functions import Upper

from evaluasi.choices import Predikat
from evaluasi.models import CapaianHasil, PeriodePenilaian, RekapUnit
from evaluasi.queries import BuktiHasil, SebaranPredikat, bukti_penilaian
from kinerja.kata import TANPA_NILAI, angka
from kinerja.kepuasan import Kepuasan, kepuasan
from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan
from laporan.queries import kegiatan_pegawai
from pegawai.choices import JenisPegawai, JenisUnit
from pegawai.inti.periode import NAMA_BULAN, Periode
from pegawai.models import SKP, Pegawai, Penugasan, SilsilahUnit, UnitKerja
from umpanbalik.models import IndeksKepuasan
from umpanbalik.queries import RingkasanAduan


Baris = TypeVar("Baris", RekapUnit, IndeksKepuasan)

JUMLAH_BULAN_TREN = 6
MINIMAL_ORANG = 10  # fewer people than this, and one of them moves the mean


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
    anak = list(UnitKerja.objects.filter(induk=unit).order_by("nama"))
    terbaca = _unit_dan_anak(unit, bulan_bulan)
    rekap = _menurut_bulan(RekapUnit.objects.filter(terbaca), bulan_bulan)
    indeks = _menurut_bulan(IndeksKepuasan.objects.filter(terbaca), bulan_bulan)
    return DasborUnit(
        tren=tuple(
            SatuBulan(b, rekap.get((unit.pk, b.mulai)), kepuasan(indeks.get((unit.pk, b.mulai))))
            for b in bulan_bulan
        ),
        anak=tuple(
            BarisUnit(a, rekap.get((a.pk, bulan.mulai)), kepuasan(indeks.get((a.pk, bulan.mulai))))
            for a in anak
        ),
        sebaran=_sebaran_terakhir(unit),
    )


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
    return UnitKerja.objects.filter(induk=None).first()


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
        unit__in=tunggu, leluhur__induk__jenis=JenisUnit.KOTA
    ).values_list("unit", "leluhur"):
        lama = jumlah.get(opd, AduanUnit())
        jumlah[opd] = AduanUnit(lama.terbuka + tunggu[unit].terbuka, lama.terlambat + tunggu[unit].terlambat)
    return jumlah


@dataclass(frozen=True)
class BarisPegawai:
    """One person of a unit with one month's evidence; `persen` is None where nothing was measured."""

    penugasan: Penugasan
    persen: Decimal | None
    jumlah_hasil: int
    menit: int
    menunggu: int
    tidak_diterima: int

    @property
    def pegawai(self) -> Pegawai:
        return self.penugasan.pegawai


def penugasan_unit(unit: UnitKerja, bulan: Periode) -> QuerySet[Penugasan]:
    """Return who had the definitive post in the unit or below on the month's last day, by name."""
    return (
        Penugasan.objects.definitif()
        .pada(bulan.hari_terakhir)
        .filter(unit__in=UnitKerja.objects.dalam(unit))
        .exclude(pegawai__jenis=JenisPegawai.PEJABAT_NEGARA)
        .select_related("pegawai", "unit", "jabatan")
        .order_by(Upper("pegawai__nama"), "pegawai")
    )


def baris_pegawai(daftar_penugasan: Iterable[Penugasan], bulan: Periode) -> list[BarisPegawai]:
    """Return one month's evidence of these people, in their order: two queries, however many."""
    daftar = list(daftar_penugasan)
    orang = [penugasan.pegawai_id for penugasan in daftar]
    capaian = {
        pegawai: (persen, jumlah)
        for pegawai, persen, jumlah in CapaianHasil.objects.pada(bulan)
        .filter(hasil_kerja__skp__pegawai__in=orang)
        .values_list("hasil_kerja__skp__pegawai")
        .annotate(rata=Avg("persen"), jumlah=Count("persen"))
    }
    kegiatan = {
        pegawai: hitungan
        for pegawai, *hitungan in Kegiatan.objects.pada(bulan)
        .filter(pegawai__in=orang)
        .values_list("pegawai")
        .annotate(
            menit=Sum("menit", filter=Q(status=StatusKegiatan.TERVERIFIKASI), default=0),
            menunggu=Count("pk", filter=Q(status=StatusKegiatan.DIAJUKAN)),
            tidak_diterima=Count(
                "pk", filter=Q(status__in=(StatusKegiatan.DIKEMBALIKAN, StatusKegiatan.DITOLAK))
            ),
        )
    }
    return [
        BarisPegawai(p, *capaian.get(p.pegawai_id, (None, 0)), *kegiatan.get(p.pegawai_id, (0, 0, 0)))
        for p in daftar
    ]


@dataclass(frozen=True)
class BuktiPegawai:
    """One person's evidence in one month: what became of every promise, and how it was worked out.

    `skp` is the plan shown, None without an approved one; `skp_lain` are those of other posts that month.
    """

    skp: SKP | None
    skp_lain: tuple[SKP, ...]
    hasil: tuple[BuktiHasil, ...]


def bukti_pegawai(pegawai: Pegawai, bulan: Periode, pilihan: str = "") -> BuktiPegawai:
    """Return the evidence of the plan with the key `pilihan`, or of the latest that holds: four queries."""
    daftar = list(
        SKP.objects.disetujui()
        .filter(pegawai=pegawai)
        .pada(bulan)
        .select_related("penugasan__unit", "penugasan__jabatan")
        .order_by("-mulai", "-pk")
    )
    skp = next((satu for satu in daftar if str(satu.pk) == pilihan), daftar[0] if daftar else None)
    if skp is None:
        return BuktiPegawai(None, (), ())
    # Evidence is asked for by period of evaluation; a month that nobody evaluates has its figures too.
    rentang = PeriodePenilaian(mulai=bulan.mulai, selesai=bulan.selesai)
    return BuktiPegawai(
        skp, tuple(satu for satu in daftar if satu != skp), bukti_penilaian(skp, rentang, None)
    )


def kegiatan_diajukan(pegawai: Pegawai, bulan: Periode) -> QuerySet[Kegiatan]:
    """Return the month's activities but for drafts, which are nobody's business yet, newest first."""
    return kegiatan_pegawai(pegawai, bulan).exclude(status=StatusKegiatan.KONSEP)


def _unit_dan_anak(unit: UnitKerja, bulan_bulan: Sequence[Periode]) -> Q:
    """Match the rows of the unit in all these months, and of the units right below in the last of them.

    Quarters that begin and end with months of the list come along; _menurut_bulan leaves them out.
    """
    return Q(
        unit=unit, mulai__in=[b.mulai for b in bulan_bulan], selesai__in=[b.selesai for b in bulan_bulan]
    ) | Q(unit__induk=unit, mulai=bulan_bulan[-1].mulai, selesai=bulan_bulan[-1].selesai)


def _menurut_bulan(baris: Iterable[Baris], bulan_bulan: Sequence[Periode]) -> dict[tuple[int, date], Baris]:
    """Return the rows of whole months by unit and first day."""
    akhir = {bulan.mulai: bulan.selesai for bulan in bulan_bulan}
    return {(satu.unit_id, satu.mulai): satu for satu in baris if akhir.get(satu.mulai) == satu.selesai}


def _sebaran_terakhir(unit: UnitKerja) -> SebaranTerakhir | None:
    """Return the predicates of the latest period that has any. One query."""
    ada = Q()
    for predikat in Predikat:
        ada |= Q(**{f"jumlah_{predikat.value.lower()}__gt": 0})
    rekap = RekapUnit.objects.filter(ada, unit=unit).order_by("-selesai", "mulai").first()
    if rekap is None:
        return None
    sebaran = SebaranPredikat(jumlah=rekap.jumlah_predikat)
    return SebaranTerakhir(Periode(rekap.mulai, rekap.selesai), sebaran, rekap.dihitung_pada)
