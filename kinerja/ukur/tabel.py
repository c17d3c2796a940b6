"""The rows of the benchmark, their bars, and the table that people read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class Baris:
    """One measured figure. `patokan` is the most it may be; None where it only informs."""

    kelompok: str
    ukuran: str
    hasil: float
    satuan: str
    patokan: float | None = None

    @property
    def memenuhi(self) -> bool | None:
        return None if self.patokan is None else self.hasil <= self.patokan

    @property
    def putusan(self) -> str:
        return {True: "memenuhi", False: "BELUM", None: "-"}[self.memenuhi]


@dataclass(frozen=True)
class HasilUkur:
    """One run of the benchmark."""

    pegawai: int
    bulan: int
    kegiatan: int
    ulang: int
    baris: Sequence[Baris]

    def sebagai_json(self) -> dict[str, object]:
        return {
            "pegawai": self.pegawai,
            "bulan": self.bulan,
            "kegiatan": self.kegiatan,
            "ulang": self.ulang,
            "baris": [
                {
                    "kelompok": satu.kelompok,
                    "ukuran": satu.ukuran,
                    "hasil": round(satu.hasil, 3),
                    "satuan": satu.satuan,
                    "patokan": satu.patokan,
                    "memenuhi": satu.memenuhi,
                }
                for satu in self.baris
            ],
        }

    def sebagai_teks(self) -> str:
        """Return the table with aligned columns, one block for each group."""
        kepala = (
            f"{_angka(self.pegawai)} pegawai, {self.bulan} bulan, {_angka(self.kegiatan)} kegiatan; "
            f"median {self.ulang} kali ulang."
        )
        return "\n\n".join(
            [kepala, *(_blok(nama, list(isi)) for nama, isi in groupby(self.baris, _kelompok))]
        )


def _kelompok(baris: Baris) -> str:
    return baris.kelompok


def _blok(nama: str, daftar: Sequence[Baris]) -> str:
    sel = [(nama, "hasil", "patokan", "putusan")]
    for satu in daftar:
        patokan = "-" if satu.patokan is None else f"≤ {_angka(satu.patokan)}"
        sel.append((f"  {satu.ukuran}", f"{_angka(satu.hasil)} {satu.satuan}", patokan, satu.putusan))
    lebar = [max(len(baris[ke]) for baris in sel) for ke in range(4)]
    return "\n".join(
        f"{a:<{lebar[0]}}  {b:>{lebar[1]}}  {c:>{lebar[2]}}  {d:<{lebar[3]}}".rstrip() for a, b, c, d in sel
    )


def _angka(nilai: float) -> str:
    """Write a number as people here do: 1.234,5; small ones with two decimals, whole ones with none."""
    if float(nilai).is_integer():
        teks = f"{nilai:,.0f}"
    else:
        teks = f"{nilai:,.1f}" if nilai >= 100 else f"{nilai:,.2f}"
    return teks.translate(str.maketrans(",.", ".,"))
