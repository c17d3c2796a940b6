"""Working days and due dates. Pure: the holidays are handed in, they stand in the table HariLibur."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta


HARI_PER_PEKAN = (5, 6)


def bekerja_pada(tanggal: date, *, libur: Collection[date], hari_per_pekan: int) -> bool:
    """Tell whether a unit with a 5-day (Monday to Friday) or 6-day week works on that date.

    Joint leave (cuti bersama) counts as a holiday for employees: hand it in with `libur`.

    Raises ValueError when `hari_per_pekan` is neither 5 nor 6.

    Dasar: Perpres 21/2023 (hari kerja); SKB tiga menteri tentang hari libur nasional dan cuti bersama.
    """
    _periksa_pekan(hari_per_pekan)
    return tanggal.weekday() < hari_per_pekan and tanggal not in libur


def jatuh_tempo(diterima: date, hari_kerja: int, *, libur: Collection[date], hari_per_pekan: int) -> date:
    """Return the last day on which an answer is still in time.

    The day of receipt is day 0; the first counted day is the next working day. With 0 days the
    answer is due on the day of receipt.

    Raises ValueError when `hari_kerja` is negative or `hari_per_pekan` is neither 5 nor 6.

    Kebijakan daerah: batas waktu dihitung dalam hari kerja unit yang menjawab.
    """
    if hari_kerja < 0:
        raise ValueError("Jumlah hari kerja tidak boleh negatif.")
    _periksa_pekan(hari_per_pekan)
    tanggal, sisa = diterima, hari_kerja
    while sisa:
        tanggal += timedelta(days=1)
        sisa -= bekerja_pada(tanggal, libur=libur, hari_per_pekan=hari_per_pekan)
    return tanggal


def jumlah_hari_kerja(mulai: date, selesai: date, *, libur: Collection[date], hari_per_pekan: int) -> int:
    """Count the working days from `mulai` up to, not including, `selesai`.

    The definition of what the statement over all complaints counts; a test holds the two together.

    Dasar: Perpres 21/2023 (hari kerja).
    """
    semua = (mulai + timedelta(days=ke) for ke in range((selesai - mulai).days))
    return sum(bekerja_pada(satu, libur=libur, hari_per_pekan=hari_per_pekan) for satu in semua)


def _periksa_pekan(hari_per_pekan: int) -> None:
    if hari_per_pekan not in HARI_PER_PEKAN:
        raise ValueError(f"Hari kerja per pekan harus 5 atau 6, bukan {hari_per_pekan}.")
