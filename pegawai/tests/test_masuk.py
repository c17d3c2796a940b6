import pytest
import time_machine
from django.urls import reverse

from pegawai.forms.akun import JATAH_AKUN, JATAH_ALAMAT, JATAH_NIP, JATAH_SANDI, JEDA_MENIT
from pegawai.models import JejakAudit
from pegawai.tests.factories import AkunFactory, PegawaiFactory


NIP = "198609262015051001"
SANDI = "tugu di garis lintang nol"


@pytest.fixture
def akun(db):
    akun = AkunFactory(nip=NIP)
    akun.set_password(SANDI)
    akun.save()
    PegawaiFactory(akun=akun, nip=NIP)
    return akun


@pytest.fixture
def masuk(client):
    def isi(nip=NIP, sandi=SANDI, tujuan="/masuk/", **opsi):
        return client.post(tujuan, {"username": nip, "password": sandi, "next": "/skp/"}, **opsi)

    return isi


def galat(jawaban):
    return " ".join(jawaban.context["form"].non_field_errors())


@pytest.mark.parametrize("nip", [NIP, "19860926 201505 1 001", f" {NIP} "])
def test_one_signs_in_with_nip_and_password_blanks_aside(akun, masuk, nip):
    jawaban = masuk(nip)

    assert jawaban.headers["Location"] == "/skp/"


@pytest.mark.parametrize(("nip", "sandi"), [(NIP, "bukan ini"), ("198609262015051009", SANDI), ("ani", "x")])
def test_a_wrong_pair_is_refused_without_saying_which_half(akun, masuk, nip, sandi):
    assert galat(masuk(nip, sandi)) == "NIP atau kata sandi keliru. Periksa keduanya, lalu coba lagi."


def test_an_imported_account_opens_with_no_password(akun, masuk):
    akun.set_unusable_password()
    akun.save()

    assert "keliru" in galat(masuk(sandi=akun.password))


def test_guessing_has_to_pause_even_with_the_right_password(akun, masuk):
    for _ in range(JATAH_AKUN.paling_banyak):
        masuk(sandi="tebakan")

    jawaban = masuk()

    assert f"Tunggu {JEDA_MENIT} menit" in galat(jawaban)
    assert "_auth_user_id" not in masuk().wsgi_request.session


def test_the_pause_ends(akun, masuk):
    with time_machine.travel("2026-03-10 09:00+07:00", tick=False) as waktu:
        for _ in range(JATAH_AKUN.paling_banyak + 1):
            masuk(sandi="tebakan")
        waktu.shift(JEDA_MENIT * 60 + 1)

        assert masuk().status_code == 302


def test_signing_in_clears_what_was_mistyped(akun, masuk):
    for _ in range(3):
        for _ in range(JATAH_AKUN.paling_banyak - 1):
            masuk(sandi="salah ketik")
        assert masuk().status_code == 302


def test_a_form_without_password_clears_nothing(akun, masuk):
    for _ in range(JATAH_AKUN.paling_banyak):
        masuk(sandi="tebakan")
        masuk(sandi="")

    assert "Tunggu" in galat(masuk())


def test_another_address_is_not_held_up(akun, masuk):
    for _ in range(JATAH_AKUN.paling_banyak):
        masuk(sandi="tebakan", REMOTE_ADDR="10.0.0.1")

    assert masuk(REMOTE_ADDR="10.0.0.2").status_code == 302


def test_an_address_that_tries_many_accounts_has_to_pause(akun, masuk):
    for ke in range(JATAH_ALAMAT.paling_banyak):
        masuk(f"akun{ke}", "tebakan", REMOTE_ADDR="10.0.0.1")

    assert "Tunggu" in galat(masuk(REMOTE_ADDR="10.0.0.1"))


def test_hammering_at_one_account_does_not_hold_up_its_whole_office(akun, masuk):
    for _ in range(JATAH_ALAMAT.paling_banyak):
        masuk("198609262015051009", "tebakan", REMOTE_ADDR="10.0.0.1")

    assert masuk(REMOTE_ADDR="10.0.0.1").status_code == 302


def test_guessing_at_one_account_from_many_addresses_has_to_pause_too(akun, masuk):
    for ke in range(JATAH_NIP.paling_banyak):
        masuk(sandi="tebakan", REMOTE_ADDR=f"10.0.1.{ke}")

    assert "Tunggu" in galat(masuk(REMOTE_ADDR="10.0.0.1"))


def test_a_pause_does_not_tell_whether_the_account_exists(akun, masuk):
    for nip in (NIP, "198609262015051009"):
        for _ in range(JATAH_AKUN.paling_banyak):
            masuk(nip, "tebakan")

    assert galat(masuk(NIP, "tebakan")) == galat(masuk("198609262015051009", "tebakan")) == galat(masuk())


def test_a_closed_account_is_refused_as_a_wrong_password_is(akun, masuk):
    akun.is_active = False
    akun.save()

    assert galat(masuk()) == galat(masuk(sandi="tebakan"))


def test_a_claimed_address_is_believed_only_behind_our_proxy(akun, masuk, settings):
    for ke in range(JATAH_AKUN.paling_banyak):
        masuk(sandi="tebakan", HTTP_X_FORWARDED_FOR=f"10.0.0.{ke}")
    assert "Tunggu" in galat(masuk(HTTP_X_FORWARDED_FOR="10.0.0.99"))

    settings.JUMLAH_PROKSI = 1
    for ke in range(JATAH_AKUN.paling_banyak):
        masuk(sandi="tebakan", HTTP_X_FORWARDED_FOR=f"10.0.0.{ke}, 172.16.0.1")
    assert "Tunggu" in galat(masuk(HTTP_X_FORWARDED_FOR="10.0.0.99, 172.16.0.1"))
    assert masuk(HTTP_X_FORWARDED_FOR="172.16.0.1, 172.16.0.2").status_code == 302


def test_the_clerks_door_has_the_same_guard(akun, masuk):
    akun.is_staff = akun.is_superuser = True
    akun.save()
    for _ in range(JATAH_AKUN.paling_banyak):
        masuk(sandi="tebakan", tujuan="/kelola/login/")

    assert "Tunggu" in galat(masuk(tujuan="/kelola/login/"))


def test_leaving_takes_a_press_not_a_link(client, akun):
    client.force_login(akun)

    assert client.get("/keluar/").status_code == 405
    client.post("/keluar/")
    assert "_auth_user_id" not in client.session


def test_a_page_asks_to_sign_in_and_comes_back(client, db):
    jawaban = client.get("/skp/")

    assert jawaban.headers["Location"] == f"{reverse('masuk')}?next=/skp/"


def test_a_new_password_ends_all_other_sessions(client, akun):
    lain = type(client)()
    for klien in (client, lain):
        klien.force_login(akun)
    baru = "bunga kerak nasi 17"

    client.post("/sandi/", {"old_password": SANDI, "new_password1": baru, "new_password2": baru})

    assert client.get("/skp/").status_code == 200
    assert lain.get("/skp/").status_code == 302
    assert JejakAudit.objects.get().tindakan == "SANDI_DIGANTI"


def test_a_weak_password_is_refused(client, akun):
    client.force_login(akun)

    jawaban = client.post("/sandi/", {"old_password": SANDI, "new_password1": NIP, "new_password2": NIP})

    assert jawaban.context["form"].errors["new_password2"]
    akun.refresh_from_db()
    assert akun.check_password(SANDI)


def test_guessing_the_old_password_has_to_pause_even_with_the_right_one(client, akun):
    client.force_login(akun)
    baru = "bunga kerak nasi 17"
    isian = {"old_password": "tebakan", "new_password1": baru, "new_password2": baru}
    for _ in range(JATAH_SANDI.paling_banyak):
        assert "keliru" in client.post("/sandi/", isian).context["form"].errors["old_password"][0]

    jawaban = client.post("/sandi/", isian | {"old_password": SANDI})

    assert f"Tunggu {JEDA_MENIT} menit" in jawaban.context["form"].errors["old_password"][0]
    akun.refresh_from_db()
    assert akun.check_password(SANDI)
