"""The working calendar as data: days off, office hours, shifts, and why a person is away."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce

from pegawai.choices import KETERANGAN_TANPA_SURAT, JenisKeterangan, JenisLibur
from pegawai.inti.kalender import HARI_PER_PEKAN, MENIT_SEHARI, Giliran, sebut_hari
from pegawai.inti.periode import Periode, rentang_panjang

from .orang import RENTANG, Pegawai


HARI_KETERANGAN_TERLAMA = timedelta(days=550)  # sick leave, the longest, ends after a year and a half


class MenitAntara(Func):
    """The minutes from one local time to another, through midnight when the end is not after the start.

    The execution of pegawai.inti.kalender.lama_menit.
    """

    template = f"MOD(EXTRACT(EPOCH FROM %(expressions)s)::integer / 60 + {MENIT_SEHARI}, {MENIT_SEHARI})"
    arg_joiner = " - "
    output_field = models.PositiveSmallIntegerField()

    def __init__(self, *, dari: str, sampai: str) -> None:
        super().__init__(F(sampai), F(dari))


class RentangDinas(Func):
    """The half-open stretch of local time that a shift takes, through midnight where it ends the next day."""

    template = (
        "TSRANGE(%(expressions)s + CASE WHEN selesai <= mulai THEN INTERVAL '1 day' ELSE INTERVAL '0' END)"
    )
    output_field = DateTimeRangeField()

    def __init__(self) -> None:
        super().__init__(F("tanggal") + F("mulai"), F("tanggal") + F("selesai"))


class HariLibur(models.Model):
    """A day on which offices are closed: a national holiday, joint leave, or a regional one."""

    tanggal = models.DateField(
        unique=True, error_messages={"unique": "Tanggal ini sudah terdaftar sebagai hari libur."}
    )
    nama = models.CharField(max_length=150)
    jenis = models.CharField(max_length=15, choices=JenisLibur)
    dasar = models.CharField(max_length=200, help_text="Keputusan yang menetapkannya.")

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"

    def __str__(self) -> str:
        return f"{self.tanggal} {self.nama}"


class PolaJamKerjaQuerySet(models.QuerySet["PolaJamKerja"]):
    def beririsan(self, periode: Periode) -> Self:
        """Return the patterns that cover a day of the period."""
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gt=periode.mulai), mulai__lt=periode.selesai)


class PolaJamKerja(models.Model):
    """The office hours from `mulai` until `selesai`, as a decree sets them.

    Several may cover a date: then the one that began last holds, as the hours of Ramadan lie over the usual
    ones.
    """

    nama = models.CharField("nama pola", max_length=100, help_text="Misalnya Ramadan 1447 H.")
    mulai = models.DateField(
        "berlaku mulai",
        unique=True,
        error_messages={"unique": "Sudah ada pola jam kerja yang mulai berlaku pada tanggal ini."},
    )
    selesai = models.DateField(
        "berlaku sampai sebelum", null=True, blank=True, db_comment="first day no longer covered; null = open"
    )
    dasar = models.CharField(max_length=200, help_text="Ketentuan yang menetapkannya.")
    data_peraga = models.BooleanField(
        "belum dipastikan",
        default=False,
        help_text="Centang selama sebagian keterangannya belum dipastikan pada sumber resmi.",
    )

    objects = PolaJamKerjaQuerySet.as_manager()

    class Meta:
        verbose_name = "pola jam kerja"
        verbose_name_plural = "pola jam kerja"
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gt=F("mulai")),
                name="pola_selesai_sesudah_mulai",
                violation_error_message="Hari terakhir pola jam kerja tidak boleh sebelum hari pertamanya.",
            ),
            models.CheckConstraint(
                condition=~Q(nama="") & ~Q(dasar=""),
                name="pola_nama_dan_dasar_terisi",
                violation_error_message="Sebutkan nama pola dan ketentuan yang menetapkannya.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def hari_terakhir(self) -> date | None:
        """The last day it covers, as one says it; None while it is open."""
        return self.selesai - timedelta(days=1) if self.selesai else None


class JamKerja(models.Model):
    """When offices with a week of that many days work on one weekday (1 is Monday), within a pattern."""

    pola = models.ForeignKey(PolaJamKerja, models.CASCADE, related_name="jam")
    hari_per_pekan = models.PositiveSmallIntegerField(db_comment="working days a week, 5 or 6")
    hari = models.PositiveSmallIntegerField(db_comment="ISO weekday, 1 = Monday")
    masuk = models.TimeField()
    pulang = models.TimeField()
    istirahat_mulai = models.TimeField(null=True, blank=True)
    istirahat_selesai = models.TimeField(null=True, blank=True)
    menit = models.GeneratedField(
        expression=MenitAntara(dari="masuk", sampai="pulang")
        - Coalesce(MenitAntara(dari="istirahat_mulai", sampai="istirahat_selesai"), 0),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
        db_comment="minutes of work, without the break",
    )

    class Meta:
        verbose_name = "jam kerja"
        verbose_name_plural = "jam kerja"
        constraints = [
            models.UniqueConstraint(
                fields=["pola", "hari_per_pekan", "hari"],
                name="jam_kerja_sekali_sehari",
                violation_error_message="Jam kerja hari itu sudah ada pada pola ini.",
            ),
            models.CheckConstraint(
                condition=Q(hari_per_pekan__in=HARI_PER_PEKAN, hari__gte=1, hari__lte=F("hari_per_pekan")),
                name="jam_kerja_hari_dalam_pekan",
                violation_error_message="Hari itu bukan hari kerja pada pekan tersebut.",
            ),
            models.CheckConstraint(
                condition=Q(pulang__gt=F("masuk")),
                name="jam_kerja_pulang_sesudah_masuk",
                violation_error_message="Jam pulang harus sesudah jam masuk.",
            ),
            models.CheckConstraint(
                condition=Q(istirahat_mulai__isnull=True, istirahat_selesai__isnull=True)
                | Q(
                    istirahat_mulai__isnull=False,
                    istirahat_selesai__isnull=False,
                    istirahat_mulai__gt=F("masuk"),
                    istirahat_selesai__gt=F("istirahat_mulai"),
                    istirahat_selesai__lt=F("pulang"),
                ),
                name="jam_kerja_istirahat_di_tengah",
                violation_error_message="Istirahat harus berada di antara jam masuk dan jam pulang; isi "
                "kedua jamnya atau kosongkan keduanya.",
            ),
            models.CheckConstraint(
                condition=Q(masuk__second=0, pulang__second=0)
                & (Q(istirahat_mulai__isnull=True) | Q(istirahat_mulai__second=0))
                & (Q(istirahat_selesai__isnull=True) | Q(istirahat_selesai__second=0)),
                name="jam_kerja_menit_bulat",
                violation_error_message="Tulis jam sampai menit saja.",
            ),
        ]

    def __str__(self) -> str:
        jam = f"{self.masuk:%H.%M} sampai {self.pulang:%H.%M}"
        if self.istirahat_mulai is None or self.istirahat_selesai is None:
            return jam
        return f"{jam}, istirahat {self.istirahat_mulai:%H.%M} sampai {self.istirahat_selesai:%H.%M}"

    @property
    def hari_disebut(self) -> str:
        return f"Pekan {self.hari_per_pekan} hari, {sebut_hari([self.hari])}"


class JadwalDinasQuerySet(models.QuerySet["JadwalDinas"]):
    def pada(self, periode: Periode) -> Self:
        return self.filter(tanggal__gte=periode.mulai, tanggal__lt=periode.selesai)


class JadwalDinas(models.Model):
    """One shift of one person. It belongs to the day on which it begins, also when it goes through midnight.

    In a month in which a person has shifts, they are the whole plan of that month.
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="jadwal_dinas")
    tanggal = models.DateField()
    mulai = models.TimeField("jam mulai", db_comment="local time, whole minutes")
    selesai = models.TimeField("jam selesai", db_comment="local time; not after mulai = the next day")
    istirahat = models.PositiveSmallIntegerField(
        "istirahat (menit)", default=0, db_comment="minutes of break within the shift"
    )
    menit = models.GeneratedField(
        expression=MenitAntara(dari="mulai", sampai="selesai") - F("istirahat"),
        output_field=models.SmallIntegerField(),
        db_persist=True,
        db_comment="minutes of work, without the break",
    )

    objects = JadwalDinasQuerySet.as_manager()

    class Meta:
        verbose_name = "jadwal dinas"
        verbose_name_plural = "jadwal dinas"
        constraints = [
            models.CheckConstraint(
                condition=~Q(mulai=F("selesai")),
                name="jadwal_jam_berbeda",
                violation_error_message="Jam mulai dan jam selesai sama. Perbaiki salah satunya.",
            ),
            models.CheckConstraint(
                condition=Q(mulai__second=0, selesai__second=0),
                name="jadwal_menit_bulat",
                violation_error_message="Tulis jam sampai menit saja.",
            ),
            models.CheckConstraint(
                condition=Q(menit__gt=0),
                name="jadwal_lebih_lama_dari_istirahat",
                violation_error_message="Istirahat harus lebih singkat daripada dinasnya.",
            ),
            ExclusionConstraint(
                name="jadwal_tidak_tumpang_tindih",
                expressions=[(F("pegawai"), RangeOperators.EQUAL), (RentangDinas(), RangeOperators.OVERLAPS)],
                violation_error_message="Pegawai ini sudah mempunyai jadwal dinas pada jam tersebut.",
            ),
        ]
        indexes = [models.Index(fields=["pegawai", "tanggal"], name="jadwal_pegawai")]

    def __str__(self) -> str:
        return self.giliran.sebutan

    @property
    def giliran(self) -> Giliran:
        """The shift as the calendar reckons with it."""
        return Giliran(self.tanggal, self.mulai, self.selesai, self.istirahat)


class KeteranganKerjaQuerySet(models.QuerySet["KeteranganKerja"]):
    def beririsan(self, periode: Periode) -> Self:
        return self.filter(mulai__lt=periode.selesai, selesai__gt=periode.mulai)


class KeteranganKerja(models.Model):
    """Why a person is not at the usual work from `mulai` until `selesai`: leave, illness, duty elsewhere.

    Told by the person, with the letter that permits it. One at a time: who falls ill on a journey ends that
    first.
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="keterangan_kerja")
    jenis = models.CharField(max_length=12, choices=JenisKeterangan)
    mulai = models.DateField("hari pertama")
    selesai = models.DateField(db_comment="first day back at the usual work")
    nomor_surat = models.CharField("nomor surat", max_length=100, blank=True)
    keterangan = models.CharField(max_length=200, blank=True)

    objects = KeteranganKerjaQuerySet.as_manager()

    class Meta:
        verbose_name = "keterangan kerja"
        verbose_name_plural = "keterangan kerja"
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__gt=F("mulai")),
                name="keterangan_selesai_sesudah_mulai",
                violation_error_message="Hari terakhir tidak boleh sebelum hari pertama.",
            ),
            models.CheckConstraint(
                condition=Q(selesai__lte=F("mulai") + HARI_KETERANGAN_TERLAMA),
                name="keterangan_paling_lama",
                violation_error_message="Satu keterangan paling lama satu tahun enam "
                "bulan. Periksa tahunnya.",
            ),
            models.CheckConstraint(
                condition=~Q(nomor_surat="") | (~Q(keterangan="") & Q(jenis__in=KETERANGAN_TANPA_SURAT)),
                name="keterangan_bersurat",
                violation_error_message="Tuliskan nomor suratnya. Hanya sakit dan izin yang boleh tanpa "
                "surat, dengan keterangan sebagai gantinya.",
            ),
            ExclusionConstraint(
                name="keterangan_satu_pada_satu_waktu",
                expressions=[(F("pegawai"), RangeOperators.EQUAL), (RENTANG, RangeOperators.OVERLAPS)],
                violation_error_message="Sudah ada keterangan lain pada sebagian hari itu. Akhiri atau "
                "batalkan dahulu yang lama.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.get_jenis_display()}"

    @property
    def hari_terakhir(self) -> date:
        """The last day of it, as one says it."""
        return self.selesai - timedelta(days=1)

    @property
    def rentang(self) -> str:
        return rentang_panjang(self.mulai, self.hari_terakhir)
