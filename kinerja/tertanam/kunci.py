"""File locks that die with the process that holds them: kill -9 leaves nothing to clean up."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from kinerja.tertanam import PeladenGagal


def coba_kunci(berkas: IO[bytes], jenis: int = fcntl.LOCK_EX) -> bool:
    """Take the lock on an open file without waiting; false when another holder stands in the way."""
    try:
        fcntl.flock(berkas, jenis | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextlib.contextmanager
def kunci(jalur: Path, *, detik: float = 90) -> Iterator[IO[bytes]]:
    """Hold the lock on jalur alone; yield the open file.

    Raises PeladenGagal when another holder does not let go within `detik` seconds.
    """
    with buka(jalur) as berkas:
        _tunggu(berkas, fcntl.LOCK_EX, detik)
        yield berkas


def buka_kunci_bersama(jalur: Path, *, detik: float = 90) -> IO[bytes]:
    """Return jalur open and locked together with others; the lock goes when the file or process ends.

    Raises PeladenGagal when someone holds it alone for longer than `detik` seconds.
    """
    berkas = buka(jalur)
    _tunggu(berkas, fcntl.LOCK_SH, detik)
    return berkas


def buka(jalur: Path) -> IO[bytes]:
    """Open the file behind a lock. Raises PeladenGagal when it belongs to another user."""
    try:
        return open(jalur, "ab")
    except PermissionError as galat:
        raise PeladenGagal(
            f"{jalur} tidak dapat dibuka karena milik pengguna lain. Jalankan sebagai pemilik folder itu, "
            "atau pilih folder lain lewat DATA_DIR, misalnya DATA_DIR=$HOME/data-kinerja."
        ) from galat


def _tunggu(berkas: IO[bytes], jenis: int, detik: float) -> None:
    batas = time.monotonic() + detik
    while not coba_kunci(berkas, jenis):
        if time.monotonic() > batas:
            raise PeladenGagal(
                f"Proses lain memegang {berkas.name} lebih dari {detik:.0f} detik. Hentikan proses itu "
                "(`python manage.py matikan`, atau lewat daftar proses), lalu ulangi."
            )
        time.sleep(0.05)


@contextlib.contextmanager
def satu_saja(jalur: Path, *, detik: float = 15) -> Iterator[IO[bytes]]:
    """Hold the right to supervise what belongs to this file; yield it open, with our number in it.

    A predecessor that is ending (it has emptied the file), or was killed and is having its processes ended
    (by a watchman that inherited the file), is waited for. Raises PeladenGagal when one is at work.
    """
    with buka(jalur) as berkas:
        mulai = time.monotonic()
        while not coba_kunci(berkas):
            nomor, lama = jalur.read_text(), time.monotonic() - mulai
            if lama > detik or (lama > 1 and _hidup(nomor)):
                raise PeladenGagal(
                    f"e-Kinerja sudah berjalan dari folder data {jalur.parent} (proses {nomor}). Hentikan "
                    "dahulu dengan Ctrl-C di sana, atau jalankan dengan DATA_DIR dan PORT yang lain."
                )
            time.sleep(0.1)
        berkas.truncate(0)
        berkas.write(str(os.getpid()).encode())
        berkas.flush()
        yield berkas


def _hidup(nomor: str) -> bool:
    try:
        os.kill(int(nomor), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
