"""One day of one employee: what was told of it, what is usual, and what a typed line proposes for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import TruncMonth

from laporan.catatan_cepat import HasilDikenal, Usulan, baca_baris, usulkan
from laporan.choices import StatusKegiatan
from laporan.linimasa import Ruas, jam_dari, menit_dari, susun_linimasa
from laporan.models import BulanTerkunci, Kegiatan, KegiatanRutin
from pegawai import queries as pegawai_queries
from pegawai.inti.kalender import HariKerja
from pegawai.inti.periode import Periode
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
    """One day: its entries in order of time, with those of a shift that began the day before.

    `kerja` is what the calendar of this employee expects of the day. `dikembalikan` is of all open months,
    the newest first: what came back and can still be mended.
    """

    kerja: HariKerja
    daftar_kegiatan: Sequence[Kegiatan]
    dikembalikan: Sequence[Kegiatan] = ()

    @property
    def tanggal(self) -> date:
        return self.kerja.tanggal

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
            jam_kerja=self.kerja.jam,
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
    def jam_berikut(self) -> tuple[time | None, str]:
        """When an entry without hours would begin, and where that comes from."""
        if terisi := [ruas.selesai for ruas in self.linimasa if ruas.isi]:
            return jam_dari(max(terisi)), "akhir kegiatan terakhir hari itu"
        return (self.kerja.jam[0][0], "awal jam kerja hari itu") if self.kerja.jam else (None, "")

    @property
    def persen(self) -> Decimal | None:
        """The told part of the expected minutes, at most 100; None when nothing is expected."""
        return min(Decimal(100 * self.menit) / self.kerja.menit, Decimal(100)) if self.kerja.menit else None


def hari_kegiatan(pegawai: Pegawai, tanggal: date) -> HariKegiatan:
    """Return one day with all that its page tells of each entry: result and `satuan`. Two queries."""
    (kerja,) = pegawai_queries.kalender_kerja(pegawai, Periode(tanggal, tanggal + SEHARI))
    pada_hari = Q(tanggal=tanggal) | Q(
        tanggal=tanggal - SEHARI, jam_selesai__lt=F("jam_mulai"), jam_selesai__gt=time(0)
    )
    terkunci = BulanTerkunci.objects.filter(awal_bulan=OuterRef("awal_bulan"))
    semua: list[Any] = list(
        Kegiatan.objects.annotate(
            awal_bulan=TruncMonth("tanggal"),
            satuan=satuan_volume("hasil_kerja"),
            bergiliran=bergiliran(),
            pada_hari=_benar(pada_hari),
            kembali=_benar(Q(status=StatusKegiatan.DIKEMBALIKAN) & ~Exists(terkunci)),
        )
        .filter(pada_hari | Q(kembali=True), pegawai=pegawai)
        .select_related("hasil_kerja")
        .order_by("tanggal", "jam_mulai", "pk")
    )
    return HariKegiatan(
        kerja,
        daftar_kegiatan=[satu for satu in semua if satu.pada_hari],
        dikembalikan=[satu for satu in reversed(semua) if satu.kembali],
    )


def kegiatan_contoh(pegawai: Pegawai, kegiatan_id: int) -> Kegiatan | None:
    """Return one's own earlier entry with its result and `satuan`, None when there is none. One query."""
    return (
        Kegiatan.objects.milik(pegawai)
        .filter(pk=kegiatan_id)
        .select_related("hasil_kerja__skp")
        .annotate(satuan=satuan_volume("hasil_kerja"))
        .first()
    )


def _benar(syarat: Q | Combinable) -> ExpressionWrapper[Any]:
    return ExpressionWrapper(syarat, output_field=BooleanField())


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


def usulan_kegiatan(
    pegawai: Pegawai,
    teks: str,
    *,
    hari: HariKegiatan,
    daftar_riwayat: Sequence[Riwayat],
    hari_ini: date,
) -> Usulan:
    """Understand one typed line by what this employee promised and wrote before. One query.

    `hari` is the day that the line speaks of (see tanggal_baris).
    """
    mulai, sebab = hari.jam_berikut
    return usulkan(
        baca_baris(teks, hari=hari.tanggal, hari_ini=hari_ini),
        daftar_hasil=_hasil_dikenal(pegawai, hari.tanggal, daftar_riwayat),
        mulai=mulai,
        sebab_mulai=sebab,
    )


def usulan_dari(contoh: Kegiatan | KegiatanRutin, tanggal: date, sebab: str) -> Usulan:
    """Propose an earlier entry, or what one keeps ready, for that day; `sebab` says where it comes from.

    Comes with a result whose SKP covers the day, or with none. `contoh` is loaded with its result and the
    SKP of that.
    """
    hasil = contoh.hasil_kerja
    berlaku = hasil is not None and hasil.skp.mulai <= tanggal < hasil.skp.selesai
    satuan = getattr(contoh, "satuan", None) or ""
    return Usulan(
        tanggal=tanggal,
        jam_mulai=contoh.jam_mulai,
        jam_selesai=contoh.jam_selesai,
        uraian=contoh.uraian,
        volume=contoh.volume if berlaku else Decimal(0),
        satuan=satuan,
        hasil=HasilDikenal(hasil.pk, hasil.uraian, satuan) if hasil and berlaku else None,
        alasan_jam=sebab,
        alasan_hasil="" if berlaku or not hasil else "Hasil kerjanya dahulu bukan bagian SKP pada hari ini.",
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
