from datetime import date, datetime, time
from decimal import Decimal
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from laporan import services
from laporan.choices import StatusKegiatan
from laporan.models import BulanTerkunci, Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.choices import SumberRealisasi
from pegawai.models import JejakAudit
from pegawai.tests.factories import HasilKerjaFactory, IndikatorFactory, PegawaiFactory, SKPFactory


PADA = datetime(2026, 3, 10, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.pada(PADA)
ISIAN = {
    "tanggal": "2026-03-10",
    "uraian": "Melayani permohonan kartu keluarga",
    "jam_mulai": "08:00",
    "jam_selesai": "08:45",
}


@pytest.fixture
def hasil(pemeran):
    """Ani's promise of this year, counted in berkas."""
    return IndikatorFactory(hasil_kerja__skp__pegawai=pemeran.ani).hasil_kerja


def catat(pegawai, **isian):
    kegiatan = KegiatanFactory.build(pegawai=None, **{"volume": 0, **isian})
    return services.catat_kegiatan(kegiatan=kegiatan, oleh=pegawai, pada=PADA)


def test_an_entry_takes_one_page_and_stands_on_it(client, pemeran, hasil):
    client.masuk_sebagai(pemeran.ani)

    halaman = client.get("/laporan/").content.decode()
    jawaban = client.post("/laporan/catat/", {**ISIAN, "hasil_kerja": hasil.pk, "volume": "3"}, follow=True)

    kegiatan = Kegiatan.objects.get()
    assert 'value="2026-03-10"' in halaman
    assert f"{hasil.uraian} (berkas)" in halaman
    assert (kegiatan.pegawai, kegiatan.hasil_kerja, kegiatan.menit) == (pemeran.ani, hasil, 45)
    assert (kegiatan.volume, kegiatan.status) == (3, StatusKegiatan.KONSEP)
    assert jawaban.redirect_chain == [("/laporan/?tanggal=2026-03-10", 302)]
    assert "3 berkas" in jawaban.content.decode()
    assert JejakAudit.objects.get().tindakan == "KEGIATAN_DICATAT"


def test_saved_and_submitted_in_one_act(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    client.post("/laporan/catat/", {**ISIAN, "ajukan": "ya"})

    kegiatan = Kegiatan.objects.get()
    assert (kegiatan.status, kegiatan.diajukan_pada) == (StatusKegiatan.DIAJUKAN, PADA)
    assert set(JejakAudit.objects.values_list("tindakan", flat=True)) == {
        "KEGIATAN_DICATAT",
        "KEGIATAN_DIAJUKAN",
    }


def test_htmx_gets_the_changed_part_and_a_fresh_form(client, pemeran):
    client.masuk_sebagai(pemeran.ani)
    kunci = str(uuid4())

    jawaban = client.post("/laporan/catat/", {**ISIAN, "kunci": kunci}, headers={"HX-Request": "true"})

    html = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert html.lstrip().startswith('<div id="hari"')
    assert "Kegiatan dicatat." in html
    assert ISIAN["uraian"] in html
    assert kunci not in html


def test_htmx_follows_an_entry_to_another_day(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(
        "/laporan/catat/",
        {**ISIAN, "tanggal": "2026-02-27", "alasan_terlambat": "Baru pulih."},
        headers={"HX-Request": "true"},
    )

    assert jawaban["HX-Redirect"] == "/laporan/?tanggal=2026-02-27"


def test_the_same_form_sent_twice_is_one_activity(client, pemeran):
    client.masuk_sebagai(pemeran.ani)
    isian = {**ISIAN, "kunci": str(uuid4())}

    for _ in range(2):
        jawaban = client.post("/laporan/catat/", isian)

    assert jawaban.status_code == 302
    assert Kegiatan.objects.count() == 1
    assert JejakAudit.objects.count() == 1


def test_the_same_form_sent_again_with_other_words_is_another_activity(client, pemeran):
    """The browser's Back button brings the old form, key and all; what is typed into it must not vanish."""
    client.masuk_sebagai(pemeran.ani)
    kunci = str(uuid4())

    client.post("/laporan/catat/", {**ISIAN, "kunci": kunci})
    client.post("/laporan/catat/", {**ISIAN, "kunci": kunci, "uraian": "Rapat koordinasi"})

    assert Kegiatan.objects.count() == 2


def test_two_people_never_share_a_key(client, pemeran):
    isian = {**ISIAN, "kunci": str(uuid4())}

    for orang in (pemeran.ani, pemeran.dewi):
        client.masuk_sebagai(orang)
        client.post("/laporan/catat/", isian)

    assert {k.pegawai for k in Kegiatan.objects.all()} == {pemeran.ani, pemeran.dewi}


@pytest.mark.parametrize(
    ("ubahan", "isian", "pesan"),
    [
        pytest.param({"tanggal": "2026-03-11"}, "tanggal", "belum terjadi", id="tomorrow"),
        pytest.param({"tanggal": "2023-12-31"}, "tanggal", "tugas baru mulai", id="before-the-first-post"),
        pytest.param({"jam_selesai": "08:00"}, "__all__", "sama. Perbaiki", id="no-time-at-all"),
        pytest.param({"jam_selesai": "25:00"}, "jam_selesai", "misalnya 08.30", id="no-such-hour"),
        pytest.param({"jam_mulai": ""}, "jam_mulai", "Isi jam mulainya", id="no-hour"),
        pytest.param({"volume": "-1"}, "__all__", "tidak boleh negatif", id="negative-volume"),
        pytest.param({"volume": "2"}, "volume", "Pilih hasil kerjanya", id="volume-of-nothing"),
        pytest.param({"uraian": "  "}, "uraian", "Uraikan kegiatannya", id="no-words"),
    ],
)
def test_impossible_work_is_refused_with_a_reason_and_nothing_typed_is_lost(
    client, pemeran, ubahan, isian, pesan
):
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post("/laporan/catat/", {**ISIAN, **ubahan})

    html = jawaban.content.decode()
    assert pesan in " ".join(jawaban.context["form"].errors[isian])
    assert f'value="{ubahan.get("uraian", ISIAN["uraian"])}"' in html
    assert f'value="{ubahan.get("jam_selesai", ISIAN["jam_selesai"])}"' in html
    assert not Kegiatan.objects.exists()


def test_a_day_has_1440_minutes_and_rejected_work_takes_none(pemeran):
    catat(pemeran.ani, menit=1000)
    KegiatanFactory(
        pegawai=pemeran.ani,
        menit=500,
        status=StatusKegiatan.DITOLAK,
        catatan="Bukan tugas Anda.",
        diverifikasi_oleh=pemeran.budi,
        diverifikasi_pada=PADA,
    )

    with pytest.raises(services.LaporanDitolak, match="paling banyak 440 menit") as penolakan:
        catat(pemeran.ani, menit=441)
    catat(pemeran.ani, menit=440)
    catat(pemeran.ani, menit=60, tanggal=date(2026, 3, 9))

    assert penolakan.value.isian == "jam_selesai"


def test_who_has_no_post_is_sent_to_the_managers(pemeran):
    with pytest.raises(services.LaporanDitolak, match="Belum tercatat bertugas"):
        catat(PegawaiFactory())


def test_only_ones_own_approved_result_of_that_day_counts(pemeran, hasil):
    milik_dewi = HasilKerjaFactory(skp__pegawai=pemeran.dewi)
    belum_disetujui = HasilKerjaFactory(
        skp=SKPFactory(pegawai=pemeran.ani, mulai=date(2025, 1, 1), selesai=date(2026, 1, 1))
    )

    for lain, tanggal in (
        (milik_dewi, date(2026, 3, 10)),
        (belum_disetujui, date(2025, 12, 30)),
        (hasil, date(2025, 12, 30)),
    ):
        with pytest.raises(services.LaporanDitolak, match="bukan bagian SKP yang disetujui") as penolakan:
            catat(pemeran.ani, hasil_kerja=lain, tanggal=tanggal)
        assert penolakan.value.isian == "hasil_kerja"
    assert catat(pemeran.ani, hasil_kerja=hasil).pk


def test_volume_needs_a_result_that_is_counted(pemeran):
    dilaporkan = IndikatorFactory(
        hasil_kerja__skp__pegawai=pemeran.ani, sumber_realisasi=SumberRealisasi.LAPORAN
    ).hasil_kerja

    with pytest.raises(services.LaporanDitolak, match="dilaporkan tiap bulan") as penolakan:
        catat(pemeran.ani, hasil_kerja=dilaporkan, volume=Decimal(2))
    assert penolakan.value.isian == "volume"
    assert catat(pemeran.ani, hasil_kerja=dilaporkan).pk


def test_another_employees_result_is_neither_offered_nor_taken(client, pemeran):
    milik_dewi = HasilKerjaFactory(skp__pegawai=pemeran.dewi)
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post("/laporan/catat/", {**ISIAN, "hasil_kerja": milik_dewi.pk})

    assert "hasil_kerja" in jawaban.context["form"].errors
    assert milik_dewi.uraian not in jawaban.content.decode()


def test_at_the_turn_of_the_year_both_promises_are_offered(client, pemeran):
    for tahun in (2025, 2026):
        skp = SKPFactory(
            pegawai=pemeran.ani, disetujui=True, mulai=date(tahun, 1, 1), selesai=date(tahun + 1, 1, 1)
        )
        HasilKerjaFactory(skp=skp)
    client.masuk_sebagai(pemeran.ani)

    januari = client.get("/laporan/?tanggal=2026-01-12").content.decode()
    maret = client.get("/laporan/").content.decode()

    assert 'label="SKP Tahun 2025"' in januari
    assert 'label="SKP Tahun 2026"' in januari
    assert 'label="SKP Tahun 2025"' not in maret


def test_a_closed_month_takes_no_more_work_and_says_so(client, pemeran):
    BulanTerkunci.objects.create(awal_bulan=date(2026, 2, 1), dikunci_pada=PADA)
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post("/laporan/catat/", {**ISIAN, "tanggal": "2026-02-27"})
    halaman = client.get("/laporan/?tanggal=2026-02-27").content.decode()

    assert "Laporan Februari 2026 sudah dikunci" in jawaban.context["form"].errors["tanggal"][0]
    assert "sudah dikunci" in halaman
    assert 'id="catat"' not in halaman
    assert not Kegiatan.objects.exists()


def test_an_earlier_activity_is_repeated_today(client, pemeran, hasil):
    lama = KegiatanFactory(
        pk=1_234_567,
        pegawai=pemeran.ani,
        hasil_kerja=hasil,
        tanggal=date(2026, 2, 3),
        volume=2,
        status=StatusKegiatan.DIAJUKAN,
    )
    milik_dewi = KegiatanFactory(pegawai=pemeran.dewi, uraian="Rahasia Dewi")
    client.masuk_sebagai(pemeran.ani)

    halaman = client.get("/laporan/bulan/?bulan=2026-02").content.decode()
    form = client.get("/laporan/?salin=1234567").context["form"]

    assert 'href="/laporan/?salin=1234567"' in halaman
    isian = {
        "tanggal": date(2026, 3, 10),
        "jam_mulai": time(8),
        "jam_selesai": time(9),
        "hasil_kerja": hasil.pk,
        "uraian": lama.uraian,
        "volume": 2,
    }
    assert {nama: form[nama].value() for nama in isian} == isian
    assert "Rahasia Dewi" not in client.get(f"/laporan/?salin={milik_dewi.pk}").content.decode()


def test_every_page_asks_for_a_login(client, db):
    for alamat in ("/laporan/", "/laporan/catat/", "/laporan/realisasi/", "/laporan/verifikasi/"):
        assert client.get(alamat).status_code == 302, alamat


def test_told_again_with_submitting_it_submits_the_draft_that_stands(client, pemeran):
    client.masuk_sebagai(pemeran.ani)
    client.post("/laporan/catat/", {**ISIAN, "kunci": str(uuid4())})

    jawaban = client.post("/laporan/catat/", {**ISIAN, "kunci": str(uuid4()), "ajukan": "ya"}, follow=True)

    assert Kegiatan.objects.get().status == StatusKegiatan.DIAJUKAN
    assert "sudah tercatat, jadi tidak dicatat dua kali. Yang tercatat itu diajukan." in (
        jawaban.content.decode()
    )


def test_the_same_words_with_another_volume_are_not_swallowed(client, pemeran, hasil):
    client.masuk_sebagai(pemeran.ani)
    satu = {**ISIAN, "hasil_kerja": hasil.pk}
    client.post("/laporan/catat/", {**satu, "volume": "2", "kunci": str(uuid4())})

    jawaban = client.post("/laporan/catat/", {**satu, "volume": "3", "kunci": str(uuid4())})

    assert Kegiatan.objects.get().volume == 2
    assert "dengan hasil kerja atau volume lain" in jawaban.context["form"].errors["uraian"][0]
