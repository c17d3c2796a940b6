"""What daily activities add up to; kept by the database itself, read by pages and scores."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from pegawai.inti.periode import Periode
from pegawai.models import HasilKerja, Pegawai


class RekapKegiatanQuerySet(models.QuerySet["RekapKegiatan"]):
    def pada(self, periode: Periode) -> Self:
        """Return those of a period of whole months."""
        return self.filter(bulan__gte=periode.mulai, bulan__lt=periode.selesai)

    def milik(self, pegawai: Pegawai) -> Self:
        return self.filter(pegawai=pegawai)

    def dilaporkan(self) -> Self:
        """Return those with more than drafts: something was submitted, whatever came of it."""
        return self.exclude(
            jumlah_diajukan=0, jumlah_dikembalikan=0, jumlah_terverifikasi=0, jumlah_ditolak=0
        )


class RekapKegiatan(models.Model):
    """One person's activities of one month for one result, as sums; `hasil_kerja` None is outside the SKP.

    Database triggers on Kegiatan add to it what each statement changed, so it is never behind, and take the
    row away with its last activity. A trigger refuses sums below zero once a row is written; a CHECK would
    refuse already the negative difference that is proposed as a row before it meets the one that it changes.
    Definition: laporan.rekap; the command periksa_rekap proves that both agree.
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="rekap_kegiatan", db_index=False)
    bulan = models.DateField(db_comment="first day of the month in which the activities began")
    hasil_kerja = models.ForeignKey(HasilKerja, models.PROTECT, null=True, related_name="rekap_kegiatan")
    jumlah_konsep = models.IntegerField()
    jumlah_diajukan = models.IntegerField()
    jumlah_dikembalikan = models.IntegerField()
    jumlah_terverifikasi = models.IntegerField()
    jumlah_ditolak = models.IntegerField()
    menit_dihitung = models.IntegerField(db_comment="minutes of all but the rejected activities")
    menit_terverifikasi = models.IntegerField(db_comment="minutes of the verified activities")
    volume_terverifikasi = models.DecimalField(
        max_digits=14,
        decimal_places=2,
        db_comment="of the verified activities, in the satuan of the counted indicator of hasil_kerja",
    )

    objects = RekapKegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = "rekap kegiatan"
        verbose_name_plural = "rekap kegiatan"
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "bulan", "hasil_kerja"], nulls_distinct=False, name="rekap_kegiatan_sekali"
            ),
            models.CheckConstraint(condition=Q(bulan__day=1), name="rekap_kegiatan_awal_bulan"),
        ]
        indexes = [
            # Scores read one period of everybody.
            models.Index(fields=["bulan"], name="rekap_kegiatan_bulan"),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai_id} {self.bulan:%Y-%m} {self.hasil_kerja_id}"
