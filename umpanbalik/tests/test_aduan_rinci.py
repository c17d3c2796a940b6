import pytest
import time_machine

from umpanbalik.choices import Klasifikasi
from umpanbalik.models import RiwayatAduan
from umpanbalik.tests.factories import AduanFactory, PelaporFactory


@pytest.fixture(autouse=True)
def jam():
    with time_machine.travel("2026-03-16 10:00:00+07:00", tick=False):
        yield


@pytest.mark.parametrize(
    ("siapa", "status"),
    [
        ("gita", 200),
        ("hadi", 200),
        ("citra", 200),
        ("budi", 404),
        ("dewi", 404),
        ("eko", 404),
        ("fajar", 200),
    ],
)
def test_a_case_opens_for_those_it_concerns(client, pemeran, siapa, status):
    aduan = AduanFactory(unit=pemeran.dinkes)
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get(f"/aduan/{aduan.pk}/").status_code == status


def test_a_suspicion_does_not_exist_for_the_unit_it_concerns(client, pemeran):
    aduan = AduanFactory(unit=pemeran.dinkes, klasifikasi=Klasifikasi.BERKADAR)

    for siapa, status in (("citra", 404), ("fajar", 404), ("gita", 200), ("hadi", 200)):
        client.masuk_sebagai(getattr(pemeran, siapa))
        assert client.get(f"/aduan/{aduan.pk}/").status_code == status, siapa
        assert client.post(f"/aduan/{aduan.pk}/proses/").status_code == (
            404 if status == 404 else 302 if siapa == "gita" else 403
        )


def test_neither_the_code_nor_the_reporter_is_on_the_page(client, pemeran):
    aduan = PelaporFactory(aduan__unit=pemeran.dinkes).aduan
    client.masuk_sebagai(pemeran.gita)

    html = client.get(f"/aduan/{aduan.pk}/").content.decode()

    for rahasia in (aduan.kode, "Rina Wulandari", "081200000000"):
        assert rahasia not in html


def test_an_auditor_reads_and_is_told_why_nothing_can_be_done(client, pemeran):
    aduan = AduanFactory(unit=pemeran.dinkes)
    client.masuk_sebagai(pemeran.hadi)

    jawaban = client.get(f"/aduan/{aduan.pk}/")

    assert not any(jawaban.context["izin"].values())
    assert "tidak menanganinya" in jawaban.content.decode()


def test_a_closed_case_says_that_it_is_closed(client, pemeran):
    aduan = AduanFactory(unit=pemeran.dinkes, selesai=True)
    client.masuk_sebagai(pemeran.gita)

    assert "Keadaan aduan ini: selesai." in client.get(f"/aduan/{aduan.pk}/").content.decode()


def test_the_page_costs_the_same_for_few_and_many_steps(client, pemeran, jumlah_kueri_tetap):
    aduan = AduanFactory(unit=pemeran.dinkes)
    client.masuk_sebagai(pemeran.gita)

    def langkah(jumlah):
        RiwayatAduan.objects.bulk_create(
            RiwayatAduan(aduan=aduan, dari="BARU", ke="DIPROSES", oleh=oleh, pada=aduan.diterima_pada)
            for oleh in [pemeran.citra, pemeran.gita] * jumlah
        )

    langkah(1)
    jumlah_kueri_tetap(muat=lambda: client.get(f"/aduan/{aduan.pk}/"), tambah=lambda: langkah(10))
