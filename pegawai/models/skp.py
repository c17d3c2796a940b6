"""The yearly promise of one employee: SKP, its results, and how each is measured."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.formats import number_format

from pegawai.choices import Arah, Aspek, JenisHasilKerja, StatusSKP, SumberRealisasi
from pegawai.inti.periode import Periode

from .orang import RENTANG, Pegawai, Penugasan


class SKPQuerySet(models.QuerySet["SKP"]):
    def disetujui(self) -> Self:
        return self.filter(status=StatusSKP.DISETUJUI)

    def menunggu(self, penilai: Pegawai) -> Self:
        return self.filter(penilai=penilai, status=StatusSKP.DIAJUKAN)

    def pada(self, periode: Periode) -> Self:
        """Return those that touch the period."""
        return self.filter(mulai__lt=periode.selesai, selesai__gt=periode.mulai)


class SKP(models.Model):
    """What one employee promises to deliver in one post in (part of) one year, agreed with the superior.

    `penilai` is the superior on the day of submission: a later transfer does not move a signed
    agreement to another desk.
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="skp")
    penugasan = models.ForeignKey(Penugasan, models.PROTECT, related_name="skp")
    mulai = models.DateField(db_comment="first day of a month")
    selesai = models.DateField(db_comment="first day of the month after")
    status = models.CharField(max_length=15, choices=StatusSKP, default=StatusSKP.DRAF)
    penilai = models.ForeignKey(
        Pegawai,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="skp_dinilai",
        verbose_name="pejabat penilai",
    )
    catatan = models.TextField("catatan pejabat penilai", blank=True)
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    disetujui_pada = models.DateTimeField(null=True, blank=True)

    objects = SKPQuerySet.as_manager()

    class Meta:
        verbose_name = "sasaran kinerja pegawai"
        verbose_name_plural = "sasaran kinerja pegawai"
        constraints = [
            ExclusionConstraint(
                name="skp_tidak_tumpang_tindih",
                expressions=[(F("penugasan"), RangeOperators.EQUAL), (RENTANG, RangeOperators.OVERLAPS)],
                violation_error_message="SKP untuk jabatan ini sudah ada pada rentang waktu tersebut.",
            ),
            models.CheckConstraint(
                condition=Q(selesai__gt=F("mulai"), mulai__day=1, selesai__day=1),
                name="skp_bulan_penuh",
                violation_error_message="Masa SKP dihitung dalam bulan penuh.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusSKP.DISETUJUI, disetujui_pada__isnull=False)
                | (~Q(status=StatusSKP.DISETUJUI) & Q(disetujui_pada__isnull=True)),
                name="skp_disetujui_punya_waktu",
            ),
            models.CheckConstraint(
                condition=Q(status__in=(StatusSKP.DRAF, StatusSKP.DIKEMBALIKAN)) | Q(penilai__isnull=False),
                name="skp_diajukan_punya_penilai",
            ),
            models.CheckConstraint(condition=~Q(penilai=F("pegawai")), name="skp_penilai_orang_lain"),
            models.CheckConstraint(
                condition=~Q(status=StatusSKP.DIKEMBALIKAN) | ~Q(catatan=""),
                name="skp_dikembalikan_punya_catatan",
                violation_error_message="Tuliskan apa yang perlu diperbaiki, supaya pemiliknya tahu.",
            ),
        ]
        indexes = [
            models.Index(fields=["penilai", "status"], name="skp_penilai_status"),
            models.Index(fields=["pegawai", "mulai"], name="skp_pegawai_mulai"),
        ]

    def __str__(self) -> str:
        return f"SKP {self.periode} {self.pegawai}"

    @property
    def periode(self) -> Periode:
        return Periode(self.mulai, self.selesai)


class HasilKerja(models.Model):
    """One promised result inside an SKP: what will be there, not what will be done (RHK).

    `kunci` comes of the form that wrote it last and of all that this form said: so the same form sent twice
    is seen, and one that was opened before somebody else's change.
    """

    skp = models.ForeignKey(SKP, models.CASCADE, related_name="hasil_kerja")
    jenis = models.CharField(max_length=10, choices=JenisHasilKerja, default=JenisHasilKerja.UTAMA)
    uraian = models.CharField("rencana hasil kerja", max_length=300)
    mendukung = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="didukung_oleh",
        verbose_name="rencana hasil kerja pimpinan yang diintervensi",
    )
    kunci = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        verbose_name = "hasil kerja"
        verbose_name_plural = "hasil kerja"
        constraints = [
            models.CheckConstraint(
                condition=~Q(uraian=""),
                name="hasil_kerja_uraian_terisi",
                violation_error_message="Tuliskan hasil kerjanya.",
            ),
            models.CheckConstraint(
                condition=~Q(mendukung=F("id")), name="hasil_kerja_bukan_dukungan_sendiri"
            ),
        ]

    def __str__(self) -> str:
        return self.uraian


class Indikator(models.Model):
    """How one promised result is measured: how much, in what, and which way is better (IKI).

    The target holds for the whole SKP. A range has `target_akhir`; then both ends are good.
    """

    hasil_kerja = models.ForeignKey(HasilKerja, models.CASCADE, related_name="indikator")
    aspek = models.CharField(max_length=10, choices=Aspek, default=Aspek.KUANTITAS)
    uraian = models.CharField("indikator kinerja individu", max_length=300)
    target = models.DecimalField(
        max_digits=12, decimal_places=2, db_comment="for the whole SKP, in `satuan`; lower end of a range"
    )
    target_akhir = models.DecimalField(
        "batas atas target",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        db_comment="upper end of a range, in `satuan`; null = no range",
        help_text="Kosongkan bila targetnya satu angka.",
    )
    satuan = models.CharField(max_length=50)
    arah = models.CharField(max_length=6, choices=Arah, default=Arah.TINGGI)
    sumber_realisasi = models.CharField(
        "asal realisasi",
        max_length=10,
        choices=SumberRealisasi,
        default=SumberRealisasi.KEGIATAN,
    )

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        constraints = [
            models.CheckConstraint(
                condition=Q(target__gt=0),
                name="indikator_target_positif",
                violation_error_message="Target harus lebih dari nol. Untuk sasaran tanpa kejadian, tuliskan "
                "kebalikannya, misalnya 100 persen berkas tanpa kesalahan.",
            ),
            models.CheckConstraint(
                condition=Q(target_akhir__isnull=True) | Q(target_akhir__gt=F("target")),
                name="indikator_rentang_berurutan",
                violation_error_message="Batas atas target harus lebih besar daripada targetnya.",
            ),
            models.CheckConstraint(
                condition=~Q(sumber_realisasi=SumberRealisasi.KEGIATAN)
                | Q(arah=Arah.TINGGI, target_akhir__isnull=True),
                name="indikator_jumlahan_naik",
                violation_error_message="Yang dijumlahkan dari kegiatan hanya target satu angka yang "
                "makin tinggi "
                "makin baik. Pilih realisasi yang dilaporkan tiap periode.",
            ),
            models.UniqueConstraint(
                fields=["hasil_kerja"],
                condition=Q(sumber_realisasi=SumberRealisasi.KEGIATAN),
                name="indikator_satu_jumlahan",
                violation_error_message="Hanya satu indikator tiap hasil kerja yang dijumlahkan dari "
                "kegiatan. "
                "Pilih realisasi yang dilaporkan untuk indikator lainnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.uraian}: {self.sasaran}"

    @property
    def sasaran(self) -> str:
        """The target as one says it: "240 dokumen", "80 sampai 90 persen"."""
        batas = [_bilangan(satu) for satu in (self.target, self.target_akhir) if satu is not None]
        return f"{' sampai '.join(batas)} {self.satuan}"


def _bilangan(nilai: Decimal) -> str:
    """Write a number without decimals that say nothing."""
    return number_format(Decimal(f"{nilai.normalize():f}"), force_grouping=True)
