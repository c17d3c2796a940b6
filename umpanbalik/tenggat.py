"""How long a citizen waits at most: the clocks of a complaint. No database; the calendar is handed in.

The deadlines in the regulation that replaced PermenPANRB 62/2018 could not be read; the numbers here are
those that SP4N-LAPOR! and the published service standards use. When the city sets others, this table is the
one place to change.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pegawai.inti.kalender import jatuh_tempo
from umpanbalik.choices import Klasifikasi


@dataclass(frozen=True)
class BatasWaktu:
    """Working days of the answering unit, counted from the day after receipt."""

    tanggapan: int  # to the first substantive answer; an automatic receipt is none
    selesai: int  # to the final answer


BATAS_WAKTU: Mapping[Klasifikasi, BatasWaktu] = {
    Klasifikasi.TIDAK_BERKADAR: BatasWaktu(5, 14),  # practice of SP4N-LAPOR!
    Klasifikasi.BERKADAR: BatasWaktu(5, 60),  # practice of SP4N-LAPOR!
    Klasifikasi.INFORMASI: BatasWaktu(5, 5),  # practice of SP4N-LAPOR!
    Klasifikasi.ASPIRASI: BatasWaktu(5, 5),  # our choice: as a request for information
}
HARI_KERJA_PER_PEKAN = 5  # of a report that no unit has been given yet
HARI_BERI_TANGGAPAN = 10  # calendar days in which the citizen may reopen an answered report
RENTANG_KALENDER = timedelta(days=200)  # holds 60 working days with every holiday of a year


@dataclass(frozen=True)
class Tenggat:
    """The last days in time."""

    tanggapan: date
    selesai: date


def hitung_tenggat(
    klasifikasi: Klasifikasi, diterima: date, *, libur: Collection[date], hari_per_pekan: int
) -> Tenggat:
    """Return both due dates of a report received on that date.

    Kebijakan daerah: batas waktu mengikuti praktik SP4N-LAPOR!, dalam hari kerja unit yang menjawab.
    """
    batas = BATAS_WAKTU[klasifikasi]
    tanggapan, selesai = (
        jatuh_tempo(diterima, hari, libur=libur, hari_per_pekan=hari_per_pekan)
        for hari in (batas.tanggapan, batas.selesai)
    )
    return Tenggat(tanggapan, selesai)


def batas_buka_lagi(dijawab: date) -> date:
    """Return the last day on which the citizen may say that the answer does not settle it.

    Kebijakan daerah: warga dapat menanggapi jawaban dalam sepuluh hari (praktik SP4N-LAPOR!).
    """
    return dijawab + timedelta(days=HARI_BERI_TANGGAPAN)
