from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from pegawai import services
from pegawai.choices import StatusSKP
from pegawai.models import SKP, JejakAudit
from pegawai.tests.factories import SKPFactory


PADA = datetime(2026, 1, 20, 3, tzinfo=UTC)


@pytest.fixture
def diajukan(pemeran):
    return SKPFactory(pegawai=pemeran.ani, penilai=pemeran.budi, diajukan=True)


def test_approval_is_recorded(pemeran, diajukan):
    services.setujui_skp(skp_id=diajukan.pk, oleh=pemeran.budi, pada=PADA)

    diajukan.refresh_from_db()
    assert (diajukan.status, diajukan.disetujui_pada) == (StatusSKP.DISETUJUI, PADA)
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.objek_id, jejak.oleh) == ("SKP_DISETUJUI", diajukan.pk, pemeran.budi)


@pytest.mark.parametrize("siapa", ["ani", "citra", "dewi", "eko", "fajar", "hadi"])
def test_a_refused_approval_changes_nothing(pemeran, diajukan, siapa):
    with pytest.raises(PermissionDenied, match="pejabat penilai"):
        services.setujui_skp(skp_id=diajukan.pk, oleh=getattr(pemeran, siapa), pada=PADA)

    assert SKP.objects.get().status == StatusSKP.DIAJUKAN
    assert not JejakAudit.objects.exists()


def test_the_assessor_approves_from_the_page_once(client, pemeran, diajukan):
    client.masuk_sebagai(pemeran.budi)

    client.post(f"/skp/{diajukan.pk}/setujui/")
    sekali_lagi = client.post(f"/skp/{diajukan.pk}/setujui/")

    assert SKP.objects.get().status == StatusSKP.DISETUJUI
    assert sekali_lagi.status_code == 403
    assert "SKP ini disetujui." in sekali_lagi.content.decode()


@pytest.mark.parametrize("tindakan", ["ajukan", "kembalikan", "setujui"])
def test_acts_take_a_press_and_an_skp_that_exists(client, pemeran, diajukan, tindakan):
    client.masuk_sebagai(pemeran.budi)

    assert client.get(f"/skp/{diajukan.pk}/{tindakan}/").status_code == 405
    assert client.post(f"/skp/0/{tindakan}/", {"catatan": "x"}).status_code == 404
