"""What a leader undertakes about the lowest element, and what came of it."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from pegawai.models import JejakAudit
from umpanbalik import services
from umpanbalik.choices import StatusTindakLanjut, Unsur
from umpanbalik.models import TindakLanjut
from umpanbalik.tests.factories import TindakLanjutFactory


pytestmark = pytest.mark.pada("2026-04-02 10:00+07:00")

PADA = datetime(2026, 4, 2, 3, tzinfo=UTC)
ALAMAT = "/dasbor/unit/DINKES/kepuasan/"
KUERI = "?rentang=bulan&bulan=2026-03"
RENCANA = {
    "unsur": "WAKTU",
    "rencana": "Menambah satu loket pada pagi hari.",
    "tenggat": "2026-06-30",
    "penanggung_jawab": "Kepala Bidang Pelayanan",
}


def test_a_leader_writes_a_plan_and_the_page_shows_it(client, pemeran):
    client.masuk_sebagai(pemeran.citra)

    jawaban = client.post(f"{ALAMAT}tindak-lanjut/{KUERI}", RENCANA, follow=True)

    rencana = TindakLanjut.objects.get()
    assert (rencana.unit, rencana.mulai, rencana.selesai) == (
        pemeran.dinkes, date(2026, 3, 1), date(2026, 4, 1),
    )  # fmt: skip
    assert jawaban.redirect_chain == [(f"{ALAMAT}{KUERI}", 302)]
    assert "Menambah satu loket pada pagi hari." in jawaban.content.decode()
    assert JejakAudit.objects.get().tindakan == "TINDAK_LANJUT_DISUSUN"


def test_one_element_has_one_plan_a_period_and_what_was_typed_stays(client, pemeran):
    TindakLanjutFactory(unit=pemeran.dinkes, unsur=Unsur.WAKTU)
    client.masuk_sebagai(pemeran.citra)

    jawaban = client.post(f"{ALAMAT}tindak-lanjut/{KUERI}", RENCANA)

    assert "Unsur ini sudah mempunyai rencana" in str(jawaban.context["form"].errors)
    assert jawaban.context["form"]["rencana"].value() == RENCANA["rencana"]
    assert TindakLanjut.objects.count() == 1


@pytest.mark.parametrize("isian", [{"unsur": "LAIN"}, {"tenggat": "2026-05-01"}, {"rencana": "x\0"}])
def test_what_the_form_does_not_offer_is_refused(client, pemeran, isian):
    client.masuk_sebagai(pemeran.citra)

    jawaban = client.post(f"{ALAMAT}tindak-lanjut/{KUERI}", RENCANA | isian)

    assert set(jawaban.context["form"].errors) == set(isian)


@pytest.mark.parametrize("siapa", ["ani", "budi", "dewi", "eko", "gita", "hadi"])
def test_who_does_not_lead_the_unit_writes_and_changes_no_plan(client, pemeran, siapa):
    rencana = TindakLanjutFactory(unit=pemeran.dinkes)
    oleh = getattr(pemeran, siapa)

    with pytest.raises(PermissionDenied):
        services.susun_tindak_lanjut(
            tindak_lanjut=TindakLanjutFactory.build(unit=pemeran.dinkes), oleh=oleh, pada=PADA
        )
    with pytest.raises(PermissionDenied):
        services.perbarui_tindak_lanjut(
            tindak_lanjut_id=rencana.pk,
            status=StatusTindakLanjut.TERLAKSANA,
            hasil="Sudah.",
            oleh=oleh,
            pada=PADA,
        )


def test_a_plan_is_closed_with_what_was_done_and_then_stays(client, pemeran):
    rencana = TindakLanjutFactory(unit=pemeran.dinkes)
    client.masuk_sebagai(pemeran.citra)
    alamat = f"{ALAMAT}tindak-lanjut/{rencana.pk}/{KUERI}"

    tanpa = client.post(alamat, {"status": "TERLAKSANA", "hasil": ""})
    assert "Tuliskan apa yang sudah dilakukan" in tanpa.content.decode()
    client.post(alamat, {"status": "TERLAKSANA", "hasil": "Loket ketiga dibuka."})
    lagi = client.post(alamat, {"status": "TERLAKSANA", "hasil": "Ditulis ulang."})

    rencana.refresh_from_db()
    assert (rencana.status, rencana.hasil) == ("TERLAKSANA", "Loket ketiga dibuka.")
    assert "Rencana ini sudah terlaksana." in lagi.content.decode()
    assert "Ditulis ulang." in lagi.content.decode()
