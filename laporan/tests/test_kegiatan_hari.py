"""One's day: the line of time, and one typed line that becomes an entry after it was shown."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from laporan.choices import StatusKegiatan
from laporan.models import BulanTerkunci, Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.tests.factories import IndikatorFactory


PADA = datetime(2026, 3, 10, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.pada(PADA)
HTMX = {"HX-Request": "true"}


@pytest.fixture
def hasil(pemeran):
    """Ani's promise of this year, counted in berkas."""
    return IndikatorFactory(hasil_kerja__skp__pegawai=pemeran.ani).hasil_kerja


def isian(html):
    """What the form on the page would send."""
    form = html[html.index('id="catat"') :]
    form = form[: form.index("</form>")]
    nilai = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', form))
    nilai |= {n: v for v, n in re.findall(r'<input[^>]*value="([^"]*)"[^>]*name="(\w+)"', form)}
    if terpilih := re.search(r'<option value="(\d+)" selected', form):
        nilai["hasil_kerja"] = terpilih[1]
    return nilai


def test_a_line_is_shown_as_the_form_that_keeps_it(client, pemeran, hasil):
    """Without a script: the first Enter shows the proposal as the ordinary form, the second keeps it."""
    client.masuk_sebagai(pemeran.ani)

    halaman = client.post("/laporan/usulan/", {"baris": "08.00-09.30 melayani 25 berkas KK"}).content.decode()
    terisi = isian(halaman)
    jawaban = client.post("/laporan/catat/", terisi)

    kegiatan = Kegiatan.objects.get()
    assert "08.00\N{EN DASH}09.30" in halaman
    assert "“25 berkas” dihitung sebagai berkas." in halaman
    assert "Diusulkan karena satuannya berkas" in halaman
    assert jawaban["Location"] == f"/laporan/?tanggal=2026-03-10&tercatat={terisi['kunci']}"
    assert (kegiatan.jam_mulai, kegiatan.jam_selesai) == (time(8), time(9, 30))
    assert (kegiatan.uraian, kegiatan.volume) == ("Melayani 25 berkas KK", Decimal(25))
    assert (kegiatan.hasil_kerja, kegiatan.status) == (hasil, StatusKegiatan.KONSEP)


def test_the_button_that_keeps_the_proposal_has_the_focus_only_when_nothing_is_missing(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    lengkap = client.post("/laporan/usulan/", {"baris": "8-9 apel"}).content.decode()
    kurang = client.post("/laporan/usulan/", {"baris": "apel"}).content.decode()

    assert 'class="btn btn-primary" autofocus' in lengkap
    assert "autofocus" not in kurang[kurang.index('id="catat"') :]
    assert "Yang masih perlu ditulis: jam selesai, misalnya 08.00-09.30 atau 90 menit." in kurang


def test_while_typing_only_the_proposal_is_fetched_and_nothing_is_kept(client, pemeran, hasil):
    client.masuk_sebagai(pemeran.ani)

    baris = {"baris": " 8-9 melayani 3 berkas "}
    html = client.post("/laporan/usulan/?tanggal=2026-03-10", baris, headers=HTMX).content.decode()

    assert html.lstrip().startswith('<div id="usulan" data-kinerja-usulan-dari="8-9 melayani 3 berkas">')
    assert "autofocus" not in html  # the cursor stays where one types
    assert isian(html)["volume"] == "3"
    assert not Kegiatan.objects.exists()


def test_what_is_typed_is_read_from_no_address(client, pemeran):
    """Addresses stay in logs, histories and the Referer."""
    client.masuk_sebagai(pemeran.ani)

    halaman = client.get("/laporan/?tanggal=2026-03-10&baris=8-9+apel&contoh=8-9+apel").content.decode()

    assert 'class="usulan"' not in halaman
    assert (
        client.get("/laporan/usulan/?tanggal=2026-03-09&baris=8-9+apel").url == "/laporan/?tanggal=2026-03-09"
    )
    assert client.get("/laporan/petunjuk/?uraian=rapat").status_code == 405
    assert not re.search(r'(?:href|action|hx-\w+)="[^"]*(?:baris|uraian)=', halaman)


def test_without_a_script_words_that_are_pressed_are_proposed(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    halaman = client.post("/laporan/usulan/", {"baris": "", "contoh": "8-9 apel"}).content.decode()

    assert 'value="8-9 apel"' in halaman
    assert 'class="usulan"' in halaman


@pytest.mark.parametrize("baris", ["", "   ", "apel", "8-8 apel", "99-99", "<b>x</b>", "8-9", "x" * 400])
def test_a_line_that_is_not_enough_is_never_kept_by_enter(client, pemeran, baris):
    client.masuk_sebagai(pemeran.ani)

    for kepala in ({}, HTMX):
        jawaban = client.post("/laporan/usulan/", {"baris": baris}, headers=kepala)
        assert jawaban.status_code == 200
        assert "data-kinerja-usulan-dari" not in jawaban.content.decode()
        assert "<b>x</b>" not in jawaban.content.decode()


def test_a_line_for_another_day_says_which_and_leads_there(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    baris = {"baris": "kemarin 13-15 rapat"}
    halaman = client.post("/laporan/usulan/", baris).content.decode()
    usulan = client.post("/laporan/usulan/", baris, headers=HTMX).content.decode()
    jawaban = client.post("/laporan/catat/?tanggal=2026-03-10", isian(usulan), headers=HTMX)

    assert '<p class="kepala__keterangan">Senin, 9 Maret 2026</p>' in halaman
    assert "<strong>Senin, 9 Maret 2026</strong>" in usulan
    assert jawaban["HX-Redirect"] == "/laporan/?tanggal=2026-03-09"
    assert Kegiatan.objects.get().tanggal == date(2026, 3, 9)


def test_a_duration_begins_where_the_day_has_come_to(client, pemeran):
    KegiatanFactory(pegawai=pemeran.ani, jam_mulai=time(8), menit=90)
    client.masuk_sebagai(pemeran.ani)

    halaman = client.post("/laporan/usulan/", {"baris": "2 jam menyusun laporan"}).content.decode()
    kemarin = client.post("/laporan/usulan/", {"baris": "kemarin 2 jam menyusun laporan"}).content.decode()

    assert "Mulai dari awal jam kerja hari itu." in kemarin
    assert isian(halaman)["jam_mulai"] == "09:30"
    assert isian(halaman)["jam_selesai"] == "11:30"
    assert "Mulai dari akhir kegiatan terakhir hari itu." in halaman


def test_a_late_day_asks_for_the_reason_before_it_is_kept(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    halaman = client.post("/laporan/usulan/?tanggal=2026-02-10", {"baris": "8-9 apel"}).content.decode()

    assert re.search(r'name="alasan_terlambat"[^>]*autofocus', halaman)
    assert 'class="btn btn-primary" autofocus' not in halaman
    assert re.search(r'<details class="penjelasan" open>\s*<summary>Ubah usulan', halaman)


def test_two_tabs_and_a_double_enter_make_one_entry(client, pemeran):
    """Each tab has a form of its own; the same words for the same hours are the same work."""
    client.masuk_sebagai(pemeran.ani)
    tab = [isian(client.post("/laporan/usulan/", {"baris": "8-9 apel"}).content.decode()) for _ in range(2)]

    for terisi in (tab[0], tab[0], tab[1]):
        client.post("/laporan/catat/", terisi)

    assert tab[0]["kunci"] != tab[1]["kunci"]
    assert Kegiatan.objects.count() == 1


def test_what_was_rejected_may_be_told_again_in_the_same_words(client, pemeran):
    client.masuk_sebagai(pemeran.ani)
    terisi = isian(client.post("/laporan/usulan/", {"baris": "8-9 apel"}).content.decode())
    client.post("/laporan/catat/", terisi)
    Kegiatan.objects.update(
        status=StatusKegiatan.DITOLAK,
        diajukan_pada=PADA,
        catatan="Salah hari.",
        diverifikasi_oleh=pemeran.budi,
        diverifikasi_pada=PADA,
    )

    lagi = isian(client.post("/laporan/usulan/", {"baris": "8-9 apel"}).content.decode())
    client.post("/laporan/catat/", lagi)

    assert Kegiatan.objects.count() == 2


def test_the_day_stands_on_a_line_with_its_gaps(client, pemeran, hasil):
    KegiatanFactory(
        pegawai=pemeran.ani, jam_mulai=time(13), menit=60, uraian="Rapat siang", hasil_kerja=hasil
    )
    KegiatanFactory(pegawai=pemeran.ani, jam_mulai=time(8), menit=90, uraian="Melayani loket")
    KegiatanFactory(pegawai=pemeran.ani, tanggal=date(2026, 3, 9), uraian="Hari lain")
    KegiatanFactory(pegawai=pemeran.dewi, uraian="Rahasia Dewi")
    client.masuk_sebagai(pemeran.ani)

    html = client.get("/laporan/").content.decode()

    linimasa = html[html.index('<ol class="linimasa">') :]
    assert linimasa.index("Melayani loket") < linimasa.index("2 jam 30 menit") < linimasa.index("Rapat siang")
    assert 'data-kinerja-isi="09.30-12.00 "' in linimasa  # up to the break
    assert 'name="contoh" value="09.30-12.00"' in linimasa
    assert "2 jam 30 menit dalam 2 kegiatan" in html
    assert "Rahasia Dewi" not in html
    assert "Hari lain" not in linimasa


def test_an_empty_day_shows_its_working_hours_and_a_day_off_says_why(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    kerja = client.get("/laporan/?tanggal=2026-03-09").content.decode()
    libur = client.get("/laporan/?tanggal=2026-03-08").content.decode()

    assert "Belum ada kegiatan, dari" in kerja
    assert 'data-kinerja-isi="' in kerja
    assert 'data-kinerja-isi="' not in libur
    assert "akhir pekan" in libur.lower()


def test_a_night_shift_reaches_into_the_next_day_and_counts_for_the_day_it_began(client, pemeran):
    KegiatanFactory(
        pegawai=pemeran.ani,
        tanggal=date(2026, 3, 9),
        jam_mulai=time(22),
        jam_selesai=time(6),
        uraian="Jaga malam",
    )
    client.masuk_sebagai(pemeran.ani)

    hari_ini = client.get("/laporan/")
    kemarin = client.get("/laporan/?tanggal=2026-03-09")

    assert "Dimulai kemarin; dihitung pada Senin, 9 Maret." in hari_ini.content.decode()
    assert hari_ini.context["hari"].menit == 0
    assert kemarin.context["hari"].menit == 480
    assert [(r.mulai, r.selesai) for r in hari_ini.context["hari"].linimasa if r.isi] == [(0, 360)]


def test_what_begins_too_early_and_what_was_rejected_are_told(client, pemeran):
    KegiatanFactory(pegawai=pemeran.ani, jam_mulai=time(8), menit=90)
    KegiatanFactory(pegawai=pemeran.ani, jam_mulai=time(9), menit=60)
    KegiatanFactory(
        pegawai=pemeran.ani,
        uraian="Bukan tugas",
        status=StatusKegiatan.DITOLAK,
        diajukan_pada=PADA,
        catatan="Bukan tugas Anda.",
        diverifikasi_oleh=pemeran.budi,
        diverifikasi_pada=PADA,
    )
    client.masuk_sebagai(pemeran.ani)

    html = client.get("/laporan/").content.decode()

    assert html.count("Mulai sebelum kegiatan di atasnya selesai") == 1
    assert "Ditolak, tidak dihitung" in html
    assert "Bukan tugas Anda." in html


def test_the_drafts_of_one_day_go_in_one_act(client, pemeran):
    KegiatanFactory.create_batch(2, pegawai=pemeran.ani)
    lain = KegiatanFactory(pegawai=pemeran.ani, tanggal=date(2026, 3, 9))
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post("/laporan/ajukan/?tanggal=2026-03-10")

    lain.refresh_from_db()
    assert jawaban["Location"] == "/laporan/?tanggal=2026-03-10"
    assert Kegiatan.objects.menunggu_verifikasi().count() == 2
    assert lain.status == StatusKegiatan.KONSEP


@pytest.mark.parametrize(
    "tanggal", ["2026-02-30", "kemarin", "2026-3-1", "1949-12-31", "2100-01-01", "2026-03-10\n", ""]
)
def test_an_unknown_day_is_not_found(client, pemeran, tanggal):
    client.masuk_sebagai(pemeran.ani)

    assert client.get("/laporan/", {"tanggal": tanggal}).status_code == 404


def test_a_closed_month_is_read_only(client, pemeran):
    KegiatanFactory(pegawai=pemeran.ani)
    KegiatanFactory(pegawai=pemeran.ani, jam_mulai=time(13))
    BulanTerkunci.objects.create(awal_bulan=date(2026, 3, 1), dikunci_pada=PADA)
    client.masuk_sebagai(pemeran.ani)

    html = client.get("/laporan/").content.decode()

    assert 'id="baris"' not in html
    assert "data-kinerja-isi" not in html
    assert "Kosong" in html


def test_what_one_often_writes_is_offered(client, pemeran):
    KegiatanFactory.create_batch(3, pegawai=pemeran.ani, tanggal=date(2026, 3, 9), uraian="Apel pagi")
    KegiatanFactory(pegawai=pemeran.ani, tanggal=date(2026, 3, 9), uraian="Rapat staf")
    client.masuk_sebagai(pemeran.ani)

    assert client.get("/laporan/").context["daftar_saran"] == ["Apel pagi", "Rapat staf"]
    assert 'data-kinerja-tambah="Apel pagi"' in client.get("/laporan/").content.decode()


def test_the_day_and_its_proposal_cost_the_same_for_few_and_many(client, pemeran, hasil, jumlah_kueri_tetap):
    KegiatanFactory.create_batch(2, pegawai=pemeran.ani, hasil_kerja=hasil)
    client.masuk_sebagai(pemeran.ani)

    baris = {"baris": "kemarin 90 menit melayani 3 berkas"}
    for muat in (
        lambda: client.get("/laporan/"),
        lambda: client.post("/laporan/usulan/", baris),
        lambda: client.post("/laporan/usulan/", baris, headers=HTMX),
    ):
        jumlah_kueri_tetap(
            muat=muat,
            tambah=lambda: KegiatanFactory.create_batch(
                30, pegawai=pemeran.ani, hasil_kerja=hasil, menit=20, uraian="x" * 300
            ),
        )


def test_a_line_without_end_is_answered_too(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post("/laporan/usulan/", {"baris": "1" * 5000})

    assert jawaban.status_code == 200
    assert "1" * 5000 in jawaban.content.decode()
