"""The months to choose from on a page that shows one of them."""

from __future__ import annotations

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


def pilihan_bulan(bulan: Periode, hari_ini: date) -> PilihanBulan:
    """Return the months to choose from: the latest six, or those that end with an older one."""
    kini = Periode.bulan_dari(hari_ini)
    terbaru = kini.mundur(JUMLAH_TERLIHAT)
    daftar = terbaru if bulan in terbaru else bulan.mundur(JUMLAH_TERLIHAT)
    berikutnya = None if daftar is terbaru else min(bulan.berikutnya(), kini)
    return PilihanBulan(bulan, daftar, daftar[0].sebelumnya(), berikutnya)
