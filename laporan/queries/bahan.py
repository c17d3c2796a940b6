"""All that the rules of an honest entry look at, read at once for one person or for a thousand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple, Self

from django.db import connection

from laporan.choices import StatusKegiatan
from laporan.models import AturanLaporan, Kegiatan
from laporan.waktu import lama_menit, rentang, tulis_pukul
from pegawai.choices import JenisPenugasan
from pegawai.inti.kalender import HARI_PER_PEKAN
from pegawai.models import SKP, HasilKerja, Penugasan
from pegawai.queries import hari_tidak_bekerja_tiap

from .aturan import RENTANG_KALENDER, BatasCatat
from .dasar import satuan_volume


SEKITAR = Path(__file__).resolve().parent.parent / "sql" / "kegiatan_sekitar.sql"
SEHARI = timedelta(days=1)


class KegiatanLain(NamedTuple):
    """One activity that stands already, as light as many thousands of them have to be."""

    pk: int
    pegawai_id: int
    tanggal: date
    jam_mulai: time
    jam_selesai: time
    menit: int
    uraian: str
    hasil_kerja_id: int | None
    volume: Decimal
    status: str
    dicatat_pada: datetime

    @classmethod
    def dari(cls, kegiatan: Kegiatan) -> Self:
        """Return a row that was taken in as the rows after it meet it; without a key it is number 0."""
        return cls(
            pk=kegiatan.pk or 0,
            pegawai_id=kegiatan.pegawai_id,
            tanggal=kegiatan.tanggal,
            jam_mulai=kegiatan.jam_mulai,
            jam_selesai=kegiatan.jam_selesai,
            menit=lama_menit(kegiatan.jam_mulai, kegiatan.jam_selesai),
            uraian=kegiatan.uraian,
            hasil_kerja_id=kegiatan.hasil_kerja_id,
            volume=kegiatan.volume,
            status=kegiatan.status,
            dicatat_pada=kegiatan.dicatat_pada,
        )

    @property
    def dihitung(self) -> bool:
        return self.status != StatusKegiatan.DITOLAK

    @property
    def pukul(self) -> str:
        return tulis_pukul(self.jam_mulai, self.jam_selesai)

    @property
    def rentang(self) -> tuple[datetime, datetime]:
        return rentang(self.tanggal, self.jam_mulai, self.jam_selesai)


class HasilDilaporkan(NamedTuple):
    """One result of an approved SKP, the days on which it holds, and what its volume is counted in."""

    pk: int
    pegawai_id: int
    uraian: str
    satuan: str | None  # None where daily activities are not counted
    mulai: date
    selesai: date


@dataclass(frozen=True)
class BahanPeriksa:
    """What the rules look at for the entries of one person; `kegiatan` grows while more are taken in."""

    mulai_bertugas: date | None
    daftar_aturan: Sequence[AturanLaporan]  # the latest first
    libur: Collection[date]
    pekan: Sequence[tuple[date, date | None, int]]  # mulai, selesai, working days a week
    hasil: Mapping[int, HasilDilaporkan]
    kegiatan: dict[date, list[KegiatanLain]] = field(default_factory=lambda: defaultdict(list))

    def batas(self, tanggal: date) -> BatasCatat:
        """Return what batas_catat returns for that day."""
        return BatasCatat(
            next(aturan for aturan in self.daftar_aturan if aturan.mulai <= tanggal),
            libur=self.libur,
            hari_per_pekan=next(
                (
                    hari
                    for mulai, selesai, hari in self.pekan
                    if mulai <= tanggal and (selesai is None or tanggal < selesai)
                ),
                HARI_PER_PEKAN[0],
            ),
        )

    def hasil_pada(self, hasil_kerja: int, tanggal: date) -> HasilDilaporkan | None:
        """Return the result if an approved SKP promises it on that day."""
        hasil = self.hasil.get(hasil_kerja)
        return hasil if hasil and hasil.mulai <= tanggal < hasil.selesai else None

    def berdekatan(self, tanggal: date) -> list[KegiatanLain]:
        """Return what counts of that day, the one before and the one after."""
        tiga_hari = (tanggal - SEHARI, tanggal, tanggal + SEHARI)
        return [satu for hari in tiga_hari for satu in self.kegiatan.get(hari, ()) if satu.dihitung]


def bahan_periksa(orang_dan_hari: Collection[tuple[int, date]]) -> Mapping[int, BahanPeriksa]:
    """Return what the rules need for entries of these people on these days. Five queries, however many."""
    if not orang_dan_hari:
        return {}
    orang = {pegawai for pegawai, _ in orang_dan_hari}
    aturan = list(AturanLaporan.objects.order_by("-mulai"))
    hari = [tanggal for _, tanggal in orang_dan_hari]
    libur = hari_tidak_bekerja_tiap(orang, min(hari), max(hari) + RENTANG_KALENDER)
    penugasan = _penugasan(orang)
    bahan = {
        pegawai: BahanPeriksa(
            mulai_bertugas=min((mulai for mulai, *_ in penugasan[pegawai]), default=None),
            daftar_aturan=aturan,
            libur=libur[pegawai],
            pekan=[
                (mulai, selesai, hari)
                for mulai, selesai, hari, jenis in penugasan[pegawai]
                if jenis == JenisPenugasan.DEFINITIF
            ],
            hasil=hasil,
        )
        for pegawai, hasil in _hasil(orang).items()
    }
    for satu in _sekitar(orang_dan_hari):
        bahan[satu.pegawai_id].kegiatan[satu.tanggal].append(satu)
    return bahan


def _penugasan(orang: Iterable[int]) -> Mapping[int, list[tuple[date, date | None, int, str]]]:
    per_orang = defaultdict(list)
    for pegawai, mulai, selesai, hari, jenis in Penugasan.objects.filter(pegawai__in=orang).values_list(
        "pegawai", "mulai", "selesai", "unit__hari_per_pekan", "jenis"
    ):
        per_orang[pegawai].append((mulai, selesai, hari, jenis))
    return per_orang


def _hasil(orang: Iterable[int]) -> Mapping[int, Mapping[int, HasilDilaporkan]]:
    per_orang: dict[int, dict[int, HasilDilaporkan]] = {pegawai: {} for pegawai in orang}
    for isi in (
        HasilKerja.objects.filter(skp__in=SKP.objects.disetujui().filter(pegawai__in=orang))
        .order_by("-jenis", "pk")
        .values_list("pk", "skp__pegawai", "uraian", satuan_volume("pk"), "skp__mulai", "skp__selesai")
    ):
        hasil = HasilDilaporkan(*isi)
        per_orang[hasil.pegawai_id][hasil.pk] = hasil
    return per_orang


def _sekitar(orang_dan_hari: Collection[tuple[int, date]]) -> Iterable[KegiatanLain]:
    with connection.cursor() as cursor:
        cursor.execute(
            SEKITAR.read_text(),
            {
                "orang": [pegawai for pegawai, _ in orang_dan_hari],
                "tanggal": [tanggal for _, tanggal in orang_dan_hari],
            },
        )
        yield from (KegiatanLain(*isi) for isi in cursor)
