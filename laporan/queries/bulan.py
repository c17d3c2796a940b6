"""Which months are closed."""

from __future__ import annotations

from laporan.models import BulanTerkunci
from pegawai.inti.periode import Periode


def bulan_terkunci(bulan: Periode) -> BulanTerkunci | None:
    return BulanTerkunci.objects.filter(awal_bulan=bulan.mulai).first()


def bulan_terbuka(periode: Periode) -> list[Periode]:
    """Return the months of a period whose reports are not locked. One query."""
    terkunci = frozenset(
        BulanTerkunci.objects.filter(
            awal_bulan__gte=periode.mulai, awal_bulan__lt=periode.selesai
        ).values_list("awal_bulan", flat=True)
    )
    return [bulan for bulan in periode.bulan_bulan() if bulan.mulai not in terkunci]
