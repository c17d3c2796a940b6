from datetime import date

import pytest

from pegawai.choices import StatusSKP
from pegawai.tests.factories import HasilKerjaFactory, PegawaiFactory, SKPFactory


pytestmark = pytest.mark.pada("2026-03-10 09:00+07:00")


def test_one_sees_ones_own_newest_first(client, pemeran):
    lama = SKPFactory(pegawai=pemeran.ani, mulai=date(2025, 1, 1), selesai=date(2026, 1, 1))
    baru = HasilKerjaFactory(skp__pegawai=pemeran.ani).skp
    SKPFactory(pegawai=pemeran.dewi)
    client.masuk_sebagai(pemeran.ani)

    daftar = client.get("/skp/").context["daftar_skp"]

    assert [(skp, skp.jumlah_hasil) for skp in daftar] == [(baru, 1), (lama, 0)]


def test_the_superior_sees_what_waits_longest_first_and_the_team_of_a_year(client, pemeran):
    indah = PegawaiFactory(nama="Indah", unit=pemeran.pelayanan)
    baru = SKPFactory(pegawai=pemeran.ani, penilai=pemeran.budi, diajukan=True)
    lama = SKPFactory(pegawai=indah, penilai=pemeran.budi, diajukan=True, diajukan_pada="2026-01-05T08:00Z")
    SKPFactory(pegawai=pemeran.budi, penilai=pemeran.citra, diajukan=True)
    client.masuk_sebagai(pemeran.budi)

    konteks = client.get("/skp/").context
    assert list(konteks["menunggu"]) == [lama, baru]
    assert [(orang, orang.skp_setahun) for orang in konteks["tim"]] == [
        (pemeran.ani, [baru]),
        (indah, [lama]),
    ]

    konteks = client.get("/skp/?tahun=2025").context
    assert [orang.skp_setahun for orang in konteks["tim"]] == [[], []]


@pytest.mark.parametrize("kueri", ["tahun=abad", "tahun=99999999999", "tim=0", "menunggu=x", "tim=9999"])
def test_a_mistyped_address_shows_the_page_all_the_same(client, pemeran, kueri):
    client.masuk_sebagai(pemeran.budi)

    assert client.get(f"/skp/?{kueri}").context["tahun"] == 2026


def test_without_any_skp_the_page_says_what_to_do(client, pemeran):
    client.masuk_sebagai(pemeran.ani)
    assert "Susun SKP baru" in client.get("/skp/").content.decode()

    client.masuk_sebagai(pemeran.fajar)
    assert "Pejabat negara tidak menyusun SKP." in client.get("/skp/").content.decode()


def test_the_list_costs_the_same_for_few_and_many(client, pemeran, jumlah_kueri_tetap):
    def tambah():
        for _ in range(5):
            orang = PegawaiFactory(unit=pemeran.pelayanan)
            SKPFactory(pegawai=orang, penilai=pemeran.budi, status=StatusSKP.DIAJUKAN)
        tahun = 2000 + pemeran.budi.skp.count()
        SKPFactory(pegawai=pemeran.budi, mulai=date(tahun, 1, 1), selesai=date(tahun + 1, 1, 1))

    tambah()
    client.masuk_sebagai(pemeran.budi)
    jumlah_kueri_tetap(muat=lambda: client.get("/skp/"), tambah=tambah)
