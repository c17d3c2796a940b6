from datetime import UTC, date, datetime
from io import StringIO
from json import loads
from uuid import uuid4

import psycopg
import pytest
import time_machine
from billiard.exceptions import WorkerLostError
from celery import signals
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.utils.module_loading import import_string
from kombu.exceptions import OperationalError as AntreanMati

from evaluasi.choices import StatusPeriode
from evaluasi.models import PeriodePenilaian
from kinerja import celery_app, jadwal, queries, services, tasks
from kinerja.choices import StatusPekerjaan
from kinerja.jadwal import JADWAL, LANGKAH, Langkah
from kinerja.models import Pekerjaan
from pegawai.inti.periode import Periode
from pegawai.models import JejakAudit


MARET = Periode.bulan(2026, 3)
PADA = datetime(2026, 4, 1, 2, tzinfo=UTC)


@pytest.fixture
def langkah_uji(monkeypatch):
    """Two steps that only note that they ran, so that a job is tested without the computations."""
    catatan = []

    def langkah(nama, baris):
        def hitung(*, periode, pada):
            catatan.append((nama, periode, pada))
            return baris

        return hitung

    fungsi = {"uji.satu": langkah("satu", 7), "uji.dua": langkah("dua", 3)}
    monkeypatch.setattr(
        services,
        "LANGKAH",
        (Langkah("satu", "Langkah satu", "uji.satu"), Langkah("dua", "Langkah dua", "uji.dua")),
    )
    monkeypatch.setattr(services, "import_string", fungsi.__getitem__)
    return catatan, fungsi


@pytest.fixture
def antrean():
    """What was handed to the workers."""
    return []


def minta(pemeran, antrean, *, kunci=None, periode=MARET, oleh=None):
    return services.minta_hitungan(
        periode=periode, oleh=oleh or pemeran.eko, pada=PADA, antrekan=antrean.append, kunci=kunci
    )


def jalankan(pekerjaan_id=None, periode=MARET):
    return services.jalankan_hitungan(periode=periode, jam=lambda: PADA, pekerjaan_id=pekerjaan_id)


# The schedule


def test_every_step_can_be_called_and_everything_scheduled_is_a_task():
    for langkah in LANGKAH:
        assert callable(import_string(langkah.fungsi))
    celery_app.loader.import_default_modules()
    for satu in JADWAL.values():
        assert satu["task"] in celery_app.tasks
    assert settings.CELERY_BEAT_SCHEDULE is JADWAL


@pytest.mark.parametrize(
    ("hari_ini", "terhitung"),
    [
        (date(2026, 5, 20), ["Mei 2026", "Triwulan II 2026", "Tahun 2026"]),
        (date(2026, 5, 10), ["April 2026", "Triwulan II 2026", "Tahun 2026", "Mei 2026"]),
        (date(2026, 5, 11), ["Mei 2026", "Triwulan II 2026", "Tahun 2026"]),
        (date(2026, 4, 1), ["Maret 2026", "Triwulan I 2026", "Tahun 2026", "April 2026", "Triwulan II 2026"]),
        (
            date(2027, 1, 3),
            [
                "Desember 2026",
                "Triwulan IV 2026",
                "Tahun 2026",
                "Januari 2027",
                "Triwulan I 2027",
                "Tahun 2027",
            ],
        ),
    ],
)
def test_the_night_recomputes_this_month_and_until_the_tenth_the_last(hari_ini, terhitung):
    assert [str(periode) for periode in jadwal.periode_malam(hari_ini)] == terhitung


@time_machine.travel("2026-05-20 01:00+07:00", tick=False)
def test_the_night_queues_one_job_for_each_period(db, monkeypatch, django_capture_on_commit_callbacks):
    diantrekan = []
    monkeypatch.setattr(tasks, "antrekan", diantrekan.append)

    with django_capture_on_commit_callbacks(execute=True):
        tasks.hitung_malam(dari_versi_baru=1)

    assert [p.masukan["mulai"] for p in diantrekan] == ["2026-05-01", "2026-04-01", "2026-01-01"]
    assert {p.oleh for p in diantrekan} == {None}


def test_the_night_recomputes_every_evaluation_that_is_still_open(db):
    for mulai, selesai, ditutup_pada in (
        ("2026-01-01", "2026-04-01", None),
        ("2026-02-01", "2026-03-01", PADA),
        ("2026-05-01", "2026-06-01", None),
        ("2026-07-01", "2026-08-01", None),  # opened ahead of its time
    ):
        PeriodePenilaian.objects.create(
            mulai=mulai,
            selesai=selesai,
            status=StatusPeriode.DITUTUP if ditutup_pada else StatusPeriode.DIBUKA,
            ditutup_pada=ditutup_pada,
        )

    terhitung = [str(periode) for periode in queries.periode_dihitung(date(2026, 5, 20))]

    assert terhitung == ["Mei 2026", "Triwulan II 2026", "Tahun 2026", "Triwulan I 2026"]


# Asking for a job


def test_only_the_pengelola_asks_for_a_computation(pemeran, antrean):
    for oleh in (pemeran.ani, pemeran.citra, pemeran.fajar, pemeran.hadi):
        with pytest.raises(PermissionDenied, match="pengelola kinerja"):
            minta(pemeran, antrean, oleh=oleh)

    assert minta(pemeran, antrean).oleh == pemeran.eko
    assert JejakAudit.objects.get(tindakan="HITUNGAN_DIMINTA").oleh == pemeran.eko


def test_a_job_is_queued_only_once_it_stands_in_the_database(
    pemeran, antrean, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as panggilan:
        pekerjaan = minta(pemeran, antrean)

    assert antrean == []
    panggilan[0]()
    assert antrean == [pekerjaan]


def test_a_waiting_job_of_the_same_period_serves_both_who_ask(
    pemeran, antrean, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        pertama = minta(pemeran, antrean)
        kedua = minta(pemeran, antrean)
        lain = minta(pemeran, antrean, periode=Periode.bulan(2026, 4))

    assert kedua == pertama
    assert lain != pertama
    assert antrean == [pertama, pertama, lain]  # queued again: the first message may have been lost


def test_the_same_form_sent_twice_is_one_job_even_when_the_first_has_ended(
    pemeran, antrean, langkah_uji, django_capture_on_commit_callbacks
):
    kunci = uuid4()
    with django_capture_on_commit_callbacks(execute=True):
        pertama = minta(pemeran, antrean, kunci=kunci)
    jalankan(pertama.pk)

    with django_capture_on_commit_callbacks(execute=True):
        kedua = minta(pemeran, antrean, kunci=kunci)
        baru = minta(pemeran, antrean, kunci=uuid4())

    assert kedua == pertama
    assert baru != pertama
    assert antrean == [pertama, baru]


def test_when_the_queue_is_down_the_job_says_so(pemeran, monkeypatch):
    def tolak(**_):
        raise AntreanMati("connection refused")

    monkeypatch.setattr(tasks.hitung_periode, "delay", tolak)
    pekerjaan = minta(pemeran, [])

    tasks.antrekan(pekerjaan)

    pekerjaan.refresh_from_db()
    assert pekerjaan.status == StatusPekerjaan.GAGAL
    assert "Antrean pekerjaan tidak dapat dihubungi" in pekerjaan.keterangan


# Running a job


def test_the_task_runs_every_step_and_the_job_tells_what_came_of_it(pemeran, langkah_uji):
    catatan, _ = langkah_uji
    pekerjaan = minta(pemeran, [])

    with time_machine.travel(PADA, tick=False):
        tasks.hitung_periode(
            mulai="2026-03-01", selesai="2026-04-01", pekerjaan_id=pekerjaan.pk, dari_versi_baru=1
        )

    pekerjaan.refresh_from_db()
    assert catatan == [("satu", MARET, PADA), ("dua", MARET, PADA)]
    assert pekerjaan.status == StatusPekerjaan.SELESAI
    assert (pekerjaan.langkah_selesai, pekerjaan.jumlah_langkah) == (2, 2)
    assert [(h["nama"], h["baris"]) for h in pekerjaan.hasil] == [("satu", 7), ("dua", 3)]
    assert (pekerjaan.mulai_pada, pekerjaan.selesai_pada) == (PADA, PADA)


@pytest.mark.parametrize("status", [StatusPekerjaan.SELESAI, StatusPekerjaan.GAGAL])
def test_a_second_delivery_does_not_start_an_ended_job_again(pemeran, langkah_uji, status):
    catatan, _ = langkah_uji
    pekerjaan = minta(pemeran, [])
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(status=status)

    assert jalankan(pekerjaan.pk).status == status
    assert catatan == []


def test_a_job_whose_process_died_is_run_from_its_first_step(pemeran, langkah_uji):
    catatan, _ = langkah_uji
    pekerjaan = minta(pemeran, [])
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(
        status=StatusPekerjaan.BERJALAN, langkah_selesai=1, hasil=[{"nama": "satu", "baris": 7, "detik": 1}]
    )

    selesai = jalankan(pekerjaan.pk)

    assert [nama for nama, *_ in catatan] == ["satu", "dua"]
    assert (selesai.status, selesai.langkah_selesai) == (StatusPekerjaan.SELESAI, 2)


def test_the_next_job_of_the_period_declares_a_dead_one_failed(pemeran, langkah_uji):
    mati, lain = minta(pemeran, []), minta(pemeran, [], periode=Periode.bulan(2026, 2))
    Pekerjaan.objects.update(status=StatusPekerjaan.BERJALAN)

    jalankan()

    mati.refresh_from_db()
    lain.refresh_from_db()
    assert (mati.status, mati.keterangan) == (StatusPekerjaan.GAGAL, services.ALASAN_TERPUTUS)
    assert lain.status == StatusPekerjaan.BERJALAN


def test_a_job_that_nobody_computes_any_more_is_closed_and_the_next_may_run(pemeran, langkah_uji):
    pekerjaan, menunggu = minta(pemeran, []), minta(pemeran, [], periode=Periode.bulan(2026, 2))
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(status=StatusPekerjaan.BERJALAN)

    tasks.tutup_terputus(dari_versi_baru=1)
    tasks.tutup_terputus()

    pekerjaan.refresh_from_db()
    menunggu.refresh_from_db()
    assert pekerjaan.status == StatusPekerjaan.GAGAL
    assert pekerjaan.keterangan.startswith("Terputus")
    assert menunggu.status == StatusPekerjaan.MENUNGGU
    assert minta(pemeran, []) != pekerjaan


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_period_is_held_by_its_process_is_left_alone(pemeran):
    pekerjaan = minta(pemeran, [])
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(status=StatusPekerjaan.BERJALAN)
    with psycopg.connect(**connection.get_connection_params()) as proses_lain:
        proses_lain.execute("SELECT pg_advisory_lock(hashtextextended('hitungan 2026-03-01 2026-04-01', 0))")

        assert services.tutup_terputus(pada=PADA) == 0

    pekerjaan.refresh_from_db()
    assert pekerjaan.status == StatusPekerjaan.BERJALAN


def test_a_worker_that_starts_looks_for_what_was_left_behind(monkeypatch):
    panggilan = []
    monkeypatch.setattr(tasks.tutup_terputus, "delay", lambda: panggilan.append("cari"))

    signals.worker_ready.send(sender=None)

    assert panggilan == ["cari"]


@pytest.mark.parametrize(
    ("galat", "status"),
    [
        (WorkerLostError("signal 9 (SIGKILL)"), StatusPekerjaan.GAGAL),
        (ValueError("told by the job itself"), StatusPekerjaan.BERJALAN),
    ],
)
def test_the_parent_of_a_killed_process_closes_its_job(pemeran, galat, status):
    pekerjaan = minta(pemeran, [])
    Pekerjaan.objects.update(status=StatusPekerjaan.BERJALAN)

    signals.task_failure.send(
        sender=tasks.hitung_periode, exception=galat, kwargs={"pekerjaan_id": pekerjaan.pk}, task_id="1"
    )

    pekerjaan.refresh_from_db()
    assert pekerjaan.status == status


@pytest.mark.parametrize(
    ("galat", "sebab"),
    [
        (ValueError("target nol\nbaris kedua"), "Langkah Langkah dua gagal: ValueError: target nol."),
        (OperationalError("terminating connection"), "basis data terputus atau tidak menjawab"),
        (KeyboardInterrupt(), "Dihentikan dari papan ketik"),
    ],
)
def test_a_failed_step_is_told_in_words_and_raised_again(pemeran, langkah_uji, galat, sebab):
    _, fungsi = langkah_uji
    pekerjaan = minta(pemeran, [])

    def gagal(**_):
        raise galat

    fungsi["uji.dua"] = gagal

    with pytest.raises(type(galat)):
        jalankan(pekerjaan.pk)

    pekerjaan.refresh_from_db()
    assert pekerjaan.status == StatusPekerjaan.GAGAL
    assert sebab in pekerjaan.keterangan
    assert "baris kedua" not in pekerjaan.keterangan
    assert pekerjaan.langkah_selesai == 1
    assert pekerjaan.selesai_pada == PADA


def test_a_process_told_to_stop_leaves_its_job_for_the_next_worker(pemeran, langkah_uji):
    _, fungsi = langkah_uji
    pekerjaan = minta(pemeran, [])

    def berhenti(**_):
        raise SystemExit

    fungsi["uji.dua"] = berhenti

    with pytest.raises(SystemExit):
        jalankan(pekerjaan.pk)

    pekerjaan.refresh_from_db()
    assert pekerjaan.status == StatusPekerjaan.BERJALAN


def test_a_period_is_held_while_it_is_computed_and_free_afterwards(db, langkah_uji):
    _, fungsi = langkah_uji
    terkunci = []

    def lihat_kunci(**_):
        with connection.cursor() as cursor:
            # Only our own: another test process may hold some on the same server.
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
            )
            terkunci.append(cursor.fetchone()[0])
        return 0

    fungsi["uji.dua"] = lihat_kunci
    jalankan()
    lihat_kunci()

    assert terkunci[0] == terkunci[1] + 1


# The command


@pytest.mark.parametrize("selesai", ["2026-03-31", "2026-04-01"])
def test_the_command_runs_the_same_steps_and_tells_them_as_json(db, langkah_uji, selesai):
    catatan, _ = langkah_uji
    keluaran = StringIO()

    call_command("hitung", "--mulai=2026-03-01", f"--selesai={selesai}", "--json", stdout=keluaran)

    hasil = loads(keluaran.getvalue())["pekerjaan"]
    assert [(h["nama"], h["baris"]) for h in hasil] == [("satu", 7), ("dua", 3)]
    assert all(set(h) == {"nama", "baris", "detik"} for h in hasil)
    assert {periode for _, periode, _ in catatan} == {MARET}
    assert Pekerjaan.objects.get().status == StatusPekerjaan.SELESAI


@pytest.mark.parametrize(
    ("mulai", "selesai", "sebab"),
    [
        ("2026-03-32", "2026-03-31", "bukan tanggal"),
        ("2026-04-01", "2026-03-31", "Masa terbalik"),
        ("2026-04-01", "2026-04-01", "bulan penuh"),
        ("2026-03-01", "2026-03-30", "bulan penuh"),
        ("2026-03-02", "2026-03-31", "bulan penuh"),
    ],
)
def test_the_command_refuses_a_period_that_is_none(mulai, selesai, sebab):
    with pytest.raises(CommandError, match=sebab):
        call_command("hitung", f"--mulai={mulai}", f"--selesai={selesai}")
