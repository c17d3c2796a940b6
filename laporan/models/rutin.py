"""What one does again and again: personal templates, and what returns on the same days of the week."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from laporan.waktu import lama_menit, tulis_pukul
from pegawai.models import HasilKerja, Pegawai

from .kegiatan import Kegiatan


NAMA_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
HARI_SEPEKAN = tuple(range(1, len(NAMA_HARI) + 1))  # ISO: Monday is 1


class KegiatanRutinQuerySet(models.QuerySet["KegiatanRutin"]):
    def milik(self, pegawai: Pegawai) -> Self:
        return self.filter(pegawai=pegawai)


class KegiatanRutin(models.Model):
    """An activity that one employee keeps ready: offered on the days of `hari`, without any a template."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="kegiatan_rutin")
    uraian = models.CharField("uraian kegiatan", max_length=300)
    jam_mulai = models.TimeField("jam mulai", db_comment="local time, whole minutes")
    jam_selesai = models.TimeField("jam selesai", db_comment="local time; not after jam_mulai = the next day")
    hasil_kerja = models.ForeignKey(
        HasilKerja,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kegiatan_rutin",
        verbose_name="hasil kerja",
    )
    volume = models.DecimalField(
        "volume",
        max_digits=10,
        decimal_places=2,
        default=Decimal(0),
        db_comment="as in Kegiatan; 0 = not counted",
    )
    hari = ArrayField(
        models.PositiveSmallIntegerField(),
        size=len(HARI_SEPEKAN),
        default=list,
        blank=True,
        verbose_name="berulang tiap",
        db_comment="ISO days of the week on which it is offered; empty = a template",
    )

    objects = KegiatanRutinQuerySet.as_manager()

    class Meta:
        verbose_name = "kegiatan rutin"
        verbose_name_plural = "kegiatan rutin"
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "uraian", "jam_mulai", "jam_selesai"],
                name="kegiatan_rutin_sekali",
                violation_error_message="Kegiatan rutin dengan uraian dan jam ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=~Q(jam_mulai=F("jam_selesai")),
                name="kegiatan_rutin_jam_berbeda",
                violation_error_message="Jam mulai dan jam selesai sama. Perbaiki salah satunya.",
            ),
            models.CheckConstraint(
                condition=Q(jam_mulai__second=0, jam_selesai__second=0),
                name="kegiatan_rutin_jam_menit_bulat",
                violation_error_message="Tuliskan jam sampai menitnya saja.",
            ),
            models.CheckConstraint(
                condition=~Q(uraian=""),
                name="kegiatan_rutin_uraian_terisi",
                violation_error_message="Uraikan kegiatannya.",
            ),
            models.CheckConstraint(
                condition=Q(volume__gte=0),
                name="kegiatan_rutin_volume_tidak_negatif",
                violation_error_message="Volume tidak boleh negatif.",
            ),
            models.CheckConstraint(
                condition=Q(volume=0) | Q(hasil_kerja__isnull=False),
                name="kegiatan_rutin_volume_ada_hasilnya",
                violation_error_message="Volume dihitung untuk satu hasil kerja. Pilih hasil kerjanya, atau "
                "kosongkan volume.",
            ),
            models.CheckConstraint(
                condition=Q(hari__contained_by=list(HARI_SEPEKAN)),
                name="kegiatan_rutin_hari_sepekan",
                violation_error_message="Hari dipilih dari Senin sampai Minggu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pukul} {self.uraian}"

    @property
    def pukul(self) -> str:
        return tulis_pukul(self.jam_mulai, self.jam_selesai)

    @property
    def sebutan_hari(self) -> str:
        """The days in words: "Senin, Rabu"; a template has none."""
        return ", ".join(NAMA_HARI[hari - 1] for hari in sorted(self.hari)) or "templat"

    @property
    def menit(self) -> int:
        return lama_menit(self.jam_mulai, self.jam_selesai)


def salin_ke(tanggal: date, sumber: Kegiatan | KegiatanRutin) -> Kegiatan:
    """Return the same work on that day, not saved and nobody's yet."""
    return Kegiatan(
        tanggal=tanggal,
        uraian=sumber.uraian,
        jam_mulai=sumber.jam_mulai,
        jam_selesai=sumber.jam_selesai,
        hasil_kerja_id=sumber.hasil_kerja_id,
        volume=sumber.volume,
    )
