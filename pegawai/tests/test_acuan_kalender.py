"""Holidays, office hours and shifts: everybody reads them, the managers change them, each change is told."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from pegawai import permissions
from pegawai.forms.kalender import KELOMPOK_HARI
from pegawai.inti.kalender import sebut_hari
from pegawai.inti.periode import Periode
from pegawai.models import HariLibur, JadwalDinas, JejakAudit, PolaJamKerja
from pegawai.queries import kalender_kerja, semua_pola
from pegawai.tests.factories import JadwalDinasFactory


PADA = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.pada(PADA)
LIBUR = {
    "tanggal": "2026-12-09",
    "nama": "Pemungutan suara",
    "jenis": "LIBUR_DAERAH",
    "dasar": "Keppres contoh",
}
JADWAL = {"hari": "1, 3-5 dan 7", "mulai": "21.00", "selesai": "07:30", "istirahat": "60"}


def isian_pola(**ubahan):
    jam = {"masuk": "08.00", "pulang": "14.00", "istirahat_mulai": "", "istirahat_selesai": ""}
    return {
        "nama": "Ramadan 1448 H",
        "mulai": "2027-02-08",
        "terakhir": "2027-03-09",
        "dasar": "SE contoh",
        **{
            f"pekan_{pekan}_hari_{hari[0]}_{nama}": isi
            for pekan, hari in KELOMPOK_HARI
            for nama, isi in jam.items()
        },
        **ubahan,
    }


def hari(pegawai, tanggal):
    return kalender_kerja(pegawai, Periode(tanggal, tanggal + timedelta(days=1)))[0]


def jejak():
    return [satu.tindakan for satu in JejakAudit.objects.order_by("pk")]


@pytest.mark.parametrize("siapa", ["ani", "budi", "fajar", "gita", "hadi"])
def test_others_read_and_change_nothing(client, pemeran, siapa):
    client.masuk_sebagai(getattr(pemeran, siapa))
    libur, pola = HariLibur.objects.first(), PolaJamKerja.objects.first()
    jadwal = JadwalDinasFactory(pegawai=pemeran.ani)

    for alamat in ("/kalender/libur/", "/kalender/jam-kerja/"):
        assert client.get(alamat).status_code == 200
    assert client.get("/kalender/jadwal/").status_code == (200 if siapa == "hadi" else 403)
    for alamat, isian in (
        ("/kalender/libur/tambah/", LIBUR),
        (f"/kalender/libur/{libur.pk}/ubah/", LIBUR),
        (f"/kalender/libur/{libur.pk}/hapus/", {}),
        ("/kalender/jam-kerja/tetapkan/", isian_pola()),
        (f"/kalender/jam-kerja/{pola.pk}/ubah/", isian_pola()),
        (f"/kalender/jam-kerja/{pola.pk}/hapus/", {}),
        ("/kalender/jadwal/tambah/", {**JADWAL, "nip": pemeran.ani.nip}),
        ("/kalender/jadwal/hapus/", {"jadwal": jadwal.pk}),
    ):
        client.post(alamat, isian)
    assert not permissions.kelola_kalender(getattr(pemeran, siapa))
    assert not JejakAudit.objects.exists()
    assert JadwalDinas.objects.count() == 1


def test_a_regional_holiday_is_added_changed_and_deleted(client, pemeran):
    client.masuk_sebagai(pemeran.eko)

    client.post("/kalender/libur/tambah/", LIBUR)
    libur = HariLibur.objects.get(nama="Pemungutan suara")
    assert hari(pemeran.ani, date(2026, 12, 9)).keterangan == "Pemungutan suara"
    client.post(f"/kalender/libur/{libur.pk}/ubah/", {**LIBUR, "tanggal": "2026-12-10"})
    assert hari(pemeran.ani, date(2026, 12, 9)).menit == 450
    assert hari(pemeran.ani, date(2026, 12, 10)).menit == 0
    pertama = client.post(f"/kalender/libur/{libur.pk}/hapus/", follow=True)
    kedua = client.post(f"/kalender/libur/{libur.pk}/hapus/", follow=True)

    assert hari(pemeran.ani, date(2026, 12, 10)).menit == 450
    assert "Pemungutan suara dihapus." in pertama.content.decode()
    assert "sudah tidak ada" in kedua.content.decode()
    assert jejak() == ["LIBUR_DITAMBAH", "LIBUR_DIUBAH", "LIBUR_DIHAPUS"]


def test_a_day_is_a_holiday_once(client, pemeran):
    client.masuk_sebagai(pemeran.eko)

    jawaban = client.post("/kalender/libur/tambah/", {**LIBUR, "tanggal": "2026-12-25"})

    assert "sudah terdaftar sebagai hari libur" in jawaban.content.decode()
    assert not JejakAudit.objects.exists()


def test_the_holidays_of_a_year_come_with_their_decree(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    html = client.get("/kalender/libur/?tahun=2027").content.decode()

    assert "SKB 3 Menteri 1205/2026, 3/2026, 2/2026" in html
    assert "Senin, 8 Maret" in html


def test_hours_are_set_changed_and_deleted(client, pemeran):
    client.masuk_sebagai(pemeran.eko)

    client.post("/kalender/jam-kerja/tetapkan/", isian_pola())
    pola = PolaJamKerja.objects.get(nama="Ramadan 1448 H")
    assert (pola.selesai, pola.jam.count()) == (date(2027, 3, 10), 11)
    assert hari(pemeran.ani, date(2027, 2, 15)).menit == 360
    client.post(f"/kalender/jam-kerja/{pola.pk}/ubah/", isian_pola(pekan_5_hari_1_pulang="15.00"))
    assert hari(pemeran.ani, date(2027, 2, 15)).menit == 420
    client.post(f"/kalender/jam-kerja/{pola.pk}/hapus/")

    assert hari(pemeran.ani, date(2027, 2, 15)).menit == 450
    assert jejak() == ["POLA_DITETAPKAN", "POLA_DIUBAH", "POLA_DIHAPUS"]
    diubah = JejakAudit.objects.get(tindakan="POLA_DIUBAH").rincian
    assert "Pekan 5 hari, Senin 08.00 sampai 14.00" in diubah["semula"]["jam_kerja"]
    assert "Pekan 5 hari, Senin 08.00 sampai 15.00" in diubah["menjadi"]["jam_kerja"]


def test_the_form_begins_with_the_hours_that_hold(client, pemeran):
    client.masuk_sebagai(pemeran.eko)

    html = client.get("/kalender/jam-kerja/tetapkan/").content.decode()

    assert 'value="15:45"' in html


@pytest.mark.parametrize(
    ("ubahan", "kata"),
    [
        ({"pekan_5_hari_5_pulang": "07.00"}, "Pekan 5 hari, Jumat: Jam pulang harus sesudah jam masuk."),
        (
            {"pekan_6_hari_6_istirahat_mulai": "09.00"},
            "Pekan 6 hari, Sabtu: Istirahat harus berada di antara",
        ),
        ({"terakhir": "2027-02-01"}, "Hari terakhir pola jam kerja tidak boleh sebelum"),
        ({"mulai": "2024-01-01", "terakhir": ""}, "Sudah ada pola jam kerja yang mulai berlaku"),
        ({"pekan_5_hari_1_masuk": "pagi"}, "Tulis jam sebagai jam dan menit"),
        ({"pekan_5_hari_1_masuk": ""}, "tidak boleh kosong"),
        ({"dasar": ""}, "tidak boleh kosong"),
    ],
)
def test_hours_that_contradict_themselves_are_refused_in_words(client, pemeran, ubahan, kata):
    client.masuk_sebagai(pemeran.eko)

    jawaban = client.post("/kalender/jam-kerja/tetapkan/", isian_pola(**ubahan))

    assert kata in jawaban.content.decode()
    assert PolaJamKerja.objects.count() == 2
    assert not JejakAudit.objects.exists()


def test_patterns_are_told_as_a_decree_would(db):
    ramadan, biasa = semua_pola()

    assert [(pekan.hari_per_pekan, pekan.menit) for pekan in ramadan.pekan] == [(5, 1950), (6, 1980)]
    assert [hari for hari, _ in ramadan.pekan[1].jam] == ["Senin sampai Kamis, Sabtu", "Jumat"]
    assert [str(jam) for _, jam in biasa.pekan[1].jam] == [
        "07.15 sampai 14.30, istirahat 12.00 sampai 12.30",
        "07.15 sampai 11.15",
        "07.15 sampai 14.15, istirahat 12.00 sampai 12.30",
    ]


@pytest.mark.parametrize(
    ("hari", "kata"),
    [
        ([1], "Senin"),
        ([1, 2], "Senin, Selasa"),
        ([1, 2, 3], "Senin sampai Rabu"),
        ([1, 3, 4, 5, 7], "Senin, Rabu sampai Jumat, Minggu"),
    ],
)
def test_days_in_a_row_are_named_together(hari, kata):
    assert sebut_hari(hari) == kata


def test_shifts_of_a_month_are_added_once_and_deleted(client, pemeran):
    client.masuk_sebagai(pemeran.eko)
    isian = {**JADWAL, "nip": pemeran.ani.nip}

    pertama = client.post("/kalender/jadwal/tambah/?bulan=2026-12", isian, follow=True)
    kedua = client.post("/kalender/jadwal/tambah/?bulan=2026-12", isian, follow=True)

    assert "5 jadwal dinas Ani ditambahkan" in pertama.content.decode()
    assert "0 jadwal dinas Ani ditambahkan" in kedua.content.decode()
    assert [satu.tanggal.day for satu in JadwalDinas.objects.order_by("tanggal")] == [1, 3, 4, 5, 7]
    assert hari(pemeran.ani, date(2026, 12, 3)).menit == 570
    semua = list(JadwalDinas.objects.values_list("pk", flat=True))
    for kata in ("5 jadwal dinas dihapus.", "Tidak ada yang dihapus."):
        jawaban = client.post("/kalender/jadwal/hapus/?bulan=2026-12", {"jadwal": semua}, follow=True)
        assert kata in jawaban.content.decode()
    assert hari(pemeran.ani, date(2026, 12, 3)).menit == 450
    assert jejak() == ["JADWAL_DITAMBAH"] * 5 + ["JADWAL_DIHAPUS"] * 5


@pytest.mark.parametrize(
    ("ubahan", "kata"),
    [
        ({"nip": "123"}, "Tidak ada pegawai dengan NIP ini"),
        ({"hari": "31, 32"}, "adalah 1 sampai 31"),
        ({"hari": "Senin"}, "bukan tanggal"),
        ({"hari": "8-5"}, "adalah 1 sampai 31"),
        ({"selesai": "21.00"}, "Jam mulai dan jam selesai sama"),
        ({"istirahat": "-5"}, "lebih besar"),
        ({"istirahat": "600", "selesai": "22.00"}, "Istirahat harus lebih singkat"),
        (
            {"hari": "2", "mulai": "06.00", "selesai": "14.00"},
            "sudah mempunyai jadwal dinas pada jam tersebut",
        ),
    ],
)
def test_impossible_shifts_are_refused_and_none_is_kept(client, pemeran, ubahan, kata):
    JadwalDinasFactory(pegawai=pemeran.ani, tanggal=date(2026, 12, 1), mulai=time(21), selesai=time(7, 30))
    client.masuk_sebagai(pemeran.eko)

    jawaban = client.post(
        "/kalender/jadwal/tambah/?bulan=2026-12", {**JADWAL, "hari": "20", "nip": pemeran.ani.nip, **ubahan}
    )

    assert kata in jawaban.content.decode()
    assert JadwalDinas.objects.count() == 1


def test_the_shifts_are_found_by_name(client, pemeran, jumlah_kueri_tetap):
    JadwalDinasFactory(pegawai=pemeran.ani, tanggal=date(2026, 11, 2))
    JadwalDinasFactory(pegawai=pemeran.dewi, tanggal=date(2026, 11, 2))
    client.masuk_sebagai(pemeran.eko)

    html = client.get("/kalender/jadwal/?cari=ani").content.decode()

    assert "Ani" in html
    assert "Dewi" not in html
    jumlah_kueri_tetap(
        muat=lambda: client.get("/kalender/jadwal/"),
        tambah=lambda: [JadwalDinasFactory(tanggal=date(2026, 11, ke)) for ke in range(1, 6)],
    )
