"""The two health addresses, with each part of the site taken away in turn."""

import pytest
from django.core.cache import cache
from django.db import connection
from redis.exceptions import ConnectionError as ValkeyPutus

from kinerja import denyut


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cache_kosong():
    cache.clear()


@pytest.fixture
def tanpa_basis_data(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "host", "/tidak/ada")


@pytest.fixture
def tanpa_valkey(monkeypatch):
    def putus(*argumen, **pilihan):
        raise ValkeyPutus("tidak ada")

    monkeypatch.setattr(type(cache._connections[cache._alias]), "get", putus)
    monkeypatch.setattr(type(cache._connections[cache._alias]), "set", putus)


def test_a_living_process_says_so_without_asking_anyone(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        jawaban = client.get("/sehat/hidup")

    assert (jawaban.status_code, jawaban.json()) == (200, {"hidup": True})


def test_ready_when_database_valkey_and_worker_answer(client):
    denyut.catat()

    jawaban = client.get("/sehat/siap")

    assert jawaban.status_code == 200
    assert jawaban.json() == {"siap": True, "basis_data": "baik", "valkey": "baik", "pekerja": "baik"}


def test_not_ready_without_a_worker(client):
    denyut.catat()
    denyut.lupakan()

    jawaban = client.get("/sehat/siap")

    assert jawaban.status_code == 503
    assert jawaban.json() == {
        "siap": False,
        "basis_data": "baik",
        "valkey": "baik",
        "pekerja": "tidak terdengar",
    }


def test_not_ready_without_a_database(client, tanpa_basis_data):
    denyut.catat()

    jawaban = client.get("/sehat/siap")

    assert jawaban.status_code == 503
    assert jawaban.json()["basis_data"] == "tidak menjawab"


def test_not_ready_without_valkey(client, tanpa_valkey):
    jawaban = client.get("/sehat/siap")

    assert jawaban.status_code == 503
    assert jawaban.json()["valkey"] == "tidak menjawab"


def test_a_worker_survives_a_cache_that_is_gone(tanpa_valkey, caplog):
    denyut.catat()

    assert "Heartbeat not written" in caplog.text


@pytest.mark.parametrize("alamat", ["/sehat/hidup", "/sehat/siap"])
def test_a_probe_needs_no_login_and_opens_no_session(client, pemeran, django_assert_num_queries, alamat):
    client.masuk_sebagai(pemeran.ani)

    with django_assert_num_queries(0):
        jawaban = client.get(alamat)

    assert jawaban["Content-Type"] == "application/json"
    assert not jawaban.cookies
    assert "no-store" in jawaban["Cache-Control"]


@pytest.mark.parametrize("alamat", ["/sehat/hidup", "/sehat/siap"])
def test_a_probe_is_read_only(client, alamat):
    assert client.post(alamat).status_code == 405
