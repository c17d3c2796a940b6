"""The arithmetic of a week's sheet: one week laid over another. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from pegawai.inti.periode import Periode


SEPEKAN = timedelta(days=7)


Contoh = TypeVar("Contoh")


@dataclass(frozen=True)
class Salinan(Generic[Contoh]):
    """An earlier week laid over another: entries with their new days, and days left out with the reason."""

    baris: Sequence[tuple[Contoh, date]]
    dilewati: Sequence[tuple[date, str]]


def pindah_pekan(tanggal: date, pekan: Periode) -> date:
    """Return the same day of the week in another week.

    Kebijakan daerah: penyalinan isi satu pekan ke pekan lain.
    """
    return pekan.mulai + timedelta(days=tanggal.weekday())


def salin_pekan(
    daftar: Iterable[tuple[Contoh, date]], pekan: Periode, *, lewati: Mapping[date, str]
) -> Salinan[Contoh]:
    """Lay entries, each with its day, over `pekan`; what would fall on a day of `lewati` is left out.

    Only days for which there was something to copy are named as left out, each once, in order.

    Kebijakan daerah: penyalinan isi satu pekan ke pekan lain; hari libur dan cuti dilewati.
    """
    baris = []
    dilewati: dict[date, str] = {}
    for contoh, hari in daftar:
        tanggal = pindah_pekan(hari, pekan)
        if tanggal in lewati:
            dilewati[tanggal] = lewati[tanggal]
        else:
            baris.append((contoh, tanggal))
    return Salinan(baris, sorted(dilewati.items()))
