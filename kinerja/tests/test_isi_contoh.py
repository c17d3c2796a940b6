from __future__ import annotations

import json
from datetime import date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from evaluasi.models import PeriodePenilaian
from kinerja.contoh.formasi import PALING_SEDIKIT, PeranContoh
from kinerja.contoh.isi import isi_kota
from laporan.models import Kegiatan
from pegawai.models import Pegawai
from pegawai.tests.factories import PegawaiFactory
from umpanbalik.models import Aduan, Tanggapan


WIB = timezone.get_default_timezone()
PADA = datetime(2026, 11, 24, 14, 30, tzinfo=WIB)


def sidik() -> str:
    """A checksum over everything that is told of the city, whatever numbers the rows got."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT md5(string_agg(t.isi, '|' ORDER BY t.isi)) FROM (
                SELECT concat_ws(',', nip, nama, golongan, kedudukan) AS isi FROM pegawai_pegawai
                UNION ALL
                SELECT concat_ws(',', pegawai_id, unit_id, jabatan_id, jenis, mulai) FROM pegawai_penugasan
                UNION ALL
                SELECT concat_ws(',', pegawai_id, status, penilai_id, disetujui_pada) FROM pegawai_skp
                UNION ALL
                SELECT concat_ws(',', pegawai_id, hasil_kerja_id, tanggal, uraian, menit, volume, status)
                FROM laporan_kegiatan
                UNION ALL
                SELECT concat_ws(',', k.pegawai_id, k.tanggal, b.jenis, b.nama, b.sidik)
                FROM laporan_buktidukung AS b INNER JOIN laporan_kegiatan AS k ON b.kegiatan_id = k.id
                UNION ALL
                SELECT concat_ws(',', indikator_id, bulan, nilai) FROM laporan_realisasiindikator
                UNION ALL
                SELECT concat_ws(',', skp_id, predikat, umpan_balik) FROM evaluasi_penilaian
                UNION ALL
                SELECT concat_ws(',', unit_id, mulai, jumlah_nilai) FROM umpanbalik_indekskepuasan
                UNION ALL
                SELECT concat_ws(',', kode, unit_id, status, diterima_pada, dijawab_pada)
                FROM umpanbalik_aduan
            ) AS t
            """
        )
        return cursor.fetchone()[0]


def test_the_command_fills_once_and_prints_the_same_accounts_ever_after(db, client):
    def jalankan() -> str:
        keluaran = StringIO()
        call_command("isi_contoh", "--pegawai", "25", "--bulan", "1", "--json", stdout=keluaran)
        return keluaran.getvalue()

    pertama = jalankan()
    jumlah = (Pegawai.objects.count(), Kegiatan.objects.count(), Tanggapan.objects.count())

    assert jalankan() == pertama
    assert (Pegawai.objects.count(), Kegiatan.objects.count(), Tanggapan.objects.count()) == jumlah
    assert jumlah[0] == 25
    akun = json.loads(pertama)
    assert [satu["peran"] for satu in akun] == [peran.value for peran in PeranContoh]
    assert {frozenset(satu) for satu in akun} == {frozenset({"peran", "nip", "sandi"})}
    for satu in akun:
        assert client.login(nip=satu["nip"], password=satu["sandi"]), satu["peran"]


def test_a_city_of_another_size_is_refused_with_what_to_do(db):
    call_command("isi_contoh", "--pegawai", "25", "--bulan", "1", stdout=StringIO())

    for pilihan in (["--pegawai", "30"], ["--bulan", "2"]):
        with pytest.raises(CommandError, match="sudah berisi 25 pegawai dan 1 bulan"):
            call_command("isi_contoh", *pilihan)
    call_command("isi_contoh", stdout=(keluaran := StringIO()))

    assert "Akun kota contoh:" in keluaran.getvalue()
    assert Pegawai.objects.count() == 25


@pytest.mark.parametrize(
    ("pilihan", "kata"),
    [
        (["--pegawai", str(PALING_SEDIKIT - 1)], "--pegawai antara"),
        (["--pegawai", "100001"], "--pegawai antara"),
        (["--bulan", "0"], "--bulan antara"),
    ],
)
def test_sizes_that_make_no_city_are_refused(pilihan, kata):
    with pytest.raises(CommandError, match=kata):
        call_command("isi_contoh", *pilihan)


def test_real_data_is_left_alone(db):
    pegawai = PegawaiFactory()

    with pytest.raises(CommandError, match="bukan dari kota contoh"):
        call_command("isi_contoh")

    assert list(Pegawai.objects.all()) == [pegawai]


def test_the_same_day_and_size_give_the_same_city(db):
    sidik_jari = []
    for _ in range(2):
        with transaction.atomic():
            isi_kota(pegawai=40, bulan=2, pada=PADA)
            sidik_jari.append(sidik())
            transaction.set_rollback(True)

    assert sidik_jari[0] == sidik_jari[1]


@pytest.mark.parametrize("hari", [date(2027, 1, 2), date(2026, 10, 5), date(2026, 3, 1)])
def test_a_city_can_be_filled_on_any_day_of_the_year(db, hari):
    pada = datetime(hari.year, hari.month, hari.day, 9, tzinfo=WIB)

    akun = isi_kota(pegawai=PALING_SEDIKIT, bulan=1, pada=pada)

    assert len(akun) == len(PeranContoh)
    assert PeriodePenilaian.objects.filter(status="DIBUKA").exists()
    assert not Kegiatan.objects.filter(tanggal__gt=hari).exists()
    assert not Aduan.objects.filter(diterima_pada__gt=pada).exists()
