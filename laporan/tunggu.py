"""How long submitted work waits for its superior, in working days of the employee's unit. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from pegawai.inti.kalender import bekerja_pada, jumlah_hari_kerja


SEHARI = timedelta(days=1)


def hari_menunggu(diajukan: date, hari_ini: date, *, libur: Collection[date], hari_per_pekan: int) -> int:
    """Count the working days after the day of submission, today included; 0 on that day itself.

    Kebijakan daerah: lama menunggu verifikasi dihitung dalam hari kerja.
    """
    return jumlah_hari_kerja(diajukan + SEHARI, hari_ini + SEHARI, libur=libur, hari_per_pekan=hari_per_pekan)


def hari_kerja_ke_belakang(
    hari_ini: date, hari_kerja: int, *, libur: Collection[date], hari_per_pekan: int
) -> date:
    """Return the day before which work must have been submitted to have waited longer than `hari_kerja`.

    Kebijakan daerah: verifikasi otomatis sesudah sejumlah hari kerja.
    """
    tanggal, sisa = hari_ini, hari_kerja
    while sisa or not bekerja_pada(tanggal, libur=libur, hari_per_pekan=hari_per_pekan):
        sisa -= bekerja_pada(tanggal, libur=libur, hari_per_pekan=hari_per_pekan)
        tanggal -= SEHARI
    return tanggal


def batas_naik(
    hari_ini: date,
    hari_kerja: int,
    *,
    libur: Collection[date],
    libur_atasan: Collection[date],
    hari_per_pekan: int,
) -> date:
    """Return the day before which work must have been submitted for the next level to decide on it too.

    Only days on which the direct superior works count, for nobody decides while away; but twice as many
    working days of the unit are enough, so that no long absence keeps anybody waiting. The definition of what
    the database function laporan_wewenang counts back; a test holds the two together.

    Kebijakan daerah: eskalasi sesudah sejumlah hari kerja atasan, paling lama dua kalinya.
    """
    return max(
        hari_kerja_ke_belakang(hari_ini, hari_kerja, libur=libur_atasan, hari_per_pekan=hari_per_pekan),
        hari_kerja_ke_belakang(hari_ini, 2 * hari_kerja, libur=libur, hari_per_pekan=hari_per_pekan),
    )
