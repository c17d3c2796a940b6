"""Writes rows in bulk: COPY for what Python makes, one statement for what the database can make itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from psycopg import sql


SQL = Path(__file__).with_name("sql")


def salin(tabel: type[models.Model] | str, kolom: Sequence[str], baris: Iterable[Sequence[object]]) -> None:
    """COPY rows into the table of a model (columns by field name) or into a temporary table."""
    if isinstance(tabel, str):
        nama, isian = tabel, list(kolom)
    else:
        nama = tabel._meta.db_table
        kolom_tabel = {satu.name: satu.column for satu in tabel._meta.concrete_fields}
        kolom_tabel |= {satu.attname: satu.column for satu in tabel._meta.concrete_fields}
        isian = [str(kolom_tabel[satu]) for satu in kolom]
    perintah = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(nama), sql.SQL(", ").join(map(sql.Identifier, isian))
    )
    with connection.cursor() as cursor, cursor.copy(perintah) as salinan:
        for satu in baris:
            salinan.write_row(satu)


def jalankan_berkas(nama: str, masukan: Mapping[str, Any] | None = None) -> int:
    """Run sql/<nama>.sql, return the number of rows written."""
    with connection.cursor() as cursor:
        cursor.execute((SQL / f"{nama}.sql").read_text(encoding="utf-8"), dict(masukan or {}) or None)
        jumlah: int = cursor.rowcount
    return jumlah


def lanjutkan_nomor(*tabel: type[models.Model]) -> None:
    """Let the next row of each table be numbered after those just written."""
    with connection.cursor() as cursor:
        for perintah in connection.ops.sequence_reset_sql(no_style(), tabel):
            cursor.execute(perintah)


def kumpulkan_statistik(*tabel: type[models.Model]) -> None:
    """Tell the planner what has just been written, before the first computation over it."""
    with connection.cursor() as cursor:
        for satu in tabel:
            cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(satu._meta.db_table)))
