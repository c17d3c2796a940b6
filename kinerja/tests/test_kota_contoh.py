from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Count
from django.utils import timezone

from evaluasi.models import Penilaian, PeriodePenilaian
from evaluasi.queries import kemajuan_periode, meja_penilai, sebaran_opd
from kinerja.contoh.formasi import KOSONG, KOSONG_DENGAN_PLT
from kinerja.contoh.isi import akun_contoh, isi_kota
from kinerja.contoh.waktu import Waktu
from laporan import gudang, queries as laporan_queries
from laporan.choices import CatatanKhusus, JenisBukti, StatusKegiatan, TipeBerkas
from laporan.models import BuktiDukung, BulanTerkunci, Kegiatan
from laporan.queries import beban_sebulan
from laporan.unggahan import periksa_berkas
from pegawai import queries as pegawai_queries
from pegawai.choices import JenisUnit, StatusSKP
from pegawai.inti.periode import Periode
from pegawai.models import SKP, Akun, HasilKerja, Pegawai, Penugasan, PeranPegawai, UnitKerja
from pegawai.nip import baca_nip
from pegawai.tests.factories import PegawaiFactory
from umpanbalik.choices import StatusAduan
from umpanbalik.ikm import Sebaran, beda_nyata
from umpanbalik.models import Aduan, IndeksKepuasan, Layanan, NilaiUnsur, RiwayatAduan, Tanggapan
from umpanbalik.queries import ringkasan_aduan


PADA = datetime(2026, 11, 24, 14, 30, tzinfo=timezone.get_default_timezone())
HARI_INI = PADA.date()
BANYAK = 120


@pytest.fixture(scope="module")
def kota(django_db_setup, django_db_blocker):
    """One small city for all tests of this file; gone when they are done."""
    with django_db_blocker.unblock(), transaction.atomic():
        akun = isi_kota(pegawai=BANYAK, bulan=6, pada=PADA)
        yield {satu.peran: satu for satu in akun}
        transaction.set_rollback(True)


@pytest.fixture
def orang(kota, db):
    """The people behind the role accounts, by role."""
    return {
        peran: Pegawai.objects.select_related("akun").get(akun__nip=akun.nip) for peran, akun in kota.items()
    }


def test_without_json_the_accounts_are_a_table(kota, db):
    keluaran = StringIO()

    call_command("isi_contoh", stdout=keluaran)

    for akun in kota.values():
        assert f"{akun.nip}" in keluaran.getvalue()


def test_a_city_stays_known_when_others_add_to_it(kota, db):
    PegawaiFactory(unit=UnitKerja.objects.get(kode="DINSOS"))

    assert akun_contoh() == list(kota.values())


def test_nothing_breaks_a_constraint_when_the_city_is_committed(kota, db):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert NilaiUnsur.objects.count() == 9 * Tanggapan.objects.count() > 0


def test_the_chain_of_command_of_the_accounts_is_one_chain(orang):
    pegawai, penilai = orang["Pegawai"], orang["Pejabat penilai"]

    assert pegawai_queries.atasan_pada(pegawai, HARI_INI) == penilai
    assert pegawai_queries.atasan_pada(penilai, HARI_INI) == orang["Kepala OPD"]
    assert pegawai_queries.atasan_pada(orang["Kepala OPD"], HARI_INI) == orang["Wali Kota"]


def test_the_accounts_find_work_of_this_month_on_their_desks(orang):
    pegawai, penilai = orang["Pegawai"], orang["Pejabat penilai"]
    tim = Pegawai.objects.bawahan(penilai, HARI_INI)

    assert Kegiatan.objects.milik(pegawai).pada(Periode.bulan_dari(HARI_INI)).count() > 10
    assert pegawai_queries.hasil_kerja_aktif(pegawai, HARI_INI).exists()
    assert Kegiatan.objects.filter(pegawai__in=tim).menunggu_verifikasi().exists()
    assert pegawai_queries.skp_menunggu(penilai).exists()
    assert SKP.objects.filter(pegawai__in=tim, status=StatusSKP.DIKEMBALIKAN).exists()


@pytest.mark.parametrize("peran", ["Pejabat penilai", "Kepala OPD"])
def test_every_kind_of_remark_is_on_the_desk(orang, peran):
    meja = laporan_queries.meja(orang[peran], HARI_INI)

    ada = {catatan.jenis for daftar in meja.catatan.values() for catatan in daftar}
    assert ada == set(CatatanKhusus)
    assert meja.biasa


def test_there_is_evidence_of_every_kind_and_its_files_can_be_opened(kota, db):
    berkas = [bukti for bukti in BuktiDukung.objects.all() if not bukti.berupa_tautan]

    assert {bukti.tipe for bukti in berkas} == {TipeBerkas.PDF, TipeBerkas.JPEG}
    for bukti in berkas:
        with gudang.buka(bukti.tempat) as isi:
            assert periksa_berkas(isi.read()).tipe == bukti.tipe
    assert 0 < BuktiDukung.objects.filter(jenis=JenisBukti.TAUTAN).count() < len(berkas) < 40


def test_near_copies_are_the_exception(kota, db):
    menunggu = Kegiatan.objects.menunggu_verifikasi()

    assert menunggu.filter(kemiripan__isnull=False).count() > menunggu.count() // 2
    assert 0 < menunggu.mirip().count() < menunggu.count() / 10


def test_only_the_accounts_of_the_roles_have_a_password(kota, db):
    bersandi = [akun.nip for akun in Akun.objects.all() if akun.has_usable_password()]

    assert sorted(bersandi) == sorted(akun.nip for akun in kota.values())


def test_every_office_has_a_head_or_an_acting_one(kota, db):
    dipimpin = set(Penugasan.objects.pada(HARI_INI).memimpin().values_list("unit__kode", flat=True))
    kantor = set(UnitKerja.objects.filter(induk__jenis=JenisUnit.KOTA).values_list("kode", flat=True))

    assert kantor <= dipimpin
    assert Penugasan.objects.get(unit__kode=KOSONG_DENGAN_PLT, memimpin=True).jenis == "PLT"
    assert Pegawai.objects.count() == BANYAK


def test_the_staff_of_a_vacant_kelurahan_answers_to_the_camat(kota, db):
    camat = Pegawai.objects.get(penugasan__unit__kode="KEC-KOTA", penugasan__memimpin=True)
    staf = Pegawai.objects.filter(penugasan__unit__kode=KOSONG)

    assert staf.exists()
    assert {pegawai_queries.atasan_pada(orang, HARI_INI) for orang in staf} == {camat}


def test_what_no_official_source_confirmed_is_marked(kota, db):
    unit = dict(UnitKerja.objects.values_list("kode", "data_peraga"))
    layanan = dict(Layanan.objects.values_list("kode", "data_peraga"))

    assert (unit["DINKES"], unit["DINKES-YANKES"], unit["KESBANGPOL"]) == (False, True, True)
    assert (layanan["DISDUKCAPIL-DUK-12"], layanan["DISDUKCAPIL-DUK-01"]) == (False, True)


def test_every_nip_can_be_read_and_agrees_with_its_holder(kota, db):
    for nip, jenis in Pegawai.objects.exclude(nip=None).values_list("nip", "jenis"):
        assert baca_nip(nip).jenis == jenis


def test_no_text_shows_the_gaps_it_was_made_from(kota, db):
    for model, kolom in ((HasilKerja, "uraian"), (Kegiatan, "uraian"), (Penilaian, "umpan_balik")):
        assert not model.objects.filter(**{f"{kolom}__contains": "{"}).exists()


def test_closed_months_hold_nothing_that_waits(kota, db):
    terkunci = list(BulanTerkunci.objects.values_list("awal_bulan", flat=True))
    status = Counter(Kegiatan.objects.filter(tanggal__lt=date(2026, 11, 1)).values_list("status", flat=True))

    assert sorted(terkunci) == [date(2026, bulan, 1) for bulan in range(6, 11)]
    assert set(status) == {StatusKegiatan.TERVERIFIKASI, StatusKegiatan.DITOLAK}
    assert status[StatusKegiatan.TERVERIFIKASI] > 50 * status[StatusKegiatan.DITOLAK]


def test_predicates_follow_the_office_and_the_guideline(kota, db):
    triwulan = PeriodePenilaian.objects.get(status="DITUTUP")
    kantor = UnitKerja.objects.filter(induk__jenis=JenisUnit.KOTA)
    sebaran = sebaran_opd(kantor, triwulan)

    assert [satu.opd.kode for satu in sebaran if satu.organisasi is None] == []
    assert [satu.seluruh.peringatan for satu in sebaran if satu.seluruh.peringatan] == []
    assert sum(not satu.seluruh.kecil for satu in sebaran) >= 2
    assert kemajuan_periode(triwulan).belum == 0


def test_one_period_waits_for_ratings_that_have_begun(kota, db, orang):
    terbuka = PeriodePenilaian.objects.get(status="DIBUKA")
    kemajuan = kemajuan_periode(terbuka)

    assert 0 < kemajuan.draf < kemajuan.skp
    assert kemajuan.ditetapkan == 0
    assert meja_penilai(orang["Pejabat penilai"], terbuka, HARI_INI)


def test_dinas_pendidikan_really_gets_better(kota, db):
    indeks = IndeksKepuasan.objects.filter(unit__kode="DISDIKBUD").order_by("mulai")
    waktu = Waktu(PADA, Periode.bulan_dari(HARI_INI).mundur(6), frozenset())
    bulanan = [
        Sebaran(satu.jumlah_tanggapan, sum(satu.jumlah_nilai.values()), satu.jumlah_kuadrat)
        for satu in indeks
        if Periode(satu.mulai, satu.selesai) in waktu.bulan_warga
    ]

    assert beda_nyata(bulanan[0], bulanan[-1])
    assert bulanan[-1].rata_rata - bulanan[0].rata_rata > Decimal(5)


def test_dinas_kesehatan_answers_faster_after_the_change(kota, db):
    dinkes = UnitKerja.objects.get(kode="DINKES")
    perubahan = Waktu(PADA, Periode.bulan_dari(HARI_INI).mundur(6), frozenset()).perubahan

    sebelum = ringkasan_aduan(dinkes, periode=Periode(date(2026, 4, 1), perubahan), hari_ini=HARI_INI)
    sesudah = ringkasan_aduan(dinkes, periode=Periode(perubahan, date(2026, 11, 1)), hari_ini=HARI_INI)

    assert sebelum.median_hari >= 6
    assert sesudah.median_hari <= 3


def test_complaints_stand_in_every_state_with_a_history_that_led_there(kota, db):
    terakhir = {}
    for aduan, ke in RiwayatAduan.objects.order_by("pada", "pk").values_list("aduan", "ke"):
        terakhir[aduan] = ke
    status = dict(Aduan.objects.values_list("pk", "status"))

    assert terakhir == status
    assert set(status.values()) == set(StatusAduan)
    assert Aduan.objects.terlambat(HARI_INI).exists()


def test_one_officer_at_most_answers_for_an_office(kota, db):
    petugas = PeranPegawai.objects.filter(peran="PETUGAS_ADUAN").values("unit").annotate(banyak=Count("pk"))

    assert {satu["banyak"] for satu in petugas} == {1}


def test_managers_find_how_long_the_diary_takes_and_that_it_takes_less(kota, db):
    awal, *_, akhir = Periode.bulan_dari(HARI_INI).mundur(6)

    semula, kini = (beban_sebulan(bulan) for bulan in (awal, akhir))

    assert kini.kota.catat.median < semula.kota.catat.median <= 20
    assert kini.kota.verifikasi.median < kini.kota.catat.median
    assert any(satu.catat.median for satu in kini.organisasi)
