"""Taking back one's own verification: the whole act just done, or one of it, while the month is open."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied

from laporan import permissions, services
from laporan.choices import StatusKegiatan
from laporan.models import BulanTerkunci, Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.models import JejakAudit
from pegawai.tests.factories import IndikatorFactory


PADA = datetime(2026, 3, 11, 8, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
NANTI = PADA + timedelta(minutes=5)
pytestmark = pytest.mark.pada(NANTI)
BATALKAN = "/laporan/verifikasi/batalkan/"


@pytest.fixture
def tiga(pemeran):
    """Three of Ani's activities, verified by Budi in one act."""
    hasil = IndikatorFactory(hasil_kerja__skp__pegawai=pemeran.ani).hasil_kerja
    daftar = [
        KegiatanFactory(
            pegawai=pemeran.ani, diajukan=True, hasil_kerja=hasil, jam_mulai=time(8 + ke), catatan="Dulu."
        )
        for ke in range(3)
    ]
    services.verifikasi_banyak(kegiatan_ids=[k.pk for k in daftar], oleh=pemeran.budi, pada=PADA)
    return daftar


def test_one_press_takes_back_the_whole_act(client, pemeran, tiga):
    lain = KegiatanFactory(pegawai=pemeran.ani, diajukan=True, jam_mulai=time(15))
    services.verifikasi_kegiatan(
        kegiatan_id=lain.pk, oleh=pemeran.budi, pada=PADA - timedelta(microseconds=1)
    )
    client.masuk_sebagai(pemeran.budi)
    putusan = client.get("/laporan/verifikasi/").context["putusan"]
    assert putusan == (PADA, 3)

    jawaban = client.post(BATALKAN, {"putusan": putusan.pada.isoformat()}, follow=True)

    assert "Verifikasi 3 kegiatan dibatalkan" in jawaban.content.decode()
    assert set(Kegiatan.objects.menunggu_verifikasi()) == set(tiga)
    assert set(Kegiatan.objects.terverifikasi()) == {lain}
    satu = Kegiatan.objects.menunggu_verifikasi()[0]
    assert (satu.diverifikasi_oleh, satu.diverifikasi_pada, satu.catatan) == (None, None, "Dulu.")
    assert satu.diajukan_pada.isoformat() == "2026-03-10T09:00:00+00:00"  # it has waited as long as it had
    assert JejakAudit.objects.filter(tindakan="VERIFIKASI_DIBATALKAN", oleh=pemeran.budi).count() == 3


def test_a_second_press_takes_back_nothing_else(client, pemeran, tiga):
    lain = KegiatanFactory(pegawai=pemeran.ani, diajukan=True, jam_mulai=time(15))
    services.verifikasi_kegiatan(kegiatan_id=lain.pk, oleh=pemeran.budi, pada=PADA - timedelta(hours=1))
    client.masuk_sebagai(pemeran.budi)

    client.post(BATALKAN, {"putusan": PADA.isoformat()})
    jawaban = client.post(BATALKAN, {"putusan": PADA.isoformat()}, follow=True)

    assert "Tidak ada lagi yang dapat dibatalkan" in jawaban.content.decode()
    assert set(Kegiatan.objects.terverifikasi()) == {lain}


@pytest.mark.parametrize("putusan", ["", "kemarin", "2026-03-11T08:00:00", "2026-99-11T08:00:00+07:00"])
def test_garbage_takes_back_nothing(client, pemeran, tiga, putusan):
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.post(BATALKAN, {"putusan": putusan}, follow=True)

    assert jawaban.status_code == 200
    assert Kegiatan.objects.terverifikasi().count() == 3


@pytest.mark.parametrize("siapa", ["ani", "citra", "dewi", "eko"])
def test_nobody_else_takes_it_back(client, pemeran, tiga, siapa):
    oleh = getattr(pemeran, siapa)
    client.masuk_sebagai(oleh)

    client.post(BATALKAN, {"putusan": PADA.isoformat()})
    satu = client.post(f"/laporan/verifikasi/{tiga[0].pk}/batalkan/")

    assert satu.status_code == 404
    assert Kegiatan.objects.terverifikasi().count() == 3
    tiga[0].refresh_from_db()
    assert "hanya yang memverifikasi" in permissions.batalkan_verifikasi(oleh, tiga[0], berwenang=True).alasan


def test_one_of_it_alone(client, pemeran, tiga):
    client.masuk_sebagai(pemeran.budi)

    rinci = client.get(f"/laporan/verifikasi/{tiga[0].pk}/").content.decode()
    client.post(f"/laporan/verifikasi/{tiga[0].pk}/batalkan/")

    assert "Batalkan verifikasi" in rinci
    assert list(Kegiatan.objects.menunggu_verifikasi()) == [tiga[0]]


def test_htmx_gets_the_row_back_as_it_was(client, pemeran, tiga):
    client.masuk_sebagai(pemeran.budi)
    alamat = f"/laporan/verifikasi/{tiga[0].pk}/"
    services.batalkan_verifikasi(kegiatan_id=tiga[0].pk, oleh=pemeran.budi, pada=NANTI)

    diputuskan = client.post(
        f"{alamat}sahkan/", {"dilihat": NANTI.isoformat()}, headers={"HX-Request": "true"}
    ).content.decode()
    kembali = client.post(f"{alamat}batalkan/", headers={"HX-Request": "true"}).content.decode()
    terlambat = client.post(f"{alamat}batalkan/", headers={"HX-Request": "true"}).content.decode()

    assert f"{alamat}batalkan/" in diputuskan
    assert kembali.count("<tr") == 1
    assert "checkbox" in kembali
    assert "tidak ada verifikasi yang dapat dibatalkan" in terlambat


@pytest.mark.parametrize("status", [s for s in StatusKegiatan if s != StatusKegiatan.TERVERIFIKASI])
def test_only_a_verification_is_taken_back(pemeran, status):
    kegiatan = KegiatanFactory(
        pegawai=pemeran.ani,
        status=status,
        catatan="Alasan.",
        diverifikasi_oleh=pemeran.budi,
        diverifikasi_pada=PADA,
    )

    with pytest.raises(PermissionDenied, match="tidak ada verifikasi"):
        services.batalkan_verifikasi(kegiatan_id=kegiatan.pk, oleh=pemeran.budi, pada=NANTI)


def test_a_closed_month_keeps_its_verifications(client, pemeran, tiga):
    BulanTerkunci.objects.create(awal_bulan=date(2026, 3, 1), dikunci_pada=PADA)
    client.masuk_sebagai(pemeran.budi)

    halaman = client.get("/laporan/verifikasi/")
    rinci = client.get(f"/laporan/verifikasi/{tiga[0].pk}/").content.decode()
    client.post(BATALKAN, {"putusan": PADA.isoformat()})

    assert halaman.context["putusan"] is None
    assert "/batalkan/" not in rinci
    assert Kegiatan.objects.terverifikasi().count() == 3
    with pytest.raises(services.BulanSudahTerkunci):
        services.batalkan_verifikasi(kegiatan_id=tiga[0].pk, oleh=pemeran.budi, pada=NANTI)


def test_the_owner_cannot_submit_what_is_verified_again(pemeran, tiga):
    with pytest.raises(PermissionDenied, match="tidak perlu diajukan lagi"):
        services.ajukan_kegiatan(kegiatan_id=tiga[0].pk, oleh=pemeran.ani, pada=NANTI)


@pytest.mark.parametrize(
    "putusan",
    [
        "",
        "kemarin",
        "2026-01-01T00:00:00",
        "2026-01-01T00:00:00+23:59",
        "0001-01-01T00:00:00+10:00",
        "9999-12-31T23:59:59-10:00",
    ],
)
def test_a_moment_that_names_no_act_takes_nothing_back(client, pemeran, tiga, putusan):
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.post(BATALKAN, {"putusan": putusan}, follow=True)

    assert "Tidak ada lagi yang dapat dibatalkan" in jawaban.content.decode()
    assert Kegiatan.objects.terverifikasi().count() == len(tiga)
