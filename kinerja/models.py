"""What the roof itself keeps: the jobs that run in the background."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from kinerja.choices import StatusPekerjaan
from kinerja.jadwal import JUDUL_LANGKAH, JUDUL_PEKERJAAN
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai


BERLANGSUNG = frozenset({StatusPekerjaan.MENUNGGU, StatusPekerjaan.BERJALAN})


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
        return f"{self.judul}: {self.get_status_display()}"

    @property
    def judul(self) -> str:
        """What the job does, with its period where it has one: "Perhitungan Maret 2026"."""
        judul = JUDUL_PEKERJAAN.get(self.nama, self.nama)
        return f"{judul} {self.periode}" if self.periode else judul

    @property
    def periode(self) -> Periode | None:
        if not {"mulai", "selesai"} <= set(self.masukan):
            return None
        return Periode(date.fromisoformat(self.masukan["mulai"]), date.fromisoformat(self.masukan["selesai"]))

    @property
    def berlangsung(self) -> bool:
        return self.status in BERLANGSUNG

    @property
    def persen(self) -> Decimal:
        """How much of the job is done, 0 to 100."""
        return Decimal(100 * self.langkah_selesai) / max(self.jumlah_langkah, 1)

    @property
    def lama(self) -> timedelta | None:
        if self.mulai_pada is None or self.selesai_pada is None:
            return None
        return self.selesai_pada - self.mulai_pada

    @property
    def rincian(self) -> list[tuple[str, int, float]]:
        """What each finished step did: its title, the rows written, the seconds taken."""
        return [(JUDUL_LANGKAH.get(h["nama"], h["nama"]), h["baris"], h["detik"]) for h in self.hasil]
