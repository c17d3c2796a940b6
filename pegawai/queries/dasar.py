"""What reads of every app share: how rows are counted, and which days are off."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Func, IntegerField, QuerySet, Subquery

from pegawai.models import (
    HariLibur,
)


def hari_libur(mulai: date, selesai: date) -> Collection[date]:
    """Return the holidays from `mulai` up to, not including, `selesai`. One query."""
    return frozenset(
        HariLibur.objects.filter(tanggal__gte=mulai, tanggal__lt=selesai).values_list("tanggal", flat=True)
    )


def jumlah_baris(baris: QuerySet[Any]) -> Subquery:
    """Count the rows of a correlated query. Count() would group them by key, and count one at a time."""
    jumlah = Func("pk", function="COUNT", output_field=IntegerField())
    return Subquery(baris.order_by().annotate(jumlah=jumlah).values("jumlah"))


def jumlah_kolom(baris: QuerySet[Any], kolom: str) -> Subquery:
    """Add up a whole-number column of a correlated query; NULL without rows."""
    jumlah = Func(kolom, function="SUM", output_field=IntegerField())
    return Subquery(baris.order_by().annotate(jumlah=jumlah).values("jumlah"))
