from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from evaluasi import permissions, services
from evaluasi.choices import StatusPeriode
from evaluasi.models import PeriodePenilaian
from evaluasi.tests.adegan import PADA, skp_ani
from evaluasi.tests.factories import PenilaianFactory, PeriodePenilaianFactory
from pegawai.batasan import BatasanDilanggar
from pegawai.inti.periode import Periode
from pegawai.models import JejakAudit
from pegawai.tests.factories import SKPFactory


pytestmark = pytest.mark.pada(PADA)


MARET = Periode.bulan(2026, 3)


def buka(oleh, periode=MARET):
    return services.buka_periode(periode=periode, oleh=oleh, pada=PADA)


@pytest.mark.parametrize(
    ("siapa", "melihat", "membuka"),
    [
        ("eko", True, True),
        ("hadi", True, False),
        ("fajar", False, False),
        ("citra", False, False),
        ("ani", False, False),
    ],
)
def test_only_the_managers_open_a_period(client, pemeran, siapa, melihat, membuka):
    oleh = getattr(pemeran, siapa)
    client.masuk_sebagai(oleh)

    assert bool(permissions.buka_periode(oleh)) is membuka
    assert (client.get("/evaluasi/periode/").status_code == 200) is melihat
    if not membuka:
        with pytest.raises(PermissionDenied, match="hanya dibuka oleh pengelola"):
            buka(oleh)
        assert client.post("/evaluasi/periode/buka/", {"periode": "BULANAN:2026-03"}).status_code == 403
        assert not PeriodePenilaian.objects.exists()


@pytest.mark.parametrize(
    ("pilihan", "mulai", "selesai", "nama"),
    [
        ("BULANAN:2026-03", date(2026, 3, 1), date(2026, 4, 1), "Maret 2026"),
        ("TRIWULANAN:2026-01", date(2026, 1, 1), date(2026, 4, 1), "Triwulan I 2026"),
        ("TAHUNAN:2026-01", date(2026, 1, 1), date(2027, 1, 1), "Tahun 2026"),
        ("TAHUNAN:2025-01", date(2025, 1, 1), date(2026, 1, 1), "Tahun 2025"),
    ],
)
def test_a_month_a_quarter_or_a_year_is_opened_and_audited(client, pemeran, pilihan, mulai, selesai, nama):
    client.masuk_sebagai(pemeran.eko)

    jawaban = client.post("/evaluasi/periode/buka/", {"periode": pilihan}, follow=True)

    dibuka = PeriodePenilaian.objects.get()
    assert (dibuka.mulai, dibuka.selesai, dibuka.status) == (mulai, selesai, StatusPeriode.DIBUKA)
    assert dibuka.jenis == pilihan.split(":")[0]
    assert f"Periode {nama} dibuka." in jawaban.content.decode()
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.objek_id, jejak.oleh) == ("PERIODE_DIBUKA", dibuka.pk, pemeran.eko)
    assert jejak.rincian == {"periode": nama}


def test_only_what_has_begun_and_is_not_open_is_offered(client, pemeran):
    PeriodePenilaianFactory()
    client.masuk_sebagai(pemeran.eko)

    pilihan = client.get("/evaluasi/periode/").context["form"].pilihan

    assert "BULANAN:2026-03" not in pilihan
    assert {"BULANAN:2026-04", "TRIWULANAN:2026-04", "TAHUNAN:2026-01", "BULANAN:2025-01"} <= set(pilihan)
    assert "BULANAN:2026-05" not in pilihan
    for palsu in ("BULANAN:2026-05", "BULANAN:2026-03", "", "x"):
        jawaban = client.post("/evaluasi/periode/buka/", {"periode": palsu})
        assert jawaban.context["form"].errors["periode"]


def test_nothing_of_two_years_is_offered_a_second_time(client, pemeran):
    for tahun in (2025, 2026):
        for satu in (
            *Periode.tahun(tahun).bulan_bulan(),
            *(Periode.triwulan(tahun, ke) for ke in (1, 2, 3, 4)),
            Periode.tahun(tahun),
        ):
            PeriodePenilaianFactory(mulai=satu.mulai, selesai=satu.selesai, ditutup=True)
    assert PeriodePenilaian.objects.count() == 34

    with time_machine.travel(datetime(2026, 12, 31, 9, tzinfo=ZoneInfo("Asia/Pontianak")), tick=False):
        client.masuk_sebagai(pemeran.eko)
        form = client.get("/evaluasi/periode/").context["form"]

    assert form.pilihan == {}


def test_no_other_door_opens_the_future_or_the_same_twice(pemeran):
    buka(pemeran.eko)

    with pytest.raises(services.PenilaianDitolak, match="baru dimulai pada 1 Mei 2026"):
        buka(pemeran.eko, Periode.bulan(2026, 5))
    with pytest.raises(BatasanDilanggar, match="sudah dibuka"):
        buka(pemeran.eko)
    assert PeriodePenilaian.objects.count() == 1


@pytest.mark.parametrize(
    ("mulai", "selesai"),
    [
        (date(2026, 1, 1), date(2026, 3, 1)),  # two months
        (date(2026, 2, 1), date(2026, 5, 1)),  # three, but no quarter
        (date(2025, 2, 1), date(2026, 2, 1)),  # twelve, but no year
        (date(2026, 1, 1), date(2026, 7, 1)),
        (date(2025, 1, 1), date(2027, 1, 1)),
        (date(2026, 3, 1), date(2026, 3, 31)),
        (date(2026, 3, 2), date(2026, 4, 2)),
    ],
)
def test_only_a_whole_month_quarter_or_year_is_a_period(pemeran, mulai, selesai):
    with pytest.raises(BatasanDilanggar, match="satu bulan, satu triwulan, atau satu tahun penuh"):
        buka(pemeran.eko, Periode(mulai, selesai))


def test_december_ends_in_the_next_year(pemeran):
    assert buka(pemeran.eko, Periode.bulan(2025, 12)).jenis == "BULANAN"
    assert buka(pemeran.eko, Periode.triwulan(2025, 4)).jenis == "TRIWULANAN"


def test_the_list_counts_plans_by_what_became_of_them(client, pemeran):
    periode = PeriodePenilaianFactory()
    PeriodePenilaianFactory(mulai=date(2025, 1, 1), selesai=date(2026, 1, 1), ditutup=True)
    PenilaianFactory(skp=skp_ani(pemeran), periode=periode, ditetapkan=True)
    PenilaianFactory(periode=periode)
    SKPFactory(disetujui=True)
    SKPFactory(diajukan=True)  # not approved: nothing to rate
    SKPFactory(disetujui=True, mulai=date(2026, 4, 1))  # does not touch March
    client.masuk_sebagai(pemeran.hadi)

    baris = client.get("/evaluasi/periode/").context["baris_periode"]

    (maret, kemajuan, _), (_, tahun_lalu, _) = baris
    assert maret == periode
    assert (kemajuan.skp, kemajuan.draf, kemajuan.ditetapkan, kemajuan.belum_dimulai) == (3, 1, 1, 1)
    assert (tahun_lalu.skp, tahun_lalu.belum) == (0, 0)


def test_the_list_costs_the_same_for_few_and_many(client, pemeran, jumlah_kueri_tetap):
    PeriodePenilaianFactory()
    client.masuk_sebagai(pemeran.eko)

    def tambah():
        for ke in range(1, 9):
            bulan = Periode.bulan(2025, ke)
            PenilaianFactory(periode=PeriodePenilaianFactory(mulai=bulan.mulai, selesai=bulan.selesai))

    jumlah_kueri_tetap(muat=lambda: client.get("/evaluasi/periode/"), tambah=tambah)
