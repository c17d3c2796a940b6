"""What somebody's months add up to, read from the recap that the database keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, OuterRef, Sum

from laporan.models import RekapKegiatan
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai

from .dasar import jumlah_otomatis


DIAJUKAN, TERVERIFIKASI = F("jumlah_diajukan"), F("jumlah_terverifikasi")
TIDAK_DITERIMA = F("jumlah_dikembalikan") + F("jumlah_ditolak")


@dataclass(frozen=True)
class RingkasanBulan:
    """One employee's month in numbers; `menit_dihitung` leaves out what was rejected."""

    jumlah: int
    menit_dihitung: int
    menit_terverifikasi: int
    jumlah_konsep: int
    jumlah_menunggu: int
    jumlah_dikembalikan: int


@dataclass(frozen=True)
class HitunganKegiatan:
    """One employee's activities of a period, without drafts; `menit` is of the verified ones."""

    menit: int = 0
    terverifikasi: int = 0
    menunggu: int = 0
    tidak_diterima: int = 0
    otomatis: int = 0  # of `terverifikasi`, by the site itself


def ringkasan_bulan(pegawai: Pegawai, bulan: Periode) -> RingkasanBulan:
    """One query."""
    return RingkasanBulan(
        **RekapKegiatan.objects.milik(pegawai)
        .pada(bulan)
        .aggregate(
            jumlah=Sum(F("jumlah_konsep") + DIAJUKAN + TERVERIFIKASI + TIDAK_DITERIMA, default=0),
            menit_dihitung=Sum("menit_dihitung", default=0),
            menit_terverifikasi=Sum("menit_terverifikasi", default=0),
            jumlah_konsep=Sum("jumlah_konsep", default=0),
            jumlah_menunggu=Sum(DIAJUKAN, default=0),
            jumlah_dikembalikan=Sum("jumlah_dikembalikan", default=0),
        )
    )


def hitungan_kegiatan(daftar_pegawai: Iterable[int], periode: Periode) -> Mapping[int, HitunganKegiatan]:
    """Count the activities of each of these people in whole months; who has none is missing. One query."""
    return {
        pegawai: HitunganKegiatan(*hitungan)
        for pegawai, *hitungan in RekapKegiatan.objects.pada(periode)
        .filter(pegawai__in=daftar_pegawai)
        .values_list("pegawai")
        .annotate(
            menit=Sum("menit_terverifikasi"),
            terverifikasi=Sum(TERVERIFIKASI),
            menunggu=Sum(DIAJUKAN),
            tidak_diterima=Sum(TIDAK_DITERIMA),
            otomatis=jumlah_otomatis(periode, pegawai=OuterRef("pegawai")),
        )
    }
