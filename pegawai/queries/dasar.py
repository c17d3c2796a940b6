"""What reads of every app share: how rows and columns are added up."""

from __future__ import annotations

from typing import Any

from django.db.models import Func, IntegerField, QuerySet, Subquery


def jumlah_baris(baris: QuerySet[Any]) -> Subquery:
    """Count the rows of a correlated query. Count() would group them by key, and count one at a time."""
    jumlah = Func("pk", function="COUNT", output_field=IntegerField())
    return Subquery(baris.order_by().annotate(jumlah=jumlah).values("jumlah"))


def jumlah_kolom(baris: QuerySet[Any], kolom: str) -> Subquery:
    """Add up a whole-number column of a correlated query; NULL without rows."""
    jumlah = Func(kolom, function="SUM", output_field=IntegerField())
    return Subquery(baris.order_by().annotate(jumlah=jumlah).values("jumlah"))
