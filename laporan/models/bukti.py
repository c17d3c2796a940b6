"""Evidence of daily activities: a file that was looked into, or the address of something elsewhere."""

from __future__ import annotations

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q

from laporan.choices import JenisBukti, TipeBerkas
from laporan.unggahan import BERKAS_TERBESAR

from .kegiatan import Kegiatan


class BuktiDukung(models.Model):
    """One piece of evidence for one activity: a file in the private store, or a link whose form was checked.

    A database trigger counts them in Kegiatan.jumlah_bukti, and so refuses one more than an activity may have
    and every change in a closed month.
    """

    kegiatan = models.ForeignKey(Kegiatan, models.CASCADE, related_name="bukti")
    jenis = models.CharField(max_length=6, choices=JenisBukti)
    tautan = models.CharField(
        "tautan",
        max_length=500,
        blank=True,
        validators=[
            URLValidator(
                schemes=["http", "https"],
                message="Tautan ini belum lengkap. Salin alamatnya utuh, dimulai dengan https://.",
            )
        ],
    )
    nama = models.CharField("nama berkas", max_length=150, blank=True)
    tipe = models.CharField(max_length=4, choices=TipeBerkas, blank=True)
    ukuran = models.PositiveIntegerField(default=0, db_comment="bytes of the stored file; 0 = a link")
    sidik = models.CharField(max_length=64, blank=True, db_comment="SHA-256 of the stored file, hexadecimal")
    tempat = models.CharField(max_length=40, blank=True, db_comment="where it lies in the private store")
    diunggah_pada = models.DateTimeField()

    class Meta:
        verbose_name = "bukti dukung"
        verbose_name_plural = "bukti dukung"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    jenis=JenisBukti.BERKAS,
                    tautan="",
                    nama__gt="",
                    tipe__in=TipeBerkas.values,
                    ukuran__gt=0,
                    ukuran__lte=BERKAS_TERBESAR,
                    sidik__regex=r"^[0-9a-f]{64}$",
                    tempat__gt="",
                )
                | Q(
                    jenis=JenisBukti.TAUTAN,
                    tautan__iregex=r"^https?://",
                    nama="",
                    tipe="",
                    ukuran=0,
                    sidik="",
                    tempat="",
                ),
                name="bukti_berkas_atau_tautan",
            ),
            models.UniqueConstraint(
                fields=["kegiatan", "sidik"],
                condition=Q(jenis=JenisBukti.BERKAS),
                name="bukti_berkas_sekali",
                violation_error_message="Berkas ini sudah menjadi bukti kegiatan ini.",
            ),
            models.UniqueConstraint(
                fields=["kegiatan", "tautan"],
                condition=Q(jenis=JenisBukti.TAUTAN),
                name="bukti_tautan_sekali",
                violation_error_message="Tautan ini sudah menjadi bukti kegiatan ini.",
            ),
            models.UniqueConstraint(
                fields=["tempat"], condition=Q(jenis=JenisBukti.BERKAS), name="bukti_tempat_sendiri"
            ),
        ]

    def __str__(self) -> str:
        return self.nama or self.tautan

    @property
    def berupa_tautan(self) -> bool:
        return self.jenis == JenisBukti.TAUTAN

    @property
    def tipe_berkas(self) -> TipeBerkas:
        return TipeBerkas(self.tipe)
