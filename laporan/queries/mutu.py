"""Help with the quality of what is told: to its author first, in numbers to the superior."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from laporan.models import Kegiatan
from laporan.mutu_uraian import (
    AMBANG_MIRIP,
    HARI_BANDING,
    Kemiripan,
    petunjuk_kegiatan,
    petunjuk_uraian,
)
from pegawai.models import JadwalDinas


KEMIRIPAN = Path(__file__).resolve().parent.parent / "sql" / "kemiripan.sql"


def kemiripan_kegiatan(daftar_kegiatan: Sequence[Kegiatan]) -> Mapping[int, Kemiripan]:
    """Return, by place in the list, which earlier activity each of these is most like.

    They need not be stored: also what is being typed can be asked about. Missing is what has nothing to be
    compared with. One query, however many.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            KEMIRIPAN.read_text(encoding="utf-8"),
            {
                "hari": HARI_BANDING,
                "ke": list(range(len(daftar_kegiatan))),
                "id": [kegiatan.pk or 0 for kegiatan in daftar_kegiatan],
                "pegawai": [kegiatan.pegawai_id for kegiatan in daftar_kegiatan],
                "tanggal": [kegiatan.tanggal for kegiatan in daftar_kegiatan],
                "uraian": [kegiatan.uraian for kegiatan in daftar_kegiatan],
                "volume": [kegiatan.volume for kegiatan in daftar_kegiatan],
            },
        )
        return {ke: Kemiripan(persen, tanggal) for ke, tanggal, persen in cursor}


@dataclass(frozen=True)
class RingkasanMutu:
    """How many of some activities are near-copies of earlier ones, and how many leave a question open.

    Numbers to talk about with the team; no score, and no order of people.
    """

    mirip: int
    terbuka: int


def ringkasan_mutu(daftar_isi: Iterable[tuple[str, int | None]]) -> RingkasanMutu:
    """Count among activities, each with its `uraian` and its `kemiripan`. No query."""
    isi = list(daftar_isi)
    return RingkasanMutu(
        mirip=sum(persen is not None and persen >= AMBANG_MIRIP for _, persen in isi),
        terbuka=sum(bool(petunjuk_uraian(uraian)) for uraian, _ in isi),
    )


def petunjuk_isian(kegiatan: Kegiatan) -> tuple[str, ...]:
    """Return the advice on what its author is typing: fields may still be empty. At most two queries."""
    mirip, bergiliran = None, False
    if kegiatan.uraian and kegiatan.tanggal:
        mirip = kemiripan_kegiatan([kegiatan]).get(0)
        bergiliran = JadwalDinas.objects.filter(pegawai=kegiatan.pegawai, tanggal=kegiatan.tanggal).exists()
    return petunjuk_kegiatan(
        kegiatan.uraian, kegiatan.jam_mulai, kegiatan.jam_selesai, mirip, bergiliran=bergiliran
    )
