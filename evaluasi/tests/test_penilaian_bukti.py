"""What stands beside a rating while it is filled in, and where each figure of it leads."""

import pytest

from evaluasi import scoring
from evaluasi.choices import NilaiDasar
from evaluasi.models import Penilaian
from evaluasi.predikat import MATRIKS_PREDIKAT
from evaluasi.tests.adegan import PADA, alamat, isi, skp_ani
from laporan.models import Kegiatan
from laporan.tests.factories import KegiatanFactory, RealisasiIndikatorFactory
from pegawai.tests.factories import (
    HasilKerjaFactory,
    IndikatorFactory,
    SKPFactory,
)


pytestmark = pytest.mark.pada(PADA)


# The evidence beside the rating


def test_nothing_is_chosen_before_the_assessor_chooses(client, pemeran, maret):
    skp = skp_ani(pemeran)
    scoring.hitung_capaian(periode=maret.rentang, pada=PADA)
    client.masuk_sebagai(pemeran.budi)

    html = client.get(alamat(skp, maret)).content.decode()

    assert " checked" not in html
    assert not Penilaian.objects.exists()


def test_the_page_shows_target_realisation_achievement_and_their_arithmetic(client, pemeran, maret):
    skp = skp_ani(pemeran)
    hasil = skp.hasil_kerja.get()
    for satu in hasil.indikator.filter(sumber_realisasi="LAPORAN"):
        RealisasiIndikatorFactory(indikator=satu, nilai=90)
    rendah = IndikatorFactory(hasil_kerja=hasil, sumber_realisasi="LAPORAN", arah="RENDAH", target=10)
    RealisasiIndikatorFactory(indikator=rendah, nilai=12)
    rentang = IndikatorFactory(hasil_kerja=hasil, sumber_realisasi="LAPORAN", target=7, target_akhir=8)
    RealisasiIndikatorFactory(indikator=rentang, nilai="7.5")
    atas = IndikatorFactory(hasil_kerja=hasil, sumber_realisasi="LAPORAN", target=7, target_akhir=8)
    RealisasiIndikatorFactory(indikator=atas, nilai=16)
    IndikatorFactory(hasil_kerja=hasil, sumber_realisasi="LAPORAN", uraian="Belum dilaporkan")
    scoring.hitung_capaian(periode=maret.rentang, pada=PADA)
    client.masuk_sebagai(pemeran.budi)

    html = " ".join(client.get(alamat(skp, maret)).content.decode().split())
    html = html.replace("\N{MULTIPLICATION SIGN}", "x").replace("\N{MINUS SIGN}", "-")

    for kata in (
        "Target 120 berkas x 1 dari 12 bulan = 10 berkas.",
        "8 ÷ 10 x 100 = 80,00%.",
        "90 ÷ 100 x 100 = 90,00%.",
        "(1 + (1 - 12 ÷ 10)) x 100, paling rendah 0 = 80,00%.",
        "berada di dalam rentang target 7 sampai 8: 100,00%.",
        "16 ÷ 8 x 100 = 200,00%.",
        "belum dilaporkan pegawai, jadi belum diketahui",
        "Rata-rata 5 indikator yang terukur, masing-masing paling tinggi 120%: 94,00%.",
        "1 kegiatan terverifikasi</a>, 1 jam, 8 berkas",
        "3 April 2026 pukul 09.00 WIB",
    ):
        assert kata in html, kata


def test_what_was_never_computed_is_said(client, pemeran, maret):
    skp = skp_ani(pemeran)
    client.masuk_sebagai(pemeran.budi)

    html = client.get(alamat(skp, maret)).content.decode()

    assert "Belum dihitung untuk periode ini." in html
    assert "belum pernah dihitung" in html


def test_all_seven_values_stand_with_their_statements_and_the_table_with_nine_cells(client, pemeran, maret):
    skp = skp_ani(pemeran)
    client.masuk_sebagai(pemeran.budi)

    html = client.get(alamat(skp, maret)).content.decode()

    for nilai in NilaiDasar:
        assert nilai.label in html
    assert "Memegang teguh ideologi Pancasila" in html
    for (hasil, perilaku), predikat in MATRIKS_PREDIKAT.items():
        sel = html.split(f"matriks__sel--{hasil}-{perilaku} ")[1].split("</td>")[0]
        assert predikat.label in sel.lower()


def test_who_leads_the_organisation_is_reminded_of_its_predicate(client, pemeran, maret):
    kepala = SKPFactory(pegawai=pemeran.citra, penilai=pemeran.fajar, disetujui=True)
    bidang = SKPFactory(pegawai=pemeran.budi, penilai=pemeran.citra, disetujui=True)

    for penilai, skp, diingatkan in ((pemeran.fajar, kepala, True), (pemeran.citra, bidang, False)):
        client.masuk_sebagai(penilai)
        html = client.get(alamat(skp, maret)).content.decode()
        assert ("capaian kinerja organisasi menjadi rating hasil kerjanya" in html) is diingatkan
        assert " checked" not in html


def test_the_page_costs_the_same_for_few_and_many(client, pemeran, maret, jumlah_kueri_tetap):
    skp = skp_ani(pemeran)
    isi(skp, maret, pemeran.budi, perilaku={NilaiDasar.LOYAL: ("ATAS", "")})
    client.masuk_sebagai(pemeran.budi)

    def tambah():
        for _ in range(6):
            hasil = HasilKerjaFactory(skp=skp)
            IndikatorFactory(hasil_kerja=hasil)
            IndikatorFactory(hasil_kerja=hasil, sumber_realisasi="LAPORAN")

    jumlah_kueri_tetap(muat=lambda: client.get(alamat(skp, maret)), tambah=tambah)


# Where each figure leads


def test_what_the_employee_reported_shows_with_its_source_as_unchecked(client, pemeran, maret):
    skp = skp_ani(pemeran)
    (laporan,) = skp.hasil_kerja.get().indikator.filter(sumber_realisasi="LAPORAN")
    RealisasiIndikatorFactory(indikator=laporan, nilai="92.50", sumber_data="Register loket")
    RealisasiIndikatorFactory(indikator=laporan, bulan="2026-02-01", sumber_data="Bulan lain")
    client.masuk_sebagai(pemeran.budi)

    html = " ".join(client.get(alamat(skp, maret)).content.decode().split())

    assert "Maret 2026: 92,5 berkas, sumber: Register loket (laporan pegawai, belum diperiksa)" in html
    assert "Bulan lain" not in html


@pytest.mark.parametrize(
    ("siapa", "kode"), [("ani", 200), ("budi", 200), ("citra", 200), ("hadi", 200), ("dewi", 403)]
)
def test_a_count_of_activities_leads_to_those_it_counts(client, pemeran, maret, siapa, kode):
    skp = skp_ani(pemeran)
    hasil = skp.hasil_kerja.get()
    KegiatanFactory(pegawai=pemeran.ani, hasil_kerja=hasil, diajukan=True, uraian="Belum diverifikasi")
    KegiatanFactory(pegawai=pemeran.ani, terverifikasi=True, uraian="Hasil lain")
    KegiatanFactory(
        pegawai=pemeran.ani, hasil_kerja=hasil, terverifikasi=True, tanggal="2026-02-27", uraian="Bulan lain"
    )
    daftar = f"/evaluasi/hasil-kerja/{hasil.pk}/periode/{maret.pk}/"
    client.masuk_sebagai(pemeran.budi)
    assert f'href="{daftar}"' in client.get(alamat(skp, maret)).content.decode()

    client.masuk_sebagai(getattr(pemeran, siapa))
    jawaban = client.get(daftar)

    assert jawaban.status_code == kode
    if kode == 200:
        assert [satu.volume for satu in jawaban.context["halaman"]] == [8]


def test_what_nobody_verified_is_marked_in_the_evidence(client, pemeran, maret):
    hasil = skp_ani(pemeran).hasil_kerja.get()
    KegiatanFactory(
        pegawai=pemeran.ani,
        hasil_kerja=hasil,
        terverifikasi=True,
        diverifikasi_oleh=None,
        otomatis=True,
    )
    client.masuk_sebagai(pemeran.budi)

    html = client.get(f"/evaluasi/hasil-kerja/{hasil.pk}/periode/{maret.pk}/").content.decode()

    assert '<span class="lencana lencana--cukup">otomatis</span>' in html


def test_the_list_of_counted_activities_costs_the_same_for_few_and_many(
    client, pemeran, maret, jumlah_kueri_tetap
):
    hasil = skp_ani(pemeran).hasil_kerja.get()
    client.masuk_sebagai(pemeran.budi)

    jumlah_kueri_tetap(
        muat=lambda: client.get(f"/evaluasi/hasil-kerja/{hasil.pk}/periode/{maret.pk}/"),
        tambah=lambda: KegiatanFactory.create_batch(
            20, pegawai=pemeran.ani, hasil_kerja=hasil, terverifikasi=True
        ),
    )


def test_the_plan_is_one_step_away_from_its_targets(client, pemeran, maret):
    skp = skp_ani(pemeran)
    client.masuk_sebagai(pemeran.budi)

    assert f'href="/skp/{skp.pk}/"' in client.get(alamat(skp, maret)).content.decode()


def test_a_month_before_the_approval_says_why_it_is_unknown(client, pemeran, maret):
    skp = skp_ani(pemeran, disetujui_pada="2026-04-02T08:00:00+07:00")
    Kegiatan.objects.all().delete()
    scoring.hitung_capaian(periode=maret.rentang, pada=PADA)
    client.masuk_sebagai(pemeran.budi)

    html = client.get(alamat(skp, maret)).content.decode()

    assert "SKP ini disetujui setelah periode berakhir" in html
    assert "0,00%" not in html
