"""Where a superior should look first: the units below with something amiss, or else the people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from pegawai.http import kueri_bulan
from pegawai.inti.periode import Periode
from pegawai.models import UnitKerja

from .saringan import LANGSUNG, PERLU_PERHATIAN, orang_perlu_perhatian
from .unit import BarisUnit, DasborUnit


TERLIHAT = 5
SEMUA = "semua"
# The columns one may sort by, the gravest first.
KOLOM: Mapping[str, str] = {
    "aduan": "Aduan lewat tenggat",
    "skp": "Tanpa SKP",
    "lapor": "Belum melapor",
    "tunggu": "Kegiatan menunggu",
}
KOLOM_ORANG = {kode: judul for kode, judul in KOLOM.items() if kode != "aduan"}  # offices answer citizens


@dataclass(frozen=True)
class BarisPerhatian:
    """A unit, or a person (then `skp` and `lapor` are 0 or 1), and how many of each thing is amiss."""

    nama: str
    keterangan: str
    url: str
    peraga: bool
    aduan: int
    skp: int
    lapor: int
    tunggu: int

    def sel(self, kolom: Mapping[str, str]) -> list[tuple[str, int]]:
        return [(judul, getattr(self, kode)) for kode, judul in kolom.items()]


@dataclass(frozen=True)
class Perhatian:
    """The rows shown, worst first by the column `urut`; `banyak` counts all. `url_semua` shows the others."""

    baris: Sequence[BarisPerhatian]
    banyak: int
    urut: str
    url_semua: str
    nama_kolom: Mapping[str, str] = field(default_factory=lambda: KOLOM)

    @property
    def kolom(self) -> list[tuple[str, str, bool]]:
        """Each column with its code and whether the rows are sorted by it."""
        return [(kode, judul, kode == self.urut) for kode, judul in self.nama_kolom.items()]

    @property
    def berisi(self) -> list[tuple[BarisPerhatian, list[tuple[str, int]]]]:
        """Each row with its cells: the column's heading and the number."""
        return [(baris, baris.sel(self.nama_kolom)) for baris in self.baris]


def perhatian(unit: UnitKerja, dasbor: DasborUnit, bulan: Periode, *, urut: str, semua: bool) -> Perhatian:
    """Return the units below that need a look; of a unit with none below, its people (one query)."""
    if not dasbor.anak:
        return _orang(unit, bulan, urut if urut in KOLOM_ORANG else "skp")
    urut = urut if urut in KOLOM else "aduan"
    baris = sorted(_baris_unit(dasbor.bagian, bulan), key=lambda satu: _kunci(satu, urut))
    return Perhatian(
        baris=baris if semua else baris[:TERLIHAT],
        banyak=len(baris),
        urut=urut,
        url_semua=f"{kueri_bulan(bulan)}&perhatian={SEMUA}&urut={urut}",
    )


def _baris_unit(daftar: Iterable[BarisUnit], bulan: Periode) -> Iterable[BarisPerhatian]:
    for satu in daftar:
        rekap = satu.rekap
        baris = BarisPerhatian(
            nama=satu.nama,
            keterangan="",
            url=_url(satu, bulan),
            peraga=satu.unit.data_peraga,
            aduan=satu.aduan.terlambat,
            skp=rekap.jumlah_pegawai - rekap.jumlah_skp if rekap else 0,
            lapor=rekap.jumlah_pegawai - rekap.jumlah_pelapor if rekap else 0,
            tunggu=rekap.jumlah_menunggu if rekap else 0,
        )
        if any(jumlah for _, jumlah in baris.sel(KOLOM)):
            yield baris


def _url(satu: BarisUnit, bulan: Periode) -> str:
    if satu.langsung:
        return (
            f"{reverse('dasbor:unit_pegawai', args=[satu.unit.kode])}{kueri_bulan(bulan)}&saring={LANGSUNG}"
        )
    return f"{reverse('dasbor:unit', args=[satu.unit.kode])}{kueri_bulan(bulan)}"


def _kunci(satu: BarisPerhatian, urut: str) -> tuple[list[int], str]:
    kolom = [urut, *(kode for kode in KOLOM if kode != urut)]
    return [-getattr(satu, kode) for kode in kolom], satu.nama


def _orang(unit: UnitKerja, bulan: Periode, urut: str) -> Perhatian:
    daftar = list(orang_perlu_perhatian(unit, bulan, urut)[:TERLIHAT])
    return Perhatian(
        baris=[
            BarisPerhatian(
                nama=satu.pegawai.nama,
                keterangan=satu.sebutan,
                url=f"{reverse('dasbor:pegawai_bukti', args=[satu.pegawai_id])}{kueri_bulan(bulan)}",
                peraga=False,
                aduan=0,
                skp=int(not getattr(satu, "ber_skp", True)),
                lapor=int(not getattr(satu, "melapor", True)),
                tunggu=getattr(satu, "menunggu", 0),
            )
            for satu in daftar
        ],
        banyak=getattr(daftar[0], "banyak", 0) if daftar else 0,
        urut=urut,
        url_semua=f"{reverse('dasbor:unit_pegawai', args=[unit.kode])}{kueri_bulan(bulan)}"
        f"&saring={PERLU_PERHATIAN}",
        nama_kolom=KOLOM_ORANG,
    )
