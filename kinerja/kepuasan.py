"""The satisfaction index as a page may show it: how many answered, how sure it is, and no more than that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from kinerja.kata import TANPA_NILAI, angka
from pegawai.inti.angka import bulatkan
from umpanbalik import ikm
from umpanbalik.choices import Mutu
from umpanbalik.models import IndeksKepuasan


@dataclass(frozen=True)
class Kepuasan:
    """What may be shown of one unit in one period; too few answers leave `nilai` and `sebaran` empty.

    `nilai` and `selang` (95 percent) are on the scale of 25 to 100; `mutu` is None under the least n for a
    grade.
    """

    n: int
    nilai: Decimal | None = None
    mutu: Mutu | None = None
    sebaran: ikm.Sebaran | None = None
    dihitung_pada: datetime | None = None

    @cached_property
    def selang(self) -> tuple[Decimal, Decimal] | None:
        return ikm.selang_kepercayaan(self.sebaran) if self.sebaran is not None else None

    @property
    def pita(self) -> tuple[Mutu, ...]:
        """Every grade that the interval touches, best first: between two of them only chance decides."""
        if self.selang is None or not ikm.layak_mutu(self.n):
            return ()
        rendah, tinggi = (ikm.mutu(ujung) for ujung in self.selang)
        urutan = list(Mutu)
        return tuple(urutan[urutan.index(tinggi) : urutan.index(rendah) + 1])

    @property
    def nama_pita(self) -> str:
        """The band in words: "A", or "A sampai B"; nothing under the least n for a grade."""
        return " sampai ".join(dict.fromkeys((self.pita[0].value, self.pita[-1].value))) if self.pita else ""

    @property
    def keterangan(self) -> str:
        """Say how many answered and how far the number may be trusted."""
        if not self.n:
            return "belum ada tanggapan"
        if self.selang is None:
            return f"{self.n} tanggapan; ditampilkan mulai {ikm.MINIMAL_TERBIT}"
        rendah, tinggi = self.selang
        selang = f"{angka(self.n, 0)} tanggapan, selang {angka(rendah)} sampai {angka(tinggi)}"
        return selang if ikm.layak_mutu(self.n) else f"{selang}; mutu mulai {ikm.MINIMAL_MUTU} tanggapan"

    @property
    def kata(self) -> str:
        """The index as a cell of a table shows it: the number, or why there is none."""
        if self.nilai is not None:
            return angka(self.nilai)
        return "belum cukup" if self.n else TANPA_NILAI

    @property
    def ringkas(self) -> str:
        """What stands under it there: how many answered, and the interval."""
        if not self.n:
            return ""
        if self.selang is None:
            return f"{self.n} tanggapan"
        rendah, tinggi = self.selang
        return f"{angka(self.n, 0)} tanggapan, {angka(rendah)}\N{EN DASH}{angka(tinggi)}"

    def dibanding(self, patokan: Kepuasan) -> str:
        """Say where this stands beside the city: above or below only where chance does not explain it.

        Nothing is said under the least n for a grade.
        """
        if self.selang is None or patokan.nilai is None or not ikm.layak_mutu(self.n):
            return ""
        rendah, tinggi = self.selang
        if rendah > patokan.nilai:
            return "di atas"
        return "di bawah" if tinggi < patokan.nilai else "setara"

    def perubahan(self, dari: Kepuasan) -> str:
        """Say how this differs from an earlier index; a gain is one only if it is larger than chance.

        Nothing is said where either may not be shown.
        """
        if self.sebaran is None or dari.sebaran is None or self.nilai is None or dari.nilai is None:
            return ""
        if not ikm.beda_nyata(dari.sebaran, self.sebaran):
            return f"belum jelas berubah dari {angka(dari.nilai)}"
        return f"{'naik' if self.nilai > dari.nilai else 'turun'} dari {angka(dari.nilai)}"


BELUM_ADA = Kepuasan(n=0)


def kepuasan(indeks: IndeksKepuasan | None) -> Kepuasan:
    """Return what may be shown of a stored index; one that was never computed counts as nobody's answer."""
    if indeks is None:
        return BELUM_ADA
    if not indeks.layak_terbit:
        return Kepuasan(indeks.jumlah_tanggapan, dihitung_pada=indeks.dihitung_pada)
    return Kepuasan(
        n=indeks.jumlah_tanggapan,
        nilai=indeks.nilai,
        mutu=Mutu(indeks.mutu) if indeks.mutu else None,
        sebaran=indeks.sebaran,
        dihitung_pada=indeks.dihitung_pada,
    )


def kepuasan_sisa(seluruh: IndeksKepuasan | None, bagian: Iterable[IndeksKepuasan]) -> Kepuasan:
    """Return what may be shown of the answers in a whole that are in none of its parts."""
    if seluruh is None:
        return BELUM_ADA
    jumlah, kuadrat, n = seluruh.sebaran.jumlah, seluruh.sebaran.jumlah_kuadrat, seluruh.jumlah_tanggapan
    for satu in bagian:
        jumlah -= satu.sebaran.jumlah
        kuadrat -= satu.sebaran.jumlah_kuadrat
        n -= satu.jumlah_tanggapan
    if not ikm.layak_terbit(n):
        return Kepuasan(max(n, 0), dihitung_pada=seluruh.dihitung_pada)
    sisa = ikm.Sebaran(n, jumlah, kuadrat)
    nilai = bulatkan(sisa.rata_rata)
    mutu = ikm.mutu(nilai) if ikm.layak_mutu(n) else None
    return Kepuasan(n, nilai, mutu, sisa, seluruh.dihitung_pada)
