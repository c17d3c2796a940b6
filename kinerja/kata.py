"""Numbers, times and names as people here write them. Plain functions; templates have them as filters."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from django.template import defaultfilters


TANPA_NILAI = "\N{EN DASH}"
PEMISAH = str.maketrans(",.", ".,")  # 1,234.50 as Indonesian writes it
BANYAK_TANGGAL = 4096  # days kept as written: a few months in each of our patterns


def angka(nilai: Decimal | float | str | None, desimal: int = 2) -> str:
    """{{ capaian.persen|angka }} gives 1.234,50; {{ x|angka:0 }} gives 1.235; {{ volume|angka:-2 }} 1.234,5.

    Rounds half up; a negative `desimal` is the most that is written, without zeros at the end. Nothing gives
    a dash. Written here and not by Django's number_format, which takes eight times as long: a dashboard shows
    hundreds.
    """
    if nilai is None or nilai == "":
        return TANPA_NILAI
    try:
        bulat = Decimal(str(nilai)).quantize(Decimal(1).scaleb(-abs(desimal)), ROUND_HALF_UP)
    except InvalidOperation:
        return str(nilai)
    teks = f"{bulat:,f}"
    if desimal < 0:
        teks = teks.rstrip("0").rstrip(".")
    return teks.translate(PEMISAH)


def tanggal(nilai: date | str | None, pola: str | None = None) -> str:
    """{{ hari|date:"l, j F Y" }} gives "Selasa, 24 November 2026": Django's filter, with a memory.

    A list and a calendar write the same days over and over, and Django looks up their words each time.
    """
    return _hari_tertulis(nilai, pola) if type(nilai) is date else defaultfilters.date(nilai, pola)


@lru_cache(BANYAK_TANGGAL)
def _hari_tertulis(hari: date, pola: str | None) -> str:
    return defaultfilters.date(hari, pola)


def potong(teks: str, panjang: int) -> str:
    """{{ uraian|truncatechars:90 }} cuts what is longer, as Django does, without looking up words."""
    return teks if len(teks) <= panjang else f"{teks[: panjang - 1]}…"


def lama_menit(menit: int | None) -> str:
    """{{ kegiatan.menit|lama_menit }} gives "2 jam 15 menit"."""
    if menit is None:
        return TANPA_NILAI
    jam, sisa = divmod(int(menit), 60)
    if not jam:
        return f"{sisa} menit"
    return f"{angka(jam, 0)} jam {sisa} menit" if sisa else f"{angka(jam, 0)} jam"


def lama_detik(detik: int | None) -> str:
    """{{ ringkasan.median|lama_detik }} gives "18 detik", from a minute on "2 menit 5 detik"."""
    if detik is None:
        return TANPA_NILAI
    menit, sisa = divmod(int(detik), 60)
    if not menit:
        return f"{sisa} detik"
    return f"{angka(menit, 0)} menit {sisa} detik" if sisa else f"{angka(menit, 0)} menit"


def jam_ringkas(menit: int) -> str:
    """{{ hari.menit|jam_ringkas }} gives "2j 15m", where there is room for no more."""
    jam, sisa = divmod(menit, 60)
    return " ".join([f"{jam}j"] * bool(jam or not sisa) + [f"{sisa}m"] * bool(sisa))


def inisial(nama: str) -> str:
    """{{ pegawai.nama|inisial }} gives SR for "dr. Siti Rahmawati, Sp.A": titles are left out."""
    kata = [k for k in nama_pendek(nama).split() if not k.endswith(".")]
    return "".join(k[0] for k in (kata[:1] + kata[1:][-1:])).upper()


def nama_pendek(nama: str) -> str:
    """{{ pegawai.nama|nama_pendek }} leaves out the degrees behind the name."""
    return nama.split(",")[0]


def nip(angka_nip: str | None) -> str:
    """{{ pegawai.nip|nip }} gives "19800101 200501 1 001", as it is printed; nothing gives a dash."""
    if not angka_nip:
        return TANPA_NILAI
    return f"{angka_nip[:8]} {angka_nip[8:14]} {angka_nip[14:15]} {angka_nip[15:]}"
