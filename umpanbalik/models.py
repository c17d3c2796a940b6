"""What citizens say: answers to the survey, the index they make, and complaints with a case to follow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import Case, F, Q, When

from pegawai.inti.periode import Periode
from pegawai.models import Pegawai, UnitKerja
from umpanbalik import ikm
from umpanbalik.choices import (
    ADUAN_TERBUKA,
    JenisKelaminWarga,
    KanalSurvei,
    KategoriAduan,
    Klasifikasi,
    Mutu,
    PekerjaanWarga,
    Pendidikan,
    StatusAduan,
    Unsur,
)


class Layanan(models.Model):
    """A public service that citizens receive from one unit."""

    kode = models.CharField(max_length=60, unique=True)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="layanan")
    nama = models.CharField(max_length=200)
    biaya = models.CharField(max_length=200, blank=True)
    waktu = models.CharField("waktu penyelesaian", max_length=200, blank=True)
    aktif = models.BooleanField(default=True)
    data_peraga = models.BooleanField(
        default=False, help_text="Sebagian keterangannya belum dipastikan pada sumber resmi."
    )

    class Meta:
        verbose_name = "layanan"
        verbose_name_plural = "layanan"

    def __str__(self) -> str:
        return self.nama


class Instrumen(models.Model):
    """One version of the questionnaire, in force from a date until the next one begins."""

    kode = models.CharField(max_length=30, unique=True)
    nama = models.CharField(max_length=200)
    dasar = models.CharField(max_length=200)
    berlaku_mulai = models.DateField(unique=True)

    class Meta:
        verbose_name = "instrumen survei"
        verbose_name_plural = "instrumen survei"

    def __str__(self) -> str:
        return self.nama


class ButirInstrumen(models.Model):
    """One question as printed, with its own four answers, and the element (unsur) it measures."""

    instrumen = models.ForeignKey(Instrumen, models.CASCADE, related_name="butir")
    nomor = models.PositiveSmallIntegerField(db_comment="position on the questionnaire, 1 to 9")
    unsur = models.CharField(max_length=12, choices=Unsur)
    pertanyaan = models.CharField(max_length=300)
    jawaban_1 = models.CharField(max_length=60)
    jawaban_2 = models.CharField(max_length=60)
    jawaban_3 = models.CharField(max_length=60)
    jawaban_4 = models.CharField(max_length=60)

    class Meta:
        verbose_name = "butir instrumen"
        verbose_name_plural = "butir instrumen"
        constraints = [
            models.UniqueConstraint(fields=["instrumen", "nomor"], name="butir_nomor_sekali"),
            models.UniqueConstraint(fields=["instrumen", "unsur"], name="butir_unsur_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.nomor}. {self.pertanyaan}"

    @property
    def jawaban(self) -> tuple[tuple[int, str], ...]:
        """The four answers, worst (1) to best (4)."""
        return ((1, self.jawaban_1), (2, self.jawaban_2), (3, self.jawaban_3), (4, self.jawaban_4))


class TanggapanQuerySet(models.QuerySet["Tanggapan"]):
    def pada(self, periode: Periode) -> Self:
        return self.filter(tanggal__gte=periode.mulai, tanggal__lt=periode.selesai)


class Tanggapan(models.Model):
    """One citizen's answers about one service. Holds nothing that names the citizen.

    Complete or not at all: a deferred database trigger asks for one answer to every question of the
    instrument. `kunci` is minted with the empty form, or made from the row of an imported file.
    """

    layanan = models.ForeignKey(Layanan, models.PROTECT, related_name="tanggapan")
    instrumen = models.ForeignKey(Instrumen, models.PROTECT, related_name="+")
    tanggal = models.DateField("tanggal survei")
    kanal = models.CharField(max_length=10, choices=KanalSurvei)
    jenis_kelamin = models.CharField("jenis kelamin", max_length=1, choices=JenisKelaminWarga, blank=True)
    usia = models.PositiveSmallIntegerField("usia (tahun)", null=True, blank=True)
    pendidikan = models.CharField(max_length=3, choices=Pendidikan, blank=True)
    pekerjaan = models.CharField(max_length=10, choices=PekerjaanWarga, blank=True)
    saran = models.TextField(max_length=1000, blank=True)
    kunci = models.UUIDField(unique=True, editable=False)
    diterima_pada = models.DateTimeField()

    objects = TanggapanQuerySet.as_manager()

    class Meta:
        verbose_name = "tanggapan"
        verbose_name_plural = "tanggapan"
        constraints = [
            models.CheckConstraint(
                condition=Q(usia__isnull=True) | Q(usia__range=(5, 120)),
                name="tanggapan_usia_wajar",
                violation_error_message="Usia antara 5 dan 120 tahun.",
            ),
        ]
        indexes = [models.Index(fields=["tanggal", "layanan"], name="tanggapan_tanggal_layanan")]

    def __str__(self) -> str:
        return f"{self.layanan_id} {self.tanggal}"


class NilaiUnsur(models.Model):
    """The mark, 1 to 4, given to one service element."""

    pk = models.CompositePrimaryKey("tanggapan", "unsur")
    tanggapan = models.ForeignKey(Tanggapan, models.CASCADE, related_name="nilai_unsur")
    unsur = models.CharField(max_length=12, choices=Unsur)
    nilai = models.PositiveSmallIntegerField(db_comment="1 (worst) to 4 (best)")

    class Meta:
        verbose_name = "nilai unsur"
        verbose_name_plural = "nilai unsur"
        constraints = [
            models.CheckConstraint(
                condition=Q(nilai__range=(1, 4)),
                name="nilai_unsur_1_sampai_4",
                violation_error_message="Nilai jawaban adalah 1, 2, 3, atau 4.",
            ),
            models.CheckConstraint(condition=Q(unsur__in=Unsur.values), name="nilai_unsur_dikenal"),
        ]

    def __str__(self) -> str:
        return f"{self.unsur}={self.nilai}"


class IndeksKepuasanQuerySet(models.QuerySet["IndeksKepuasan"]):
    def pada(self, periode: Periode) -> Self:
        return self.filter(mulai=periode.mulai, selesai=periode.selesai)


class IndeksKepuasan(models.Model):
    """The satisfaction index of one unit over one period, pooled over all answers of the unit and below.

    Everything on it follows from whole numbers: how many answered, and the sum of each element. Written
    only by scoring.py. Whether it may be shown is asked of ikm.py, not of the table.
    """

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="indeks_kepuasan")
    mulai = models.DateField()
    selesai = models.DateField(db_comment="first day after the period")
    jumlah_tanggapan = models.PositiveIntegerField(db_comment="n, citizens who answered")
    jumlah_nilai = models.JSONField(db_comment="unsur code -> sum of its marks, n to 4n; empty when n = 0")
    jumlah_kuadrat = models.BigIntegerField(db_comment="sum over citizens of (sum of own marks) squared")
    nilai = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, db_comment="25.00 to 100.00; null when n = 0"
    )
    mutu = models.CharField(  # noqa: DJ001 - no grade is not an empty grade
        max_length=1, choices=Mutu, null=True, db_comment="null under the least n for a grade"
    )
    dihitung_pada = models.DateTimeField()

    objects = IndeksKepuasanQuerySet.as_manager()

    class Meta:
        verbose_name = "indeks kepuasan masyarakat"
        verbose_name_plural = "indeks kepuasan masyarakat"
        constraints = [
            models.UniqueConstraint(fields=["unit", "mulai", "selesai"], name="indeks_satu_per_unit_periode"),
            models.CheckConstraint(
                condition=Q(jumlah_tanggapan=0, nilai__isnull=True)
                | Q(jumlah_tanggapan__gt=0, nilai__isnull=False),
                name="indeks_nilai_bila_ada_tanggapan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.mulai}: {self.nilai}"

    @property
    def sebaran(self) -> ikm.Sebaran:
        return ikm.Sebaran(self.jumlah_tanggapan, sum(self.jumlah_nilai.values()), self.jumlah_kuadrat)

    @property
    def layak_terbit(self) -> bool:
        """Whether enough people answered to show the index."""
        return ikm.layak_terbit(self.jumlah_tanggapan)

    @property
    def nrr(self) -> Mapping[Unsur, Decimal]:
        """The mean mark of each element in the order of the regulation, 1 to 4; empty without answers."""
        return {
            unsur: Decimal(self.jumlah_nilai[unsur]) / self.jumlah_tanggapan
            for unsur in Unsur
            if unsur in self.jumlah_nilai
        }


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
    tenggat_tanggapan = models.DateField(db_comment="last day in time for the first substantive answer")
    tenggat_selesai = models.DateField(db_comment="last day in time for the final answer")
    ditanggapi_pada = models.DateTimeField(null=True, blank=True, db_comment="first substantive answer")
    dijawab_pada = models.DateTimeField(null=True, blank=True, db_comment="latest answer")
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

    `oleh` is empty for the citizen and for the system; `publik` steps show on the citizen's page.
    """

    aduan = models.ForeignKey(Aduan, models.CASCADE, related_name="riwayat")
    dari = models.CharField(max_length=16, choices=StatusAduan, blank=True)
    ke = models.CharField(max_length=16, choices=StatusAduan)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, related_name="+")
    dari_warga = models.BooleanField(default=False)
    pesan = models.TextField(blank=True)
    publik = models.BooleanField(default=True)
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "riwayat aduan"
        verbose_name_plural = "riwayat aduan"
        indexes = [models.Index(fields=["aduan", "pada"], name="riwayat_aduan_urut")]

    def __str__(self) -> str:
        return f"{self.aduan_id}: {self.dari} -> {self.ke}"
