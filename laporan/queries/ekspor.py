"""What goes out in BKN's columns, read through a cursor of the server: memory stays flat."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from laporan.bkn import KegiatanBKN
from laporan.models import Kegiatan
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai, Penugasan, UnitKerja

from .dasar import DIHITUNG, satuan_volume


SEKALI_BACA = 2000


def kegiatan_ekspor(siapa: Pegawai | UnitKerja, periode: Periode) -> Iterator[KegiatanBKN]:
    """Yield what counts of one person, or of all in a unit and below, by person, day and hour.

    Of a unit are those whose definitive post on the day of work was there. One query, in a transaction.
    """
    daftar = (
        _terpilih(siapa, periode)
        .order_by("pegawai__nip", "pegawai", "tanggal", "jam_mulai", "jam_selesai", "pk")
        .values_list(
            Coalesce("pegawai__nip", Value("")),
            Coalesce("hasil_kerja__uraian", Value("")),
            "tanggal",
            "jam_mulai",
            "jam_selesai",
            "uraian",
            "volume",
            Coalesce(satuan_volume("hasil_kerja"), Value("")),
            Value(""),
        )
    )
    with transaction.atomic():
        for isi in daftar.iterator(chunk_size=SEKALI_BACA):
            yield KegiatanBKN(*isi)


def jumlah_ekspor(siapa: Pegawai | UnitKerja, periode: Periode) -> int:
    """Count what kegiatan_ekspor yields. One query."""
    return _terpilih(siapa, periode).count()


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
