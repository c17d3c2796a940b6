from __future__ import annotations

import http.client
import io
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from types import FrameType
from typing import IO, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connections

from kinerja import berkas_statis, denyut, giliran
from kinerja.contoh.isi import AkunContoh, BukanKotaContoh, akun_contoh
from kinerja.pengawas import Pengawas, TerusMati
from kinerja.tertanam import PeladenGagal
from kinerja.tertanam.kunci import satu_saja
from pegawai.models import Pegawai


class Command(BaseCommand):
    help = "Menjalankan e-Kinerja lengkap: basis data, antrean, web, pekerja, dan jadwal, sampai Ctrl-C."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--alamat", default="127.0.0.1", help="alamat yang didengarkan (127.0.0.1)")
        parser.add_argument(
            "--port",
            type=int,
            default=os.environ.get("PORT") or 8000,
            help="port yang didengarkan (PORT, 8000)",
        )
        parser.add_argument(
            "--tanpa-contoh", action="store_true", help="jangan isi basis data kosong dengan kota contoh"
        )
        parser.add_argument(
            "--ikut-induk", action="store_true", help="berhenti bila proses yang memulainya tidak ada lagi"
        )

    def handle(self, *, alamat: str, port: int, tanpa_contoh: bool, ikut_induk: bool, **pilihan: Any) -> None:
        self.kunci_cetak = threading.Lock()
        self.induk = os.getppid() if ikut_induk else None
        _jadikan_ctrl_c(signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        try:
            with satu_saja(settings.DATA_DIR / ".jalan") as kunci:
                _pastikan_port_bebas(alamat, port)
                try:
                    self._siapkan(tanpa_contoh=tanpa_contoh)
                    self._awasi(alamat, port, kunci)
                finally:
                    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the servers end in order, and at once
                    settings.TERTANAM.lepaskan()
        except KeyboardInterrupt:
            pass
        except OperationalError as galat:
            raise CommandError(f"Basis data tidak menjawab; periksa DATABASE_URL. {galat}") from galat
        except (PeladenGagal, TerusMati) as galat:
            raise CommandError(str(galat)) from galat
        self._tulis("jalan", "Semua proses sudah berhenti.")

    def _siapkan(self, *, tanpa_contoh: bool) -> None:
        """Bring servers, schema, demo city and static files to where the processes can start."""
        self._tulis("jalan", "Menyiapkan basis data dan antrean.")
        settings.TERTANAM.nyalakan()
        denyut.lupakan()
        call_command("migrate", interactive=False, verbosity=0)
        if not tanpa_contoh and not Pegawai.objects.exists():
            self._tulis("jalan", "Mengisi basis data kosong dengan kota contoh; ini hanya sekali.")
            call_command("isi_contoh", stdout=io.StringIO())
        self.akun = _akun_contoh()
        if not settings.DEBUG and berkas_statis.kumpulkan():
            self._tulis("jalan", "Berkas statis diperbarui.")
        connections.close_all()  # the supervisor itself needs none

    def _awasi(self, alamat: str, port: int, kunci: IO[bytes]) -> None:
        """Keep processes and servers running until Ctrl-C; tell the address as soon as the site answers."""
        pengawas = Pengawas(
            perintah_anak(alamat, port),
            folder=settings.AKAR,
            tulis=self._tulis,
            pegangan=[kunci.fileno()],
        )
        diumumkan = False
        with pengawas:
            try:
                while self.induk in {None, os.getppid()}:
                    pengawas.periksa()
                    for nama in settings.TERTANAM.bangunkan():
                        self._tulis("jalan", f"{nama} mati dan sudah dinyalakan lagi.")
                    if not diumumkan and _menjawab(alamat, port):
                        self._umumkan(alamat, port)
                        diumumkan = True
                    time.sleep(0.2)
            finally:
                kunci.truncate(0)  # whoever starts next may wait for our end

    def _umumkan(self, alamat: str, port: int) -> None:
        self._tulis("jalan", f"e-Kinerja Pontianak siap di http://{alamat}:{port}/ (Ctrl-C untuk berhenti).")
        if settings.SECURE_SSL_REDIRECT and not settings.JUMLAH_PROKSI:
            self._tulis(
                "jalan", "Situs ini hanya melayani https: isi JUMLAH_PROKSI, atau HTTPS=0 untuk mencoba."
            )
        if self.akun:
            self._tulis("jalan", "Akun kota contoh:")
        for akun in self.akun:
            self._tulis("jalan", f"  {akun.peran:<18}  NIP {akun.nip:<18}  kata sandi {akun.sandi}")

    def _tulis(self, nama: str, baris: str) -> None:
        """Print one line under its process; when nobody reads any more, end as if asked to."""
        try:
            with self.kunci_cetak:
                self.stdout.write(f"{nama:<7} | {baris}")
                self.stdout.flush()
        except BrokenPipeError:
            os.kill(os.getpid(), signal.SIGTERM)


def perintah_anak(alamat: str, port: int) -> Mapping[str, Sequence[str]]:
    """Return the command line of each process that makes up the site."""
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "--quiet", "--no-color", "--app", "kinerja"]
    granian = [*python, "granian", "--interface", "wsgi", "--host", alamat, "--port", str(port)]
    granian += ["--workers", "2", "--respawn-failed-workers", "--workers-kill-timeout", "3"]
    granian += ["--blocking-threads", str(giliran.UTAS)]
    return {
        "web": [*granian, "kinerja.wsgi:application"],
        "pekerja": [*celery, "worker", "--concurrency", "2", "--without-gossip", "--without-mingle"],
        "jadwal": [*celery, "beat", "--schedule", str(settings.DATA_DIR / "jadwal"), "--pidfile", ""],
    }


def _akun_contoh() -> Sequence[AkunContoh]:
    """Return the demo city's accounts; none where the data are real or there are none."""
    try:
        return akun_contoh() or ()
    except BukanKotaContoh:
        return ()


def _jadikan_ctrl_c(*tanda: signal.Signals) -> None:
    """Make each signal end the command in order; `nohup` keeps its promise about SIGHUP."""

    def akhiri(nomor: int, bingkai: FrameType | None) -> None:
        raise KeyboardInterrupt

    for satu in tanda:
        if satu != signal.SIGHUP or signal.getsignal(satu) != signal.SIG_IGN:
            signal.signal(satu, akhiri)


def _pastikan_port_bebas(alamat: str, port: int) -> None:
    keluarga = socket.AF_INET6 if ":" in alamat else socket.AF_INET
    try:
        with socket.socket(keluarga) as soket:
            soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            soket.bind((alamat, port))
    except (OSError, OverflowError) as galat:
        raise CommandError(
            f"Port {port} di {alamat} tidak dapat dipakai ({galat}). Hentikan program yang memakainya, atau "
            f"pilih port lain, misalnya `PORT={port + 1 if port < 65535 else 8000} make jalan`."
        ) from galat


def _menjawab(alamat: str, port: int) -> bool:
    """Does anything at all answer there? A redirect to https or a refused host name is an answer too."""
    try:
        sambungan = http.client.HTTPConnection(alamat, port, timeout=1)
        sambungan.request("GET", "/sehat/hidup")
        sambungan.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        sambungan.close()
    return True
