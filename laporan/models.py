"""What was done: daily activities, reported results, and the months that are closed."""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import TruncMonth

from laporan.choices import ALASAN_TERBACA, KEGIATAN_DAPAT_DIUBAH, LANJUTAN_KEGIATAN, StatusKegiatan
from pegawai.inti.periode import Periode
from pegawai.models import HasilKerja, Indikator, Pegawai


MENIT_SEHARI = 24 * 60


class KegiatanQuerySet(models.QuerySet["Kegiatan"]):
    def pada(self, periode: Periode) -> Self:
        return self.filter(tanggal__gte=periode.mulai, tanggal__lt=periode.selesai)

    def milik(self, pegawai: Pegawai) -> Self:
        return self.filter(pegawai=pegawai)

    def menunggu_verifikasi(self) -> Self:
        return self.filter(status=StatusKegiatan.DIAJUKAN)

    def terverifikasi(self) -> Self:
        return self.filter(status=StatusKegiatan.TERVERIFIKASI)

    def bulan_terbuka(self) -> Self:
        """Return those that can still change: their month is not closed."""
        return self.alias(awal_bulan=TruncMonth("tanggal")).exclude(
            awal_bulan__in=BulanTerkunci.objects.values("awal_bulan")
        )


class Kegiatan(models.Model):
    """One piece of work on one day, as told by the employee and confirmed by the superior.

    `kunci` comes of the form it was sent with and of what it says: the same form sent twice is still one
    activity.
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="kegiatan")
    hasil_kerja = models.ForeignKey(
        HasilKerja,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kegiatan",
        verbose_name="hasil kerja",
        help_text="Kosongkan bila kegiatan ini di luar SKP.",
    )
    tanggal = models.DateField("tanggal")
    uraian = models.CharField("uraian kegiatan", max_length=300)
    menit = models.PositiveSmallIntegerField("lama (menit)", db_comment=f"minutes spent, 1 to {MENIT_SEHARI}")
    volume = models.DecimalField(
        "volume",
        max_digits=10,
        decimal_places=2,
        default=0,
        db_comment="in the satuan of the counted indicator of hasil_kerja; 0 = not counted",
        help_text="Berapa banyak hasilnya, dalam satuan hasil kerja tersebut.",
    )
    status = models.CharField(max_length=15, choices=StatusKegiatan, default=StatusKegiatan.KONSEP)
    catatan = models.CharField("catatan verifikasi", max_length=500, blank=True)
    kunci = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    dicatat_pada = models.DateTimeField()
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    diverifikasi_oleh = models.ForeignKey(
        Pegawai, models.PROTECT, null=True, blank=True, related_name="kegiatan_diverifikasi"
    )
    diverifikasi_pada = models.DateTimeField(null=True, blank=True)

    objects = KegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = "kegiatan harian"
        verbose_name_plural = "kegiatan harian"
        constraints = [
            models.CheckConstraint(
                condition=Q(menit__gte=1, menit__lte=MENIT_SEHARI),
                name="kegiatan_menit_dalam_sehari",
                violation_error_message="Lama kegiatan antara 1 dan 1.440 menit.",
            ),
            models.CheckConstraint(
                condition=Q(volume__gte=0),
                name="kegiatan_volume_tidak_negatif",
                violation_error_message="Volume tidak boleh negatif.",
            ),
            models.CheckConstraint(
                condition=~Q(uraian=""),
                name="kegiatan_uraian_terisi",
                violation_error_message="Uraikan kegiatannya.",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=(StatusKegiatan.TERVERIFIKASI, StatusKegiatan.DITOLAK),
                    diverifikasi_oleh__isnull=False,
                    diverifikasi_pada__isnull=False,
                )
                | ~Q(status__in=(StatusKegiatan.TERVERIFIKASI, StatusKegiatan.DITOLAK)),
                name="kegiatan_putusan_ada_pemutusnya",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(StatusKegiatan.DIKEMBALIKAN, StatusKegiatan.DITOLAK))
                | ~Q(catatan=""),
                name="kegiatan_ditolak_ada_alasannya",
                violation_error_message="Tuliskan alasannya, supaya pegawai tahu apa yang harus diperbaiki.",
            ),
        ]
        indexes = [
            models.Index(fields=["pegawai", "tanggal"], name="kegiatan_pegawai_tanggal"),
            # The superior's desk: what waits, of whom.
            models.Index(
                fields=["pegawai", "tanggal"],
                condition=Q(status=StatusKegiatan.DIAJUKAN),
                name="kegiatan_menunggu",
            ),
            # The scoring statement reads one period of verified work.
            models.Index(
                fields=["tanggal", "hasil_kerja"],
                include=["volume"],
                condition=Q(status=StatusKegiatan.TERVERIFIKASI),
                name="kegiatan_terverifikasi",
            ),
            # Rows arrive by date: a few pages tell which stretch of the table holds a month of any year.
            BrinIndex(fields=["tanggal"], pages_per_range=32, autosummarize=True, name="kegiatan_tanggal"),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.uraian}"

    @property
    def dapat_diubah(self) -> bool:
        return self.status in KEGIATAN_DAPAT_DIUBAH

    @property
    def dapat_ditarik(self) -> bool:
        return StatusKegiatan.KONSEP in LANJUTAN_KEGIATAN[StatusKegiatan(self.status)]

    @property
    def alasan(self) -> str:
        """The superior's note while it is news to the employee: returned or rejected, and why."""
        return self.catatan if self.status in ALASAN_TERBACA else ""


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
