"""What goes out in BKN's columns, read through a cursor of the server: memory stays flat."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import CharField, Exists, Func, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from laporan.bkn import KegiatanBKN
from laporan.choices import JenisBukti
from laporan.models import BuktiDukung, Kegiatan
from pegawai.choices import Peran
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai, Penugasan, SilsilahUnit, UnitKerja

from .dasar import DIHITUNG, satuan_volume


SEKALI_BACA = 2000
TAUTAN = (
    BuktiDukung.objects.filter(kegiatan=OuterRef("pk"), jenis=JenisBukti.TAUTAN)
    .order_by("pk")
    .values("tautan")
)


def kegiatan_ekspor(siapa: Pegawai | UnitKerja, periode: Periode) -> Iterator[KegiatanBKN]:
    """Yield what counts of one person, or of all in a unit and below, by person, day and hour.

    Of a unit are those whose definitive post on the day of work was there. One query, in a transaction.
    """
    return sebagai_bkn(_terpilih(siapa, periode))


def sebagai_bkn(daftar: QuerySet[Kegiatan]) -> Iterator[KegiatanBKN]:
    """Yield activities as they go out. One query, in a transaction."""
    with transaction.atomic():
        for isi in _kolom_bkn(daftar).iterator(chunk_size=SEKALI_BACA):
            yield KegiatanBKN(*isi)


def menurut_nomor(daftar: QuerySet[Kegiatan]) -> Mapping[int, KegiatanBKN]:
    """Return a few activities as they go out, by key. One query."""
    return {isi[0]: KegiatanBKN(*isi) for isi in _kolom_bkn(daftar)}


def _kolom_bkn(daftar: QuerySet[Kegiatan]) -> QuerySet[Kegiatan, tuple[Any, ...]]:
    return daftar.order_by(
        "pegawai__nip", "pegawai", "tanggal", "jam_mulai", "jam_selesai", "pk"
    ).values_list(
        "pk",
        Coalesce("pegawai__nip", Value("")),
        Coalesce("hasil_kerja__uraian", Value("")),
        "tanggal",
        "jam_mulai",
        "jam_selesai",
        "uraian",
        "volume",
        Coalesce(satuan_volume("hasil_kerja"), Value("")),
        Func(ArraySubquery(TAUTAN), Value(" "), function="ARRAY_TO_STRING", output_field=CharField()),
    )


def jumlah_ekspor(siapa: Pegawai | UnitKerja, periode: Periode) -> int:
    """Count what kegiatan_ekspor yields. One query."""
    return _terpilih(siapa, periode).count()


def unit_ekspor(oleh: Pegawai, dipimpin: Collection[UnitKerja]) -> QuerySet[UnitKerja]:
    """Return the units whose work this person may take out, by name: those led and below, or all."""
    semua = UnitKerja.objects.order_by("nama")
    if oleh.berperan(Peran.PENGELOLA, Peran.AUDITOR):
        return semua
    return semua.filter(pk__in=SilsilahUnit.objects.filter(leluhur__in=dipimpin).values("unit"))


def _terpilih(siapa: Pegawai | UnitKerja, periode: Periode) -> QuerySet[Kegiatan]:
    dihitung = Kegiatan.objects.pada(periode).filter(DIHITUNG)
    if isinstance(siapa, Pegawai):
        return dihitung.milik(siapa)
    bertugas = (
        Penugasan.objects.definitif()
        .filter(pegawai=OuterRef("pegawai"), unit__in=UnitKerja.objects.dalam(siapa))
        .filter(Q(selesai=None) | Q(selesai__gt=OuterRef("tanggal")), mulai__lte=OuterRef("tanggal"))
    )
    return dihitung.filter(Exists(bertugas))
