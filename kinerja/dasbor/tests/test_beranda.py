from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine

from evaluasi.models import CapaianHasil
from evaluasi.tests.factories import PenilaianFactory, PeriodePenilaianFactory
from kinerja.dasbor import queries
from laporan.choices import StatusKegiatan
from laporan.models import BulanTerkunci
from laporan.queries import YangKurang
from laporan.tests.factories import KegiatanFactory, RealisasiIndikatorFactory
from pegawai.choices import StatusSKP, SumberRealisasi
from pegawai.inti.periode import Periode
from pegawai.models import Penugasan
from pegawai.tests.factories import HasilKerjaFactory, IndikatorFactory, PegawaiFactory, SKPFactory
from umpanbalik.tests.factories import AduanFactory

from .test_unit import indeks


MARET = Periode.bulan(2026, 3)
PADA = datetime(2026, 3, 20, 18, tzinfo=UTC)
HALAMAN = "/beranda/"


@pytest.fixture(autouse=True)
def maret():
    with time_machine.travel("2026-03-20 09:00+07:00", tick=False):
        yield


def semua_tugas(pegawai):
    penugasan = pegawai.penugasan.select_related("unit").first()
    return queries.beranda(
        pegawai, penugasan, memimpin=bool(penugasan and penugasan.memimpin), hari_ini=PADA.date()
    )


def tugas(pegawai):
    """What waits besides the diary, which has tests of its own below."""
    isi = replace(semua_tugas(pegawai), kurang=YangKurang((), ()))
    return [satu.judul for satu in isi.tugas]


def beranda(client, pegawai):
    client.masuk_sebagai(pegawai)
    return client.get(HALAMAN).content.decode()


@pytest.mark.parametrize(
    ("status", "judul"),
    [
        (None, ["Susun SKP Anda"]),
        (StatusSKP.DRAF, ["Ajukan SKP Anda"]),
        (StatusSKP.DIKEMBALIKAN, ["Perbaiki SKP Anda"]),
        (StatusSKP.DIAJUKAN, ["SKP Anda menunggu persetujuan"]),
        (StatusSKP.DISETUJUI, []),
    ],
)
def test_the_plan_of_this_year_comes_first(pemeran, status, judul):
    if status is not None:
        SKPFactory(
            pegawai=pemeran.ani,
            status=status,
            penilai=pemeran.budi,
            diajukan_pada=PADA,
            disetujui_pada=PADA if status == StatusSKP.DISETUJUI else None,
        )

    assert tugas(pemeran.ani) == judul


def test_the_mayor_owes_no_plan(pemeran):
    assert tugas(pemeran.fajar) == []


def test_what_came_back_is_shown_with_the_superiors_note_before_what_is_still_a_draft(client, pemeran):
    SKPFactory(pegawai=pemeran.ani, disetujui=True)
    KegiatanFactory(
        pegawai=pemeran.ani,
        status=StatusKegiatan.DIKEMBALIKAN,
        uraian="Rapat mutu",
        catatan="Sebutkan hasilnya.",
        tanggal="2026-03-02",
    )
    KegiatanFactory.create_batch(3, pegawai=pemeran.ani)

    assert tugas(pemeran.ani) == [
        "Perbaiki 1 kegiatan yang dikembalikan",
        "Ajukan 3 kegiatan yang masih konsep",
    ]
    assert "Rapat mutu: “Sebutkan hasilnya.”" in beranda(client, pemeran.ani)


def test_the_days_of_which_nothing_is_told_are_named_before_they_are_late(client, pemeran):
    SKPFactory(pegawai=pemeran.ani, disetujui=True)
    Penugasan.objects.filter(pegawai=pemeran.ani).update(mulai="2026-03-12")

    isi = beranda(client, pemeran.ani)

    assert "Catat kegiatan 3 hari kerja" in isi
    assert "13 Maret 2026 masih tepat waktu sampai 25 Maret 2026" in isi
    assert "1 hari lain sudah lewat batasnya" in isi


def test_what_is_late_already_says_what_can_still_be_done(client, pemeran):
    Penugasan.objects.filter(pegawai=pemeran.ani).update(mulai="2026-03-12")
    for hari in ("13", "16", "17"):
        KegiatanFactory(pegawai=pemeran.ani, tanggal=f"2026-03-{hari}")

    isi = beranda(client, pemeran.ani)

    assert "1 hari kerja belum tercatat dan sudah lewat batasnya" in isi
    assert "?tanggal=2026-03-12" in isi


def test_the_mayor_keeps_no_diary(pemeran):
    assert not semua_tugas(pemeran.fajar).kurang


def test_what_a_closed_month_holds_no_longer_asks_for_anything(pemeran):
    SKPFactory(pegawai=pemeran.ani, disetujui=True)
    KegiatanFactory(pegawai=pemeran.ani, tanggal="2026-02-10")
    IndikatorFactory(hasil_kerja__skp=pemeran.ani.skp.get(), sumber_realisasi=SumberRealisasi.LAPORAN)
    assert len(tugas(pemeran.ani)) == 2

    BulanTerkunci.objects.create(awal_bulan="2026-02-01", dikunci_pada=PADA)

    assert tugas(pemeran.ani) == []


def test_an_indicator_that_was_not_reported_for_last_month_is_due(pemeran):
    skp = SKPFactory(pegawai=pemeran.ani, disetujui=True)
    laporan = {"hasil_kerja__skp": skp, "sumber_realisasi": SumberRealisasi.LAPORAN}
    satu, _ = IndikatorFactory(**laporan), IndikatorFactory(**laporan)
    IndikatorFactory(hasil_kerja__skp=skp)  # counted from activities
    RealisasiIndikatorFactory(indikator=satu, bulan="2026-02-01")

    assert tugas(pemeran.ani) == ["Laporkan 1 realisasi Februari 2026"]


def test_a_superior_finds_what_waits_on_the_desk(pemeran):
    SKPFactory(pegawai=pemeran.budi, disetujui=True)
    SKPFactory(pegawai=pemeran.ani, diajukan=True, penilai=pemeran.budi)
    KegiatanFactory.create_batch(2, pegawai=pemeran.ani, diajukan=True)
    indah = PegawaiFactory(unit=pemeran.pelayanan)
    SKPFactory(pegawai=indah, disetujui=True, penilai=pemeran.budi)
    PeriodePenilaianFactory(mulai="2026-02-01", selesai="2026-03-01")
    PeriodePenilaianFactory(mulai="2026-03-01", selesai="2026-04-01")  # has not ended

    assert tugas(pemeran.budi) == ["Verifikasi 2 kegiatan", "Periksa 1 SKP", "Nilai 1 pegawai"]
    assert tugas(pemeran.citra) == ["Susun SKP Anda", "Nilai 1 pegawai"]  # Budi himself


def test_a_complaints_officer_finds_what_waits_and_what_is_late(client, pemeran):
    AduanFactory.create_batch(2, unit=pemeran.dinkes)  # due on 17 March
    AduanFactory(unit=None, tenggat_tanggapan="2026-03-23")
    AduanFactory(unit=pemeran.dinkes, dijawab=True)

    isi = beranda(client, pemeran.gita)

    assert "Tangani 3 aduan warga" in isi
    assert "2 lewat tenggat" in isi
    assert "aduan warga" not in beranda(client, pemeran.ani)


def test_achievement_and_the_last_predicate_stand_beside_it(client, pemeran):
    skp = SKPFactory(pegawai=pemeran.ani, disetujui=True, penilai=pemeran.budi)
    CapaianHasil.objects.create(
        hasil_kerja=HasilKerjaFactory(skp=skp, uraian="Kartu keluarga terbit"),
        mulai=MARET.mulai,
        selesai=MARET.selesai,
        jumlah_indikator=1,
        jumlah_terukur=1,
        persen="62.50",
        dihitung_pada=PADA,
    )
    PenilaianFactory(
        skp=skp, periode=PeriodePenilaianFactory(mulai="2026-02-01", selesai="2026-03-01"), ditetapkan=True
    )

    isi = beranda(client, pemeran.ani)

    assert "Kartu keluarga terbit" in isi
    assert "62,5%" in isi
    assert "Februari 2026, ditetapkan oleh Budi" in isi


def test_the_index_is_that_of_the_nearest_unit_that_enough_citizens_rated(client, pemeran):
    februari = Periode.bulan(2026, 2)
    indeks(pemeran.pelayanan, 8, 30, februari)
    indeks(pemeran.dinkes, 40, 31, februari)
    isi = beranda(client, pemeran.ani)
    assert "<strong>Dinas Kesehatan</strong>, Februari 2026" in isi
    assert "86,11" in isi

    assert "Belum cukup tanggapan warga" in beranda(client, pemeran.dewi)


@pytest.mark.parametrize("siapa", ["ani", "budi", "citra", "dewi", "eko", "fajar", "gita", "hadi"])
def test_everyone_has_a_front_page(client, pemeran, siapa):
    assert "Yang menunggu Anda" in beranda(client, getattr(pemeran, siapa))


def test_the_front_page_costs_the_same_for_a_small_and_a_large_team(client, pemeran, jumlah_kueri_tetap):
    client.masuk_sebagai(pemeran.budi)
    hasil = HasilKerjaFactory(skp=SKPFactory(pegawai=pemeran.budi, disetujui=True))
    KegiatanFactory(pegawai=pemeran.budi, hasil_kerja=hasil)

    def tambah():
        KegiatanFactory.create_batch(4, pegawai=pemeran.budi, hasil_kerja=hasil)
        for bawahan in PegawaiFactory.create_batch(5, unit=pemeran.pelayanan):
            SKPFactory(pegawai=bawahan, diajukan=True, penilai=pemeran.budi)
            KegiatanFactory(pegawai=bawahan, diajukan=True)

    jumlah_kueri_tetap(muat=lambda: client.get(HALAMAN), tambah=tambah)


def test_a_complaints_officer_costs_no_more(client, pemeran, jumlah_kueri_tetap):
    client.masuk_sebagai(pemeran.gita)

    jumlah_kueri_tetap(
        muat=lambda: client.get(HALAMAN), tambah=lambda: AduanFactory.create_batch(5, unit=pemeran.dinkes)
    )
