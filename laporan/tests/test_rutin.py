"""What one keeps ready: offered on its days, recorded in one act, called as a template."""

import re
from datetime import date, datetime, time
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from laporan import permissions, services
from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan, KegiatanRutin
from laporan.tests.factories import KegiatanFactory, KegiatanRutinFactory
from pegawai.models import HariLibur, JejakAudit
from pegawai.tests.factories import HasilKerjaFactory, IndikatorFactory, SKPFactory


PADA = datetime(2026, 3, 10, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))  # a Tuesday
pytestmark = pytest.mark.pada(PADA)
HARI_INI = date(2026, 3, 10)
ISIAN = {"uraian": "Apel pagi", "jam_mulai": "07:30", "jam_selesai": "08:00", "hari": ["1", "2"]}


@pytest.fixture
def hasil(pemeran):
    return IndikatorFactory(hasil_kerja__skp__pegawai=pemeran.ani).hasil_kerja


def test_it_is_kept_changed_and_taken_away(client, pemeran, hasil):
    client.masuk_sebagai(pemeran.ani)

    client.post("/laporan/rutin/", {**ISIAN, "hasil_kerja": hasil.pk, "volume": "2"})
    rutin = KegiatanRutin.objects.get()
    daftar = client.get("/laporan/rutin/").content.decode()
    client.post(f"/laporan/rutin/{rutin.pk}/", {**ISIAN, "uraian": "Apel sore", "hari": []})
    rutin.refresh_from_db()
    jawaban = client.post(f"/laporan/rutin/{rutin.pk}/hapus/", follow=True)
    lagi = client.post(f"/laporan/rutin/{rutin.pk}/hapus/", follow=True)

    assert "Senin, Selasa" in daftar
    assert "2 berkas" in daftar
    assert (rutin.uraian, rutin.hari, rutin.sebutan_hari) == ("Apel sore", [], "templat")
    assert not KegiatanRutin.objects.exists()
    assert "dihapus" in jawaban.content.decode()
    assert "sudah dihapus sebelumnya" in lagi.content.decode()
    assert list(JejakAudit.objects.order_by("pk").values_list("tindakan", flat=True)) == [
        "RUTIN_DISIMPAN",
        "RUTIN_DISIMPAN",
        "RUTIN_DIHAPUS",
    ]


@pytest.mark.parametrize(
    ("ubahan", "pesan"),
    [
        pytest.param({"uraian": " "}, "Uraikan kegiatannya.", id="no-words"),
        pytest.param({"jam_selesai": "07:30"}, "Jam mulai dan jam selesai sama.", id="no-time"),
        pytest.param({"jam_mulai": "25:00"}, "jam", id="no-hour"),
        pytest.param({"volume": "2"}, "Volume dihitung untuk satu hasil kerja.", id="volume-of-nothing"),
        pytest.param({"volume": "-1"}, "tidak boleh negatif", id="negative"),
        pytest.param({"hari": ["8"]}, "8", id="no-such-day"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(client, pemeran, ubahan, pesan):
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post("/laporan/rutin/", {**ISIAN, **ubahan})

    assert pesan in str(jawaban.context["form"].errors)
    assert not KegiatanRutin.objects.exists()


def test_a_double_click_keeps_one_and_none_becomes_the_double_of_another(client, pemeran):
    lain = KegiatanRutinFactory(pegawai=pemeran.ani, uraian="Apel sore")
    client.masuk_sebagai(pemeran.ani)

    for _ in range(2):
        assert client.post("/laporan/rutin/", ISIAN).status_code == 302
    jawaban = client.post(f"/laporan/rutin/{lain.pk}/", ISIAN)

    assert "sudah ada" in jawaban.context["form"].errors["uraian"][0]
    assert sorted(KegiatanRutin.objects.values_list("uraian", flat=True)) == ["Apel pagi", "Apel sore"]


@pytest.mark.parametrize(
    "ubahan", [{"hari": ["3"]}, {"hasil_kerja": "hasil"}, {"hasil_kerja": "hasil", "volume": "3"}]
)
def test_the_same_words_and_hours_with_something_else_are_refused_not_dropped(client, pemeran, hasil, ubahan):
    client.masuk_sebagai(pemeran.ani)
    client.post("/laporan/rutin/", ISIAN)
    lain = {nama: hasil.pk if nilai == "hasil" else nilai for nama, nilai in ubahan.items()}

    jawaban = client.post("/laporan/rutin/", {**ISIAN, **lain})

    assert "Ubah yang sudah ada itu" in jawaban.context["form"].errors["uraian"][0]
    rutin = KegiatanRutin.objects.get()
    assert (rutin.hari, rutin.hasil_kerja, rutin.volume) == ([1, 2], None, 0)


def test_nobody_learns_what_another_keeps(pemeran):
    KegiatanRutinFactory(pegawai=pemeran.dewi, uraian="Apel sore")
    rutin = KegiatanRutinFactory(pegawai=pemeran.dewi)
    rutin.uraian = "Apel sore"

    with pytest.raises(PermissionDenied):
        services.simpan_rutin(rutin=rutin, oleh=pemeran.ani, pada=PADA)


def test_the_database_holds_the_days_of_a_week(pemeran):
    with pytest.raises(IntegrityError), transaction.atomic():
        KegiatanRutinFactory(pegawai=pemeran.ani, hari=[0])


@pytest.mark.parametrize("siapa", ["budi", "dewi", "eko", "hadi"])
def test_it_is_ones_own(client, pemeran, siapa):
    rutin = KegiatanRutinFactory(pegawai=pemeran.ani)
    lain = getattr(pemeran, siapa)
    client.masuk_sebagai(lain)

    assert client.get(f"/laporan/rutin/{rutin.pk}/").status_code == 404
    assert client.post(f"/laporan/rutin/{rutin.pk}/hapus/").status_code == 403
    assert rutin.uraian not in client.get("/laporan/rutin/").content.decode()
    client.post("/laporan/rutin/catat/?tanggal=2026-03-10", {"rutin": [rutin.pk]})
    assert permissions.ubah_rutin(lain, rutin).alasan
    assert not Kegiatan.objects.exists()


def test_what_returns_today_is_recorded_in_one_act(client, pemeran, hasil):
    selasa = KegiatanRutinFactory(pegawai=pemeran.ani, hari=[2], hasil_kerja=hasil, volume=2)
    KegiatanRutinFactory(pegawai=pemeran.ani, hari=[3], uraian="Rabu saja")
    client.masuk_sebagai(pemeran.ani)

    html = client.get("/laporan/").content.decode()
    terpilih = re.findall(r'name="rutin"\s+value="(\d+)"\s+checked', html)
    jawaban = client.post("/laporan/rutin/catat/?tanggal=2026-03-10", {"rutin": terpilih}, follow=True)

    assert terpilih == [str(selasa.pk)]
    assert "Rabu saja" not in html
    assert "1 kegiatan dicatat sebagai konsep." in jawaban.content.decode()
    assert "Kelola rutin" not in jawaban.content.decode()
    kegiatan = Kegiatan.objects.get()
    assert (kegiatan.uraian, kegiatan.jam_mulai, kegiatan.volume) == (selasa.uraian, time(7, 30), 2)
    assert kegiatan.status == StatusKegiatan.KONSEP


def test_a_reason_too_long_is_not_cut_but_refused(client, pemeran):
    rutin = KegiatanRutinFactory(pegawai=pemeran.ani, hari=[1])
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(
        "/laporan/rutin/catat/?tanggal=2026-02-16",
        {"rutin": [rutin.pk], "alasan_terlambat": "a" * 301},
        follow=True,
    )

    assert "paling banyak 300 karakter" in jawaban.content.decode()
    assert not Kegiatan.objects.exists()


def test_recorded_once_a_day_also_when_corrected_and_offered_again_when_deleted(client, pemeran):
    rutin = KegiatanRutinFactory(pegawai=pemeran.ani, hari=[2])
    client.masuk_sebagai(pemeran.ani)
    alamat = "/laporan/rutin/catat/?tanggal=2026-03-10"

    client.post(alamat, {"rutin": [rutin.pk]})
    Kegiatan.objects.update(uraian="Apel pagi di balai kota")
    client.post(alamat, {"rutin": [rutin.pk]})
    tampak = client.get("/laporan/").context["rutin"].jatuh
    jumlah = Kegiatan.objects.count()
    Kegiatan.objects.all().delete()

    assert (jumlah, tampak) == (1, [])
    assert client.get("/laporan/").context["rutin"].jatuh == [rutin]


def test_nothing_is_offered_on_a_day_off_or_when_it_is_told_already(client, pemeran):
    KegiatanRutinFactory(pegawai=pemeran.ani, hari=[1, 2, 6, 7])
    client.masuk_sebagai(pemeran.ani)

    def ditawarkan(tanggal):
        return len(client.get(f"/laporan/?tanggal={tanggal}").context["rutin"].jatuh)

    assert ditawarkan("2026-03-09") == 1
    assert ditawarkan("2026-03-08") == 0  # a Sunday
    HariLibur.objects.create(tanggal=date(2026, 3, 9), nama="Hari jadi", jenis="LIBUR_DAERAH")
    assert ditawarkan("2026-03-09") == 0
    KegiatanFactory(pegawai=pemeran.ani, uraian="apel PAGI", jam_mulai=time(9))
    assert ditawarkan("2026-03-10") == 0


def test_a_result_whose_skp_has_ended_is_left_out_and_that_is_said(client, pemeran):
    tahun_lalu = SKPFactory(
        pegawai=pemeran.ani, disetujui=True, mulai=date(2025, 1, 1), selesai=date(2026, 1, 1)
    )
    rutin = KegiatanRutinFactory(
        pegawai=pemeran.ani, hari=[2], hasil_kerja=HasilKerjaFactory(skp=tahun_lalu), volume=2
    )
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post("/laporan/rutin/catat/?tanggal=2026-03-10", {"rutin": [rutin.pk]}, follow=True)

    kegiatan = Kegiatan.objects.get()
    assert (kegiatan.hasil_kerja, kegiatan.volume) == (None, 0)
    assert "1 di antaranya menjadi di luar SKP" in jawaban.content.decode()


def test_a_template_is_called_into_the_form_and_kept_by_one_more_enter(client, pemeran, hasil):
    templat = KegiatanRutinFactory(pegawai=pemeran.ani, hari=[], hasil_kerja=hasil, volume=4)
    client.masuk_sebagai(pemeran.ani)

    hari = client.get("/laporan/").content.decode()
    jawaban = client.get(f"/laporan/?rutin={templat.pk}")

    form = jawaban.context["form"]
    assert f"rutin={templat.pk}" in hari
    assert 'class="btn btn-primary" autofocus' in jawaban.content.decode()
    assert (form["hasil_kerja"].value(), form["volume"].value()) == (hasil.pk, 4)
    client.post(
        "/laporan/catat/",
        {
            "kunci": uuid4(),
            "tanggal": "2026-03-10",
            "jam_mulai": "07:30",
            "jam_selesai": "08:00",
            "uraian": form["uraian"].value(),
            "hasil_kerja": hasil.pk,
            "volume": "4",
        },
    )
    assert Kegiatan.objects.get().volume == 4


def test_a_result_of_a_plan_that_has_ended_is_not_shown_as_if_it_would_be_kept(client, pemeran):
    lama = IndikatorFactory(
        hasil_kerja__skp__pegawai=pemeran.ani,
        hasil_kerja__skp__mulai=date(2025, 1, 1),
        hasil_kerja__skp__selesai=date(2026, 1, 1),
    ).hasil_kerja
    templat = KegiatanRutinFactory(pegawai=pemeran.ani, hari=[], hasil_kerja=lama, volume=4)
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.get(f"/laporan/?rutin={templat.pk}")

    assert jawaban.context["usulan"].hasil is None
    assert jawaban.context["form"]["hasil_kerja"].value() is None
    assert "bukan bagian SKP" in jawaban.content.decode()


def test_an_entry_is_made_a_routine(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, uraian="Rapat mingguan", volume=0)
    milik_dewi = KegiatanFactory(pegawai=pemeran.dewi, uraian="Rahasia Dewi")
    client.masuk_sebagai(pemeran.ani)

    ubah = client.get(f"/laporan/{kegiatan.pk}/ubah/").content.decode()
    form = client.get(f"/laporan/rutin/?dari={kegiatan.pk}").context["form"]

    assert f"/laporan/rutin/?dari={kegiatan.pk}" in ubah
    assert (form["uraian"].value(), form["hari"].value()) == ("Rapat mingguan", [2])
    assert "Rahasia Dewi" not in client.get(f"/laporan/rutin/?dari={milik_dewi.pk}").content.decode()
    assert client.get("/laporan/rutin/?dari=" + "9" * 40).status_code == 200


def test_the_pages_cost_the_same_for_few_and_many(client, pemeran, hasil, jumlah_kueri_tetap):
    KegiatanRutinFactory(pegawai=pemeran.ani, hari=[2], hasil_kerja=hasil)
    client.masuk_sebagai(pemeran.ani)

    for awalan, alamat in (("a", "/laporan/rutin/"), ("b", "/laporan/")):
        jumlah_kueri_tetap(
            muat=lambda alamat=alamat: client.get(alamat),
            tambah=lambda awalan=awalan: [
                KegiatanRutinFactory(
                    pegawai=pemeran.ani, hari=[2][: ke % 2], hasil_kerja=hasil, uraian=f"Rutin {awalan}{ke}"
                )
                for ke in range(20)
            ],
        )
