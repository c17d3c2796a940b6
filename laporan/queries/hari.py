"""One day of one employee: what was told of it, what is usual, and what a typed line proposes for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cached_property

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import F, Q, Value

from laporan.catatan_cepat import HasilDikenal, Usulan, baca_baris, tanggal_baris, usulkan
from laporan.choices import StatusKegiatan
from laporan.linimasa import Ruas, jam_dari, menit_dari, susun_linimasa
from laporan.models import Kegiatan
from pegawai import queries as pegawai_queries
from pegawai.models import Pegawai

from .dasar import bergiliran, satuan_volume


RIWAYAT = 150  # earlier entries that a proposal learns from
SARAN_TAMPAK = 6
SELA_TERKECIL = 5  # minutes; shorter ones are the walk from one desk to the next
TEPI_GAMBAR = 60  # minutes; the picture of a day begins and ends at a full hour
SEHARI = timedelta(days=1)


@dataclass(frozen=True)
class Riwayat:
    """One earlier entry, as far as a new one can learn from it."""

    uraian: str
    volume: Decimal
    hasil_kerja: int | None


@dataclass(frozen=True)
class HariKegiatan:
    """One day: its entries in order of time, with those of a shift that began the day before."""

    tanggal: date
    daftar_kegiatan: Sequence[Kegiatan]

    @cached_property
    def sendiri(self) -> Sequence[Kegiatan]:
        """The entries that belong to this day itself."""
        return [satu for satu in self.daftar_kegiatan if satu.tanggal == self.tanggal]

    @cached_property
    def terhitung(self) -> Sequence[Kegiatan]:
        """What takes time of this day: everything that was not rejected."""
        return [satu for satu in self.daftar_kegiatan if satu.status != StatusKegiatan.DITOLAK]

    @cached_property
    def ditolak(self) -> Sequence[Kegiatan]:
        return [satu for satu in self.sendiri if satu.status == StatusKegiatan.DITOLAK]

    @cached_property
    def menit(self) -> int:
        return sum(satu.menit for satu in self.terhitung if satu.tanggal == self.tanggal)

    @cached_property
    def jumlah_konsep(self) -> int:
        return sum(satu.status == StatusKegiatan.KONSEP for satu in self.sendiri)

    @cached_property
    def linimasa(self) -> list[Ruas[Kegiatan]]:
        return susun_linimasa(
            (
                (satu.jam_mulai, satu.menit, satu)
                if satu.tanggal == self.tanggal
                else (time(0), menit_dari(satu.jam_selesai), satu)
                for satu in self.terhitung
            ),
            sela_terkecil=SELA_TERKECIL,
        )

    @property
    def awal_gambar(self) -> int:
        return self.linimasa[0].mulai // TEPI_GAMBAR * TEPI_GAMBAR

    @property
    def lebar_gambar(self) -> int:
        akhir = max(ruas.selesai for ruas in self.linimasa)
        return -(-akhir // TEPI_GAMBAR) * TEPI_GAMBAR - self.awal_gambar

    @property
    def jam_awal_gambar(self) -> time:
        return jam_dari(self.awal_gambar)

    @property
    def jam_akhir_gambar(self) -> time:
        return jam_dari(self.awal_gambar + self.lebar_gambar)

    @property
    def akhir_terisi(self) -> time | None:
        """When the last entry ends; None on an empty day."""
        return jam_dari(max(ruas.selesai for ruas in self.linimasa)) if self.linimasa else None


def hari_kegiatan(pegawai: Pegawai, tanggal: date) -> HariKegiatan:
    """Return one day with all that its page tells of each entry: result and `satuan`. One query."""
    return HariKegiatan(
        tanggal,
        list(
            Kegiatan.objects.milik(pegawai)
            .filter(
                Q(tanggal=tanggal)
                | Q(tanggal=tanggal - SEHARI, jam_selesai__lt=F("jam_mulai"), jam_selesai__gt=time(0))
            )
            .select_related("hasil_kerja")
            .annotate(satuan=satuan_volume("hasil_kerja"), bergiliran=bergiliran())
            .order_by("tanggal", "jam_mulai", "pk")
        ),
    )


def riwayat(pegawai: Pegawai) -> list[Riwayat]:
    """Return the latest entries of one employee, newest first. One query."""
    return [
        Riwayat(*satu)
        for satu in Kegiatan.objects.milik(pegawai)
        .order_by("-tanggal", "-pk")
        .values_list("uraian", "volume", "hasil_kerja")[:RIWAYAT]
    ]


def saran_uraian(daftar_riwayat: Sequence[Riwayat]) -> list[str]:
    """Return what was written most often, the newest first among equals."""
    return [kata for kata, _ in Counter(satu.uraian for satu in daftar_riwayat).most_common(SARAN_TAMPAK)]


def usulan_kegiatan(pegawai: Pegawai, teks: str, *, hari: date, hari_ini: date) -> Usulan:
    """Understand one typed line by what this employee promised and wrote before. At most three queries."""
    tanggal = tanggal_baris(teks, hari=hari, hari_ini=hari_ini)
    mulai = hari_kegiatan(pegawai, tanggal).akhir_terisi
    return usulkan(
        baca_baris(teks, hari=hari, hari_ini=hari_ini),
        daftar_hasil=_hasil_dikenal(pegawai, tanggal, riwayat(pegawai)),
        mulai=mulai,
        sebab_mulai="akhir kegiatan terakhir hari itu",
    )


def _hasil_dikenal(pegawai: Pegawai, tanggal: date, daftar_riwayat: Sequence[Riwayat]) -> list[HasilDikenal]:
    """Return the results of that day's SKP, and work outside it, as words can speak of them. One query."""

    def pernah(hasil: int | None) -> list[tuple[str, Decimal]]:
        return [(satu.uraian, satu.volume) for satu in daftar_riwayat if satu.hasil_kerja == hasil]

    dijanjikan = (
        pegawai_queries.hasil_kerja_aktif(pegawai, tanggal)
        .prefetch_related(None)
        .annotate(satuan=satuan_volume("pk"), ukuran=StringAgg("indikator__uraian", Value(" ")))
    )
    return [
        *(
            HasilDikenal(satu.pk, satu.uraian, satu.satuan or "", satu.ukuran or "", pernah(satu.pk))
            for satu in dijanjikan
        ),
        HasilDikenal(None, "", pernah=pernah(None)),
    ]
