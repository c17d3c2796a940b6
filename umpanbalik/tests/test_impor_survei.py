import json
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from pegawai.models import JejakAudit
from pegawai.tests.factories import UnitKerjaFactory
from umpanbalik.choices import KanalSurvei, Unsur
from umpanbalik.ikm import Sebaran, selang_kepercayaan
from umpanbalik.models import NilaiUnsur, Tanggapan
from umpanbalik.tests.data import kasus
from umpanbalik.tests.factories import LayananFactory
from umpanbalik.tests.lembar_kerja import xlsx


JUDUL = ",".join(f"U{nomor}" for nomor in range(1, 10))
SEMESTER = {"mulai": date(2019, 1, 1), "selesai": date(2019, 6, 30)}
URUTAN_FORMULIR = [
    "PERSYARATAN", "PROSEDUR", "WAKTU", "BIAYA", "PRODUK", "KOMPETENSI", "PERILAKU", "SARPRAS", "PENGADUAN",
]  # fmt: skip


@pytest.fixture(autouse=True)
def jam():
    with time_machine.travel("2026-03-10 10:00:00+07:00", tick=False):
        yield


@pytest.fixture
def layanan(db):
    return LayananFactory(kode="DUK-01", unit=UnitKerjaFactory(kode="DISDUKCAPIL"))


@pytest.fixture
def impor(tmp_path, layanan):
    """Write a file and import it; returns (what was printed, the errors)."""

    def jalankan(isi, *, nama="survei.csv", layanan="DUK-01", **masa):
        berkas = tmp_path / nama
        if isinstance(isi, bytes):
            berkas.write_bytes(isi)
        else:
            berkas.write_text("\n".join([*isi, ""]) if isinstance(isi, list) else isi)
        keluar, galat = StringIO(), StringIO()
        try:
            call_command(
                "impor_survei", str(berkas), layanan=layanan, **SEMESTER | masa, stdout=keluar, stderr=galat
            )
        except CommandError as penolakan:
            galat.write(str(penolakan))
        return keluar.getvalue(), galat.getvalue()

    return jalankan


def ikm_json(**pilihan):
    keluar = StringIO()
    call_command("ikm", unit="DISDUKCAPIL", json=True, stdout=keluar, **SEMESTER | pilihan)
    return json.loads(keluar.getvalue())


def matriks(nama="sekadau-2019s1"):
    return [JUDUL, *(",".join(map(str, baris)) for baris in kasus(nama)["raw"])]


# A real matrix, from the file to the index


def test_the_matrix_of_sekadau_gives_the_index_of_its_sums(impor):
    terbit = kasus("sekadau-2019s1")

    keluar, galat = impor(matriks())

    assert "49 tanggapan baru" in keluar
    assert not galat
    jumlah = dict(zip(URUTAN_FORMULIR, terbit["sums"], strict=True))
    per_orang = [sum(baris) for baris in terbit["raw"]]
    selang = selang_kepercayaan(Sebaran(49, sum(per_orang), sum(satu**2 for satu in per_orang)))
    assert ikm_json() == {
        "n": 49,
        "ikm": "78.74",  # 25 * 1389 / (9 * 49) = 78.741...
        "mutu": "B",
        "nrr": {unsur: str((Decimal(jumlah[unsur]) / 49).quantize(Decimal("0.01"))) for unsur in Unsur},
        "metode_bobot": "1/9",
        "selang": [str(ujung) for ujung in selang],
        "layak_terbit": True,
    }


def test_u8_and_u9_count_as_on_the_form(impor):
    impor([JUDUL, "3,3,3,3,3,3,3,1,4"])

    assert dict(NilaiUnsur.objects.values_list("unsur", "nilai"))["SARPRAS"] == 1
    assert dict(NilaiUnsur.objects.values_list("unsur", "nilai"))["PENGADUAN"] == 4


def test_codes_of_the_elements_may_stand_in_any_order(impor):
    urutan = list(reversed(Unsur.values))

    impor([",".join(urutan), "1,2,3,4,1,2,3,4,1"])

    assert dict(NilaiUnsur.objects.values_list("unsur", "nilai")) == dict(
        zip(urutan, (1, 2, 3, 4, 1, 2, 3, 4, 1), strict=True)
    )


def test_a_row_may_tell_who_and_when(impor):
    impor(
        [
            f"NO;{JUDUL.replace(',', ';')};Tanggal;JK;Umur;Pendidikan;Pekerjaan;Saran",
            "1;3;3;3;3;3;3;3;3;3;05/03/2019;l;41;SMA;Wirausaha;Tambah loket",
            "2;3;3;3;3;3;3;3;3;3;;;;;;",
        ]
    )

    satu, dua = Tanggapan.objects.order_by("pk")
    assert (satu.tanggal, satu.jenis_kelamin, satu.usia) == (date(2019, 3, 5), "L", 41)
    assert (satu.pendidikan, satu.pekerjaan, satu.saran) == ("SMA", "WIRAUSAHA", "Tambah loket")
    assert (dua.tanggal, dua.usia, dua.kanal) == (date(2019, 6, 30), None, KanalSurvei.KERTAS)


def test_a_row_without_a_day_is_not_put_in_the_future(impor):
    impor([JUDUL, "3,3,3,3,3,3,3,3,3"], mulai=date(2026, 1, 1), selesai=date(2026, 6, 30))

    assert Tanggapan.objects.get().tanggal == date(2026, 3, 10)


def test_a_worksheet_is_read_too(impor):
    keluar, _ = impor(xlsx([JUDUL.split(","), [4.0, 3, 3, 3, 3, 3, 3, 3, 3]]), nama="survei.xlsx")

    assert "1 tanggapan baru" in keluar


def test_the_same_file_adds_nothing_and_says_so(impor):
    impor(matriks())

    keluar, galat = impor(matriks(), nama="nama-lain.csv")

    assert "0 tanggapan baru" in keluar
    assert "49 baris sudah pernah diimpor" in keluar
    assert not galat
    assert Tanggapan.objects.count() == 49
    assert JejakAudit.objects.get().rincian == {"jumlah": 49}


def test_two_people_who_agree_are_two_and_so_are_two_periods(impor):
    impor([JUDUL, "3,3,3,3,3,3,3,3,3", "3,3,3,3,3,3,3,3,3"])
    impor(
        [JUDUL, "3,3,3,3,3,3,3,3,3", "3,3,3,3,3,3,3,3,3"], mulai=date(2019, 7, 1), selesai=date(2019, 12, 31)
    )

    assert Tanggapan.objects.count() == 4


def test_an_import_takes_the_same_number_of_statements_for_many(impor, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        impor([JUDUL, *["4,3,3,3,3,3,3,3,3"] * 1000])

    assert NilaiUnsur.objects.count() == 9000


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        ("3,3,3,5,3,3,3,3,3", "Baris 3, kolom BIAYA, tertulis “5”: Nilai jawaban adalah 1, 2, 3, atau 4."),
        ("3,3,,3,3,3,3,3,3", "Baris 3, kolom WAKTU: Pertanyaan ini belum dijawab."),
        ("3,3,3,3,3,3,3,3", "Baris 3, kolom PENGADUAN: Pertanyaan ini belum dijawab."),
        ("3,3,3,a,3,3,3,3,3", "kolom BIAYA, tertulis “a”"),
        ("3,3,3,2.5,3,3,3,3,3", "kolom BIAYA, tertulis “2.5”"),
    ],
)
def test_one_wrong_row_keeps_every_row_out(impor, baris, pesan):
    _, galat = impor([JUDUL, "3,3,3,3,3,3,3,3,3", baris])

    assert pesan in galat
    assert "Tidak ada yang ditulis" in galat
    assert not Tanggapan.objects.exists()


def test_an_age_of_five_thousand_digits_is_an_error_of_its_cell(impor):
    _, galat = impor([f"{JUDUL},USIA", f"3,3,3,3,3,3,3,3,3,{'9' * 5000}"])

    assert "kolom USIA" in galat
    assert not Tanggapan.objects.exists()


def test_the_published_five_is_refused(impor):
    """Row 17 of a published matrix holds a 5 on the scale of 1 to 4."""
    isi = [
        JUDUL,
        *(",".join(map(str, [*baris, *baris, *baris])) for baris in kasus("lab-reliability")["raw"]),
    ]

    _, galat = impor(isi)

    assert galat.count("Baris 18, kolom") == 3
    assert "3 kekeliruan" in galat


def test_all_errors_come_at_once_by_row_and_column(impor):
    _, galat = impor(
        [
            f"{JUDUL},TANGGAL,USIA,JK",
            "9,3,3,3,3,3,3,3,3,,,",
            "3,3,3,3,3,3,3,3,3,31/12/2019,200,X",
            "3,3,3,3,3,3,3,3,3,kemarin,,",
        ]
    )

    for pesan in (
        "Baris 2, kolom PERSYARATAN",
        "Baris 3, kolom TANGGAL, tertulis “31/12/2019”: Tanggal ini di luar masa survei",
        "Baris 3, kolom USIA",
        "Baris 3, kolom JENIS_KELAMIN",
        "Baris 4, kolom TANGGAL, tertulis “kemarin”: Tanggal ini tidak terbaca.",
        "5 kekeliruan",
    ):
        assert pesan in galat


def test_a_date_that_has_not_come_is_refused(impor):
    _, galat = impor(
        [f"{JUDUL},TANGGAL", "3,3,3,3,3,3,3,3,3,2026-03-11"],
        mulai=date(2026, 1, 1),
        selesai=date(2026, 6, 30),
    )

    assert "Tanggal ini belum tiba" in galat


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ([f"{JUDUL},U10", "3,3,3,3,3,3,3,3,3,3"], "Kolom ini tidak dikenal: U10"),
        ([JUDUL.replace(",U9", ""), "3,3,3,3,3,3,3,3"], "Kolom ini tidak ada pada baris judul: PENGADUAN"),
        ([f"{JUDUL},SARPRAS", "3,3,3,3,3,3,3,3,3,3"], "Kolom SARPRAS ada dua kali"),
        ([JUDUL], "hanya memuat judul kolom"),
        ("", "kosong"),
        (b"PK\x03\x04bukan xlsx", "tidak dapat dibuka"),
    ],
)
def test_a_file_that_is_none_says_why(impor, isi, pesan):
    _, galat = impor(isi)

    assert pesan in galat
    assert not Tanggapan.objects.exists()


def test_what_is_asked_for_must_exist(impor, tmp_path):
    assert "Tidak ada layanan aktif dengan kode 'XX'" in impor(matriks(), layanan="XX")[1]
    assert "terbalik" in impor(matriks(), mulai=date(2019, 7, 1))[1]
    assert "belum mulai" in impor(matriks(), mulai=date(2026, 4, 1), selesai=date(2026, 6, 30))[1]
    assert "belum ada kuesioner" in impor(matriks(), mulai=date(2016, 7, 1), selesai=date(2016, 12, 31))[1]
    with pytest.raises(CommandError, match="tidak dapat dibuka"):
        call_command("impor_survei", str(tmp_path / "tiada.csv"), layanan="DUK-01", **SEMESTER)


def test_both_days_are_inside_and_firsts_of_months_mean_whole_months(impor):
    impor([JUDUL, "3,3,3,3,3,3,3,3,3"])

    assert ikm_json(mulai=date(2019, 6, 30), selesai=date(2019, 6, 30))["n"] == 1
    assert ikm_json(mulai=date(2019, 6, 1), selesai=date(2019, 7, 1))["n"] == 1
    assert ikm_json(mulai=date(2019, 6, 1), selesai=date(2019, 6, 29))["n"] == 0
    assert ikm_json(mulai=date(2019, 7, 1), selesai=date(2019, 7, 1))["n"] == 0


@pytest.mark.parametrize(
    ("n", "mutu", "ada_selang", "layak"),
    [(1, None, False, False), (9, None, True, False), (10, None, True, True), (30, "B", True, True)],
)
def test_few_answers_carry_no_grade_and_fewer_are_not_published(impor, n, mutu, ada_selang, layak):
    impor([JUDUL, *["3,3,3,4,3,3,3,3,4"] * n])

    hasil = ikm_json()

    assert (hasil["n"], hasil["ikm"], hasil["mutu"]) == (n, "80.56", mutu)
    assert (hasil["selang"] is not None, hasil["layak_terbit"]) == (ada_selang, layak)


def test_nobody_asked_gives_nothing(layanan):
    assert ikm_json() == {
        "n": 0, "ikm": None, "mutu": None, "nrr": {}, "metode_bobot": "1/9", "selang": None,
        "layak_terbit": False,
    }  # fmt: skip


def test_people_read_it_in_words(impor):
    impor(matriks())
    keluar = StringIO()

    call_command("ikm", unit="DISDUKCAPIL", stdout=keluar, **SEMESTER)

    assert "49 tanggapan" in keluar.getvalue()
    assert "ikm: 78.74" in keluar.getvalue()
    assert "layak_terbit: ya" in keluar.getvalue()


def test_an_unknown_unit_is_said(db):
    with pytest.raises(CommandError, match="Tidak ada unit dengan kode 'XX'"):
        call_command("ikm", unit="XX", **SEMESTER)
