"""What the roof itself keeps: the jobs that run in the background."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from kinerja.choices import StatusPekerjaan
from pegawai.models import Pegawai


class Pekerjaan(models.Model):
    """One run of one background job, as people see it: how far it is, what came of it, or why it failed.

    `oleh` is empty when the schedule asked for it.
    """

    nama = models.CharField(max_length=100)
    masukan = models.JSONField(default=dict)
    status = models.CharField(max_length=10, choices=StatusPekerjaan, default=StatusPekerjaan.MENUNGGU)
    jumlah_langkah = models.PositiveIntegerField()
    langkah_selesai = models.PositiveIntegerField(default=0)
    keterangan = models.CharField(max_length=300, blank=True)
    hasil = models.JSONField(default=list)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, related_name="+")
    dibuat_pada = models.DateTimeField()
    mulai_pada = models.DateTimeField(null=True)
    selesai_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "pekerjaan"
        verbose_name_plural = "pekerjaan"
        constraints = [
            models.CheckConstraint(
                condition=Q(langkah_selesai__lte=F("jumlah_langkah")), name="pekerjaan_langkah_masuk_akal"
            ),
        ]
        indexes = [models.Index(fields=["-dibuat_pada"], name="pekerjaan_terbaru")]

    def __str__(self) -> str:
        return f"{self.nama} {self.get_status_display()}"
