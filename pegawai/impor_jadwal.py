"""What one row of a roster says, read cell by cell. No database: see services.jadwal for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from pegawai.berkas import (
    GalatBaris,
    Kolom,
    PembacaBaris,
    Sel,
    SelKeliru,
    baca_sel_jam,
    baca_tanggal,
    teks_sel,
)
from pegawai.impor import baca_sel_nip
from pegawai.inti.kalender import MENIT_SEHARI


DAFTAR_KOLOM = (
    Kolom("NIP", "18 angka, disimpan sebagai teks", True, ("NIP BARU", "NI PPPK")),
    Kolom("TANGGAL", "hari dinas dimulai, misalnya 01/12/2026", True, ("TANGGAL DINAS",)),
    Kolom("MULAI", "jam mulai, misalnya 21.00", True, ("JAM MULAI", "MASUK")),
    Kolom("SELESAI", "jam selesai; sebelum jam mulai berarti esoknya", True, ("JAM SELESAI", "PULANG")),
    Kolom("ISTIRAHAT", "menit istirahat; kosong berarti 0", alias=("ISTIRAHAT (MENIT)",)),
)  # fmt: skip
CONTOH = {
    "NIP": "198609262015051001",
    "TANGGAL": "01/12/2026",
    "MULAI": "21.00",
    "SELESAI": "07.30",
    "ISTIRAHAT": "60",
}


@dataclass(frozen=True)
class BarisJadwal:
    """One row that could be read whole."""

    baris: int
    nip: str
    tanggal: date
    mulai: time
    selesai: time
    istirahat: int


def baca_jadwal(nomor: int, sel: Mapping[str, Sel]) -> tuple[BarisJadwal | None, list[GalatBaris]]:
    """Read one row; None when a cell is wrong, with all that is wrong in it."""
    pembaca = PembacaBaris(nomor, sel)
    nip = pembaca.baca("NIP", baca_sel_nip, None)
    tanggal = pembaca.baca("TANGGAL", lambda isi: baca_tanggal(teks_sel(isi)), None)
    mulai = pembaca.baca("MULAI", baca_sel_jam, None)
    selesai = pembaca.baca("SELESAI", baca_sel_jam, None)
    istirahat = pembaca.baca("ISTIRAHAT", _menit, None)
    if nip is None or tanggal is None or mulai is None or selesai is None or istirahat is None:
        return None, pembaca.galat
    return BarisJadwal(nomor, nip, tanggal, mulai, selesai, istirahat), []


def _menit(isi: Sel) -> int:
    teks = teks_sel(isi) or "0"
    if not teks.isdecimal() or len(teks) > 4 or int(teks) >= MENIT_SEHARI:
        raise SelKeliru("Istirahat adalah banyaknya menit.", "Isi misalnya 30, atau kosongkan.")
    return int(teks)
