"""What the settings refuse, and which commands start the embedded servers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from manage import perlu_peladen


AKAR = Path(__file__).resolve().parents[2]


def periksa(folder, perintah="check", **lingkungan):
    bersih = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), "LANG": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "manage.py", *perintah.split()],
        cwd=AKAR,
        env=bersih | lingkungan,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("lingkungan", "sebab"),
    [
        ({"DATABASE_URL": "postgresql://a@b/c"}, "SECRET_KEY belum diisi"),
        ({"ALLOWED_HOSTS": "kinerja.contoh.go.id"}, "SECRET_KEY belum diisi"),
        ({"DEBUG": "1", "ALLOWED_HOSTS": "kinerja.contoh.go.id", "SECRET_KEY": "x" * 50}, "DEBUG=1"),
        ({"DEBUG": "1", "ALLOWED_HOSTS": "*", "SECRET_KEY": "x" * 50}, "DEBUG=1"),
    ],
)
def test_a_real_installation_refuses_to_start_unsafely(tmp_path, lingkungan, sebab):
    hasil = periksa(tmp_path, **lingkungan)

    assert hasil.returncode == 1
    assert sebab in hasil.stderr
    assert "Traceback" not in hasil.stderr


def test_a_real_installation_with_a_key_starts(tmp_path):
    hasil = periksa(
        tmp_path,
        "check --deploy --fail-level WARNING",
        DATABASE_URL="postgresql://a:b@basis/kinerja",
        REDIS_URL="redis://antrean:6379/0",
        SECRET_KEY="kunci-acak-yang-cukup-panjang-0123456789-abcdefghij-XYZ",
        ALLOWED_HOSTS="kinerja.contoh.go.id",
    )

    assert hasil.returncode == 0, hasil.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("jumlah", "dipercaya"), [("", "None"), ("1", "HTTP_X_FORWARDED_PROTO")])
def test_headers_of_a_proxy_are_believed_only_when_there_is_one(tmp_path, jumlah, dipercaya):
    hasil = periksa(
        tmp_path,
        "diffsettings --all",
        DATABASE_URL="postgresql://a:b@basis/kinerja",
        REDIS_URL="redis://antrean:6379/0",
        SECRET_KEY="kunci-acak-yang-cukup-panjang-0123456789-abcdefghij-XYZ",
        **({"JUMLAH_PROKSI": jumlah} if jumlah else {}),
    )

    baris = next(satu for satu in hasil.stdout.splitlines() if "SECURE_PROXY_SSL_HEADER" in satu)
    assert dipercaya in baris


@pytest.mark.parametrize("perintah", ["check", "makemigrations --check --dry-run"])
def test_commands_that_read_code_only_start_nothing(tmp_path, perintah):
    hasil = periksa(tmp_path, perintah)

    assert hasil.returncode == 0, hasil.stdout + hasil.stderr
    assert not (tmp_path / "pg18").exists()
    assert not (tmp_path / "valkey").exists()


@pytest.mark.parametrize(
    ("baris", "perlu"),
    [
        ("migrate", True),
        ("hitung --mulai 2026-01-01", True),
        ("runserver 8001", True),
        ("check --deploy", False),
        ("makemigrations --check", False),
        ("matikan", False),
        ("jalan", False),
        ("migrate --help", False),
        ("--version", False),
        ("", False),
    ],
)
def test_only_commands_that_reach_for_data_start_the_servers(baris, perlu):
    assert perlu_peladen(baris.split()) is perlu
