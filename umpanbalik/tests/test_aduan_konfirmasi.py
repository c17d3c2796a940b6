"""The citizen has the last word: settled, or not."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from pegawai.models import JejakAudit
from umpanbalik import services
from umpanbalik.choices import StatusAduan
from umpanbalik.tasks import tutup_aduan_diam
from umpanbalik.tests.factories import AduanFactory


DIJAWAB = datetime(2026, 3, 12, 2, tzinfo=UTC)  # 09.00 WIB, as in AduanFactory(dijawab=True)
BATAS = datetime(2026, 3, 22, 16, 59, tzinfo=UTC)  # 23.59 WIB of the tenth day after


def lakukan(client, aduan, tindakan, **isian):
    """Type the code of a case, then do that on the page that opens."""
    terbuka = client.post("/pengaduan/lacak/", {"kode": aduan.kode}).url
    return client.post(f"{terbuka}{tindakan}/", isian, follow=True)


def test_settled_closes_the_case(client, db):
    aduan = AduanFactory(dijawab=True)

    with time_machine.travel("2026-03-13 10:00:00+07:00", tick=False):
        jawaban = lakukan(client, aduan, "selesai")

    aduan.refresh_from_db()
    assert (aduan.status, aduan.selesai_pada.day) == (StatusAduan.SELESAI, 13)
    assert "ditutup sebagai selesai" in jawaban.content.decode()
    assert aduan.riwayat.get().dari_warga
    assert JejakAudit.objects.get().tindakan == "ADUAN_SELESAI"


def test_not_settled_opens_it_again_with_the_reason(client, db):
    aduan = AduanFactory(dijawab=True)

    with time_machine.travel("2026-03-13 10:00:00+07:00", tick=False):
        lakukan(client, aduan, "buka-lagi", alasan="Kuotanya belum bertambah.")

    aduan.refresh_from_db()
    assert (aduan.status, aduan.jumlah_dibuka_lagi) == (StatusAduan.DIPROSES, 1)
    assert aduan.riwayat.get().pesan == "Kuotanya belum bertambah."
    assert aduan.ditanggapi_pada is not None, "the first answer was given all the same"
    assert JejakAudit.objects.get().tindakan == "ADUAN_DIBUKA_LAGI"


def test_opening_again_takes_a_reason(client, db):
    aduan = AduanFactory(dijawab=True)

    jawaban = lakukan(client, aduan, "buka-lagi", alasan=" ")

    aduan.refresh_from_db()
    assert aduan.status == StatusAduan.DIJAWAB
    assert jawaban.context["form"].errors["alasan"]


def test_words_that_come_too_late_are_given_back_with_the_reason(client, db):
    aduan = AduanFactory(dijawab=True)

    with time_machine.travel("2026-03-23 10:00:00+07:00", tick=False):
        jawaban = lakukan(client, aduan, "buka-lagi", alasan="Kuotanya belum bertambah.")

    assert "sudah lewat" in jawaban.content.decode()
    assert "Kuotanya belum bertambah." in jawaban.content.decode()
    assert not aduan.riwayat.exists()


@pytest.mark.parametrize(("pada", "boleh"), [(BATAS, True), (BATAS + timedelta(minutes=1), False)])
def test_ten_days_after_the_answer_it_is_too_late(db, pada, boleh):
    aduan = AduanFactory(dijawab=True)

    if boleh:
        services.buka_lagi_aduan(aduan_id=aduan.pk, alasan="Belum.", pada=pada)
    else:
        with pytest.raises(PermissionDenied, match="sudah lewat"):
            services.buka_lagi_aduan(aduan_id=aduan.pk, alasan="Belum.", pada=pada)


@pytest.mark.parametrize("sifat", [{}, {"diproses": True}, {"selesai": True}])
def test_only_an_answered_case_is_confirmed_or_opened_again(client, db, sifat):
    aduan = AduanFactory(**sifat)

    for tindakan in ("selesai", "buka-lagi"):
        lakukan(client, aduan, tindakan, alasan="Belum.")

    status = aduan.status
    aduan.refresh_from_db()
    assert aduan.status == status
    assert not aduan.riwayat.exists()


def test_silence_closes_the_case_on_the_eleventh_day_and_only_once(db):
    aduan = AduanFactory(dijawab=True)
    baru = AduanFactory()

    def tutup(pada):
        return services.tutup_aduan_diam(hari_ini=(pada + timedelta(hours=7)).date(), pada=pada)

    assert tutup(BATAS) == 0
    assert tutup(BATAS + timedelta(minutes=31)) == 1
    assert tutup(BATAS + timedelta(minutes=32)) == 0

    aduan.refresh_from_db()
    baru.refresh_from_db()
    assert (aduan.status, baru.status) == (StatusAduan.SELESAI, StatusAduan.BARU)
    langkah = aduan.riwayat.get()
    assert (langkah.oleh, langkah.dari_warga, langkah.publik) == (None, False, True)
    assert JejakAudit.objects.get().rincian == {"oleh_pelapor": False}


def test_the_ten_days_count_from_the_latest_answer(db):
    aduan = AduanFactory(dijawab=True, dijawab_pada=DIJAWAB + timedelta(days=8))

    services.tutup_aduan_diam(
        hari_ini=(DIJAWAB + timedelta(days=15)).date(), pada=DIJAWAB + timedelta(days=15)
    )

    aduan.refresh_from_db()
    assert aduan.status == StatusAduan.DIJAWAB


def test_closing_the_silent_takes_the_same_number_of_statements_for_many(db, django_assert_num_queries):
    pada = DIJAWAB + timedelta(days=30)

    for jumlah in (1, 20):
        AduanFactory.create_batch(jumlah, dijawab=True)
        with django_assert_num_queries(6):  # the savepoint's two among them
            assert services.tutup_aduan_diam(hari_ini=pada.date(), pada=pada) == jumlah


@time_machine.travel("2026-04-01 00:30:00+07:00", tick=False)
def test_the_nightly_task_reads_the_clock(db):
    aduan = AduanFactory(dijawab=True)

    tutup_aduan_diam.apply(kwargs={"dari_masa_depan": True})

    aduan.refresh_from_db()
    assert aduan.status == StatusAduan.SELESAI
