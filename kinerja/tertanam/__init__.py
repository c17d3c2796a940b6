"""PostgreSQL and Valkey from their wheels, for a trial or a test on one machine; never for production.

Settings ask for the addresses (`dari_lingkungan`), which starts nothing; commands and tests start the
servers (`nyalakan`). Both need only DATA_DIR, so every process of one folder meets the same two servers.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured


# The modules behind these names need fcntl and pwd, which Windows lacks: there both addresses are given
# from outside, and the modules are never loaded.
if TYPE_CHECKING:
    from kinerja.tertanam.postgres import Postgres
    from kinerja.tertanam.valkey import Valkey


class PeladenGagal(Exception):
    """A server could not be started or stopped; the message says why and what the reader can do."""


PESAN_TIDAK_TERSEDIA = (
    "{nama} tertanam tidak tersedia di mesin ini: paketnya belum terpasang, atau tidak dibuat untuk sistem "
    "ini (misalnya Windows dan Alpine/musl). Isi DATABASE_URL dan REDIS_URL dengan alamat PostgreSQL dan "
    "Valkey atau Redis milik Anda, misalnya DATABASE_URL=postgresql://pengguna:sandi@localhost/kinerja dan "
    "REDIS_URL=redis://localhost:6379/0, lalu ulangi."
)


@dataclass
class Tertanam:
    """The addresses of database and broker, and our own servers behind them where there are any."""

    data_dir: Path
    postgres: Postgres | None
    valkey: Valkey | None
    database_url: str
    cache_url: str
    broker_url: str
    _pemakai: IO[bytes] | None = field(default=None, repr=False)

    def nyalakan(self) -> None:
        """Start what is not running yet, and count this process as a user until it ends.

        Raises PeladenGagal when a server cannot be brought to answer.
        """
        peladen = self._peladen()
        if not peladen:
            return
        self._daftar()
        for satu in peladen:
            satu.nyalakan()

    def bangunkan(self) -> list[str]:
        """Start again the servers that died by themselves; return their names."""
        return [satu.NAMA for satu in self._peladen() if satu.bangunkan()]

    def padamkan(self) -> list[str]:
        """Stop the servers whoever uses them; return the names of those that ran."""
        if self._pemakai is not None:
            self._pemakai.close()
            self._pemakai = None
        return [satu.NAMA for satu in self._peladen() if satu.padamkan()]

    def lepaskan(self) -> list[str]:
        """Leave as a user; the last user to leave stops the servers. Return the names of those stopped."""
        if not self._peladen():
            return []
        from kinerja.tertanam.kunci import coba_kunci

        with self._daftar() as pemakai:
            self._pemakai = None
            return self.padamkan() if coba_kunci(pemakai) else []

    def _peladen(self) -> list[Postgres | Valkey]:
        return [satu for satu in (self.postgres, self.valkey) if satu is not None]

    def _daftar(self) -> IO[bytes]:
        from kinerja.tertanam.kunci import buka_kunci_bersama

        if self._pemakai is None:
            self._pemakai = buka_kunci_bersama(self.data_dir / ".pemakai")
        return self._pemakai


def dari_lingkungan(data_dir: Path) -> Tertanam:
    """Return the addresses in DATABASE_URL and REDIS_URL; for each that is empty, a server under data_dir."""
    database_url, redis_url = os.environ.get("DATABASE_URL", ""), os.environ.get("REDIS_URL", "")
    if database_url and redis_url:
        return Tertanam(data_dir, None, None, database_url, redis_url, redis_url)
    if os.name == "nt":
        raise ImproperlyConfigured(PESAN_TIDAK_TERSEDIA.format(nama="PostgreSQL atau Valkey"))

    from kinerja.tertanam.postgres import Postgres
    from kinerja.tertanam.valkey import Valkey

    _buat_folder(data_dir)
    postgres = None if database_url else Postgres(data_dir)
    valkey = None if redis_url else Valkey(data_dir)
    return Tertanam(
        data_dir,
        postgres,
        valkey,
        database_url=postgres.url if postgres else database_url,
        cache_url=valkey.url_cache if valkey else redis_url,
        broker_url=valkey.url_celery if valkey else redis_url,
    )


def kunci_rahasia(data_dir: Path) -> str:
    """Return the random key kept in data_dir, made on first use; many may ask at once."""
    from kinerja.tertanam.kunci import kunci

    berkas = data_dir / "kunci-rahasia"
    if not berkas.exists():
        _buat_folder(data_dir)
        with kunci(data_dir / ".kunci-rahasia.kunci"):
            if not berkas.exists():
                baru = berkas.with_suffix(".baru")
                baru.unlink(missing_ok=True)
                baru.touch(mode=0o600)
                baru.write_text(secrets.token_urlsafe(50))
                baru.rename(berkas)
    return berkas.read_text()


def _buat_folder(data_dir: Path) -> None:
    # The city's data live here: not for other users' eyes. Root's PostgreSQL runs as another and must pass.
    data_dir.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
