"""The satisfaction of one unit opened to its parts, and who may see it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from pegawai.inti.periode import Periode
from umpanbalik import queries, scoring
from umpanbalik.choices import Unsur
from umpanbalik.ikm import hitung_ikm, urai_unsur
from umpanbalik.tests.factories import LayananFactory, TanggapanFactory


pytestmark = pytest.mark.pada("2026-03-31 10:00+07:00")

PADA = datetime(2026, 3, 31, 3, tzinfo=UTC)
JUMLAH = [36, 30, 24, 36, 30, 30, 36, 30, 24]  # of twelve
MARET = Periode.bulan(2026, 3)
ALAMAT = "/dasbor/unit/DINKES/kepuasan/?bulan=2026-03"


def jawab(unit, jumlah, nilai=(4, 3, 2, 4, 3, 3, 4, 3, 2), **isian):
    layanan = LayananFactory(unit=unit, nama="Rawat jalan")
    TanggapanFactory.create_batch(jumlah, layanan=layanan, nilai=list(nilai), **isian)
    for periode in (MARET, Periode.triwulan(2026, 1), Periode.tahun(2026)):
        scoring.hitung_ikm(periode=periode, pada=PADA)


def test_the_parts_of_an_index_add_up_to_it_and_every_lowest_is_marked():
    bagian = urai_unsur(JUMLAH, 12)

    assert sum(satu.tertimbang for satu in bagian) == hitung_ikm(JUMLAH, 12).indeks
    assert [satu.terendah for satu in bagian].count(True) == 2
    assert (bagian[2].nrr, bagian[2].nilai) == (Decimal(2), Decimal(50))


def test_the_page_opens_the_index_to_its_elements(client, pemeran):
    jawab(pemeran.pelayanan, 30)
    client.masuk_sebagai(pemeran.citra)

    jawaban = client.get(ALAMAT)

    html = jawaban.content.decode()
    kepuasan = jawaban.context["kepuasan"]
    assert kepuasan.terendah == [Unsur.WAKTU, Unsur.SARPRAS]
    assert html.count(">nilai terendah<") == 2
    assert "77,78 · mutu B" in html
    for unsur in Unsur:
        assert unsur.label in html


@pytest.mark.parametrize(("n", "terbit", "bermutu"), [(9, False, False), (10, True, False), (30, True, True)])
def test_few_answers_show_nothing_and_somewhat_more_no_grade(client, pemeran, n, terbit, bermutu):
    jawab(pemeran.dinkes, n, saran="Tambah kursi tunggu.")
    client.masuk_sebagai(pemeran.citra)

    html = client.get(ALAMAT).content.decode()

    assert ("Sembilan unsur" in html) is terbit
    assert ("Tambah kursi tunggu." in html) is terbit
    assert ("· mutu" in html) is bermutu


def test_suggestions_are_those_of_the_unit_and_below_without_what_names_a_person(client, pemeran):
    jawab(pemeran.pelayanan, 11, saran="Telepon saya di 081234567890.", usia=41, pekerjaan="TNI")
    jawab(pemeran.disdik, 11, saran="Dari dinas lain.")
    client.masuk_sebagai(pemeran.citra)

    html = client.get(ALAMAT).content.decode()

    assert html.count("Telepon saya di [disamarkan].") == 10  # of eleven, a page
    assert "dari 11 saran" in html
    assert "Dari dinas lain." not in html
    assert "TNI" not in html


@pytest.mark.parametrize(
    ("siapa", "status"),
    [
        ("ani", 403), ("budi", 403), ("citra", 200), ("dewi", 403),
        ("eko", 200), ("fajar", 200), ("gita", 403), ("hadi", 200),
    ],
)  # fmt: skip
def test_who_may_see_a_unit_may_see_what_its_citizens_say(client, pemeran, siapa, status):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get(ALAMAT).status_code == status


def test_a_quarter_and_a_year_are_shown_as_well_and_anything_else_is_a_month(client, pemeran):
    client.masuk_sebagai(pemeran.citra)

    def periode(kueri):
        return client.get(f"/dasbor/unit/DINKES/kepuasan/?{kueri}").context["kepuasan"].periode

    assert periode("rentang=triwulan&bulan=2026-02") == Periode.triwulan(2026, 1)
    assert periode("rentang=tahun&bulan=2025-11") == Periode.tahun(2025)
    assert periode("rentang=abad&bulan=2026-02") == Periode.bulan(2026, 2)
    assert client.get("/dasbor/unit/DINKES/kepuasan/?bulan=2026-13").status_code == 404
    assert client.get("/dasbor/unit/TIDAK-ADA/kepuasan/").status_code == 404


def test_a_rise_is_one_only_beyond_chance(pemeran):
    TanggapanFactory.create_batch(
        40, layanan=LayananFactory(unit=pemeran.dinkes), nilai=[2] * 9, tanggal=date(2026, 2, 10)
    )
    scoring.hitung_ikm(periode=Periode.bulan(2026, 2), pada=PADA)
    jawab(pemeran.dinkes, 40)

    kepuasan = queries.kepuasan_unit(pemeran.dinkes, "bulan", MARET.mulai)

    assert kepuasan.arah == "naik"
    assert [indeks is not None for _, indeks in kepuasan.tren] == [False] * 4 + [True] * 2


def test_the_page_costs_the_same_for_few_and_many(client, pemeran, jumlah_kueri_tetap):
    jawab(pemeran.dinkes, 10, saran="Tambah loket.")
    client.masuk_sebagai(pemeran.citra)

    jumlah_kueri_tetap(
        muat=lambda: client.get(ALAMAT), tambah=lambda: jawab(pemeran.dinkes, 40, saran="Tambah kursi.")
    )
