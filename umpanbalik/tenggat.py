"""How long a citizen waits at most: the clocks of a complaint. No database; the calendar is handed in.

The deadlines in the regulation that replaced PermenPANRB 62/2018 could not be read; the numbers here are
those that SP4N-LAPOR! and the published service standards use. When the city sets others, this table is the
one place to change.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from pegawai.inti.angka import bulatkan
from pegawai.inti.kalender import jatuh_tempo, jumlah_hari_kerja
from umpanbalik.choices import Klasifikasi


@dataclass(frozen=True)
class BatasWaktu:
    """Working days of the answering unit, counted from the day after receipt."""

    tanggapan: int  # to the first answer: see Penantian
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
SEHARI = timedelta(days=1)


@dataclass(frozen=True)
class Tenggat:
    """The last days in time."""

    tanggapan: date
    selesai: date


@dataclass(frozen=True)
class Penantian:
    """How long one citizen waits, or waited: local dates; `ditanggapi` is the day of the first answer.

    The first answer is the first that an officer writes to this citizen about the matter, be it interim
    (tanggapan awal: the case stays open) or final (jawaban akhir). The receipt, "mulai ditangani" and handing
    over to another unit are none: nobody had to look into the matter for them.
    """

    diterima: date
    tenggat: Tenggat
    ditanggapi: date | None
    terbuka: bool  # waits for the office today


@dataclass(frozen=True)
class Ketepatan:
    """What became of one due date: the day it was met, if it was, and how late that is or was."""

    tenggat: date
    dipenuhi: date | None
    terlambat: bool
    hari_lewat: int  # working days past the due date
    hari_terakhir: bool  # today is the last day in time

    @property
    def kata(self) -> str:
        """Say it in words; nothing while there is time."""
        if self.dipenuhi is not None:
            return f"terlambat{self._lama}" if self.terlambat else "tepat waktu"
        return f"lewat{self._lama}" if self.terlambat else ""

    @property
    def _lama(self) -> str:
        return f" {self.hari_lewat or 'kurang dari satu'} hari kerja"


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


def batas_diam(hari_ini: date) -> date:
    """Return the first day whose answers the citizen may still speak to; on those before, silence is consent.

    The reverse of batas_buka_lagi.

    Kebijakan daerah: warga dapat menanggapi jawaban dalam sepuluh hari (praktik SP4N-LAPOR!).
    """
    return hari_ini - timedelta(days=HARI_BERI_TANGGAPAN)


def tenggat_kini(satu: Penantian) -> date | None:
    """Return the last day in time for what the office owes next; None where it owes nothing.

    A report is overdue from the day after. Executed by AduanQuerySet.bertenggat and ringkasan_aduan.sql.

    Kebijakan daerah: warga menunggu jawaban pertama, lalu jawaban akhir; yang lewat hari itu terlambat.
    """
    if not satu.terbuka:
        return None
    return satu.tenggat.tanggapan if satu.ditanggapi is None else satu.tenggat.selesai


def tepat_waktu(satu: Penantian, hari_ini: date) -> bool | None:
    """Tell whether the first answer came in time; None while its limit has not passed.

    Without an answer by then it is a failure. Executed by ringkasan_aduan.sql.

    Kebijakan daerah: ketepatan dihitung dari semua aduan yang tenggatnya sudah lewat, juga yang terbuka.
    """
    if satu.tenggat.tanggapan >= hari_ini:
        return None
    return satu.ditanggapi is not None and satu.ditanggapi <= satu.tenggat.tanggapan


def ketepatan(
    tenggat: date, dipenuhi: date | None, hari_ini: date, *, libur: Collection[date], hari_per_pekan: int
) -> Ketepatan:
    """Return what became of a due date by today: in time on its last day, late from the day after.

    Kebijakan daerah: keterlambatan disebut dalam hari kerja unit yang menjawab.
    """
    sampai = hari_ini if dipenuhi is None else dipenuhi
    lewat = jumlah_hari_kerja(tenggat + SEHARI, sampai + SEHARI, libur=libur, hari_per_pekan=hari_per_pekan)
    return Ketepatan(
        tenggat,
        dipenuhi,
        terlambat=sampai > tenggat,
        hari_lewat=lewat,
        hari_terakhir=dipenuhi is None and tenggat == hari_ini,
    )


def persen_tepat_waktu(tepat_waktu: int, jatuh_tempo: int) -> Decimal | None:
    """Return the percentage, to two decimals, of first answers in time; None before any limit has passed.

    Kebijakan daerah: ketepatan dihitung dari semua aduan yang tenggatnya sudah lewat, juga yang terbuka.
    """
    return bulatkan(Decimal(100 * tepat_waktu) / jatuh_tempo) if jatuh_tempo else None


def hari_ditunggu(
    satu: Penantian, hari_ini: date, *, libur: Collection[date], hari_per_pekan: int
) -> int | None:
    """Return the working days to the first answer, from the day after receipt; so far, past the limit.

    None while nothing can be said: not answered, and not late. Executed by ringkasan_aduan.sql.

    Kebijakan daerah: yang masih menunggu sesudah tenggat ikut dihitung, supaya yang sulit tidak dibiarkan.
    """
    if satu.ditanggapi is None and satu.tenggat.tanggapan >= hari_ini:
        return None
    sampai = hari_ini if satu.ditanggapi is None else satu.ditanggapi
    return jumlah_hari_kerja(
        satu.diterima + SEHARI, sampai + SEHARI, libur=libur, hari_per_pekan=hari_per_pekan
    )


def median_hari(daftar_hari: Sequence[int]) -> Decimal | None:
    """Return the median of the days that citizens waited; None for nobody. Executed by ringkasan_aduan.sql.

    Kebijakan daerah: lama menunggu disajikan sebagai median, karena rata-rata ditentukan beberapa kasus.
    """
    return Decimal(str(median(daftar_hari))) if daftar_hari else None
