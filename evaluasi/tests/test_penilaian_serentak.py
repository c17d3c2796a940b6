"""Two who act on one rating or its period at once, each with a connection of its own."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from evaluasi import services
from evaluasi.choices import StatusPenilaian
from evaluasi.models import Penilaian, PenilaianOrganisasi
from evaluasi.tests.adegan import PADA, draf, skp_ani, tetapkan
from pegawai.models import JejakAudit
from pegawai.tests.serentak import BATAS_DETIK, orang_lain, tunggu_ada_yang_antre


pytestmark = pytest.mark.pada(PADA)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_press_at_once_one_determines_and_the_other_hears_it(pemeran, maret, organisasi):
    penilaian = draf(pemeran, maret)

    with orang_lain() as sambil:
        with transaction.atomic():
            tetapkan(penilaian, pemeran.budi)
            kedua = sambil(tetapkan, penilaian, pemeran.budi)
            tunggu_ada_yang_antre()
            assert not kedua.done()
        galat = kedua.exception(BATAS_DETIK)

    assert isinstance(galat, PermissionDenied)
    assert "sudah ditetapkan oleh Budi" in str(galat)
    assert JejakAudit.objects.filter(tindakan="PENILAIAN_DITETAPKAN").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_windows_begin_one_draft(pemeran, maret):
    skp = skp_ani(pemeran)

    def isi(umpan_balik):
        return services.isi_penilaian(
            skp_id=skp.pk,
            periode_id=maret.pk,
            versi=0,
            isian=services.IsianPenilaian(umpan_balik=umpan_balik),
            oleh=pemeran.budi,
            pada=PADA,
        )

    with orang_lain() as sambil:
        with transaction.atomic():
            isi("Baik.")
            kedua = sambil(isi, "Kurang.")
            tunggu_ada_yang_antre()
            assert not kedua.done()
        galat = kedua.exception(BATAS_DETIK)

    assert isinstance(galat, services.DrafBerubah)
    assert Penilaian.objects.get().umpan_balik == "Baik."


@pytest.mark.django_db(transaction=True)
def test_who_determines_while_the_period_is_being_closed_is_told_in_words(pemeran, maret, organisasi):
    penilaian = draf(pemeran, maret)

    with orang_lain() as sambil:
        with transaction.atomic():
            services.tutup_periode(periode_id=maret.pk, alasan="Waktu habis.", oleh=pemeran.eko, pada=PADA)
            kedua = sambil(tetapkan, penilaian, pemeran.budi)
            tunggu_ada_yang_antre()
            assert not kedua.done()
        galat = kedua.exception(BATAS_DETIK)

    assert "Maret 2026 sudah ditutup" in str(galat)
    penilaian.refresh_from_db()
    assert penilaian.status == StatusPenilaian.DRAF


@pytest.mark.django_db(transaction=True)
def test_who_closes_waits_for_who_is_determining(pemeran, maret, organisasi):
    penilaian = draf(pemeran, maret)

    def tutup():
        return services.tutup_periode(periode_id=maret.pk, alasan="", oleh=pemeran.eko, pada=PADA)

    with orang_lain() as sambil:
        with transaction.atomic():
            tetapkan(penilaian, pemeran.budi)
            penutupan = sambil(tutup)
            tunggu_ada_yang_antre()
            assert not penutupan.done()
        assert penutupan.result(BATAS_DETIK).ditutup_pada == PADA  # nobody was left out


@pytest.mark.django_db(transaction=True)
def test_the_organisation_is_not_changed_under_a_rating_that_is_being_determined(pemeran, maret, organisasi):
    penilaian = draf(pemeran, maret)

    def ubah():
        return services.tetapkan_organisasi(
            opd=pemeran.dinkes,
            periode_id=maret.pk,
            predikat="KURANG",
            alasan="Berubah pikiran.",
            oleh=pemeran.fajar,
            pada=PADA,
        )

    with orang_lain() as sambil:
        with transaction.atomic():
            tetapkan(penilaian, pemeran.budi)
            kedua = sambil(ubah)
            tunggu_ada_yang_antre()
            assert not kedua.done()
        galat = kedua.exception(BATAS_DETIK)

    assert isinstance(galat, PermissionDenied)
    assert "tidak dapat diubah lagi" in str(galat)
    assert PenilaianOrganisasi.objects.get().predikat == "BAIK"
