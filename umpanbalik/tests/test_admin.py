import pytest

from pegawai.models import Akun
from umpanbalik.choices import Klasifikasi
from umpanbalik.models import Instrumen
from umpanbalik.tests.factories import AduanFactory, LayananFactory, PelaporFactory, TanggapanFactory


@pytest.fixture
def juru_teknik(client, db):
    client.force_login(Akun.objects.create_superuser("juru-teknik"))
    return client


def test_answers_and_complaints_are_read_and_never_written(juru_teknik):
    tanggapan, aduan = TanggapanFactory(), AduanFactory()

    for alamat in (f"tanggapan/{tanggapan.pk}", f"aduan/{aduan.pk}"):
        halaman = juru_teknik.get(f"/kelola/umpanbalik/{alamat}/change/")
        assert halaman.status_code == 200
        assert 'name="_save"' not in halaman.content.decode()


@pytest.mark.parametrize("model", ["layanan", "instrumen", "tanggapan", "indekskepuasan", "aduan"])
def test_every_list_opens(juru_teknik, model):
    LayananFactory()

    assert juru_teknik.get(f"/kelola/umpanbalik/{model}/").status_code == 200


def test_neither_the_reporter_nor_the_code_nor_a_suspicion_is_shown(juru_teknik):
    aduan = PelaporFactory().aduan
    berkadar = AduanFactory(klasifikasi=Klasifikasi.BERKADAR)

    halaman = juru_teknik.get(f"/kelola/umpanbalik/aduan/{aduan.pk}/change/").content.decode()

    assert "Rina Wulandari" not in halaman
    assert aduan.kode not in halaman
    assert juru_teknik.get("/kelola/umpanbalik/pelapor/").status_code == 404
    assert juru_teknik.get(f"/kelola/umpanbalik/aduan/{berkadar.pk}/change/").status_code == 302


def test_a_questionnaire_that_somebody_answered_no_longer_changes(juru_teknik):
    instrumen = Instrumen.objects.get()
    alamat = f"/kelola/umpanbalik/instrumen/{instrumen.pk}/change/"
    assert 'name="_save"' in juru_teknik.get(alamat).content.decode()

    TanggapanFactory()

    assert 'name="_save"' not in juru_teknik.get(alamat).content.decode()
