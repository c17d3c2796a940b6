"""Why an activity needs a look of its own, in words; which ones do is found by one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from django.db import connection
from django.utils.text import Truncator

from laporan.choices import CatatanKhusus
from pegawai.inti.periode import tanggal_panjang


URAIAN_LAIN = 60  # letters of another activity that are enough to know it by
CATATAN_KHUSUS = Path(__file__).resolve().parent.parent / "sql" / "catatan_khusus.sql"


@dataclass(frozen=True)
class Catatan:
    """One reason; the other activity where there is one, the minutes of the day where they are too many."""

    jenis: CatatanKhusus
    uraian: str
    tanggal: date | None
    jam_mulai: time | None
    jam_selesai: time | None
    menit: int
    batas: int

    @property
    def penjelasan(self) -> str:
        match self.jenis:
            case CatatanKhusus.TERLAMBAT:
                return "Dicatat sesudah hari tenggang. Memverifikasinya berarti menyetujui keterlambatan itu."
            case CatatanKhusus.TUMPANG_TINDIH:
                uraian = Truncator(self.uraian).chars(URAIAN_LAIN)
                return f"Waktunya tumpang tindih dengan “{uraian}”, {self._waktu}."
            case CatatanKhusus.LEBIH_SEHARI:
                return (
                    f"Seluruh kegiatannya hari itu {self.menit} menit, sedangkan batasnya {self.batas} menit."
                )
            case CatatanKhusus.TANPA_HASIL:
                return "Tidak mendukung hasil kerja mana pun dalam SKP."

    @property
    def _waktu(self) -> str:
        assert self.tanggal is not None
        return (
            f"{tanggal_panjang(self.tanggal)} pukul {self.jam_mulai:%H.%M}\N{EN DASH}{self.jam_selesai:%H.%M}"
        )


def catatan_khusus(kegiatan_ids: Collection[int]) -> Mapping[int, Sequence[Catatan]]:
    """Return the reasons of those that have any, the gravest first. One query."""
    with connection.cursor() as cursor:
        cursor.execute(CATATAN_KHUSUS.read_text(), {"kegiatan": list(kegiatan_ids)})
        baris = cursor.fetchall()
    per_kegiatan: dict[int, list[Catatan]] = defaultdict(list)
    for kegiatan, jenis, *isi in baris:
        per_kegiatan[kegiatan].append(Catatan(CatatanKhusus(jenis), *isi))
    urutan = list(CatatanKhusus)
    return {pk: sorted(daftar, key=lambda c: urutan.index(c.jenis)) for pk, daftar in per_kegiatan.items()}
