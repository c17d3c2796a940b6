"""The month that a dashboard shows: read from the address, so that the page can be shared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pegawai.inti.periode import Periode


JUMLAH_TERLIHAT = 6


@dataclass(frozen=True)
class PilihanBulan:
    """The month shown among its neighbours, oldest first, and the ways beyond them."""

    bulan: Periode
    daftar: tuple[Periode, ...]
    sebelumnya: Periode
    berikutnya: Periode | None


def baca_bulan(teks: str, hari_ini: date) -> Periode:
    """Return the month that 2026-03 names; the present one for anything else, and for months to come."""
    kini = Periode.bulan_dari(hari_ini)
    cocok = re.fullmatch(r"(20[0-9]{2})-(0[1-9]|1[0-2])", teks)
    return min(Periode.bulan(int(cocok[1]), int(cocok[2])), kini) if cocok else kini


def pilihan_bulan(bulan: Periode, hari_ini: date) -> PilihanBulan:
    """Return the months to choose from: the latest six, or those that end with an older one."""
    kini = Periode.bulan_dari(hari_ini)
    terbaru = mundur(kini, JUMLAH_TERLIHAT)
    daftar = terbaru if bulan in terbaru else mundur(bulan, JUMLAH_TERLIHAT)
    berikutnya = None if daftar is terbaru else min(bulan.berikutnya(), kini)
    return PilihanBulan(bulan, daftar, daftar[0].sebelumnya(), berikutnya)


def mundur(bulan: Periode, jumlah: int) -> tuple[Periode, ...]:
    """Return `jumlah` months, the last of which is `bulan`."""
    daftar = [bulan]
    while len(daftar) < jumlah:
        daftar.insert(0, daftar[0].sebelumnya())
    return tuple(daftar)
