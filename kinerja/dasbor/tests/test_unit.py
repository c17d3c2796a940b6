from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from evaluasi.models import CapaianHasil, RekapUnit
from kinerja.dasbor import queries
from laporan.tests.factories import KegiatanFactory
from pegawai.inti.angka import bulatkan
from pegawai.inti.periode import Periode
from pegawai.models import UnitKerja
from pegawai.tests.factories import HasilKerjaFactory, PegawaiFactory, SKPFactory, UnitKerjaFactory
from umpanbalik import ikm
from umpanbalik.models import IndeksKepuasan
from umpanbalik.queries import ringkasan_aduan
from umpanbalik.tests.factories import AduanFactory


MARET = Periode.bulan(2026, 3)
PADA = datetime(2026, 3, 31, 18, tzinfo=UTC)


@pytest.fixture(autouse=True)
def maret():
    with time_machine.travel("2026-03-31 09:00+07:00", tick=False):
        yield


def rekap(unit, bulan=MARET, **isian):
    isian = {
        "jumlah_pegawai": 12,
        "jumlah_skp": 9,
        "jumlah_pelapor": 8,
        "jumlah_kegiatan": 140,
        "jumlah_menunggu": 17,
        "menit_terverifikasi": 60_000,
        "persen_capaian": "87.50",
        "jumlah_sangat_baik": 1,
        "jumlah_baik": 5,
        "jumlah_butuh_perbaikan": 0,
        "jumlah_kurang": 0,
        "jumlah_sangat_kurang": 0,
        "dihitung_pada": PADA,
    } | isian
    return RekapUnit.objects.create(unit=unit, mulai=bulan.mulai, selesai=bulan.selesai, **isian)


def indeks(unit, n, rata, bulan=MARET):
    """n citizens, an even number, with a mean total of `rata` marks: half one above it, half one below."""
    nilai = bulatkan(Decimal(25 * rata) / 9) if n else None
    return IndeksKepuasan.objects.create(
        unit=unit,
        mulai=bulan.mulai,
        selesai=bulan.selesai,
        jumlah_tanggapan=n,
        jumlah_nilai={"PRODUK": n * rata},
        jumlah_kuadrat=n // 2 * ((rata + 1) ** 2 + (rata - 1) ** 2),
        nilai=nilai,
        mutu=ikm.mutu(nilai) if ikm.layak_mutu(n) else None,
        dihitung_pada=PADA,
    )


def dasbor(unit, hari_ini=MARET.hari_terakhir):
    aduan = ringkasan_aduan(unit, periode=MARET, hari_ini=hari_ini)
    return queries.dasbor_unit(unit, MARET, aduan, hari_ini)


def halaman(unit, kueri=""):
    return reverse("dasbor:unit", args=[unit.kode]) + kueri


@pytest.mark.parametrize(
    ("siapa", "dinkes", "pelayanan", "disdik"),
    [
        ("ani", 403, 403, 403),
        ("budi", 403, 200, 403),  # leads the bidang, not the dinas
        ("citra", 200, 200, 403),
        ("dewi", 403, 403, 403),
        ("eko", 200, 200, 200),
        ("fajar", 200, 200, 200),
        ("gita", 403, 403, 403),
        ("hadi", 200, 200, 200),
    ],
)
def test_a_unit_is_open_to_its_leader_and_those_above(client, pemeran, siapa, dinkes, pelayanan, disdik):
    client.masuk_sebagai(getattr(pemeran, siapa))

    for unit, kode in ((pemeran.dinkes, dinkes), (pemeran.pelayanan, pelayanan), (pemeran.disdik, disdik)):
        assert client.get(halaman(unit)).status_code == kode
        assert client.get(reverse("dasbor:unit_pegawai", args=[unit.kode])).status_code == kode


def test_a_refusal_says_for_whom_the_page_is(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    assert "terbuka bagi pimpinan unit tersebut" in client.get(halaman(pemeran.dinkes)).content.decode()


def test_an_unknown_unit_is_not_found(client, pemeran):
    client.masuk_sebagai(pemeran.eko)

    assert client.get("/dasbor/unit/TIDAK-ADA/").status_code == 404


def test_the_figures_are_those_stored_and_say_when_they_were_computed(client, pemeran):
    rekap(pemeran.dinkes)
    client.masuk_sebagai(pemeran.citra)

    isi = client.get(halaman(pemeran.dinkes)).content.decode()

    assert "87,5%" in isi
    assert "75% dari pegawai" in isi
    assert "bulan masih berjalan" in isi
    assert "1 April 2026 pukul 01.00 WIB" in isi
    assert "Dari mana angka ini?" in isi


def test_a_month_that_is_over_is_told_without_reserve(client, pemeran):
    rekap(pemeran.dinkes, Periode.bulan(2026, 2))
    client.masuk_sebagai(pemeran.citra)

    isi = client.get(halaman(pemeran.dinkes, "?bulan=2026-02")).content.decode()

    assert "1.000 jam kerja terverifikasi" in isi
    assert "seharusnya sekitar" not in isi


def test_a_running_month_says_how_far_one_should_be(client, pemeran):
    """31 March is the last of that month's 16 working days, holidays and joint leave taken off."""
    rekap(pemeran.dinkes)
    client.masuk_sebagai(pemeran.citra)

    assert "seharusnya sekitar 94%" in client.get(halaman(pemeran.dinkes)).content.decode()


def test_a_month_that_was_never_computed_says_so_and_offers_the_pengelola_to_compute_it(client, pemeran):
    client.masuk_sebagai(pemeran.citra)
    isi = client.get(halaman(pemeran.dinkes, "?bulan=2026-02")).content.decode()
    assert "Angka Februari 2026 belum pernah dihitung." in isi
    assert "Hitung sekarang" not in isi

    client.masuk_sebagai(pemeran.eko)
    isi = client.get(halaman(pemeran.dinkes, "?bulan=2026-02")).content.decode()
    assert "Hitung sekarang" in isi
    assert 'value="2026-02-01/2026-03-01"' in isi


def test_a_month_to_come_becomes_this_month_and_what_is_none_is_not_found(client, pemeran):
    client.masuk_sebagai(pemeran.citra)

    assert "Angka Maret 2026" in client.get(halaman(pemeran.dinkes, "?bulan=2031-01")).content.decode()
    assert client.get(halaman(pemeran.dinkes, "?bulan=2026-13")).status_code == 404


@pytest.mark.parametrize(
    ("n", "terlihat", "tersembunyi"),
    [
        (8, ["belum cukup", "8 tanggapan; ditampilkan mulai 10"], ["83,33", "mutu B"]),
        (10, ["83,33", "10 tanggapan, selang", "mutu mulai 30 tanggapan"], ["mutu B", "belum cukup"]),
        (28, ["83,33", "mutu mulai 30 tanggapan"], ["mutu B"]),
        (30, ["83,33 · mutu B", "30 tanggapan, selang"], ["belum cukup"]),
    ],
)
def test_few_answers_show_no_index_and_no_grade(client, pemeran, n, terlihat, tersembunyi):
    rekap(pemeran.pelayanan)
    indeks(pemeran.pelayanan, n, 30)
    client.masuk_sebagai(pemeran.citra)

    isi = client.get(halaman(pemeran.pelayanan)).content.decode()

    for kata in terlihat:
        assert kata in isi
    for kata in tersembunyi:
        assert kata not in isi


@pytest.mark.parametrize(
    ("n", "dari", "ke", "kata"),
    [
        (100, 30, 31, "naik dari 83,33"),
        (100, 31, 30, "turun dari 86,11"),
        (100, 30, 30, "belum jelas berubah dari 83,33"),
        (28, 27, 33, "belum jelas berubah dari 75,00"),  # fewer than a grade takes
        (8, 27, 33, ""),
    ],
)
def test_a_gain_is_one_only_when_chance_does_not_explain_it(pemeran, n, dari, ke, kata):
    indeks(pemeran.dinkes, n, dari, Periode.bulan(2026, 2))
    indeks(pemeran.dinkes, n, ke)

    perubahan = dasbor(pemeran.dinkes).perubahan_ikm

    assert perubahan == ([(Periode.bulan(2026, 2), kata)] if kata else [])


def test_people_of_the_unit_and_below_come_with_their_evidence(client, pemeran):
    hasil = HasilKerjaFactory(skp__pegawai=pemeran.ani)
    CapaianHasil.objects.create(
        hasil_kerja=hasil,
        mulai=MARET.mulai,
        selesai=MARET.selesai,
        jumlah_indikator=1,
        jumlah_terukur=1,
        persen="62.50",
        dihitung_pada=PADA,
    )
    KegiatanFactory(pegawai=pemeran.ani, terverifikasi=True, menit=90)
    KegiatanFactory.create_batch(2, pegawai=pemeran.ani, diajukan=True)
    KegiatanFactory(pegawai=pemeran.ani, terverifikasi=True, menit=500, tanggal=date(2026, 2, 10))
    letak = queries.letak_unit("DINKES")

    baris = queries.baris_pegawai(queries.orang_unit(letak.unit, MARET), MARET)

    assert [b.pegawai.nama for b in baris] == ["Ani", "Budi", "Citra"]
    ani = baris[0]
    assert (ani.persen, ani.jumlah_hasil) == (Decimal("62.50"), 1)
    assert (ani.kegiatan.menit, ani.kegiatan.menunggu) == (90, 2)
    assert (baris[1].persen, baris[1].kegiatan.menit) == (None, 0)


def test_the_rows_below_and_who_is_right_in_the_unit_add_up_to_the_tiles(client, pemeran):
    rekap(pemeran.dinkes, jumlah_pegawai=12, jumlah_skp=9, jumlah_pelapor=8, jumlah_menunggu=17)
    rekap(pemeran.pelayanan, jumlah_pegawai=7, jumlah_skp=7, jumlah_pelapor=6, jumlah_menunggu=10)
    indeks(pemeran.dinkes, 100, 31)
    indeks(pemeran.pelayanan, 60, 31)
    CapaianHasil.objects.create(
        hasil_kerja=HasilKerjaFactory(skp__pegawai=pemeran.citra),
        mulai=MARET.mulai,
        selesai=MARET.selesai,
        jumlah_indikator=1,
        jumlah_terukur=1,
        persen="62.50",
        dihitung_pada=PADA,
    )
    client.masuk_sebagai(pemeran.citra)

    hasil = dasbor(pemeran.dinkes)
    isi = client.get(halaman(pemeran.dinkes)).content.decode()

    langsung = hasil.langsung
    assert langsung.nama == f"Langsung di {pemeran.dinkes.nama}"
    assert [getattr(langsung.rekap, nama) for nama in queries.JUMLAH] == [5, 2, 2, 7]
    assert (langsung.kata_capaian, langsung.kepuasan.n) == ("62,5%", 40)
    assert hasil.seluruh.rekap == hasil.kini.rekap
    assert f"Seluruh {pemeran.dinkes.nama}" in isi


def test_a_unit_in_which_nobody_works_directly_has_no_such_row(pemeran):
    rekap(pemeran.dinkes, jumlah_pegawai=7)
    rekap(pemeran.pelayanan, jumlah_pegawai=7)

    assert dasbor(pemeran.dinkes).langsung is None


@pytest.mark.parametrize(
    ("saring", "nama"),
    [
        ("", ["Ani", "Budi", "Citra"]),
        ("skp", ["Ani"]),
        ("tanpa-skp", ["Budi", "Citra"]),
        ("lapor", ["Ani"]),
        ("belum-lapor", ["Budi", "Citra"]),
        ("menunggu", ["Ani"]),
        ("perhatian", ["Ani", "Budi", "Citra"]),
        ("langsung", ["Citra"]),
    ],
)
def test_each_figure_leads_to_the_people_it_counts(client, pemeran, saring, nama):
    SKPFactory(pegawai=pemeran.ani, disetujui=True)
    KegiatanFactory(pegawai=pemeran.ani, diajukan=True)
    KegiatanFactory(pegawai=pemeran.budi)  # a draft is no report
    client.masuk_sebagai(pemeran.citra)
    alamat = reverse("dasbor:unit_pegawai", args=["DINKES"])

    baris = client.get(alamat, {"saring": saring}).context["daftar_baris"]

    assert [satu.pegawai.nama for satu in baris] == nama


def test_an_unknown_selection_of_people_is_not_found(client, pemeran):
    client.masuk_sebagai(pemeran.citra)

    assert client.get(reverse("dasbor:unit_pegawai", args=["DINKES"]), {"saring": "x"}).status_code == 404


def test_the_tiles_link_to_the_lists_they_count(client, pemeran):
    rekap(pemeran.dinkes)
    client.masuk_sebagai(pemeran.citra)

    isi = client.get(halaman(pemeran.dinkes)).content.decode()

    for saring in ("skp", "lapor", "menunggu"):
        assert f"/dasbor/unit/DINKES/pegawai/?bulan=2026-03&amp;saring={saring}" in isi


def perhatian(unit, urut="", semua=False):
    return queries.perhatian(unit, dasbor(unit), MARET, urut=urut, semua=semua)


def test_units_with_something_amiss_come_worst_first_by_the_column_chosen_five_at_a_time(pemeran):
    rekap(pemeran.dinkes, jumlah_pegawai=70, jumlah_skp=60, jumlah_pelapor=70, jumlah_menunggu=28)
    for ke in range(7):
        unit = UnitKerjaFactory(nama=f"Unit {ke}", induk=pemeran.dinkes)
        rekap(unit, jumlah_pegawai=10, jumlah_skp=10 - ke, jumlah_pelapor=10, jumlah_menunggu=7 - ke)
    AduanFactory(unit=UnitKerja.objects.get(nama="Unit 3"), tenggat_tanggapan="2026-03-17")

    def nama(**pilihan):
        return [satu.nama for satu in perhatian(pemeran.dinkes, **pilihan).baris]

    assert nama() == ["Unit 3", "Unit 6", "Unit 5", "Unit 4", "Unit 2"]
    assert nama(urut="tunggu")[:2] == ["Unit 0", "Unit 1"]
    assert nama(urut="skp", semua=True)[:2] == ["Unit 6", "Unit 5"]
    assert len(nama(semua=True)) == perhatian(pemeran.dinkes).banyak == 7


def test_a_unit_with_none_below_names_its_people(client, pemeran):
    SKPFactory(pegawai=pemeran.ani, disetujui=True)
    KegiatanFactory.create_batch(3, pegawai=pemeran.ani, diajukan=True)

    baris = perhatian(pemeran.pelayanan, urut="tunggu").baris

    assert [(satu.nama, satu.skp, satu.lapor, satu.tunggu) for satu in baris] == [
        ("Ani", 0, 0, 3),
        ("Budi", 1, 1, 0),
    ]
    client.masuk_sebagai(pemeran.budi)
    isi = client.get(halaman(pemeran.pelayanan)).content.decode()
    assert 'data-label="Tanpa SKP" class="angka">1</td>' in isi
    assert 'data-label="Aduan lewat tenggat"' not in isi  # offices answer citizens


def test_what_no_official_source_confirmed_is_marked_wherever_the_unit_stands(client, pemeran):
    rekap(pemeran.dinkes)
    rekap(pemeran.pelayanan)
    UnitKerja.objects.filter(pk=pemeran.pelayanan.pk).update(data_peraga=True)
    AduanFactory(unit=pemeran.pelayanan, tenggat_tanggapan="2026-03-17")
    client.masuk_sebagai(pemeran.citra)

    def banyak(alamat):
        return client.get(alamat).content.decode().count(">data peraga</span>")

    assert banyak(halaman(pemeran.dinkes)) == 3  # to be looked at, below, and where complaints wait
    assert banyak(halaman(pemeran.pelayanan)) == 2  # at the top, and where complaints wait
    assert banyak(reverse("dasbor:unit_pegawai", args=["DINKES"])) == 2  # Ani, Budi
    assert banyak(reverse("dasbor:pegawai_bukti", args=[pemeran.ani.pk])) == 1


def test_the_way_down_shows_only_units_that_one_may_open(client, pemeran):
    client.masuk_sebagai(pemeran.budi)
    isi = client.get(halaman(pemeran.pelayanan)).content.decode()
    assert halaman(pemeran.dinkes) not in isi

    client.masuk_sebagai(pemeran.citra)
    isi = client.get(halaman(pemeran.pelayanan)).content.decode()
    assert f'href="{halaman(pemeran.dinkes)}"' in isi


@pytest.mark.parametrize(
    ("siapa", "tujuan"),
    [
        ("citra", "/dasbor/unit/DINKES/"),
        ("fajar", "/dasbor/unit/PTK/"),
        ("eko", "/dasbor/kota/"),
        ("hadi", "/dasbor/kota/"),
    ],
)
def test_my_unit_leads_to_the_unit_i_lead_or_to_the_city(client, pemeran, siapa, tujuan):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get("/dasbor/unit/").url == tujuan


def test_the_page_costs_the_same_for_few_and_many_units(client, pemeran, jumlah_kueri_tetap):
    rekap(pemeran.dinkes)
    client.masuk_sebagai(pemeran.hadi)

    def tambah():
        for unit in UnitKerjaFactory.create_batch(8, induk=pemeran.dinkes):
            rekap(unit)
            indeks(unit, 40, 30)

    jumlah_kueri_tetap(muat=lambda: client.get(halaman(pemeran.dinkes)), tambah=tambah)


def test_the_list_of_people_costs_the_same_for_few_and_many(client, pemeran, jumlah_kueri_tetap):
    client.masuk_sebagai(pemeran.hadi)

    def tambah():
        for orang in PegawaiFactory.create_batch(12, unit=pemeran.dinkes):
            KegiatanFactory(pegawai=orang, diajukan=True)

    jumlah_kueri_tetap(
        muat=lambda: client.get(reverse("dasbor:unit_pegawai", args=["DINKES"])), tambah=tambah
    )
