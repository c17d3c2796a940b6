"""Two at once: what another request does on a connection of its own, and raw statements beside the ORM."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic, sleep

import pytest
from django.db import connection


BATAS_DETIK = 20


@contextmanager
def orang_lain():
    """Do things on another thread and connection, as another request would."""
    with ThreadPoolExecutor(1) as pelaksana:
        try:
            yield lambda fungsi, *args: pelaksana.submit(fungsi, *args)
        finally:
            pelaksana.submit(lambda: connection.close()).result(BATAS_DETIK)


def tunggu_ada_yang_antre():
    """Return when some connection waits for a lock; time alone proves nothing."""
    batas = monotonic() + BATAS_DETIK
    while monotonic() < batas:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks AS antre JOIN pg_locks AS miliknya USING (pid)"
                " WHERE NOT antre.granted AND miliknya.database ="
                " (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
            if cursor.fetchone()[0]:
                return
        sleep(0.01)
    pytest.fail("nobody waits for a lock")


def jalankan(pernyataan):
    with connection.cursor() as cursor:
        cursor.execute(pernyataan)
