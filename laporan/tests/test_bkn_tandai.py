"""What was carried over to BKN is kept as it was, and every difference since is named."""

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from laporan import queries, services
from laporan.choices import PerubahanBKN, StatusKegiatan
from laporan.models import BarisKiriman, Kegiatan, KirimanBKN
from laporan.tests.factories import KegiatanFactory
from pegawai.inti.periode import Periode
from pegawai.models import JejakAudit


PADA = datetime(2026, 3, 17, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.pada(PADA)
MARET, APRIL = Periode.bulan(2026, 3), Periode.bulan(2026, 4)


def sandingan(pegawai, masa=MARET):
    return queries.sandingan_bkn(pegawai, masa)


def keadaan(pegawai, masa=MARET):
    return {satu.isi.uraian: satu.perubahan for satu in sandingan(pegawai, masa).daftar}


def tandai(pegawai, masa=MARET, sidik=None):
    sidik = sandingan(pegawai, masa).sidik if sidik is None else sidik
    return services.tandai_terkirim(periode=masa, sidik=sidik, oleh=pegawai, pada=PADA)


@pytest.fixture
def dua(pemeran):
    return [
        KegiatanFactory(pegawai=pemeran.ani, uraian="Melayani KK", volume=3),
        KegiatanFactory(pegawai=pemeran.ani, uraian="Rapat", jam_mulai=time(13), volume=0),
    ]


def test_before_the_first_time_everything_is_new(pemeran, dua):
    assert keadaan(pemeran.ani) == {"Melayani KK": PerubahanBKN.BARU, "Rapat": PerubahanBKN.BARU}


def test_once_marked_nothing_differs_and_the_second_click_writes_nothing(pemeran, dua):
    kiriman = tandai(pemeran.ani)

    assert (keadaan(pemeran.ani), sandingan(pemeran.ani).jumlah_sama) == ({}, 2)
    assert tandai(pemeran.ani, sidik="apa saja") is None
    assert KirimanBKN.objects.get() == kiriman
    assert JejakAudit.objects.get(tindakan="KIRIMAN_BKN_DITANDAI").rincian == {
        "jumlah_baru": 2, "jumlah_berubah": 0, "jumlah_dihapus": 0,
    }  # fmt: skip


def test_what_is_new_changed_and_gone_since_is_named(pemeran, dua):
    tandai(pemeran.ani)
    Kegiatan.objects.filter(pk=dua[0].pk).update(volume=Decimal("4.5"), jam_selesai=time(9, 30))
    dua[1].delete()
    KegiatanFactory(pegawai=pemeran.ani, uraian="Apel", jam_mulai=time(7), volume=0)

    assert keadaan(pemeran.ani) == {
        "Apel": PerubahanBKN.BARU,
        "Melayani KK": PerubahanBKN.BERUBAH,
        "Rapat": PerubahanBKN.DIHAPUS,
    }
    berubah = next(s for s in sandingan(pemeran.ani).daftar if s.perubahan == PerubahanBKN.BERUBAH)
    assert berubah.perbedaan == (("Jam selesai", "09.00", "09.30"), ("Realisasi", "3", "4,5"))

    tandai(pemeran.ani)

    assert keadaan(pemeran.ani) == {}
    assert BarisKiriman.objects.filter(nomor_kegiatan=dua[0].pk).count() == 2  # both states are kept


def test_rejected_work_must_go_from_bkn_and_moved_work_is_changed_in_both_months(pemeran, dua):
    tandai(pemeran.ani)
    Kegiatan.objects.filter(pk=dua[0].pk).update(
        status=StatusKegiatan.DITOLAK,
        diajukan_pada=PADA,
        catatan="Bukan.",
        diverifikasi_oleh=pemeran.budi,
        diverifikasi_pada=PADA,
    )
    Kegiatan.objects.filter(pk=dua[1].pk).update(tanggal=date(2026, 4, 1))

    assert keadaan(pemeran.ani) == {"Melayani KK": PerubahanBKN.DIHAPUS, "Rapat": PerubahanBKN.BERUBAH}
    assert keadaan(pemeran.ani, APRIL) == {"Rapat": PerubahanBKN.BERUBAH}

    tandai(pemeran.ani, APRIL)

    assert keadaan(pemeran.ani) == {"Melayani KK": PerubahanBKN.DIHAPUS}


def test_a_month_and_its_year_tell_the_same(pemeran, dua):
    tandai(pemeran.ani, Periode.tahun(2026))

    assert keadaan(pemeran.ani) == {}


def test_nobody_marks_what_was_not_on_the_page(pemeran, dua):
    sidik = sandingan(pemeran.ani).sidik
    KegiatanFactory(pegawai=pemeran.ani, uraian="Apel", jam_mulai=time(7), volume=0)

    with pytest.raises(services.LaporanDitolak, match="berubah sejak halaman ini dibuka"):
        tandai(pemeran.ani, sidik=sidik)

    assert not KirimanBKN.objects.exists()


def test_the_page_shows_the_differences_and_marks_them(client, pemeran, dua):
    KegiatanFactory(pegawai=pemeran.dewi, uraian="Milik Dewi")
    client.masuk_sebagai(pemeran.ani)

    halaman = client.get("/laporan/bkn/")
    isi = halaman.content.decode()
    jawaban = client.post(
        "/laporan/bkn/tandai/", {"masa": "2026-03", "sidik": halaman.context["sandingan"].sidik}, follow=True
    )

    assert "Melayani KK" in isi
    assert "Milik Dewi" not in isi
    assert "ditandai sama dengan yang di BKN" in jawaban.content.decode()
    assert "Sama dengan BKN." in jawaban.content.decode()


@pytest.mark.parametrize(
    ("masa", "kode"), [("2026-03", 200), ("2026-T1", 200), ("2026", 200), ("maret", 404)]
)
def test_the_address_names_a_month_a_quarter_or_a_year(client, pemeran, masa, kode):
    client.masuk_sebagai(pemeran.ani)

    assert client.get("/laporan/bkn/", {"masa": masa}).status_code == kode


def test_a_period_that_cannot_be_read_marks_nothing(client, pemeran, dua):
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post("/laporan/bkn/tandai/", {"masa": "x", "sidik": ""}, follow=True)

    assert "belum ada yang ditandai" in jawaban.content.decode()
    assert not KirimanBKN.objects.exists()


def test_the_page_costs_the_same_for_few_and_many(client, pemeran, dua, jumlah_kueri_tetap):
    client.masuk_sebagai(pemeran.ani)
    tandai(pemeran.ani)

    jumlah_kueri_tetap(
        muat=lambda: client.get("/laporan/bkn/"),
        tambah=lambda: KegiatanFactory.create_batch(10, pegawai=pemeran.ani, volume=0),
    )
