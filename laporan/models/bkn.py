"""What an employee has carried over to BKN's e-Kinerja, as it was when it was marked."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import F, Q

from laporan.choices import PerubahanBKN
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai


class KirimanBKN(models.Model):
    """One time that an employee said: what I did in this period now stands at BKN as it stands here."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="kiriman_bkn")
    mulai = models.DateField()
    selesai = models.DateField(db_comment="first day no longer in the period")
    ditandai_pada = models.DateTimeField()

    class Meta:
        verbose_name = "kiriman ke BKN"
        verbose_name_plural = "kiriman ke BKN"
        constraints = [
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="kiriman_masa_berurutan")
        ]
        indexes = [models.Index(fields=["pegawai", "-id"], name="kiriman_pegawai")]

    def __str__(self) -> str:
        return f"{self.pegawai}, {self.periode}"

    @property
    def periode(self) -> Periode:
        return Periode(self.mulai, self.selesai)


class BarisKirimanQuerySet(models.QuerySet["BarisKiriman"]):
    def terakhir(self, orang: Collection[Pegawai]) -> Self:
        """Return how each activity of these people stands at BKN by the last marking, if it still does."""
        milik = self.filter(kiriman__pegawai__in=orang).order_by("nomor_kegiatan", "-pk")
        return self.filter(pk__in=milik.distinct("nomor_kegiatan").values("pk")).exclude(
            perubahan=PerubahanBKN.DIHAPUS
        )


class BarisKiriman(models.Model):
    """One activity as it went to BKN: new there, changed there, or taken out there.

    `nomor_kegiatan` is no relation: the line outlives the activity, to say that it must go from BKN too.
    """

    kiriman = models.ForeignKey(KirimanBKN, models.PROTECT, related_name="baris")
    nomor_kegiatan = models.BigIntegerField(db_comment="key of the Kegiatan, also after it was deleted")
    perubahan = models.CharField(max_length=8, choices=PerubahanBKN)
    rencana_aksi = models.CharField(max_length=300, blank=True)
    tanggal = models.DateField()
    jam_mulai = models.TimeField(db_comment="local time, whole minutes")
    jam_selesai = models.TimeField(db_comment="local time; not after jam_mulai = the next day")
    uraian = models.CharField(max_length=300)
    volume = models.DecimalField(max_digits=10, decimal_places=2, db_comment="in satuan")
    satuan = models.CharField(max_length=50, blank=True)
    bukti = models.TextField(blank=True)

    objects = BarisKirimanQuerySet.as_manager()

    class Meta:
        verbose_name = "baris kiriman ke BKN"
        verbose_name_plural = "baris kiriman ke BKN"
        constraints = [
            models.UniqueConstraint(fields=["kiriman", "nomor_kegiatan"], name="kiriman_kegiatan_sekali")
        ]
        indexes = [models.Index(fields=["nomor_kegiatan", "-id"], name="kiriman_kegiatan_terakhir")]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.uraian}"
