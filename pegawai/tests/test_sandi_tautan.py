from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN

from pegawai import permissions, services
from pegawai.choices import Peran
from pegawai.models import JejakAudit, PeranPegawai
from pegawai.tests.factories import AkunFactory


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


def test_who_made_the_link_and_who_used_it_stand_in_the_trail(client, pemeran, tautan):
    atur(client, tautan)

    dibuat, dipakai = JejakAudit.objects.order_by("pk")
    assert (dibuat.tindakan, dibuat.oleh) == ("TAUTAN_SANDI_DIBUAT", pemeran.eko)
    assert dibuat.rincian == {"pegawai": pemeran.ani.pk, "tautan": 1}
    assert (dipakai.tindakan, dipakai.oleh, dipakai.rincian) == ("SANDI_DIATUR", pemeran.ani, {"tautan": 1})
    assert dipakai.objek_id == dibuat.objek_id == pemeran.ani.akun_id


def test_the_link_serves_once(client, tautan):
    atur(client, tautan)

    assert "tidak berlaku lagi" in client.get(tautan, follow=True).content.decode()


def test_a_new_link_ends_the_one_before(client, pemeran, tautan):
    services.buat_tautan_sandi(pegawai=pemeran.ani, oleh=pemeran.eko, pada=PADA)

    assert "tidak berlaku lagi" in client.get(tautan, follow=True).content.decode()


def test_a_role_given_meanwhile_ends_the_link(client, pemeran, tautan):
    services.beri_peran(
        peran=PeranPegawai(pegawai=pemeran.ani, peran=Peran.AUDITOR), akun=AkunFactory(), pada=PADA
    )

    assert "tidak berlaku lagi" in client.get(tautan, follow=True).content.decode()


def test_of_two_who_hold_the_link_the_second_is_told(client, pemeran, tautan):
    halaman = client.get(tautan, follow=True)
    token = client.session[INTERNAL_RESET_SESSION_TOKEN]
    services.atur_sandi(akun_id=pemeran.ani.akun_id, token=token, sandi=SANDI, pada=PADA)

    lain = "sayur asam keladi 9"
    jawaban = client.post(halaman.request["PATH_INFO"], {"new_password1": lain, "new_password2": lain})

    assert "tidak berlaku lagi" in jawaban.content.decode()
    assert client.login(username=pemeran.ani.akun.nip, password=SANDI)
    with pytest.raises(services.TautanTidakBerlaku):
        services.atur_sandi(akun_id=pemeran.ani.akun_id, token=token, sandi=lain, pada=PADA)


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


@pytest.mark.parametrize("siapa", ["eko", "gita", "hadi", "fajar"])
def test_no_link_leads_to_a_role(client, pemeran, siapa):
    client.masuk_sebagai(pemeran.eko)

    assert client.post(f"/pegawai/{getattr(pemeran, siapa).pk}/sandi/").status_code == 403


def test_each_link_leaves_a_line(pemeran):
    for _ in range(2):
        services.buat_tautan_sandi(pegawai=pemeran.ani, oleh=pemeran.eko, pada=PADA)

    assert JejakAudit.objects.filter(tindakan="TAUTAN_SANDI_DIBUAT").count() == 2
