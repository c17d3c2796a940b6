"""The city's rules for daily work: of the day on which it was done, said before and when they bite."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from laporan import queries, services
from laporan.choices import StatusKegiatan, TumpangTindih
from laporan.models import AturanLaporan, Kegiatan
from laporan.tests.factories import KegiatanFactory


PADA = datetime(2026, 3, 17, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))  # a Tuesday
pytestmark = pytest.mark.pada(PADA)
SENIN_LALU, KAMIS_LALU = date(2026, 3, 9), date(2026, 3, 12)
ISIAN = {
    "tanggal": "2026-03-09",
    "jam_mulai": "08:00",
    "jam_selesai": "08:45",
    "uraian": "Melayani permohonan kartu keluarga",
}


def tetapkan(**isian):
    """Let other rules begin with March."""
    awal = AturanLaporan.objects.get()
    awal.pk, awal.mulai, awal.dasar = None, date(2026, 3, 1), "Perwali contoh"
    for nama, nilai in isian.items():
        setattr(awal, nama, nilai)
    awal.save(force_insert=True)
    return awal


def catat(pegawai, **isian):
    kegiatan = KegiatanFactory.build(pegawai=None, volume=0, **{"tanggal": date(2026, 3, 17), **isian})
    return services.catat_kegiatan(kegiatan=kegiatan, oleh=pegawai, pada=PADA)


def test_three_working_days_are_in_time_and_holidays_do_not_count(pemeran):
    batas = queries.batas_catat(pemeran.ani, PADA.date())

    assert batas.awal_tepat_waktu(PADA.date()) == KAMIS_LALU
    assert batas.tenggat(KAMIS_LALU) == date(2026, 3, 17)
    assert batas.tenggat(date(2026, 3, 17)) == date(2026, 3, 27)  # Nyepi and Idul Fitri lie between


def test_a_unit_that_works_six_days_counts_saturday(pemeran):
    pemeran.pelayanan.hari_per_pekan = 6
    pemeran.pelayanan.save()

    assert queries.batas_catat(pemeran.ani, PADA.date()).tenggat(KAMIS_LALU) == date(2026, 3, 16)


def test_a_late_entry_asks_for_a_reason_and_keeps_it_for_the_superior(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    tanpa = client.post("/laporan/catat/", ISIAN)
    form = tanpa.context["form"]
    client.post("/laporan/catat/", {**ISIAN, "alasan_terlambat": "Bertugas di lapangan."})

    kegiatan = Kegiatan.objects.get()
    assert "sudah lewat pada 12 Maret 2026" in form.errors["alasan_terlambat"][0]
    assert 'name="alasan_terlambat"' in tanpa.content.decode()
    assert (kegiatan.terlambat, kegiatan.alasan_terlambat) == (True, "Bertugas di lapangan.")


def test_in_time_nobody_is_asked_why(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    halaman = client.get("/laporan/").content.decode()
    client.post("/laporan/catat/", {**ISIAN, "tanggal": "2026-03-12", "alasan_terlambat": "Tidak perlu."})

    kegiatan = Kegiatan.objects.get()
    assert "alasan_terlambat" not in halaman
    assert (kegiatan.terlambat, kegiatan.alasan_terlambat) == (False, "")


def test_what_was_told_in_time_stays_in_time_when_it_is_corrected_later(pemeran):
    kegiatan = KegiatanFactory(
        pegawai=pemeran.ani,
        tanggal=SENIN_LALU,
        volume=0,
        dicatat_pada="2026-03-09T16:00:00+07:00",
        status=StatusKegiatan.DIKEMBALIKAN,
        catatan="Untuk siapa?",
    )
    kegiatan.uraian = "Melayani permohonan kartu keluarga warga Siantan"

    services.ubah_kegiatan(kegiatan=kegiatan, oleh=pemeran.ani, pada=PADA)

    assert not Kegiatan.objects.get().terlambat


def test_moved_to_another_day_it_counts_as_told_now(pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, tanggal=date(2026, 3, 17), volume=0)
    kegiatan.tanggal = SENIN_LALU

    with pytest.raises(services.LaporanDitolak, match="sudah lewat") as penolakan:
        services.ubah_kegiatan(kegiatan=kegiatan, oleh=pemeran.ani, pada=PADA)

    assert penolakan.value.isian == "alasan_terlambat"


@pytest.mark.parametrize(
    ("aturan", "isian", "kata"),
    [
        ({"menit_paling_sedikit": 5}, {"menit": 4}, "sekurangnya 5 menit"),
        ({"menit_paling_banyak": 600}, {"menit": 601}, "lebih lama daripada 600 menit"),
        ({"hari_tenggang": 0}, {"tanggal": date(2026, 3, 16)}, "sudah lewat pada 16 Maret 2026"),
        ({}, {"tanggal": date(2026, 3, 18)}, "Kegiatan belum terjadi"),
    ],
)
def test_each_rule_refuses_in_words(pemeran, aturan, isian, kata):
    tetapkan(**aturan)

    with pytest.raises(services.LaporanDitolak, match=kata):
        catat(pemeran.ani, **isian)


def test_a_city_may_take_entries_for_days_to_come(pemeran):
    tetapkan(terima_masa_depan=True)

    assert catat(pemeran.ani, tanggal=date(2026, 3, 18)).pk


@pytest.mark.parametrize(
    ("mulai", "selesai", "ditolak"),
    [
        (time(9), time(11), True),
        (time(10), time(11), False),
        (time(7), time(8), False),
        (time(8, 30), time(8, 45), True),
    ],
)
def test_where_the_rules_say_so_no_two_activities_take_the_same_time(pemeran, mulai, selesai, ditolak):
    tetapkan(tumpang_tindih=TumpangTindih.TOLAK)
    catat(pemeran.ani, uraian="Rapat koordinasi stunting", jam_mulai=time(8), menit=120)

    if ditolak:
        with pytest.raises(services.LaporanDitolak, match=r"“Rapat koordinasi stunting” pukul 08.00.10.00"):
            catat(pemeran.ani, jam_mulai=mulai, jam_selesai=selesai)
    else:
        assert catat(pemeran.ani, jam_mulai=mulai, jam_selesai=selesai).pk


def test_a_night_shift_takes_the_morning_of_the_next_day(pemeran):
    tetapkan(tumpang_tindih=TumpangTindih.TOLAK)
    catat(pemeran.ani, tanggal=date(2026, 3, 16), jam_mulai=time(22), jam_selesai=time(6))

    with pytest.raises(services.LaporanDitolak, match="tumpang tindih"):
        catat(pemeran.ani, jam_mulai=time(5), jam_selesai=time(7))


def test_new_rules_leave_the_days_before_them_alone(pemeran):
    tetapkan(hari_tenggang=0, mulai=date(2026, 3, 17))

    assert catat(pemeran.ani, tanggal=date(2026, 3, 16)).pk


def test_the_database_keeps_no_late_entry_without_a_reason(pemeran):
    with pytest.raises(IntegrityError, match="kegiatan_terlambat_beralasan"), transaction.atomic():
        KegiatanFactory(pegawai=pemeran.ani, terlambat=True)


def test_the_limits_read_for_many_are_those_read_for_one(pemeran):
    tetapkan(hari_tenggang=5)
    pemeran.disdik.hari_per_pekan = 6
    pemeran.disdik.save()
    hari = [date(2026, 2, 26) + timedelta(days=ke) for ke in range(30)]
    orang = (pemeran.ani, pemeran.dewi)

    bahan = queries.bahan_periksa([(satu.pk, tanggal) for satu in orang for tanggal in hari])

    for satu in orang:
        for tanggal in hari:
            banyak, sendiri = bahan[satu.pk].batas(tanggal), queries.batas_catat(satu, tanggal)
            assert (banyak.aturan, banyak.tenggat(tanggal)) == (sendiri.aturan, sendiri.tenggat(tanggal))


def test_a_reason_is_asked_for_wherever_a_rule_misses_it(client, pemeran):
    """The day that is opened is in time; the date that is filled in is not."""
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post("/laporan/catat/?tanggal=2026-03-17", ISIAN)

    html = jawaban.content.decode()
    assert 'name="alasan_terlambat"' in html
    assert "sudah lewat pada 12 Maret 2026" in html


def test_days_to_come_are_offered_where_the_rules_take_them(client, pemeran):
    client.masuk_sebagai(pemeran.ani)
    biasa = client.get("/laporan/").content.decode()

    tetapkan(terima_masa_depan=True)
    longgar = client.get("/laporan/").content.decode()

    assert ('max="2026-03-17"' in biasa, 'rel="next"' in biasa) == (True, False)
    assert ('max="2026-03-17"' in longgar, 'rel="next"' in longgar) == (False, True)
