"""A citizen's report as a case, who reported it, and the steps it took."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils import timezone

from pegawai.models import Pegawai, UnitKerja
from umpanbalik.choices import ADUAN_TERBUKA, KategoriAduan, Klasifikasi, StatusAduan
from umpanbalik.tenggat import Penantian, Tenggat

from .layanan import Layanan


class AduanQuerySet(models.QuerySet["Aduan"]):
    def terbuka(self) -> Self:
        """Return the cases that wait for the office."""
        return self.filter(status__in=ADUAN_TERBUKA)

    def bertenggat(self) -> Self:
        """Add `tenggat`: the last day in time for what the office owes next, none where it owes nothing."""
        return self.annotate(
            tenggat=Case(
                When(~Q(status__in=ADUAN_TERBUKA), then=None),
                When(ditanggapi_pada__isnull=True, then="tenggat_tanggapan"),
                default="tenggat_selesai",
                output_field=models.DateField(),
            )
        )

    def terlambat(self, hari_ini: date) -> Self:
        """Return the cases whose time for the first answer, or for the final one, has run out."""
        return self.bertenggat().filter(tenggat__lt=hari_ini)


class Aduan(models.Model):
    """A citizen's report with a case to follow by its code. Who reported stands apart, in Pelapor.

    Both due dates are fixed when the case arrives, with the calendar known that day. The code is the
    citizen's key to the case and is shown to nobody else.
    """

    kode = models.CharField("kode lacak", max_length=14, unique=True)
    unit = models.ForeignKey(
        UnitKerja,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="aduan",
        verbose_name="unit tujuan",
        help_text="Kosongkan bila Anda tidak tahu; petugas kota yang akan meneruskannya.",
    )
    layanan = models.ForeignKey(Layanan, models.PROTECT, null=True, blank=True, related_name="aduan")
    klasifikasi = models.CharField(max_length=15, choices=Klasifikasi, default=Klasifikasi.TIDAK_BERKADAR)
    kategori = models.CharField(max_length=15, choices=KategoriAduan)
    judul = models.CharField(max_length=150)
    isi = models.TextField("isi laporan", max_length=4000)
    lokasi = models.CharField("lokasi kejadian", max_length=200, blank=True)
    tanggal_kejadian = models.DateField("tanggal kejadian", null=True, blank=True)
    anonim = models.BooleanField("sembunyikan nama saya dari unit yang dilaporkan", default=True)
    rahasia = models.BooleanField("rahasiakan isi laporan dari umum", default=True)
    status = models.CharField(max_length=16, choices=StatusAduan, default=StatusAduan.BARU)
    diterima_pada = models.DateTimeField()
    tenggat_tanggapan = models.DateField(db_comment="last day in time for the first answer")
    tenggat_selesai = models.DateField(db_comment="last day in time for the final answer")
    ditanggapi_pada = models.DateTimeField(null=True, blank=True, db_comment="first answer, interim or final")
    dijawab_pada = models.DateTimeField(null=True, blank=True, db_comment="latest final answer")
    selesai_pada = models.DateTimeField(null=True, blank=True)
    jumlah_dibuka_lagi = models.PositiveSmallIntegerField(default=0)
    kunci = models.UUIDField(unique=True, editable=False)

    objects = AduanQuerySet.as_manager()

    class Meta:
        verbose_name = "aduan"
        verbose_name_plural = "aduan"
        constraints = [
            models.CheckConstraint(
                condition=~Q(judul="") & ~Q(isi=""),
                name="aduan_judul_dan_isi_terisi",
                violation_error_message="Judul dan isi laporan wajib diisi.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusAduan.SELESAI, selesai_pada__isnull=False)
                | (~Q(status=StatusAduan.SELESAI) & Q(selesai_pada__isnull=True)),
                name="aduan_selesai_punya_waktu",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(StatusAduan.DIJAWAB, StatusAduan.SELESAI))
                | Q(ditanggapi_pada__isnull=False, dijawab_pada__isnull=False),
                name="aduan_dijawab_punya_waktu",
            ),
            models.CheckConstraint(
                condition=Q(tenggat_selesai__gte=F("tenggat_tanggapan")), name="aduan_tenggat_berurutan"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "status", "tenggat_tanggapan"], name="aduan_unit_status"),
            models.Index(fields=["diterima_pada"], name="aduan_diterima"),
        ]

    def __str__(self) -> str:
        """Name the case without its code, which belongs to the citizen."""
        return f"aduan {self.pk}: {self.judul}"

    @property
    def terbuka(self) -> bool:
        return self.status in ADUAN_TERBUKA

    @property
    def baru(self) -> bool:
        """Whether nobody has taken it up yet."""
        return self.status == StatusAduan.BARU

    @property
    def dibuka_lagi(self) -> bool:
        """Whether it waits for the office because its reporter gave it back."""
        return self.terbuka and self.jumlah_dibuka_lagi > 0

    @property
    def penantian(self) -> Penantian:
        """How long its reporter waits, or waited, for the office."""
        ditanggapi = self.ditanggapi_pada and timezone.localtime(self.ditanggapi_pada).date()
        return Penantian(
            diterima=timezone.localtime(self.diterima_pada).date(),
            tenggat=Tenggat(self.tenggat_tanggapan, self.tenggat_selesai),
            ditanggapi=ditanggapi,
            terbuka=self.terbuka,
        )

    @property
    def berkadar(self) -> bool:
        """Whether the report suspects wrongdoing that must be examined."""
        return self.klasifikasi == Klasifikasi.BERKADAR


class Pelapor(models.Model):
    """Who reported, kept apart from the report; opened only with a reason that is written down."""

    aduan = models.OneToOneField(Aduan, models.CASCADE, related_name="pelapor")
    nama = models.CharField("nama Anda", max_length=150, blank=True)
    kontak = models.CharField("nomor telepon atau surel", max_length=150, blank=True)

    class Meta:
        verbose_name = "pelapor"
        verbose_name_plural = "pelapor"

    def __str__(self) -> str:
        return f"pelapor {self.aduan_id}"


class RiwayatAduan(models.Model):
    """One step of a case. Only ever added to: a database trigger refuses the rest.

    `oleh` is empty for the citizen and for the system; `publik` steps show on the citizen's page. `jawaban`
    are words that an officer found for this citizen about the matter, an interim answer or the final one;
    the receipt, "mulai ditangani" and handing over are none.
    """

    aduan = models.ForeignKey(Aduan, models.CASCADE, related_name="riwayat")
    dari = models.CharField(max_length=16, choices=StatusAduan, blank=True)
    ke = models.CharField(max_length=16, choices=StatusAduan)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, related_name="+")
    dari_warga = models.BooleanField(default=False)
    pesan = models.TextField(blank=True)
    jawaban = models.BooleanField(default=False, db_comment="an answer; the first ends the first wait")
    publik = models.BooleanField(default=True)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "riwayat aduan"
        verbose_name_plural = "riwayat aduan"
        indexes = [models.Index(fields=["aduan", "pada"], name="riwayat_aduan_urut")]

    def __str__(self) -> str:
        return f"{self.aduan_id}: {self.dari} -> {self.ke}"

    @property
    def membuka_lagi(self) -> bool:
        """Whether the citizen gave an answered case back."""
        return self.dari_warga and self.dari == StatusAduan.DIJAWAB and self.ke == StatusAduan.DIPROSES

    @property
    def tanggapan_awal(self) -> bool:
        """Whether this answer left the case open."""
        return self.jawaban and self.ke in ADUAN_TERBUKA
