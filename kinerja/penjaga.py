"""Ends the children of a supervisor that was killed before it could do so itself.

Runs as a plain file in a session of its own, apart from Django. Its standard input is a pipe that only the
supervisor holds: lines "+<group>" and "-<group>" tell which process groups live, and the end of the pipe
tells that the supervisor is gone, however it went.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterable


BATAS = 10.0  # seconds to end in peace


def utama(baris_baris: Iterable[str]) -> None:
    """Follow the supervisor's lines; when they end, end every group that is still there."""
    kelompok: set[int] = set()
    for baris in baris_baris:
        (kelompok.add if baris.startswith("+") else kelompok.discard)(int(baris[1:]))

    for satu in kelompok:
        with contextlib.suppress(ProcessLookupError):
            os.kill(satu, signal.SIGTERM)  # the leader alone, so that it can end its own children in order
    batas = time.monotonic() + BATAS
    while any(_hidup(satu) for satu in kelompok) and time.monotonic() < batas:
        time.sleep(0.1)
    for satu in kelompok:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(satu, signal.SIGKILL)


def _hidup(pemimpin: int) -> bool:
    try:
        os.kill(pemimpin, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    utama(sys.stdin)
