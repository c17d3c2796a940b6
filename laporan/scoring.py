"""Sums over daily activities for everybody at once. The rules stand in rekap.py; here SQL runs them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from django.db import connection, transaction
from django.db.models import Max, Min

from laporan.models import Kegiatan, RekapKegiatan
from laporan.rekap import Angka, Kunci
from pegawai.inti.periode import Periode


SQL = Path(__file__).parent / "sql"


@dataclass(frozen=True)
class SelisihRekap:
    """A row of the recap that is not what its activities add up to; None where one side has no such row."""

    kunci: Kunci
    tersimpan: Angka | None
    benar: Angka | None

    def __str__(self) -> str:
        hasil = f"hasil kerja {self.kunci.hasil_kerja}" if self.kunci.hasil_kerja else "di luar SKP"
        return (
            f"{Periode.bulan_dari(self.kunci.bulan)}, pegawai {self.kunci.pegawai}, {hasil}: "
            f"tersimpan {_sebut(self.tersimpan)}; seharusnya {_sebut(self.benar)}"
        )


def masa_rekap() -> Periode | None:
    """Return the whole months that hold all activities and all recaps, None without any. Two queries."""
    kegiatan = Kegiatan.objects.aggregate(awal=Min("tanggal"), akhir=Max("tanggal"))
    rekap = RekapKegiatan.objects.aggregate(awal=Min("bulan"), akhir=Max("bulan"))
    tanggal = [satu for satu in (*kegiatan.values(), *rekap.values()) if satu is not None]
    if not tanggal:
        return None
    return Periode(Periode.bulan_dari(min(tanggal)).mulai, Periode.bulan_dari(max(tanggal)).selesai)


def selisih_rekap(periode: Periode) -> list[SelisihRekap]:
    """Count the recap of whole months anew and return where the kept one differs; changes nothing.

    One statement sees one moment, so whoever is writing meanwhile neither waits nor shows up.
    """
    return _bandingkan(periode, perbaiki=False)


def perbaiki_rekap(periode: Periode) -> list[SelisihRekap]:
    """Bring the recap of whole months in line, month by month; return what was wrong.

    Each month is a transaction of its own, which waits for those who are writing in that month and lets
    nobody else write in it meanwhile.
    """
    daftar: list[SelisihRekap] = []
    for bulan in periode.bulan_bulan():
        with transaction.atomic():
            _tahan_bulan(bulan)
            daftar += _bandingkan(bulan, perbaiki=True)
    return daftar


def _bandingkan(periode: Periode, *, perbaiki: bool) -> list[SelisihRekap]:
    with connection.cursor() as cursor:
        cursor.execute(
            (SQL / "rekap_kegiatan.sql").read_text(encoding="utf-8"),
            {"mulai": periode.mulai, "selesai": periode.selesai, "perbaiki": perbaiki},
        )
        return [
            SelisihRekap(
                Kunci(pegawai, bulan, hasil_kerja or None),
                tersimpan and _angka(tersimpan),
                benar and _angka(benar),
            )
            for pegawai, bulan, hasil_kerja, tersimpan, benar in cursor
        ]


def _tahan_bulan(bulan: Periode) -> None:
    """Take the month as those who close it do: writers hold it shared until they commit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('laporan.bulan'), laporan_kunci_bulan(%s))", [bulan.mulai]
        )


def _angka(nilai: list[Decimal]) -> Angka:
    *hitungan, volume = nilai
    return Angka._make([*map(int, hitungan), volume])


def _sebut(angka: Angka | None) -> str:
    return " ".join(f"{nama}={nilai}" for nama, nilai in angka._asdict().items()) if angka else "tidak ada"
