"""Leave, illness and duty elsewhere are told by the person oneself, once, and seen by the superior."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied

from pegawai import permissions, services
from pegawai.batasan import BatasanDilanggar
from pegawai.models import JejakAudit, KeteranganKerja
from pegawai.tests.factories import KeteranganKerjaFactory
from pegawai.tests.serentak import orang_lain


PADA = datetime(2026, 3, 17, 10, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
ISIAN = {
    "jenis": "CUTI",
    "mulai": "2026-04-06",
    "terakhir": "2026-04-08",
    "nomor_surat": "800/12/DINKES",
    "keterangan": "",
}
pytestmark = pytest.mark.pada(PADA)


def catat(client, **isian):
    return client.post("/kalender/keterangan/catat/", {**ISIAN, **isian}, follow=True)


def test_one_tells_of_ones_own_leave(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    jawaban = catat(client)

    keterangan = KeteranganKerja.objects.get()
    assert (keterangan.pegawai, keterangan.mulai, keterangan.selesai) == (
        pemeran.ani,
        date(2026, 4, 6),
        date(2026, 4, 9),
    )
    assert "6 sampai 8 April 2026" in jawaban.content.decode()
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.oleh) == ("KETERANGAN_DICATAT", pemeran.ani)
    assert jejak.rincian == {
        "jenis": "CUTI",
        "mulai": "2026-04-06",
        "selesai": "2026-04-09",
        "nomor_surat": "800/12/DINKES",
        "keterangan": "",
    }


def test_telling_twice_is_telling_once(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    catat(client)
    jawaban = catat(client)

    assert "dicatat" in jawaban.content.decode()
    assert KeteranganKerja.objects.count() == 1
    assert JejakAudit.objects.count() == 1


@pytest.mark.parametrize(
    ("isian", "kata"),
    [
        pytest.param({"terakhir": "2026-04-05"}, "Hari terakhir tidak boleh sebelum", id="backwards"),
        pytest.param({"nomor_surat": ""}, "Tuliskan nomor suratnya", id="leave-without-a-letter"),
        pytest.param(
            {"jenis": "SAKIT", "nomor_surat": ""}, "Tuliskan nomor suratnya", id="ill-without-a-word"
        ),
        pytest.param({"terakhir": "2036-04-08"}, "paling lama satu tahun enam bulan", id="the-wrong-year"),
        pytest.param({"jenis": "BOLOS"}, "pilihan yang valid", id="no-such-kind"),
        pytest.param({"mulai": "besok"}, "tanggal", id="no-date"),
        pytest.param({"mulai": "2026-04-01"}, "Sudah ada keterangan lain", id="overlapping"),
    ],
)
def test_what_cannot_be_is_refused_in_words(client, pemeran, isian, kata):
    KeteranganKerjaFactory(pegawai=pemeran.ani, mulai=date(2026, 4, 1))
    client.masuk_sebagai(pemeran.ani)

    jawaban = catat(client, **isian)

    assert kata in jawaban.content.decode()
    assert KeteranganKerja.objects.count() == 1
    assert not JejakAudit.objects.exists()


@pytest.mark.parametrize("jenis", ["SAKIT", "IZIN"])
def test_illness_and_permission_may_do_without_a_letter(client, pemeran, jenis):
    client.masuk_sebagai(pemeran.ani)

    catat(client, jenis=jenis, nomor_surat="", keterangan="Istirahat di rumah.")

    assert KeteranganKerja.objects.get().keterangan == "Istirahat di rumah."


def test_who_comes_back_early_moves_the_end(client, pemeran):
    keterangan = KeteranganKerjaFactory(pegawai=pemeran.ani, hari=4)
    client.masuk_sebagai(pemeran.ani)

    for _ in range(2):
        client.post(f"/kalender/keterangan/{keterangan.pk}/akhiri/", {"terakhir": "2026-03-18"})

    keterangan.refresh_from_db()
    assert keterangan.selesai == date(2026, 3, 19)
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.rincian) == (
        "KETERANGAN_DIAKHIRI",
        {"selesai": "2026-03-19", "semula": "2026-03-21"},
    )


@pytest.mark.parametrize(
    ("terakhir", "kata"), [("2026-03-16", "Hari terakhir tidak boleh sebelum"), ("entah", "tanggal")]
)
def test_an_end_that_cannot_be_is_refused_where_it_was_typed(client, pemeran, terakhir, kata):
    keterangan = KeteranganKerjaFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(f"/kalender/keterangan/{keterangan.pk}/akhiri/", {"terakhir": terakhir})

    assert kata in jawaban.content.decode()
    assert f'value="{terakhir}"' in jawaban.content.decode()
    assert KeteranganKerja.objects.get().selesai == keterangan.selesai


def test_what_never_was_is_taken_back_once(client, pemeran):
    keterangan = KeteranganKerjaFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)

    pertama = client.post(f"/kalender/keterangan/{keterangan.pk}/batalkan/", follow=True)
    kedua = client.post(f"/kalender/keterangan/{keterangan.pk}/batalkan/", follow=True)

    assert "Keterangan cuti dibatalkan." in pertama.content.decode()
    assert "sudah tidak ada" in kedua.content.decode()
    assert JejakAudit.objects.get().rincian["semula"]["nomor_surat"] == keterangan.nomor_surat


@pytest.mark.parametrize("siapa", ["budi", "citra", "dewi", "eko"])
def test_nobody_changes_what_another_told(client, pemeran, siapa):
    keterangan = KeteranganKerjaFactory(pegawai=pemeran.ani)
    oleh = getattr(pemeran, siapa)
    client.masuk_sebagai(oleh)

    for perbuatan in ("akhiri", "batalkan"):
        jawaban = client.post(
            f"/kalender/keterangan/{keterangan.pk}/{perbuatan}/", {"terakhir": "2026-03-20"}, follow=True
        )

        assert "Hanya yang bersangkutan" in jawaban.content.decode()
    assert not permissions.ubah_keterangan(oleh, keterangan)
    assert KeteranganKerja.objects.get().selesai == keterangan.selesai
    with pytest.raises(PermissionDenied):
        services.catat_keterangan(
            keterangan=KeteranganKerjaFactory.build(pegawai=pemeran.ani), oleh=oleh, pada=PADA
        )


@pytest.mark.parametrize(("siapa", "melihat"), [("budi", True), ("dewi", False), ("ani", True)])
def test_the_superior_sees_who_is_away(client, pemeran, siapa, melihat):
    KeteranganKerjaFactory(pegawai=pemeran.ani, nomor_surat="800/7/RAHASIA")
    client.masuk_sebagai(getattr(pemeran, siapa))

    daftar = client.get("/kalender/keterangan/").content.decode()
    orang = client.get(f"/pegawai/{pemeran.ani.pk}/")

    assert ("800/7/RAHASIA" in daftar) is melihat
    assert ("800/7/RAHASIA" in orang.content.decode()) is melihat
    assert orang.status_code == (200 if melihat else 403)


def test_the_list_costs_the_same_for_few_and_many(client, pemeran, jumlah_kueri_tetap):
    client.masuk_sebagai(pemeran.budi)

    def tambah(awal=5):
        for ke in range(awal, awal + 4):
            KeteranganKerjaFactory(pegawai=pemeran.ani, mulai=date(2026, ke, 7))
            KeteranganKerjaFactory(pegawai=pemeran.budi, mulai=date(2026, ke, 7))

    tambah(1)
    jumlah_kueri_tetap(muat=lambda: client.get("/kalender/keterangan/"), tambah=tambah)


@pytest.mark.django_db(transaction=True)
def test_two_devices_at_once_never_overlap(pemeran):
    def catat_langsung(nomor):
        keterangan = KeteranganKerjaFactory.build(pegawai=pemeran.ani, nomor_surat=nomor)
        try:
            return services.catat_keterangan(keterangan=keterangan, oleh=pemeran.ani, pada=PADA).nomor_surat
        except BatasanDilanggar as penolakan:
            return str(penolakan)

    with orang_lain() as lain:
        kedua = lain(catat_langsung, "800/2")
        hasil = {catat_langsung("800/1"), kedua.result(20)}

    assert KeteranganKerja.objects.count() == 1
    assert len([satu for satu in hasil if "Sudah ada keterangan lain" in satu]) == 1
