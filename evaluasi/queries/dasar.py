"""What several reads here share: how rows are counted, and which organisation a unit belongs to."""

from __future__ import annotations

from typing import Any

from django.db.models import Func, IntegerField, Q, QuerySet, Subquery

from pegawai.models import UnitKerja


def jumlah_baris(baris: QuerySet[Any]) -> Subquery:
    """Count the rows of a correlated query. Count() would group them by key, and count one at a time."""
    jumlah = Func("pk", function="COUNT", output_field=IntegerField())
    return Subquery(baris.order_by().annotate(jumlah=jumlah).values("jumlah"))


def leluhur_organisasi(silsilah: str = "") -> Q:
    """Match, of all units above a unit, the organisation it belongs to; the city belongs to itself.

    `silsilah` leads to the SilsilahUnit of the unit, as in "penugasan__unit__silsilah__".
    """
    opd, kota = UnitKerja.objects.opd(), UnitKerja.objects.kota()
    return Q(**{f"{silsilah}leluhur__in": opd}) | Q(**{f"{silsilah}unit__in": kota})
