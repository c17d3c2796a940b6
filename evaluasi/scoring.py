"""Evidence for everyone at once: achievement of every promise, and the sums of every unit.

The rules stand in capaian.py; here they get their period and their constants. No rating is made here.
"""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from pathlib import Path

from django.utils.timezone import make_aware

from evaluasi.capaian import CAPAIAN_TERTINGGI, TARGET_TERKECIL
from pegawai.inti import sql
from pegawai.inti.periode import Periode


SQL = Path(__file__).parent / "sql"
PERSEN_TERBESAR = Decimal("9999999999.99")  # what Capaian.persen holds


def hitung_capaian(*, periode: Periode, pada: datetime) -> int:
    """Recompute the achievement of every promise in whole months; return the number of results."""
    return sql.jalankan(
        SQL / "capaian.sql",
        {
            "mulai": periode.mulai,
            "selesai": periode.selesai,
            "berakhir": make_aware(datetime.combine(periode.selesai, time.min)),
            "pada": pada,
            "tertinggi": CAPAIAN_TERTINGGI,
            "target_terkecil": TARGET_TERKECIL,
            "persen_terbesar": PERSEN_TERBESAR,
        },
    )


def hitung_rekap(*, periode: Periode, pada: datetime) -> int:
    """Recompute the sums of every unit over a period; return the number of units.

    Reads what hitung_capaian wrote for the same period: run that first.
    """
    return sql.jalankan(
        SQL / "rekap_unit.sql", {"mulai": periode.mulai, "selesai": periode.selesai, "pada": pada}
    )
