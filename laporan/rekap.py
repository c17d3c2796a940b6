"""What one month of somebody's activities adds up to. Pure: rows in, sums out.

The execution keeps the same sums row by row of change (the triggers of migration 0004) and counts them all
anew (sql/rekap_kegiatan.sql); test_rekap_kegiatan.py holds the three equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from laporan.choices import StatusKegiatan


class Entri(NamedTuple):
    """What the sums take from one activity."""

    pegawai: int
    tanggal: date
    hasil_kerja: int | None
    status: str
    menit: int
    volume: Decimal


class Kunci(NamedTuple):
    """Whose, of which month (its first day), for which result; None is outside the SKP."""

    pegawai: int
    bulan: date
    hasil_kerja: int | None


class Angka(NamedTuple):
    """The sums, in the order of the columns of RekapKegiatan."""

    jumlah_konsep: int
    jumlah_diajukan: int
    jumlah_dikembalikan: int
    jumlah_terverifikasi: int
    jumlah_ditolak: int
    menit_dihitung: int
    menit_terverifikasi: int
    volume_terverifikasi: Decimal


def rekap_kegiatan(daftar_entri: Iterable[Entri]) -> Mapping[Kunci, Angka]:
    """Add up activities by person, month and result; what has no activity is missing, not zero.

    An activity belongs to the month of the day on which it began. Rejected ones are counted, their minutes
    are not; a volume counts once it is verified.

    Kebijakan daerah: rekap kegiatan bulanan sebagai bukti capaian.
    """
    kelompok: dict[Kunci, list[Entri]] = {}
    for entri in daftar_entri:
        kunci = Kunci(entri.pegawai, entri.tanggal.replace(day=1), entri.hasil_kerja)
        kelompok.setdefault(kunci, []).append(entri)
    return {kunci: _jumlahkan(daftar) for kunci, daftar in kelompok.items()}


def _jumlahkan(daftar: list[Entri]) -> Angka:
    status = [entri.status for entri in daftar]
    terverifikasi = [entri for entri in daftar if entri.status == StatusKegiatan.TERVERIFIKASI]
    return Angka(
        jumlah_konsep=status.count(StatusKegiatan.KONSEP),
        jumlah_diajukan=status.count(StatusKegiatan.DIAJUKAN),
        jumlah_dikembalikan=status.count(StatusKegiatan.DIKEMBALIKAN),
        jumlah_terverifikasi=len(terverifikasi),
        jumlah_ditolak=status.count(StatusKegiatan.DITOLAK),
        menit_dihitung=sum(entri.menit for entri in daftar if entri.status != StatusKegiatan.DITOLAK),
        menit_terverifikasi=sum(entri.menit for entri in terverifikasi),
        volume_terverifikasi=sum((entri.volume for entri in terverifikasi), Decimal(0)),
    )
