"""Hints about a text, about hours, about near-copies; and near-copies by SQL equal their definition."""

from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, example, given, settings, strategies as st

from laporan import queries, services
from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan
from laporan.mutu_uraian import (
    AMBANG_MIRIP,
    HARI_BANDING,
    CatatanLama,
    Kemiripan,
    kemiripan,
    petunjuk_mirip,
    petunjuk_uraian,
    petunjuk_waktu,
    termirip,
)
from laporan.tests.factories import KegiatanFactory
from pegawai.inti.periode import Periode
from pegawai.models import JadwalDinas
from pegawai.tests.factories import PegawaiFactory


PADA = datetime(2026, 3, 10, 16, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
HTMX = {"HX-Request": "true"}
HARI = date(2026, 3, 10)
pytestmark = pytest.mark.pada(PADA)


@pytest.mark.parametrize(
    ("uraian", "tanya"),
    [
        ("rapat", "Rapat apa, dengan siapa, dan apa hasilnya?"),
        ("Menghadiri rapat koordinasi", "Rapat apa, dengan siapa, dan apa hasilnya?"),
        ("Zoom meeting", "Rapat apa, dengan siapa, dan apa hasilnya?"),
        ("Apel pagi", "Apel atau upacara apa"),
        ("melaksanakan tugas", "Pekerjaan yang mana"),
        ("Kegiatan rutin seperti biasa", "Pekerjaan yang mana"),
        ("Melaksanakan tugas harian lainnya", "Pekerjaan yang mana"),
        ("...", "Pekerjaan yang mana"),
        ("Pelayanan masyarakat", "berapa orang yang Anda layani"),
        ("Membuat surat", "Surat atau berkas apa"),
        ("Input data", "Data apa, berapa banyak"),
        ("Memeriksa", "Masih sangat singkat"),
        ("ok", "Masih sangat singkat"),
    ],
)
def test_a_vague_text_is_answered_with_the_question_it_leaves_open(uraian, tanya):
    assert tanya in petunjuk_uraian(uraian)


@pytest.mark.parametrize(
    "uraian",
    [
        "Rapat koordinasi stunting",
        "Melayani 25 pemohon KK",
        "Mengikuti apel pagi dan pengarahan pimpinan",
        "Rapat RKA",
        "Verifikasi SPJ Februari",
        "Input data PBB 120 objek",
        "Apel HUT Kota Pontianak",
        "Melayani permohonan kartu keluarga",
    ],
)
def test_a_text_that_says_something_is_left_alone(uraian):
    assert petunjuk_uraian(uraian) == ""


@pytest.mark.parametrize(
    ("mulai", "selesai", "bergiliran", "banyak", "kata"),
    [
        (time(8), time(9, 30), False, 0, ""),
        (time(5), time(11), False, 0, ""),
        (time(9), time(8), False, 2, "sampai esok hari: 23 jam 0 menit"),
        (time(22), time(2), True, 0, ""),
        (time(3), time(4), False, 1, "di luar pukul 05.00 sampai 22.00"),
        (time(3), time(4), True, 0, ""),
        (time(21, 30), time(22, 30), False, 1, "di luar pukul"),
        (time(8), time(14), False, 0, ""),
        (time(8), time(14, 1), False, 1, "Lebih dari 6 jam tanpa jeda"),
    ],
)
def test_hours_that_are_hardly_possible(mulai, selesai, bergiliran, banyak, kata):
    petunjuk = petunjuk_waktu(mulai, selesai, bergiliran=bergiliran)

    assert len(petunjuk) == banyak
    assert kata in " ".join(petunjuk)


def test_a_near_copy_is_told_with_its_day_from_the_threshold_on():
    assert "9 Maret 2026" in petunjuk_mirip(Kemiripan(AMBANG_MIRIP, date(2026, 3, 9)))
    assert petunjuk_mirip(Kemiripan(AMBANG_MIRIP - 1, date(2026, 3, 9))) == ""
    assert petunjuk_mirip(None) == ""


@pytest.mark.parametrize(
    ("satu", "lain", "persen"),
    [
        ("Rapat", "rapat!", 100),
        ("", "", 0),
        ("abc", "xyz", 0),
        ("Melayani pemohon KK", "Melayani 25 pemohon KK", 87),
        ("Menyusun laporan stunting", "Menyusun laporan stunting (lanjutan)", 81),
    ],
)
def test_how_alike_texts_are(satu, lain, persen):
    assert kemiripan(satu, lain) == kemiripan(lain, satu) == persen


teks = st.text(
    st.sampled_from("aabcdxyzKLM 019 \t.,-_'\"éİKßñ漢“”\u2013")
    | st.characters(exclude_characters="\0", codec="utf-8"),
    max_size=60,
)


@contextmanager
def dibuang():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(satu=teks, lain=teks)
@example("Kelvin \u212a", "kelvin k")
@example("a" * 300, "a b c d e f g h")
def test_percent_is_that_of_postgresql(satu, lain):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT round(100 * similarity(a, b)::numeric)::integer FROM (SELECT"
            " regexp_replace(%s, '[^A-Za-z0-9]+', ' ', 'g'), regexp_replace(%s, '[^A-Za-z0-9]+', ' ', 'g')"
            ") AS dua (a, b)",
            [satu, lain],
        )
        assert cursor.fetchone()[0] == kemiripan(satu, lain)


uraian = st.sampled_from(
    ["Melayani pemohon KK", "Melayani 25 pemohon KK", "melayani pemohon kk.", "Rapat RKA", "Rapat RKA dinas"]
)
catatan = st.builds(
    CatatanLama,
    st.integers(-HARI_BANDING - 2, 1).map(lambda ke: HARI + timedelta(days=ke)),
    uraian,
    st.sampled_from([Decimal(0), Decimal("1.50")]),
)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    tersimpan=st.lists(catatan, max_size=6),
    milik_lain=st.lists(catatan, max_size=2),
    ditanya=st.lists(catatan, min_size=1, max_size=4),
    diganti=st.booleans(),
)
def test_sql_and_definition_agree_on_the_most_alike(tersimpan, milik_lain, ditanya, diganti):
    with dibuang():
        ani, dewi = PegawaiFactory.create_batch(2)
        isi = [KegiatanFactory(pegawai=ani, **satu._asdict()) for satu in tersimpan]
        for satu in milik_lain:
            KegiatanFactory(pegawai=dewi, **satu._asdict())
        daftar = [KegiatanFactory.build(pegawai=ani, **satu._asdict()) for satu in ditanya]
        berdiri = tersimpan
        if diganti and isi:  # the first of those asked about is the stored one, changed
            daftar[0].pk, berdiri = isi[0].pk, tersimpan[1:]

        hasil = queries.kemiripan_kegiatan(daftar)

        for ke, satu in enumerate(ditanya):
            assert hasil.get(ke) == termirip(satu, [*berdiri, *ditanya])


def catat(pegawai, **isian):
    return services.catat_kegiatan(
        kegiatan=KegiatanFactory.build(pegawai=pegawai, volume=0, **isian), oleh=pegawai, pada=PADA
    )


def test_recording_and_changing_measure(pemeran):
    KegiatanFactory(
        pegawai=pemeran.ani, tanggal=date(2026, 3, 9), uraian="Menyusun laporan stunting", volume=0
    )

    kegiatan = catat(pemeran.ani, uraian="Menyusun laporan stunting")
    kegiatan.refresh_from_db()

    assert (kegiatan.kemiripan, kegiatan.mirip_tanggal) == (100, date(2026, 3, 9))
    assert "9 Maret 2026" in kegiatan.petunjuk[0]
    assert Kegiatan.objects.mirip().get() == kegiatan

    kegiatan.uraian = "Menyerahkan laporan stunting triwulan I kepada Bappeda"
    services.ubah_kegiatan(kegiatan=kegiatan, oleh=pemeran.ani, pada=PADA)
    kegiatan.refresh_from_db()

    assert kegiatan.petunjuk == ()
    assert not Kegiatan.objects.mirip().exists()


@pytest.mark.parametrize("sekaligus", [True, False])
def test_submitting_measures_what_came_in_unmeasured(pemeran, sekaligus):
    for tanggal in (date(2026, 3, 9), HARI):
        KegiatanFactory(pegawai=pemeran.ani, tanggal=tanggal, volume=0)
    kedua = Kegiatan.objects.get(tanggal=HARI)
    assert kedua.kemiripan is None

    if sekaligus:
        services.ajukan_konsep(periode=Periode.bulan(2026, 3), oleh=pemeran.ani, pada=PADA)
    else:
        services.ajukan_kegiatan(kegiatan_id=kedua.pk, oleh=pemeran.ani, pada=PADA)

    kedua.refresh_from_db()
    assert (kedua.status, kedua.kemiripan) == (StatusKegiatan.DIAJUKAN, 100)


def petunjuk(client, **isian):
    nomor = isian.pop("kegiatan", "")
    return client.post(f"/laporan/petunjuk/?kegiatan={nomor}", isian).content.decode()


def test_the_form_is_advised_while_it_is_filled_in(client, pemeran):
    lama = KegiatanFactory(
        pegawai=pemeran.ani, tanggal=date(2026, 3, 9), uraian="Memeriksa berkas izin", volume=0
    )
    KegiatanFactory(pegawai=pemeran.dewi, tanggal=date(2026, 3, 9), uraian="Rapat RKA dinas", volume=0)
    client.masuk_sebagai(pemeran.ani)

    assert "Rapat apa, dengan siapa" in petunjuk(client, uraian="rapat")
    assert "9 Maret 2026" in petunjuk(client, uraian="memeriksa berkas izin.", tanggal="2026-03-10")
    assert "Maret" not in petunjuk(client, uraian="Memeriksa berkas izin", tanggal="2026-03-10", volume="3")
    # The activity that is moved is no copy of itself, nor of what somebody else wrote.
    assert "Maret" not in petunjuk(
        client, uraian="Memeriksa berkas izin", tanggal="2026-03-10", kegiatan=lama.pk
    )
    assert "Maret" not in petunjuk(client, uraian="Rapat RKA dinas", tanggal="2026-03-10")
    assert "sampai esok hari" in petunjuk(client, jam_mulai="09:00", jam_selesai="08.30")


@pytest.mark.parametrize(
    "isian",
    [
        {},
        {"tanggal": "31/02/2026", "jam_mulai": "25:99", "volume": "banyak", "uraian": "Memeriksa izin usaha"},
        {"kegiatan": "9" * 30, "volume": "1e999", "tanggal": "9999-12-31", "uraian": "Memeriksa izin usaha"},
        {"uraian": "x" * 5000},
    ],
)
def test_what_cannot_be_read_is_left_out(client, pemeran, isian):
    client.masuk_sebagai(pemeran.ani)

    assert petunjuk(client, **isian).strip() == ""


def test_a_roster_makes_unusual_hours_usual(client, pemeran):
    jam = {"uraian": "Menjaga ruang rawat inap", "jam_mulai": "21:00", "jam_selesai": "07:00"}
    client.masuk_sebagai(pemeran.ani)
    assert "sampai esok hari" in petunjuk(client, tanggal="2026-03-10", **jam)

    JadwalDinas.objects.create(pegawai=pemeran.ani, tanggal=HARI, mulai=time(21), selesai=time(7))

    assert "sampai esok hari" not in petunjuk(client, tanggal="2026-03-10", **jam)


def test_the_proposal_and_the_copy_come_with_their_advice(client, pemeran):
    lama = KegiatanFactory(pegawai=pemeran.ani, tanggal=date(2026, 3, 9), volume=0)
    client.masuk_sebagai(pemeran.ani)

    baris = {"baris": "08.00-09.00 rapat"}
    assert "Rapat apa, dengan siapa" in client.post("/laporan/usulan/", baris).content.decode()
    assert "Rapat apa" in client.post("/laporan/usulan/", baris, headers=HTMX).content.decode()
    assert (
        "Hampir sama dengan catatan Anda 9 Maret 2026"
        in client.get(f"/laporan/?tanggal=2026-03-10&salin={lama.pk}").content.decode()
    )


@pytest.mark.parametrize("alamat", ["/laporan/?tanggal=2026-03-10", "/laporan/bulan/?bulan=2026-03"])
def test_ones_own_list_advises_until_somebody_has_decided(client, pemeran, alamat):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, uraian="Rapat", volume=0)
    client.masuk_sebagai(pemeran.ani)

    assert "Rapat apa, dengan siapa" in client.get(alamat).content.decode()

    services.ajukan_kegiatan(kegiatan_id=kegiatan.pk, oleh=pemeran.ani, pada=PADA)
    assert "Rapat apa, dengan siapa" in client.get(alamat).content.decode()

    services.verifikasi_kegiatan(kegiatan_id=kegiatan.pk, oleh=pemeran.budi, pada=PADA)
    assert "Rapat apa, dengan siapa" not in client.get(alamat).content.decode()


def test_the_superior_reads_how_many_not_who(client, pemeran):
    isian = {"pegawai": pemeran.ani, "volume": 0, "diajukan": True}
    client.masuk_sebagai(pemeran.budi)
    KegiatanFactory(uraian="Memeriksa berkas izin usaha", **isian)
    assert "hampir sama" not in client.get("/laporan/verifikasi/").content.decode()

    KegiatanFactory(uraian="Memeriksa berkas izin", kemiripan=92, mirip_tanggal=date(2026, 3, 9), **isian)
    KegiatanFactory.create_batch(2, uraian="Rapat", **isian)

    html = " ".join(client.get("/laporan/verifikasi/").content.decode().split())
    assert "1 hampir sama dengan catatan sebelumnya dan 2 uraiannya masih terlalu umum" in html
