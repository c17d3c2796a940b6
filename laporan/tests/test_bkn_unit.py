"""Whoever leads a unit sees how far each of its people has carried a month over to BKN, in numbers."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from laporan import queries, services
from laporan.choices import PerubahanBKN
from laporan.models import Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.inti.periode import Periode
from pegawai.tests.factories import PegawaiFactory


PADA = datetime(2026, 3, 17, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.pada(PADA)
MARET = Periode.bulan(2026, 3)
ALAMAT = "/laporan/bkn/unit/"


@pytest.fixture
def ditandai(pemeran):
    """Ani marked four activities; since then one changed, one is gone, one moved, and one is new."""
    daftar = [
        KegiatanFactory(pegawai=pemeran.ani, jam_mulai=time(jam), uraian="Melayani KK")
        for jam in (8, 10, 13, 15)
    ]
    sidik = queries.sandingan_bkn(pemeran.ani, MARET).sidik
    services.tandai_terkirim(periode=MARET, sidik=sidik, oleh=pemeran.ani, pada=PADA)
    Kegiatan.objects.filter(pk=daftar[0].pk).update(volume=9)
    daftar[1].delete()
    Kegiatan.objects.filter(pk=daftar[2].pk).update(tanggal=date(2026, 4, 1))
    KegiatanFactory(pegawai=pemeran.ani, jam_mulai=time(17))


def test_each_person_is_counted_as_on_the_own_page(pemeran, ditandai):
    KegiatanFactory(pegawai=pemeran.budi)

    ani, budi = queries.orang_bkn([pemeran.ani, pemeran.budi], MARET)

    sendiri = queries.sandingan_bkn(pemeran.ani, MARET)
    assert (ani.jumlah, ani.jumlah_sama, ani.ditandai_pada) == (3, 1, PADA)
    assert ani.hitungan == sendiri.hitungan
    assert ani.jumlah_sama == sendiri.jumlah_sama
    assert (budi.jumlah, budi.jumlah_sama, budi.ditandai_pada) == (1, 0, None)
    assert budi.hitungan == [(PerubahanBKN.BARU, 1)]


def test_whoever_leads_a_unit_sees_its_people_and_no_text(client, pemeran, ditandai):
    client.masuk_sebagai(pemeran.budi)

    halaman = client.get(f"{ALAMAT}?masa=2026-03").content.decode()

    assert "Ani" in halaman
    assert "1 belum di BKN · 2 berbeda · 1 sudah dihapus" in halaman
    assert "Melayani KK" not in halaman
    assert "bkn/unit/" in client.get("/laporan/bkn/?masa=2026-03").content.decode()


def test_who_leads_nothing_is_refused_with_the_reason(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.get(ALAMAT)

    assert jawaban.status_code == 403
    assert "hanya dibaca pimpinan unit" in jawaban.content.decode()
    assert "bkn/unit/" not in client.get("/laporan/bkn/").content.decode()


@pytest.mark.parametrize("alamat", ["?unit=TIADA", "?masa=x&halaman=y"])
def test_another_unit_or_nonsense_shows_nothing_of_others(client, pemeran, ditandai, alamat):
    client.masuk_sebagai(pemeran.dewi)

    jawaban = client.get(ALAMAT + alamat)

    assert jawaban.status_code in (200, 403)
    assert pemeran.ani.nama not in jawaban.content.decode()


def test_it_costs_the_same_for_few_and_many(client, pemeran, ditandai, jumlah_kueri_tetap):
    client.masuk_sebagai(pemeran.budi)

    jumlah_kueri_tetap(
        muat=lambda: client.get(f"{ALAMAT}?masa=2026-03"),
        tambah=lambda: [
            KegiatanFactory(pegawai=PegawaiFactory(unit=pemeran.pelayanan), uraian="Lain") for _ in range(9)
        ],
    )
