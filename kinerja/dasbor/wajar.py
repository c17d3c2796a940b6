"""How far a month that still runs may be expected to be. Pure; the holidays are handed in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from pegawai.inti.angka import bulatkan
from pegawai.inti.kalender import jumlah_hari_kerja
from pegawai.inti.periode import Periode


def seharusnya(
    bulan: Periode, hari_ini: date, *, libur: Collection[date], hari_per_pekan: int
) -> Decimal | None:
    """Return the percentage of the month's working days before today; None unless the month runs.

    Achievement is held against a whole month's target, so this much of it is on course.

    Kebijakan daerah: capaian bulan berjalan dibaca bersama bagian hari kerja yang sudah lewat.
    """
    if hari_ini not in bulan:
        return None
    semua, lewat = (
        jumlah_hari_kerja(bulan.mulai, sampai, libur=libur, hari_per_pekan=hari_per_pekan)
        for sampai in (bulan.selesai, hari_ini)
    )
    return bulatkan(Decimal(100 * lewat) / semua) if semua else None
