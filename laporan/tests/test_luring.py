"""Working without a line, from the server's side: what it hands out, and what it makes of what comes late."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone

from laporan import services
from laporan.models import Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.tests.factories import HasilKerjaFactory, SKPFactory


BEKAL, KIRIM, LURING = "/laporan/bekal/", "/laporan/kirim/", "/laporan/luring/"
pytestmark = pytest.mark.pada("2026-03-10 09:00+07:00")


@pytest.fixture
def kiriman(pemeran):
    return {
        "kunci": str(uuid4()),
        "pemilik": str(pemeran.ani.pk),
        "tanggal": "2026-03-10",
        "jam_mulai": "08:00",
        "jam_selesai": "08:30",
        "uraian": "Menyusun daftar hadir",
        "hasil_kerja": "",
        "volume": "",
        "alasan_terlambat": "",
    }


def test_an_entry_that_waited_is_kept(client, pemeran, kiriman):
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(KIRIM, kiriman | {"ajukan": "ya"})

    assert jawaban.status_code == 200
    kegiatan = Kegiatan.objects.get()
    assert (kegiatan.pegawai, kegiatan.tanggal) == (pemeran.ani, date(2026, 3, 10))
    assert kegiatan.diajukan_pada is not None


def test_an_entry_whose_answer_was_lost_is_sent_again_and_stays_one(client, pemeran, kiriman):
    client.masuk_sebagai(pemeran.ani)

    jawaban = [client.post(KIRIM, kiriman).status_code for _ in range(2)]

    assert jawaban == [200, 200]
    assert Kegiatan.objects.count() == 1


def test_the_entry_of_another_is_not_taken(client, pemeran, kiriman):
    client.masuk_sebagai(pemeran.dewi)

    jawaban = client.post(KIRIM, kiriman)

    assert jawaban.status_code == 409
    assert not Kegiatan.objects.exists()


@pytest.mark.parametrize(
    ("perubahan", "isian"),
    [
        ({"uraian": ""}, "uraian"),
        ({"tanggal": "kemarin"}, "tanggal"),
        ({"tanggal": "2026-02-30"}, "tanggal"),
        ({"tanggal": "0001-01-01"}, "tanggal"),
        ({"tanggal": "2026-03-11"}, "tanggal"),
        ({"jam_selesai": "08:00"}, ""),
        ({"volume": "2"}, "volume"),
        ({"hasil_kerja": "0"}, "hasil_kerja"),
        ({"kunci": ""}, "kunci"),
        ({"kunci": "bukan kunci"}, "kunci"),
    ],
)
def test_what_is_refused_comes_back_with_its_reason_by_field(client, pemeran, kiriman, perubahan, isian):
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(KIRIM, kiriman | perubahan)

    assert jawaban.status_code == 422
    assert all(jawaban.json()["galat"][isian])
    assert not Kegiatan.objects.exists()


def test_a_month_that_was_closed_meanwhile_is_a_reason_not_a_loss(client, pemeran, kiriman):
    services.kunci_bulan(bulan=date(2026, 2, 1), oleh=None, pada=timezone.now())
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(KIRIM, kiriman | {"tanggal": "2026-02-27", "alasan_terlambat": "Tanpa sambungan."})

    assert jawaban.status_code == 422
    assert "dikunci" in str(jawaban.json()["galat"])


def test_a_stranger_hands_nothing_in(client, db, kiriman):
    assert client.post(KIRIM, kiriman).status_code == 401
    assert client.get(BEKAL).status_code == 302


def test_one_takes_along_ones_own_results_and_words(client, pemeran):
    milik_ani = HasilKerjaFactory(skp=SKPFactory(pegawai=pemeran.ani, disetujui=True))
    HasilKerjaFactory(skp=SKPFactory(pegawai=pemeran.dewi, disetujui=True))
    KegiatanFactory(pegawai=pemeran.ani, uraian="Merekap kunjungan", tanggal=date(2026, 3, 9))
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.get(BEKAL)

    bekal = jawaban.json()
    assert bekal["pemilik"] == str(pemeran.ani.pk)
    assert [nilai for _, pilihan in bekal["pilihan"] for nilai, _ in pilihan] == [str(milik_ani.pk)]
    assert bekal["uraian"] == ["Merekap kunjungan"]
    assert date.fromisoformat(bekal["awal_tepat_waktu"]) < date(2026, 3, 10)
    assert "no-store" in jawaban["Cache-Control"]


def test_the_page_that_needs_no_line_is_the_same_for_everyone(client, pemeran):
    umum = client.get(LURING).content
    client.masuk_sebagai(pemeran.ani)

    assert client.get(LURING).content == umum
    assert pemeran.ani.nama not in umum.decode()
