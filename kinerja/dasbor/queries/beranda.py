"""The front page of whoever signs in: what is to be done today, and where one stands. Nothing here writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from evaluasi.models import CapaianHasil, Penilaian
from evaluasi.queries import capaian_pegawai, jumlah_belum_dinilai, riwayat_penilaian
from kinerja.dasbor.tugas import (
    MejaPimpinan,
    Tugas,
    tugas_aduan,
    tugas_laporan,
    tugas_pimpinan,
    tugas_realisasi,
    tugas_skp,
)
from kinerja.kepuasan import Kepuasan, kepuasan
from laporan.queries import (
    LaporanTertunda,
    jumlah_belum_dilaporkan,
    jumlah_menunggu,
    laporan_tertunda,
)
from pegawai import permissions as pegawai_permissions
from pegawai.choices import Peran
from pegawai.inti.izin import Izin
from pegawai.inti.periode import Periode
from pegawai.models import SKP, Pegawai, Penugasan, UnitKerja
from pegawai.queries import skp_berlaku, skp_menunggu
from umpanbalik.models import IndeksKepuasan
from umpanbalik.queries import HitunganDaftar, hitungan_daftar, jangkauan_aduan


@dataclass(frozen=True)
class KepuasanUnit:
    """The index of the nearest unit, one's own or above, that enough citizens have rated."""

    unit: UnitKerja
    bulan: Periode
    kepuasan: Kepuasan


@dataclass(frozen=True)
class Beranda:
    """What one person finds on signing in; `bulan` is this month, reports are due for the one before."""

    bulan: Periode
    skp: SKP | None
    izin_buat_skp: Izin
    laporan: LaporanTertunda
    belum_dilaporkan: int
    meja: MejaPimpinan
    aduan: HitunganDaftar | None  # None for who is no complaints officer
    capaian: Sequence[CapaianHasil]
    penilaian: Penilaian | None
    kepuasan: KepuasanUnit | None

    @property
    def tugas(self) -> list[Tugas]:
        """What waits, one's own first."""
        return [
            *tugas_skp(self.skp, izin_buat=self.izin_buat_skp),
            *tugas_laporan(self.laporan),
            *tugas_realisasi(self.belum_dilaporkan, self.bulan.sebelumnya()),
            *tugas_pimpinan(self.meja),
            *tugas_aduan(self.aduan),
        ]


def beranda(pegawai: Pegawai, penugasan: Penugasan | None, *, memimpin: bool, hari_ini: date) -> Beranda:
    """Return one person's front page: six queries, and three more for each of the two desks one may hold."""
    bulan = Periode.bulan_dari(hari_ini)
    return Beranda(
        bulan=bulan,
        skp=skp_berlaku(pegawai, hari_ini),
        izin_buat_skp=pegawai_permissions.buat_skp(pegawai, penugasan),
        laporan=laporan_tertunda(pegawai),
        belum_dilaporkan=jumlah_belum_dilaporkan(pegawai, bulan.sebelumnya()),
        meja=_meja_pimpinan(pegawai, hari_ini) if memimpin else MejaPimpinan(),
        aduan=_meja_aduan(pegawai, hari_ini) if pegawai.berperan(Peran.PETUGAS_ADUAN) else None,
        capaian=capaian_pegawai(pegawai, bulan),
        penilaian=riwayat_penilaian(pegawai).first(),
        kepuasan=_kepuasan_terdekat(penugasan.unit, bulan.sebelumnya()) if penugasan else None,
    )


def _meja_pimpinan(pegawai: Pegawai, hari_ini: date) -> MejaPimpinan:
    return MejaPimpinan(
        verifikasi=jumlah_menunggu(pegawai, hari_ini),
        skp=skp_menunggu(pegawai).count(),
        penilaian=jumlah_belum_dinilai(pegawai, hari_ini),
    )


def _meja_aduan(pegawai: Pegawai, hari_ini: date) -> HitunganDaftar:
    return hitungan_daftar(jangkauan_aduan(pegawai, hari_ini), hari_ini)


def _kepuasan_terdekat(unit: UnitKerja, bulan: Periode) -> KepuasanUnit | None:
    """Look from the unit upwards, never as far as the city. One query."""
    for indeks in (
        IndeksKepuasan.objects.pada(bulan)
        .filter(unit__keturunan__unit=unit, unit__induk__isnull=False)
        .select_related("unit")
        .order_by("unit__keturunan__jarak")
    ):
        terbaca = kepuasan(indeks)
        if terbaca.nilai is not None:
            return KepuasanUnit(indeks.unit, bulan, terbaca)
    return None
