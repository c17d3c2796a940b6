"""The burden meter: seconds go into counts of a unit's month, and an objection stops them.

Nothing here leaves an audit line: it would tell who worked when, or who objects.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localtime

from laporan import queries
from laporan.beban import detik_sekegiatan
from laporan.choices import JenisBeban
from laporan.models import BebanWaktu, KeberatanUkur
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai, UnitKerja


@transaction.atomic
def ukur_beban(
    *, jenis: JenisBeban, detik: int, jumlah: int, unit: UnitKerja, oleh: Pegawai, pada: datetime
) -> None:
    """Count that `jumlah` activities took `detik` seconds together; nothing for whoever objects.

    Nothing either for what nobody could measure.
    """
    satu = detik_sekegiatan(detik, jumlah)
    if satu is None or not queries.boleh_diukur(oleh):
        return
    bulan = Periode.bulan_dari(localtime(pada).date()).mulai
    beban, baru = BebanWaktu.objects.get_or_create(
        unit=unit, bulan=bulan, jenis=jenis, detik=satu, defaults={"jumlah": jumlah}
    )
    if not baru:
        BebanWaktu.objects.filter(pk=beban.pk).update(jumlah=F("jumlah") + jumlah)


@transaction.atomic
def atur_pengukuran(*, diukur: bool, oleh: Pegawai, pada: datetime) -> None:
    """Let one's own time be measured, or object to it. Twice is once."""
    if diukur:
        KeberatanUkur.objects.filter(pegawai=oleh).delete()
    else:
        KeberatanUkur.objects.get_or_create(pegawai=oleh, defaults={"sejak": pada})
