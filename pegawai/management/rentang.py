"""How commands read --mulai and --selesai: as people write them, both days inside."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, timedelta

from django.core.management.base import CommandError

from pegawai.inti.periode import Periode


def tambah_rentang(parser: ArgumentParser) -> None:
    parser.add_argument("--mulai", type=_tanggal, required=True, help="hari pertama, misalnya 2026-01-01")
    parser.add_argument(
        "--selesai",
        type=_tanggal,
        required=True,
        help="hari terakhir, misalnya 2026-03-31; dari tanggal 1 sampai tanggal 1 bulan lain dibaca sebagai "
        "bulan penuh",
    )


def baca_rentang(mulai: date, selesai: date) -> Periode:
    """Return the period from the first to the last day, both inside.

    From the first of one month to the first of a later one means whole months.
    """
    if selesai < mulai:
        raise CommandError(f"Masa terbalik: {mulai} tidak mendahului {selesai}.")
    bulan_penuh = mulai.day == selesai.day == 1 and mulai < selesai
    return Periode(mulai, selesai if bulan_penuh else selesai + timedelta(days=1))


def baca_bulan_penuh(mulai: date, selesai: date) -> Periode:
    """Return the same period where it is whole months; raises CommandError where it is not."""
    periode = baca_rentang(mulai, selesai)
    if not periode.mulai.day == periode.selesai.day == 1:
        raise CommandError(
            f"Masa ini harus bulan penuh, sedangkan {mulai} sampai {selesai} bukan. Isi --mulai dengan "
            "tanggal 1 dan --selesai dengan hari terakhir sebuah bulan."
        )
    return periode


def _tanggal(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError as galat:
        raise ArgumentTypeError(f"{teks!r} bukan tanggal; tuliskan seperti 2026-03-31") from galat
