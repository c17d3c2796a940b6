"""Predikat kinerja as angka kredit, for civil servants in functional posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from evaluasi.choices import Jenjang, Predikat
from pegawai.choices import JenisJabatan, JenisPegawai
from pegawai.inti.angka import bulatkan


BULAN_SETAHUN = 12

# Angka kredit a year at predikat baik.
KOEFISIEN: Mapping[Jenjang, Decimal] = {
    Jenjang.PEMULA: Decimal("3.75"),
    Jenjang.TERAMPIL: Decimal(5),
    Jenjang.MAHIR: Decimal("12.5"),
    Jenjang.PENYELIA: Decimal(25),
    Jenjang.AHLI_PERTAMA: Decimal("12.5"),
    Jenjang.AHLI_MUDA: Decimal(25),
    Jenjang.AHLI_MADYA: Decimal("37.5"),
    Jenjang.AHLI_UTAMA: Decimal(50),
}
PERSENTASE: Mapping[Predikat, int] = {
    Predikat.SANGAT_BAIK: 150,
    Predikat.BAIK: 100,
    Predikat.BUTUH_PERBAIKAN: 75,
    Predikat.KURANG: 50,
    Predikat.SANGAT_KURANG: 25,
}


def angka_kredit(jenjang: Jenjang, predikat: Predikat, bulan: int) -> Decimal:
    """Return the exact angka kredit of `bulan` months in one jenjang with one predikat; never rounded.

    Divides last, so that sums of parts do not drift.

    Raises ValueError unless 1 <= bulan <= 12: two years are two conversions.

    Dasar: PerBKN 3/2023 Pasal 12-13; PermenPANRB 1/2023 Pasal 37.
    """
    if not 1 <= bulan <= BULAN_SETAHUN:
        raise ValueError(f"Bulan antara 1 dan {BULAN_SETAHUN}, bukan {bulan}.")
    return KOEFISIEN[Jenjang(jenjang)] * PERSENTASE[Predikat(predikat)] * bulan / (100 * BULAN_SETAHUN)


@dataclass(frozen=True)
class SetaraAngkaKredit:
    """What a predicate is worth as angka kredit, with its arithmetic; `nilai` is exact."""

    jenjang: Jenjang
    koefisien: Decimal
    persentase: int
    bulan: int
    nilai: Decimal
    setahun: ClassVar[int] = BULAN_SETAHUN

    @property
    def tercetak(self) -> str:
        return cetak(self.nilai)


def setara_angka_kredit(
    *,
    pegawai: JenisPegawai,
    jabatan: JenisJabatan,
    jenjang: Jenjang | None,
    predikat: Predikat | None,
    bulan: int,
) -> SetaraAngkaKredit | None:
    """Return what a predicate is worth to a civil servant in a functional post; None for everybody else.

    `jenjang` is that of the post; `bulan` the months that SKP and period have in common.

    Dasar: PerBKN 3/2023 Pasal 12-13.
    """
    if pegawai != JenisPegawai.PNS or jabatan != JenisJabatan.FUNGSIONAL or not jenjang or not predikat:
        return None
    return SetaraAngkaKredit(
        jenjang=jenjang,
        koefisien=KOEFISIEN[jenjang],
        persentase=PERSENTASE[predikat],
        bulan=bulan,
        nilai=angka_kredit(jenjang, predikat, bulan),
    )


def cetak(nilai: Decimal) -> str:
    """Write angka kredit as printed and as sent to SIASN: half up, two decimals, a decimal point.

    Dasar: PerBKN 3/2023 lampiran (konversi predikat kinerja ke angka kredit).
    """
    return f"{bulatkan(nilai):.2f}"
