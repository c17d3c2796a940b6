from datetime import date

import pytest

from pegawai.models import Penugasan
from pegawai.tests.factories import PegawaiFactory, PenugasanFactory, SKPFactory, UnitKerjaFactory, kota


pytestmark = pytest.mark.pada("2026-03-10 09:00+07:00")


@pytest.mark.parametrize(
    ("siapa", "boleh"),
    [("ani", False), ("citra", False), ("fajar", False), ("gita", False), ("eko", True), ("hadi", True)],
)
def test_the_whole_city_is_searched_by_the_pengelola_and_the_auditor(client, pemeran, siapa, boleh):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get("/pegawai/").status_code == (200 if boleh else 403)


@pytest.mark.parametrize(
    ("kueri", "nama"),
    [
        ("", ["Ani", "Budi", "Citra", "Dewi", "Eko", "Fajar", "Gita", "Hadi"]),
        ("cari=DEW", ["Dewi"]),
        ("cari=19700101 199001", ["Ani"]),
        ("unit=DINKES", ["Ani", "Budi", "Citra"]),
        ("unit=DINKES-YAN", ["Ani", "Budi"]),
        ("unit=DINKES&cari=cit", ["Citra"]),
        ("unit=TIDAK-ADA", ["Ani", "Budi", "Citra", "Dewi", "Eko", "Fajar", "Gita", "Hadi"]),
        ("cari=tidak ada", []),
        ("cari=%25", []),
    ],
)
def test_people_are_found_by_name_number_and_unit(client, pemeran, kueri, nama):
    pemeran.ani.nip = "197001011990011001"
    pemeran.ani.save()
    client.masuk_sebagai(pemeran.eko)

    halaman = client.get(f"/pegawai/?{kueri}").context["halaman"]

    assert [orang.nama for orang in halaman] == nama


def test_a_unit_means_who_is_there_today(client, pemeran):
    Penugasan.objects.filter(pegawai=pemeran.ani).update(selesai=date(2026, 3, 1))
    PenugasanFactory(pegawai=pemeran.ani, unit=pemeran.disdik, mulai=date(2026, 3, 1))
    client.masuk_sebagai(pemeran.hadi)

    daftar = client.get("/pegawai/?unit=DISDIKBUD").context["halaman"]

    assert [(orang.nama, orang.penugasan_kini[0].unit) for orang in daftar] == [
        ("Ani", pemeran.disdik),
        ("Dewi", pemeran.disdik),
    ]


def test_the_list_costs_the_same_for_few_and_many(client, pemeran, jumlah_kueri_tetap):
    client.masuk_sebagai(pemeran.eko)

    jumlah_kueri_tetap(
        muat=lambda: client.get("/pegawai/?unit=PTK&cari=e"),
        tambah=lambda: PegawaiFactory.create_batch(10, unit=pemeran.dinkes),
    )


@pytest.mark.parametrize(
    ("siapa", "terlihat"),
    [("ani", True), ("budi", True), ("citra", True), ("dewi", False), ("eko", True), ("gita", False)],
)
def test_who_may_read_about_a_person(client, pemeran, siapa, terlihat):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get(f"/pegawai/{pemeran.ani.pk}/").status_code == (200 if terlihat else 403)


def test_the_page_of_a_person_shows_posts_superior_and_skp(client, pemeran, jumlah_kueri_tetap):
    client.masuk_sebagai(pemeran.eko)

    def tambah():
        tahun = 2000 + pemeran.ani.penugasan.count()
        lama = PenugasanFactory(
            pegawai=pemeran.ani, mulai=date(tahun, 1, 1), selesai=date(tahun + 1, 1, 1), unit=pemeran.disdik
        )
        SKPFactory(pegawai=pemeran.ani, penugasan=lama, mulai=lama.mulai, selesai=lama.selesai)

    jumlah_kueri_tetap(muat=lambda: client.get(f"/pegawai/{pemeran.ani.pk}/"), tambah=tambah)
    konteks = client.get(f"/pegawai/{pemeran.ani.pk}/").context
    assert konteks["atasan"] == pemeran.budi
    assert (len(konteks["daftar_penugasan"]), len(konteks["daftar_skp"])) == (2, 1)


def test_a_person_without_a_post_has_a_page_too(client, pemeran):
    orang = PegawaiFactory()
    client.masuk_sebagai(pemeran.eko)

    halaman = client.get(f"/pegawai/{orang.pk}/").content.decode()

    assert "Belum ada penugasan." in halaman
    assert "tidak ada" in halaman


def test_the_chart_tells_who_leads_and_how_many_people_there_are(client, pemeran, jumlah_kueri_tetap):
    kosong = UnitKerjaFactory(nama="Bidang Kosong", induk=pemeran.dinkes)
    client.masuk_sebagai(pemeran.ani)

    puncak = client.get("/pegawai/unit/").context["kota"]

    assert (puncak.unit, puncak.pimpinan.pegawai, puncak.jumlah_semua) == (kota(), pemeran.fajar, 8)
    dinkes = next(cabang for cabang in puncak.anak if cabang.unit == pemeran.dinkes)
    assert (dinkes.pimpinan.pegawai, dinkes.jumlah, dinkes.jumlah_semua) == (pemeran.citra, 1, 3)
    assert [(c.unit, c.pimpinan, c.jumlah) for c in dinkes.anak if c.unit == kosong] == [(kosong, None, 0)]
    jumlah_kueri_tetap(
        muat=lambda: client.get("/pegawai/unit/"),
        tambah=lambda: PegawaiFactory(unit=UnitKerjaFactory(induk=pemeran.pelayanan)),
    )


def test_who_acts_for_the_head_stands_on_the_chart(client, pemeran):
    PenugasanFactory(
        pegawai=pemeran.budi,
        unit=pemeran.dinkes,
        jabatan=pemeran.dinkes.jabatan_pimpinan,
        jenis="PLH",
        memimpin=True,
    )
    client.masuk_sebagai(pemeran.ani)

    puncak = client.get("/pegawai/unit/").context["kota"]

    dinkes = next(cabang for cabang in puncak.anak if cabang.unit == pemeran.dinkes)
    assert dinkes.pimpinan.pegawai == pemeran.budi
