"""What a period's computation costs beside a plain aggregate over the same rows, and how it grows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import LiteralString

from django.db import connection, models, transaction
from django.utils.module_loading import import_string
from psycopg import sql

from evaluasi.models import Capaian, CapaianHasil, RekapUnit
from kinerja.jadwal import LANGKAH, Langkah
from kinerja.ukur.jam import nisbah_bergantian
from kinerja.ukur.tabel import Baris
from pegawai.inti.periode import Periode
from umpanbalik.models import IndeksKepuasan


SQL = Path(__file__).with_name("sql")
KELOMPOK = "Hitungan satu bulan"
KALI_AGREGAT_POLOS = 1.5
KALI_LURUS = 1.25  # more than this, and a city twice as large takes noticeably more than twice the time
DETIK_KOTA, ORANG_KOTA = 10, 8000

# Where the steps leave their rows; a plain aggregate leaves the same rows in a copy of each.
HASIL: Mapping[str, Sequence[type[models.Model]]] = {
    "capaian": (Capaian, CapaianHasil),
    "ikm": (IndeksKepuasan,),
    "rekap": (RekapUnit,),
}


@dataclass(frozen=True)
class LamaHitungan:
    """Median seconds of each step, beside those of the plain aggregate."""

    nama: str
    detik: float
    nisbah: float

    @property
    def detik_polos(self) -> float:
        return self.detik / self.nisbah


def ukur_hitungan(periode: Periode, pada: datetime, ulang: int) -> Sequence[LamaHitungan]:
    """Time every step as on the first night of a period: no rows of it are there yet."""
    lama = []
    with _salinan_tabel():
        for langkah in LANGKAH:
            for model in HASIL[langkah.nama]:
                model._default_manager.filter(mulai=periode.mulai, selesai=periode.selesai).delete()
            kerja = partial(import_string(langkah.fungsi), periode=periode, pada=pada)
            polos = partial(_agregat_polos, langkah, periode, pada)
            nisbah, detik = nisbah_bergantian(_dibatalkan(kerja), _dibatalkan(polos), ulang)
            lama.append(LamaHitungan(langkah.judul, detik, nisbah))
            kerja()  # the next step reads what this one leaves
    return lama


def baris_hitungan(
    besar: Sequence[LamaHitungan], kecil: Sequence[LamaHitungan], orang: tuple[int, int]
) -> Iterator[Baris]:
    """Yield the ratios at the larger size, and how the time grew from the smaller: 1 is in proportion."""
    for satu in besar:
        yield Baris(KELOMPOK, f"{satu.nama} ÷ agregat polos", satu.nisbah, "kali", KALI_AGREGAT_POLOS)
    detik = sum(satu.detik for satu in besar)
    polos = sum(satu.detik_polos for satu in besar)
    yield Baris(KELOMPOK, "Semua ÷ agregat polos", detik / polos, "kali", KALI_AGREGAT_POLOS)
    tumbuh = detik / sum(satu.detik for satu in kecil) / (orang[1] / orang[0])
    yield Baris(KELOMPOK, f"Pertumbuhan dari {orang[0]} pegawai (1 = lurus)", tumbuh, "kali", KALI_LURUS)
    patokan = DETIK_KOTA * max(1.0, orang[1] / ORANG_KOTA)
    yield Baris(KELOMPOK, "Semua", detik, "detik", patokan)


@contextmanager
def _salinan_tabel() -> Iterator[None]:
    """Empty copies of the result tables with their keys and indexes, while the block lasts."""
    daftar = [model._meta.db_table for semua in HASIL.values() for model in semua]
    _untuk_tiap(daftar, "CREATE TABLE {salinan} (LIKE {tabel} INCLUDING ALL)")
    yield
    _untuk_tiap(daftar, "DROP TABLE {salinan}")


def _untuk_tiap(daftar_tabel: Sequence[str], perintah: LiteralString) -> None:
    with connection.cursor() as cursor:
        for tabel in daftar_tabel:
            cursor.execute(
                sql.SQL(perintah).format(tabel=sql.Identifier(tabel), salinan=sql.Identifier(f"ukur_{tabel}"))
            )


def _agregat_polos(langkah: Langkah, periode: Periode, pada: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            (SQL / f"polos_{langkah.nama}.sql").read_text(encoding="utf-8"),
            {"mulai": periode.mulai, "selesai": periode.selesai, "pada": pada},
        )


def _dibatalkan(kerja: Callable[[], object]) -> Callable[[], None]:
    """Return the same work, undone at its end: every repetition finds what the first one found."""

    def dan_batalkan() -> None:
        with transaction.atomic():
            kerja()
            transaction.set_rollback(True)

    return dan_batalkan
