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
    def kelebihan(self) -> str:
        """How far the figure is above its bar."""
        lebih = self.hasil - (self.patokan or 0)
        persen = f" ({_angka(round(100 * lebih / self.patokan))}%)" if self.patokan else ""
        return f"{_angka(lebih)} {self.satuan} terlalu banyak{persen}"

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
            "terpenuhi": sum(satu.memenuhi is True for satu in self.baris),
            "belum": sum(satu.memenuhi is False for satu in self.baris),
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
        """Return the table with aligned columns, one block for each group, and what misses its bar."""
        kepala = (
            f"{_angka(self.pegawai)} pegawai, {self.bulan} bulan, {_angka(self.kegiatan)} kegiatan; "
            f"median {self.ulang} kali ulang."
        )
        return "\n\n".join(
            [
                kepala,
                *(_blok(nama, list(isi)) for nama, isi in groupby(self.baris, _kelompok)),
                self.penutup,
            ]
        )

    @property
    def penutup(self) -> str:
        """Say how many bars are met, and of each that is not, by how much it is missed."""
        berpatokan = [satu for satu in self.baris if satu.memenuhi is not None]
        luput = [satu for satu in berpatokan if not satu.memenuhi]
        baris = [
            f"{len(berpatokan) - len(luput)} dari {len(berpatokan)} patokan terpenuhi"
            f"{'; yang belum:' if luput else '.'}"
        ]
        return "\n".join([*baris, *(f"  {satu.kelompok}, {satu.ukuran}: {satu.kelebihan}" for satu in luput)])


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
