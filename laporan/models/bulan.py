"""The months that are closed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from pegawai.inti.periode import Periode


class BulanTerkunci(models.Model):
    """A month whose reports can no longer change, because its evaluation has begun.

    A database trigger on Kegiatan and RealisasiIndikator refuses every change to such a month, and
    makes the one who closes wait for those who are still writing.
    """

    awal_bulan = models.DateField(unique=True)
    dikunci_pada = models.DateTimeField()

    class Meta:
        verbose_name = "bulan terkunci"
        verbose_name_plural = "bulan terkunci"
        constraints = [
            models.CheckConstraint(condition=Q(awal_bulan__day=1), name="bulan_terkunci_awal_bulan")
        ]

    def __str__(self) -> str:
        return str(Periode.bulan_dari(self.awal_bulan))
