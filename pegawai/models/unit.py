"""The organisation: posts, units and what stands above them."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from pegawai.choices import JenisJabatan, JenisUnit, Jenjang
from pegawai.inti.kalender import HARI_PER_PEKAN


class Jabatan(models.Model):
    """A post by its official name, such as Perawat Terampil or Kepala Dinas Kesehatan."""

    nama = models.CharField(max_length=200, unique=True)
    jenis = models.CharField(max_length=15, choices=JenisJabatan)
    jenjang = models.CharField(
        max_length=15, choices=Jenjang, blank=True, help_text="Hanya untuk jabatan fungsional."
    )

    class Meta:
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis=JenisJabatan.FUNGSIONAL) | Q(jenjang=""),
                name="jabatan_jenjang_hanya_fungsional",
                violation_error_message="Jenjang hanya untuk jabatan fungsional.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class UnitKerjaQuerySet(models.QuerySet["UnitKerja"]):
    def kota(self) -> Self:
        """Return the city itself, the one unit without another above it."""
        return self.filter(jenis=JenisUnit.KOTA)

    def opd(self) -> Self:
        """Return the boxes right below the city: each dinas, badan, kecamatan, the secretariat."""
        return self.filter(induk__jenis=JenisUnit.KOTA)

    def dalam(self, unit: UnitKerja) -> Self:
        """Return the unit itself and all below it."""
        return self.filter(silsilah__leluhur=unit)


class UnitKerja(models.Model):
    """One box on the organisation chart: a dinas, a bidang, a puskesmas, a kelurahan."""

    kode = models.CharField(max_length=40, unique=True)
    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=12, choices=JenisUnit)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    jabatan_pimpinan = models.ForeignKey(
        Jabatan, models.PROTECT, related_name="memimpin_unit", verbose_name="jabatan pimpinan"
    )
    hari_per_pekan = models.PositiveSmallIntegerField(default=5, db_comment="working days a week, 5 or 6")
    data_peraga = models.BooleanField(
        default=False, help_text="Sebagian keterangannya belum dipastikan pada sumber resmi."
    )

    objects = UnitKerjaQuerySet.as_manager()

    class Meta:
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        constraints = [
            models.CheckConstraint(condition=~Q(induk=F("id")), name="unit_bukan_induk_sendiri"),
            models.CheckConstraint(
                condition=Q(hari_per_pekan__in=HARI_PER_PEKAN),
                name="unit_hari_per_pekan_5_atau_6",
                violation_error_message="Hari kerja per pekan adalah 5 atau 6.",
            ),
            models.CheckConstraint(
                condition=Q(induk__isnull=True, jenis=JenisUnit.KOTA)
                | (Q(induk__isnull=False) & ~Q(jenis=JenisUnit.KOTA)),
                name="unit_hanya_kota_tanpa_induk",
                violation_error_message="Setiap unit selain kota mempunyai unit induk.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class SilsilahUnit(models.Model):
    """Every unit with each unit above it, itself included (`jarak` 0). A view: nothing to keep in step."""

    pk = models.CompositePrimaryKey("unit", "leluhur")
    unit = models.ForeignKey(UnitKerja, models.DO_NOTHING, related_name="silsilah")
    leluhur = models.ForeignKey(UnitKerja, models.DO_NOTHING, related_name="keturunan")
    jarak = models.PositiveSmallIntegerField()

    class Meta:
        managed = False
        db_table = "pegawai_silsilahunit"
        verbose_name = "silsilah unit"
        verbose_name_plural = "silsilah unit"

    def __str__(self) -> str:
        return f"{self.unit_id} di bawah {self.leluhur_id}"
