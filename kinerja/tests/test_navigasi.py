"""The menu of those who work here: every entry opens, and what would refuse is not offered."""

import pytest
from django.urls import reverse

from kinerja.navigasi import MENU_PEGAWAI, Pembaca, menu_pegawai
from pegawai.choices import JenisPenugasan, Peran
from pegawai.models import PeranPegawai
from pegawai.tests.factories import PenugasanFactory, kota


SEMUA = ["Beranda", "Laporan harian", "Kalender", "SKP", "Evaluasi"]
PIMPINAN_SAJA = {"Verifikasi", "Dasbor unit"}  # these open for everyone who may see the city as well


@pytest.fixture
def irma(pemeran):
    """Leads the city for a while, without the role of its leader."""
    PenugasanFactory(pegawai=pemeran.dewi, unit=kota(), jenis=JenisPenugasan.PLH, memimpin=True)
    return pemeran.dewi


@pytest.fixture
def joko(pemeran):
    """Answers the complaints of one agency."""
    PeranPegawai.objects.create(pegawai=pemeran.ani, peran=Peran.PETUGAS_ADUAN, unit=pemeran.dinkes)
    return pemeran.ani


def label(client, pegawai) -> list[str]:
    client.masuk_sebagai(pegawai)
    menu = client.get(reverse("dasbor:beranda")).context["situs"].menu
    return [butir.label for butir in (*menu.pokok, *menu.lanjutan)]


@pytest.mark.parametrize(
    ("siapa", "tambahan"),
    [
        ("ani", set()),
        ("citra", {"Verifikasi", "Dasbor unit", "Aduan"}),
        ("eko", {"Kota", "Periode", "Pegawai", "Beban", "Pekerjaan", "Jejak audit"}),
        ("fajar", {"Verifikasi", "Dasbor unit", "Kota", "Aduan"}),
        ("gita", {"Aduan"}),
        ("hadi", {"Kota", "Aduan", "Periode", "Pegawai", "Pekerjaan", "Jejak audit"}),
    ],
)
def test_the_menu_follows_from_roles_and_from_what_one_leads(client, pemeran, siapa, tambahan):
    daftar = label(client, getattr(pemeran, siapa))

    assert set(daftar) == {*SEMUA, *tambahan}


@pytest.mark.parametrize("siapa", ["ani", "budi", "citra", "eko", "fajar", "gita", "hadi", "irma", "joko"])
def test_the_menu_offers_a_page_exactly_where_it_opens(client, pemeran, request, siapa):
    pegawai = getattr(pemeran, siapa, None) or request.getfixturevalue(siapa)

    ditawarkan = label(client, pegawai)

    for tujuan in MENU_PEGAWAI:
        terbuka = client.get(reverse(tujuan.nama), follow=True).status_code == 200
        if tujuan.label in ditawarkan or tujuan.label not in PIMPINAN_SAJA:
            assert terbuka is (tujuan.label in ditawarkan), tujuan.label


def test_the_menu_marks_where_one_is(pemeran):
    menu = menu_pegawai("/laporan/12/ubah/", Pembaca(pemeran.ani, ()))

    assert [butir.label for butir in menu.pokok if butir.kini] == ["Laporan harian"]
