"""Periods of evaluation: opened when there is something to rate, closed once and for all."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from evaluasi import permissions, queries, scoring
from evaluasi.choices import StatusPeriode
from evaluasi.models import PeriodePenilaian
from laporan import queries as laporan_queries, services as laporan_services
from pegawai.batasan import jaga_batasan
from pegawai.inti.periode import Periode, tanggal_panjang
from pegawai.jejak import catat_jejak
from pegawai.models import Pegawai

from .dasar import PenilaianDitolak


class PeriodeBelumLengkap(PenilaianDitolak):
    """Not everybody has been rated, and closing leaves them unrated: that takes a reason."""

    def __init__(self, belum: int) -> None:
        super().__init__(
            f"{belum} penilaian belum ditetapkan dan tidak dapat ditetapkan lagi setelah periode ditutup. "
            "Tuliskan alasannya bila Anda tetap menutup periode ini."
        )


@transaction.atomic
def buka_periode(*, periode: Periode, oleh: Pegawai, pada: datetime) -> PeriodePenilaian:
    """Open a month, quarter or year that has begun.

    Raises PermissionDenied, PenilaianDitolak when it lies in the future, and BatasanDilanggar when it was
    opened before or is a range of another kind.
    """
    permissions.buka_periode(oleh).wajib()
    if periode.mulai > localtime(pada).date():
        raise PenilaianDitolak(f"{periode} baru dimulai pada {tanggal_panjang(periode.mulai)}.")
    dibuka = PeriodePenilaian(mulai=periode.mulai, selesai=periode.selesai)
    with jaga_batasan(PeriodePenilaian):
        dibuka.save(force_insert=True)
    catat_jejak("PERIODE_DIBUKA", dibuka, oleh=oleh, pada=pada, periode=str(periode))
    return dibuka


@transaction.atomic
def tutup_periode(*, periode_id: int, alasan: str, oleh: Pegawai, pada: datetime) -> PeriodePenilaian:
    """Close a period and the daily reports of its months, and compute the figures a last time.

    Those of each month that closes with it too: nothing in it changes any more.
    Waits for ratings that are being determined and for reports that are being written. Raises
    PermissionDenied, and PeriodeBelumLengkap when somebody is not rated and no reason is given.
    """
    periode = PeriodePenilaian.objects.select_for_update().get(pk=periode_id)
    permissions.tutup_periode(oleh, periode, hari_ini=localtime(pada).date()).wajib()
    kemajuan = queries.kemajuan_periode(periode)
    if kemajuan.belum and not alasan.strip():
        raise PeriodeBelumLengkap(kemajuan.belum)

    bulan_terbuka = laporan_queries.bulan_terbuka(periode.rentang)
    for bulan in bulan_terbuka:
        laporan_services.kunci_bulan(bulan=bulan.mulai, oleh=oleh, pada=pada)
    for rentang in dict.fromkeys([*bulan_terbuka, periode.rentang]):
        scoring.hitung_capaian(periode=rentang, pada=pada)
        scoring.hitung_rekap(periode=rentang, pada=pada)
    periode.status = StatusPeriode.DITUTUP
    periode.ditutup_pada = pada
    periode.save(update_fields=["status", "ditutup_pada"])
    catat_jejak(
        "PERIODE_DITUTUP",
        periode,
        oleh=oleh,
        pada=pada,
        periode=str(periode),
        belum_ditetapkan=kemajuan.belum,
        alasan=alasan.strip(),
    )
    return periode
