"""The same copy asked for at the same moment: a double click, two devices, the day page and the sheet."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from laporan import services
from laporan.kunci import kunci_salinan
from laporan.models import Kegiatan, salin_ke
from laporan.tests.factories import KegiatanFactory, KegiatanRutinFactory
from pegawai.tests.serentak import BATAS_DETIK, orang_lain, tunggu_ada_yang_antre


PADA = datetime(2026, 3, 10, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
HARI_INI, PEKAN_LALU = date(2026, 3, 10), date(2026, 3, 3)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asal(pemeran):
    return KegiatanFactory(pegawai=pemeran.ani, tanggal=PEKAN_LALU, volume=0)


def salin_hari(asal):
    return services.salin_kegiatan(daftar_kegiatan=[asal.pk], tanggal=HARI_INI, oleh=asal.pegawai, pada=PADA)


def simpan_lembar(asal, uraian="Diperbaiki di lembar"):
    kegiatan = salin_ke(HARI_INI, asal)
    kegiatan.uraian = uraian
    baris = services.BarisPekan(nomor=0, kegiatan=kegiatan, kunci=kunci_salinan(asal.pk, HARI_INI))
    return services.simpan_pekan(daftar_baris=[baris], oleh=asal.pegawai, pada=PADA)


def catat_rutin(rutin):
    return services.catat_rutin(daftar_rutin=[rutin.pk], tanggal=HARI_INI, oleh=rutin.pegawai, pada=PADA)


def bersamaan(duluan, menyusul, asal):
    """Do one in a transaction that ends only when the other, elsewhere, waits for it."""
    with orang_lain() as lain:
        with transaction.atomic():
            hasil = duluan(asal)
            antre = lain(menyusul, asal)
            tunggu_ada_yang_antre()
        return hasil, antre


def test_two_devices_copy_a_day_once(asal):
    satu, dua = bersamaan(salin_hari, salin_hari, asal)

    assert (satu.dicatat, dua.result(BATAS_DETIK).sudah_ada) == (1, 1)
    assert Kegiatan.objects.filter(tanggal=HARI_INI).count() == 1


def test_the_sheet_is_first_and_the_day_page_is_told_what_it_wrote(asal):
    _, dua = bersamaan(simpan_lembar, salin_hari, asal)

    hasil = dua.result(BATAS_DETIK)
    assert (hasil.dicatat, hasil.sudah_ada) == (0, 1)
    assert "Diperbaiki di lembar" in hasil.kini_lain[0]
    assert Kegiatan.objects.get(tanggal=HARI_INI).uraian == "Diperbaiki di lembar"


def test_the_day_page_is_first_and_the_sheet_overwrites_nothing(asal):
    _, dua = bersamaan(salin_hari, simpan_lembar, asal)

    with pytest.raises(services.PekanDitolak) as penolakan:
        dua.result(BATAS_DETIK)
    assert isinstance(penolakan.value.galat[0], services.KegiatanBerubah)
    assert Kegiatan.objects.get(tanggal=HARI_INI).uraian == asal.uraian


def test_two_devices_record_a_routine_once(pemeran):
    rutin = KegiatanRutinFactory(pegawai=pemeran.ani)

    satu, dua = bersamaan(catat_rutin, catat_rutin, rutin)

    assert (satu.dicatat, dua.result(BATAS_DETIK).sudah_ada) == (1, 1)
    assert Kegiatan.objects.count() == 1


def test_when_the_month_closes_meanwhile_everything_is_refused_in_words(asal):
    def kunci(_):
        services.kunci_bulan(bulan=HARI_INI, oleh=None, pada=PADA)

    _, dua = bersamaan(kunci, salin_hari, asal)

    hasil = dua.result(BATAS_DETIK)
    assert (hasil.dicatat, [uraian for uraian, _ in hasil.ditolak]) == (0, [asal.uraian])
    assert "sudah dikunci" in hasil.ditolak[0][1]
    assert not Kegiatan.objects.filter(tanggal=HARI_INI).exists()
