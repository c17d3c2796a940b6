from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied

from laporan import services
from laporan.choices import StatusKegiatan
from laporan.models import BulanTerkunci, Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.inti.periode import Periode
from pegawai.models import JejakAudit


PADA = datetime(2026, 3, 10, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
JAM = {"jam_mulai": "08:00", "jam_selesai": "09:00"}
pytestmark = pytest.mark.pada(PADA)
MARET = Periode.bulan(2026, 3)


def kembalikan(kegiatan, pemeran):
    return services.kembalikan_kegiatan(
        kegiatan_id=kegiatan.pk, catatan="Tuliskan volumenya.", oleh=pemeran.budi, pada=PADA
    )


def test_one_activity_is_handed_to_the_superior(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(f"/laporan/{kegiatan.pk}/ajukan/?bulan=2026-03", follow=True)

    kegiatan.refresh_from_db()
    assert (kegiatan.status, kegiatan.diajukan_pada) == (StatusKegiatan.DIAJUKAN, PADA)
    assert "Menunggu verifikasi 1 kegiatan." in jawaban.content.decode()
    assert JejakAudit.objects.get().tindakan == "KEGIATAN_DIAJUKAN"


def test_all_drafts_of_the_month_go_in_one_act(client, pemeran):
    konsep = KegiatanFactory.create_batch(3, pegawai=pemeran.ani)
    bulan_lalu = KegiatanFactory(pegawai=pemeran.ani, tanggal=date(2026, 2, 27))
    milik_dewi = KegiatanFactory(pegawai=pemeran.dewi)
    dikembalikan = kembalikan(KegiatanFactory(pegawai=pemeran.ani, diajukan=True), pemeran)
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post("/laporan/ajukan/?bulan=2026-03", follow=True)

    assert "3 kegiatan diajukan" in jawaban.content.decode()
    assert set(Kegiatan.objects.menunggu_verifikasi()) == set(konsep)
    for lain, status in (
        (bulan_lalu, StatusKegiatan.KONSEP),
        (milik_dewi, StatusKegiatan.KONSEP),
        (dikembalikan, StatusKegiatan.DIKEMBALIKAN),
    ):
        lain.refresh_from_db()
        assert lain.status == status
    assert JejakAudit.objects.filter(tindakan="KEGIATAN_DIAJUKAN").count() == 3


def test_submitting_many_costs_as_many_queries_as_submitting_few(pemeran, django_assert_num_queries):
    for jumlah in (2, 40):
        KegiatanFactory.create_batch(jumlah, pegawai=pemeran.ani)
        with django_assert_num_queries(9):  # drafts, rules, closed, update, likeness and its update, trail
            services.ajukan_konsep(periode=MARET, oleh=pemeran.ani, pada=PADA)


def test_a_returned_activity_shows_the_note_and_comes_back_mended(client, pemeran):
    kegiatan = kembalikan(KegiatanFactory(pegawai=pemeran.ani, diajukan=True, volume=0), pemeran)
    client.masuk_sebagai(pemeran.ani)

    halaman = client.get("/laporan/").content.decode()
    alamat = f"/laporan/{kegiatan.pk}/ubah/"
    client.post(
        alamat,
        {
            "sidik": client.get(alamat).context["form"]["sidik"].value(),
            "tanggal": "2026-03-10",
            "uraian": "Melayani 3 permohonan",
            "jam_mulai": "08:00",
            "jam_selesai": "09:00",
            "ajukan": "ya",
        },
    )

    kegiatan.refresh_from_db()
    assert "Catatan atasan: Tuliskan volumenya." in halaman
    assert "1 kegiatan dikembalikan atasan" in halaman
    assert (kegiatan.status, kegiatan.uraian) == (StatusKegiatan.DIAJUKAN, "Melayani 3 permohonan")
    assert (kegiatan.diverifikasi_oleh, kegiatan.diverifikasi_pada) == (None, None)
    assert kegiatan.catatan == "Tuliskan volumenya."  # the superior sees what was asked for


def test_what_was_returned_stands_first_whatever_the_month(client, pemeran):
    kegiatan = kembalikan(
        KegiatanFactory(pegawai=pemeran.ani, diajukan=True, tanggal=date(2026, 2, 10)), pemeran
    )
    client.masuk_sebagai(pemeran.ani)

    halaman = client.get("/laporan/").content.decode()

    assert halaman.index("Catatan atasan: Tuliskan volumenya.") < halaman.index("Catat kegiatan")
    assert f'href="/laporan/{kegiatan.pk}/ubah/"' in halaman
    BulanTerkunci.objects.create(awal_bulan=date(2026, 2, 1), dikunci_pada=PADA)
    assert "Perlu Anda perbaiki" not in client.get("/laporan/").content.decode()


def test_twice_submitted_is_told_and_changes_nothing(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, diajukan=True)
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(f"/laporan/{kegiatan.pk}/ajukan/", follow=True)

    assert "tidak perlu diajukan lagi" in jawaban.content.decode()
    assert not JejakAudit.objects.exists()


@pytest.mark.parametrize("status", [StatusKegiatan.TERVERIFIKASI, StatusKegiatan.DITOLAK])
def test_a_decided_activity_is_not_submitted_again(pemeran, status):
    kegiatan = KegiatanFactory(
        pegawai=pemeran.ani,
        status=status,
        catatan="Sudah.",
        diverifikasi_oleh=pemeran.budi,
        diverifikasi_pada=PADA,
    )

    with pytest.raises(PermissionDenied, match="oleh Budi"):
        services.ajukan_kegiatan(kegiatan_id=kegiatan.pk, oleh=pemeran.ani, pada=PADA)


def test_nothing_is_submitted_in_a_closed_month(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    BulanTerkunci.objects.create(awal_bulan=date(2026, 3, 1), dikunci_pada=PADA)
    client.masuk_sebagai(pemeran.ani)

    satu = client.post(f"/laporan/{kegiatan.pk}/ajukan/", follow=True).content.decode()
    semua = client.post("/laporan/ajukan/?bulan=2026-03", follow=True).content.decode()

    kegiatan.refresh_from_db()
    assert kegiatan.status == StatusKegiatan.KONSEP
    for html in (satu, semua):
        assert "Laporan Maret 2026 sudah dikunci" in html
        assert "Ajukan semua konsep" not in html
        assert ">Ubah<" not in html
