"""The monthly report of indicators that daily activities cannot count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from laporan import queries
from laporan.models import RealisasiIndikator
from pegawai.inti.periode import Periode
from pegawai.jejak import catat_jejak_banyak
from pegawai.models import Pegawai

from .bulan import bulan_terbuka
from .dasar import LaporanDitolak, tahan_orang


@transaction.atomic
def laporkan_realisasi(
    *, daftar_realisasi: Sequence[RealisasiIndikator], bulan: Periode, oleh: Pegawai, pada: datetime
) -> int:
    """Write what `oleh` reports of one month's indicators, new or corrected; return how many.

    Takes `nilai` and `sumber_data` from what is handed in and writes rows of its own, in one statement.
    Raises LaporanDitolak when the month has not begun, or an indicator is none to report on in one's own
    approved SKP of that month; BulanSudahTerkunci.
    """
    if bulan.mulai > localtime(pada).date():
        raise LaporanDitolak(f"{bulan} belum berjalan, jadi realisasinya belum dapat dilaporkan.")
    tahan_orang(oleh)
    semula = {satu.indikator.pk: satu.realisasi for satu in queries.indikator_dilaporkan(oleh, bulan)}
    if any(realisasi.indikator_id not in semula for realisasi in daftar_realisasi):
        raise LaporanDitolak(
            f"Sebagian indikator itu bukan bagian SKP Anda yang disetujui untuk {bulan}. "
            "Muat ulang halaman ini, lalu isi lagi."
        )
    with bulan_terbuka(bulan.mulai):
        tertulis = RealisasiIndikator.objects.bulk_create(
            [
                RealisasiIndikator(
                    indikator_id=realisasi.indikator_id,
                    bulan=bulan.mulai,
                    nilai=realisasi.nilai,
                    sumber_data=realisasi.sumber_data,
                    dilaporkan_pada=pada,
                )
                for realisasi in daftar_realisasi
            ],
            update_conflicts=True,
            unique_fields=["indikator", "bulan"],
            update_fields=["nilai", "sumber_data", "dilaporkan_pada"],
        )
    catat_jejak_banyak(
        "REALISASI_DILAPORKAN",
        ((satu, _rincian(satu, semula[satu.indikator_id])) for satu in tertulis),
        oleh=oleh,
        pada=pada,
    )
    return len(tertulis)


def _rincian(realisasi: RealisasiIndikator, semula: RealisasiIndikator | None) -> dict[str, object]:
    return {
        "indikator": realisasi.indikator_id,
        "bulan": realisasi.bulan.isoformat(),
        "nilai": str(realisasi.nilai),
        "semula": str(semula.nilai) if semula else None,
    }
