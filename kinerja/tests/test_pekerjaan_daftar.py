from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from kombu.exceptions import OperationalError as AntreanMati
from redis.exceptions import ConnectionError as ValkeyPutus

from kinerja import denyut, services, tasks
from kinerja.choices import StatusPekerjaan
from kinerja.jadwal import HITUNG_PERIODE, Langkah
from kinerja.models import Pekerjaan


DAFTAR, HITUNG = "/pekerjaan/", "/pekerjaan/hitung/"
MARET = {"mulai": "2026-03-01", "selesai": "2026-04-01"}
PADA = datetime(2026, 4, 2, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def april():
    with time_machine.travel("2026-04-02 09:00+07:00", tick=False):
        yield


@pytest.fixture
def langsung(monkeypatch):
    """Each request commits by itself, outside of tests: what waits for the commit happens at once."""
    monkeypatch.setattr(services.transaction, "on_commit", lambda panggilan: panggilan())


def buat(**isian):
    isian = {"nama": HITUNG_PERIODE, "masukan": MARET, "jumlah_langkah": 3, "dibuat_pada": PADA} | isian
    return Pekerjaan.objects.create(**isian)


@pytest.mark.parametrize(
    ("siapa", "kode"),
    [("eko", 200), ("hadi", 200), ("ani", 403), ("citra", 403), ("fajar", 403), ("gita", 403)],
)
def test_the_list_is_for_the_pengelola_and_the_auditor(client, pemeran, siapa, kode):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get(DAFTAR).status_code == kode


def test_the_auditor_sees_why_the_button_is_not_his(client, pemeran):
    client.masuk_sebagai(pemeran.hadi)

    assert "Hanya pengelola kinerja" in client.get(DAFTAR).content.decode()
    assert client.post(HITUNG, {"periode": "2026-03-01/2026-04-01", "kunci": uuid4()}).status_code == 403
    assert not Pekerjaan.objects.exists()


def test_a_job_is_told_with_its_period_its_progress_and_who_asked(client, pemeran):
    buat(status=StatusPekerjaan.BERJALAN, langkah_selesai=1, oleh=pemeran.eko)
    buat(
        status=StatusPekerjaan.SELESAI,
        langkah_selesai=3,
        hasil=[{"nama": "capaian", "baris": 5102, "detik": 0.52}],
        mulai_pada=PADA,
        selesai_pada=PADA,
    )
    buat(status=StatusPekerjaan.GAGAL, keterangan="Langkah rekap gagal: sebab.", selesai_pada=PADA)
    client.masuk_sebagai(pemeran.eko)

    isi = client.get(DAFTAR).content.decode()

    assert isi.count("Perhitungan Maret 2026") == 3
    assert "Langkah 1 dari 3" in isi
    assert "oleh Eko" in isi
    assert "oleh jadwal" in isi
    assert "Capaian hasil kerja: 5.102 baris, 0,52 detik" in isi
    assert "Langkah rekap gagal: sebab." in isi


def test_the_page_asks_again_only_while_something_is_under_way(client, pemeran):
    denyut.catat()
    client.masuk_sebagai(pemeran.eko)
    buat(status=StatusPekerjaan.SELESAI)
    assert "hx-trigger" not in client.get(DAFTAR).content.decode()

    buat(status=StatusPekerjaan.MENUNGGU)
    penggalan = client.get(DAFTAR, headers={"HX-Request": "true"}).content.decode()

    assert 'hx-trigger="every 2s"' in penggalan
    assert penggalan.lstrip().startswith('<div id="daftar-pekerjaan"')


def test_asking_twice_with_one_form_makes_one_job(
    client, pemeran, monkeypatch, django_capture_on_commit_callbacks
):
    diantrekan = []
    monkeypatch.setattr(tasks, "antrekan", diantrekan.append)
    client.masuk_sebagai(pemeran.eko)
    isian = {"periode": "2026-03-01/2026-04-01", "kunci": uuid4()}

    with django_capture_on_commit_callbacks(execute=True):
        jawaban = client.post(HITUNG, isian, follow=True)
        client.post(HITUNG, isian)

    assert "Perhitungan Maret 2026 masuk antrean." in jawaban.content.decode()
    assert Pekerjaan.objects.get().oleh == pemeran.eko
    assert {p.pk for p in diantrekan} == {Pekerjaan.objects.get().pk}


def test_a_queue_that_is_down_is_told_to_who_asked(client, pemeran, monkeypatch, langsung):
    def tolak(**_):
        raise AntreanMati("connection refused")

    monkeypatch.setattr(tasks.hitung_periode, "delay", tolak)
    client.masuk_sebagai(pemeran.eko)

    jawaban = client.post(HITUNG, {"periode": "2026-03-01/2026-04-01", "kunci": uuid4()}, follow=True)

    assert "Antrean pekerjaan tidak dapat dihubungi" in jawaban.content.decode()
    assert Pekerjaan.objects.get().status == StatusPekerjaan.GAGAL


@pytest.mark.parametrize("periode", ["", "2026-03-05/2026-04-01", "2031-01-01/2031-02-01", "semua"])
def test_a_period_that_is_not_offered_is_refused_in_words(client, pemeran, periode):
    client.masuk_sebagai(pemeran.eko)

    jawaban = client.post(HITUNG, {"periode": periode, "kunci": uuid4()})

    assert jawaban.status_code == 200
    assert "invalid-feedback" in jawaban.content.decode()
    assert not Pekerjaan.objects.exists()


def test_the_list_costs_the_same_for_few_and_many(client, pemeran, jumlah_kueri_tetap):
    buat(oleh=pemeran.eko)
    client.masuk_sebagai(pemeran.eko)

    jumlah_kueri_tetap(
        muat=lambda: client.get(DAFTAR), tambah=lambda: [buat(oleh=pemeran.ani) for _ in range(30)]
    )


def test_the_button_runs_the_whole_computation(client, pemeran, monkeypatch, langsung):
    """Celery is eager here: the job has run when the page comes back."""
    monkeypatch.setattr(services, "LANGKAH", (Langkah("satu", "Langkah satu", "uji.satu"),))
    monkeypatch.setattr(services, "import_string", lambda _: lambda **_: 12)
    client.masuk_sebagai(pemeran.eko)

    client.post(reverse("pekerjaan_hitung"), {"periode": "2026-03-01/2026-04-01", "kunci": uuid4()})

    pekerjaan = Pekerjaan.objects.get()
    assert (pekerjaan.status, pekerjaan.hasil[0]["baris"]) == (StatusPekerjaan.SELESAI, 12)


def test_the_page_says_when_no_worker_takes_jobs(client, pemeran):
    client.masuk_sebagai(pemeran.hadi)

    assert "Tidak ada pekerja yang terdengar" in client.get(DAFTAR).content.decode()
    denyut.catat()
    assert "Tidak ada pekerja" not in client.get(DAFTAR).content.decode()


def test_the_page_says_when_the_queue_does_not_answer(client, pemeran, monkeypatch):
    def putus():
        raise ValkeyPutus("tidak ada")

    monkeypatch.setattr(denyut, "terdengar", putus)
    client.masuk_sebagai(pemeran.hadi)

    assert "Antrean pekerjaan sedang tidak menjawab" in client.get(DAFTAR).content.decode()
