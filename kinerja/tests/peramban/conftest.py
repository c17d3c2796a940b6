"""The real thing: `manage.py jalan` with its own servers, worker and demo city, driven by Chromium.

One site serves the whole folder; its tests share one demo city, so each acts on rows of its own.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
BENDERA = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
BATAS_SIAP = 180  # seconds, on a slow machine
# What a browser writes about answers that tests withhold or refuse on purpose.
DISENGAJA = re.compile(r"net::ERR_|status of (401|404|409|422)|^htmx:(afterRequest|sendError|responseError)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.peramban)
            item.add_marker(pytest.mark.xdist_group("peramban"))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium tidak ditemukan pada PATH"))


def keliru(pesan: ConsoleMessage) -> bool:
    """Tell whether what a browser writes is an error.

    Not that htmx gave up a question for a newer one, nor that it looks for an icon of a file.
    """
    ikon = pesan.location["url"].endswith("/favicon.ico")
    return (
        pesan.type == "error"
        and not ikon
        and not pesan.text.startswith(("htmx:sendAbort", "htmx:afterRequest"))
    )


@dataclass(frozen=True)
class Situs:
    alamat: str
    akun: dict[str, tuple[str, str]]  # role -> (nip, password)
    lingkungan: dict[str, str]

    def jalankan(self, kode: str) -> str:
        """Run Python inside the site and return what it prints: rows that no page makes within a test."""
        return subprocess.run(
            [sys.executable, str(settings.AKAR / "manage.py"), "shell", "--verbosity", "0", "-c", kode],
            env=self.lingkungan,
            cwd=settings.AKAR,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()


def _port_kosong() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return soket.getsockname()[1]


def _tunggu_siap(alamat: str, proses: subprocess.Popen[bytes], catatan: Path) -> None:
    batas = time.monotonic() + BATAS_SIAP
    while time.monotonic() < batas and proses.poll() is None:
        try:
            with urllib.request.urlopen(f"{alamat}/sehat/siap", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"situs tidak siap dalam {BATAS_SIAP} detik:\n{catatan.read_text()[-4000:]}")


@pytest.fixture(scope="session")
def situs() -> Iterator[Situs]:
    folder = Path(tempfile.mkdtemp(prefix="situs uji "))
    folder.chmod(0o755)  # root's PostgreSQL runs as another user and must reach its data
    port = _port_kosong()
    lingkungan = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL", "SECRET_KEY"}}
    lingkungan |= {
        "DATA_DIR": str(folder / "data"),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "kinerja.settings",
    }
    perintah = [sys.executable, str(settings.AKAR / "manage.py")]
    catatan = folder / "catatan"
    with catatan.open("wb") as keluaran:
        proses = subprocess.Popen(
            [*perintah, "jalan"],
            env=lingkungan,
            cwd=settings.AKAR,
            stdin=subprocess.DEVNULL,
            stdout=keluaran,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        alamat = f"http://127.0.0.1:{port}"
        _tunggu_siap(alamat, proses, catatan)
        akun = subprocess.run(
            [*perintah, "isi_contoh", "--json"],
            env=lingkungan,
            cwd=settings.AKAR,
            check=True,
            capture_output=True,
        )
        yield Situs(alamat, {a["peran"]: (a["nip"], a["sandi"]) for a in json.loads(akun.stdout)}, lingkungan)
    finally:
        proses.send_signal(signal.SIGINT)
        proses.wait(timeout=60)
        shutil.rmtree(folder)


@pytest.fixture
def peramban(situs: Situs) -> Iterator[Browser]:
    """A browser for one test. Not longer: while Playwright's loop runs, the ORM of this process must rest."""
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=BENDERA)
        yield browser
        browser.close()


@pytest.fixture
def buka(situs: Situs, peramban: Browser) -> Iterator[Callable[..., Page]]:
    """buka("/beranda/", sebagai="Pegawai") opens a page in a session of its own.

    Fails the test afterwards on any script error, refused resource (CSP) or answer of 500 and more.
    """
    cela: list[str] = []
    konteks: dict[str | None, BrowserContext] = {}

    def _konteks(sebagai: str | None, **pilihan: object) -> BrowserContext:
        if sebagai not in konteks:
            baru = peramban.new_context(base_url=situs.alamat, locale="id-ID", **pilihan)
            baru.on("console", lambda m: keliru(m) and cela.append(f"{m.location}: {m.text}"))
            baru.on("weberror", lambda e: cela.append(str(e.error)))
            baru.on("response", lambda r: r.status >= 500 and cela.append(f"{r.status} {r.url}"))
            konteks[sebagai] = baru
        return konteks[sebagai]

    def _buka(jalur: str, *, sebagai: str | None = None, **pilihan: object) -> Page:
        baru = sebagai not in konteks
        halaman = _konteks(sebagai, **pilihan).new_page()
        if baru and sebagai is not None:
            nip, sandi = situs.akun[sebagai]
            halaman.goto("/masuk/")
            halaman.get_by_label("NIP").fill(nip)
            halaman.get_by_label("Kata sandi", exact=False).first.fill(sandi)
            halaman.get_by_role("button", name="Masuk").click()
            halaman.wait_for_url("**/beranda/")
        halaman.goto(jalur)
        return halaman

    yield _buka
    for satu in konteks.values():
        satu.close()
    assert not cela, "\n".join(cela)


@pytest.fixture
def perangkat(situs, peramban: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """perangkat() is a device of its own; fails the test on script errors that no lost answer explains."""
    cela: list[str] = []
    semua: list[BrowserContext] = []

    def _perangkat(**pilihan: object) -> BrowserContext:
        baru = peramban.new_context(
            base_url=situs.alamat, locale="id-ID", timezone_id="Asia/Pontianak", **pilihan
        )
        baru.on(
            "console", lambda m: m.type == "error" and not DISENGAJA.search(m.text) and cela.append(m.text)
        )
        baru.on("weberror", lambda e: cela.append(str(e.error)))
        semua.append(baru)
        return baru

    yield _perangkat
    for satu in semua:
        satu.close()
    assert not cela, "\n".join(cela)


@pytest.fixture
def masuk(situs) -> Callable[..., Page]:
    """masuk(perangkat, "Pegawai") signs in there and opens the page of daily work, its worker in place."""

    def _masuk(konteks: BrowserContext, peran: str = "Pegawai") -> Page:
        nip, sandi = situs.akun[peran]
        halaman = konteks.new_page()
        halaman.goto("/masuk/")
        halaman.get_by_label("NIP").fill(nip)
        halaman.get_by_label("Kata sandi", exact=False).first.fill(sandi)
        halaman.get_by_role("button", name="Masuk").click()
        halaman.wait_for_url("**/beranda/")
        halaman.wait_for_function("() => JSON.parse(localStorage.getItem('kinerja-bekal'))?.pada > 0")
        halaman.goto("/laporan/")
        return halaman

    return _masuk
