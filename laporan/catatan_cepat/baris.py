"""The hours and the day in a line such as "kemarin 08.00-09.30 melayani 25 pemohon KK". Pure.

Hours stand at the beginning; failing that, at the end, where they must be written so that they cannot be
anything else. What is not understood stays in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from laporan.waktu import MENIT_SEHARI
from pegawai.inti.periode import TANGGAL_TERAKHIR, TANGGAL_TERAWAL
from pegawai.jam import JamKeliru, baca_jam


HARI = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")

BARIS_TERPANJANG = 400  # letters, as the page takes; of anything longer nothing is guessed

GARIS = "\N{EN DASH}\N{EM DASH}-"

_JAM = r"(?:jam|pukul|pkl)\.?\s*"
_WAKTU = rf"[0-9]{{1,2}}(?:[.:][0-9]{{2}})?|0[0-9]{{3}}|(?<=[{GARIS}])[0-9]{{4}}"
_PARUH = r"(?:\s*(?P<paruh_{0}>pagi|siang|sore|malam)\b)?"
_SAMBUNG = rf"\s*(?:[{GARIS}]|s\.?d\.?|s/d|sampai\s+dengan|sampai|hingga)\s*"
_HENTI = rf"(?:\s*wib\b)?(?![\w%/]|[.,:{GARIS}][0-9])"
_RENTANG = (
    rf"(?P<jam>{_JAM})?(?P<mulai>{_WAKTU}){_PARUH.format('mulai')}"
    rf"{_SAMBUNG}(?:{_JAM})?(?P<selesai>{_WAKTU}){_PARUH.format('selesai')}{_HENTI}"
)
_MULAI = (
    rf"(?:{_JAM}(?P<mulai>{_WAKTU})|(?P<mulai_bermenit>[0-9]{{1,2}}[.:][0-9]{{2}}))"
    rf"{_PARUH.format('mulai')}{_HENTI}"
)
_LAMA = (
    r"(?:selama\s+)?(?:(?P<setengah>setengah\s+jam)"
    r"|(?P<jam>[0-9]{1,2}(?:[.,][0-9]{1,2})?)\s*jam(?:\s*(?P<sisa>[0-9]{1,2})\s*menit)?"
    r"|(?P<menit>[0-9]{1,4})\s*(?:menit|mnt))\b(?!\s+pelajaran)"
)
RENTANG_DI_AWAL = re.compile(_RENTANG, re.IGNORECASE)
RENTANG_DI_AKHIR = re.compile(rf"(?<![\w.,:/{GARIS}]){_RENTANG}[.\s]*$", re.IGNORECASE)
MULAI_DI_AWAL = re.compile(_MULAI, re.IGNORECASE)
LAMA_DI_AWAL = re.compile(_LAMA, re.IGNORECASE)
LAMA_DI_AKHIR = re.compile(rf"(?<![\w.,:/{GARIS}]){_LAMA}[.\s]*$", re.IGNORECASE)
TANGGAL_DI_AWAL = re.compile(
    r"(?:(?P<kemarin>kemarin)\b"
    rf"|(?P<hari>{'|'.join(HARI)})\b(?=\s+(?:{_JAM})?[0-9])"
    r"|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![\w/-])"
    r"|(?P<tgl>[0-9]{1,2})/(?P<bln>[0-9]{1,2})(?:/(?P<thn>[0-9]{4}))?(?![\w/]))",
    re.IGNORECASE,
)
PENGISI = f" \t:,;{GARIS}"


@dataclass(frozen=True)
class Baris:
    """A line taken apart. A time that the line does not tell is None; `lama` is in minutes."""

    tanggal: date
    uraian: str
    jam_mulai: time | None = None
    jam_selesai: time | None = None
    lama: int | None = None
    keterangan: str = ""  # how the hours were read, when that is not what stands there


def tanggal_baris(teks: str, *, hari: date, hari_ini: date) -> date:
    """Return the day that a line speaks of; `hari`, the day of the page, when it names none.

    Kebijakan daerah: cara membaca catatan cepat.
    """
    return baca_baris(teks, hari=hari, hari_ini=hari_ini).tanggal


def baca_baris(teks: str, *, hari: date, hari_ini: date) -> Baris:
    """Take a line apart into its day, its hours and the rest. Never fails: what is no time is text.

    "kemarin" and the names of days count back from `hari_ini`. What is longer than a line is all text.

    Kebijakan daerah: cara membaca catatan cepat.
    """
    sisa = " ".join("".join(huruf if huruf.isprintable() else " " for huruf in teks).split())
    sisa = sisa.lstrip(PENGISI)
    if len(sisa) > BARIS_TERPANJANG:
        return Baris(hari, _kalimat(sisa))
    tanggal, sisa = _ambil_tanggal(sisa, hari, hari_ini)
    if rentang := RENTANG_DI_AWAL.match(sisa):
        waktu = _waktu(rentang)
        if waktu is not None:
            return Baris(tanggal, _kalimat(sisa[rentang.end() :]), *waktu)
    mulai = None
    if (awal := MULAI_DI_AWAL.match(sisa)) and (
        mulai := _jam(awal["mulai"] or awal["mulai_bermenit"], awal["paruh_mulai"])
    ):
        sisa = sisa[awal.end() :].lstrip(PENGISI)
    if (lama := LAMA_DI_AWAL.match(sisa)) and (menit := _menit(lama)):
        return _berlangsung(tanggal, sisa[lama.end() :], mulai, menit)
    if mulai is None and (rentang := RENTANG_DI_AKHIR.search(sisa)) and _pasti_jam(rentang):
        waktu = _waktu(rentang)
        if waktu is not None:
            return Baris(tanggal, _kalimat(sisa[: rentang.start()]), *waktu)
    if (lama := LAMA_DI_AKHIR.search(sisa)) and (menit := _menit(lama)):
        return _berlangsung(tanggal, sisa[: lama.start()], mulai, menit)
    return Baris(tanggal, _kalimat(sisa), mulai)


def tambah_menit(jam: time, menit: int) -> time:
    """Return the local time so many minutes later; behind midnight the clock starts anew.

    Kebijakan daerah: cara membaca catatan cepat.
    """
    jumlah = (jam.hour * 60 + jam.minute + menit) % MENIT_SEHARI
    return time(jumlah // 60, jumlah % 60)


def _ambil_tanggal(teks: str, hari: date, hari_ini: date) -> tuple[date, str]:
    cocok = TANGGAL_DI_AWAL.match(teks)
    tanggal = cocok and _tanggal(cocok, hari_ini)
    if not cocok or not tanggal or not TANGGAL_TERAWAL <= tanggal <= TANGGAL_TERAKHIR:
        return hari, teks
    return tanggal, teks[cocok.end() :].lstrip(PENGISI)


def _tanggal(cocok: re.Match[str], hari_ini: date) -> date | None:
    """Return the day meant; the latest such day up to today when the year or the week is not named."""
    if cocok["kemarin"]:
        return _mundur(hari_ini, 1)
    if cocok["hari"]:
        return _mundur(hari_ini, (hari_ini.weekday() - HARI.index(cocok["hari"].lower())) % 7)
    try:
        if cocok["iso"]:
            return date.fromisoformat(cocok["iso"])
        tahun = int(cocok["thn"] or hari_ini.year)
        tanggal = date(tahun, int(cocok["bln"]), int(cocok["tgl"]))
        return tanggal if cocok["thn"] or tanggal <= hari_ini else tanggal.replace(year=tahun - 1)
    except ValueError:
        return None


def _mundur(hari_ini: date, berapa: int) -> date | None:
    return hari_ini - timedelta(days=berapa) if hari_ini.toordinal() > berapa else None


def _waktu(rentang: re.Match[str]) -> tuple[time, time | None, None, str] | None:
    """Read both ends of a range; None when either is no time of day."""
    mulai = _jam(rentang["mulai"], rentang["paruh_mulai"])
    selesai = _jam(rentang["selesai"], rentang["paruh_selesai"], akhir=True)
    if mulai is None or selesai is None:
        return None
    if mulai == selesai:
        return mulai, None, None, "Jam mulai dan jam selesainya sama."
    sore = tambah_menit(selesai, MENIT_SEHARI // 2)
    if len(rentang["selesai"]) == 1 and not rentang["paruh_selesai"] and selesai < mulai < sore:
        return mulai, sore, None, f"Selesai “{rentang['selesai']}” dibaca {sore:%H.%M}."
    return mulai, selesai, None, ""


def _jam(teks: str, paruh: str | None, *, akhir: bool = False) -> time | None:
    """Read a time with the part of the day; 24.00 only as the end of a range."""
    try:
        waktu = baca_jam(teks)
    except JamKeliru:
        return None
    if teks.startswith("24"):
        return waktu if akhir else None
    paruh, jam = (paruh or "").lower(), waktu.hour
    if paruh == "malam" and jam == 12:
        jam = 0
    elif (paruh in {"siang", "sore"} and jam < 7) or (paruh == "malam" and 6 <= jam < 12):
        jam += 12
    return waktu.replace(hour=jam)


def _pasti_jam(rentang: re.Match[str]) -> bool:
    """Tell whether a range in the middle of words is one of hours: "jam 8 sampai 10", "8-9.30"."""
    return bool(rentang["jam"]) or any(len(rentang[ujung]) > 2 for ujung in ("mulai", "selesai"))


def _menit(lama: re.Match[str]) -> int | None:
    """Return the minutes of a duration, None when it is not between a minute and a day."""
    if lama["setengah"]:
        return 30
    jumlah = (
        int(lama["menit"])
        if lama["menit"]
        else int(float(lama["jam"].replace(",", ".")) * 60 + 0.5) + int(lama["sisa"] or 0)
    )
    return jumlah if 0 < jumlah < MENIT_SEHARI else None


def _berlangsung(tanggal: date, sisa: str, mulai: time | None, menit: int) -> Baris:
    selesai = tambah_menit(mulai, menit) if mulai else None
    return Baris(tanggal, _kalimat(sisa), mulai, selesai, menit)


def _kalimat(teks: str) -> str:
    """Return the text of an activity: no blanks or dashes around it, the first letter a capital."""
    teks = teks.strip(PENGISI)
    return teks[:1].upper() + teks[1:]
