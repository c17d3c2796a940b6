from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from evaluasi import permissions, queries, services
from evaluasi.choices import StatusPeriode
from evaluasi.models import CapaianHasil, RekapUnit
from evaluasi.tests.adegan import PADA, skp_ani
from evaluasi.tests.factories import PenilaianFactory, PenilaianOrganisasiFactory, PeriodePenilaianFactory
from laporan.models import BulanTerkunci
from laporan.tests.factories import KegiatanFactory
from pegawai.models import SKP, JejakAudit
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
    assert {satu.dihitung_pada for satu in CapaianHasil.objects.all()} == {PADA}
    assert RekapUnit.objects.get(unit=kota(), mulai=triwulan.mulai, selesai=triwulan.selesai).jumlah_baik == 1
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


def test_the_months_that_close_with_a_quarter_are_computed_a_last_time_too(pemeran, maret):
    triwulan = PeriodePenilaianFactory(mulai=date(2026, 1, 1))
    skp = skp_ani(pemeran)
    tutup(maret, pemeran.eko, "Waktu habis.")
    KegiatanFactory(
        pegawai=pemeran.ani,
        hasil_kerja=skp.hasil_kerja.get(),
        terverifikasi=True,
        volume=5,
        tanggal=date(2026, 2, 10),
    )
    nanti = PADA + timedelta(days=1)

    tutup(triwulan, pemeran.eko, "Waktu habis.", pada=nanti)

    dihitung = {
        (c.mulai.month, c.selesai.month): (c.persen, c.dihitung_pada) for c in CapaianHasil.objects.all()
    }
    assert dihitung == {
        (1, 2): (0, nanti),
        (2, 3): (50, nanti),
        (3, 4): (80, PADA),  # closed before: its last word stands
        (1, 4): (Decimal("43.33"), nanti),
    }
    assert RekapUnit.objects.get(unit=pemeran.dinkes, mulai="2026-02-01").persen_capaian == 50


def test_how_many_will_never_be_rated_is_said_before_and_agreed_to(client, pemeran, maret):
    PenilaianFactory(skp=skp_ani(pemeran), periode=maret)
    SKPFactory(pegawai=pemeran.dewi, disetujui=True)
    alamat = f"/evaluasi/periode/{maret.pk}/tutup/"

    client.masuk_sebagai(pemeran.eko)
    html = " ".join(client.get(alamat).content.decode().split())
    client.masuk_sebagai(pemeran.hadi)
    auditor = client.get(alamat).content.decode()

    assert "2 penilaian tidak akan pernah ditetapkan: 1 masih draf dan 1 belum dimulai" in html
    assert "Saya memahami bahwa 2 penilaian tidak akan pernah ditetapkan" in html
    assert "<form" not in auditor.split("<main")[1].split("</main>")[0]
    assert "btn-danger" not in auditor


def test_superior_and_employee_read_that_it_was_closed_without_a_rating(client, pemeran, maret):
    skp = skp_ani(pemeran)
    draf = PenilaianFactory(skp=skp, periode=maret, lengkap=True)
    dinilai = SKPFactory(pegawai=pemeran.budi, penilai=pemeran.citra, disetujui=True)
    PenilaianFactory(skp=dinilai, periode=maret, ditetapkan=True)
    tutup(maret, pemeran.eko, "Waktu habis.")

    def halaman(siapa, alamat="/evaluasi/"):
        client.masuk_sebagai(siapa)
        return client.get(alamat).content.decode()

    for siapa, alamat, tampak in (
        (pemeran.ani, "/evaluasi/", True),
        (pemeran.budi, "/evaluasi/", True),
        (pemeran.budi, f"/evaluasi/{draf.pk}/", True),
        (pemeran.citra, "/evaluasi/unit/DINKES-YAN/", True),
        (pemeran.dewi, "/evaluasi/", False),  # she had no SKP to be rated on
        (pemeran.citra, "/evaluasi/", False),
    ):
        assert (
            "ditutup tanpa penilaian"
            in halaman(siapa, alamat)
            .lower()
            .split("<main")[1]
            .replace(">ditutup tanpa penilaian</option>", "")
        ) is tampak, (siapa, alamat)


def test_a_plan_approved_after_the_closing_was_not_left_unrated(client, pemeran, maret):
    SKPFactory(pegawai=pemeran.ani, penilai=pemeran.budi, disetujui=True, disetujui_pada=PADA)
    tutup(maret, pemeran.eko, "Waktu habis.")
    SKP.objects.update(disetujui_pada=PADA + timedelta(days=1))

    assert not queries.periode_tanpa_penilaian(pemeran.ani)


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
