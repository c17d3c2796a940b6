"""How an office and all below it answer citizens: what was received, what waits, and how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

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
class RingkasanAduan:
    """How one unit and all below it answer citizens. What each number counts: tenggat.py."""

    diterima: int
    terbuka: int
    terlambat: int
    jatuh_tempo: int  # received in the period, and the limit for a first answer has passed
    tepat_waktu: int  # of these, answered within the limit
    median_hari: Decimal | None  # working days to the first answer; None when nothing can be said yet
    tunggu: tuple[TungguUnit, ...]  # units with open reports, longest waiting first

    @property
    def persen_tepat_waktu(self) -> Decimal | None:
        return persen_tepat_waktu(self.tepat_waktu, self.jatuh_tempo)


def ringkasan_aduan(unit: UnitKerja, *, periode: Periode, hari_ini: date) -> RingkasanAduan:
    """Return how a unit and all below it answer citizens. Two queries."""
    masukan: Mapping[str, Masukan] = {
        "unit": unit.pk,
        "mulai": periode.mulai,
        "selesai": periode.selesai,
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
        seluruh, *per_unit = (dict(zip(kolom, baris, strict=True)) for baris in cursor)
    menunggu = [baris for baris in per_unit if baris["terbuka"]]
    nama_unit = UnitKerja.objects.in_bulk([baris["unit_id"] for baris in menunggu if baris["unit_id"]])
    median = seluruh["median_hari"]
    return RingkasanAduan(
        diterima=seluruh["diterima"],
        terbuka=seluruh["terbuka"],
        terlambat=seluruh["terlambat"],
        jatuh_tempo=seluruh["jatuh_tempo"],
        tepat_waktu=seluruh["tepat_waktu"],
        median_hari=None if median is None else Decimal(str(median)),
        tunggu=tuple(
            TungguUnit(nama_unit.get(b["unit_id"]), b["terbuka"], b["terlambat"], b["tertua_hari"])
            for b in menunggu
        ),
    )
