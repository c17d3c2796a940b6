from datetime import UTC, datetime

import pytest
import time_machine

from pegawai import permissions, services
from pegawai.models import JejakAudit


PADA = datetime(2026, 3, 10, 3, tzinfo=UTC)
SANDI = "bunga kerak nasi 17"


@pytest.fixture
def tautan(client, pemeran):
    """The link for Ani, as Eko sees it."""
    pemeran.ani.akun.set_unusable_password()
    pemeran.ani.akun.save()
    client.masuk_sebagai(pemeran.eko)
    jawaban = client.post(f"/pegawai/{pemeran.ani.pk}/sandi/")
    client.logout()
    return jawaban.context["tautan"].removeprefix("http://testserver")


def atur(client, tautan, sandi=SANDI):
    halaman = client.get(tautan, follow=True)
    isian = {"new_password1": sandi, "new_password2": sandi}
    return client.post(halaman.request["PATH_INFO"], isian, follow=True)


def test_a_new_employee_sets_a_password_with_the_link_and_signs_in(client, pemeran, tautan):
    jawaban = atur(client, tautan)

    assert "Kata sandi tersimpan." in jawaban.content.decode()
    assert client.login(username=pemeran.ani.akun.nip, password=SANDI)
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.oleh, jejak.rincian) == (
        "TAUTAN_SANDI_DIBUAT",
        pemeran.eko,
        {"pegawai": pemeran.ani.pk},
    )


def test_the_link_serves_once(client, tautan):
    atur(client, tautan)

    assert "tidak berlaku lagi" in client.get(tautan, follow=True).content.decode()


def test_the_link_ends_after_its_days(client, tautan, settings):
    with time_machine.travel(datetime.now(UTC).timestamp() + settings.PASSWORD_RESET_TIMEOUT + 60):
        assert "tidak berlaku lagi" in client.get(tautan, follow=True).content.decode()


def test_a_weak_password_is_refused_there_too(client, tautan):
    assert atur(client, tautan, "12345678901").context["form"].errors["new_password2"]


@pytest.mark.parametrize(
    ("siapa", "boleh"), [("eko", True), ("ani", False), ("citra", False), ("fajar", False), ("hadi", False)]
)
def test_only_the_pengelola_hands_it_out(client, pemeran, siapa, boleh):
    client.masuk_sebagai(getattr(pemeran, siapa))

    jawaban = client.post(f"/pegawai/{pemeran.ani.pk}/sandi/")

    assert jawaban.status_code == (200 if boleh else 403)
    assert client.get(f"/pegawai/{pemeran.ani.pk}/sandi/").status_code == 405


@pytest.mark.parametrize(
    ("ubahan", "alasan"), [({"is_staff": True}, "petugas teknis"), ({"is_active": False}, "akun yang aktif")]
)
def test_a_clerks_or_a_closed_account_is_not_opened_this_way(pemeran, ubahan, alasan):
    for nama, nilai in ubahan.items():
        setattr(pemeran.ani.akun, nama, nilai)

    assert alasan in permissions.beri_tautan_sandi(pemeran.eko, pemeran.ani).alasan


def test_each_link_leaves_a_line(pemeran):
    for _ in range(2):
        services.buat_tautan_sandi(pegawai=pemeran.ani, oleh=pemeran.eko, pada=PADA)

    assert JejakAudit.objects.filter(tindakan="TAUTAN_SANDI_DIBUAT").count() == 2
