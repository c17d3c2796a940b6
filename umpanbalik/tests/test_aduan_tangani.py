"""What the office does with a case: each act with who may, what follows, and what it leaves behind."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from pegawai.choices import Peran
from pegawai.models import JejakAudit, PeranPegawai
from umpanbalik import permissions, queries, services
from umpanbalik.choices import LANJUTAN_ADUAN, Klasifikasi, StatusAduan
from umpanbalik.tests.factories import AduanFactory, PelaporFactory


PADA = datetime(2026, 3, 12, 2, tzinfo=UTC)  # 09.00 WIB
SEMUA = ("gita", "hadi", "citra", "budi", "ani", "dewi", "eko", "fajar")
MENANGANI = {"gita", "citra", "fajar"}  # the city's officer, the head of the dinas, the mayor above
PETUGAS_KOTA = {"gita"}


@pytest.fixture(autouse=True)
def jam():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def aduan(pemeran):
    return AduanFactory(unit=pemeran.dinkes)


def lakukan(tindakan, aduan, oleh, pada=PADA, **isian):
    return getattr(services, tindakan)(aduan_id=aduan.pk, oleh=oleh, pada=pada, **isian)


def isian(tindakan, pemeran):
    return {
        "proses_aduan": {},
        "tanggapi_aduan": {"tanggapan": "Kami periksa hari ini."},
        "jawab_aduan": {"jawaban": "Kuota ditambah."},
        "teruskan_aduan": {"unit": pemeran.disdik, "catatan": ""},
        "tandai_berkadar": {"alasan": "Diminta uang."},
        "nyatakan_bukan_kewenangan": {"alasan": "Hubungi PLN."},
        "arsipkan_aduan": {"alasan": "Iklan."},
    }[tindakan]


@pytest.mark.parametrize(
    ("tindakan", "boleh"),
    [
        ("proses_aduan", MENANGANI),
        ("tanggapi_aduan", MENANGANI),
        ("jawab_aduan", MENANGANI),
        ("teruskan_aduan", MENANGANI),
        ("tandai_berkadar", MENANGANI),
        ("nyatakan_bukan_kewenangan", PETUGAS_KOTA),
        ("arsipkan_aduan", PETUGAS_KOTA),
    ],
)
@pytest.mark.parametrize("siapa", SEMUA)
def test_who_may_do_what(pemeran, aduan, tindakan, boleh, siapa):
    oleh = getattr(pemeran, siapa)
    izin = getattr(permissions, tindakan)(queries.jangkauan_aduan(oleh, PADA.date()), aduan)

    assert bool(izin) is (siapa in boleh)
    assert bool(izin.alasan) is not bool(izin), "every refusal gives a reason"
    if izin:
        lakukan(tindakan, aduan, oleh, **isian(tindakan, pemeran))
        assert JejakAudit.objects.get().oleh == oleh
        assert aduan.riwayat.exists()
    else:
        with pytest.raises(PermissionDenied):
            lakukan(tindakan, aduan, oleh, **isian(tindakan, pemeran))
        assert not JejakAudit.objects.exists()
        assert not aduan.riwayat.exists()


@pytest.mark.parametrize(
    ("tindakan", "ke"),
    [
        ("proses_aduan", StatusAduan.DIPROSES),
        ("jawab_aduan", StatusAduan.DIJAWAB),
        ("nyatakan_bukan_kewenangan", StatusAduan.BUKAN_KEWENANGAN),
        ("arsipkan_aduan", StatusAduan.DIARSIPKAN),
    ],
)
@pytest.mark.parametrize("dari", StatusAduan)
def test_only_the_steps_of_the_table_are_taken(pemeran, tindakan, ke, dari):
    waktu = {"ditanggapi_pada": PADA, "dijawab_pada": PADA}
    selesai = {"selesai_pada": PADA} if dari == StatusAduan.SELESAI else {}
    aduan = AduanFactory(unit=pemeran.dinkes, status=dari, **waktu, **selesai)
    menurut_tabel = ke in LANJUTAN_ADUAN[dari] and not (
        tindakan == "proses_aduan" and dari == StatusAduan.DIJAWAB  # that step is the citizen's
    )

    if menurut_tabel:
        lakukan(tindakan, aduan, pemeran.gita, **isian(tindakan, pemeran))
    else:
        with pytest.raises(PermissionDenied, match="Keadaan aduan ini"):
            lakukan(tindakan, aduan, pemeran.gita, **isian(tindakan, pemeran))

    aduan.refresh_from_db()
    assert aduan.status == (ke if menurut_tabel else dari)


def test_taking_a_case_up_is_no_answer(pemeran, aduan):
    lakukan("proses_aduan", aduan, pemeran.gita)

    aduan.refresh_from_db()
    assert aduan.ditanggapi_pada is None


def test_the_first_answer_stops_the_first_clock_and_later_ones_leave_it(pemeran, aduan):
    lakukan("jawab_aduan", aduan, pemeran.citra, jawaban="Kami periksa.")
    services.buka_lagi_aduan(aduan_id=aduan.pk, alasan="Belum.", pada=PADA + timedelta(days=1))
    lakukan("jawab_aduan", aduan, pemeran.citra, PADA + timedelta(days=2), jawaban="Kuota ditambah.")

    aduan.refresh_from_db()
    assert (aduan.ditanggapi_pada, aduan.dijawab_pada) == (PADA, PADA + timedelta(days=2))
    assert [langkah.pesan for langkah in aduan.riwayat.order_by("pk")] == [
        "Kami periksa.", "Belum.", "Kuota ditambah.",
    ]  # fmt: skip


def test_an_interim_answer_ends_the_first_wait_and_leaves_the_case_open(client, pemeran, aduan):
    client.masuk_sebagai(pemeran.citra)

    jawaban = client.post(f"/aduan/{aduan.pk}/tanggapi/", {"tanggapan": "Kami periksa besok."}, follow=True)

    aduan.refresh_from_db()
    assert (aduan.status, aduan.ditanggapi_pada, aduan.dijawab_pada) == (StatusAduan.DIPROSES, PADA, None)
    assert "tanggapan awal" in jawaban.content.decode()
    lakukan(
        "tanggapi_aduan", aduan, pemeran.citra, PADA + timedelta(days=1), tanggapan="Menunggu suku cadang."
    )
    lakukan("jawab_aduan", aduan, pemeran.citra, PADA + timedelta(days=4), jawaban="Sudah berfungsi.")
    aduan.refresh_from_db()
    assert (aduan.ditanggapi_pada, aduan.dijawab_pada) == (PADA, PADA + timedelta(days=4))


@pytest.mark.parametrize("tindakan", ["proses_aduan", "teruskan_aduan", "tandai_berkadar", "arsipkan_aduan"])
def test_no_other_act_counts_as_an_answer(pemeran, aduan, tindakan):
    lakukan(tindakan, aduan, pemeran.gita, **isian(tindakan, pemeran))

    aduan.refresh_from_db()
    assert aduan.ditanggapi_pada is None
    assert not aduan.riwayat.filter(jawaban=True).exists()


def test_an_answer_is_written_on_the_page(client, pemeran, aduan):
    client.masuk_sebagai(pemeran.citra)

    for kosong in (" ", "Kuota\0"):
        assert (
            client.post(f"/aduan/{aduan.pk}/jawab/", {"jawaban": kosong}).context["formulir"]["jawab"].errors
        )
    jawaban = client.post(f"/aduan/{aduan.pk}/jawab/", {"jawaban": "Kuota ditambah."}, follow=True)

    assert "Kuota ditambah." in jawaban.content.decode()
    assert "Jawaban terkirim" in jawaban.content.decode()


def test_who_answers_second_gets_the_words_back_with_the_reason(client, pemeran, aduan):
    """Two officers had the page open; the first one pressed the button."""
    client.masuk_sebagai(pemeran.citra)
    lakukan("jawab_aduan", aduan, pemeran.gita, jawaban="Kami periksa.")

    jawaban = client.post(f"/aduan/{aduan.pk}/jawab/", {"jawaban": "Kuota ditambah menjadi seratus."})

    html = jawaban.content.decode()
    assert jawaban.status_code == 403
    assert "Keadaan aduan ini: sudah dijawab." in html
    assert "Kuota ditambah menjadi seratus." in html
    assert "Kami periksa." in html, "the page shows the case as it stands now"
    assert aduan.riwayat.count() == 1


def test_words_for_a_case_that_has_left_the_desk_are_given_back(client, pemeran, aduan):
    client.masuk_sebagai(pemeran.citra)
    lakukan("teruskan_aduan", aduan, pemeran.gita, unit=pemeran.disdik, catatan="")

    jawaban = client.post(f"/aduan/{aduan.pk}/jawab/", {"jawaban": "Kuota ditambah menjadi seratus."})

    assert jawaban.status_code == 404
    assert "Kuota ditambah menjadi seratus." in jawaban.content.decode()
    assert aduan.judul not in jawaban.content.decode()


def test_a_case_handed_on_between_looking_and_locking_is_refused_as_well(client, pemeran, aduan, monkeypatch):
    client.masuk_sebagai(pemeran.citra)

    def keduluan(**isian):
        lakukan("teruskan_aduan", aduan, pemeran.gita, unit=pemeran.disdik, catatan="")
        return jawab_aduan(**isian)

    jawab_aduan = services.jawab_aduan
    monkeypatch.setattr(services, "jawab_aduan", keduluan)
    jawaban = client.post(f"/aduan/{aduan.pk}/jawab/", {"jawaban": "Kuota ditambah."})

    assert jawaban.status_code == 404
    assert "Kuota ditambah." in jawaban.content.decode()


def test_a_case_is_taken_up_on_the_page(client, pemeran, aduan):
    client.masuk_sebagai(pemeran.gita)

    client.post(f"/aduan/{aduan.pk}/proses/")

    aduan.refresh_from_db()
    assert aduan.status == StatusAduan.DIPROSES
    assert client.post(f"/aduan/{aduan.pk}/proses/").status_code == 403


def test_handing_over_keeps_the_clock_and_moves_the_desk(client, pemeran, aduan):
    client.masuk_sebagai(pemeran.citra)

    jawaban = client.post(
        f"/aduan/{aduan.pk}/teruskan/", {"unit": pemeran.disdik.pk, "catatan": "Soal sekolah."}, follow=True
    )

    lama = (aduan.tenggat_tanggapan, aduan.tenggat_selesai)
    aduan.refresh_from_db()
    assert (aduan.unit, aduan.status) == (pemeran.disdik, StatusAduan.BARU)
    assert (aduan.tenggat_tanggapan, aduan.tenggat_selesai) == lama
    assert jawaban.request["PATH_INFO"] == "/aduan/", "the case is no longer hers to open"
    umum, catatan = aduan.riwayat.order_by("pk")
    assert (umum.pesan, umum.publik) == ("Diteruskan kepada Dinas Pendidikan.", True)
    assert (catatan.pesan, catatan.publik) == ("Soal sekolah.", False)
    assert JejakAudit.objects.get().rincian == {"dari": "DINKES", "ke": "DISDIKBUD"}


def test_a_case_is_not_handed_to_where_it_lies_nor_to_the_city_as_such(client, pemeran, aduan):
    client.masuk_sebagai(pemeran.gita)

    for unit in (pemeran.dinkes, pemeran.dinkes.induk):
        jawaban = client.post(f"/aduan/{aduan.pk}/teruskan/", {"unit": unit.pk})
        assert jawaban.context["formulir"]["teruskan"].errors["unit"]


def test_an_unrouted_case_goes_from_the_citys_desk_to_a_unit(pemeran):
    aduan = AduanFactory(unit=None)

    with pytest.raises(PermissionDenied):
        lakukan("teruskan_aduan", aduan, pemeran.citra, unit=pemeran.dinkes, catatan="")
    lakukan("teruskan_aduan", aduan, pemeran.gita, unit=pemeran.dinkes, catatan="")

    aduan.refresh_from_db()
    assert aduan.unit == pemeran.dinkes
    assert JejakAudit.objects.get().rincian["dari"] is None


def test_a_suspicion_leaves_the_unit_and_gets_its_longer_clock(client, pemeran, aduan):
    client.masuk_sebagai(pemeran.citra)

    client.post(f"/aduan/{aduan.pk}/berkadar/", {"alasan": "Diminta uang di loket."})

    aduan.refresh_from_db()
    assert (aduan.klasifikasi, aduan.unit) == (Klasifikasi.BERKADAR, pemeran.dinkes)
    assert (aduan.tenggat_tanggapan, aduan.tenggat_selesai) == (date(2026, 3, 17), date(2026, 6, 19))
    assert client.get(f"/aduan/{aduan.pk}/").status_code == 404
    assert [langkah.publik for langkah in aduan.riwayat.order_by("pk")] == [True, False]
    assert JejakAudit.objects.get().rincian == {"tenggat_selesai": ["2026-04-07", "2026-06-19"]}


def test_a_suspicion_is_marked_once(pemeran, aduan):
    lakukan("tandai_berkadar", aduan, pemeran.gita, alasan="Diminta uang.")

    with pytest.raises(PermissionDenied, match="sudah ditandai"):
        lakukan("tandai_berkadar", aduan, pemeran.gita, alasan="Lagi.")


def test_an_officer_of_the_unit_does_not_handle_a_suspicion(pemeran, aduan):
    PeranPegawai.objects.create(pegawai=pemeran.ani, peran=Peran.PETUGAS_ADUAN, unit=pemeran.dinkes)
    lakukan("proses_aduan", aduan, pemeran.ani)
    lakukan("tandai_berkadar", aduan, pemeran.ani, alasan="Diminta uang.")

    with pytest.raises(PermissionDenied, match="berkadar pengawasan"):
        lakukan("jawab_aduan", aduan, pemeran.ani, jawaban="Tidak benar.")
    lakukan("jawab_aduan", aduan, pemeran.gita, jawaban="Sedang diperiksa Inspektorat.")


def test_not_the_citys_matter_is_an_answer_with_a_reason(client, pemeran, aduan):
    client.masuk_sebagai(pemeran.gita)

    tanpa_alasan = client.post(f"/aduan/{aduan.pk}/bukan-kewenangan/", {"alasan": ""})
    assert tanpa_alasan.context["formulir"]["bukan_kewenangan"].errors
    client.post(f"/aduan/{aduan.pk}/bukan-kewenangan/", {"alasan": "Listrik ditangani PLN."})

    aduan.refresh_from_db()
    assert (aduan.status, aduan.ditanggapi_pada) == (StatusAduan.BUKAN_KEWENANGAN, PADA)
    assert aduan.riwayat.get().publik


def test_what_is_no_report_is_put_away_with_a_reason_and_counts_as_no_answer(client, pemeran, aduan):
    client.masuk_sebagai(pemeran.gita)

    client.post(f"/aduan/{aduan.pk}/arsipkan/", {"alasan": "Iklan pinjaman."})

    aduan.refresh_from_db()
    assert (aduan.status, aduan.ditanggapi_pada) == (StatusAduan.DIARSIPKAN, None)


@pytest.mark.parametrize(
    ("siapa", "anonim", "boleh"),
    [
        ("gita", True, True),
        ("gita", False, True),
        ("citra", False, True),
        ("citra", True, False),
        ("fajar", True, False),
        ("hadi", False, False),  # the auditor reads everything else
        ("budi", False, False),
    ],
)
def test_the_reporter_is_shown_for_a_reason_and_an_anonymous_one_to_the_city_only(
    pemeran, siapa, anonim, boleh
):
    aduan = PelaporFactory(aduan__unit=pemeran.dinkes, aduan__anonim=anonim).aduan
    oleh = getattr(pemeran, siapa)

    if boleh:
        pelapor = lakukan("buka_identitas", aduan, oleh, alasan="Perlu nomor kartu keluarga.")
        assert pelapor.nama == "Rina Wulandari"
        jejak = JejakAudit.objects.get()
        assert (jejak.tindakan, jejak.oleh, jejak.rincian["alasan"]) == (
            "IDENTITAS_DIBUKA", oleh, "Perlu nomor kartu keluarga.",
        )  # fmt: skip
        assert not aduan.riwayat.get().publik
    else:
        with pytest.raises(PermissionDenied):
            lakukan("buka_identitas", aduan, oleh, alasan="Ingin tahu.")
        assert not JejakAudit.objects.exists()


def test_the_page_asks_for_the_reason_first_and_is_not_kept_by_the_browser(client, pemeran):
    aduan = PelaporFactory(aduan__unit=pemeran.dinkes).aduan
    client.masuk_sebagai(pemeran.gita)

    tanpa_alasan = client.post(f"/aduan/{aduan.pk}/identitas/", {"alasan": ""})
    assert "Rina Wulandari" not in tanpa_alasan.content.decode()
    assert not JejakAudit.objects.exists()

    jawaban = client.post(f"/aduan/{aduan.pk}/identitas/", {"alasan": "Perlu nomor kartu keluarga."})
    assert "Rina Wulandari" in jawaban.content.decode()
    assert "no-store" in jawaban["Cache-Control"]


def test_nothing_left_is_nothing_to_open(pemeran, aduan):
    with pytest.raises(PermissionDenied, match="tidak meninggalkan nama"):
        lakukan("buka_identitas", aduan, pemeran.gita, alasan="Perlu.")


def test_the_steps_of_a_case_are_never_rewritten(pemeran, aduan):
    lakukan("proses_aduan", aduan, pemeran.gita)

    with pytest.raises(IntegrityError, match="hanya boleh ditambah"), transaction.atomic():
        aduan.riwayat.update(pesan="Lain.")
    with pytest.raises(IntegrityError, match="hanya boleh ditambah"), transaction.atomic():
        aduan.delete()


@pytest.mark.parametrize(
    "tindakan", ["proses", "jawab", "teruskan", "berkadar", "bukan-kewenangan", "arsipkan", "identitas"]
)
def test_acts_are_posts_on_a_case_one_may_see(client, pemeran, aduan, tindakan):
    client.masuk_sebagai(pemeran.dewi)

    assert client.get(f"/aduan/{aduan.pk}/{tindakan}/").status_code == 405
    assert client.post(f"/aduan/{aduan.pk}/{tindakan}/").status_code == 404
