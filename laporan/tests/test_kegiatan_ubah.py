from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied

from laporan import services
from laporan.choices import StatusKegiatan
from laporan.models import BulanTerkunci, Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.models import JejakAudit


PADA = datetime(2026, 3, 10, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.pada(PADA)
ISIAN = {
    "tanggal": "2026-03-10",
    "uraian": "Melayani permohonan kartu keluarga",
    "jam_mulai": "08:00",
    "jam_selesai": "08:45",
}


def alamat(kegiatan):
    return f"/laporan/{kegiatan.pk}/ubah/"


def terbuka(client, kegiatan):
    """What the opened page carries: which version of the activity it shows."""
    return {"sidik": client.get(alamat(kegiatan)).context["form"]["sidik"].value()}


def test_changing_keeps_the_owner_the_state_and_the_trace(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, volume=0)
    client.masuk_sebagai(pemeran.ani)

    client.post(alamat(kegiatan), {**ISIAN, **terbuka(client, kegiatan), "jam_selesai": "09:30"})

    kegiatan.refresh_from_db()
    jejak = JejakAudit.objects.get()
    assert (kegiatan.menit, kegiatan.status, kegiatan.pegawai) == (90, StatusKegiatan.KONSEP, pemeran.ani)
    assert jejak.tindakan == "KEGIATAN_DIUBAH"
    assert (jejak.rincian["semula"]["jam_selesai"], jejak.rincian["menjadi"]["jam_selesai"]) == (
        "09:00:00",
        "09:30:00",
    )


def test_an_older_tab_overwrites_nothing_until_its_owner_has_seen_what_stands(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, volume=0)
    client.masuk_sebagai(pemeran.ani)
    lama = terbuka(client, kegiatan)
    client.post(alamat(kegiatan), {**ISIAN, **lama, "uraian": "Dari ponsel"})

    ditolak = client.post(alamat(kegiatan), {**ISIAN, **lama, "uraian": "Dari komputer"})
    tersimpan = Kegiatan.objects.get().uraian
    client.post(alamat(kegiatan), {**ISIAN, **terbuka(client, kegiatan), "uraian": "Dari komputer"})

    html = ditolak.content.decode()
    assert "diubah dari halaman lain" in html
    assert "“Dari ponsel”" in html
    assert 'value="Dari komputer"' in html
    assert tersimpan == "Dari ponsel"
    assert Kegiatan.objects.get().uraian == "Dari komputer"


def test_who_has_seen_what_stands_saves_from_the_same_page(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, volume=0)
    client.masuk_sebagai(pemeran.ani)

    ditolak = client.post(alamat(kegiatan), {**ISIAN, "sidik": "lama", "uraian": "Dari komputer"})
    sidik = ditolak.context["form"]["sidik"].value()
    jawaban = client.post(alamat(kegiatan), {**ISIAN, "sidik": sidik, "uraian": "Dari komputer"})

    assert jawaban.status_code == 302
    assert Kegiatan.objects.get().uraian == "Dari komputer"


def test_a_day_is_not_counted_twice_while_changing(pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, menit=1439, volume=0)

    kegiatan.jam_selesai = time(7)
    services.ubah_kegiatan(kegiatan=kegiatan, oleh=pemeran.ani, pada=PADA)

    assert Kegiatan.objects.get().menit == 23 * 60


def test_an_activity_cannot_be_moved_into_or_out_of_a_closed_month(pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    lama = KegiatanFactory(pegawai=pemeran.ani, tanggal=date(2026, 2, 10))
    BulanTerkunci.objects.create(awal_bulan=date(2026, 2, 1), dikunci_pada=PADA)

    kegiatan.tanggal = date(2026, 2, 11)
    lama.tanggal = date(2026, 3, 2)
    for pindahan in (kegiatan, lama):
        with pytest.raises(services.BulanSudahTerkunci, match="Februari 2026"):
            services.ubah_kegiatan(kegiatan=pindahan, oleh=pemeran.ani, pada=PADA)


@pytest.mark.parametrize("status", [StatusKegiatan.DIAJUKAN, StatusKegiatan.TERVERIFIKASI])
def test_what_the_superior_holds_is_no_longer_changed_and_nothing_typed_is_lost(client, pemeran, status):
    kegiatan = KegiatanFactory(
        pegawai=pemeran.ani, status=status, diverifikasi_oleh=pemeran.budi, diverifikasi_pada=PADA
    )
    client.masuk_sebagai(pemeran.ani)

    halaman = client.get(f"/laporan/{kegiatan.pk}/ubah/").content.decode()
    jawaban = client.post(f"/laporan/{kegiatan.pk}/ubah/", {**ISIAN, "uraian": "Ketikan panjang"})
    client.post(f"/laporan/{kegiatan.pk}/hapus/")

    kegiatan.refresh_from_db()
    assert 'name="uraian"' not in halaman
    assert "tidak dapat diubah atau dihapus lagi" in halaman
    assert "tidak dapat diubah" in jawaban.context["form"].non_field_errors()[0]
    assert 'value="Ketikan panjang"' in jawaban.content.decode()
    assert kegiatan.uraian != "Ketikan panjang"


def test_deleting_leaves_the_words_in_the_trail(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(f"/laporan/{kegiatan.pk}/hapus/", follow=True)

    assert jawaban.content.decode().count("Kegiatan dihapus.") == 1
    assert not Kegiatan.objects.exists()
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.objek_id) == ("KEGIATAN_DIHAPUS", kegiatan.pk)
    assert jejak.rincian["semula"]["uraian"] == kegiatan.uraian


@pytest.mark.parametrize("perbuatan", ["ubah", "hapus", "ajukan"])
def test_another_persons_activity_is_not_there(client, pemeran, perbuatan):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.dewi)

    jawaban = client.post(f"/laporan/{kegiatan.pk}/{perbuatan}/", ISIAN)

    kegiatan.refresh_from_db()
    assert jawaban.status_code == 404
    assert kegiatan.status == StatusKegiatan.KONSEP


def test_the_services_refuse_strangers_too(pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)

    with pytest.raises(PermissionDenied, match="pegawai lain"):
        services.ubah_kegiatan(kegiatan=kegiatan, oleh=pemeran.budi, pada=PADA)
    with pytest.raises(PermissionDenied, match="pegawai lain"):
        services.hapus_kegiatan(kegiatan_id=kegiatan.pk, oleh=pemeran.budi, pada=PADA)
    with pytest.raises(PermissionDenied, match="pegawai lain"):
        services.ajukan_kegiatan(kegiatan_id=kegiatan.pk, oleh=pemeran.budi, pada=PADA)


def test_deleting_submitting_or_taking_back_what_is_gone_is_told(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)
    client.post(f"/laporan/{kegiatan.pk}/hapus/")

    for perbuatan in ("hapus", "ajukan", "tarik"):
        jawaban = client.post(f"/laporan/{kegiatan.pk}/{perbuatan}/", follow=True)
        assert "sudah tidak ada" in jawaban.content.decode()
        with pytest.raises(services.KegiatanTiada):
            getattr(services, f"{perbuatan}_kegiatan")(kegiatan_id=kegiatan.pk, oleh=pemeran.ani, pada=PADA)


def test_changing_what_was_deleted_meanwhile_gives_the_words_back_and_writes_nothing(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)
    client.post(f"/laporan/{kegiatan.pk}/hapus/")

    jawaban = client.post(f"/laporan/{kegiatan.pk}/ubah/", {**ISIAN, "uraian": "Ketikan panjang"})

    assert "sudah tidak ada" in jawaban.context["form"].non_field_errors()[0]
    assert 'value="Ketikan panjang"' in jawaban.content.decode()
    assert not Kegiatan.objects.exists()
    with pytest.raises(services.KegiatanTiada):
        services.ubah_kegiatan(kegiatan=kegiatan, oleh=pemeran.ani, pada=PADA)


@pytest.mark.parametrize("tanggal", ["0001-01-01", "1949-12-31", "2100-01-01", "9999-12-31"])
def test_a_date_outside_the_years_of_service_is_an_error_of_its_field(client, pemeran, tanggal):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, volume=0)
    client.masuk_sebagai(pemeran.ani)

    for alamat in (f"/laporan/{kegiatan.pk}/ubah/", "/laporan/catat/"):
        jawaban = client.post(alamat, {**ISIAN, "tanggal": tanggal})
        assert "1950 sampai 2099" in jawaban.context["form"].errors["tanggal"][0]


def test_numbers_longer_than_any_record_are_read_as_none(client, pemeran):
    client.masuk_sebagai(pemeran.ani)
    panjang = "9" * 5000

    assert client.get("/laporan/", {"salin": panjang, "halaman": panjang}).status_code == 200
    assert client.get("/laporan/verifikasi/", {"pegawai": panjang}).status_code == 200
    assert client.get(f"/laporan/{panjang}/ubah/").status_code == 404
    jawaban = client.post(
        "/laporan/catat/", {**ISIAN, "jam_mulai": panjang, "hasil_kerja": panjang, "volume": panjang}
    )
    assert set(jawaban.context["form"].errors) == {"jam_mulai", "hasil_kerja", "volume"}
