"""The desk: what needs a look of its own comes first, each with its reason, then the rest by person."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from laporan import queries, services
from laporan.choices import CatatanKhusus, JenisBukti, StatusKegiatan, WajibBukti
from laporan.models import AturanLaporan, BuktiDukung, Kegiatan
from laporan.tests.factories import KegiatanFactory, sesudah
from pegawai import queries as pegawai_queries
from pegawai.choices import JenisKeterangan, JenisPenugasan
from pegawai.inti.periode import Periode
from pegawai.models import KeteranganKerja
from pegawai.tests.factories import IndikatorFactory, PegawaiFactory, PenugasanFactory


WIB = ZoneInfo("Asia/Pontianak")
PADA = datetime(2026, 3, 11, 8, 0, tzinfo=WIB)
pytestmark = pytest.mark.pada(PADA)
HARI_INI = PADA.date()
HARI_KEGIATAN = Periode(date(2026, 3, 10), HARI_INI)  # of the factories


@pytest.fixture
def hasil(pemeran):
    return IndikatorFactory(hasil_kerja__skp__pegawai=pemeran.ani).hasil_kerja


@pytest.fixture
def biasa(pemeran, hasil):
    """Nothing remarkable: in time, for a result, from 8 to 9."""
    return KegiatanFactory(pegawai=pemeran.ani, diajukan=True, hasil_kerja=hasil)


def jenis(kegiatan):
    return [satu.jenis for satu in queries.catatan_khusus([kegiatan.pk]).get(kegiatan.pk, ())]


def kata(kegiatan):
    return " ".join(satu.penjelasan for satu in queries.catatan_khusus([kegiatan.pk])[kegiatan.pk])


# What is remarkable


def test_what_is_in_time_for_a_result_and_by_itself_is_not_remarkable(biasa):
    assert jenis(biasa) == []


def test_told_late_is(biasa):
    Kegiatan.objects.update(terlambat=True, alasan_terlambat="Sakit.")

    assert jenis(biasa) == [CatatanKhusus.TERLAMBAT]


def test_work_for_no_result_is(biasa):
    Kegiatan.objects.update(hasil_kerja=None)

    assert jenis(biasa) == [CatatanKhusus.TANPA_HASIL]


@pytest.mark.parametrize(
    ("mulai", "selesai", "bertindih"),
    [
        (time(7), time(8), False),  # ends when the other begins
        (time(9), time(10), False),
        (time(8, 59), time(10), True),
        (time(8, 15), time(8, 30), True),
    ],
)
def test_two_at_the_same_time_are_and_name_each_other(pemeran, biasa, mulai, selesai, bertindih):
    lain = KegiatanFactory(
        pegawai=pemeran.ani, terverifikasi=True, jam_mulai=mulai, jam_selesai=selesai, uraian="Rapat"
    )

    assert (jenis(biasa) == [CatatanKhusus.TUMPANG_TINDIH]) is bertindih
    assert (CatatanKhusus.TUMPANG_TINDIH in jenis(lain)) is bertindih
    if bertindih:
        assert f"“Rapat”, 10 Maret 2026 pukul {mulai:%H.%M}\N{EN DASH}{selesai:%H.%M}" in kata(biasa)


def test_a_night_shift_overlaps_the_morning_after(pemeran, biasa):
    KegiatanFactory(
        pegawai=pemeran.ani,
        diajukan=True,
        tanggal=date(2026, 3, 9),
        jam_mulai=time(20),
        jam_selesai=time(8, 30),
        uraian="Jaga malam",
    )

    assert "“Jaga malam”, 9 Maret 2026" in kata(biasa)


@pytest.mark.parametrize(
    "status", [StatusKegiatan.KONSEP, StatusKegiatan.DIKEMBALIKAN, StatusKegiatan.DITOLAK]
)
def test_drafts_and_what_was_not_accepted_are_not_compared(pemeran, biasa, status):
    KegiatanFactory(
        pegawai=pemeran.ani,
        status=status,
        catatan="Alasan.",
        diverifikasi_oleh=pemeran.budi,
        diverifikasi_pada=PADA,
        uraian="Rahasia",
    )
    KegiatanFactory(pegawai=pemeran.dewi, diajukan=True)

    assert jenis(biasa) == []


@pytest.fixture
def jam_kerja():
    """How long Ani's 10 March is by the calendar, in minutes."""
    return lambda pegawai: pegawai_queries.kalender_kerja(pegawai, HARI_KEGIATAN)[0].menit


def test_more_than_the_day_expects_is(pemeran, biasa, hasil, jam_kerja):
    penuh = jam_kerja(pemeran.ani)
    lain = KegiatanFactory(
        pegawai=pemeran.ani, diajukan=True, jam_mulai=time(9), menit=penuh - 60, hasil_kerja=hasil
    )
    assert jenis(biasa) == jenis(lain) == []

    Kegiatan.objects.filter(pk=lain.pk).update(jam_selesai=sesudah(time(9), penuh - 59))

    assert jenis(biasa) == jenis(lain) == [CatatanKhusus.LEBIH_SEHARI]
    assert f"sedangkan jam kerjanya {penuh // 60} jam" in kata(biasa)


def test_work_on_a_day_off_is(biasa):
    Kegiatan.objects.update(tanggal=date(2026, 3, 8))  # a Sunday

    assert jenis(biasa) == [CatatanKhusus.LEBIH_SEHARI]
    assert "Hari itu bukan hari kerjanya; kegiatannya 1 jam." in kata(biasa)


@pytest.mark.parametrize(
    ("keterangan", "catatan"),
    [
        (JenisKeterangan.CUTI, [CatatanKhusus.TIDAK_MASUK]),
        (JenisKeterangan.SAKIT, [CatatanKhusus.TIDAK_MASUK]),
        (JenisKeterangan.DINAS_LUAR, []),  # worked elsewhere, by its own hours
    ],
)
def test_work_during_leave_is_but_not_during_duty_elsewhere(pemeran, biasa, keterangan, catatan):
    KeteranganKerja.objects.create(
        pegawai=pemeran.ani,
        jenis=keterangan,
        mulai=date(2026, 3, 10),
        selesai=date(2026, 3, 11),
        nomor_surat="800/12",
    )

    assert jenis(biasa) == catatan
    if catatan:
        assert f"Hari itu ia tercatat {keterangan.label}." in kata(biasa)


@pytest.mark.parametrize(("persen", "catatan"), [(79, []), (80, [CatatanKhusus.MIRIP])])
def test_a_near_copy_of_an_earlier_text_is_and_names_its_day(biasa, persen, catatan):
    Kegiatan.objects.update(kemiripan=persen, mirip_tanggal=date(2026, 3, 9))

    assert jenis(biasa) == catatan
    if catatan:
        assert "80% sama dengan kegiatannya 9 Maret 2026" in kata(biasa)


@pytest.mark.parametrize(
    ("wajib", "luar_skp", "kurang"),
    [
        (WajibBukti.TIDAK, False, False),
        (WajibBukti.HASIL_KERJA, False, True),
        (WajibBukti.HASIL_KERJA, True, False),
        (WajibBukti.SEMUA, True, True),
    ],
)
def test_no_evidence_is_where_the_rules_of_that_day_ask_for_it(biasa, wajib, luar_skp, kurang):
    AturanLaporan.objects.update(wajib_bukti=wajib)
    AturanLaporan.objects.create(
        mulai=date(2026, 3, 11), hari_tenggang=3, menit_paling_sedikit=1, menit_paling_banyak=10,
        menit_sehari=10, tumpang_tindih="TANDAI", wajib_bukti="TIDAK", hari_eskalasi=5, dasar="Uji.",
    )  # fmt: skip
    if luar_skp:
        Kegiatan.objects.update(hasil_kerja=None)

    assert (CatatanKhusus.TANPA_BUKTI in jenis(biasa)) is kurang
    BuktiDukung.objects.create(
        kegiatan=biasa, jenis=JenisBukti.TAUTAN, tautan="https://contoh.go.id/a", diunggah_pada=PADA
    )
    assert CatatanKhusus.TANPA_BUKTI not in jenis(biasa)


def test_nothing_asked_is_nothing_answered(biasa):
    assert queries.catatan_khusus([]) == {}


# The page


def test_exceptions_stand_first_with_their_reasons_and_outside_of_the_one_act(client, pemeran, biasa):
    terlambat = KegiatanFactory(
        pegawai=pemeran.ani,
        diajukan=True,
        jam_mulai=time(10),
        hasil_kerja=biasa.hasil_kerja,
        terlambat=True,
        alasan_terlambat="Tugas luar tanpa sinyal",
    )
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.get("/laporan/verifikasi/")

    html = jawaban.content.decode()
    assert [baris.kegiatan for baris in jawaban.context["khusus"]] == [terlambat]
    assert jawaban.context["form_semua"].initial["kegiatan"] == [biasa.pk]
    assert "Verifikasi 1 kegiatan tanpa catatan khusus" in html
    assert "Tugas luar tanpa sinyal" in html
    assert html.index("1 perlu dilihat satu per satu") < html.index("Tanpa catatan khusus")
    assert "Setujui terlambat" in html


def test_direct_subordinates_only_longest_waiting_first_by_person(client, pemeran, hasil):
    indah = PegawaiFactory(nama="Indah", unit=pemeran.pelayanan)
    isi = {"diajukan": True, "hasil_kerja": hasil}
    baru = KegiatanFactory(pegawai=pemeran.ani, diajukan_pada="2026-03-09T10:00+07:00", **isi)
    lama = KegiatanFactory(pegawai=indah, diajukan_pada="2026-03-05T10:00+07:00", **isi)
    lebih_baru = KegiatanFactory(
        pegawai=indah, diajukan_pada="2026-03-10T10:00+07:00", jam_mulai=time(10), **isi
    )
    KegiatanFactory(pegawai=pemeran.ani, uraian="Masih konsep")
    KegiatanFactory(pegawai=pemeran.dewi, uraian="Rahasia Dewi", **isi)
    KegiatanFactory(pegawai=pemeran.budi, uraian="Milik Budi sendiri", **isi)
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.get("/laporan/verifikasi/")
    hanya_ani = client.get("/laporan/verifikasi/", {"pegawai": pemeran.ani.pk})
    dewi = client.get("/laporan/verifikasi/", {"pegawai": pemeran.dewi.pk})

    kelompok = jawaban.context["kelompok"]
    assert [(satu.orang.nama, satu.orang.jumlah, satu.orang.menit) for satu in kelompok] == [
        ("Indah", 2, 120),
        ("Ani", 1, 60),
    ]
    assert [baris.kegiatan for satu in kelompok for baris in satu.baris] == [lama, lebih_baru, baru]
    assert "Menunggu 4 hari kerja" in jawaban.content.decode()
    assert "Semua pegawai (3)" in jawaban.content.decode()
    assert hanya_ani.context["form_semua"].initial["kegiatan"] == [baru.pk]
    assert "Rahasia Dewi" not in dewi.content.decode()
    assert queries.jumlah_menunggu(pemeran.budi, HARI_INI) == 3


def test_after_the_last_decision_on_one_person_the_others_show_without_an_error(client, pemeran, biasa):
    client.masuk_sebagai(pemeran.budi)
    alamat = f"/laporan/verifikasi/?pegawai={PegawaiFactory(unit=pemeran.pelayanan).pk}"

    lain = client.get(alamat)
    services.verifikasi_kegiatan(kegiatan_id=biasa.pk, oleh=pemeran.budi, pada=PADA)
    kosong = client.get(alamat)

    assert [satu.pk for satu in lain.context["meja"].urutan] == [biasa.pk]
    assert "invalid-feedback" not in lain.content.decode()
    assert "Tidak ada kegiatan yang menunggu." in kosong.content.decode()


def test_numbers_in_forms_and_addresses_are_not_dressed_up(client, pemeran):
    indah = PegawaiFactory(pk=1_234_567, nama="Indah", unit=pemeran.pelayanan)
    KegiatanFactory(pk=7_654_321, pegawai=indah, diajukan=True)
    client.masuk_sebagai(pemeran.budi)

    html = client.get("/laporan/verifikasi/?pegawai=1234567").content.decode()

    assert 'name="kegiatan" value="7654321"' in html
    assert 'name="pegawai" value="1234567"' in html
    assert "/laporan/verifikasi/7654321/?pegawai=1234567" in html
    assert "7.654.321" not in html
    assert "1.234.567" not in html


def test_all_boxes_can_be_ticked_without_javascript(client, pemeran, biasa):
    client.masuk_sebagai(pemeran.budi)

    assert " checked" not in client.get("/laporan/verifikasi/").content.decode()
    assert " checked" in client.get("/laporan/verifikasi/?pilih=semua").content.decode()


@pytest.mark.parametrize("jenis_tugas", [JenisPenugasan.PLT, JenisPenugasan.PLH])
def test_who_acts_for_a_head_reads_in_which_capacity(client, pemeran, biasa, jenis_tugas):
    indah = PegawaiFactory(nama="Indah", unit=pemeran.dinkes)
    PenugasanFactory(
        pegawai=indah,
        unit=pemeran.pelayanan,
        jabatan=pemeran.pelayanan.jabatan_pimpinan,
        jenis=jenis_tugas,
        memimpin=True,
        mulai=HARI_INI,
    )
    client.masuk_sebagai(indah)

    html = client.get("/laporan/verifikasi/").content.decode()

    assert f"Anda sebagai {jenis_tugas.capitalize()} Kepala Bidang Pelayanan" in html


def test_where_the_post_is_vacant_it_waits_with_the_next_level(client, pemeran, biasa):
    pemeran.budi.penugasan.update(selesai=HARI_INI)
    client.masuk_sebagai(pemeran.citra)

    jawaban = client.get("/laporan/verifikasi/")

    assert [satu.pk for satu in jawaban.context["meja"].biasa] == [biasa.pk]
    assert "naik dari" not in jawaban.content.decode()


def _banyak(pemeran, hasil, jumlah, **isi):
    """Two hundred working days with an hour of each, for fifteen people: nothing overlaps."""
    orang = PegawaiFactory.create_batch(15, unit=pemeran.pelayanan)
    Kegiatan.objects.bulk_create(
        KegiatanFactory.build(
            pegawai=orang[ke % 15],
            diajukan=True,
            hasil_kerja=hasil,
            tanggal=date.fromordinal(date(2026, 2, 1).toordinal() + ke // 15 % 30),
            jam_mulai=time(ke // 450),
            uraian="x" * 300,
            **isi,
        )
        for ke in range(jumlah)
    )


@pytest.mark.parametrize("isi", [{}, {"terlambat": True, "alasan_terlambat": "y" * 300}])
def test_the_desk_costs_the_same_for_few_and_thousands(client, pemeran, biasa, jumlah_kueri_tetap, isi):
    client.masuk_sebagai(pemeran.budi)

    jumlah_kueri_tetap(
        muat=lambda: client.get("/laporan/verifikasi/"),
        tambah=lambda: _banyak(pemeran, biasa.hasil_kerja, 3000, **isi),
    )

    jawaban = client.get("/laporan/verifikasi/")
    assert jawaban.context["halaman"].paginator.count == 3001
    assert len(jawaban.content) < 60_000


def test_hundreds_of_people_make_the_page_no_longer(client, pemeran, hasil):
    orang = PegawaiFactory.create_batch(150, unit=pemeran.pelayanan)
    Kegiatan.objects.bulk_create(
        KegiatanFactory.build(pegawai=satu, diajukan=True, hasil_kerja=hasil, uraian="x" * 300)
        for satu in orang
    )
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.get("/laporan/verifikasi/", {"pegawai": orang[-1].pk})

    assert jawaban.context["pegawai_id"] == str(orang[-1].pk)
    assert "Semua, 150 pegawai (150)" in jawaban.content.decode()
    assert len(client.get("/laporan/verifikasi/").content) < 60_000
