import re
from datetime import date

import pytest

from evaluasi import queries, scoring
from evaluasi.choices import KeadaanPenilaian, Predikat
from evaluasi.tests.adegan import PADA, skp_ani
from evaluasi.tests.factories import PenilaianFactory, PenilaianOrganisasiFactory, PeriodePenilaianFactory
from laporan.tests.factories import KegiatanFactory
from pegawai.inti.periode import Periode
from pegawai.models import Penugasan
from pegawai.tests.factories import IndikatorFactory, PegawaiFactory, SKPFactory


pytestmark = pytest.mark.pada(PADA)


def bawahan(pemeran, nama="Indah", volume=None, penilai=None):
    """One more plan on Budi's desk; `volume` of 10 a month was done, None: nothing to measure."""
    pegawai = PegawaiFactory(nama=nama, unit=pemeran.pelayanan)
    skp = SKPFactory(pegawai=pegawai, penilai=penilai or pemeran.budi, disetujui=True)
    sumber = "LAPORAN" if volume is None else "KEGIATAN"
    indikator = IndikatorFactory(hasil_kerja__skp=skp, sumber_realisasi=sumber)
    if volume:
        KegiatanFactory(pegawai=pegawai, hasil_kerja=indikator.hasil_kerja, terverifikasi=True, volume=volume)
    return skp


def buka(client, oleh, periode=None):
    client.masuk_sebagai(oleh)
    return client.get("/evaluasi/", {"periode": periode.pk} if periode else {})


def test_what_needs_a_look_comes_first_and_what_is_done_last(client, pemeran, maret):
    sedang, rendah = bawahan(pemeran, "Sedang", 9), bawahan(pemeran, "Rendah", 2)
    tak_terukur = bawahan(pemeran, "Tak terukur")
    selesai = bawahan(pemeran, "Selesai", 1)
    PenilaianFactory(skp=selesai, periode=maret, ditetapkan=True)
    PenilaianFactory(skp=sedang, periode=maret, lengkap=True)
    KegiatanFactory(pegawai=rendah.pegawai, diajukan=True)
    scoring.hitung_capaian(periode=maret.rentang, pada=PADA)

    jawaban = buka(client, pemeran.budi)

    meja = list(jawaban.context["meja"])
    assert [baris.skp for baris in meja] == [tak_terukur, rendah, sedang, selesai]
    assert [baris.persen for baris in meja] == [None, 20, 90, 10]
    assert [(baris.kegiatan.terverifikasi, baris.kegiatan.menunggu) for baris in meja] == [
        (0, 0),
        (1, 1),
        (1, 0),
        (1, 0),
    ]
    html = jawaban.content.decode()
    assert "1 menunggu verifikasi" in html
    assert "bila ditetapkan: baik" in html
    assert f"/evaluasi/skp/{rendah.pk}/periode/{maret.pk}/" in html


def test_only_ones_own_desk_and_only_plans_of_the_period(client, pemeran, maret):
    skp = skp_ani(pemeran)
    bawahan(pemeran, penilai=pemeran.citra)
    SKPFactory(
        pegawai=PegawaiFactory(unit=pemeran.pelayanan),
        penilai=pemeran.budi,
        disetujui=True,
        mulai=date(2026, 4, 1),
    )
    SKPFactory(pegawai=PegawaiFactory(unit=pemeran.pelayanan), penilai=pemeran.budi, diajukan=True)

    assert [baris.skp for baris in buka(client, pemeran.budi).context["meja"]] == [skp]
    assert (
        "Tidak ada yang Anda nilai" in buka(client, PegawaiFactory(memimpin=pemeran.disdik)).content.decode()
    )


def test_whose_assessor_left_comes_to_the_superior_of_today(client, pemeran, maret):
    skp = skp_ani(pemeran)
    Penugasan.objects.filter(pegawai=pemeran.budi).update(selesai=PADA.date())

    assert [baris.skp for baris in buka(client, pemeran.citra).context["meja"]] == [skp]


def test_the_most_urgent_open_period_is_shown_first(client, pemeran, maret):
    skp_ani(pemeran)
    tahun = PeriodePenilaianFactory(mulai=date(2026, 1, 1), selesai=date(2027, 1, 1))
    januari = PeriodePenilaianFactory(mulai=date(2026, 1, 1), selesai=date(2026, 2, 1), ditutup=True)

    assert queries.periode_pilihan() == [maret, tahun, januari]
    assert buka(client, pemeran.budi).context["periode"] == maret
    assert buka(client, pemeran.budi, januari).context["periode"] == januari
    html = buka(client, pemeran.budi, januari).content.decode()
    assert "/periode/" not in html.split("Yang Anda nilai")[1].split("Penilaian saya")[0]  # nothing to begin
    assert "masih berlangsung sampai 31 Desember 2026" in buka(client, pemeran.budi, tahun).content.decode()
    client.masuk_sebagai(pemeran.budi)
    assert client.get("/evaluasi/?periode=999999").context["periode"] == maret


@pytest.mark.parametrize(
    ("keadaan", "ditutup", "tindakan"),
    [
        (None, False, "Nilai"),
        ("draf", False, "Lanjutkan"),
        ("ditetapkan", False, "Lihat"),
        (None, True, ""),
        ("draf", True, "Lihat"),
        ("ditetapkan", True, "Lihat"),
    ],
)
def test_the_desk_offers_only_what_will_not_be_refused(client, pemeran, keadaan, ditutup, tindakan):
    maret = PeriodePenilaianFactory(ditutup=ditutup)
    skp = skp_ani(pemeran)
    if keadaan:
        PenilaianFactory(skp=skp, periode=maret, lengkap=True, ditetapkan=keadaan == "ditetapkan")

    html = buka(client, pemeran.budi).content.decode()

    (sel,) = re.findall(r'<td class="aksi">(.*?)</td>', html, re.DOTALL)
    assert " ".join(re.sub(r"<span.*?</span>|<[^>]*>", "", sel).split()) == tindakan
    for alamat in re.findall(r'href="([^"]+)"', sel):
        assert client.get(alamat).status_code == 200


def test_open_periods_are_offered_however_many_came_after_them(client, pemeran):
    skp_ani(pemeran)
    lama = PeriodePenilaianFactory(mulai=date(2024, 1, 1), selesai=date(2024, 2, 1))
    for tahun in (2024, 2025):
        for satu in (
            *Periode.tahun(tahun).bulan_bulan(),
            *(Periode.triwulan(tahun, ke) for ke in (1, 2, 3, 4)),
            Periode.tahun(tahun),
        ):
            if satu != lama.rentang:
                PeriodePenilaianFactory(mulai=satu.mulai, selesai=satu.selesai, ditutup=True)
    terbaru = PeriodePenilaianFactory()

    assert queries.periode_pilihan()[:2] == [lama, terbaru]
    assert len(queries.periode_pilihan()) == 2 + 24
    assert buka(client, pemeran.budi, terbaru).context["periode"] == terbaru


@pytest.mark.parametrize(
    ("keadaan", "tampak"),
    [
        ("", {"belum", "draf", "ditetapkan"}),
        ("BELUM", {"belum"}),
        ("DRAF", {"draf"}),
        ("DITETAPKAN", {"ditetapkan"}),
        ("TANPA_PENILAIAN", set()),
        ("ENTAH", {"belum", "draf", "ditetapkan"}),
    ],
)
def test_long_lists_are_narrowed_by_how_far_a_rating_has_come(client, pemeran, maret, keadaan, tampak):
    skp = {"belum": bawahan(pemeran), "draf": bawahan(pemeran), "ditetapkan": bawahan(pemeran)}
    PenilaianFactory(skp=skp["draf"], periode=maret, lengkap=True)
    PenilaianFactory(skp=skp["ditetapkan"], periode=maret, ditetapkan=True)
    harapan = {skp[nama] for nama in tampak}
    client.masuk_sebagai(pemeran.budi)
    alamat = {"periode": maret.pk, "keadaan": keadaan}

    meja = client.get("/evaluasi/", alamat)
    unit = client.get("/evaluasi/unit/DINKES-YAN/", alamat)

    assert {baris.skp for baris in meja.context["meja"]} == harapan
    assert set(unit.context["halaman"]) == harapan
    if keadaan in KeadaanPenilaian.values:
        assert f'value="{keadaan}" selected' in meja.content.decode()
    if not tampak:
        assert "Tidak ada penilaian dalam keadaan ini." in meja.content.decode()
        assert "Tidak ada penilaian dalam keadaan ini." in unit.content.decode()


def test_in_a_closed_period_what_is_not_determined_was_closed_without_a_rating(client, pemeran):
    tutup = PeriodePenilaianFactory(ditutup=True)
    skp, draf, sudah = bawahan(pemeran), bawahan(pemeran), bawahan(pemeran)
    PenilaianFactory(skp=draf, periode=tutup, lengkap=True)
    PenilaianFactory(skp=sudah, periode=tutup, ditetapkan=True)
    client.masuk_sebagai(pemeran.budi)

    for keadaan, harapan in (("TANPA_PENILAIAN", {skp, draf}), ("DRAF", set()), ("DITETAPKAN", {sudah})):
        alamat = {"periode": tutup.pk, "keadaan": keadaan}
        assert {b.skp for b in client.get("/evaluasi/", alamat).context["meja"]} == harapan
        assert set(client.get("/evaluasi/unit/DINKES-YAN/", alamat).context["halaman"]) == harapan


def test_the_filter_stays_on_the_next_page(client, pemeran, maret):
    for _ in range(26):
        bawahan(pemeran)
    client.masuk_sebagai(pemeran.budi)

    html = client.get("/evaluasi/", {"periode": maret.pk, "keadaan": "BELUM"}).content.decode()

    assert f"?periode={maret.pk}&amp;keadaan=BELUM&amp;halaman=2" in html


def test_who_is_missing_from_the_desk_is_counted_by_reason(client, pemeran, maret):
    skp_ani(pemeran)  # on the desk

    def orang():
        return PegawaiFactory(unit=pemeran.pelayanan)

    orang()
    orang()
    SKPFactory(pegawai=orang(), disetujui=False)
    SKPFactory(pegawai=orang(), penilai=pemeran.budi, diajukan=True)
    SKPFactory(pegawai=orang(), penilai=pemeran.citra, disetujui=True)
    SKPFactory(pegawai=orang(), penilai=pemeran.budi, disetujui=True, mulai=date(2026, 4, 1))
    PegawaiFactory(unit=pemeran.pelayanan, kedudukan="CLTN")  # owes no SKP

    jawaban = buka(client, pemeran.budi)

    assert jawaban.context["luar"] == queries.LuarMeja(dinilai_lain=1, menunggu=1, disusun=1, tanpa_skp=3)
    html = jawaban.content.decode()
    assert "yang tidak ada di daftar Maret 2026: 6 orang." in html
    assert 'href="/skp/"' in html.split("Yang Anda nilai")[1]


def test_a_desk_with_everybody_on_it_misses_nobody(client, pemeran, maret):
    skp_ani(pemeran)

    assert "yang tidak ada di daftar" not in buka(client, pemeran.budi).content.decode()


def test_without_a_period_the_leader_is_told_what_will_come(client, pemeran):
    assert "Pengelola kinerja membuka periode" in buka(client, pemeran.budi).content.decode()


def test_staff_find_their_own_determined_ratings_and_no_desk(client, pemeran, maret):
    skp = skp_ani(pemeran)
    februari = PeriodePenilaianFactory(mulai=date(2026, 2, 1), selesai=date(2026, 3, 1))
    sudah = PenilaianFactory(skp=skp, periode=februari, ditetapkan=True)
    PenilaianFactory(skp=skp, periode=maret, lengkap=True)

    jawaban = buka(client, pemeran.ani)

    assert list(jawaban.context["riwayat"]) == [sudah]
    assert "Yang Anda nilai" not in jawaban.content.decode()
    assert "Belum ada penilaian Anda." in buka(client, pemeran.dewi).content.decode()


# The spread, before anything is determined


def banyak(pemeran, maret, jumlah, **isian):
    for _ in range(jumlah):
        skp = SKPFactory(pegawai=PegawaiFactory(unit=pemeran.pelayanan), penilai=pemeran.budi, disetujui=True)
        PenilaianFactory(skp=skp, periode=maret, **({"lengkap": True} | isian))


def test_the_guideline_is_a_warning_in_words_before_it_hurts(client, pemeran, maret):
    PenilaianOrganisasiFactory(unit=pemeran.dinkes, periode=maret)
    banyak(pemeran, maret, 8)
    banyak(pemeran, maret, 2, rating_hasil="ATAS", rating_perilaku="ATAS")

    jawaban = buka(client, pemeran.budi)

    (satu,) = jawaban.context["sebaran"]
    assert satu.opd == pemeran.dinkes
    assert satu.kelompok.jumlah == {Predikat.BAIK: 8, Predikat.SANGAT_BAIK: 2}
    html = jawaban.content.decode()
    assert "Predikat baik: 8 dari 10 orang, pedomannya paling banyak 70% (7 orang)." in html
    assert "butuh perbaikan atau kurang: 0 dari 10 orang" in html


def test_own_drafts_count_and_the_drafts_of_others_do_not(client, pemeran, maret):
    PenilaianOrganisasiFactory(unit=pemeran.dinkes, periode=maret)
    banyak(pemeran, maret, 1)
    banyak(pemeran, maret, 1, rating_hasil="")  # half a draft says nothing yet
    lain = SKPFactory(pegawai=pemeran.budi, penilai=pemeran.citra, disetujui=True)
    PenilaianFactory(skp=lain, periode=maret, lengkap=True)
    sudah = SKPFactory(pegawai=PegawaiFactory(unit=pemeran.dinkes), penilai=pemeran.citra, disetujui=True)
    PenilaianFactory(skp=sudah, periode=maret, ditetapkan=True, rating_hasil="BAWAH")
    di_luar = SKPFactory(pegawai=pemeran.dewi, disetujui=True)
    PenilaianFactory(skp=di_luar, periode=maret, ditetapkan=True)

    (satu,) = buka(client, pemeran.budi).context["sebaran"]

    assert satu.kelompok.jumlah == {Predikat.BAIK: 1}
    assert satu.seluruh.jumlah == {Predikat.BAIK: 1, Predikat.BUTUH_PERBAIKAN: 1}


def test_a_small_group_is_not_measured_and_is_told_why(client, pemeran, maret):
    PenilaianOrganisasiFactory(unit=pemeran.dinkes, periode=maret)
    banyak(pemeran, maret, 9)

    html = buka(client, pemeran.budi).content.decode()

    assert "Kelompok ini 9 orang. Di bawah 10 orang persentase tidak bermakna" in html
    assert "pedomannya" not in html


def test_without_the_predicate_of_the_organisation_nothing_is_checked(client, pemeran, maret):
    banyak(pemeran, maret, 12)

    assert "predikat organisasinya belum ditetapkan" in buka(client, pemeran.budi).content.decode()


def test_a_spread_that_fits_is_said_too(client, pemeran, maret):
    PenilaianOrganisasiFactory(unit=pemeran.dinkes, periode=maret)
    banyak(pemeran, maret, 3, rating_hasil="ATAS", rating_perilaku="ATAS")
    banyak(pemeran, maret, 6)
    banyak(pemeran, maret, 1, rating_hasil="BAWAH")

    assert "Sesuai pedoman untuk organisasi berpredikat baik" in buka(client, pemeran.budi).content.decode()


def test_who_rates_heads_of_many_offices_gets_one_picture(client, pemeran, maret):
    for unit in (pemeran.dinkes, pemeran.disdik, pemeran.eko.penugasan.get().unit):
        kepala = PegawaiFactory(unit=unit)
        skp = SKPFactory(pegawai=kepala, penilai=pemeran.fajar, disetujui=True)
        PenilaianFactory(skp=skp, periode=maret, lengkap=True)

    jawaban = buka(client, pemeran.fajar)

    assert not jawaban.context["sebaran"]
    assert jawaban.context["gabungan"].jumlah == {Predikat.BAIK: 3}
    assert "tersebar pada banyak organisasi" in jawaban.content.decode()


def test_the_desk_costs_the_same_for_few_and_many(client, pemeran, maret, jumlah_kueri_tetap):
    skp_ani(pemeran)
    bawahan(pemeran, "Indah", 3)
    client.masuk_sebagai(pemeran.budi)

    def tambah():
        banyak(pemeran, maret, 40)
        scoring.hitung_capaian(periode=maret.rentang, pada=PADA)

    jumlah_kueri_tetap(muat=lambda: client.get("/evaluasi/"), tambah=tambah)

    jawaban = client.get("/evaluasi/")
    assert jawaban.context["meja"].paginator.count == 42
    assert len(jawaban.content) < 60_000


# The unit, as its leaders and the managers see it


@pytest.mark.parametrize(
    ("siapa", "kode"),
    [("budi", 200), ("citra", 200), ("fajar", 200), ("eko", 200), ("hadi", 200), ("ani", 403), ("dewi", 403)],
)
def test_who_sees_how_far_a_unit_has_come(client, pemeran, maret, siapa, kode):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get("/evaluasi/unit/DINKES-YAN/").status_code == kode


def test_the_unit_lists_everybody_below_and_hides_what_drafts_say(client, pemeran, maret):
    skp = skp_ani(pemeran)
    PenilaianFactory(skp=skp, periode=maret, lengkap=True, rating_hasil="BAWAH")
    budi = SKPFactory(pegawai=pemeran.budi, penilai=pemeran.citra, disetujui=True)
    sudah = PenilaianFactory(skp=budi, periode=maret, ditetapkan=True)
    SKPFactory(pegawai=pemeran.dewi, disetujui=True)
    client.masuk_sebagai(pemeran.citra)

    jawaban = client.get("/evaluasi/unit/DINKES/")

    assert set(jawaban.context["halaman"]) == {skp, budi}
    html = jawaban.content.decode()
    assert f"/evaluasi/{sudah.pk}/" in html
    assert "butuh perbaikan" not in html.split("Sebaran yang sudah")[0]
    assert jawaban.context["sebaran"].jumlah == {Predikat.BAIK: 1}
    assert (
        "Sebaran tampil setelah paling sedikit 10 penilaian ditetapkan pada periode ini; kini baru 1." in html
    )


def test_the_spread_of_a_unit_shows_from_ten_determined_ratings_on(client, pemeran, maret):
    banyak(pemeran, maret, 10, ditetapkan=True)
    client.masuk_sebagai(pemeran.citra)

    html = client.get("/evaluasi/unit/DINKES/").content.decode()

    assert "Sebaran tampil setelah" not in html
    assert 'class="batang"' in html


def test_a_unit_without_a_period_says_so(client, pemeran):
    client.masuk_sebagai(pemeran.budi)

    assert "Belum ada periode penilaian." in client.get("/evaluasi/unit/DINKES-YAN/").content.decode()
    assert client.get("/evaluasi/unit/TIDAK-ADA/").status_code == 404


def test_the_unit_costs_the_same_for_few_and_many(client, pemeran, maret, jumlah_kueri_tetap):
    skp_ani(pemeran)
    client.masuk_sebagai(pemeran.citra)

    jumlah_kueri_tetap(
        muat=lambda: client.get("/evaluasi/unit/DINKES/"), tambah=lambda: banyak(pemeran, maret, 30)
    )
