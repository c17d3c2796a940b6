"""The index that the answers of a unit and period make."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import Q

from pegawai.inti.periode import Periode
from pegawai.models import UnitKerja
from umpanbalik import ikm
from umpanbalik.choices import Mutu, Unsur


class IndeksKepuasanQuerySet(models.QuerySet["IndeksKepuasan"]):
    def pada(self, periode: Periode) -> Self:
        return self.filter(mulai=periode.mulai, selesai=periode.selesai)


class IndeksKepuasan(models.Model):
    """The satisfaction index of one unit over one period, pooled over all answers of the unit and below.

    Everything on it follows from whole numbers: how many answered, and the sum of each element. Written
    only by scoring.py. Whether it may be shown is asked of ikm.py, not of the table.
    """

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="indeks_kepuasan")
    mulai = models.DateField()
    selesai = models.DateField(db_comment="first day after the period")
    jumlah_tanggapan = models.PositiveIntegerField(db_comment="n, citizens who answered")
    jumlah_nilai = models.JSONField(db_comment="unsur code -> sum of its marks, n to 4n; empty when n = 0")
    jumlah_kuadrat = models.BigIntegerField(db_comment="sum over citizens of (sum of own marks) squared")
    nilai = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, db_comment="25.00 to 100.00; null when n = 0"
    )
    mutu = models.CharField(  # noqa: DJ001 - no grade is not an empty grade
        max_length=1, choices=Mutu, null=True, db_comment="null under the least n for a grade"
    )
    dihitung_pada = models.DateTimeField()

    objects = IndeksKepuasanQuerySet.as_manager()

    class Meta:
        verbose_name = "indeks kepuasan masyarakat"
        verbose_name_plural = "indeks kepuasan masyarakat"
        constraints = [
            models.UniqueConstraint(fields=["unit", "mulai", "selesai"], name="indeks_satu_per_unit_periode"),
            models.CheckConstraint(
                condition=Q(jumlah_tanggapan=0, nilai__isnull=True)
                | Q(jumlah_tanggapan__gt=0, nilai__isnull=False),
                name="indeks_nilai_bila_ada_tanggapan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.mulai}: {self.nilai}"

    @property
    def sebaran(self) -> ikm.Sebaran:
        return ikm.Sebaran(self.jumlah_tanggapan, sum(self.jumlah_nilai.values()), self.jumlah_kuadrat)

    @property
    def layak_terbit(self) -> bool:
        """Whether enough people answered to show the index."""
        return ikm.layak_terbit(self.jumlah_tanggapan)

    @property
    def nrr(self) -> Mapping[Unsur, Decimal]:
        """The mean mark of each element in the order of the regulation, 1 to 4; empty without answers."""
        return {
            unsur: Decimal(self.jumlah_nilai[unsur]) / self.jumlah_tanggapan
            for unsur in Unsur
            if unsur in self.jumlah_nilai
        }
