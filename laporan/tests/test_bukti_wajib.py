"""Evidence is asked for where the rules do, told before it bites, and one step away when one saves."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from laporan import services
from laporan.choices import StatusKegiatan, WajibBukti
from laporan.models import AturanLaporan, Kegiatan
from laporan.tests.berkas import lampirkan
from laporan.tests.factories import KegiatanFactory
from pegawai.inti.periode import Periode
from pegawai.tests.factories import HasilKerjaFactory


PADA = datetime(2026, 3, 10, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
MARET = Periode.bulan(2026, 3)
pytestmark = pytest.mark.pada(PADA)


def wajibkan(jenis):
    AturanLaporan.objects.update(wajib_bukti=jenis)


@pytest.mark.parametrize(
    ("aturan", "berhasil_kerja", "wajib"),
    [
        (WajibBukti.TIDAK, True, False),
        (WajibBukti.HASIL_KERJA, False, False),
        (WajibBukti.HASIL_KERJA, True, True),
        (WajibBukti.SEMUA, False, True),
    ],
)
def test_evidence_is_asked_for_before_submitting_where_the_rules_say_so(
    pemeran, aturan, berhasil_kerja, wajib
):
    wajibkan(aturan)
    hasil = HasilKerjaFactory(skp__pegawai=pemeran.ani) if berhasil_kerja else None
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, hasil_kerja=hasil, volume=0)

    def ajukan():
        services.ajukan_kegiatan(kegiatan_id=kegiatan.pk, oleh=pemeran.ani, pada=PADA)

    if wajib:
        with pytest.raises(services.LaporanDitolak, match="wajib disertai bukti"):
            ajukan()
        lampirkan(kegiatan)
    ajukan()

    kegiatan.refresh_from_db()
    assert kegiatan.status == StatusKegiatan.DIAJUKAN


def test_recording_or_changing_and_submitting_at_once_asks_too(pemeran):
    wajibkan(WajibBukti.SEMUA)
    kegiatan = KegiatanFactory.build(pegawai=pemeran.ani, volume=0)

    with pytest.raises(services.LaporanDitolak, match="wajib disertai bukti"):
        services.catat_kegiatan(kegiatan=kegiatan, oleh=pemeran.ani, pada=PADA, ajukan=True)
    services.catat_kegiatan(kegiatan=kegiatan, oleh=pemeran.ani, pada=PADA)
    with pytest.raises(services.LaporanDitolak, match="wajib disertai bukti"):
        services.ubah_kegiatan(kegiatan=kegiatan, oleh=pemeran.ani, pada=PADA, ajukan=True)
    lampirkan(kegiatan)
    services.ubah_kegiatan(kegiatan=kegiatan, oleh=pemeran.ani, pada=PADA, ajukan=True)

    assert Kegiatan.objects.get().status == StatusKegiatan.DIAJUKAN


def test_submitting_a_month_leaves_what_lacks_evidence_and_says_so(client, pemeran):
    wajibkan(WajibBukti.SEMUA)
    lampirkan(KegiatanFactory(pegawai=pemeran.ani))
    KegiatanFactory.create_batch(2, pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)

    halaman = client.post("/laporan/ajukan/?bulan=2026-03", follow=True).content.decode()

    assert "1 kegiatan diajukan kepada atasan Anda. 2 tetap konsep karena wajib disertai bukti" in halaman
    assert Kegiatan.objects.filter(status=StatusKegiatan.KONSEP).count() == 2


def test_the_rule_is_told_before_it_bites(client, pemeran):
    wajibkan(WajibBukti.SEMUA)
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)
    kata = "Bukti dukung wajib untuk semua kegiatan sebelum diajukan."

    assert kata in client.get("/laporan/").content.decode()
    assert kata in client.get(f"/laporan/{kegiatan.pk}/ubah/").content.decode()
    halaman = client.get(f"/laporan/{kegiatan.pk}/bukti/").content.decode()
    assert "Ia dapat diajukan begitu ada satu bukti" in halaman
    assert "Ajukan kegiatan" not in halaman


def test_saving_can_lead_straight_to_the_evidence(client, pemeran):
    client.masuk_sebagai(pemeran.ani)
    isian = {
        "tanggal": "2026-03-10",
        "uraian": "Rapat",
        "jam_mulai": "08:00",
        "jam_selesai": "09:00",
        "lampirkan": "ya",
    }

    dicatat = client.post("/laporan/catat/", isian)
    kegiatan = Kegiatan.objects.get()
    htmx = client.post(
        "/laporan/catat/",
        isian | {"jam_mulai": "10:00", "jam_selesai": "11:00"},
        headers={"HX-Request": "true"},
    )

    assert dicatat.url == f"/laporan/{kegiatan.pk}/bukti/"
    assert kegiatan.status == StatusKegiatan.KONSEP
    assert htmx["HX-Redirect"].endswith("/bukti/")
