"""One server process on one folder: what PostgreSQL and Valkey have in common."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import time
from abc import ABC, abstractmethod
from pathlib import Path

from kinerja.tertanam import PeladenGagal
from kinerja.tertanam.kunci import coba_kunci, kunci


# Not the user's TMPDIR: every process must find the same socket, and its path must stay short.
AKAR_SOKET = Path("/tmp")


def sidik(jalur: Path) -> str:
    """Return ten characters that stand for a path, for names that must be short and have no blanks."""
    return hashlib.sha256(str(jalur).encode()).hexdigest()[:10]


class Peladen(ABC):
    """A server that at most one process runs, however many ask for it at once.

    The server inherits a locked file. While any of its processes lives, even a frozen one, the lock is
    held and no second server is started on the same data; the kernel drops it with the last process.
    """

    NAMA: str
    BATAS = 30.0  # seconds that a living server may stay silent before it counts as frozen

    def __init__(self, data: Path, nama_soket: str) -> None:
        self.data = data
        self.soket = AKAR_SOKET / f"kinerja-{sidik(data)}"
        self.alamat = self.soket / nama_soket

    @abstractmethod
    def siap(self) -> bool:
        """Does the server answer? Takes at most two seconds."""

    @abstractmethod
    def _mulai(self, penanda: int) -> None:
        """Start the server in the background; it must keep the file descriptor `penanda` open."""

    @abstractmethod
    def _hentikan(self) -> None:
        """Ask the server to stop, without waiting for long."""

    @abstractmethod
    def nomor_proses(self) -> str:
        """Return the server's process id as its own file tells it, or a question mark."""

    def nyalakan(self) -> None:
        """Start the server unless it answers already.

        Raises PeladenGagal when it ends at once, or lives without answering.
        """
        if self.siap():
            return
        with kunci(self._berkas("kunci")):
            if not self.alamat.exists() and not self._sudah_mati():
                self._akhiri()  # its socket was swept out of /tmp: nobody will reach it again
            if self._ditunggu():
                return
            self._berkas("padam").unlink(missing_ok=True)
            with kunci(self._berkas("hidup")) as penanda:
                self._mulai(penanda.fileno())
            if not self._ditunggu():
                raise PeladenGagal(
                    f"{self.NAMA} berhenti begitu dinyalakan. Isi akhir lognya:\n{self._log()}"
                )

    def bangunkan(self) -> bool:
        """Start the server again if it died by itself; true when it had.

        One that lives, even frozen, is left alone, and so is one that was stopped on purpose.
        """
        if self._berkas("padam").exists() or not self._sudah_mati():
            return False
        self.nyalakan()
        return True

    def padamkan(self) -> bool:
        """Stop the server and wait until its last process is gone; false when none ran.

        Raises PeladenGagal when it does not end in time.
        """
        if not self.data.exists():
            return False
        with kunci(self._berkas("kunci")):
            hidup = self.siap() or not self._sudah_mati()
            if hidup:
                self._berkas("padam").touch()
                self._akhiri()
            shutil.rmtree(self.soket, ignore_errors=True)
        return hidup

    def _ditunggu(self) -> bool:
        """Wait for an answer: true when it comes, false when no process of this server is left."""
        batas = time.monotonic() + self.BATAS
        while not self.siap():
            if self._sudah_mati():
                return False
            if time.monotonic() > batas:
                raise self._membisu("hidup, tetapi tidak menjawab")
            time.sleep(0.02)
        return True

    def _akhiri(self) -> None:
        self._hentikan()
        batas = time.monotonic() + self.BATAS
        while not self._sudah_mati():
            if time.monotonic() > batas:
                raise self._membisu("tidak mau berhenti")
            time.sleep(0.02)

    def _sudah_mati(self) -> bool:
        with open(self._berkas("hidup"), "ab") as penanda:
            return coba_kunci(penanda)

    def _membisu(self, keadaan: str) -> PeladenGagal:
        nomor = self.nomor_proses()
        return PeladenGagal(
            f"{self.NAMA} (proses {nomor}) di {self.data} {keadaan}. Peladen kedua tidak dinyalakan, sebab "
            f"datanya dapat rusak. Lanjutkan proses itu dengan `kill -CONT {nomor}` atau akhiri dengan "
            f"`kill -9 {nomor}`, lalu ulangi."
        )

    def _berkas(self, guna: str) -> Path:
        return self.data.parent / f".{self.data.name}.{guna}"

    def _log(self) -> str:
        berkas = self.data / "log"
        return berkas.read_text(errors="replace")[-2000:] if berkas.exists() else "(kosong)"


def folder_pribadi(jalur: Path, pemilik: int, kelompok: int) -> None:
    """Make jalur a folder that only `pemilik` can enter.

    Raises PeladenGagal when something of another user stands there, as anyone may write in /tmp.
    """
    jalur.mkdir(mode=0o700, parents=True, exist_ok=True)
    keadaan = jalur.lstat()
    if not stat.S_ISDIR(keadaan.st_mode) or keadaan.st_uid not in {os.geteuid(), pemilik}:
        raise PeladenGagal(f"{jalur} sudah ada dan milik pengguna lain. Hapus dahulu, lalu ulangi.")
    jalur.chmod(0o700)
    if keadaan.st_uid != pemilik:
        os.chown(jalur, pemilik, kelompok)
