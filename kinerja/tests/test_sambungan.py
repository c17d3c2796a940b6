"""How long a page and a job wait for the database."""

import psycopg
import pytest
from django.db import connection

from kinerja import sambungan
from kinerja.sambungan import SambunganHalaman, pilihan


def test_a_page_has_shorter_limits_than_a_job_and_a_pool():
    halaman, pekerjaan = (pilihan({}, halaman=h, banyaknya=7) for h in (True, False))

    assert "statement_timeout=20s" in halaman["options"]
    assert "statement_timeout=2h" in pekerjaan["options"]
    assert halaman["pool"]["max_size"] == 7
    assert "pool" not in pekerjaan


def test_what_the_address_names_comes_last():
    hasil = pilihan({"sslmode": "require", "options": "-c lock_timeout=1s"}, halaman=True, banyaknya=1)

    assert hasil["sslmode"] == "require"
    assert hasil["options"].endswith("-c lock_timeout=1s")


def test_the_server_takes_every_limit(db):
    with connection.cursor() as cursor:
        for nama, nilai in sambungan.BATAS_PEKERJAAN.items():
            cursor.execute(f"SHOW {nama}")
            assert cursor.fetchone()[0] == nilai


@pytest.fixture
def halaman(db):
    with SambunganHalaman.connect(**connection.get_connection_params()) as satu:
        yield satu


def test_a_page_gives_up_on_a_server_that_does_not_answer(halaman):
    halaman._batas = 0.1

    with pytest.raises(psycopg.OperationalError), halaman.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(60)")

    assert halaman.closed


def test_a_connection_proves_quickly_that_it_lives(halaman, monkeypatch):
    monkeypatch.setattr(sambungan, "PERIKSA_TERLAMA", 0.1)

    with pytest.raises(psycopg.OperationalError):
        halaman.execute("SELECT pg_sleep(60)")

    assert halaman.closed


def test_a_refused_statement_leaves_the_connection_open(halaman):
    halaman.execute("SET statement_timeout = 50")

    with pytest.raises(psycopg.errors.QueryCanceled), halaman.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(60)")

    assert not halaman.closed
