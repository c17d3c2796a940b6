from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from pegawai import permissions, services
from pegawai.choices import StatusSKP
from pegawai.models import SKP, JejakAudit, Penugasan
from pegawai.tests.factories import HasilKerjaFactory, IndikatorFactory, SKPFactory


PADA = datetime(2026, 1, 12, 3, tzinfo=UTC)
HARI_INI = date(2026, 1, 12)
ORANG = ("ani", "budi", "citra", "dewi", "eko", "fajar", "gita", "hadi")


@pytest.fixture
def lengkap(pemeran):
    """Ani's draft with one result and its indicator."""
    return IndikatorFactory(hasil_kerja__skp=SKPFactory(pegawai=pemeran.ani)).hasil_kerja.skp


def ajukan(skp, oleh, hari_ini=HARI_INI):
    return services.ajukan_skp(skp_id=skp.pk, oleh=oleh, hari_ini=hari_ini, pada=PADA)


@pytest.mark.parametrize("siapa", ORANG)
@pytest.mark.parametrize("status", StatusSKP)
def test_only_the_owner_submits_and_only_a_draft_or_a_returned_one(pemeran, siapa, status):
    indikator = IndikatorFactory(
        hasil_kerja__skp=SKPFactory(
            pegawai=pemeran.ani,
            status=status,
            disetujui_pada=PADA if status == StatusSKP.DISETUJUI else None,
        )
    )
    boleh = siapa == "ani" and status in {StatusSKP.DRAF, StatusSKP.DIKEMBALIKAN}

    izin = permissions.ajukan_skp(
        getattr(pemeran, siapa),
        indikator.hasil_kerja.skp,
        atasan=pemeran.budi,
        daftar_hasil=[indikator.hasil_kerja],
    )

    assert bool(izin) is boleh
    assert bool(izin.alasan) is not boleh


def test_the_superior_of_the_day_becomes_the_assessor_and_stays(pemeran, lengkap):
    ajukan(lengkap, pemeran.ani)
    Penugasan.objects.filter(pegawai=pemeran.budi).update(selesai=date(2026, 2, 1))

    lengkap.refresh_from_db()
    assert (lengkap.status, lengkap.penilai, lengkap.diajukan_pada) == (
        StatusSKP.DIAJUKAN,
        pemeran.budi,
        PADA,
    )
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.oleh, jejak.rincian) == ("SKP_DIAJUKAN", pemeran.ani, {"penilai": "Budi"})


def test_a_returned_one_goes_to_who_is_superior_by_then_without_the_old_note(pemeran, lengkap):
    SKP.objects.update(status=StatusSKP.DIKEMBALIKAN, penilai=pemeran.budi, catatan="Perjelas.")
    Penugasan.objects.filter(pegawai=pemeran.budi).update(selesai=HARI_INI)

    skp = ajukan(lengkap, pemeran.ani)

    assert (skp.penilai, skp.catatan) == (pemeran.citra, "")


def test_without_anybody_above_it_says_so(pemeran, lengkap):
    Penugasan.objects.filter(memimpin=True).update(selesai=HARI_INI)

    with pytest.raises(PermissionDenied, match="Atasan langsung Anda belum dapat ditentukan"):
        ajukan(lengkap, pemeran.ani)

    assert SKP.objects.get().status == StatusSKP.DRAF
    assert not JejakAudit.objects.exists()


def test_an_empty_one_is_refused(pemeran):
    with pytest.raises(PermissionDenied, match="belum memuat hasil kerja"):
        ajukan(SKPFactory(pegawai=pemeran.ani), pemeran.ani)


def test_a_result_without_indicator_is_named(pemeran, lengkap):
    HasilKerjaFactory(skp=lengkap, uraian="Kota yang sehat")

    with pytest.raises(PermissionDenied, match="“Kota yang sehat” belum mempunyai indikator"):
        ajukan(lengkap, pemeran.ani)


@pytest.mark.pada("2026-01-12 10:00+07:00")
def test_the_page_says_why_the_button_is_disabled_and_submits_when_complete(client, pemeran):
    skp = SKPFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)

    halaman = client.get(f"/skp/{skp.pk}/").content.decode()
    assert "SKP ini belum memuat hasil kerja." in halaman
    assert "disabled" in halaman

    IndikatorFactory(hasil_kerja__skp=skp)
    jawaban = client.post(f"/skp/{skp.pk}/ajukan/", follow=True)
    assert "SKP diajukan. Budi akan memeriksanya." in jawaban.content.decode()
