"""The front page of whoever signs in: what is to be done today, and where one stands. Nothing here writes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.postgres.expressions import ArraySubquery

from evaluasi.models import CapaianHasil, Penilaian
from evaluasi.queries import capaian_pegawai, jumlah_belum_dinilai, riwayat_penilaian
from kinerja.dasbor.tugas import (
    MejaPimpinan,
    Tugas,
    tugas_aduan,
    tugas_kurang,
    tugas_laporan,
    tugas_pimpinan,
    tugas_realisasi,
    tugas_skp,
)
from kinerja.dasbor.wajar import seharusnya
from kinerja.kepuasan import Kepuasan, kepuasan
from laporan.queries import (
    BukuHarian,
    LaporanTertunda,
    YangKurang,
    baca_kurang,
    belum_dilaporkan,
    jumlah_menunggu,
    laporan_tertunda,
)
from pegawai import permissions as pegawai_permissions
from pegawai.choices import Peran
from pegawai.inti.izin import Izin
from pegawai.inti.periode import Periode
from pegawai.models import SKP, HariLibur, Pegawai, Penugasan, UnitKerja
from pegawai.queries import jumlah_baris, skp_berlaku, skp_menunggu
from umpanbalik.ikm import MINIMAL_TERBIT
from umpanbalik.queries import HitunganDaftar, hitungan_daftar, indeks_terdekat, jangkauan_aduan


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
    kurang: YangKurang
    belum_dilaporkan: int
    meja: MejaPimpinan
    aduan: HitunganDaftar | None  # None for who is no complaints officer
    capaian: Sequence[CapaianHasil]
    penilaian: Penilaian | None
    kepuasan: KepuasanUnit | None
    seharusnya: Decimal | None  # percent of the month's working days that have passed

    @property
    def tugas(self) -> list[Tugas]:
        """What waits, one's own first."""
        return [
            *tugas_skp(self.skp, izin_buat=self.izin_buat_skp),
            *tugas_laporan(self.laporan),
            *tugas_kurang(self.kurang),
            *tugas_realisasi(self.belum_dilaporkan, self.bulan.sebelumnya()),
            *tugas_pimpinan(self.meja),
            *tugas_aduan(self.aduan),
        ]


def beranda(pegawai: Pegawai, penugasan: Penugasan | None, *, memimpin: bool, hari_ini: date) -> Beranda:
    """Return one person's front page: six queries, and two more for each of the two desks one may hold."""
    bulan = Periode.bulan_dari(hari_ini)
    realisasi, skp, libur, kurang = _hitungan(pegawai, bulan, hari_ini)
    return Beranda(
        bulan=bulan,
        skp=skp_berlaku(pegawai, hari_ini),
        izin_buat_skp=pegawai_permissions.buat_skp(pegawai, penugasan),
        laporan=laporan_tertunda(pegawai),
        kurang=kurang,
        belum_dilaporkan=realisasi,
        meja=_meja_pimpinan(pegawai, skp, hari_ini) if memimpin else MejaPimpinan(),
        aduan=_meja_aduan(pegawai, hari_ini) if pegawai.berperan(Peran.PETUGAS_ADUAN) else None,
        capaian=capaian_pegawai(pegawai, bulan),
        penilaian=riwayat_penilaian(pegawai).first(),
        kepuasan=_kepuasan_terdekat(penugasan.unit, bulan.sebelumnya()) if penugasan else None,
        seharusnya=seharusnya(bulan, hari_ini, libur=libur, hari_per_pekan=penugasan.unit.hari_per_pekan)
        if penugasan
        else None,
    )


def _hitungan(
    pegawai: Pegawai, bulan: Periode, hari_ini: date
) -> tuple[int, int, Collection[date], YangKurang]:
    """Return how many realisations of last month are due, how many plans wait for this person, the holidays
    of this month, and what the diary lacks. One query.
    """
    libur = HariLibur.objects.filter(tanggal__gte=bulan.mulai, tanggal__lt=bulan.selesai)
    realisasi, skp, hari_libur, buku = Pegawai.objects.values_list(
        jumlah_baris(belum_dilaporkan(pegawai, bulan.sebelumnya())),
        jumlah_baris(skp_menunggu(pegawai)),
        ArraySubquery(libur.values("tanggal")),
        BukuHarian(hari_ini),
    ).get(pk=pegawai.pk)
    return realisasi, skp, hari_libur, baca_kurang(buku, hari_ini)


def _meja_pimpinan(pegawai: Pegawai, skp: int, hari_ini: date) -> MejaPimpinan:
    return MejaPimpinan(
        verifikasi=jumlah_menunggu(pegawai, hari_ini),
        skp=skp,
        penilaian=jumlah_belum_dinilai(pegawai, hari_ini),
    )


def _meja_aduan(pegawai: Pegawai, hari_ini: date) -> HitunganDaftar:
    return hitungan_daftar(jangkauan_aduan(pegawai, hari_ini), hari_ini)


def _kepuasan_terdekat(unit: UnitKerja, bulan: Periode) -> KepuasanUnit | None:
    indeks = indeks_terdekat(unit, [bulan], MINIMAL_TERBIT)
    return KepuasanUnit(indeks.unit, bulan, kepuasan(indeks)) if indeks else None
