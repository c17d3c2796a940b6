"""People, the posts they hold from one date to another, and the roles given to them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Upper

from pegawai.choices import JenisPegawai, JenisPenugasan, Kedudukan, Peran
from pegawai.inti.periode import Periode

from .unit import Jabatan, UnitKerja


class RentangTanggal(Func):
    """The half-open range of two date columns; an open end (NULL) lasts for ever."""

    function = "DATERANGE"
    output_field = DateRangeField()


RENTANG = RentangTanggal("mulai", "selesai", RangeBoundary())


class PegawaiQuerySet(models.QuerySet["Pegawai"]):
    def bawahan(self, atasan: Pegawai, tanggal: date) -> Self:
        """Return the direct subordinates of one person on one date, also those led as Plt or Plh."""
        return self.filter(
            pk__in=RawSQL("SELECT pegawai_id FROM pegawai_bawahan_pada(%s, %s)", [atasan.pk, tanggal])
        )


class Pegawai(models.Model):
    """A person in the city's service. Where and what one is on a date stands in Penugasan."""

    akun = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="pegawai"
    )
    nip = models.CharField("NIP", max_length=18, null=True, blank=True, unique=True)
    nama = models.CharField(max_length=150)
    jenis = models.CharField(max_length=15, choices=JenisPegawai)
    golongan = models.CharField(max_length=5, blank=True, help_text="Misalnya III/a (PNS) atau IX (PPPK).")
    kedudukan = models.CharField(max_length=20, choices=Kedudukan, default=Kedudukan.AKTIF)
    surel = models.EmailField("alamat surel", blank=True)

    objects = PegawaiQuerySet.as_manager()

    class Meta:
        verbose_name = "pegawai"
        verbose_name_plural = "pegawai"
        constraints = [
            models.CheckConstraint(
                condition=Q(nip__isnull=True, jenis=JenisPegawai.PEJABAT_NEGARA)
                | (Q(nip__regex=r"^[0-9]{18}$") & ~Q(jenis=JenisPegawai.PEJABAT_NEGARA)),
                name="pegawai_nip_18_angka",
                violation_error_message="NIP terdiri atas 18 angka; hanya pejabat negara yang tidak "
                "memilikinya.",
            ),
            models.CheckConstraint(
                condition=~Q(nama=""),
                name="pegawai_nama_terisi",
                violation_error_message="Nama pegawai wajib diisi.",
            ),
        ]
        indexes = [models.Index(Upper("nama"), "id", name="pegawai_urut_nama")]

    def __str__(self) -> str:
        return self.nama

    @cached_property
    def himpunan_peran(self) -> frozenset[str]:
        """The roles held now; one query on first use."""
        return frozenset(self.peran_pegawai.values_list("peran", flat=True))

    def berperan(self, *peran: Peran) -> bool:
        """Tell whether a person holds one of these roles, a complaints officer for whichever unit."""
        return not self.himpunan_peran.isdisjoint(peran)


class PenugasanQuerySet(models.QuerySet["Penugasan"]):
    def pada(self, tanggal: date) -> Self:
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gt=tanggal), mulai__lte=tanggal)

    def beririsan(self, periode: Periode) -> Self:
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gt=periode.mulai), mulai__lt=periode.selesai)

    def definitif(self) -> Self:
        return self.filter(jenis=JenisPenugasan.DEFINITIF)

    def memimpin(self) -> Self:
        return self.filter(memimpin=True)


class Penugasan(models.Model):
    """One person in one post of one unit from a date until another.

    `memimpin` says that the post is the unit's `jabatan_pimpinan`; it is fixed when the assignment is
    made, so that a later reorganisation does not rewrite who led what.
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="penugasan")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="penugasan")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="penugasan")
    jenis = models.CharField(max_length=10, choices=JenisPenugasan, default=JenisPenugasan.DEFINITIF)
    memimpin = models.BooleanField("memimpin unit", default=False)
    mulai = models.DateField("mulai bertugas")
    selesai = models.DateField(
        "selesai bertugas", null=True, blank=True, db_comment="first day no longer in the post; null = open"
    )

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gt=F("mulai")),
                name="penugasan_selesai_sesudah_mulai",
                violation_error_message="Tanggal selesai harus sesudah tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisPenugasan.DEFINITIF) | Q(memimpin=True),
                name="penugasan_pelaksana_memimpin",
                violation_error_message="Plt dan Plh hanya untuk jabatan yang memimpin unit.",
            ),
            ExclusionConstraint(
                name="penugasan_satu_definitif",
                expressions=[(F("pegawai"), RangeOperators.EQUAL), (RENTANG, RangeOperators.OVERLAPS)],
                condition=Q(jenis=JenisPenugasan.DEFINITIF),
                violation_error_message="Pegawai ini sudah mempunyai jabatan definitif pada rentang "
                "tanggal tersebut.",
            ),
            ExclusionConstraint(
                name="penugasan_satu_pimpinan_definitif",
                expressions=[(F("unit"), RangeOperators.EQUAL), (RENTANG, RangeOperators.OVERLAPS)],
                condition=Q(jenis=JenisPenugasan.DEFINITIF, memimpin=True),
                violation_error_message="Unit ini sudah mempunyai pimpinan definitif pada rentang "
                "tanggal tersebut.",
            ),
            ExclusionConstraint(
                name="penugasan_satu_pelaksana",
                expressions=[(F("unit"), RangeOperators.EQUAL), (RENTANG, RangeOperators.OVERLAPS)],
                condition=~Q(jenis=JenisPenugasan.DEFINITIF),
                violation_error_message="Unit ini sudah mempunyai Plt atau Plh pada rentang tanggal "
                "tersebut.",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "jenis", "mulai"], name="penugasan_unit"),
            models.Index(fields=["pegawai", "jenis", "mulai"], name="penugasan_pegawai"),
            # Who leads what is asked on every page: few rows among many.
            models.Index(fields=["unit"], condition=Q(memimpin=True), name="penugasan_pimpinan"),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.sebutan}"

    @property
    def sebutan(self) -> str:
        """The post as one says it: "Plt Kepala Dinas Kesehatan"."""
        awalan = "" if self.jenis == JenisPenugasan.DEFINITIF else f"{self.jenis.capitalize()} "
        return f"{awalan}{self.jabatan.nama}"

    @property
    def hari_terakhir(self) -> date | None:
        """The last day in the post, as one says it; None while it is open."""
        return self.selesai - timedelta(days=1) if self.selesai else None


class PeranPegawai(models.Model):
    """A role given to a person beyond one's own work; it holds for the whole city.

    Only a complaints officer may be given a `unit`: that one serves it and all below it, nothing else.
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="peran_pegawai")
    peran = models.CharField(max_length=15, choices=Peran)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "peran"
        verbose_name_plural = "peran"
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "peran", "unit"],
                name="peran_sekali_per_unit",
                nulls_distinct=False,
                violation_error_message="Pegawai ini sudah memegang peran tersebut.",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | Q(peran=Peran.PETUGAS_ADUAN),
                name="peran_sekota_tanpa_unit",
                violation_error_message="Peran ini berlaku untuk seluruh kota, jadi kosongkan unitnya. Hanya "
                "petugas pengaduan yang dapat dibatasi pada satu unit.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.get_peran_display()}"
