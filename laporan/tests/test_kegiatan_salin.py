"""An earlier day again: shown first, chosen by ticks, recorded once however often it is asked for."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from laporan import services
from laporan.choices import StatusKegiatan
from laporan.models import BulanTerkunci, Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.models import JejakAudit
from pegawai.tests.factories import IndikatorFactory


PADA = datetime(2026, 3, 10, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.pada(PADA)
HARI_INI, KEMARIN = date(2026, 3, 10), date(2026, 3, 9)
ALAMAT = "/laporan/salin/?tanggal=2026-03-10"


@pytest.fixture
def kemarin(pemeran):
    """Two entries of Ani's yesterday, one for her result."""
    hasil = IndikatorFactory(hasil_kerja__skp__pegawai=pemeran.ani).hasil_kerja
    return [
        KegiatanFactory(
            pegawai=pemeran.ani,
            tanggal=KEMARIN,
            jam_mulai=time(8),
            uraian="Melayani loket",
            hasil_kerja=hasil,
            volume=3,
            status=StatusKegiatan.DIAJUKAN,
        ),
        KegiatanFactory(
            pegawai=pemeran.ani, tanggal=KEMARIN, jam_mulai=time(10), uraian="Rapat staf", volume=0
        ),
    ]


def tercentang(html):
    return [int(nomor) for nomor in re.findall(r'name="kegiatan"\s+value="(\d+)"\s+checked', html)]


def test_a_day_is_shown_with_its_hours_before_it_is_copied(client, pemeran, kemarin):
    client.masuk_sebagai(pemeran.ani)

    html = client.get(ALAMAT).content.decode()
    jawaban = client.post(ALAMAT, {"kegiatan": tercentang(html)}, follow=True)

    assert "Senin, 9 Maret 2026" in html
    assert "08.00\N{EN DASH}09.00" in html
    assert tercentang(html) == [satu.pk for satu in kemarin]
    assert "2 kegiatan disalin sebagai konsep." in jawaban.content.decode()
    satu, dua = Kegiatan.objects.filter(tanggal=HARI_INI).order_by("jam_mulai")
    assert (satu.uraian, satu.jam_mulai, satu.volume, satu.hasil_kerja) == (
        "Melayani loket",
        time(8),
        3,
        kemarin[0].hasil_kerja,
    )
    assert {satu.status, dua.status} == {StatusKegiatan.KONSEP}
    assert JejakAudit.objects.filter(tindakan="KEGIATAN_DICATAT").count() == 2


def test_only_what_is_ticked_is_copied_and_never_anothers(client, pemeran, kemarin):
    milik_dewi = KegiatanFactory(pegawai=pemeran.dewi, tanggal=KEMARIN, uraian="Rahasia Dewi")
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(ALAMAT, {"kegiatan": [kemarin[1].pk, milik_dewi.pk, "x", "9" * 30]}, follow=True)

    assert "1 kegiatan disalin" in jawaban.content.decode()
    assert Kegiatan.objects.get(tanggal=HARI_INI).uraian == "Rapat staf"


def test_copied_twice_or_from_two_tabs_it_stands_once_also_when_it_was_corrected(client, pemeran, kemarin):
    client.masuk_sebagai(pemeran.ani)
    terpilih = {"kegiatan": [satu.pk for satu in kemarin]}

    client.post(ALAMAT, terpilih)
    Kegiatan.objects.filter(tanggal=HARI_INI, uraian="Rapat staf").update(uraian="Rapat anggaran")
    jawaban = client.post(ALAMAT, terpilih, follow=True)

    assert Kegiatan.objects.filter(tanggal=HARI_INI).count() == 2
    assert "2 kegiatan sudah ada, jadi tidak disalin dua kali." in jawaban.content.decode()


def test_what_stands_there_already_or_overlaps_is_not_ticked_and_says_why(client, pemeran, kemarin):
    KegiatanFactory(pegawai=pemeran.ani, jam_mulai=time(8), uraian="Melayani loket")
    KegiatanFactory(pegawai=pemeran.ani, jam_mulai=time(10, 30), uraian="Menerima tamu")
    client.masuk_sebagai(pemeran.ani)

    html = client.get(ALAMAT).content.decode()

    assert tercentang(html) == []
    assert "Sudah ada pada hari tujuan." in html
    assert "Bertumpuk dengan “Menerima tamu” pukul 10.30" in html


def test_what_a_rule_refuses_is_told_and_holds_up_nothing_else(pemeran, kemarin):
    seharian = KegiatanFactory(
        pegawai=pemeran.ani, tanggal=KEMARIN, jam_mulai=time(0), jam_selesai=time(23, 59), volume=0
    )

    hasil = services.salin_kegiatan(
        daftar_kegiatan=[seharian.pk, kemarin[0].pk], tanggal=HARI_INI, oleh=pemeran.ani, pada=PADA
    )

    assert (hasil.dicatat, hasil.sudah_ada) == (1, 0)
    ((uraian, alasan),) = hasil.ditolak
    assert uraian == "Melayani loket"
    assert "Seluruh kegiatan sehari paling banyak" in alasan


def test_a_late_day_asks_once_for_the_reason(client, pemeran, kemarin):
    client.masuk_sebagai(pemeran.ani)
    alamat = "/laporan/salin/?tanggal=2026-02-16&dari=2026-03-09"

    html = client.get(alamat).content.decode()
    tanpa = client.post(alamat, {"kegiatan": [kemarin[1].pk]}, follow=True).content.decode()
    client.post(alamat, {"kegiatan": [kemarin[1].pk], "alasan_terlambat": "Bertugas\0 di \u202elapangan."})

    assert 'name="alasan_terlambat"' in html
    assert "Tuliskan alasannya" in tanpa
    kegiatan = Kegiatan.objects.get(tanggal=date(2026, 2, 16))
    assert (kegiatan.terlambat, kegiatan.alasan_terlambat) == (True, "Bertugas di lapangan.")


def test_a_reason_too_long_is_not_cut_but_sent_back(client, pemeran, kemarin):
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(
        "/laporan/salin/?tanggal=2026-02-16", {"kegiatan": [kemarin[1].pk], "alasan_terlambat": "a" * 301}
    )

    assert "Belum ada yang dicatat karena alasan terlambatnya." in jawaban.content.decode()
    assert "paling banyak 300 karakter" in jawaban.content.decode()
    assert not Kegiatan.objects.filter(tanggal=date(2026, 2, 16)).exists()


def test_into_a_closed_month_nothing_is_copied(client, pemeran, kemarin):
    BulanTerkunci.objects.create(awal_bulan=date(2026, 2, 1), dikunci_pada=PADA)
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(
        "/laporan/salin/?tanggal=2026-02-27",
        {"kegiatan": [kemarin[0].pk], "alasan_terlambat": "Lupa."},
        follow=True,
    )

    assert "sudah dikunci" in jawaban.content.decode()
    assert not Kegiatan.objects.filter(tanggal=date(2026, 2, 27)).exists()


@pytest.mark.parametrize("kueri", ["dari=2026-02-30", "dari=x", "tanggal=&dari=2026-03-09"])
def test_an_unknown_day_is_not_found(client, pemeran, kueri):
    client.masuk_sebagai(pemeran.ani)

    assert client.get(f"/laporan/salin/?{kueri}").status_code == 404


def test_nobody_has_told_anything_yet(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    assert "Tidak ada kegiatan untuk disalin." in client.get("/laporan/salin/").content.decode()
    assert "Belum ada kegiatan yang dipilih." in client.post(ALAMAT, follow=True).content.decode()


def test_the_page_costs_the_same_for_few_and_many(client, pemeran, kemarin, jumlah_kueri_tetap):
    client.masuk_sebagai(pemeran.ani)

    jumlah_kueri_tetap(
        muat=lambda: client.get(ALAMAT),
        tambah=lambda: [
            KegiatanFactory.create_batch(9, pegawai=pemeran.ani, tanggal=hari) for hari in (KEMARIN, HARI_INI)
        ],
    )
