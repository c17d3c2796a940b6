"""The benchmark runs and says what it is to say; how fast anything is, no test asks."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from kinerja.ukur.basisdata import AKHIRAN
from kinerja.ukur.halaman import DAFTAR_HALAMAN
from kinerja.ukur.tabel import Baris, HasilUkur


KELOMPOK = {
    "Kueri pada 20 pegawai",
    "Besar HTML",
    "Waktu halaman ÷ halaman polos",
    "Hitungan satu bulan",
    "Impor daftar pegawai",
    "Berkas kegiatan harian",
    "Muatan pertama lewat jaringan",
}


@pytest.mark.lambat
def test_a_tiny_run_fills_every_row_and_leaves_no_database_behind(db):
    jalan = subprocess.run(
        [sys.executable, "manage.py", "ukur", "--pegawai", "20", "--bulan", "1", "--ulang", "1", "--json"],
        cwd=settings.AKAR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "kinerja.settings_uji"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert jalan.returncode == 0, jalan.stderr
    hasil = json.loads(jalan.stdout)
    per_kelompok = {nama: [] for nama in KELOMPOK}
    for baris in hasil["baris"]:
        per_kelompok[baris["kelompok"]].append(baris)
    assert hasil["pegawai"] == 20
    assert hasil["kegiatan"] > 0
    assert all(per_kelompok.values())
    halaman = [satu.nama for satu in DAFTAR_HALAMAN]
    assert [satu["ukuran"] for satu in per_kelompok["Besar HTML"]] == halaman
    assert len(per_kelompok["Waktu halaman ÷ halaman polos"]) == len(halaman)
    assert all(satu["patokan"] is not None for satu in hasil["baris"])
    assert not [nama for nama in daftar_basis_data() if nama.endswith(AKHIRAN)]


def daftar_basis_data() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database")
        return [nama for (nama,) in cursor.fetchall()]


@pytest.mark.parametrize("pilihan", [["--pegawai", "5"], ["--bulan", "0"], ["--ulang", "0"]])
def test_sizes_that_measure_nothing_are_refused(pilihan):
    with pytest.raises(CommandError):
        call_command("ukur", *pilihan)


def test_the_table_aligns_its_columns_and_says_what_misses_its_bar():
    hasil = HasilUkur(
        pegawai=2000,
        bulan=2,
        kegiatan=81234,
        ulang=15,
        baris=[
            Baris("Besar HTML", "Beranda", 14.5, "KB", 60),
            Baris("Besar HTML", "Daftar yang panjang", 61.25, "KB", 60),
            Baris("Impor", "10000 baris", 3, "detik"),
        ],
    )

    teks = hasil.sebagai_teks()

    assert teks.startswith("2.000 pegawai, 2 bulan, 81.234 kegiatan; median 15 kali ulang.\n\n")
    beranda, panjang = [satu for satu in teks.splitlines() if " KB " in satu and "≤" in satu]
    assert beranda.index("KB") == panjang.index("KB")
    assert "14,50 KB" in beranda
    assert beranda.endswith("memenuhi")
    assert panjang.endswith("BELUM")
    assert next(satu for satu in teks.splitlines() if "10000 baris" in satu).split()[-2:] == ["-", "-"]
    assert teks.splitlines()[-2:] == [
        "1 dari 2 patokan terpenuhi; yang belum:",
        "  Besar HTML, Daftar yang panjang: 1,25 KB terlalu banyak (2%)",
    ]
    assert (hasil.sebagai_json()["terpenuhi"], hasil.sebagai_json()["belum"]) == (1, 1)
    assert [satu["memenuhi"] for satu in hasil.sebagai_json()["baris"]] == [True, False, None]
