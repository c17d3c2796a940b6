"""How long daily work on the site takes, and who does not want it measured."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from laporan.beban import DETIK_TERLAMA
from laporan.choices import JenisBeban
from pegawai.models import Pegawai, UnitKerja


class BebanWaktu(models.Model):
    """How often an act took so many seconds in one unit and month.

    Counts only: neither persons nor moments nor an order of arrival can be read from it.
    """

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    bulan = models.DateField(db_comment="first day of the month in which it was measured")
    jenis = models.CharField(max_length=10, choices=JenisBeban)
    detik = models.PositiveSmallIntegerField(
        db_comment=f"seconds for one activity, 1 to {DETIK_TERLAMA}, in the steps of laporan.beban"
    )
    jumlah = models.PositiveIntegerField(db_comment="how many activities took so long")

    class Meta:
        verbose_name = "beban waktu"
        verbose_name_plural = "beban waktu"
        constraints = [
            models.UniqueConstraint(fields=["bulan", "unit", "jenis", "detik"], name="beban_sekali"),
            models.CheckConstraint(condition=Q(bulan__day=1), name="beban_awal_bulan"),
            models.CheckConstraint(
                condition=Q(detik__gte=1, detik__lte=DETIK_TERLAMA, jumlah__gte=1), name="beban_masuk_akal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.bulan:%Y-%m} {self.jenis}: {self.detik} detik, {self.jumlah} kali"


class KeberatanUkur(models.Model):
    """A person who does not want the time measured. Nobody else's page shows it."""

    pegawai = models.OneToOneField(Pegawai, models.PROTECT, related_name="+")
    sejak = models.DateTimeField()

    class Meta:
        verbose_name = "keberatan atas pengukuran waktu"
        verbose_name_plural = "keberatan atas pengukuran waktu"

    def __str__(self) -> str:
        return str(self.pegawai)
