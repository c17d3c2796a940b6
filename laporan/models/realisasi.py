"""Results that daily activities cannot count: one reported figure an indicator and month."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from pegawai.models import Indikator


class RealisasiIndikator(models.Model):
    """What an employee reports, for one month, of an indicator that daily activities cannot count."""

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="realisasi")
    bulan = models.DateField(db_comment="first day of the month reported on")
    nilai = models.DecimalField(
        "realisasi", max_digits=12, decimal_places=2, db_comment="in the satuan of the indicator"
    )
    sumber_data = models.CharField(
        "sumber data", max_length=300, help_text="Dari mana angka ini, misalnya nama laporan atau register."
    )
    dilaporkan_pada = models.DateTimeField()

    class Meta:
        verbose_name = "realisasi indikator"
        verbose_name_plural = "realisasi indikator"
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "bulan"],
                name="realisasi_sekali_sebulan",
                violation_error_message="Realisasi indikator ini untuk bulan tersebut sudah ada.",
            ),
            models.CheckConstraint(condition=Q(bulan__day=1), name="realisasi_awal_bulan"),
            models.CheckConstraint(
                condition=Q(nilai__gte=0),
                name="realisasi_tidak_negatif",
                violation_error_message="Realisasi tidak boleh negatif.",
            ),
            models.CheckConstraint(
                condition=~Q(sumber_data=""),
                name="realisasi_sumber_terisi",
                violation_error_message="Sebutkan sumber datanya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.bulan:%Y-%m}: {self.nilai}"
