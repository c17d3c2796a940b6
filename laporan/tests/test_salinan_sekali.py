"""A copy is made once, on whichever page it is asked for and whatever became of it since."""

from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laporan import services
from laporan.choices import StatusKegiatan
from laporan.kunci import kunci_salinan
from laporan.models import Kegiatan
from laporan.tests.factories import KegiatanFactory, KegiatanRutinFactory
from laporan.tests.test_pekan_isi import galat, lembar, perbaikan
from pegawai.tests.factories import IndikatorFactory


PADA = datetime(2026, 3, 12, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))  # a Thursday
pytestmark = pytest.mark.pada(PADA)
SENIN, SELASA = date(2026, 3, 9), date(2026, 3, 10)
SENIN_LALU = date(2026, 3, 2)
PEKAN = "/laporan/pekan/?mulai=2026-03-09"
TERLAMBAT = date(2026, 2, 16)


@pytest.fixture
def ani(client, pemeran):
    client.masuk_sebagai(pemeran.ani)
    return pemeran.ani


@pytest.fixture
def asal(ani):
    """What Ani did on Monday of the week before."""
    return KegiatanFactory(pegawai=ani, tanggal=SENIN_LALU, uraian="Melayani loket", volume=0)


def salin_hari(client, asal, tanggal=SENIN, **lain):
    alamat = f"/laporan/salin/?tanggal={tanggal}"
    return client.post(alamat, {"kegiatan": [asal.pk], **lain}, follow=True).content.decode()


def baris_salinan(client):
    """The copied rows of the sheet as it is sent when nothing is corrected."""
    jawaban = client.post(PEKAN, lembar(salin="ya", dari=str(SENIN_LALU), kunci=uuid4()))
    return [
        {nama: satu[nama].value() for nama in satu.fields if satu[nama].value()}
        | {"jam_mulai": "08.00", "jam_selesai": "09.00"}
        for satu in jawaban.context["lembar"].baris.forms
        if satu["salinan"].value()
    ]


def simpan_lembar(client, *baris):
    return client.post(PEKAN, lembar(*baris, kunci=uuid4()))


def test_copied_on_the_day_page_it_is_not_copied_again_in_the_sheet_also_when_it_was_corrected(client, asal):
    (terbuka,) = baris_salinan(client)  # another tab, opened before
    salin_hari(client, asal)
    Kegiatan.objects.filter(tanggal=SENIN).update(uraian="Melayani 25 pemohon", jam_mulai=time(7))

    jawaban = simpan_lembar(client, terbuka)

    assert "pukul 07.00–09.00, “Melayani 25 pemohon”" in galat(jawaban)[0, "__all__"]  # noqa: RUF001
    assert baris_salinan(client) == []
    assert Kegiatan.objects.filter(tanggal=SENIN).count() == 1


def test_copied_in_the_sheet_it_is_not_copied_again_on_the_day_page_also_when_it_was_corrected(client, asal):
    (baris,) = baris_salinan(client)
    simpan_lembar(client, baris | {"uraian": "Melayani 25 pemohon", "jam_selesai": "10.00"})

    html = client.get(f"/laporan/salin/?tanggal={SENIN}&dari={SENIN_LALU}").content.decode()
    jawaban = salin_hari(client, asal)

    kini = "9 Maret 2026 pukul 08.00–10.00, “Melayani 25 pemohon”"  # noqa: RUF001
    assert f"Sudah disalin, dan sekarang tertulis {kini}." in html
    assert "checked" not in html
    assert "1 kegiatan sudah ada, jadi tidak disalin dua kali." in jawaban
    assert f"Yang sekarang berbeda dari asalnya: {kini}. Yang dihapus dapat disalin lagi." in jawaban
    assert Kegiatan.objects.filter(tanggal=SENIN).count() == 1


def test_the_same_copy_uncorrected_from_the_other_page_changes_nothing(client, asal):
    (baris,) = baris_salinan(client)
    salin_hari(client, asal)

    jawaban = simpan_lembar(client, baris)

    assert jawaban.status_code == 302
    assert Kegiatan.objects.filter(tanggal=SENIN).count() == 1


def test_moved_to_another_day_it_is_still_the_copy_and_that_is_said(client, ani, asal):
    (baris,) = baris_salinan(client)
    simpan_lembar(client, baris | {"tanggal": SELASA, "uraian": "Melayani keliling"})

    jawaban = salin_hari(client, asal)

    assert "10 Maret 2026 pukul 08.00–09.00, “Melayani keliling”" in jawaban  # noqa: RUF001
    assert baris_salinan(client) == []
    assert Kegiatan.objects.exclude(pk=asal.pk).count() == 1


def test_with_another_reason_for_being_late_it_is_the_same_copy(client, asal):
    salin_hari(client, asal, TERLAMBAT, alasan_terlambat="Di lapangan.")
    Kegiatan.objects.filter(tanggal=TERLAMBAT).update(uraian="Melayani 25 pemohon")

    jawaban = salin_hari(client, asal, TERLAMBAT, alasan_terlambat="Sakit.")

    assert "tidak disalin dua kali" in jawaban
    assert Kegiatan.objects.get(tanggal=TERLAMBAT).alasan_terlambat == "Di lapangan."


def test_when_the_original_was_corrected_its_copy_stays_the_copy(client, asal):
    salin_hari(client, asal)
    Kegiatan.objects.filter(pk=asal.pk).update(uraian="Melayani loket dua", jam_mulai=time(7))

    jawaban = salin_hari(client, asal)

    assert "1 kegiatan sudah ada, jadi tidak disalin dua kali." in jawaban
    assert "“Melayani loket”" in jawaban
    assert Kegiatan.objects.filter(tanggal=SENIN).count() == 1


@pytest.mark.parametrize("status", [StatusKegiatan.DIAJUKAN, StatusKegiatan.DIKEMBALIKAN])
def test_with_the_superior_or_back_from_there_it_is_still_the_copy(client, asal, status):
    salin_hari(client, asal)
    Kegiatan.objects.filter(tanggal=SENIN).update(
        status=status, diajukan_pada=PADA, catatan="Untuk siapa?", uraian="Melayani 25 pemohon"
    )

    salin_hari(client, asal)

    assert Kegiatan.objects.get(tanggal=SENIN).status == status


def test_after_the_copy_was_deleted_it_may_come_again_on_either_page(client, asal):
    salin_hari(client, asal)
    Kegiatan.objects.get(tanggal=SENIN).delete()
    simpan_lembar(client, *baris_salinan(client))
    assert Kegiatan.objects.filter(tanggal=SENIN).count() == 1
    Kegiatan.objects.get(tanggal=SENIN).delete()

    assert "1 kegiatan disalin sebagai konsep." in salin_hari(client, asal)


def test_each_day_has_its_own_copy(client, asal):
    for hari in (SENIN, SELASA):
        assert "1 kegiatan disalin" in salin_hari(client, asal, hari)

    assert Kegiatan.objects.count() == 3


def test_two_people_never_meet_each_others_copies(client, pemeran, asal):
    """The key of a row is read from the page, so anybody may write another's into it."""
    (baris,) = baris_salinan(client)
    client.masuk_sebagai(pemeran.dewi)
    simpan_lembar(client, baris)
    client.masuk_sebagai(pemeran.ani)

    assert "1 kegiatan disalin" in salin_hari(client, asal)
    assert Kegiatan.objects.filter(tanggal=SENIN).count() == 2


def test_one_copy_twice_in_one_sheet_is_refused_in_words(client, asal):
    salinan = kunci_salinan(asal.pk, SENIN)
    (baris,) = baris_salinan(client)

    jawaban = simpan_lembar(client, baris, baris | {"uraian": "Yang lain", "salinan": salinan})

    assert "sama dengan baris 1" in galat(jawaban)[1, "__all__"]
    assert not Kegiatan.objects.filter(tanggal=SENIN).exists()


def test_the_copy_can_be_corrected_in_the_sheet_afterwards(client, asal):
    salin_hari(client, asal)

    simpan_lembar(client, perbaikan(Kegiatan.objects.get(tanggal=SENIN), uraian="Melayani 25 pemohon"))

    assert Kegiatan.objects.get(tanggal=SENIN).uraian == "Melayani 25 pemohon"


def test_a_routine_is_recorded_once_a_day_also_when_it_was_moved_or_told_with_another_reason(client, ani):
    rutin = KegiatanRutinFactory(pegawai=ani, hari=[1])
    alamat = f"/laporan/rutin/catat/?tanggal={TERLAMBAT}"
    client.post(alamat, {"rutin": [rutin.pk], "alasan_terlambat": "Di lapangan."})
    Kegiatan.objects.update(uraian="Apel di balai kota", tanggal=TERLAMBAT + timedelta(days=1))

    jawaban = client.post(alamat, {"rutin": [rutin.pk], "alasan_terlambat": "Sakit."}, follow=True)

    assert "1 kegiatan sudah ada, jadi tidak dicatat dua kali." in jawaban.content.decode()
    assert "17 Februari 2026" in jawaban.content.decode()
    assert Kegiatan.objects.count() == 1


def salin(oleh, tanggal, semua):
    return services.salin_kegiatan(daftar_kegiatan=semua, tanggal=tanggal, oleh=oleh, pada=PADA)


def catat_rutin(oleh, tanggal, semua):
    return services.catat_rutin(daftar_rutin=semua, tanggal=tanggal, oleh=oleh, pada=PADA)


@pytest.mark.parametrize(
    ("cara", "buat"),
    [(salin, partial(KegiatanFactory, tanggal=SENIN_LALU)), (catat_rutin, KegiatanRutinFactory)],
)
def test_it_costs_the_same_for_few_and_many(ani, cara, buat):
    hasil = IndikatorFactory(hasil_kerja__skp__pegawai=ani).hasil_kerja
    jumlah = []
    for banyak, tanggal in ((1, SENIN), (20, SELASA)):
        semua = [
            buat(
                pegawai=ani,
                jam_mulai=time(ke, 5),
                jam_selesai=time(ke, 50),
                uraian=f"{banyak} {ke}",
                hasil_kerja=hasil,
                volume=1,
            ).pk
            for ke in range(banyak)
        ]
        with CaptureQueriesContext(connection) as kueri:
            assert cara(ani, tanggal, semua).dicatat == banyak
        jumlah.append(len(kueri))

    assert jumlah[0] == jumlah[1] <= 20


def test_what_is_copied_is_measured_by_what_is_copied_with_it(ani):
    """Twice the same work in one act is one entry, and the day holds only so much."""
    satu, kembar = (KegiatanFactory(pegawai=ani, tanggal=SENIN_LALU, volume=0) for _ in range(2))
    lama = KegiatanFactory(
        pegawai=ani, tanggal=SENIN_LALU, jam_mulai=time(9), jam_selesai=time(8, 30), uraian="Lama", volume=0
    )

    hasil = services.salin_kegiatan(
        daftar_kegiatan=[satu.pk, kembar.pk, lama.pk], tanggal=SENIN, oleh=ani, pada=PADA
    )

    assert (hasil.dicatat, hasil.sudah_ada) == (1, 1)
    assert [uraian for uraian, _ in hasil.ditolak] == ["Lama"]
    assert "Isi paling banyak 1380 menit" in hasil.ditolak[0][1]


def test_copies_are_compared_with_earlier_work_like_every_entry(client, asal):
    salin_hari(client, asal)

    kegiatan = Kegiatan.objects.get(tanggal=SENIN)
    assert (kegiatan.mirip, kegiatan.mirip_tanggal) == (True, SENIN_LALU)
