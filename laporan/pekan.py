"""The arithmetic of a week's sheet: one week laid over another, and the key of each of its rows. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar
from uuid import UUID, uuid5

from pegawai.inti.periode import Periode


SEPEKAN = timedelta(days=7)
RUANG_KUNCI = UUID("5f4ff1f5-3f0f-4c2d-9a0f-6f1f8f0b7c11")  # of copied rows; a constant of this house


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


def kunci_baris(lembar: UUID, nomor: int) -> UUID:
    """Return the key of a row that is typed: of its sheet and of its place in it.

    Kebijakan daerah: kiriman yang sama tidak dicatat dua kali.
    """
    return uuid5(lembar, str(nomor))


def kunci_salinan(asal: int, pekan: Periode) -> UUID:
    """Return the key of a row that is copied: the same in every tab that copies this entry into this week.

    Kebijakan daerah: kiriman yang sama tidak dicatat dua kali.
    """
    return uuid5(RUANG_KUNCI, f"{asal} {pekan.mulai.isoformat()}")


def kunci_orang(kunci: UUID, pegawai: int) -> UUID:
    """Return the key under which a row of one person is kept, so that nobody meets another's rows.

    Kebijakan daerah: kiriman yang sama tidak dicatat dua kali.
    """
    return uuid5(kunci, str(pegawai))
