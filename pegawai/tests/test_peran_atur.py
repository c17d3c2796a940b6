import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from pegawai import permissions, services
from pegawai.choices import Peran
from pegawai.models import JejakAudit, PeranPegawai
from pegawai.tests.factories import AkunFactory


PADA = "2026-03-10T10:00:00+07:00"


@pytest.fixture
def petugas(client, db):
    """A technical clerk: an account without a person behind it."""
    akun = AkunFactory(nip="petugas-teknis", is_staff=True, is_superuser=True)
    client.force_login(akun)
    return akun


def beri(client, pegawai, peran=Peran.PENGELOLA):
    return client.post(reverse("admin:pegawai_peranpegawai_add"), {"pegawai": pegawai.pk, "peran": peran})


def test_a_role_given_on_the_clerks_page_leaves_its_line(client, pemeran, petugas):
    beri(client, pemeran.ani)

    assert pemeran.ani.berperan(Peran.PENGELOLA)
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.objek, jejak.objek_id) == ("PERAN_DIBERIKAN", "Pegawai", pemeran.ani.pk)
    assert jejak.oleh is None
    assert jejak.rincian == {"peran": "pengelola kinerja", "unit": None, "petugas": petugas.nip}


@pytest.mark.parametrize("sekaligus", [False, True], ids=["one", "ticked in the list"])
def test_so_does_a_role_withdrawn(client, pemeran, petugas, sekaligus):
    peran = PeranPegawai.objects.get(pegawai=pemeran.gita)
    if sekaligus:
        alamat = reverse("admin:pegawai_peranpegawai_changelist")
        isian = {"action": "delete_selected", "_selected_action": peran.pk, "post": "yes"}
    else:
        alamat, isian = reverse("admin:pegawai_peranpegawai_delete", args=[peran.pk]), {"post": "yes"}

    client.post(alamat, isian)

    assert not PeranPegawai.objects.filter(pk=peran.pk).exists()
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.objek_id) == ("PERAN_DICABUT", pemeran.gita.pk)


def test_a_role_is_never_turned_into_another(client, pemeran, petugas):
    peran = PeranPegawai.objects.get(pegawai=pemeran.gita)

    jawaban = client.post(
        reverse("admin:pegawai_peranpegawai_change", args=[peran.pk]),
        {"pegawai": pemeran.gita.pk, "peran": Peran.AUDITOR},
    )

    assert jawaban.status_code == 403


def test_nobody_gives_a_role_to_oneself(client, pemeran):
    pemeran.eko.akun.is_staff = pemeran.eko.akun.is_superuser = True
    pemeran.eko.akun.save()
    client.masuk_sebagai(pemeran.eko)

    jawaban = beri(client, pemeran.eko, Peran.AUDITOR)

    assert "tidak diberikan kepada diri sendiri" in jawaban.content.decode()
    assert not PeranPegawai.objects.filter(pegawai=pemeran.eko, peran=Peran.AUDITOR).exists()
    with pytest.raises(PermissionDenied):
        services.beri_peran(
            peran=PeranPegawai(pegawai=pemeran.eko, peran=Peran.AUDITOR), akun=pemeran.eko.akun, pada=PADA
        )


def test_a_pengelola_gives_oneself_no_post(client, pemeran):
    tugas = pemeran.eko.penugasan.get()
    client.masuk_sebagai(pemeran.eko)

    assert client.get(f"/pegawai/{pemeran.eko.pk}/penugasan/buat/").status_code == 403
    assert client.get(f"/pegawai/penugasan/{tugas.pk}/akhiri/").status_code == 403
    assert "Beri penugasan" not in client.get(f"/pegawai/{pemeran.eko.pk}/").content.decode()
    assert "pengelola kinerja lain" in permissions.atur_penugasan(pemeran.eko, pemeran.eko).alasan


def test_what_a_clerk_changes_about_an_account_leaves_its_line(client, pemeran, petugas):
    akun = pemeran.ani.akun

    client.post(reverse("admin:pegawai_akun_change", args=[akun.pk]), {"nip": akun.nip, "is_superuser": "on"})

    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.objek_id) == ("AKUN_DIUBAH", akun.pk)
    assert jejak.rincian["petugas"] == petugas.nip
    assert len(jejak.rincian["kolom"]) == 2  # no longer active, and a superuser
