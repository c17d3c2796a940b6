"""Keeps a few processes running side by side and prints what they say, each line under its name."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from kinerja import penjaga


BATAS_BERHENTI = 10.0  # seconds to end in peace
HIDUP_SEHAT = 60.0  # seconds; who lived this long did not fail at its start
PALING_GAGAL = 5  # short lives in a row before everything is stopped
JEDA_TERLAMA = 8.0  # seconds between two lives; doubles from one


class TerusMati(Exception):
    """A process died again and again; the message names it."""


@dataclass
class Anak:
    """One process in a session of its own, and how often it has died of late."""

    nama: str
    perintah: Sequence[str]
    proses: subprocess.Popen[str] | None = None
    pembaca: threading.Thread | None = None
    lahir: float = 0.0
    bangkit: float = 0.0
    gagal: int = 0


class Pengawas:
    """Starts the processes on entry, ends them by group on exit; `periksa` in between, a few times a second.

    Each process leads a session of its own: Ctrl-C at the terminal reaches only the supervisor, and what
    a process leaves behind ends with its group. When the supervisor is killed, a watchman (penjaga.py)
    ends them in its place.
    """

    def __init__(
        self,
        perintah: Mapping[str, Sequence[str]],
        *,
        folder: Path,
        tulis: Callable[[str, str], None],
        pegangan: Sequence[int] = (),
    ) -> None:
        """`tulis(nama, baris)` prints a line; the watchman inherits the file descriptors `pegangan`."""
        self.anak = [Anak(nama, satu) for nama, satu in perintah.items()]
        self.folder = folder
        self.tulis = tulis
        self.pegangan = pegangan

    def __enter__(self) -> Self:
        self.penjaga = subprocess.Popen(
            [sys.executable, penjaga.__file__],
            stdin=subprocess.PIPE,
            text=True,
            start_new_session=True,
            pass_fds=self.pegangan,
        )
        for anak in self.anak:
            self._lahirkan(anak)
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None
    ) -> None:
        self._hentikan()
        with contextlib.suppress(BrokenPipeError):
            self.penjaga.communicate()

    def periksa(self) -> None:
        """Bury who died and raise it again after a pause; raises TerusMati when that does not help."""
        for anak in self.anak:
            if anak.proses is None:
                if time.monotonic() >= anak.bangkit:
                    self._lahirkan(anak)
            elif (kode := anak.proses.poll()) is not None:
                self._kuburkan(anak)
                self._jadwalkan_bangkit(anak, kode)

    def _lahirkan(self, anak: Anak) -> None:
        anak.lahir = time.monotonic()
        anak.proses = subprocess.Popen(
            anak.perintah,
            cwd=self.folder,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        self._beri_tahu_penjaga(f"+{anak.proses.pid}")
        anak.pembaca = threading.Thread(target=self._teruskan, args=(anak.nama, anak.proses), daemon=True)
        anak.pembaca.start()

    def _teruskan(self, nama: str, proses: subprocess.Popen[str]) -> None:
        for baris in proses.stdout or ():
            if baris.strip():
                self.tulis(nama, baris.rstrip())

    def _jadwalkan_bangkit(self, anak: Anak, kode: int) -> None:
        sebab = f"sinyal {signal.Signals(-kode).name}" if kode < 0 else f"kode {kode}"
        anak.gagal = 1 if time.monotonic() - anak.lahir > HIDUP_SEHAT else anak.gagal + 1
        if anak.gagal >= PALING_GAGAL:
            raise TerusMati(
                f"{anak.nama} berhenti {anak.gagal} kali berturut-turut, terakhir dengan {sebab}. Semua "
                f"proses dihentikan; sebabnya ada pada baris-baris {anak.nama} di atas."
            )
        jeda = min(2.0 ** (anak.gagal - 1), JEDA_TERLAMA)
        anak.bangkit = time.monotonic() + jeda
        self.tulis("jalan", f"{anak.nama} berhenti dengan {sebab}; dinyalakan lagi dalam {jeda:.0f} detik.")

    def _hentikan(self) -> None:
        """End the leaders in peace, then by group whatever is left; a second Ctrl-C cuts the wait short."""
        hidup = [anak for anak in self.anak if anak.proses is not None]
        for anak in hidup:
            if anak.proses is not None and anak.proses.poll() is None:
                anak.proses.terminate()
        batas = time.monotonic() + BATAS_BERHENTI
        with contextlib.suppress(KeyboardInterrupt):
            while (
                any(anak.proses and anak.proses.poll() is None for anak in hidup) and time.monotonic() < batas
            ):
                time.sleep(0.05)
        for anak in hidup:
            self._kuburkan(anak)

    def _kuburkan(self, anak: Anak) -> None:
        """Kill what is left of the group, read its last lines, forget it."""
        if anak.proses is None or anak.pembaca is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(anak.proses.pid, signal.SIGKILL)
        anak.proses.wait()
        self._beri_tahu_penjaga(f"-{anak.proses.pid}")
        anak.pembaca.join(timeout=2)
        if anak.proses.stdout is not None and not anak.pembaca.is_alive():
            anak.proses.stdout.close()
        anak.proses = anak.pembaca = None

    def _beri_tahu_penjaga(self, baris: str) -> None:
        if self.penjaga.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self.penjaga.stdin.write(f"{baris}\n")
                self.penjaga.stdin.flush()
