"""Who gets a turn, so that no slow sender and no slow page stops the site for everybody.

A thread that waits for a phone's upload or for the database serves nobody meanwhile. So each process has many
threads (UTAS), lets only some of them receive what visitors send, and only some draw pages. Health probes and
static files wait for no turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from tempfile import SpooledTemporaryFile
from threading import Semaphore
from time import monotonic
from typing import IO, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kinerja import galat, sehat


UTAS = 64  # threads of one process; made when they are needed
MENERIMA = 32  # of them receive what visitors send
MENUNGGU = 24  # of them draw a page, or wait for their turn to
SABAR = 5.0  # seconds that a page waits for its turn

TERBESAR = 25 * 1024 * 1024  # bytes sent at once: above what any form takes, so that the form can say its own
DI_MEMORI = 1024 * 1024  # bytes; what is larger goes to a file of its own
SEPOTONG = 1024  # bytes; the server hands over a piece only when it is whole
MASA_TENGGANG = 30.0  # seconds in which anyone may be slow
PALING_LAMBAT = 2048  # bytes a second, from then on

DITOLAK = "kinerja.kiriman_ditolak"
Environ = dict[str, Any]
Aplikasi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class KirimanDitolak(Exception):
    """What a visitor sends is not taken; carries the status and the reason in words."""

    def __init__(self, status: int, alasan: str) -> None:
        super().__init__(alasan)
        self.status, self.alasan = status, alasan


RAMAI = KirimanDitolak(
    503, "Terlalu banyak kiriman datang bersamaan. Tunggu sebentar, lalu kirim sekali lagi."
)
TERLALU_BESAR = KirimanDitolak(
    413, "Kiriman Anda lebih besar dari 25 MB. Perkecil berkasnya, lalu kirim sekali lagi."
)
TERLALU_LAMBAT = KirimanDitolak(
    408, "Kiriman Anda terlalu lambat sampai. Pindah ke sambungan yang lebih baik, lalu kirim sekali lagi."
)
TERPUTUS = KirimanDitolak(400, "Kiriman Anda terputus di tengah jalan. Kirim sekali lagi.")


class Penerima:
    """WSGI: receive all that a visitor sends before Django is asked, within limits of size and time.

    What is refused reaches Django without its body; `bergiliran` answers it.
    """

    def __init__(self, aplikasi: Aplikasi) -> None:
        self.aplikasi = aplikasi
        self.giliran = Semaphore(MENERIMA)

    def __call__(self, environ: Environ, mulai_jawab: Callable[..., Any]) -> Iterable[bytes]:
        with SpooledTemporaryFile(max_size=DI_MEMORI) as tampungan:
            try:
                self._terima(environ, tampungan)
            except KirimanDitolak as galat:
                environ |= {DITOLAK: galat, "CONTENT_LENGTH": "0"}
            tampungan.seek(0)
            environ["wsgi.input"] = tampungan
            return self.aplikasi(environ, mulai_jawab)

    def _terima(self, environ: Environ, tampungan: IO[bytes]) -> None:
        panjang = int(environ.get("CONTENT_LENGTH") or 0)
        if panjang > TERBESAR:
            raise TERLALU_BESAR
        if not panjang:
            return
        if not self.giliran.acquire(blocking=False):
            raise RAMAI
        try:
            terima(environ["wsgi.input"], panjang, tampungan)
        finally:
            self.giliran.release()


def terima(asal: IO[bytes], panjang: int, tampungan: IO[bytes]) -> None:
    """Read so many bytes from `asal`. Raises KirimanDitolak when they do not come, or too slowly."""
    mulai, sisa = monotonic(), panjang
    while sisa:
        potongan = asal.read(min(SEPOTONG, sisa))
        if not potongan:
            raise TERPUTUS
        tampungan.write(potongan)
        sisa -= len(potongan)
        if monotonic() - mulai > MASA_TENGGANG + (panjang - sisa) / PALING_LAMBAT:
            raise TERLALU_LAMBAT


def bergiliran(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: draw a few pages at a time; who cannot be served soon is told so at once."""
    menunggu, menggambar = Semaphore(MENUNGGU), Semaphore(settings.HALAMAN_SEKALIGUS)

    def layani(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(sehat.JALUR):
            return get_response(request)
        if ditolak := request.META.get(DITOLAK):
            return galat.kiriman_ditolak(ditolak.alasan, ditolak.status)
        if not menunggu.acquire(blocking=False):
            return galat.ramai(request)
        try:
            if not menggambar.acquire(timeout=SABAR):
                return galat.ramai(request)
            try:
                return get_response(request)
            finally:
                menggambar.release()
        finally:
            menunggu.release()

    return layani
