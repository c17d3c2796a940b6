"""The one command that runs the site: its supervisor on small processes, then the whole of it."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest

from kinerja import pengawas
from kinerja.pengawas import Pengawas, TerusMati
from kinerja.tertanam import PeladenGagal, dari_lingkungan
from kinerja.tertanam.kunci import kunci, satu_saja


AKAR = Path(__file__).resolve().parents[2]
BATAS = 60  # seconds, on a slow machine


class Catatan(list):
    """The lines that the supervisor printed."""

    def tulis(self, nama, baris):
        self.append(f"{nama}: {baris}")


@pytest.fixture
def catatan():
    return Catatan()


def python(program):
    return [sys.executable, "-c", program]


def awasi(catatan, sampai, **perintah):
    """Run the supervisor until `sampai()`, or until it gives up."""
    with Pengawas(perintah, folder=AKAR, tulis=catatan.tulis) as satu:
        tunggu(lambda: satu.periksa() or sampai())


def selamanya():
    return False


def tunggu(syarat, detik=BATAS):
    batas = time.monotonic() + detik
    while not syarat():
        assert time.monotonic() < batas, "waited in vain"
        time.sleep(0.05)


def hidup(nomor):
    """Is there such a process? One that is dead and only not yet buried does not count."""
    keadaan = subprocess.run(["ps", "-o", "stat=", "-p", str(nomor)], capture_output=True, text=True).stdout
    return bool(keadaan.strip()) and not keadaan.startswith("Z")


def test_every_line_stands_under_its_process(catatan):
    awasi(
        catatan,
        lambda: len(catatan) >= 3,
        web=python("print('satu\\n\\ndua'); import time; time.sleep(60)"),
        pekerja=python("import sys, time; sys.stderr.write('tiga\\n'); time.sleep(60)"),
    )

    assert sorted(catatan) == ["pekerja: tiga", "web: dua", "web: satu"]


def test_a_process_that_dies_is_raised_again_and_the_cause_told(catatan, monkeypatch):
    monkeypatch.setattr(pengawas, "JEDA_TERLAMA", 0.1)

    awasi(
        catatan, lambda: catatan.count("web: lahir") == 2, web=python("print('lahir'); raise SystemExit(3)")
    )

    assert any("web berhenti dengan kode 3" in baris for baris in catatan)


def test_the_pause_grows_with_every_death(catatan, monkeypatch):
    monkeypatch.setattr(pengawas, "PALING_GAGAL", 3)
    monkeypatch.setattr(pengawas, "JEDA_TERLAMA", 1.6)

    with pytest.raises(TerusMati):
        awasi(catatan, selamanya, web=python("raise SystemExit(1)"))

    assert [baris.split(" dalam ")[1] for baris in catatan] == ["1 detik.", "2 detik."]


def test_a_process_that_keeps_dying_stops_all_and_is_named(catatan, monkeypatch):
    monkeypatch.setattr(pengawas, "JEDA_TERLAMA", 0.05)
    tetangga = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"

    with pytest.raises(TerusMati, match=r"pekerja berhenti 5 kali.*SIGABRT"):
        awasi(catatan, selamanya, web=python(tetangga), pekerja=python("import os; os.abort()"))

    assert not hidup(next(baris.removeprefix("web: ") for baris in catatan if baris.startswith("web: ")))


def test_grandchildren_end_with_their_group(catatan):
    program = (
        "import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        "print(p.pid, flush=True); p.wait()"
    )

    awasi(catatan, lambda: bool(catatan), web=python(program))

    assert not hidup(catatan[0].removeprefix("web: "))


def test_a_process_that_will_not_end_is_killed(catatan, monkeypatch):
    monkeypatch.setattr(pengawas, "BATAS_BERHENTI", 0.3)
    keras = (
        "import os, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "print(os.getpid(), flush=True); time.sleep(60)"
    )

    awasi(catatan, lambda: bool(catatan), web=python(keras))

    assert not hidup(catatan[0].removeprefix("web: "))


def test_the_processes_end_when_the_supervisor_is_killed():
    program = (
        "import pathlib, sys, time; from kinerja.pengawas import Pengawas;"
        "anak = [sys.executable, '-c', 'import os, time; print(os.getpid(), flush=True); time.sleep(60)'];"
        "tulis = lambda nama, baris: print(baris, flush=True);"
        "p = Pengawas({'satu': anak, 'dua': anak}, folder=pathlib.Path('.'), tulis=tulis);"
        "p.__enter__(); time.sleep(60)"
    )
    with subprocess.Popen(python(program), cwd=AKAR, stdout=subprocess.PIPE, text=True) as induk:
        anak = [induk.stdout.readline().strip() for _ in range(2)]

        induk.kill()

        tunggu(lambda: not any(hidup(nomor) for nomor in anak))


def test_a_second_supervisor_of_the_same_folder_is_refused(tmp_path):
    with (
        satu_saja(tmp_path / "k"),
        pytest.raises(PeladenGagal, match=f"sudah berjalan.*proses {os.getpid()}"),
        satu_saja(tmp_path / "k"),
    ):
        pytest.fail("two supervisors of one folder")


def test_what_a_killed_supervisor_left_is_waited_for(tmp_path):
    jalur = tmp_path / "k"
    mati = subprocess.run(
        python("import os; print(os.getpid())"), capture_output=True, text=True
    ).stdout.strip()
    jalur.write_text(mati)

    with (
        kunci(jalur),
        pytest.raises(PeladenGagal, match=f"proses {mati}"),
        satu_saja(jalur, detik=0.3),
    ):
        pytest.fail("the watchman still holds the file")
    with satu_saja(jalur):
        assert jalur.read_text() == str(os.getpid())


def lingkungan(folder, port):
    bersih = {
        nama: nilai
        for nama, nilai in os.environ.items()
        if nama not in {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ALLOWED_HOSTS", "DEBUG"}
    }
    return bersih | {
        "DATA_DIR": str(folder / "data"),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "kinerja.settings",
    }


@pytest.fixture
def folder():
    jalur = Path(tempfile.mkdtemp(prefix="jalan uji "))
    jalur.chmod(0o755)
    yield jalur
    shutil.rmtree(jalur)


@pytest.fixture
def port():
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return soket.getsockname()[1]


def test_a_taken_port_is_told_before_anything_is_started(folder):
    with socket.create_server(("127.0.0.1", 0)) as penghuni:
        port = penghuni.getsockname()[1]
        hasil = subprocess.run(
            [sys.executable, "manage.py", "jalan"],
            cwd=AKAR,
            env=lingkungan(folder, port),
            capture_output=True,
            text=True,
        )

    assert hasil.returncode == 1
    assert f"Port {port}" in hasil.stderr
    assert "Traceback" not in hasil.stderr
    assert not (folder / "data" / "pg18").exists()


class Situs:
    """`manage.py jalan` below a shell, in a session of its own, as make runs it."""

    def __init__(self, folder, port):
        self.alamat = f"http://127.0.0.1:{port}"
        self.log = folder / "log"
        with self.log.open("wb") as keluaran:
            self.induk = subprocess.Popen(
                ["sh", "-c", '"$0" manage.py jalan --tanpa-contoh --ikut-induk; exit $?', sys.executable],
                cwd=AKAR,
                env=lingkungan(folder, port),
                stdin=subprocess.DEVNULL,
                stdout=keluaran,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def siap(self):
        assert self.induk.poll() is None, self.log.read_text()
        try:
            with urllib.request.urlopen(f"{self.alamat}/sehat/siap", timeout=5) as jawaban:
                return jawaban.status == 200
        except OSError:
            return False

    def keturunan(self):
        """The process numbers below the shell: the supervisor first, then all that it started."""
        daftar = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True).stdout
        anak_dari = {}
        for baris in daftar.splitlines():
            nomor, induk = baris.split()
            anak_dari.setdefault(int(induk), []).append(int(nomor))
        hasil, antre = [], [self.induk.pid]
        while antre:
            anak = anak_dari.get(antre.pop(0), [])
            hasil += anak
            antre += anak
        return hasil


@pytest.mark.lambat
def test_the_site_survives_every_way_to_go_and_leaves_nothing_behind(folder, port, monkeypatch):
    for nama in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(nama, raising=False)
    layanan = dari_lingkungan(folder / "data")
    semua = []

    def nyala():
        situs = Situs(folder, port)
        semua.append(situs)
        # Supervisor, watchman, web and two, worker and two, beat; a predecessor may still be answering.
        tunggu(lambda: situs.siap() and len(situs.keturunan()) == 9, 120)
        return situs, situs.keturunan()

    def habis(keturunan):
        tunggu(lambda: not any(hidup(nomor) for nomor in keturunan))

    try:
        # The terminal or make is killed: the supervisor ends by itself, and the next start waits for it.
        situs, keturunan = nyala()
        situs.induk.kill()
        situs.induk.wait()
        situs, berikut = nyala()
        habis(keturunan)

        # The supervisor is killed: its watchman ends the rest, and the servers serve the next start.
        os.kill(berikut[0], signal.SIGKILL)
        situs.induk.wait()
        habis(berikut)
        assert layanan.postgres.siap()

        # Ctrl-C.
        situs, terakhir = nyala()
        os.killpg(situs.induk.pid, signal.SIGINT)
        situs.induk.wait(timeout=30)
        habis(terakhir)
        assert not layanan.postgres.siap()
        assert not layanan.valkey.siap()
        assert all(" | " in baris for baris in situs.log.read_text().splitlines())
    finally:
        for situs in semua:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(situs.induk.pid, signal.SIGKILL)
            situs.induk.wait()
        layanan.padamkan()
