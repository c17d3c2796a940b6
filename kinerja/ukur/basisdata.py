"""A database for the benchmark alone, on the server that the site uses: made, filled, emptied, dropped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import psycopg
from django.core.management import call_command
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper
from psycopg import sql
from psycopg.conninfo import make_conninfo

from laporan.models import AturanLaporan


AKHIRAN = "_ukur"
# All that the demo city writes hangs on these; the tables that migrations fill do not.
AKAR = (
    "pegawai_akun",
    "pegawai_unitkerja",
    "pegawai_jabatan",
    "evaluasi_periodepenilaian",
    "laporan_bulanterkunci",
    "kinerja_pekerjaan",
)


class BasisDataGagal(Exception):
    """The database for the benchmark cannot be made; the message says what to do."""


@contextmanager
def basis_data_sendiri() -> Iterator[None]:
    """Let Django work on an empty, migrated database until the end of the block; then drop it.

    One that a killed run left behind is dropped first. Raises BasisDataGagal when it cannot be made, for want
    of a right or because another benchmark runs.
    """
    wadah = cast(DatabaseWrapper, connection)
    semula = wadah.settings_dict["NAME"]
    nama = f"{semula}{AKHIRAN}"
    with psycopg.connect(_alamat(wadah), autocommit=True) as peladen:
        try:
            _hapus(peladen, nama)
            peladen.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(nama)))
        except (psycopg.errors.InsufficientPrivilege, psycopg.errors.ObjectInUse) as galat:
            raise BasisDataGagal(
                f"Basis data {nama} tidak dapat dibuat: {galat.diag.message_primary}. Pengukuran memerlukan "
                "hak CREATEDB, dan hanya satu yang berjalan pada satu waktu."
            ) from galat
        try:
            _pindah(wadah, nama)
            call_command("migrate", verbosity=0, interactive=False)
            yield
        finally:
            _pindah(wadah, semula)
            _hapus(peladen, nama)


def kosongkan() -> None:
    """Empty the database but for what migrations put there; of the rules of reporting, the first."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(
                sql.SQL(", ").join(map(sql.Identifier, AKAR))
            )
        )
    AturanLaporan.objects.exclude(pk=AturanLaporan.objects.earliest("mulai").pk).delete()


def rapikan() -> None:
    """Do what autovacuum would have done by the time people come."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _alamat(wadah: DatabaseWrapper) -> str:
    """The address of the site's database, without what only Django's connections are told."""
    lain = {"cursor_factory", "context", "prepare_threshold"}
    return make_conninfo(
        **{kunci: nilai for kunci, nilai in wadah.get_connection_params().items() if kunci not in lain}
    )


def _pindah(wadah: DatabaseWrapper, nama: str) -> None:
    wadah.close()
    wadah.close_pool()
    wadah.settings_dict["NAME"] = nama


def _hapus(peladen: psycopg.Connection[tuple[object, ...]], nama: str) -> None:
    peladen.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(nama)))
