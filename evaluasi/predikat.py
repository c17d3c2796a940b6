"""Predikat kinerja: the three-by-three table of results and behaviour. No database, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from evaluasi.choices import Ekspektasi, Predikat


_ATAS, _SESUAI, _BAWAH = Ekspektasi.ATAS, Ekspektasi.SESUAI, Ekspektasi.BAWAH

# (hasil kerja, perilaku kerja) -> predikat
MATRIKS_PREDIKAT: Mapping[tuple[Ekspektasi, Ekspektasi], Predikat] = {
    (_ATAS, _ATAS): Predikat.SANGAT_BAIK,
    (_ATAS, _SESUAI): Predikat.BAIK,
    (_ATAS, _BAWAH): Predikat.KURANG,
    (_SESUAI, _ATAS): Predikat.BAIK,
    (_SESUAI, _SESUAI): Predikat.BAIK,
    (_SESUAI, _BAWAH): Predikat.KURANG,
    (_BAWAH, _ATAS): Predikat.BUTUH_PERBAIKAN,
    (_BAWAH, _SESUAI): Predikat.BUTUH_PERBAIKAN,
    (_BAWAH, _BAWAH): Predikat.SANGAT_KURANG,
}


CAPAIAN_RENDAH = Decimal(80)  # percent; a mean below it hardly exceeds expectations
CAPAIAN_PENUH = Decimal(100)  # percent; a mean of this or more hardly stays below them


def predikat_pegawai(hasil: Ekspektasi, perilaku: Ekspektasi) -> Predikat:
    """Return the predikat of one pair of ratings: results first, behaviour second.

    Good results do not excuse behaviour below expectation: that is KURANG, worse than BUTUH_PERBAIKAN.

    Dasar: PermenPANRB 6/2022 (kuadran kinerja pegawai); SE MenPANRB 3/2023.
    """
    return MATRIKS_PREDIKAT[Ekspektasi(hasil), Ekspektasi(perilaku)]


def berlawanan(rating: Ekspektasi, capaian: Decimal | None) -> bool:
    """Tell whether a rating of results says the opposite of the mean achievement, in percent.

    Above expectations with less than CAPAIAN_RENDAH, below them with CAPAIAN_PENUH or more. The assessor
    decides all the same, and tells why in one sentence. None, nothing measured, contradicts nothing.

    Kebijakan daerah: rating yang berlawanan dengan capaian disertai alasannya.
    """
    if capaian is None:
        return False
    if rating == Ekspektasi.ATAS:
        return capaian < CAPAIAN_RENDAH
    return rating == Ekspektasi.BAWAH and capaian >= CAPAIAN_PENUH
