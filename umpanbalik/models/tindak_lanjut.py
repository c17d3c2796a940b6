"""What a unit undertakes to do about the element that citizens marked low."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from pegawai.inti.periode import Periode
from pegawai.models import Pegawai, UnitKerja
from umpanbalik.choices import TINDAK_LANJUT_TERBUKA, StatusTindakLanjut, Unsur


class TindakLanjut(models.Model):
    """One measure of a unit's follow-up plan (rencana tindak lanjut) after the survey of one period.

    Says what is done about which element, until when and by whom, and later what came of it.
    """

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="tindak_lanjut")
    mulai = models.DateField(db_comment="first day of the surveyed period that it answers")
    selesai = models.DateField(db_comment="first day after that period")
    unsur = models.CharField("unsur", max_length=12, choices=Unsur)
    rencana = models.CharField("yang akan dilakukan", max_length=500)
    tenggat = models.DateField("selesai paling lambat")
    penanggung_jawab = models.CharField("penanggung jawab", max_length=150)
    status = models.CharField(
        max_length=12, choices=StatusTindakLanjut, default=StatusTindakLanjut.DIRENCANAKAN
    )
    hasil = models.CharField("yang sudah dilakukan", max_length=500, blank=True)
    disusun_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    disusun_pada = models.DateTimeField()
    diperbarui_pada = models.DateTimeField()

    class Meta:
        verbose_name = "rencana tindak lanjut"
        verbose_name_plural = "rencana tindak lanjut"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "mulai", "selesai", "unsur"],
                name="tindak_lanjut_sekali_per_unsur",
                violation_error_message="Unsur ini sudah mempunyai rencana pada periode ini.",
            ),
            models.CheckConstraint(
                condition=Q(mulai__lt=F("selesai")), name="tindak_lanjut_periode_berurutan"
            ),
            models.CheckConstraint(
                condition=Q(status__in=(StatusTindakLanjut.DIRENCANAKAN, StatusTindakLanjut.DIKERJAKAN))
                | ~Q(hasil=""),
                name="tindak_lanjut_selesai_punya_hasil",
                violation_error_message="Tuliskan apa yang sudah dilakukan, atau mengapa dibatalkan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_unsur_display()}: {self.rencana}"

    @property
    def periode(self) -> Periode:
        """The surveyed period."""
        return Periode(self.mulai, self.selesai)

    @property
    def terbuka(self) -> bool:
        return self.status in TINDAK_LANJUT_TERBUKA
