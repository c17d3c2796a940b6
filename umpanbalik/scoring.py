"""Indices of all units at once. The rules are in ikm.py; here they are only handed to SQL."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pegawai.inti import sql
from pegawai.inti.periode import Periode
from umpanbalik.ikm import AMBANG_MUTU, FAKTOR_KONVERSI, JUMLAH_UNSUR, MINIMAL_MUTU


SQL = Path(__file__).parent / "sql"


def hitung_ikm(*, periode: Periode, pada: datetime) -> int:
    """Recompute the satisfaction index of every unit for one period; return the number of units."""
    return sql.jalankan(
        SQL / "ikm_unit.sql",
        {
            "mulai": periode.mulai,
            "selesai": periode.selesai,
            "pada": pada,
            "jumlah_unsur": JUMLAH_UNSUR,
            "faktor": FAKTOR_KONVERSI,
            "minimal_mutu": MINIMAL_MUTU,
            "batas": [batas for batas, _ in AMBANG_MUTU],
            "mutu": [mutu.value for _, mutu in AMBANG_MUTU],
        },
    )
