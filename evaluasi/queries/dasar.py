from __future__ import annotations

from typing import Any

from django.db.models import Func, IntegerField, QuerySet, Subquery


def jumlah_baris(baris: QuerySet[Any]) -> Subquery:
    """Count the rows of a correlated query. Count() would group them by key, and count one at a time."""
    jumlah = Func("pk", function="COUNT", output_field=IntegerField())
    return Subquery(baris.order_by().annotate(jumlah=jumlah).values("jumlah"))
