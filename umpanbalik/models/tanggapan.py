"""Citizens' answers to the survey."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from pegawai.choices import JenisKelamin
from pegawai.inti.periode import Periode
from umpanbalik.choices import (
    PANJANG_SARAN,
    USIA_TERENDAH,
    USIA_TERTINGGI,
    USIA_WAJAR,
    KanalSurvei,
    PekerjaanWarga,
    Pendidikan,
    Unsur,
)
from umpanbalik.ikm import NILAI_TERENDAH, NILAI_TERTINGGI
from umpanbalik.samar import samarkan

from .layanan import Instrumen, Layanan


class TanggapanQuerySet(models.QuerySet["Tanggapan"]):
    def pada(self, periode: Periode) -> Self:
        return self.filter(tanggal__gte=periode.mulai, tanggal__lt=periode.selesai)


class Tanggapan(models.Model):
    """One citizen's answers about one service. Holds nothing that names the citizen.

    Complete or not at all: a deferred database trigger asks for one answer to every question of the
    instrument. `kunci` is minted with the empty form, or made from the row of an imported file.
    """

    layanan = models.ForeignKey(Layanan, models.PROTECT, related_name="tanggapan")
    instrumen = models.ForeignKey(Instrumen, models.PROTECT, related_name="+")
    tanggal = models.DateField("tanggal survei")
    kanal = models.CharField(max_length=10, choices=KanalSurvei)
    jenis_kelamin = models.CharField("jenis kelamin", max_length=1, choices=JenisKelamin, blank=True)
    usia = models.PositiveSmallIntegerField("usia (tahun)", null=True, blank=True)
    pendidikan = models.CharField(max_length=3, choices=Pendidikan, blank=True)
    pekerjaan = models.CharField(max_length=10, choices=PekerjaanWarga, blank=True)
    saran = models.TextField(max_length=PANJANG_SARAN, blank=True)
    kunci = models.UUIDField(unique=True, editable=False)
    diterima_pada = models.DateTimeField()

    objects = TanggapanQuerySet.as_manager()

    class Meta:
        verbose_name = "tanggapan"
        verbose_name_plural = "tanggapan"
        constraints = [
            models.CheckConstraint(
                condition=Q(usia__isnull=True) | Q(usia__range=(USIA_TERENDAH, USIA_TERTINGGI)),
                name="tanggapan_usia_wajar",
                violation_error_message=USIA_WAJAR,
            ),
        ]
        indexes = [models.Index(fields=["tanggal", "layanan"], name="tanggapan_tanggal_layanan")]

    def __str__(self) -> str:
        return f"{self.layanan_id} {self.tanggal}"

    @property
    def saran_tersamar(self) -> str:
        """The suggestion as colleagues may read it."""
        return samarkan(self.saran)


class NilaiUnsur(models.Model):
    """The mark, 1 to 4, given to one service element."""

    pk = models.CompositePrimaryKey("tanggapan", "unsur")
    tanggapan = models.ForeignKey(Tanggapan, models.CASCADE, related_name="nilai_unsur")
    unsur = models.CharField(max_length=12, choices=Unsur)
    nilai = models.PositiveSmallIntegerField(db_comment="1 (worst) to 4 (best)")

    class Meta:
        verbose_name = "nilai unsur"
        verbose_name_plural = "nilai unsur"
        constraints = [
            models.CheckConstraint(
                condition=Q(nilai__range=(NILAI_TERENDAH, NILAI_TERTINGGI)),
                name="nilai_unsur_1_sampai_4",
                violation_error_message="Nilai jawaban adalah 1, 2, 3, atau 4.",
            ),
            models.CheckConstraint(condition=Q(unsur__in=Unsur.values), name="nilai_unsur_dikenal"),
        ]

    def __str__(self) -> str:
        return f"{self.unsur}={self.nilai}"
