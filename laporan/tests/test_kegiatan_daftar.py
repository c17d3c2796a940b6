"""The month: every entry, day by day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from laporan.tests.factories import KegiatanFactory
from pegawai.models import HariLibur
from pegawai.tests.factories import IndikatorFactory


PADA = datetime(2026, 3, 10, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.pada(PADA)


@pytest.fixture
def hasil(pemeran):
    """Ani's promise of this year, counted in berkas."""
    return IndikatorFactory(hasil_kerja__skp__pegawai=pemeran.ani).hasil_kerja


@pytest.mark.parametrize("bulan", ["2026-13", "0001-01", "2026-3", "maret", "2026-03\n", "٢٠٢٦-03"])
def test_an_unknown_month_is_not_found(client, pemeran, bulan):
    client.masuk_sebagai(pemeran.ani)

    assert client.get("/laporan/bulan/", {"bulan": bulan}).status_code == 404


def test_the_month_shows_ones_own_work_day_by_day(client, pemeran):
    KegiatanFactory(pegawai=pemeran.ani, menit=90)
    KegiatanFactory(pegawai=pemeran.ani, menit=30)
    KegiatanFactory(pegawai=pemeran.ani, menit=45, tanggal=date(2026, 3, 9))
    KegiatanFactory(pegawai=pemeran.ani, tanggal=date(2026, 2, 9), uraian="Bulan lalu")
    KegiatanFactory(pegawai=pemeran.dewi, uraian="Rahasia Dewi")
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.get("/laporan/bulan/")

    html = jawaban.content.decode()
    assert "2 jam 45 menit dalam 3 kegiatan" in html
    assert "Selasa, 10 Maret 2026" in html
    assert [k.menit_sehari for k in jawaban.context["halaman"]] == [120, 120, 45]
    assert "Diverifikasi oleh Budi" in html
    assert "Bulan lalu" not in [k.uraian for k in jawaban.context["halaman"]]
    assert "Rahasia Dewi" not in html


def test_the_page_costs_the_same_for_few_and_many(client, pemeran, hasil, jumlah_kueri_tetap):
    KegiatanFactory.create_batch(2, pegawai=pemeran.ani, hasil_kerja=hasil)
    client.masuk_sebagai(pemeran.ani)

    jumlah_kueri_tetap(
        muat=lambda: client.get("/laporan/bulan/"),
        tambah=lambda: KegiatanFactory.create_batch(
            60, pegawai=pemeran.ani, hasil_kerja=hasil, menit=20, uraian="x" * 300
        ),
    )

    assert len(client.get("/laporan/bulan/").content) < 60_000


def test_days_off_are_marked_in_the_month(client, pemeran):
    for tanggal in (date(2026, 3, 7), date(2026, 3, 9)):  # a Saturday and a Monday
        KegiatanFactory(pegawai=pemeran.ani, tanggal=tanggal)
    HariLibur.objects.filter(tanggal=date(2026, 3, 9)).delete()
    client.masuk_sebagai(pemeran.ani)

    assert client.get("/laporan/bulan/").content.decode().count("akhir pekan") == 1

    HariLibur.objects.create(tanggal=date(2026, 3, 9), nama="Hari jadi", jenis="LIBUR_DAERAH")
    pemeran.pelayanan.hari_per_pekan = 6
    pemeran.pelayanan.save()
    html = client.get("/laporan/bulan/").content.decode()
    assert "akhir pekan" not in html
    assert "Hari jadi" in html
