import pytest
from django.contrib import admin
from django.urls import reverse

from pegawai.jejak import catat_jejak
from pegawai.models import (
    SKP,
    Akun,
    HariLibur,
    HasilKerja,
    JadwalDinas,
    JejakAudit,
    KeteranganKerja,
    Penugasan,
    PolaJamKerja,
)
from pegawai.tests.factories import (
    AkunFactory,
    IndikatorFactory,
    JadwalDinasFactory,
    KeteranganKerjaFactory,
)


HANYA_BACA = (
    JejakAudit, Penugasan, SKP, HasilKerja, HariLibur, PolaJamKerja, JadwalDinas, KeteranganKerja,
)  # fmt: skip
MODEL = [model for model in admin.site._registry if model._meta.app_label == "pegawai"]


@pytest.fixture
def petugas(client, db):
    """A technical clerk: an account without a person behind it."""
    akun = AkunFactory(nip="petugas-teknis", is_staff=True, is_superuser=True)
    client.force_login(akun)
    return akun


@pytest.fixture
def isi(pemeran):
    skp = IndikatorFactory(hasil_kerja__skp__pegawai=pemeran.ani).hasil_kerja.skp
    JadwalDinasFactory(pegawai=pemeran.ani)
    KeteranganKerjaFactory(pegawai=pemeran.ani)
    catat_jejak("SKP_DISETUJUI", skp, oleh=pemeran.budi, pada="2026-01-15T08:00:00+07:00")


@pytest.mark.parametrize("model", MODEL, ids=lambda model: model.__name__)
def test_every_list_opens_and_is_searched(client, petugas, isi, model):
    alamat = reverse(f"admin:pegawai_{model._meta.model_name}_changelist")

    assert client.get(alamat).status_code == 200
    assert client.get(alamat, {"q": "1"}).status_code == 200


@pytest.mark.parametrize("model", MODEL, ids=lambda model: model.__name__)
def test_every_record_opens(client, petugas, isi, model):
    obj = model.objects.first()

    jawaban = client.get(reverse(f"admin:pegawai_{model._meta.model_name}_change", args=[obj.pk]))

    assert jawaban.status_code == 200


@pytest.mark.parametrize("model", HANYA_BACA, ids=lambda model: model.__name__)
def test_what_people_agreed_on_is_only_read(client, petugas, isi, model):
    nama = f"admin:pegawai_{model._meta.model_name}"
    obj = model.objects.first()

    assert client.get(reverse(f"{nama}_add")).status_code == 403
    assert client.post(reverse(f"{nama}_change", args=[obj.pk]), {}).status_code == 403
    assert client.post(reverse(f"{nama}_delete", args=[obj.pk]), {"post": "yes"}).status_code == 403
    assert model.objects.filter(pk=obj.pk).exists()


def test_an_account_is_made_with_its_nip(client, petugas):
    client.post(
        reverse("admin:pegawai_akun_add"),
        {"nip": "walikota", "usable_password": "false"},
    )

    assert not Akun.objects.get(nip="walikota").has_usable_password()


def test_staff_without_the_right_see_nothing(client, pemeran):
    client.masuk_sebagai(pemeran.eko)

    assert client.get("/kelola/").status_code == 302
