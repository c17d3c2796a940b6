"""The audit trail as a file for a spreadsheet, written while it is read: memory stays flat."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kinerja.jejak.queries import BarisJejak, ceritakan
from kinerja.kata import nip
from pegawai.berkas import Isi, tulis_csv
from pegawai.models import JejakAudit


SEKALI_BACA = 2000
JUDUL = (
    "Nomor", "Waktu (WIB)", "Pelaku", "NIP", "Tindakan", "Kode tindakan",
    "Objek", "Jenis objek", "Nomor objek", "Rincian",
)  # fmt: skip


def unduhan_csv(daftar: QuerySet[JejakAudit]) -> Iterator[str]:
    """Yield the file piece by piece, read through a cursor of the server in one transaction."""
    with transaction.atomic():
        yield from tulis_csv(JUDUL, _baris(daftar), sekali=SEKALI_BACA)


def _baris(daftar: QuerySet[JejakAudit]) -> Iterator[tuple[Isi, ...]]:
    terbaca = daftar.iterator(chunk_size=SEKALI_BACA)
    while potongan := list(islice(terbaca, SEKALI_BACA)):
        yield from map(_sel, ceritakan(potongan))


def _sel(baris: BarisJejak) -> tuple[Isi, ...]:
    return (
        baris.nomor,
        f"{timezone.localtime(baris.pada):%Y-%m-%d %H:%M:%S}",
        baris.pelaku,
        nip(baris.nip) if baris.nip else "",  # in groups, or a spreadsheet would round it as a number
        baris.kata,
        baris.tindakan,
        baris.objek,
        *baris.kunci,
        "; ".join(f"{label}: {nilai}" for label, nilai in baris.rincian),
    )
