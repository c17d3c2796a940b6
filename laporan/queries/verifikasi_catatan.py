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
from laporan.mutu_uraian import AMBANG_MIRIP
from pegawai.choices import KETERANGAN_TERPENUHI, JenisKeterangan
from pegawai.inti.periode import tanggal_panjang


URAIAN_LAIN = 60  # letters of another activity that are enough to know it by
CATATAN_KHUSUS = Path(__file__).resolve().parent.parent / "sql" / "catatan_khusus.sql"


@dataclass(frozen=True)
class Catatan:
    """One reason, with what it is about.

    `uraian`, `tanggal` and hours are those of another activity, `uraian` also the kind of absence; `banyak`
    is minutes of the day, of which `batas` are expected, or percent alike.
    """

    jenis: CatatanKhusus
    uraian: str
    tanggal: date | None
    jam_mulai: time | None
    jam_selesai: time | None
    banyak: int
    batas: int

    @property
    def penjelasan(self) -> str:
        match self.jenis:
            case CatatanKhusus.TERLAMBAT:
                return "Dicatat sesudah hari tenggang."
            case CatatanKhusus.TUMPANG_TINDIH:
                uraian = Truncator(self.uraian).chars(URAIAN_LAIN)
                return f"Waktunya tumpang tindih dengan “{uraian}”, {self._waktu}."
            case CatatanKhusus.TIDAK_MASUK:
                return f"Hari itu ia tercatat {JenisKeterangan(self.uraian).label}."
            case CatatanKhusus.LEBIH_SEHARI if self.batas:
                return (
                    f"Seluruh kegiatannya hari itu {_lama(self.banyak)}, sedangkan jam kerjanya "
                    f"{_lama(self.batas)}."
                )
            case CatatanKhusus.LEBIH_SEHARI:
                return f"Hari itu bukan hari kerjanya; kegiatannya {_lama(self.banyak)}."
            case CatatanKhusus.MIRIP:
                assert self.tanggal is not None
                return f"Uraiannya {self.banyak}% sama dengan kegiatannya {tanggal_panjang(self.tanggal)}."
            case CatatanKhusus.TANPA_BUKTI:
                return "Aturan meminta bukti dukung, dan belum ada yang dilampirkan."
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
        cursor.execute(
            CATATAN_KHUSUS.read_text(),
            {
                "kegiatan": list(kegiatan_ids),
                "terpenuhi": list(KETERANGAN_TERPENUHI),
                "mirip": AMBANG_MIRIP,
            },
        )
        baris = cursor.fetchall()
    per_kegiatan: dict[int, list[Catatan]] = defaultdict(list)
    for kegiatan, jenis, *isi in baris:
        per_kegiatan[kegiatan].append(Catatan(CatatanKhusus(jenis), *isi))
    urutan = list(CatatanKhusus)
    return {pk: sorted(daftar, key=lambda c: urutan.index(c.jenis)) for pk, daftar in per_kegiatan.items()}


def _lama(menit: int) -> str:
    jam, sisa = divmod(menit, 60)
    return " ".join(f"{banyak} {satuan}" for banyak, satuan in ((jam, "jam"), (sisa, "menit")) if banyak)
