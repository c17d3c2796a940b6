"""What waits too long goes up one level, where it may be decided too; by nobody only where rules say so."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from laporan import queries, services
from laporan.choices import StatusKegiatan
from laporan.models import AturanLaporan, BulanTerkunci, Kegiatan
from laporan.tasks import verifikasi_otomatis
from laporan.tests.factories import KegiatanFactory
from pegawai.choices import JenisKeterangan, JenisPenugasan
from pegawai.models import JejakAudit
from pegawai.queries import atasan_pada
from pegawai.tests.factories import IndikatorFactory, KeteranganKerjaFactory, PenugasanFactory
from pegawai.tests.serentak import BATAS_DETIK, orang_lain, tunggu_ada_yang_antre


WIB = ZoneInfo("Asia/Pontianak")
PADA = datetime(2026, 3, 11, 8, 0, tzinfo=WIB)  # a Wednesday
pytestmark = pytest.mark.pada(PADA)
HARI_INI = PADA.date()
LIMA_HARI_LALU = datetime(2026, 3, 4, 16, 0, tzinfo=WIB)
ENAM_HARI_LALU = datetime(2026, 3, 3, 16, 0, tzinfo=WIB)


@pytest.fixture
def lama(pemeran):
    """Ani's work that has waited six working days, one more than Budi has by the rules."""
    return KegiatanFactory(
        pegawai=pemeran.ani,
        diajukan=True,
        diajukan_pada=ENAM_HARI_LALU,
        tanggal=date(2026, 3, 3),
        hasil_kerja=IndikatorFactory(hasil_kerja__skp__pegawai=pemeran.ani).hasil_kerja,
    )


# One level up


def test_after_the_days_of_the_rules_both_levels_have_it_and_are_told(client, pemeran, lama):
    client.masuk_sebagai(pemeran.budi)
    di_budi = client.get("/laporan/verifikasi/").content.decode()
    client.masuk_sebagai(pemeran.citra)
    di_citra = client.get("/laporan/verifikasi/")

    assert "kini juga di meja atasan Anda" in di_budi
    assert "naik dari Budi" in di_citra.content.decode()
    assert "atasan langsung Budi" in di_citra.content.decode()
    assert [satu.pk for satu in di_citra.context["meja"].urutan] == [lama.pk]
    assert queries.jumlah_menunggu(pemeran.citra, HARI_INI) == 1


def test_not_a_day_earlier(client, pemeran, lama):
    Kegiatan.objects.update(diajukan_pada=LIMA_HARI_LALU)
    client.masuk_sebagai(pemeran.citra)

    assert queries.jumlah_menunggu(pemeran.citra, HARI_INI) == 0
    assert client.get(f"/laporan/verifikasi/{lama.pk}/").status_code == 404
    with pytest.raises(PermissionDenied, match="atasan berikutnya bila sudah menunggu terlalu lama"):
        services.verifikasi_kegiatan(kegiatan_id=lama.pk, oleh=pemeran.citra, pada=PADA)


@pytest.mark.parametrize("siapa", ["fajar", "dewi", "eko", "hadi"])
def test_only_one_level(client, pemeran, lama, siapa):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get(f"/laporan/verifikasi/{lama.pk}/").status_code == 404
    hasil = services.verifikasi_banyak(kegiatan_ids=[lama.pk], oleh=getattr(pemeran, siapa), pada=PADA)
    assert (hasil.jumlah, hasil.tidak_berwenang) == (0, 1)


def test_the_first_decides_and_the_other_hears_who_it_was(client, pemeran, lama):
    client.masuk_sebagai(pemeran.citra)
    client.post(f"/laporan/verifikasi/{lama.pk}/sahkan/", {"dilihat": PADA.isoformat()})
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.post(
        f"/laporan/verifikasi/{lama.pk}/sahkan/", {"dilihat": PADA.isoformat()}, follow=True
    )

    lama.refresh_from_db()
    assert lama.diverifikasi_oleh == pemeran.citra
    assert "terverifikasi (oleh Citra), jadi tidak dapat diputuskan lagi" in jawaban.content.decode()


def test_the_level_above_a_head_who_is_replaced_is_above_the_substitute(pemeran, lama):
    PenugasanFactory(
        pegawai=pemeran.citra,
        unit=pemeran.pelayanan,
        jabatan=pemeran.pelayanan.jabatan_pimpinan,
        jenis=JenisPenugasan.PLT,
        memimpin=True,
        mulai=HARI_INI,
    )

    assert queries.wewenang(pemeran.citra, HARI_INI, [pemeran.ani.pk]).langsung == {pemeran.ani.pk}
    assert set(queries.wewenang(pemeran.fajar, HARI_INI, [pemeran.ani.pk]).naik) == {pemeran.ani.pk}


def test_nobody_decides_on_ones_own_work_from_a_higher_desk(pemeran):
    for siapa in (pemeran.ani, pemeran.budi, pemeran.citra, pemeran.fajar):
        wewenang = queries.wewenang(siapa, HARI_INI, [siapa.pk])
        assert (wewenang.langsung, wewenang.naik) == (frozenset(), {})


def test_days_on_which_the_superior_was_away_do_not_count(client, pemeran, lama):
    KeteranganKerjaFactory(pegawai=pemeran.budi, mulai=date(2026, 3, 5), jenis=JenisKeterangan.CUTI)

    assert queries.jumlah_menunggu(pemeran.citra, HARI_INI) == 0
    client.masuk_sebagai(pemeran.budi)
    assert "kini juga di meja atasan Anda" not in client.get("/laporan/verifikasi/").content.decode()
    assert queries.jumlah_menunggu(pemeran.citra, HARI_INI + timedelta(days=1)) == 1


def test_nothing_goes_up_from_who_has_nobody_above(pemeran):
    puncak = pemeran.fajar
    while atasan := atasan_pada(puncak, HARI_INI):
        puncak = atasan

    wewenang = queries.wewenang(puncak, HARI_INI)
    assert wewenang.langsung
    assert not wewenang.lewat


def test_the_direct_superior_is_told_what_the_next_level_decided(client, pemeran, lama):
    services.verifikasi_kegiatan(kegiatan_id=lama.pk, oleh=pemeran.citra, pada=PADA)
    client.masuk_sebagai(pemeran.budi)

    halaman = client.get("/laporan/verifikasi/").content.decode()

    assert "1 kegiatan bawahan Anda diputuskan tanpa Anda" in halaman
    assert "terverifikasi oleh Citra" in halaman
    client.masuk_sebagai(pemeran.citra)
    assert "diputuskan tanpa Anda" not in client.get("/laporan/verifikasi/").content.decode()


def test_after_a_week_and_of_own_decisions_nothing_is_told(pemeran, lama):
    services.verifikasi_kegiatan(kegiatan_id=lama.pk, oleh=pemeran.citra, pada=PADA)

    assert queries.putusan_lain(pemeran.budi, [pemeran.ani.pk], PADA).jumlah == 1
    for oleh, kini in ((pemeran.citra, PADA), (pemeran.budi, PADA + timedelta(days=8))):
        lain = queries.putusan_lain(oleh, [pemeran.ani.pk], kini)
        assert (lain.daftar, lain.jumlah) == ([], 0)


def test_what_the_site_verified_is_told_too(pemeran, lama, otomatis):
    services.verifikasi_otomatis(pada=PADA)

    (satu,) = queries.putusan_lain(pemeran.budi, [pemeran.ani.pk], PADA).daftar
    assert (satu, satu.otomatis) == (lama, True)


@pytest.mark.parametrize("banyak", [False, True])
def test_the_trail_says_in_which_acting_post_it_was_decided(pemeran, lama, banyak):
    plt = PenugasanFactory(
        pegawai=pemeran.citra,
        unit=pemeran.pelayanan,
        jabatan=pemeran.pelayanan.jabatan_pimpinan,
        jenis=JenisPenugasan.PLT,
        memimpin=True,
        mulai=HARI_INI,
    )
    if banyak:
        services.verifikasi_banyak(kegiatan_ids=[lama.pk], oleh=pemeran.citra, pada=PADA)
    else:
        services.verifikasi_kegiatan(kegiatan_id=lama.pk, oleh=pemeran.citra, pada=PADA)

    assert JejakAudit.objects.get().rincian == {"sebagai": plt.sebutan}
    assert plt.sebutan.startswith("Plt")


def test_by_ones_own_post_the_trail_names_none(pemeran, lama):
    services.verifikasi_kegiatan(kegiatan_id=lama.pk, oleh=pemeran.budi, pada=PADA)

    assert JejakAudit.objects.get().rincian == {}


# By nobody


@pytest.fixture
def otomatis():
    AturanLaporan.objects.update(hari_eskalasi=3, hari_otomatis=5)


def test_the_site_never_verifies_by_itself_where_the_rules_do_not_say_so(lama):
    Kegiatan.objects.update(diajukan_pada=datetime(2025, 1, 1, tzinfo=WIB))

    assert services.verifikasi_otomatis(pada=PADA) == 0
    lama.refresh_from_db()
    assert lama.status == StatusKegiatan.DIAJUKAN


def test_where_they_do_it_is_marked_and_nobody_is_named(client, pemeran, lama, otomatis):
    assert verifikasi_otomatis.apply(kwargs={"dari_masa_depan": True}).get() == 1

    lama.refresh_from_db()
    assert (lama.status, lama.otomatis, lama.diverifikasi_oleh) == (StatusKegiatan.TERVERIFIKASI, True, None)
    assert lama.get_status_display() == "terverifikasi otomatis"
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.oleh) == ("KEGIATAN_TERVERIFIKASI_OTOMATIS", None)
    client.masuk_sebagai(pemeran.ani)
    for alamat in ("/laporan/bulan/?bulan=2026-03", "/laporan/?tanggal=2026-03-03"):
        assert "terverifikasi otomatis" in client.get(alamat).content.decode()
    client.masuk_sebagai(pemeran.budi)
    assert "otomatis oleh sistem" in client.get(f"/laporan/verifikasi/{lama.pk}/").content.decode()


def test_twice_is_once(lama, otomatis):
    assert [services.verifikasi_otomatis(pada=PADA) for _ in range(2)] == [1, 0]
    assert JejakAudit.objects.count() == 1


@pytest.mark.parametrize(
    "isi",
    [
        {"diajukan_pada": LIMA_HARI_LALU},
        {"terlambat": True, "alasan_terlambat": "Sakit."},
        {"hasil_kerja": None},
        {"status": StatusKegiatan.KONSEP},
    ],
    ids=["not long enough", "told late", "remarkable", "a draft"],
)
def test_all_else_waits_for_a_person(lama, otomatis, isi):
    Kegiatan.objects.update(**isi)

    assert services.verifikasi_otomatis(pada=PADA) == 0


def test_not_in_a_closed_month(lama, otomatis):
    BulanTerkunci.objects.create(awal_bulan=date(2026, 3, 1), dikunci_pada=PADA)

    assert services.verifikasi_otomatis(pada=PADA) == 0


def test_days_before_the_rules_began_do_not_count(lama, otomatis):
    AturanLaporan.objects.update(mulai=date(2026, 3, 9))

    assert services.verifikasi_otomatis(pada=PADA) == 0
    assert services.verifikasi_otomatis(pada=PADA + timedelta(days=6)) == 1


def test_it_costs_the_same_for_few_and_many(pemeran, lama, otomatis):
    jumlah_kueri = []
    for _ in range(2):
        Kegiatan.objects.update(status=StatusKegiatan.DIAJUKAN, otomatis=False, diverifikasi_pada=None)
        with CaptureQueriesContext(connection) as kueri:
            assert services.verifikasi_otomatis(pada=PADA) == Kegiatan.objects.count()
        jumlah_kueri.append(len(kueri) - 1)
        for ke in range(1, 9):
            Kegiatan.objects.create(
                pegawai=pemeran.ani, hasil_kerja=lama.hasil_kerja, tanggal=lama.tanggal, uraian="Lagi",
                jam_mulai=time(10 + ke), jam_selesai=time(10 + ke, 9), status=StatusKegiatan.DIAJUKAN,
                dicatat_pada=PADA, diajukan_pada=ENAM_HARI_LALU,
            )  # fmt: skip
    assert jumlah_kueri[0] == jumlah_kueri[1] <= 8


def test_the_superior_may_take_it_back_and_it_is_not_done_again_tonight(client, pemeran, lama, otomatis):
    services.verifikasi_otomatis(pada=PADA)
    client.masuk_sebagai(pemeran.budi)

    client.post(f"/laporan/verifikasi/{lama.pk}/batalkan/")

    lama.refresh_from_db()
    assert (lama.status, lama.otomatis, lama.diajukan_pada) == (StatusKegiatan.DIAJUKAN, False, PADA)
    assert services.verifikasi_otomatis(pada=PADA + timedelta(days=1)) == 0


@pytest.mark.parametrize(
    "isi",
    [
        {"status": StatusKegiatan.TERVERIFIKASI, "diverifikasi_pada": PADA},
        {"status": StatusKegiatan.TERVERIFIKASI, "otomatis": True},
        {"status": StatusKegiatan.DITOLAK, "otomatis": True, "diverifikasi_pada": PADA, "catatan": "x"},
        {"otomatis": True, "diverifikasi_pada": PADA},
    ],
    ids=["by nobody", "at no time", "rejected by itself", "undecided"],
)
def test_the_database_keeps_a_person_or_the_mark_behind_each_decision(lama, isi):
    with pytest.raises(IntegrityError, match="kegiatan_putusan_ada_pemutusnya"), transaction.atomic():
        Kegiatan.objects.update(**isi)


def test_the_mark_and_a_person_exclude_each_other(pemeran, lama):
    with pytest.raises(IntegrityError, match="kegiatan_putusan_ada_pemutusnya"), transaction.atomic():
        Kegiatan.objects.update(
            status=StatusKegiatan.TERVERIFIKASI,
            otomatis=True,
            diverifikasi_oleh=pemeran.budi,
            diverifikasi_pada=PADA,
        )


# Two at once


@pytest.mark.django_db(transaction=True)
def test_two_superiors_at_once_never_lose_a_decision(pemeran, lama):
    """Budi returns it with a note; Citra, who waits for him, is told instead of overwriting it."""

    def citra():
        return services.verifikasi_kegiatan(kegiatan_id=lama.pk, oleh=pemeran.citra, pada=PADA)

    with orang_lain() as sambil:
        with transaction.atomic():
            services.kembalikan_kegiatan(
                kegiatan_id=lama.pk, catatan="Lengkapi.", oleh=pemeran.budi, pada=PADA
            )
            kedua = sambil(citra)
            tunggu_ada_yang_antre()
        galat = kedua.exception(BATAS_DETIK)

    lama.refresh_from_db()
    assert "(oleh Budi), jadi tidak dapat diputuskan lagi" in str(galat)
    assert (lama.status, lama.catatan) == (StatusKegiatan.DIKEMBALIKAN, "Lengkapi.")
    assert JejakAudit.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_whole_lists_at_once_decide_each_row_once(pemeran, lama):
    banyak = [lama, *KegiatanFactory.create_batch(20, pegawai=pemeran.ani, diajukan=True, menit=1)]
    Kegiatan.objects.update(diajukan_pada=ENAM_HARI_LALU)

    def semua(oleh):
        return services.verifikasi_banyak(kegiatan_ids=[k.pk for k in banyak], oleh=oleh, pada=PADA)

    with orang_lain() as sambil:
        with transaction.atomic():
            pertama = semua(pemeran.budi)
            kedua = sambil(semua, pemeran.citra)
            tunggu_ada_yang_antre()
        hasil = kedua.result(BATAS_DETIK)

    assert (pertama.jumlah, hasil.jumlah, hasil.tidak_menunggu) == (21, 0, 21)
    assert set(Kegiatan.objects.values_list("diverifikasi_oleh", flat=True)) == {pemeran.budi.pk}
    assert JejakAudit.objects.filter(tindakan="KEGIATAN_DIVERIFIKASI").count() == 21


@pytest.mark.django_db(transaction=True)
def test_what_its_owner_takes_back_meanwhile_is_not_verified(pemeran, lama):
    with orang_lain() as sambil:
        with transaction.atomic():
            services.tarik_kegiatan(kegiatan_id=lama.pk, oleh=pemeran.ani, pada=PADA)
            kedua = sambil(
                lambda: services.verifikasi_banyak(kegiatan_ids=[lama.pk], oleh=pemeran.budi, pada=PADA)
            )
            tunggu_ada_yang_antre()
        hasil = kedua.result(BATAS_DETIK)

    lama.refresh_from_db()
    assert (hasil.jumlah, hasil.tidak_menunggu, lama.status) == (0, 1, StatusKegiatan.KONSEP)


@pytest.mark.django_db(transaction=True)
def test_the_site_leaves_alone_what_a_superior_is_deciding_on(pemeran, lama, otomatis):
    with orang_lain() as sambil, transaction.atomic():
        services.kembalikan_kegiatan(kegiatan_id=lama.pk, catatan="Lengkapi.", oleh=pemeran.budi, pada=PADA)
        jumlah = sambil(lambda: services.verifikasi_otomatis(pada=PADA)).result(BATAS_DETIK)

    lama.refresh_from_db()
    assert (jumlah, lama.status) == (0, StatusKegiatan.DIKEMBALIKAN)
