from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from pegawai import permissions, services
from pegawai.batasan import BatasanDilanggar
from pegawai.choices import StatusSKP
from pegawai.models import SKP, JejakAudit
from pegawai.tests.factories import SKPFactory


PADA = datetime(2026, 1, 20, 3, tzinfo=UTC)
ORANG = ("ani", "budi", "citra", "dewi", "eko", "fajar", "gita", "hadi")


@pytest.fixture
def diajukan(pemeran):
    return SKPFactory(pegawai=pemeran.ani, penilai=pemeran.budi, diajukan=True)


@pytest.mark.parametrize("izin_untuk", [permissions.kembalikan_skp, permissions.setujui_skp])
@pytest.mark.parametrize("siapa", ORANG)
@pytest.mark.parametrize("status", StatusSKP)
def test_only_the_assessor_decides_and_only_on_a_submitted_one(pemeran, izin_untuk, siapa, status):
    skp = SKPFactory(
        pegawai=pemeran.ani,
        penilai=None if status == StatusSKP.DRAF else pemeran.budi,
        status=status,
        disetujui_pada=PADA if status == StatusSKP.DISETUJUI else None,
    )
    boleh = siapa == "budi" and status == StatusSKP.DIAJUKAN

    izin = izin_untuk(getattr(pemeran, siapa), skp)

    assert bool(izin) is boleh
    assert bool(izin.alasan) is not boleh  # every refusal gives a reason


def test_it_goes_back_with_the_note_and_the_note_is_kept_in_the_trail(client, pemeran, diajukan):
    client.masuk_sebagai(pemeran.budi)

    client.post(f"/skp/{diajukan.pk}/kembalikan/", {"catatan": " Perjelas targetnya. "})

    diajukan.refresh_from_db()
    assert (diajukan.status, diajukan.catatan) == (StatusSKP.DIKEMBALIKAN, "Perjelas targetnya.")
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.oleh) == ("SKP_DIKEMBALIKAN", pemeran.budi)
    client.masuk_sebagai(pemeran.ani)
    assert client.get(f"/skp/{diajukan.pk}/").content.decode().count("Perjelas targetnya.") == 2


def test_without_a_note_the_form_stays_open_and_says_what_is_missing(client, pemeran, diajukan):
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.post(f"/skp/{diajukan.pk}/kembalikan/", {"catatan": " "})

    assert "Tuliskan apa yang perlu diperbaiki" in jawaban.content.decode()
    assert SKP.objects.get().status == StatusSKP.DIAJUKAN


def test_the_service_and_the_database_ask_for_the_note_too(pemeran, diajukan):
    with pytest.raises(BatasanDilanggar, match="Tuliskan apa yang perlu diperbaiki"):
        services.kembalikan_skp(skp_id=diajukan.pk, catatan=" ", oleh=pemeran.budi, pada=PADA)
    with pytest.raises(IntegrityError), transaction.atomic():
        SKP.objects.update(status=StatusSKP.DIKEMBALIKAN)

    assert not JejakAudit.objects.exists()


def test_a_refused_return_changes_nothing(pemeran, diajukan):
    with pytest.raises(PermissionDenied):
        services.kembalikan_skp(skp_id=diajukan.pk, catatan="x", oleh=pemeran.citra, pada=PADA)

    assert SKP.objects.get().status == StatusSKP.DIAJUKAN


def test_the_owner_cannot_even_see_the_form_answered(client, pemeran, diajukan):
    client.masuk_sebagai(pemeran.ani)

    assert client.post(f"/skp/{diajukan.pk}/kembalikan/", {"catatan": "x"}).status_code == 403
