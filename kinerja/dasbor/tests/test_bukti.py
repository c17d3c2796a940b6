from datetime import UTC, datetime

import pytest
import time_machine

from evaluasi import scoring
from laporan.choices import StatusKegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.inti.periode import Periode
from pegawai.tests.factories import HasilKerjaFactory, IndikatorFactory, SKPFactory


MARET = Periode.bulan(2026, 3)
PADA = datetime(2026, 3, 31, 18, tzinfo=UTC)


@pytest.fixture(autouse=True)
def maret():
    with time_machine.travel("2026-03-31 09:00+07:00", tick=False):
        yield


@pytest.fixture
def hasil(pemeran):
    skp = SKPFactory(pegawai=pemeran.ani, disetujui=True, penilai=pemeran.budi)
    hasil = HasilKerjaFactory(skp=skp, uraian="Kartu keluarga terbit")
    IndikatorFactory(hasil_kerja=hasil)  # 120 a year, so 10 in March
    KegiatanFactory(pegawai=pemeran.ani, hasil_kerja=hasil, volume=4, terverifikasi=True, uraian="Loket pagi")
    scoring.hitung_capaian(periode=MARET, pada=PADA)
    return hasil


def halaman(orang, kueri=""):
    return f"/dasbor/pegawai/{orang.pk}/{kueri}"


@pytest.mark.parametrize(
    ("siapa", "kode"),
    [
        ("ani", 200),
        ("budi", 200),
        ("citra", 200),
        ("dewi", 403),
        ("eko", 200),
        ("fajar", 200),
        ("gita", 403),
        ("hadi", 200),
    ],
)
def test_evidence_is_open_to_its_owner_and_those_above(client, pemeran, siapa, kode):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get(halaman(pemeran.ani)).status_code == kode


def test_a_figure_opens_to_its_arithmetic_and_to_the_work_behind_it(client, pemeran, hasil):
    client.masuk_sebagai(pemeran.budi)

    isi = client.get(halaman(pemeran.ani)).content.decode()

    assert f'id="hasil-{hasil.pk}"' in isi
    assert "40,00" in isi
    assert "1 dari 12 bulan" in isi
    assert "Loket pagi" in isi
    assert "1 April 2026 pukul 01.00 WIB" in isi


def test_the_front_page_leads_to_the_arithmetic_of_each_result(client, pemeran, hasil):
    client.masuk_sebagai(pemeran.ani)

    assert f'href="{halaman(pemeran.ani)}#hasil-{hasil.pk}"' in client.get("/beranda/").content.decode()


def test_a_draft_is_nobodys_business_yet(client, pemeran):
    KegiatanFactory(pegawai=pemeran.ani, uraian="Masih konsep")
    KegiatanFactory(
        pegawai=pemeran.ani, status=StatusKegiatan.DIKEMBALIKAN, catatan="Sebutkan hasilnya.", uraian="Rapat"
    )
    client.masuk_sebagai(pemeran.budi)

    isi = client.get(halaman(pemeran.ani)).content.decode()

    assert "Masih konsep" not in isi
    assert "Sebutkan hasilnya." in isi


def test_a_plan_of_another_post_in_the_same_month_can_be_chosen(client, pemeran, hasil):
    SKPFactory(
        pegawai=pemeran.ani,
        penugasan=pemeran.budi.penugasan.get(),
        mulai="2026-03-01",
        disetujui=True,
        penilai=pemeran.citra,
    )
    client.masuk_sebagai(pemeran.ani)
    isi = client.get(halaman(pemeran.ani)).content.decode()
    assert "Kartu keluarga terbit" not in isi
    assert f"skp={hasil.skp_id}" in isi

    assert (
        "Kartu keluarga terbit" in client.get(halaman(pemeran.ani, f"?skp={hasil.skp_id}")).content.decode()
    )
    assert client.get(halaman(pemeran.ani, "?skp=x")).status_code == 200


def test_the_page_costs_the_same_for_few_and_many(client, pemeran, hasil, jumlah_kueri_tetap):
    client.masuk_sebagai(pemeran.budi)

    def tambah():
        for satu in HasilKerjaFactory.create_batch(4, skp=hasil.skp):
            IndikatorFactory(hasil_kerja=satu)
            KegiatanFactory.create_batch(8, pegawai=pemeran.ani, hasil_kerja=satu, terverifikasi=True)

    jumlah_kueri_tetap(muat=lambda: client.get(halaman(pemeran.ani)), tambah=tambah)


@pytest.mark.parametrize(
    ("siapa", "tampak"), [("ani", False), ("budi", False), ("fajar", False), ("hadi", True)]
)
def test_who_may_read_the_trail_reaches_that_of_each_activity(client, pemeran, hasil, siapa, tampak):
    kegiatan = hasil.kegiatan.get()
    client.masuk_sebagai(getattr(pemeran, siapa))

    isi = client.get(halaman(pemeran.ani)).content.decode()

    jejak = f"/jejak/?objek=Kegiatan&amp;nomor={kegiatan.pk}"
    assert (jejak in isi) == tampak
    if tampak:
        assert client.get(jejak.replace("&amp;", "&")).status_code == 200
