from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from evaluasi import permissions, services
from evaluasi.choices import StatusPeriode
from evaluasi.models import CapaianHasil, RekapUnit
from evaluasi.tests.adegan import PADA, skp_ani
from evaluasi.tests.factories import PenilaianFactory, PenilaianOrganisasiFactory, PeriodePenilaianFactory
from laporan.models import BulanTerkunci
from pegawai.models import JejakAudit
from pegawai.tests.factories import PegawaiFactory, SKPFactory, kota


pytestmark = pytest.mark.pada(PADA)


def tutup(periode, oleh, alasan="", pada=PADA):
    return services.tutup_periode(periode_id=periode.pk, alasan=alasan, oleh=oleh, pada=pada)


@pytest.mark.parametrize(
    ("siapa", "boleh"), [("eko", True), ("hadi", False), ("fajar", False), ("budi", False), ("ani", False)]
)
def test_only_the_managers_close_a_period(pemeran, maret, siapa, boleh):
    oleh = getattr(pemeran, siapa)

    izin = permissions.tutup_periode(oleh, maret, hari_ini=PADA.date())

    assert bool(izin) is boleh
    assert bool(izin.alasan) is not boleh
    if not boleh:
        with pytest.raises(PermissionDenied, match="hanya ditutup oleh pengelola"):
            tutup(maret, oleh)


def test_a_period_that_still_runs_is_not_closed(client, pemeran, maret):
    with time_machine.travel(datetime(2026, 3, 31, 23, 0, tzinfo=ZoneInfo("Asia/Pontianak")), tick=False):
        client.masuk_sebagai(pemeran.eko)
        html = client.get(f"/evaluasi/periode/{maret.pk}/tutup/").content.decode()
        jawaban = client.post(f"/evaluasi/periode/{maret.pk}/tutup/", {"paham": "on"})

    assert "berlangsung sampai 31 Maret 2026" in html
    assert "berlangsung sampai 31 Maret 2026" in str(jawaban.context["form"].errors)
    assert not BulanTerkunci.objects.exists()


@pytest.mark.parametrize(
    ("siapa", "isian", "tindakan"),
    [
        ("eko", {}, "Tutup"),
        ("eko", {"selesai": date(2026, 5, 1), "mulai": date(2026, 4, 1)}, "Lihat"),  # still runs
        ("eko", {"ditutup": True}, "Lihat"),
        ("hadi", {}, "Lihat"),
    ],
)
def test_the_list_offers_to_close_only_what_may_be_closed(client, pemeran, siapa, isian, tindakan):
    periode = PeriodePenilaianFactory(**isian)
    client.masuk_sebagai(getattr(pemeran, siapa))

    html = client.get("/evaluasi/periode/").content.decode()

    assert f'href="/evaluasi/periode/{periode.pk}/tutup/">{tindakan}<span' in html


def test_closing_locks_the_months_computes_a_last_time_and_is_audited(client, pemeran):
    triwulan = PeriodePenilaianFactory(mulai=date(2026, 1, 1))
    PenilaianFactory(skp=skp_ani(pemeran), periode=triwulan, ditetapkan=True)
    client.masuk_sebagai(pemeran.eko)

    jawaban = client.post(f"/evaluasi/periode/{triwulan.pk}/tutup/", {"paham": "on"}, follow=True)

    triwulan.refresh_from_db()
    assert (triwulan.status, triwulan.ditutup_pada) == (StatusPeriode.DITUTUP, PADA)
    assert "Triwulan I 2026 ditutup" in jawaban.content.decode()
    assert list(BulanTerkunci.objects.order_by("awal_bulan").values_list("awal_bulan", flat=True)) == [
        date(2026, 1, 1),
        date(2026, 2, 1),
        date(2026, 3, 1),
    ]
    assert CapaianHasil.objects.get().dihitung_pada == PADA
    assert RekapUnit.objects.get(unit=kota()).jumlah_baik == 1
    jejak = JejakAudit.objects.get(tindakan="PERIODE_DITUTUP")
    assert (jejak.oleh, jejak.rincian) == (
        pemeran.eko,
        {"periode": "Triwulan I 2026", "belum_ditetapkan": 0, "alasan": ""},
    )


def test_what_is_missing_is_listed_and_closing_without_it_takes_a_reason(client, pemeran, maret):
    PenilaianFactory(skp=skp_ani(pemeran), periode=maret)
    SKPFactory(pegawai=pemeran.dewi, disetujui=True)
    PenilaianOrganisasiFactory(unit=pemeran.dinkes, periode=maret)
    client.masuk_sebagai(pemeran.eko)
    alamat = f"/evaluasi/periode/{maret.pk}/tutup/"

    halaman = client.get(alamat)
    tanpa_alasan = client.post(alamat, {"paham": "on", "alasan": " "})
    tanpa_paham = client.post(alamat, {"alasan": "Pejabat penilai sakit."})

    baris = {o.opd: (o.kemajuan.draf, o.kemajuan.belum_dimulai) for o in halaman.context["daftar_organisasi"]}
    assert baris == {pemeran.dinkes: (1, 0), pemeran.disdik: (0, 1)}
    assert "selagi 2 penilaian belum ditetapkan" in str(tanpa_alasan.context["form"].errors)
    assert "paham" in tanpa_paham.context["form"].errors
    with pytest.raises(services.PeriodeBelumLengkap, match="2 penilaian belum ditetapkan"):
        tutup(maret, pemeran.eko)
    assert not BulanTerkunci.objects.exists()

    client.post(alamat, {"paham": "on", "alasan": " Pejabat penilai sakit. "})

    maret.refresh_from_db()
    assert maret.status == StatusPeriode.DITUTUP
    jejak = JejakAudit.objects.get(tindakan="PERIODE_DITUTUP")
    assert jejak.rincian["belum_ditetapkan"] == 2
    assert jejak.rincian["alasan"] == "Pejabat penilai sakit."


def test_closed_is_closed(client, pemeran, maret):
    tutup(maret, pemeran.eko)
    client.masuk_sebagai(pemeran.eko)

    with pytest.raises(PermissionDenied, match="Periode Maret 2026 sudah ditutup"):
        tutup(maret, pemeran.eko)
    assert "sudah ditutup" in client.get(f"/evaluasi/periode/{maret.pk}/tutup/").content.decode()


def test_months_closed_before_do_no_harm(pemeran, maret):
    triwulan = PeriodePenilaianFactory(mulai=date(2026, 1, 1))
    tutup(maret, pemeran.eko)

    tutup(triwulan, pemeran.eko)

    assert BulanTerkunci.objects.count() == 3
    assert JejakAudit.objects.filter(tindakan="BULAN_DIKUNCI").count() == 3


@pytest.mark.parametrize(("siapa", "kode"), [("hadi", 200), ("fajar", 403), ("ani", 403)])
def test_the_auditor_may_look(client, pemeran, maret, siapa, kode):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get(f"/evaluasi/periode/{maret.pk}/tutup/").status_code == kode


def test_the_page_costs_the_same_for_few_and_many(client, pemeran, maret, jumlah_kueri_tetap):
    skp_ani(pemeran)
    client.masuk_sebagai(pemeran.eko)

    jumlah_kueri_tetap(
        muat=lambda: client.get(f"/evaluasi/periode/{maret.pk}/tutup/"),
        tambah=lambda: [
            PenilaianFactory(skp=SKPFactory(pegawai=PegawaiFactory(unit=pemeran.disdik), disetujui=True))
            for _ in range(5)
        ],
    )
