"""Rules for daily work are set by the managers, for days to come, and read by everybody."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.forms import model_to_dict

from laporan import permissions, services
from laporan.models import AturanLaporan
from pegawai.models import JejakAudit


PADA = datetime(2026, 3, 17, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.pada(PADA)
BESOK = date(2026, 3, 18)


def isian(**ubahan):
    awal = model_to_dict(AturanLaporan.objects.earliest("mulai"), exclude=("id",))
    awal["hari_otomatis"] = ""
    return {**awal, "mulai": BESOK.isoformat(), "dasar": "Perwali contoh", **ubahan}


def tetapkan(oleh, **ubahan):
    awal = {**isian(), "hari_otomatis": None, "mulai": BESOK, **ubahan}
    return services.tetapkan_aturan(aturan=AturanLaporan(**awal), oleh=oleh, pada=PADA)


@pytest.mark.parametrize(
    ("siapa", "boleh"), [("eko", True), ("ani", False), ("budi", False), ("fajar", False), ("hadi", False)]
)
def test_only_the_managers_set_rules(client, pemeran, siapa, boleh):
    oleh = getattr(pemeran, siapa)
    client.masuk_sebagai(oleh)

    halaman = client.get("/laporan/aturan/")
    jawaban = client.post("/laporan/aturan/tetapkan/", isian(hari_tenggang=1))

    assert bool(permissions.tetapkan_aturan(oleh)) is boleh
    assert ("Tetapkan aturan baru" in halaman.content.decode()) is boleh
    assert jawaban.status_code == (302 if boleh else 403)
    assert AturanLaporan.objects.filter(mulai=BESOK).exists() is boleh


def test_everybody_reads_what_holds_today_and_what_is_to_come(client, pemeran):
    tetapkan(pemeran.eko, hari_tenggang=0, hari_otomatis=10, hari_eskalasi=4)
    client.masuk_sebagai(pemeran.ani)

    html = client.get("/laporan/aturan/").content.decode()

    assert "paling lambat 3 hari kerja sesudahnya" in html
    assert "kegiatan hari ini masih tepat waktu bila dicatat sampai Jumat, 27 Maret 2026" in html
    assert "Mulai Rabu, 18 Maret 2026" in html
    assert "Sesudah 10 hari kerja kegiatan terverifikasi otomatis" in html


def test_the_act_leaves_its_line(pemeran):
    aturan = tetapkan(pemeran.eko, hari_tenggang=1)

    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.objek_id, jejak.oleh) == ("ATURAN_DITETAPKAN", aturan.pk, pemeran.eko)
    assert (jejak.rincian["mulai"], jejak.rincian["hari_tenggang"]) == ("2026-03-18", 1)


@pytest.mark.parametrize("mulai", [date(2026, 3, 17), date(2026, 3, 1)])
def test_no_rule_begins_in_the_past(pemeran, mulai):
    with pytest.raises(services.LaporanDitolak, match="paling cepat besok"):
        tetapkan(pemeran.eko, mulai=mulai)


@pytest.mark.parametrize(
    ("ubahan", "kata"),
    [
        ({"menit_paling_banyak": 1500}, "harus berurutan"),
        ({"menit_paling_sedikit": 0}, "harus berurutan"),
        ({"hari_otomatis": 2}, "hanya sesudah kegiatan naik"),
        ({"hari_tenggang": 99}, "paling banyak 31"),
        ({"dasar": ""}, "Sebutkan ketentuan yang menetapkannya."),
        ({"mulai": "kemarin"}, "tanggal"),
        ({"tumpang_tindih": "SESUKANYA"}, "Masukkan pilihan yang valid"),
    ],
)
def test_rules_that_contradict_themselves_are_refused_in_words(client, pemeran, ubahan, kata):
    client.masuk_sebagai(pemeran.eko)

    jawaban = client.post("/laporan/aturan/tetapkan/", isian(**ubahan))

    assert kata in jawaban.content.decode()
    assert AturanLaporan.objects.count() == 1


def test_two_sets_never_begin_on_one_day(client, pemeran):
    tetapkan(pemeran.eko)
    client.masuk_sebagai(pemeran.eko)

    jawaban = client.post("/laporan/aturan/tetapkan/", isian())

    assert "Sudah ada aturan yang mulai berlaku pada tanggal ini." in jawaban.content.decode()


def test_what_has_not_begun_can_be_withdrawn_once(client, pemeran):
    aturan = tetapkan(pemeran.eko)
    client.masuk_sebagai(pemeran.eko)

    pertama = client.post(f"/laporan/aturan/{aturan.pk}/batalkan/", follow=True)
    kedua = client.post(f"/laporan/aturan/{aturan.pk}/batalkan/", follow=True)

    assert "dibatalkan sebelum berlaku" in pertama.content.decode()
    assert "sudah dibatalkan" in kedua.content.decode()
    assert JejakAudit.objects.filter(tindakan="ATURAN_DIBATALKAN").count() == 1


def test_what_holds_stays(pemeran):
    kini = AturanLaporan.objects.get()

    with pytest.raises(PermissionDenied, match="sudah berlaku"):
        services.batalkan_aturan(aturan_id=kini.pk, oleh=pemeran.eko, pada=PADA)
