"""A service that citizens receive, and the questionnaire they are asked about it."""

from __future__ import annotations

from django.db import models

from pegawai.models import UnitKerja
from umpanbalik.choices import Unsur


class Layanan(models.Model):
    """A public service that citizens receive from one unit."""

    kode = models.CharField(max_length=60, unique=True)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="layanan")
    nama = models.CharField(max_length=200)
    biaya = models.CharField(max_length=200, blank=True)
    waktu = models.CharField("waktu penyelesaian", max_length=200, blank=True)
    aktif = models.BooleanField(default=True)
    internal = models.BooleanField(
        "hanya untuk pegawai dan perangkat daerah",
        default=False,
        help_text="Tidak tampil pada daftar layanan untuk warga; survei dibuka lewat tautannya.",
    )
    data_peraga = models.BooleanField(
        default=False, help_text="Sebagian keterangannya belum dipastikan pada sumber resmi."
    )

    class Meta:
        verbose_name = "layanan"
        verbose_name_plural = "layanan"

    def __str__(self) -> str:
        return self.nama


class Instrumen(models.Model):
    """One version of the questionnaire, in force from a date until the next one begins."""

    kode = models.CharField(max_length=30, unique=True)
    nama = models.CharField(max_length=200)
    dasar = models.CharField(max_length=200)
    berlaku_mulai = models.DateField(unique=True)

    class Meta:
        verbose_name = "instrumen survei"
        verbose_name_plural = "instrumen survei"

    def __str__(self) -> str:
        return self.nama


class ButirInstrumen(models.Model):
    """One question as printed, with its own four answers, and the element (unsur) it measures."""

    instrumen = models.ForeignKey(Instrumen, models.CASCADE, related_name="butir")
    nomor = models.PositiveSmallIntegerField(db_comment="position on the questionnaire, 1 to 9")
    unsur = models.CharField(max_length=12, choices=Unsur)
    pertanyaan = models.CharField(max_length=300)
    jawaban_1 = models.CharField(max_length=60)
    jawaban_2 = models.CharField(max_length=60)
    jawaban_3 = models.CharField(max_length=60)
    jawaban_4 = models.CharField(max_length=60)

    class Meta:
        verbose_name = "butir instrumen"
        verbose_name_plural = "butir instrumen"
        constraints = [
            models.UniqueConstraint(fields=["instrumen", "nomor"], name="butir_nomor_sekali"),
            models.UniqueConstraint(fields=["instrumen", "unsur"], name="butir_unsur_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.nomor}. {self.pertanyaan}"

    @property
    def jawaban(self) -> tuple[tuple[int, str], ...]:
        """The four answers, worst (1) to best (4)."""
        return ((1, self.jawaban_1), (2, self.jawaban_2), (3, self.jawaban_3), (4, self.jawaban_4))
