"""One person's month as it is printed: who, under whom, what was done, and what it adds up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan
from pegawai import queries as pegawai_queries
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai, Penugasan

from .kegiatan import kegiatan_pegawai


@dataclass(frozen=True)
class JumlahHasil:
    """What a month adds to one result, or outside the SKP; without what was rejected."""

    hasil_kerja: str  # empty: outside the SKP
    jumlah: int
    menit: int
    volume: Decimal
    satuan: str


@dataclass(frozen=True)
class LaporanBulanan:
    """One person's month; post and superior are those of its last day, or of today while it runs."""

    pegawai: Pegawai
    bulan: Periode
    penugasan: Penugasan | None
    atasan: Pegawai | None
    penugasan_atasan: Penugasan | None
    daftar: Sequence[Kegiatan]  # with hasil_kerja and `satuan`, oldest first

    @property
    def per_status(self) -> Sequence[tuple[str, int, int]]:
        """The label of each state that occurs, how many entries, how many minutes."""
        return [
            (str(status.label), len(menit), sum(menit))
            for status in StatusKegiatan
            if (menit := [k.menit for k in self.daftar if k.status == status])
        ]

    @property
    def per_hasil(self) -> Sequence[JumlahHasil]:
        """What counts by result, in the order of the SKP, work outside it last."""
        dihitung = [k for k in self.daftar if k.status != StatusKegiatan.DITOLAK]
        kunci = lambda k: (k.hasil_kerja_id is None, k.hasil_kerja_id or 0)  # noqa: E731
        return [
            JumlahHasil(
                hasil_kerja=isi[0].hasil_kerja.uraian if isi[0].hasil_kerja else "",
                jumlah=len(isi),
                menit=sum(k.menit for k in isi),
                volume=sum((k.volume for k in isi), Decimal(0)),
                satuan=_satuan(isi[0]),
            )
            for isi in (list(grup) for _, grup in groupby(sorted(dihitung, key=kunci), key=kunci))
        ]

    @property
    def menit_dihitung(self) -> int:
        return sum(k.menit for k in self.daftar if k.status != StatusKegiatan.DITOLAK)


def laporan_bulanan(pegawai: Pegawai, bulan: Periode, hari_ini: date) -> LaporanBulanan:
    """Return all that the printed month tells. At most four queries."""
    tanggal = max(bulan.mulai, min(bulan.hari_terakhir, hari_ini))
    atasan = pegawai_queries.atasan_pada(pegawai, tanggal)
    return LaporanBulanan(
        pegawai=pegawai,
        bulan=bulan,
        penugasan=pegawai_queries.penugasan_definitif(pegawai, tanggal),
        atasan=atasan,
        penugasan_atasan=pegawai_queries.penugasan_definitif(atasan, tanggal) if atasan else None,
        daftar=list(kegiatan_pegawai(pegawai, bulan).order_by("tanggal", "jam_mulai", "jam_selesai", "pk")),
    )


def _satuan(kegiatan: Kegiatan) -> str:
    """Return the unit that kegiatan_pegawai put beside the row."""
    return getattr(kegiatan, "satuan", None) or ""
