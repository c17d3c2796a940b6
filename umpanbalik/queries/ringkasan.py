"""How an office and all below it answer citizens: what was received, what waits, and how long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from pegawai.inti.periode import Periode
from pegawai.inti.sql import Masukan
from pegawai.models import UnitKerja
from umpanbalik.choices import ADUAN_TERBUKA, Klasifikasi, StatusAduan
from umpanbalik.tenggat import HARI_KERJA_PER_PEKAN, persen_tepat_waktu


SQL_RINGKASAN = Path(__file__).parent.parent / "sql" / "ringkasan_aduan.sql"


@dataclass(frozen=True)
class TungguUnit:
    """What waits at one unit today; `unit` None is the city's desk, before any unit has been given it."""

    unit: UnitKerja | None
    terbuka: int
    terlambat: int
    tertua_hari: int  # working days since the oldest open report came in


@dataclass(frozen=True)
class KecepatanAduan:
    """How fast one unit and all below it answered what came in a period. What each counts: tenggat.py."""

    periode: Periode
    diterima: int = 0
    jatuh_tempo: int = 0  # the limit for a first answer has passed
    tepat_waktu: int = 0  # of these, answered within the limit
    median_hari: Decimal | None = None  # working days to the first answer; None when nothing can be said yet

    @property
    def persen_tepat_waktu(self) -> Decimal | None:
        return persen_tepat_waktu(self.tepat_waktu, self.jatuh_tempo)


@dataclass(frozen=True)
class RingkasanAduan(KecepatanAduan):
    """The same with what waits today, whenever it came in, and with earlier periods to compare."""

    terbuka: int = 0
    terlambat: int = 0
    tunggu: tuple[TungguUnit, ...] = ()  # units with open reports, longest waiting first
    sebelumnya: tuple[KecepatanAduan, ...] = ()


def ringkasan_aduan(
    unit: UnitKerja, *, periode: Periode, hari_ini: date, sebelumnya: Sequence[Periode] = ()
) -> RingkasanAduan:
    """Return how a unit and all below it answer citizens, in a period and in those before it. Two queries.

    No two of the periods may overlap.
    """
    semua = [periode, *sebelumnya]
    daftar_baris = _baca(unit, semua, hari_ini)
    menurut_periode = {baris["periode"]: baris for baris in daftar_baris if baris["per_periode"]}
    kini, *lampau = (_kecepatan(satu, menurut_periode.get(ke)) for ke, satu in enumerate(semua, start=1))
    seluruh = next(baris for baris in daftar_baris if not baris["per_periode"] and not baris["per_unit"])
    menunggu = [baris for baris in daftar_baris if baris["per_unit"] and baris["terbuka"]]
    nama_unit = UnitKerja.objects.in_bulk([baris["unit_id"] for baris in menunggu if baris["unit_id"]])
    return RingkasanAduan(
        **vars(kini),
        terbuka=seluruh["terbuka"],
        terlambat=seluruh["terlambat"],
        tunggu=tuple(
            TungguUnit(nama_unit.get(b["unit_id"]), b["terbuka"], b["terlambat"], b["tertua_hari"])
            for b in menunggu
        ),
        sebelumnya=tuple(lampau),
    )


def _baca(unit: UnitKerja, periode_periode: Sequence[Periode], hari_ini: date) -> list[dict[str, Any]]:
    masukan: Mapping[str, Masukan] = {
        "unit": unit.pk,
        "mulai": [periode.mulai for periode in periode_periode],
        "selesai": [periode.selesai for periode in periode_periode],
        "hari_ini": hari_ini,
        "zona": settings.TIME_ZONE,
        "terbuka": [status.value for status in ADUAN_TERBUKA],
        "di_luar": [StatusAduan.DIARSIPKAN.value],
        "berkadar": Klasifikasi.BERKADAR.value,
        "hari_tanpa_unit": HARI_KERJA_PER_PEKAN,
    }
    with connection.cursor() as cursor:
        cursor.execute(SQL_RINGKASAN.read_text(), masukan)
        kolom = [satu.name for satu in cursor.description or ()]
        return [dict(zip(kolom, baris, strict=True)) for baris in cursor]


def _kecepatan(periode: Periode, baris: Mapping[str, Any] | None) -> KecepatanAduan:
    """`baris` is None where nothing was received in the period."""
    if baris is None:
        return KecepatanAduan(periode)
    median = baris["median_hari"]
    return KecepatanAduan(
        periode,
        diterima=baris["diterima"],
        jatuh_tempo=baris["jatuh_tempo"],
        tepat_waktu=baris["tepat_waktu"],
        median_hari=None if median is None else Decimal(str(median)),
    )
