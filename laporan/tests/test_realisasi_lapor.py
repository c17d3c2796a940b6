from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from laporan import services
from laporan.models import BulanTerkunci, RealisasiIndikator
from laporan.tests.factories import RealisasiIndikatorFactory
from pegawai.choices import SumberRealisasi
from pegawai.inti.periode import Periode
from pegawai.models import JejakAudit
from pegawai.tests.factories import HasilKerjaFactory, IndikatorFactory, SKPFactory


PADA = datetime(2026, 3, 31, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.pada(PADA)
MARET = Periode.bulan(2026, 3)


@pytest.fixture
def hasil(pemeran):
    return HasilKerjaFactory(skp__pegawai=pemeran.ani)


@pytest.fixture
def indikator(hasil):
    """A percentage that Ani reports herself each month."""
    return IndikatorFactory(
        hasil_kerja=hasil, sumber_realisasi=SumberRealisasi.LAPORAN, target=95, satuan="persen"
    )


def isian(indikator, nilai, sumber):
    return {f"indikator-{indikator.pk}-nilai": nilai, f"indikator-{indikator.pk}-sumber_data": sumber}


def lapor(pegawai, indikator, nilai=90, bulan=MARET):
    return services.laporkan_realisasi(
        daftar_realisasi=[RealisasiIndikator(indikator=indikator, nilai=nilai, sumber_data="Register")],
        bulan=bulan,
        oleh=pegawai,
        pada=PADA,
    )


def test_a_month_is_reported_on_one_page(client, pemeran, hasil, indikator):
    kedua = IndikatorFactory(hasil_kerja=hasil, sumber_realisasi=SumberRealisasi.LAPORAN)
    terhitung = IndikatorFactory(hasil_kerja=hasil)
    client.masuk_sebagai(pemeran.ani)

    halaman = client.get("/laporan/realisasi/").content.decode()
    jawaban = client.post(
        "/laporan/realisasi/?bulan=2026-03",
        {**isian(indikator, "92.5", "Register pelayanan"), **isian(kedua, "", "")},
        follow=True,
    )

    realisasi = RealisasiIndikator.objects.get()
    assert indikator.uraian in halaman
    assert terhitung.uraian not in halaman
    assert (realisasi.indikator, realisasi.bulan) == (indikator, date(2026, 3, 1))
    assert (realisasi.nilai, realisasi.sumber_data) == (92.5, "Register pelayanan")
    assert "1 realisasi Maret 2026 disimpan." in jawaban.content.decode()
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.objek_id) == ("REALISASI_DILAPORKAN", realisasi.pk)
    assert jejak.rincian == {
        "indikator": indikator.pk,
        "bulan": "2026-03-01",
        "nilai": "92.5",
        "semula": None,
    }


def test_a_correction_keeps_the_old_figure_in_the_trail(client, pemeran, indikator):
    lama = RealisasiIndikatorFactory(indikator=indikator, nilai=90)
    client.masuk_sebagai(pemeran.ani)

    client.post("/laporan/realisasi/", isian(indikator, "91", "Register pelayanan"))

    lama.refresh_from_db()
    jejak = JejakAudit.objects.get()
    assert lama.nilai == 91
    assert (jejak.objek_id, jejak.rincian["semula"]) == (lama.pk, "90.00")


def test_what_was_left_as_it_was_is_not_reported_anew(client, pemeran, indikator):
    RealisasiIndikatorFactory(indikator=indikator, nilai=90, sumber_data="Register")
    client.masuk_sebagai(pemeran.ani)

    client.post("/laporan/realisasi/", isian(indikator, "90", "Register"))

    assert not JejakAudit.objects.exists()


@pytest.mark.parametrize(
    ("nilai", "sumber", "kolom", "pesan"),
    [
        ("92", "", "sumber_data", "Sebutkan sumber datanya."),
        ("", "Register", "nilai", "Isi realisasinya"),
        ("-1", "Register", "__all__", "tidak boleh negatif"),
    ],
)
def test_half_a_report_is_refused_and_stays_on_the_page(
    client, pemeran, hasil, indikator, nilai, sumber, kolom, pesan
):
    kedua = IndikatorFactory(hasil_kerja=hasil, sumber_realisasi=SumberRealisasi.LAPORAN)
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(
        "/laporan/realisasi/", {**isian(indikator, nilai, sumber), **isian(kedua, "7", "Buku agenda")}
    )

    html = jawaban.content.decode()
    assert pesan in " ".join(jawaban.context["daftar_form"][0].errors[kolom])
    assert 'value="Buku agenda"' in html
    assert not RealisasiIndikator.objects.exists()


def test_only_ones_own_approved_indicators_of_that_month(client, pemeran, indikator):
    milik_dewi = IndikatorFactory(
        hasil_kerja__skp__pegawai=pemeran.dewi, sumber_realisasi=SumberRealisasi.LAPORAN
    )
    draf = IndikatorFactory(
        hasil_kerja__skp=SKPFactory(pegawai=pemeran.ani, mulai=date(2025, 1, 1), selesai=date(2026, 1, 1)),
        sumber_realisasi=SumberRealisasi.LAPORAN,
    )
    terhitung = IndikatorFactory(hasil_kerja=indikator.hasil_kerja)
    client.masuk_sebagai(pemeran.ani)

    client.post("/laporan/realisasi/", isian(milik_dewi, "1", "Coba"))
    for lain in (milik_dewi, draf, terhitung):
        with pytest.raises(services.LaporanDitolak, match="bukan bagian SKP Anda"):
            lapor(pemeran.ani, lain)

    assert not RealisasiIndikator.objects.exists()


def test_a_month_to_come_cannot_be_reported(client, pemeran, indikator):
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post("/laporan/realisasi/?bulan=2026-04", isian(indikator, "9", "Ramalan"))

    assert "April 2026 belum berjalan" in jawaban.content.decode()
    assert 'value="Ramalan"' in jawaban.content.decode()
    assert not RealisasiIndikator.objects.exists()


def test_a_closed_month_is_read_only(client, pemeran, indikator):
    RealisasiIndikatorFactory(indikator=indikator, nilai=90, sumber_data="Register")
    BulanTerkunci.objects.create(awal_bulan=date(2026, 3, 1), dikunci_pada=PADA)
    client.masuk_sebagai(pemeran.ani)

    halaman = client.get("/laporan/realisasi/").content.decode()
    jawaban = client.post("/laporan/realisasi/", isian(indikator, "95", "Register"))

    assert "90 persen" in halaman
    assert "Simpan realisasi" not in halaman
    assert "Laporan Maret 2026 sudah dikunci" in jawaban.content.decode()
    assert RealisasiIndikator.objects.get().nilai == 90


def test_nothing_to_report_is_explained(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    assert "Tidak ada indikator yang perlu dilaporkan." in client.get("/laporan/realisasi/").content.decode()


def test_the_page_costs_the_same_for_few_and_many(client, pemeran, hasil, indikator, jumlah_kueri_tetap):
    client.masuk_sebagai(pemeran.ani)

    jumlah_kueri_tetap(
        muat=lambda: client.get("/laporan/realisasi/"),
        tambah=lambda: IndikatorFactory.create_batch(
            12, hasil_kerja=hasil, sumber_realisasi=SumberRealisasi.LAPORAN
        ),
    )

    assert len(client.get("/laporan/realisasi/").content) < 60_000
