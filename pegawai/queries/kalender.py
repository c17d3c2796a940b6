"""Reads of the working calendar: days off, and what one person's days hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import F, Func, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Upper

from pegawai.choices import KETERANGAN_TERPENUHI, JenisKeterangan
from pegawai.inti.kalender import (
    Bahan,
    Giliran,
    HariKerja,
    JamHari,
    Keterangan,
    Pekan,
    Pola,
    sebut_hari,
    susun_kalender,
)
from pegawai.inti.periode import Periode
from pegawai.models import (
    HariLibur,
    JadwalDinas,
    JamKerja,
    KeteranganKerja,
    Pegawai,
    PolaJamKerja,
)


BAHAN_KALENDER = Path(__file__).resolve().parent.parent / "sql" / "bahan_kalender.sql"
Isi = Mapping[str, Any]  # a row of the database as JSON
HARI_BARU_LEWAT = timedelta(days=30)  # absences of others are shown until so long after their end


@dataclass(frozen=True)
class PekanPola:
    """The hours of one length of week within a pattern: named days with their hours, minutes in all."""

    hari_per_pekan: int
    jam: Sequence[tuple[str, JamKerja]]
    menit: int


@dataclass(frozen=True)
class PolaTertulis:
    """A pattern as a decree would print it."""

    pola: PolaJamKerja
    pekan: Sequence[PekanPola]


def hari_libur(mulai: date, selesai: date) -> Collection[date]:
    """Return the holidays from `mulai` up to, not including, `selesai`. One query."""
    return frozenset(
        HariLibur.objects.filter(tanggal__gte=mulai, tanggal__lt=selesai).values_list("tanggal", flat=True)
    )


def kalender_kerja(pegawai: Pegawai, periode: Periode) -> tuple[HariKerja, ...]:
    """Return one person's calendar, a day for each date of the period. One query, however long it is."""
    return susun_kalender(periode, _bahan(pegawai, periode))


def hari_tidak_bekerja_tiap(
    orang: Collection[int], mulai: date, selesai: date
) -> Mapping[int, frozenset[date]]:
    """Return the days from `mulai` up to, not including, `selesai` that ask no entry of each of these people.

    Holidays, own leave and duty elsewhere, days between shifts; no weekends. By key. One query. The execution
    of pegawai.inti.kalender.hari_tidak_bekerja.
    """
    hari: dict[int, set[date]] = {satu: set() for satu in orang}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pegawai_id, tanggal FROM pegawai_hari_tidak_bekerja(%s, %s, %s)",
            [list(orang), mulai, selesai],
        )
        for pegawai, tanggal in cursor:
            hari[pegawai].add(tanggal)
    return {pegawai: frozenset(daftar) for pegawai, daftar in hari.items()}


class LarikTidakBekerja(Func):
    """The days of hari_tidak_bekerja_tiap as an array, for a query that asks for more of the same person.

    `pegawai` is an expression for the key of the person.
    """

    template = "ARRAY(SELECT h.tanggal FROM pegawai_hari_tidak_bekerja(%(expressions)s) AS h)"
    output_field = ArrayField(models.DateField())

    def __init__(self, pegawai: F | Value, mulai: date, selesai: date) -> None:
        orang = Func(pegawai, template="ARRAY[%(expressions)s]::bigint[]")
        super().__init__(orang, Value(mulai), Value(selesai))


def menit_kerja(daftar_pegawai: Sequence[Pegawai], periode: Periode) -> Mapping[int, int]:
    """Return the expected minutes of each of these people, by their keys, in the period. One query.

    Nobody with a post on none of its days is in it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pegawai_id, sum(menit) FROM pegawai_kalender(%s, %s, %s) GROUP BY pegawai_id",
            [[satu.pk for satu in daftar_pegawai], periode.mulai, periode.selesai],
        )
        return dict(cursor.fetchall())


def tim_kalender(atasan: Pegawai, periode: Periode, hari_ini: date) -> Sequence[tuple[Pegawai, int]]:
    """Return today's direct subordinates by name, with the minutes expected of each. Two queries."""
    bawahan = list(Pegawai.objects.bawahan(atasan, hari_ini).order_by(Upper("nama"), "pk"))
    menit = menit_kerja(bawahan, periode)
    return [(pegawai, menit.get(pegawai.pk, 0)) for pegawai in bawahan]


def libur_setahun(tahun: int) -> QuerySet[HariLibur]:
    """Return the holidays of a year in their order. One query."""
    return HariLibur.objects.filter(tanggal__year=tahun).order_by("tanggal")


def semua_pola() -> Sequence[PolaTertulis]:
    """Return all patterns, the one that began last first. Two queries."""
    daftar = PolaJamKerja.objects.order_by("-mulai").prefetch_related(
        Prefetch("jam", JamKerja.objects.order_by("hari_per_pekan", "hari"))
    )
    return [PolaTertulis(pola, _pekan_pola(pola.jam.all())) for pola in daftar]


def jadwal_bulan(bulan: Periode, *, cari: str) -> QuerySet[JadwalDinas]:
    """Return the shifts that begin in a month, by person, narrowed to a name or the first digits of a NIP.

    Each comes with its person. One query a page.
    """
    jadwal = JadwalDinas.objects.pada(bulan)
    if cari:
        jadwal = jadwal.filter(
            Q(pegawai__nama__icontains=cari) | Q(pegawai__nip__startswith="".join(cari.split()))
        )
    return jadwal.select_related("pegawai").order_by(Upper("pegawai__nama"), "pegawai", "tanggal", "mulai")


def keterangan_milik(pegawai: Pegawai) -> QuerySet[KeteranganKerja]:
    """Return one's own absences, the latest first. One query a page."""
    return KeteranganKerja.objects.filter(pegawai=pegawai).order_by("-mulai")


def keterangan_bawahan(atasan: Pegawai, hari_ini: date) -> QuerySet[KeteranganKerja]:
    """Return the absences of today's direct subordinates that are over since a month at most. One query.

    Each comes with its person; the earliest first.
    """
    return (
        KeteranganKerja.objects.filter(
            pegawai__in=Pegawai.objects.bawahan(atasan, hari_ini), selesai__gt=hari_ini - HARI_BARU_LEWAT
        )
        .select_related("pegawai")
        .order_by("mulai", Upper("pegawai__nama"))
    )


def _pekan_pola(daftar_jam: Iterable[JamKerja]) -> Sequence[PekanPola]:
    """Put days with equal hours together. `daftar_jam` comes by week and day."""
    pekan = []
    for hari_per_pekan, jam in groupby(daftar_jam, key=lambda satu: satu.hari_per_pekan):
        sama: dict[str, list[JamKerja]] = {}
        for satu in jam:
            sama.setdefault(str(satu), []).append(satu)
        pekan.append(
            PekanPola(
                hari_per_pekan,
                [(sebut_hari([satu.hari for satu in daftar]), daftar[0]) for daftar in sama.values()],
                sum(satu.menit for daftar in sama.values() for satu in daftar),
            )
        )
    return pekan


def _bahan(pegawai: Pegawai, periode: Periode) -> Bahan:
    """Read what decides the calendar of one person in a period. One query.

    Of the shifts whole months are read: the first of a month decides that its plan is the roster.
    """
    bulan_pertama, bulan_terakhir = (
        Periode.bulan_dari(tanggal) for tanggal in (periode.mulai, periode.hari_terakhir)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            BAHAN_KALENDER.read_text(encoding="utf-8"),
            {
                "pegawai": pegawai.pk,
                "mulai": periode.mulai,
                "selesai": periode.selesai,
                "bulan_mulai": bulan_pertama.mulai,
                "bulan_selesai": bulan_terakhir.selesai,
            },
        )
        pekan, pola, libur, giliran, keterangan = cursor.fetchone()
    return Bahan(
        pekan=[Pekan(*_rentang(satu), hari=satu["hari"]) for satu in pekan],
        pola=[Pola(*_rentang(satu), jam=_jam(satu["jam"])) for satu in pola],
        libur={date.fromisoformat(satu["tanggal"]): satu["nama"] for satu in libur},
        giliran=[_giliran(satu) for satu in giliran],
        keterangan=[_keterangan(satu) for satu in keterangan],
    )


def _rentang(isi: Isi) -> tuple[date, date | None]:
    return date.fromisoformat(isi["mulai"]), date.fromisoformat(isi["selesai"]) if isi["selesai"] else None


def _jam(daftar: Sequence[Isi]) -> Mapping[tuple[int, int], JamHari]:
    return {
        (isi["hari_per_pekan"], isi["hari"]): JamHari(
            _pukul(isi["masuk"]),
            _pukul(isi["pulang"]),
            (_pukul(isi["istirahat_mulai"]), _pukul(isi["istirahat_selesai"]))
            if isi["istirahat_mulai"]
            else None,
        )
        for isi in daftar
    }


def _giliran(isi: Isi) -> Giliran:
    return Giliran(
        date.fromisoformat(isi["tanggal"]), _pukul(isi["mulai"]), _pukul(isi["selesai"]), isi["istirahat"]
    )


def _keterangan(isi: Isi) -> Keterangan:
    jenis = JenisKeterangan(isi["jenis"])
    return Keterangan(
        str(jenis.label).capitalize(),
        date.fromisoformat(isi["mulai"]),
        date.fromisoformat(isi["selesai"]),
        terpenuhi=jenis in KETERANGAN_TERPENUHI,
    )


def _pukul(teks: str) -> time:
    return time.fromisoformat(teks)
