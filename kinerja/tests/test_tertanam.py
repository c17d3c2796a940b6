"""The embedded servers under everything that a machine does to them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
import traceback
import warnings
from pathlib import Path

import psycopg
import pytest
import redis
from django.core.exceptions import ImproperlyConfigured

from kinerja import tertanam
from kinerja.tertanam import PeladenGagal
from kinerja.tertanam.kunci import kunci
from kinerja.tertanam.peladen import Peladen, folder_pribadi
from kinerja.tertanam.postgres import Postgres, _terjangkau
from kinerja.tertanam.valkey import Valkey


AKAR = Path(__file__).resolve().parents[2]
ROOT = os.geteuid() == 0
hanya_root = pytest.mark.skipif(not ROOT, reason="hanya root yang dapat berganti pengguna")


@pytest.fixture
def folder():
    """A folder with a blank in its name that every user can reach; not under pytest's private one."""
    jalur = Path(tempfile.mkdtemp(prefix="kinerja uji "))
    jalur.chmod(0o755)
    yield jalur
    shutil.rmtree(jalur, ignore_errors=True)


@pytest.fixture
def nyala(folder, monkeypatch):
    """Return embedded servers on `folder`, started; whatever the test does, none outlives it."""
    monkeypatch.setattr(Peladen, "BATAS", 15)
    layanan = buat(folder, monkeypatch)
    layanan.nyalakan()
    yield layanan
    monkeypatch.setattr(Peladen, "BATAS", 15)
    layanan.padamkan()


def buat(folder, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)
    return tertanam.dari_lingkungan(folder)


def tulis(layanan):
    with psycopg.connect(layanan.database_url) as sambungan:
        sambungan.execute("CREATE TABLE catatan AS SELECT 'ingat' AS isi")
    with redis.Redis.from_url(layanan.cache_url) as valkey:
        valkey.set("catatan", "ingat")


def baca(layanan):
    with psycopg.connect(layanan.database_url) as sambungan:
        (isi,) = sambungan.execute("SELECT isi FROM catatan").fetchone()
    with redis.Redis.from_url(layanan.cache_url) as valkey:
        return isi, valkey.get("catatan").decode()


def bunuh(peladen, tanda=signal.SIGKILL):
    nomor = int(peladen.nomor_proses())
    os.kill(nomor, tanda)
    return nomor


def tunggu(syarat, detik=15):
    batas = time.monotonic() + detik
    while not syarat():
        assert time.monotonic() < batas, "waited in vain"
        time.sleep(0.02)


def nomor_peladen(layanan):
    return layanan.postgres.nomor_proses(), layanan.valkey.nomor_proses()


def test_a_fresh_start_answers_in_a_path_with_a_blank(nyala):
    tulis(nyala)

    assert baca(nyala) == ("ingat", "ingat")
    assert " " in str(nyala.data_dir)


def test_the_database_treats_letters_alike_on_every_machine(nyala):
    with psycopg.connect(nyala.database_url) as sambungan:
        assert sambungan.execute("SELECT upper('é'), 'É' ILIKE 'é'").fetchone() == ("É", True)


def test_a_second_start_finds_the_living_servers(nyala):
    nomor = nomor_peladen(nyala)

    nyala.nyalakan()

    assert nomor_peladen(nyala) == nomor


def test_data_survive_a_restart(nyala):
    tulis(nyala)

    assert nyala.padamkan() == ["PostgreSQL", "Valkey"]
    assert nyala.padamkan() == []
    nyala.nyalakan()

    assert baca(nyala) == ("ingat", "ingat")


def test_data_survive_kill_9(nyala):
    tulis(nyala)
    bunuh(nyala.postgres)
    bunuh(nyala.valkey)

    nyala.nyalakan()

    assert baca(nyala) == ("ingat", "ingat")


def test_a_dead_server_whose_number_went_to_another_process_is_started_again(nyala):
    tulis(nyala)
    nyala.padamkan()
    (nyala.postgres.data / "postmaster.pid").write_text(f"{os.getpid()}\n{nyala.postgres.data}\n")

    nyala.nyalakan()

    assert baca(nyala) == ("ingat", "ingat")


def test_many_starts_at_once_make_one_server_each(folder, monkeypatch):
    layanan = buat(folder, monkeypatch)
    program = (
        "import pathlib, sys; from kinerja.tertanam import dari_lingkungan;"
        "t = dari_lingkungan(pathlib.Path(sys.argv[1])); t.nyalakan();"
        "print(t.postgres.nomor_proses(), t.valkey.nomor_proses())"
    )
    proses = [
        subprocess.Popen(
            [sys.executable, "-c", program, folder], cwd=AKAR, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(4)
    ]

    jawaban = {(keluaran, galat) for keluaran, galat in (satu.communicate(timeout=60) for satu in proses)}

    layanan.padamkan()
    assert len(jawaban) == 1, jawaban


def test_a_half_finished_set_up_is_started_over(folder, monkeypatch):
    setengah = folder / "pg18.baru"
    setengah.mkdir()
    (setengah / "PG_VERSION").write_text("18\n")
    layanan = buat(folder, monkeypatch)

    layanan.nyalakan()
    tulis(layanan)

    assert baca(layanan) == ("ingat", "ingat")
    layanan.padamkan()


@pytest.mark.parametrize("nama", ["postgres", "valkey"])
def test_a_frozen_server_is_left_alone_and_named(nyala, monkeypatch, nama):
    peladen = getattr(nyala, nama)
    monkeypatch.setattr(Peladen, "BATAS", 1)
    nomor = bunuh(peladen, signal.SIGSTOP)

    try:
        with pytest.raises(PeladenGagal, match=f"proses {nomor}.*kill -CONT {nomor}"):
            peladen.nyalakan()
    finally:
        os.kill(nomor, signal.SIGCONT)

    peladen.nyalakan()
    assert int(peladen.nomor_proses()) == nomor


def test_a_server_whose_socket_was_swept_away_is_restarted(nyala):
    tulis(nyala)
    nomor = nomor_peladen(nyala)
    nyala.postgres.alamat.unlink()
    nyala.valkey.alamat.unlink()

    nyala.nyalakan()

    assert baca(nyala) == ("ingat", "ingat")
    assert not set(nomor) & set(nomor_peladen(nyala))


def test_only_a_server_that_died_by_itself_is_woken(nyala):
    bunuh(nyala.valkey)
    tunggu(lambda: nyala.bangunkan() == ["Valkey"])
    assert nyala.valkey.siap()

    nyala.padamkan()
    assert nyala.bangunkan() == []

    nyala.nyalakan()
    nomor = bunuh(nyala.valkey, signal.SIGSTOP)
    assert nyala.bangunkan() == []
    os.kill(nomor, signal.SIGCONT)


def test_a_server_that_ends_at_once_shows_its_log(folder, monkeypatch):
    layanan = buat(folder, monkeypatch)
    layanan.postgres.nyalakan()
    layanan.postgres.padamkan()
    (layanan.postgres.data / "postgresql.conf").write_text("bukan pengaturan\n")

    with pytest.raises(PeladenGagal, match=r"postgresql\.conf"):
        layanan.postgres.nyalakan()
    layanan.padamkan()


def test_the_last_user_to_leave_stops_the_servers(nyala, monkeypatch):
    kedua = buat(nyala.data_dir, monkeypatch)
    kedua.nyalakan()

    assert nyala.lepaskan() == []
    assert kedua.postgres.siap()
    assert kedua.valkey.siap()

    assert kedua.lepaskan() == ["PostgreSQL", "Valkey"]
    assert not kedua.postgres.siap()
    assert not kedua.valkey.siap()


def test_stopping_leaves_the_servers_of_another_folder_alone(nyala, monkeypatch, folder):
    lain = folder / "lain"
    tetangga = buat(lain, monkeypatch)
    tetangga.nyalakan()

    tetangga.padamkan()

    assert nyala.postgres.siap()
    assert nyala.valkey.siap()
    assert not tetangga.postgres.soket.exists()


def test_stopping_is_quiet_where_nothing_was_ever_started(folder, monkeypatch):
    layanan = buat(folder / "baru", monkeypatch)

    assert layanan.padamkan() == []
    assert layanan.lepaskan() == []


def test_given_addresses_are_used_and_nothing_is_started(folder, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://a:b@basis/kinerja")
    monkeypatch.setenv("REDIS_URL", "redis://antrean:6379/0")

    layanan = tertanam.dari_lingkungan(folder)
    layanan.nyalakan()

    assert (layanan.postgres, layanan.valkey) == (None, None)
    assert layanan.database_url == "postgresql://a:b@basis/kinerja"
    assert {layanan.cache_url, layanan.broker_url} == {"redis://antrean:6379/0"}
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("kelas", [Postgres, Valkey])
def test_a_machine_without_the_wheel_is_told_what_to_set(folder, monkeypatch, kelas):
    monkeypatch.setattr(f"{kelas.__module__}.find_spec", lambda nama: None)

    peladen = kelas(folder)

    with pytest.raises(PeladenGagal, match="DATABASE_URL dan REDIS_URL"):
        peladen.nyalakan()
    peladen.soket.rmdir()


def test_windows_is_told_what_to_set(folder, monkeypatch):
    monkeypatch.delenv("REDIS_URL", raising=False)
    with monkeypatch.context() as windows:
        windows.setattr("os.name", "nt")

        with pytest.raises(ImproperlyConfigured, match="DATABASE_URL dan REDIS_URL"):
            tertanam.dari_lingkungan(folder)


def test_everyone_gets_the_same_secret_and_nobody_else_reads_it(folder):
    jawaban = []
    utas = [threading.Thread(target=lambda: jawaban.append(tertanam.kunci_rahasia(folder))) for _ in range(8)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()

    assert len(set(jawaban)) == 1
    assert len(jawaban[0]) >= 50
    assert (folder / "kunci-rahasia").stat().st_mode & 0o077 == 0


def test_a_lock_that_is_never_released_ends_in_a_message(folder):
    with kunci(folder / "k"), pytest.raises(PeladenGagal, match="memegang"), kunci(folder / "k", detik=0.1):
        pytest.fail("two holders of one lock")


def test_a_link_in_place_of_the_socket_folder_is_refused(folder):
    (folder / "soket").symlink_to(folder)

    with pytest.raises(PeladenGagal, match="milik pengguna lain"):
        folder_pribadi(folder / "soket", os.geteuid(), os.getegid())


@hanya_root
def test_root_runs_postgresql_as_someone_else(nyala):
    assert nyala.postgres.data.stat().st_uid != 0
    assert nyala.valkey.data.stat().st_uid == 0


@hanya_root
def test_data_and_binaries_out_of_reach_are_moved_and_no_door_is_opened(folder, monkeypatch):
    rumah = folder / "rumah root"
    rumah.mkdir(mode=0o700)
    luar = folder / "luar"
    luar.mkdir(mode=0o755)
    monkeypatch.setattr(Postgres, "LUAR_RUMAH", luar)
    monkeypatch.setattr(
        "kinerja.tertanam.postgres._terjangkau", lambda jalur: folder in jalur.parents and _terjangkau(jalur)
    )
    data = rumah / "data"
    data.mkdir()
    peladen = Postgres(data)

    peladen.nyalakan()

    try:
        assert luar in peladen.data.parents
        assert [jalur.name for jalur in peladen.data.parent.glob("biner-*")]
        assert rumah.stat().st_mode & 0o777 == 0o700
    finally:
        peladen.padamkan()


@hanya_root
@pytest.mark.skipif(
    not _terjangkau(Path(sysconfig.get_path("purelib"))), reason="paket Python hanya terbaca oleh root"
)
def test_a_plain_user_starts_and_stops_both(folder, monkeypatch):
    data = folder / "data"
    data.mkdir()
    os.chown(data, 65534, 65534)

    def riwayat():
        layanan = buat(data, monkeypatch)
        layanan.nyalakan()
        tulis(layanan)
        layanan.padamkan()
        layanan.nyalakan()
        isi = baca(layanan)
        layanan.padamkan()
        return isi

    assert sebagai_pengguna_biasa(riwayat) == 0


@hanya_root
def test_a_plain_user_is_told_when_the_folder_belongs_to_another(nyala, monkeypatch):
    def ditolak():
        with pytest.raises(PeladenGagal, match="milik pengguna lain"):
            buat(nyala.data_dir, monkeypatch).nyalakan()

    assert sebagai_pengguna_biasa(ditolak) == 0


def sebagai_pengguna_biasa(fungsi):
    """Run fungsi in a child that has become `nobody`; return its exit code."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12: a fork beside threads
        anak = os.fork()
    if anak == 0:
        kode = 1
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            fungsi()
            kode = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(kode)
    return os.waitstatus_to_exitcode(os.waitpid(anak, 0)[1])
