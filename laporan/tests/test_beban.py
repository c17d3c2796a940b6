"""The burden meter: seconds without persons, off for who objects, shown only when there are enough."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given, strategies as st

from laporan import permissions, queries, services
from laporan.beban import (
    DETIK_TERLAMA,
    HALUS_SAMPAI,
    MINIMAL_UKURAN,
    RingkasanBeban,
    detik_sekegiatan,
    ringkas_beban,
)
from laporan.choices import JenisBeban
from laporan.models import BebanWaktu, KeberatanUkur, Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.inti.periode import Periode
from pegawai.jatah import Jatah


PADA = datetime(2026, 3, 10, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
MARET = Periode.bulan(2026, 3)
pytestmark = pytest.mark.pada(PADA)
ISIAN = {"tanggal": "2026-03-10", "uraian": "Rapat", "jam_mulai": "08:00", "jam_selesai": "09:00"}


def ukur(pemeran, detik, kali=1, jenis=JenisBeban.CATAT, oleh=None, jumlah=1):
    oleh = oleh or pemeran.ani
    for _ in range(kali):
        services.ukur_beban(
            jenis=jenis, detik=detik, jumlah=jumlah, unit=pemeran.pelayanan, oleh=oleh, pada=PADA
        )


# Arithmetic


@pytest.mark.parametrize(
    ("detik", "jumlah", "satu"),
    [
        (18, 1, 18),
        (60, 200, 1),
        (61, 3, 21),
        (120, 1, 120),
        (121, 1, 130),
        (1795, 1, 1800),
        (999_999, 1, DETIK_TERLAMA),
        (0, 1, None),
        (-5, 1, None),
        (10, 0, None),
    ],
)
def test_seconds_become_steps_that_many_share(detik, jumlah, satu):
    assert detik_sekegiatan(detik, jumlah) == satu


@given(st.lists(st.integers(1, DETIK_TERLAMA), min_size=MINIMAL_UKURAN, max_size=200))
def test_median_and_p90_are_the_nearest_ranks_of_the_list(daftar_detik):
    sebaran = {detik: daftar_detik.count(detik) for detik in daftar_detik}
    urut = sorted(daftar_detik)

    ringkasan = ringkas_beban(sebaran)

    def pangkat(persen):
        return urut[-(-len(urut) * persen // 100) - 1]

    assert ringkasan == RingkasanBeban(len(urut), pangkat(50), pangkat(90))


def test_too_few_measurements_say_nothing():
    assert ringkas_beban({5: MINIMAL_UKURAN - 1}) == RingkasanBeban(MINIMAL_UKURAN - 1, None, None)
    assert ringkas_beban({}) == RingkasanBeban(0, None, None)


# What is kept


def test_recording_sends_seconds_and_keeps_a_count_without_a_person(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    for jam in ("08", "10"):
        client.post(
            "/laporan/catat/", ISIAN | {"jam_mulai": f"{jam}:00", "jam_selesai": f"{jam}:30", "detik": "17"}
        )

    beban = BebanWaktu.objects.get()
    assert (beban.unit, beban.bulan, beban.jenis, beban.detik, beban.jumlah) == (
        pemeran.pelayanan,
        date(2026, 3, 1),
        JenisBeban.CATAT,
        17,
        2,
    )
    assert {kolom.name for kolom in BebanWaktu._meta.fields} == {
        "id", "unit", "bulan", "jenis", "detik", "jumlah",
    }  # fmt: skip


def test_a_correction_is_counted_once_and_only_when_it_corrects_something(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, uraian="Rapat", volume=0)
    client.masuk_sebagai(pemeran.ani)
    alamat = reverse("laporan:kegiatan_ubah", args=[kegiatan.pk])
    terbuka = client.get(alamat)
    assert 'data-kinerja-ukur="catat"' in terbuka.content.decode()
    sidik = terbuka.context["form"]["sidik"].value()

    for _ in range(2):  # nothing changes
        client.post(alamat, ISIAN | {"volume": "0", "sidik": sidik, "detik": "9"})
    assert not BebanWaktu.objects.exists()
    for _ in range(2):  # the second comes from a page that is out of date by then
        client.post(alamat, ISIAN | {"uraian": "Rapat anggaran", "sidik": sidik, "detik": "21"})

    beban = BebanWaktu.objects.get()
    assert (beban.jenis, beban.detik, beban.jumlah) == (JenisBeban.CATAT, 21, 1)


def test_deciding_on_one_or_many_is_counted_for_each(client, pemeran):
    satu, *banyak = KegiatanFactory.create_batch(4, pegawai=pemeran.ani, diajukan=True)
    client.masuk_sebagai(pemeran.budi)
    dilihat = {"dilihat": "2026-03-10T17:00:00+07:00"}  # after they were submitted
    assert "data-kinerja-detik" in client.get("/laporan/verifikasi/").content.decode()
    assert "data-kinerja-detik" in client.get(f"/laporan/verifikasi/{satu.pk}/").content.decode()

    client.post(
        f"/laporan/verifikasi/{satu.pk}/kembalikan/", {"catatan": "Lengkapi.", "detik": "40", **dilihat}
    )
    client.post("/laporan/verifikasi/banyak/", {"kegiatan": [k.pk for k in banyak], "detik": "30", **dilihat})
    client.post(f"/laporan/verifikasi/{banyak[0].pk}/sahkan/", {"detik": "30", **dilihat})  # decided already

    assert set(BebanWaktu.objects.values_list("jenis", "detik", "jumlah")) == {
        (JenisBeban.VERIFIKASI, 40, 1),
        (JenisBeban.VERIFIKASI, 10, 3),
    }


@pytest.mark.parametrize("detik", ["", "0", "-3", "1e9", "tujuh", "9" * 40, "1.5", "<b>"])
def test_garbage_is_not_counted_and_never_holds_up_the_entry(client, pemeran, detik):
    client.masuk_sebagai(pemeran.ani)

    client.post("/laporan/catat/", ISIAN | {"detik": detik})

    assert Kegiatan.objects.count() == 1
    assert not BebanWaktu.objects.exists()


def test_an_entry_that_was_refused_is_not_counted_and_its_seconds_come_back(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    halaman = client.post("/laporan/catat/", ISIAN | {"uraian": "", "detik": "17"})

    assert not BebanWaktu.objects.exists()
    assert halaman.context["form"]["detik"].value() == "17"


def test_only_so_many_measurements_of_one_person_count(client, pemeran, monkeypatch):
    monkeypatch.setattr("laporan.views.beban.UKURAN", Jatah("ukuran", 0, 60))
    client.masuk_sebagai(pemeran.ani)

    for jam in ("08", "10"):
        client.post(
            "/laporan/catat/", ISIAN | {"jam_mulai": f"{jam}:00", "jam_selesai": f"{jam}:30", "detik": "17"}
        )

    assert Kegiatan.objects.count() == 2
    assert BebanWaktu.objects.get().jumlah == 1  # the first try opens the window


# Who objects


def test_who_objects_is_not_measured_at_all_until_that_is_taken_back(client, pemeran):
    client.masuk_sebagai(pemeran.ani)
    alamat = reverse("laporan:pengukuran_atur")
    assert "data-kinerja-detik" in client.get("/laporan/").content.decode()

    for _ in range(2):
        halaman = client.post(alamat, follow=True).content.decode()
    assert "tidak diukur" in halaman
    assert "data-kinerja-detik" not in client.get("/laporan/").content.decode()
    client.post("/laporan/catat/", ISIAN | {"detik": "17"})
    ukur(pemeran, 17)
    assert not BebanWaktu.objects.exists()

    client.post(alamat, {"diukur": "ya"})
    assert not KeberatanUkur.objects.exists()
    assert "data-kinerja-detik" in client.get("/laporan/").content.decode()


def test_the_account_menu_leads_to_the_choice(client, pemeran):
    client.masuk_sebagai(pemeran.dewi)

    assert reverse("laporan:pengukuran_atur") in client.get("/beranda/").content.decode()


# What managers see


def test_managers_see_medians_of_each_organisation_and_the_city(client, pemeran):
    ukur(pemeran, 15, kali=18)
    ukur(pemeran, 75, kali=2)
    ukur(pemeran, 4, kali=1, jenis=JenisBeban.VERIFIKASI, oleh=pemeran.budi, jumlah=1)
    client.masuk_sebagai(pemeran.eko)

    halaman = client.get(reverse("laporan:beban_daftar")).content.decode()

    beban = queries.beban_sebulan(MARET)
    assert [satu.nama for satu in beban.organisasi] == ["Dinas Kesehatan"]
    assert beban.kota.catat == beban.organisasi[0].catat == RingkasanBeban(20, 15, 15)
    assert beban.kota.verifikasi == RingkasanBeban(1, None, None)
    assert "15 detik" in halaman
    assert f"kurang dari {MINIMAL_UKURAN} ukuran" in halaman


def test_a_batch_counts_once_for_each_activity_in_it(pemeran):
    ukur(pemeran, 60, jenis=JenisBeban.VERIFIKASI, jumlah=30)

    beban = BebanWaktu.objects.get()
    assert (beban.detik, beban.jumlah) == (2, 30)


def test_the_page_costs_the_same_for_few_and_many(client, pemeran, jumlah_kueri_tetap):
    ukur(pemeran, 5)
    client.masuk_sebagai(pemeran.eko)

    jumlah_kueri_tetap(
        muat=lambda: client.get(reverse("laporan:beban_daftar")),
        tambah=lambda: [ukur(pemeran, detik) for detik in range(6, 40)],
    )


@pytest.mark.parametrize(
    ("siapa", "boleh"), [("eko", True), ("ani", False), ("citra", False), ("hadi", False)]
)
def test_who_sees_the_meter(client, pemeran, siapa, boleh):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get(reverse("laporan:beban_daftar")).status_code == (200 if boleh else 403)
    assert bool(permissions.lihat_beban(getattr(pemeran, siapa)).alasan) is not boleh


def test_a_month_without_measurements_says_so(client, pemeran):
    client.masuk_sebagai(pemeran.eko)

    assert "Belum ada yang diukur" in client.get(reverse("laporan:beban_daftar")).content.decode()


@pytest.mark.parametrize(
    "isian", [{"detik": 0}, {"detik": DETIK_TERLAMA + 1}, {"jumlah": 0}, {"bulan": date(2026, 3, 2)}]
)
def test_the_database_keeps_no_nonsense(pemeran, isian):
    wajar = {"unit": pemeran.dinkes, "bulan": date(2026, 3, 1), "jenis": "CATAT", "detik": 5, "jumlah": 1}

    with pytest.raises(IntegrityError, match="beban_"), transaction.atomic():
        BebanWaktu.objects.create(**wajar | isian)


def test_steps_stay_within_what_the_database_takes():
    assert {detik_sekegiatan(detik, 1) for detik in range(HALUS_SAMPAI, 4000)} <= set(
        range(HALUS_SAMPAI, DETIK_TERLAMA + 1)
    )
