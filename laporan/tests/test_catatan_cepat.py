from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from laporan.catatan_cepat import HasilDikenal, baca_baris, kata_pokok, tanggal_baris, usulkan


HARI_INI = date(2026, 3, 10)  # a Tuesday
KK = HasilDikenal(
    1,
    "Dokumen kependudukan terbit tepat waktu",
    "dokumen",
    "Jumlah dokumen yang diterbitkan",
    (("Melayani 20 pemohon KK", Decimal(20)), ("Rapat evaluasi loket", Decimal(0))),
)
LAPORAN = HasilDikenal(2, "Laporan bulanan pelayanan tersusun", "laporan", "Jumlah laporan")
NILAI = HasilDikenal(3, "Warga puas atas pelayanan", ukuran="Nilai survei kepuasan")
LUAR = HasilDikenal(None, "", pernah=(("Apel pagi", Decimal(0)),))


def baca(teks, hari=HARI_INI):
    return baca_baris(teks, hari=hari, hari_ini=HARI_INI)


def usul(teks, daftar_hasil=(KK, LAPORAN, NILAI, LUAR), mulai=time(7, 30)):
    return usulkan(baca(teks), daftar_hasil=daftar_hasil, mulai=mulai, sebab_mulai="awal jam kerja")


@pytest.mark.parametrize(
    ("teks", "mulai", "selesai", "uraian"),
    [
        ("08.00-09.30 melayani 25 pemohon KK", "08:00", "09:30", "Melayani 25 pemohon KK"),
        ("8-9.30 rapat anggaran", "08:00", "09:30", "Rapat anggaran"),
        ("08:00\N{EN DASH}09:30: apel", "08:00", "09:30", "Apel"),
        ("0800-0930 apel", "08:00", "09:30", "Apel"),
        ("08.00 s.d. 09.30 WIB, apel", "08:00", "09:30", "Apel"),
        ("jam 8 sampai 10 menyusun laporan", "08:00", "10:00", "Menyusun laporan"),
        ("pukul 8 sampai dengan pukul 10 apel", "08:00", "10:00", "Apel"),
        ("rapat jam 8 sampai 10", "08:00", "10:00", "Rapat"),
        ("rapat 08.00-10.00.", "08:00", "10:00", "Rapat"),
        ("jam 7.30 malam sampai 9 malam ronda", "19:30", "21:00", "Ronda"),
        ("jam 1 siang sampai 3 sore rapat", "13:00", "15:00", "Rapat"),
        ("22-06 jaga malam", "22:00", "06:00", "Jaga malam"),
        ("20.00-24.00 piket", "20:00", "00:00", "Piket"),
        ("8-2 rapat kerja", "08:00", "14:00", "Rapat kerja"),
        ("08.00-02.00 piket", "08:00", "02:00", "Piket"),
        ("2 jam menyusun laporan", "07:30", "09:30", "Menyusun laporan"),
        ("90 menit menyusun laporan", "07:30", "09:00", "Menyusun laporan"),
        ("1,5 jam apel", "07:30", "09:00", "Apel"),
        ("1 jam 15 menit apel", "07:30", "08:45", "Apel"),
        ("setengah jam apel", "07:30", "08:00", "Apel"),
        ("rapat selama 90 menit", "07:30", "09:00", "Rapat"),
        ("jam 8 selama 2 jam rapat", "08:00", "10:00", "Rapat"),
        ("08.00 rapat 2 jam", "08:00", "10:00", "Rapat"),
    ],
)
def test_hours_are_read_as_people_write_them(teks, mulai, selesai, uraian):
    usulan = usul(teks)

    assert (f"{usulan.jam_mulai:%H:%M}", f"{usulan.jam_selesai:%H:%M}", usulan.uraian) == (
        mulai,
        selesai,
        uraian,
    )
    assert usulan.kurang == ()


@pytest.mark.parametrize(
    "teks",
    [
        "membahas pasal 8-10",
        "Perwali 12/2024 dibahas",
        "2024-2025 renstra",
        "25 jam tes",
        "2 jam pelajaran matematika",
        "99-99 apel",
        "jam 25 apel",
        "10%-20% capaian",
        "8-10-2026 apel",
    ],
)
def test_what_is_no_time_stays_in_the_text_and_the_end_is_asked_for(teks):
    usulan = usul(teks)

    assert usulan.uraian == teks[0].upper() + teks[1:]
    assert usulan.jam_selesai is None
    assert usulan.kurang == ("jam selesai, misalnya 08.00-09.30 atau 90 menit",)


@pytest.mark.parametrize(
    ("teks", "tanggal"),
    [
        ("8-9 apel", HARI_INI),
        ("kemarin 8-9 apel", date(2026, 3, 9)),
        ("Senin 8-9 apel", date(2026, 3, 9)),
        ("rabu jam 8 sampai 9 apel", date(2026, 3, 4)),
        ("selasa 8-9 apel", HARI_INI),
        ("6/3 8-9 apel", date(2026, 3, 6)),
        ("24/12 8-9 apel", date(2025, 12, 24)),
        ("24/12/2026 8-9 apel", date(2026, 12, 24)),
        ("2026-03-05 8-9 apel", date(2026, 3, 5)),
    ],
)
def test_a_line_may_name_its_day(teks, tanggal):
    assert tanggal_baris(teks, hari=HARI_INI, hari_ini=HARI_INI) == tanggal
    assert baca(teks).uraian == "Apel"


@pytest.mark.parametrize(
    "teks",
    [
        "31/2 8-9 apel",
        "29/2 apel",
        "0001-01-01 apel",
        "9999-12-31 apel",
        "senin depan rapat",
        "kemarinan apel",
    ],
)
def test_a_day_that_is_none_is_text(teks):
    assert baca(teks).tanggal == HARI_INI
    assert baca(teks).uraian.lower() == teks


def test_a_shift_that_ends_on_the_next_day_says_so():
    assert usul("22-06 jaga malam").alasan_jam == "Selesai esok harinya."
    assert usul("8-2 rapat").alasan_jam == "Selesai “2” dibaca 14.00."
    assert usul("2 jam rapat").alasan_jam == "Mulai dari awal jam kerja."
    assert usul("8-9 rapat").alasan_jam == ""


def test_without_a_beginning_the_hours_are_asked_for():
    usulan = usul("2 jam rapat", mulai=None)

    assert (usulan.jam_mulai, usulan.jam_selesai, usulan.lama) == (None, None, 120)
    assert usulan.kurang == ("jam mulai, misalnya 08.00 di depan",)
    assert usul("rapat", mulai=None).kurang == ("jam mulai, misalnya 08.00-09.30",)
    assert usul("08.00 2 jam rapat", mulai=None).jam_selesai == time(10)


@pytest.mark.parametrize(
    ("teks", "volume", "pk"),
    [
        ("8-9 melayani 25 pemohon KK", "25", 1),  # a word that counted before
        ("8-9 mengunggah 1.250 dokumen", "1250", 1),
        ("8-9 mengunggah dua dokumen RT 05", "2", 1),
        ("8-9 mengunggah 12,5 dokumen", "12.5", 1),
        ("8-9 menyusun 3 surat dan 2 laporan", "2", 2),
        ("8-9 menyusun 2 draf laporan", "2", 2),
        ("8-9 menyusun laporan 2025", "0", 2),
        ("8-9 menyusun laporan tahun 2025 pelayanan", "0", 2),
        ("8-9 menyusun laporan RT 05", "0", 2),
        ("8-9 menerbitkan dokumen Perwali 12/2024", "0", 1),
        ("8-9 meninjau dokumen Perwali tentang parkir", "0", None),  # one word in common is no sign
        ("8-9 apel pagi", "0", None),
        ("8-9 survei kepuasan warga", "0", 3),
        ("8-9 melayani 25 pemohon asing", "25", 1),
        ("8-9 xyz", "0", None),
    ],
)
def test_volume_and_result_are_guessed_from_units_earlier_words_and_the_plan(teks, volume, pk):
    usulan = usul(teks)

    assert usulan.volume == Decimal(volume)
    assert (usulan.hasil.pk if usulan.hasil else None) == pk
    assert usulan.satuan == (usulan.hasil.satuan if usulan.hasil else "")
    assert bool(usulan.alasan_volume) is (usulan.volume > 0)


@pytest.mark.parametrize(
    ("teks", "alasan"),
    [
        ("8-9 mengunggah 3 dokumen", "satuannya dokumen"),
        ("8-9 melayani pemohon KK", "pernah Anda catat: “Melayani 20 pemohon KK”"),
        ("8-9 penyusunan laporan", "kata-katanya sama dengan rencana hasil kerja"),
        ("8-9 apel pagi", "pernah Anda catat: “Apel pagi”"),
    ],
)
def test_each_guess_says_why(teks, alasan):
    assert alasan in usul(teks).alasan_hasil


def test_nothing_promised_nothing_guessed():
    usulan = usul("8-9 melayani 25 pemohon", daftar_hasil=())

    assert (usulan.hasil, usulan.volume, usulan.alasan_hasil) == (None, 0, "")


@pytest.mark.parametrize(
    ("satu", "lain"),
    [
        ("melayani", "pelayanan"),
        ("menyusun", "penyusunan"),
        ("memeriksa", "pemeriksaan"),
        ("menulis", "penulisan"),
        ("diterbitkan", "terbit"),
        ("laporannya", "laporan"),
    ],
)
def test_forms_of_one_word_meet(satu, lain):
    assert kata_pokok(satu) == kata_pokok(lain)


POTONGAN = st.sampled_from((
    "kemarin", "senin", "jam", "pukul", "8", "08.00", "-", "\N{EM DASH}", "9.30", "24.00", "sampai", "wib",
    "pagi", "malam", "2", "menit", "setengah", "90", "selama", ".", ":", "20/11", "2026-11-20", "31/2",
    "dokumen", "laporan", "KK", "25", "1.250", "RT", "05", "dua", "hingga", "s.d.", "0800-0930", "ß",
    "ǆ", "١٢", "²",
))  # fmt: skip
TEKS = st.one_of(st.text(max_size=60), st.lists(POTONGAN, max_size=9).map(" ".join))


def tulis(usulan):
    """Write the proposal as a line that leaves nothing to guess."""
    jam = ""
    if usulan.jam_mulai and usulan.jam_selesai:
        jam = f"{usulan.jam_mulai:%H.%M}-{usulan.jam_selesai:%H.%M} WIB "
    elif usulan.jam_mulai:
        jam = f"jam {usulan.jam_mulai:%H.%M} WIB "
    return f"{usulan.tanggal.isoformat()} {jam}{usulan.uraian}"


@given(teks=TEKS, hari=st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_any_text_gives_a_proposal_and_written_back_it_reads_the_same(teks, hari):
    def baca_penuh(baris):
        return usulkan(
            baca_baris(baris, hari=hari, hari_ini=hari + timedelta(days=3)),
            daftar_hasil=(KK, LAPORAN, NILAI, LUAR),
            mulai=time(7, 30),
            sebab_mulai="awal jam kerja",
        )

    usulan = baca_penuh(teks)
    kembali = baca_penuh(tulis(usulan))

    for nama in (
        "tanggal",
        "jam_mulai",
        "jam_selesai",
        "uraian",
        "volume",
        "satuan",
        "hasil",
        "alasan_hasil",
    ):
        assert getattr(kembali, nama) == getattr(usulan, nama), nama
    assert bool(usulan.kurang) is not (usulan.jam_mulai and usulan.jam_selesai and usulan.uraian != "")


@given(teks=TEKS)
def test_what_names_neither_day_nor_hour_is_kept_word_for_word(teks):
    baris = baca_baris(teks, hari=HARI_INI, hari_ini=HARI_INI)

    if (baris.jam_mulai, baris.lama, baris.tanggal) == (None, None, HARI_INI):
        semula = " ".join("".join(h if h.isprintable() else " " for h in teks).split()).strip(
            " :,;-\N{EN DASH}\N{EM DASH}"
        )
        assert baris.uraian in {"", semula[:1].upper() + semula[1:]}


@pytest.mark.parametrize("teks", ["1" * 5000, "1" * 399, "1.111" * 70, "melayani " + "9" * 380 + " dokumen"])
def test_a_number_without_end_counts_nothing(teks):
    usulan = usul(teks)

    assert usulan.uraian.lower() == teks
    assert usulan.volume == 0


def test_a_text_longer_than_a_line_stays_as_it_is():
    teks = "Kemarin 08.00-09.30 melayani 25 pemohon KK " + "dan " * 100

    usulan = usul(teks)

    assert (usulan.tanggal, usulan.uraian, usulan.hasil) == (HARI_INI, teks.strip(), None)
    assert (usulan.jam_mulai, usulan.jam_selesai) == (time(7, 30), None)


PANJANG = st.sampled_from(
    [
        "1",
        "9",
        "0",
        ".",
        ",",
        ":",
        "-",
        "/",
        "jam",
        "menit",
        "kemarin",
        "senin",
        "melayani",
        "dokumen",
        "\x00",
        "\ufffe",
        "漢",
    ]
)


@given(
    ulang=st.lists(st.tuples(PANJANG, st.integers(1, 300)), max_size=6), pemisah=st.sampled_from(["", " "])
)
def test_any_text_however_long_gets_an_answer(ulang, pemisah):
    teks = pemisah.join(satu * kali for satu, kali in ulang)

    usulan = usul(teks)

    assert usulan.uraian or "uraian kegiatannya" in usulan.kurang
