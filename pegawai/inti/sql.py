"""Run one set-based statement kept in a .sql file, one caller at a time; and the lock that sees to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from django.db import connection, transaction


Masukan = int | Decimal | str | date | datetime | list[Decimal] | list[str] | list[int] | list[date] | None


def jalankan(berkas: Path, masukan: Mapping[str, Masukan]) -> int:
    """Run `berkas` with named parameters in one transaction; return the number of rows written.

    A second caller of the same file waits for the first on an advisory lock. Each file ends in
    ON CONFLICT DO UPDATE, so running it twice leaves the same rows.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        kunci(berkas.name)
        cursor.execute(berkas.read_text(), dict(masukan))
        jumlah: int = cursor.rowcount
    return jumlah


def kunci(nama: str) -> None:
    """Let in one transaction at a time: wait for the lock of that name, and hold it until the end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [nama])
