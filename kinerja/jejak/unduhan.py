"""The audit trail as a file for a spreadsheet, written while it is read: memory stays flat."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kinerja.jejak.queries import BarisJejak, ceritakan
from kinerja.kata import nip
from pegawai.models import JejakAudit


SEKALI_BACA = 2000
JUDUL = (
    "Nomor", "Waktu (WIB)", "Pelaku", "NIP", "Tindakan", "Kode tindakan",
    "Objek", "Jenis objek", "Nomor objek", "Rincian",
)  # fmt: skip
AWAL_RUMUS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute what begins so


class _Gema:
    """A file that keeps nothing: what is written is returned."""

    def write(self, teks: str) -> str:
        return teks


def tulis_csv(daftar: QuerySet[JejakAudit]) -> Iterator[str]:
    """Yield the file piece by piece, read through a cursor of the server in one transaction."""
    penulis = csv.writer(_Gema(), delimiter=";", lineterminator="\r\n")
    yield "\N{BYTE ORDER MARK}" + penulis.writerow(JUDUL)
    with transaction.atomic():
        terbaca = daftar.iterator(chunk_size=SEKALI_BACA)
        while potongan := list(islice(terbaca, SEKALI_BACA)):
            yield "".join(penulis.writerow(map(aman, _sel(baris))) for baris in ceritakan(potongan))


def aman(sel: object) -> str:
    """Return what a spreadsheet shows as it stands, and never computes."""
    tulisan = str(sel)
    return f"'{tulisan}" if tulisan.startswith(AWAL_RUMUS) else tulisan


def _sel(baris: BarisJejak) -> tuple[object, ...]:
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
