"""Slow senders and slow pages: the others are served meanwhile."""

from io import BytesIO

import pytest

from kinerja import giliran
from kinerja.giliran import DITOLAK, Penerima


@pytest.fixture
def terima():
    """Send a body through the door; return the environ that Django gets to see."""

    def kirim(isi, panjang=None, pintu=None):
        terlihat = {}

        def django(environ, mulai_jawab):
            terlihat.update(environ, isi=environ["wsgi.input"].read())
            return [b""]

        pintu = pintu or Penerima(django)
        pintu.aplikasi = django
        pintu({"CONTENT_LENGTH": str(panjang or len(isi)), "wsgi.input": BytesIO(isi)}, None)
        return terlihat

    return kirim


@pytest.mark.parametrize("isi", [b"", b"uraian=Rapat", b"x" * 3_000_000])
def test_django_gets_all_that_was_sent(terima, isi):
    terlihat = terima(isi)

    assert terlihat["isi"] == isi
    assert DITOLAK not in terlihat


def test_what_ends_halfway_is_not_taken_for_the_whole(terima):
    terlihat = terima(b"uraian=Rap", panjang=100)

    assert terlihat[DITOLAK] is giliran.TERPUTUS
    assert terlihat["CONTENT_LENGTH"] == "0"


def test_what_is_too_large_is_not_read(terima):
    assert terima(b"x", panjang=giliran.TERBESAR + 1)[DITOLAK] is giliran.TERLALU_BESAR


def test_who_sends_too_slowly_is_told(terima, monkeypatch):
    monkeypatch.setattr(giliran, "MASA_TENGGANG", -1)

    assert terima(b"x" * 10)[DITOLAK] is giliran.TERLALU_LAMBAT


def test_only_so_many_are_received_at_once(terima, monkeypatch):
    monkeypatch.setattr(giliran, "MENERIMA", 0)
    pintu = Penerima(lambda environ, _: [b""])

    assert terima(b"x", pintu=pintu)[DITOLAK] is giliran.RAMAI
    assert DITOLAK not in terima(b"", pintu=pintu)


@pytest.mark.parametrize(
    "ditolak", [giliran.RAMAI, giliran.TERLALU_BESAR, giliran.TERLALU_LAMBAT, giliran.TERPUTUS]
)
def test_what_was_refused_is_answered_with_its_reason(client, db, ditolak):
    jawaban = client.post("/masuk/", **{DITOLAK: ditolak})

    assert jawaban.status_code == ditolak.status
    assert ditolak.alasan in jawaban.content.decode()
    assert "default-src 'none'" in jawaban["Content-Security-Policy"]


@pytest.mark.parametrize("kurang", ["MENUNGGU", "HALAMAN_SEKALIGUS"])
def test_who_cannot_be_served_soon_is_told_and_loses_no_word(client, db, settings, monkeypatch, kurang):
    monkeypatch.setattr(giliran, "SABAR", 0.01)
    if kurang == "MENUNGGU":
        monkeypatch.setattr(giliran, kurang, 0)
    else:
        settings.HALAMAN_SEKALIGUS = 0

    jawaban = client.post("/pengaduan/", {"uraian": "Lampu jalan padam"})

    assert jawaban.status_code == 503
    assert jawaban["Retry-After"] == "30"
    assert "Situs sedang ramai" in jawaban.content.decode()
    assert "Lampu jalan padam" in jawaban.content.decode()
    assert client.get("/sehat/hidup").status_code == 200


def test_a_turn_is_given_back(client, settings, db):
    settings.HALAMAN_SEKALIGUS = 1

    assert [client.get("/masuk/").status_code for _ in range(3)] == [200, 200, 200]
