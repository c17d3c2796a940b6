"""How long a page, and how long a job, waits for the database. Settings load it, so it knows no Django.

The server's own limits end a slow statement. They end nothing when the server itself stands still, so a
page's connection keeps a clock of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg.abc import RV, PQGen
from psycopg.pq import TransactionStatus


BATAS_HALAMAN: Mapping[str, str] = {
    "statement_timeout": "20s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
}
BATAS_PEKERJAAN: Mapping[str, str] = {
    "statement_timeout": "2h",
    "lock_timeout": "1h",  # a period's computation waits for the one before it
    "idle_in_transaction_session_timeout": "30min",
}
JAWABAN_TERLAMA = 25.0  # seconds that a page waits for any answer: longer than its longest statement
PERIKSA_TERLAMA = 2.0  # seconds for a connection to prove that it lives
TUNGGU_SAMBUNGAN = 4.0  # seconds that a page waits for a connection
# Over a network: a server that vanished without a word is missed within half a minute.
JARINGAN: Mapping[str, object] = {
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}


class SambunganHalaman(psycopg.Connection[Any]):
    """A connection on which nobody waits for ever: when no answer comes, it is closed."""

    _batas = JAWABAN_TERLAMA

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        try:
            return super().wait(gen, interval, self._batas if timeout is None else timeout)
        except psycopg.OperationalError:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self.pgconn.finish()  # what it would still answer belongs to a question nobody asks any more
            raise

    def execute(self, *argumen: Any, **pilihan: Any) -> psycopg.Cursor[Any]:
        """Ask whether the server still answers, as the pool does; a page's queries go through cursors."""
        self._batas = PERIKSA_TERLAMA
        try:
            return super().execute(*argumen, **pilihan)
        finally:
            self._batas = JAWABAN_TERLAMA


def pilihan(alamat: Mapping[str, Any], *, halaman: bool, banyaknya: int) -> dict[str, Any]:
    """Return the OPTIONS of the database: what its address names, and the limits of a page or of a job.

    A page takes its connection from a pool of that many; a job or a command opens its own.
    """
    batas = BATAS_HALAMAN if halaman else BATAS_PEKERJAAN
    baris = " ".join(f"-c {nama}={nilai}" for nama, nilai in batas.items())
    hasil = {
        **JARINGAN,
        "connect_timeout": 3 if halaman else 10,
        **alamat,
        "options": f"{baris} {alamat.get('options', '')}".strip(),
    }
    if halaman:
        hasil["pool"] = {
            "connection_class": SambunganHalaman,
            "min_size": 1,
            "max_size": banyaknya,
            "timeout": TUNGGU_SAMBUNGAN,
            "reconnect_timeout": TUNGGU_SAMBUNGAN,  # who comes next tries anew instead of waiting for a pause
        }
    return hasil
