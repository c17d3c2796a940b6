"""Reads of evidence: of one activity, who may open it, and how much of a month's share it takes."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet, Sum

from laporan.jatah_bukti import JatahBukti
from laporan.models import BuktiDukung, Kegiatan
from pegawai import queries as pegawai_queries
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai


def daftar_bukti(kegiatan: Kegiatan) -> QuerySet[BuktiDukung]:
    """Return the evidence of an activity in the order in which it came. One query."""
    return kegiatan.bukti.order_by("pk")


def kegiatan_berbukti() -> QuerySet[Kegiatan]:
    """Return activities with all that deciding on who may open their evidence asks for."""
    return Kegiatan.objects.select_related(
        "pegawai", "hasil_kerja__skp__penugasan__unit", "diverifikasi_oleh"
    )


def membawahi(oleh: Pegawai, kegiatan: Kegiatan, hari_ini: date) -> bool:
    """Tell whether `oleh` is over the one who did it: directly, by the unit of today, or by that of the SKP.

    At most four queries; none for one's own.
    """
    if kegiatan.pegawai_id == oleh.pk:
        return False
    if Pegawai.objects.bawahan(oleh, hari_ini).filter(pk=kegiatan.pegawai_id).exists():
        return True
    kini = pegawai_queries.penugasan_definitif(kegiatan.pegawai, hari_ini)
    daftar_unit = {kini.unit} if kini else set()
    if kegiatan.hasil_kerja:
        daftar_unit.add(kegiatan.hasil_kerja.skp.penugasan.unit)
    return any(pegawai_queries.memimpin(oleh, unit, hari_ini) for unit in daftar_unit)


def jatah_bukti(pegawai: Pegawai, bulan: Periode) -> JatahBukti:
    """Return how much the files of one person's activities of that month take. One query."""
    terpakai = Kegiatan.objects.milik(pegawai).pada(bulan).aggregate(besar=Sum("bukti__ukuran", default=0))
    return JatahBukti(terpakai["besar"])
