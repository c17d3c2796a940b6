"""The front page of whoever signs in: what is to be done today, and where one stands. Nothing here writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When, Window

from evaluasi.choices import StatusPeriode
from evaluasi.models import CapaianHasil, Penilaian, PeriodePenilaian
from evaluasi.queries import capaian_pegawai, riwayat_penilaian, skp_dinilai
from kinerja.dasbor.tugas import (
    LaporanSendiri,
    MejaPimpinan,
    Tugas,
    tugas_aduan,
    tugas_laporan,
    tugas_pimpinan,
    tugas_realisasi,
    tugas_skp,
)
from kinerja.kepuasan import Kepuasan, kepuasan
from laporan.choices import KEGIATAN_DAPAT_DIUBAH, StatusKegiatan
from laporan.models import BulanTerkunci, Kegiatan
from laporan.queries import jumlah_menunggu
from pegawai import permissions as pegawai_permissions
from pegawai.choices import Peran, SumberRealisasi
from pegawai.inti.izin import Izin
from pegawai.inti.periode import Periode
from pegawai.models import SKP, Indikator, Pegawai, Penugasan, UnitKerja
from pegawai.queries import skp_menunggu
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
    laporan: LaporanSendiri
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
        skp=_skp_kini(pegawai, hari_ini),
        izin_buat_skp=pegawai_permissions.buat_skp(pegawai, penugasan),
        laporan=_laporan_sendiri(pegawai),
        belum_dilaporkan=_belum_dilaporkan(pegawai, bulan.sebelumnya()),
        meja=_meja_pimpinan(pegawai, hari_ini) if memimpin else MejaPimpinan(),
        aduan=_meja_aduan(pegawai, hari_ini) if pegawai.berperan(Peran.PETUGAS_ADUAN) else None,
        capaian=capaian_pegawai(pegawai, bulan),
        penilaian=riwayat_penilaian(pegawai).first(),
        kepuasan=_kepuasan_terdekat(penugasan.unit, bulan.sebelumnya()) if penugasan else None,
    )


def _skp_kini(pegawai: Pegawai, hari_ini: date) -> SKP | None:
    return (
        SKP.objects.filter(pegawai=pegawai, mulai__lte=hari_ini, selesai__gt=hari_ini)
        .select_related("penilai")
        .order_by("-mulai", "-pk")
        .first()
    )


def _laporan_sendiri(pegawai: Pegawai) -> LaporanSendiri:
    """One query: the latest entry that came back, or else any draft, with both counts beside it."""
    kembali = Q(status=StatusKegiatan.DIKEMBALIKAN)
    kembali_dahulu = Case(When(kembali, then=Value(0)), default=Value(1))
    isian = ("pk", "uraian", "catatan", "jumlah_konsep", "jumlah_dikembalikan")
    kegiatan = (
        Kegiatan.objects.milik(pegawai)
        .filter(status__in=KEGIATAN_DAPAT_DIUBAH)
        .bulan_terbuka()
        .annotate(
            jumlah_konsep=Window(Count("pk", filter=Q(status=StatusKegiatan.KONSEP))),
            jumlah_dikembalikan=Window(Count("pk", filter=kembali)),
        )
        .order_by(kembali_dahulu, "-tanggal", "-pk")
        .values(*isian)
        .first()
    )
    return LaporanSendiri(**kegiatan) if kegiatan else LaporanSendiri()


def _belum_dilaporkan(pegawai: Pegawai, bulan: Periode) -> int:
    """Count the indicators whose value for an open month the person has not told yet. One query."""
    return (
        Indikator.objects.filter(
            ~Exists(BulanTerkunci.objects.filter(awal_bulan=bulan.mulai)),
            sumber_realisasi=SumberRealisasi.LAPORAN,
            hasil_kerja__skp__in=SKP.objects.disetujui().filter(pegawai=pegawai).pada(bulan),
        )
        .exclude(realisasi__bulan=bulan.mulai)
        .count()
    )


def _meja_pimpinan(pegawai: Pegawai, hari_ini: date) -> MejaPimpinan:
    return MejaPimpinan(
        verifikasi=jumlah_menunggu(pegawai, hari_ini),
        skp=skp_menunggu(pegawai).count(),
        penilaian=_belum_dinilai(pegawai, hari_ini),
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


def _belum_dinilai(pegawai: Pegawai, hari_ini: date) -> int:
    """Count the plans that this person assesses and has not rated in some open period that has ended."""
    sudah = Penilaian.objects.ditetapkan().filter(skp=OuterRef(OuterRef("pk")), periode=OuterRef("pk"))
    periode = PeriodePenilaian.objects.filter(
        ~Exists(sudah),
        status=StatusPeriode.DIBUKA,
        selesai__lte=hari_ini,
        mulai__lt=OuterRef("selesai"),
        selesai__gt=OuterRef("mulai"),
    )
    return skp_dinilai(pegawai, hari_ini).filter(Exists(periode)).count()
