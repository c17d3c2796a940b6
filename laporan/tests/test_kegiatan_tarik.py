from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from laporan import permissions, services
from laporan.choices import StatusKegiatan
from laporan.models import BulanTerkunci
from laporan.tests.factories import KegiatanFactory
from pegawai.models import JejakAudit


PADA = datetime(2026, 3, 11, 8, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.pada(PADA)


def test_what_nobody_has_decided_is_taken_back_and_is_a_draft_again(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, diajukan=True)
    client.masuk_sebagai(pemeran.ani)

    halaman = client.get("/laporan/?tanggal=2026-03-10").content.decode()
    jawaban = client.post(f"/laporan/{kegiatan.pk}/tarik/", follow=True)

    kegiatan.refresh_from_db()
    assert f"/laporan/{kegiatan.pk}/tarik/" in halaman
    assert "ditarik kembali" in jawaban.content.decode()
    assert (kegiatan.status, kegiatan.diajukan_pada) == (StatusKegiatan.KONSEP, None)
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.objek_id, jejak.oleh) == ("KEGIATAN_DITARIK", kegiatan.pk, pemeran.ani)


@pytest.mark.parametrize("status", [s for s in StatusKegiatan if s != StatusKegiatan.DIAJUKAN])
def test_only_what_waits_is_taken_back(client, pemeran, status):
    kegiatan = KegiatanFactory(
        pegawai=pemeran.ani,
        status=status,
        catatan="Alasan.",
        diverifikasi_oleh=pemeran.budi,
        diverifikasi_pada=PADA,
    )
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(f"/laporan/{kegiatan.pk}/tarik/", follow=True)

    kegiatan.refresh_from_db()
    assert "tidak dapat ditarik kembali" in jawaban.content.decode()
    assert kegiatan.status == status


@pytest.mark.parametrize("siapa", ["budi", "citra", "dewi", "eko"])
def test_only_the_owner_takes_it_back(client, pemeran, siapa):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, diajukan=True)
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.post(f"/laporan/{kegiatan.pk}/tarik/").status_code == 404
    assert permissions.tarik_kegiatan(getattr(pemeran, siapa), kegiatan).alasan


def test_not_from_a_closed_month(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, diajukan=True)
    BulanTerkunci.objects.create(awal_bulan=date(2026, 3, 1), dikunci_pada=PADA)
    client.masuk_sebagai(pemeran.ani)

    assert "/tarik/" not in client.get("/laporan/?tanggal=2026-03-10").content.decode()
    with pytest.raises(services.BulanSudahTerkunci):
        services.tarik_kegiatan(kegiatan_id=kegiatan.pk, oleh=pemeran.ani, pada=PADA)
