"""The working calendar: which days are worked, for how long, and when something is due.

Pure: holidays, hours, shifts and absences are handed in; they stand in the tables of pegawai.models.kalender.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from pegawai.inti.periode import Periode


HARI_PER_PEKAN = (5, 6)
NAMA_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MENIT_SEHARI = 24 * 60
SEHARI = timedelta(days=1)
DI_LUAR_TUGAS, LEPAS_DINAS, AKHIR_PEKAN = "Di luar masa tugas", "Lepas dinas", "Akhir pekan"

RentangJam = tuple[time, time]  # an end that is not after the start lies on the next day


@dataclass(frozen=True)
class JamHari:
    """When an office works on one weekday; `istirahat` is the break in between, None without one."""

    masuk: time
    pulang: time
    istirahat: RentangJam | None = None

    @property
    def menit(self) -> int:
        """Minutes of work; the break is none."""
        return sum(lama_menit(*rentang) for rentang in self.rentang)

    @property
    def rentang(self) -> tuple[RentangJam, ...]:
        if self.istirahat is None:
            return ((self.masuk, self.pulang),)
        return ((self.masuk, self.istirahat[0]), (self.istirahat[1], self.pulang))


@dataclass(frozen=True)
class Pola:
    """The office hours of a range of dates, half-open; `selesai` None lasts on.

    `jam` is looked up by the length of the week (5 or 6) and the weekday (1 is Monday).
    """

    mulai: date
    selesai: date | None
    jam: Mapping[tuple[int, int], JamHari]

    def mencakup(self, tanggal: date) -> bool:
        return self.mulai <= tanggal and (self.selesai is None or tanggal < self.selesai)


@dataclass(frozen=True)
class Giliran:
    """One shift; it counts on the day on which it begins. `istirahat` in minutes."""

    tanggal: date
    mulai: time
    selesai: time
    istirahat: int = 0

    @property
    def menit(self) -> int:
        return lama_menit(self.mulai, self.selesai) - self.istirahat

    def beririsan(self, lain: Giliran) -> bool:
        """Tell whether two shifts share a minute; one that begins when the other ends does not."""
        awal, awal_lain = (datetime.combine(satu.tanggal, satu.mulai) for satu in (self, lain))
        akhir, akhir_lain = (
            saat + timedelta(minutes=lama_menit(satu.mulai, satu.selesai))
            for saat, satu in ((awal, self), (awal_lain, lain))
        )
        return awal < akhir_lain and awal_lain < akhir

    @property
    def sebutan(self) -> str:
        return f"Dinas {self.mulai:%H.%M} sampai {self.selesai:%H.%M}"


@dataclass(frozen=True)
class Keterangan:
    """Leave, illness, a journey on duty from `mulai` until `selesai`, half-open.

    `terpenuhi`: the person works meanwhile, only not here.
    """

    sebutan: str
    mulai: date
    selesai: date
    terpenuhi: bool


@dataclass(frozen=True)
class Pekan:
    """The length of the week in the unit in which one has a post from `mulai` until `selesai`."""

    mulai: date
    selesai: date | None
    hari: int


@dataclass(frozen=True)
class Bahan:
    """All that decides one person's calendar. `giliran` holds the shifts of every month that is asked for."""

    pekan: Sequence[Pekan] = ()
    pola: Sequence[Pola] = ()
    libur: Mapping[date, str] | None = None
    giliran: Sequence[Giliran] = ()
    keterangan: Sequence[Keterangan] = ()


@dataclass(frozen=True)
class HariKerja:
    """One day in one person's calendar.

    `menit` is the expected time; `bekerja` tells a day of work from a day off; it is `terpenuhi` where duty
    elsewhere stands for it, so that nothing more is expected. `keterangan` says why the day is not an
    ordinary one, and is empty on those. `jam` are the stretches of work planned for the day. `akhir_pekan`:
    outside the week of the unit; `bertugas`: one has a post that day.
    """

    tanggal: date
    menit: int
    bekerja: bool
    keterangan: str = ""
    jam: tuple[RentangJam, ...] = ()
    terpenuhi: bool = False
    akhir_pekan: bool = False
    bertugas: bool = True


def lama_menit(jam_mulai: time, jam_selesai: time) -> int:
    """Return the whole minutes from one local time to another, 0 to 1,439.

    An end that is not after the start lies on the next day, as in a night shift; equal times give 0. The
    definition of pegawai.models.MenitAntara; a test holds the two together.

    Kebijakan daerah: giliran kerja yang melewati tengah malam.
    """
    return (_menit(jam_selesai) - _menit(jam_mulai)) % MENIT_SEHARI


def bekerja_pada(tanggal: date, *, libur: Collection[date], hari_per_pekan: int) -> bool:
    """Tell whether a unit with a 5-day (Monday to Friday) or 6-day week works on that date.

    Joint leave (cuti bersama) counts as a holiday for employees: hand it in with `libur`.

    Raises ValueError when `hari_per_pekan` is neither 5 nor 6.

    Dasar: Perpres 21/2023 (hari kerja); SKB tiga menteri tentang hari libur nasional dan cuti bersama.
    """
    _periksa_pekan(hari_per_pekan)
    return tanggal.weekday() < hari_per_pekan and tanggal not in libur


def jatuh_tempo(diterima: date, hari_kerja: int, *, libur: Collection[date], hari_per_pekan: int) -> date:
    """Return the last day on which an answer is still in time.

    The day of receipt is day 0; the first counted day is the next working day. With 0 days the
    answer is due on the day of receipt.

    Raises ValueError when `hari_kerja` is negative or `hari_per_pekan` is neither 5 nor 6.

    Kebijakan daerah: batas waktu dihitung dalam hari kerja unit yang menjawab.
    """
    if hari_kerja < 0:
        raise ValueError("Jumlah hari kerja tidak boleh negatif.")
    _periksa_pekan(hari_per_pekan)
    tanggal, sisa = diterima, hari_kerja
    while sisa:
        tanggal += SEHARI
        sisa -= bekerja_pada(tanggal, libur=libur, hari_per_pekan=hari_per_pekan)
    return tanggal


def jumlah_hari_kerja(mulai: date, selesai: date, *, libur: Collection[date], hari_per_pekan: int) -> int:
    """Count the working days from `mulai` up to, not including, `selesai`.

    The definition of what the statement over all complaints counts; a test holds the two together.

    Dasar: Perpres 21/2023 (hari kerja).
    """
    return sum(
        bekerja_pada(satu, libur=libur, hari_per_pekan=hari_per_pekan) for satu in _semua_hari(mulai, selesai)
    )


def pola_berlaku(tanggal: date, daftar: Collection[Pola]) -> Pola | None:
    """Return the hours that hold on a date, None before any were set.

    Of several that cover it, those that began last hold: the hours of Ramadan lie over the usual ones.

    Dasar: Perpres 21/2023 (jam kerja instansi dan jam kerja pada bulan Ramadan).
    """
    return max((pola for pola in daftar if pola.mencakup(tanggal)), key=lambda pola: pola.mulai, default=None)


def susun_kalender(periode: Periode, bahan: Bahan) -> tuple[HariKerja, ...]:
    """Return one person's calendar, a day for each date of the period.

    The execution for many people is the SQL function pegawai_kalender; a test holds the two together.

    Dasar: Perpres 21/2023 (hari kerja dan jam kerja pegawai ASN).
    """
    giliran: dict[date, list[Giliran]] = defaultdict(list)
    for satu in bahan.giliran:
        giliran[satu.tanggal].append(satu)
    bulan_bergiliran = {Periode.bulan_dari(tanggal) for tanggal in giliran}
    susunan = []
    for tanggal in _semua_hari(periode.mulai, periode.selesai):
        pekan = next((satu for satu in bahan.pekan if _pada(tanggal, satu)), None)
        if pekan is None:
            susunan.append(HariKerja(tanggal, 0, bekerja=False, keterangan=DI_LUAR_TUGAS, bertugas=False))
            continue
        if Periode.bulan_dari(tanggal) in bulan_bergiliran:
            rencana = hari_bergiliran(tanggal, giliran.get(tanggal, ()))
        else:
            rencana = hari_kantor(tanggal, pekan.hari, pola=bahan.pola, libur=bahan.libur or {})
        keterangan = next((satu for satu in bahan.keterangan if _pada(tanggal, satu)), None)
        hari = hari_berketerangan(rencana, keterangan) if keterangan else rencana
        susunan.append(replace(hari, akhir_pekan=tanggal.weekday() >= pekan.hari))
    return tuple(susunan)


def hari_kantor(
    tanggal: date, hari_per_pekan: int, *, pola: Collection[Pola], libur: Mapping[date, str]
) -> HariKerja:
    """Return the day of somebody who keeps office hours; before any hours were set nothing is expected.

    Dasar: Perpres 21/2023 (hari kerja dan jam kerja); SKB tiga menteri tentang hari libur nasional dan cuti
    bersama.
    """
    if not bekerja_pada(tanggal, libur=libur, hari_per_pekan=hari_per_pekan):
        return HariKerja(tanggal, 0, bekerja=False, keterangan=libur.get(tanggal, AKHIR_PEKAN))
    berlaku = pola_berlaku(tanggal, pola)
    jam = berlaku.jam.get((hari_per_pekan, tanggal.isoweekday())) if berlaku else None
    return HariKerja(tanggal, jam.menit if jam else 0, bekerja=True, jam=jam.rentang if jam else ())


def hari_bergiliran(tanggal: date, giliran: Sequence[Giliran]) -> HariKerja:
    """Return the day of somebody who works in shifts that month: the shifts are the whole plan.

    Neither holidays nor weekends count, for the roster has already dealt with them; a shift through midnight
    counts wholly on the day on which it begins.

    Kebijakan daerah: jadwal dinas pada layanan yang buka di luar jam kantor menggantikan jam kantor.
    """
    berurutan = sorted(giliran, key=lambda satu: satu.mulai)
    return HariKerja(
        tanggal,
        sum(satu.menit for satu in berurutan),
        bekerja=bool(berurutan),
        keterangan=", ".join(satu.sebutan for satu in berurutan) or LEPAS_DINAS,
        jam=tuple((satu.mulai, satu.selesai) for satu in berurutan),
    )


def hari_berketerangan(rencana: HariKerja, keterangan: Keterangan) -> HariKerja:
    """Return what is left of a planned day on leave, ill, permitted to be away, on duty travel, in training.

    No time is expected on any of them. A journey on duty and training count as the day fulfilled: it stays a
    day of work, and what one does may be told. The others make it a day off.

    Dasar: PP 11/2017 dan PP 17/2020 (cuti PNS); PP 49/2018 (cuti PPPK). Kebijakan daerah: surat tugas dinas
    luar dan diklat menggantikan jam kerja hari itu.
    """
    terpenuhi = rencana.bekerja and keterangan.terpenuhi
    return HariKerja(
        rencana.tanggal, 0, bekerja=terpenuhi, keterangan=keterangan.sebutan, terpenuhi=terpenuhi
    )


def hari_tidak_bekerja(periode: Periode, bahan: Bahan) -> frozenset[date]:
    """Return the days within the week of one's unit on which one does not work at the usual place.

    Nothing has to be told of them, and days of grace do not run: holidays, own leave, days between shifts,
    and duty elsewhere. Without a post there are the holidays alone.

    Kebijakan daerah: tenggang tidak berjalan pada hari pegawai libur, lepas dinas, cuti, sakit, izin, dinas
    luar, atau diklat.
    """
    libur = bahan.libur or {}
    return frozenset(
        hari.tanggal
        for hari in susun_kalender(periode, bahan)
        if (
            not hari.akhir_pekan and (hari.terpenuhi or not hari.bekerja)
            if hari.bertugas
            else hari.tanggal in libur
        )
    )


def sebut_hari(hari: Sequence[int]) -> str:
    """Name weekdays, 1 is Monday, in ascending order: "Senin sampai Kamis, Sabtu".

    Kebijakan daerah: hari berurutan yang jamnya sama disebut bersama, seperti pada surat edaran.
    """
    deret: list[list[int]] = []
    for satu in hari:
        if deret and deret[-1][-1] == satu - 1:
            deret[-1].append(satu)
        else:
            deret.append([satu])
    kata = []
    for satu_deret in deret:
        nama = [NAMA_HARI[satu - 1] for satu in satu_deret]
        kata.append(f"{nama[0]} sampai {nama[-1]}" if len(nama) > 2 else ", ".join(nama))
    return ", ".join(kata)


def _semua_hari(mulai: date, selesai: date) -> Iterator[date]:
    return (mulai + timedelta(days=ke) for ke in range((selesai - mulai).days))


def _pada(tanggal: date, rentang: Pekan | Keterangan) -> bool:
    return rentang.mulai <= tanggal and (rentang.selesai is None or tanggal < rentang.selesai)


def _menit(jam: time) -> int:
    return jam.hour * 60 + jam.minute


def _periksa_pekan(hari_per_pekan: int) -> None:
    if hari_per_pekan not in HARI_PER_PEKAN:
        raise ValueError(f"Hari kerja per pekan harus 5 atau 6, bukan {hari_per_pekan}.")
