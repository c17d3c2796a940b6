"""What work is worth: achievement, ratings, predicates, and their sums per unit."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import Exact

from evaluasi.choices import (
    JENIS_PERIODE,
    Ekspektasi,
    JenisPeriode,
    NilaiDasar,
    Predikat,
    PredikatOrganisasi,
    StatusPenilaian,
    StatusPeriode,
)
from evaluasi.predikat import MATRIKS_PREDIKAT, berlawanan, predikat_pegawai
from pegawai.inti.periode import Periode
from pegawai.models import SKP, HasilKerja, Indikator, Pegawai, UnitKerja


_JUMLAH_BULAN = (F("selesai__year") - F("mulai__year")) * 12 + F("selesai__month") - F("mulai__month")
_SATU_JENIS = Q()
for _bulan in JENIS_PERIODE:
    _SATU_JENIS |= Q(Exact(_JUMLAH_BULAN, _bulan), mulai__month__in=tuple(range(1, 13, _bulan)))


class PeriodePenilaian(models.Model):
    """A month, a quarter or a year in which performance is evaluated. Closing one closes its months."""

    mulai = models.DateField(db_comment="first day of a month")
    selesai = models.DateField(db_comment="first day of the month after")
    status = models.CharField(max_length=10, choices=StatusPeriode, default=StatusPeriode.DIBUKA)
    ditutup_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "periode penilaian"
        verbose_name_plural = "periode penilaian"
        constraints = [
            models.UniqueConstraint(
                fields=["mulai", "selesai"],
                name="periode_sekali",
                violation_error_message="Periode penilaian ini sudah dibuka.",
            ),
            models.CheckConstraint(
                condition=_SATU_JENIS & Q(mulai__day=1, selesai__day=1),
                name="periode_satu_jenis",
                violation_error_message="Periode penilaian ialah satu bulan, satu triwulan, atau satu tahun "
                "penuh.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusPeriode.DITUTUP, ditutup_pada__isnull=False)
                | Q(status=StatusPeriode.DIBUKA, ditutup_pada__isnull=True),
                name="periode_ditutup_punya_waktu",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def nama(self) -> str:
        return str(self.rentang)

    @property
    def jenis(self) -> JenisPeriode:
        return JENIS_PERIODE[self.rentang.jumlah_bulan]

    @property
    def rentang(self) -> Periode:
        return Periode(self.mulai, self.selesai)


class Capaian(models.Model):
    """What became of one indicator in one period. Written only by scoring.py.

    `realisasi` and `persen` are null where the employee was to report a value and has not: silence is
    not zero.
    """

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="capaian")
    mulai = models.DateField()
    selesai = models.DateField(db_comment="first day after the period")
    target = models.DecimalField(max_digits=12, decimal_places=2, db_comment="the period's share, in satuan")
    realisasi = models.DecimalField(
        max_digits=14, decimal_places=2, null=True, db_comment="verified or reported, in satuan"
    )
    persen = models.DecimalField(
        max_digits=12, decimal_places=2, null=True, db_comment="percent of target, 0 and up, not capped"
    )
    dihitung_pada = models.DateTimeField()

    class Meta:
        verbose_name = "capaian indikator"
        verbose_name_plural = "capaian indikator"
        constraints = [
            # Period first: the scoring statement reads and rewrites one period of everybody.
            models.UniqueConstraint(
                fields=["mulai", "selesai", "indikator"], name="capaian_sekali_per_periode"
            ),
            models.CheckConstraint(
                condition=Q(realisasi__isnull=True, persen__isnull=True)
                | Q(realisasi__isnull=False, persen__isnull=False),
                name="capaian_realisasi_dan_persen_bersama",
            ),
        ]

    def __str__(self) -> str:
        return f"indikator {self.indikator_id} {self.mulai}: {self.persen}%"


class CapaianHasilQuerySet(models.QuerySet["CapaianHasil"]):
    def pada(self, periode: Periode) -> Self:
        return self.filter(mulai=periode.mulai, selesai=periode.selesai)


class CapaianHasil(models.Model):
    """What became of one promised result in one period: the mean of its measured indicators.

    Written only by scoring.py, in the same statement as Capaian. `persen` is null where nothing could
    be measured.
    """

    hasil_kerja = models.ForeignKey(HasilKerja, models.PROTECT, related_name="capaian")
    mulai = models.DateField()
    selesai = models.DateField(db_comment="first day after the period")
    jumlah_indikator = models.PositiveSmallIntegerField()
    jumlah_terukur = models.PositiveSmallIntegerField(db_comment="indicators that have a realisasi")
    persen = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, db_comment="percent, each indicator capped first"
    )
    dihitung_pada = models.DateTimeField()

    objects = CapaianHasilQuerySet.as_manager()

    class Meta:
        verbose_name = "capaian hasil kerja"
        verbose_name_plural = "capaian hasil kerja"
        constraints = [
            models.UniqueConstraint(
                fields=["mulai", "selesai", "hasil_kerja"], name="capaian_hasil_sekali_per_periode"
            ),
        ]

    def __str__(self) -> str:
        return f"hasil kerja {self.hasil_kerja_id} {self.mulai}: {self.persen}%"


class PenilaianOrganisasi(models.Model):
    """The predicate of one office in one period, set by the leader one level above, with the reason.

    Nobody's own predicate can be determined before that of the office is.
    """

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="penilaian_organisasi")
    periode = models.ForeignKey(PeriodePenilaian, models.PROTECT, related_name="penilaian_organisasi")
    predikat = models.CharField("capaian kinerja organisasi", max_length=15, choices=PredikatOrganisasi)
    alasan = models.TextField("dasar penetapan", help_text="Capaian mana yang menjadi dasar predikat ini.")
    ditetapkan_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    ditetapkan_pada = models.DateTimeField()

    class Meta:
        verbose_name = "penilaian organisasi"
        verbose_name_plural = "penilaian organisasi"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "periode"],
                name="penilaian_organisasi_sekali",
                violation_error_message="Predikat organisasi untuk periode ini sudah ditetapkan.",
            ),
            models.CheckConstraint(
                condition=~Q(alasan=""),
                name="penilaian_organisasi_ada_alasan",
                violation_error_message="Tuliskan dasar penetapannya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.periode}: {self.get_predikat_display()}"


_SEL_MATRIKS = Q(predikat="")
for (_hasil, _perilaku), _predikat in MATRIKS_PREDIKAT.items():
    _SEL_MATRIKS |= Q(rating_hasil=_hasil, rating_perilaku=_perilaku, predikat=_predikat)


class PenilaianQuerySet(models.QuerySet["Penilaian"]):
    def ditetapkan(self) -> Self:
        return self.filter(status=StatusPenilaian.DITETAPKAN)


class Penilaian(models.Model):
    """One leader's judgement of one SKP in one period. Once determined, a database trigger keeps it.

    Assessor, unit and both posts are those of the day it was determined (while a draft: last saved),
    whatever happens to people later. The database knows the three-by-three table too: no predicate stands
    that the ratings do not give.
    """

    skp = models.ForeignKey(SKP, models.PROTECT, related_name="penilaian")
    periode = models.ForeignKey(PeriodePenilaian, models.PROTECT, related_name="penilaian")
    penilai = models.ForeignKey(
        Pegawai, models.PROTECT, related_name="penilaian_diberikan", verbose_name="pejabat penilai"
    )
    jabatan_penilai = models.CharField(max_length=250)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="penilaian")
    jabatan = models.CharField(max_length=250)
    rating_hasil = models.CharField("rating hasil kerja", max_length=6, choices=Ekspektasi, blank=True)
    rating_perilaku = models.CharField("rating perilaku kerja", max_length=6, choices=Ekspektasi, blank=True)
    predikat = models.CharField("predikat kinerja", max_length=15, choices=Predikat, blank=True)
    umpan_balik = models.TextField(
        "umpan balik dan rekomendasi",
        blank=True,
        help_text="Apa yang sudah baik, apa yang perlu ditingkatkan, dan bantuan apa yang akan Anda berikan.",
    )
    status = models.CharField(max_length=10, choices=StatusPenilaian, default=StatusPenilaian.DRAF)
    versi = models.PositiveIntegerField(default=1, db_comment="how many times the draft was saved")
    dibuat_pada = models.DateTimeField()
    ditetapkan_pada = models.DateTimeField(null=True, blank=True)

    objects = PenilaianQuerySet.as_manager()

    class Meta:
        verbose_name = "penilaian"
        verbose_name_plural = "penilaian"
        constraints = [
            models.UniqueConstraint(fields=["skp", "periode"], name="penilaian_sekali_per_periode"),
            models.CheckConstraint(condition=_SEL_MATRIKS, name="penilaian_predikat_menurut_matriks"),
            models.CheckConstraint(
                condition=Q(status=StatusPenilaian.DRAF, predikat="", ditetapkan_pada__isnull=True)
                | (Q(status=StatusPenilaian.DITETAPKAN, ditetapkan_pada__isnull=False) & ~Q(predikat="")),
                name="penilaian_ditetapkan_lengkap",
            ),
        ]
        indexes = [models.Index(fields=["penilai", "periode"], name="penilaian_penilai_periode")]

    def __str__(self) -> str:
        return f"{self.skp_id} {self.periode_id}: {self.get_status_display()}"

    @property
    def calon_predikat(self) -> Predikat | None:
        """What the chosen ratings give by the table; None while one of them is missing."""
        if not (self.rating_hasil and self.rating_perilaku):
            return None
        return predikat_pegawai(Ekspektasi(self.rating_hasil), Ekspektasi(self.rating_perilaku))

    def berlawanan(self, capaian: Decimal | None) -> bool:
        """Tell whether the rating of results says the opposite of the mean achievement, in percent."""
        return bool(self.rating_hasil) and berlawanan(Ekspektasi(self.rating_hasil), capaian)


class PenilaianHasil(models.Model):
    """The leader's feedback on one promised result, beside the achievement known when it was determined.

    `persen_capaian` is a copy of CapaianHasil.persen: what is computed later does not change what the
    assessor had seen.
    """

    penilaian = models.ForeignKey(Penilaian, models.CASCADE, related_name="umpan_balik_hasil")
    hasil_kerja = models.ForeignKey(HasilKerja, models.PROTECT, related_name="umpan_balik")
    umpan_balik = models.CharField(max_length=500, blank=True)
    persen_capaian = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True, db_comment="percent; null while a draft"
    )

    class Meta:
        verbose_name = "umpan balik hasil kerja"
        verbose_name_plural = "umpan balik hasil kerja"
        constraints = [
            models.UniqueConstraint(fields=["penilaian", "hasil_kerja"], name="penilaian_hasil_sekali"),
        ]

    def __str__(self) -> str:
        return f"hasil kerja {self.hasil_kerja_id}: {self.umpan_balik}"


class PenilaianPerilaku(models.Model):
    """The leader's rating of one of the seven core values, with feedback where it is below expectation.

    A draft may hold feedback to a value that is not rated yet.
    """

    penilaian = models.ForeignKey(Penilaian, models.CASCADE, related_name="perilaku")
    nilai_dasar = models.CharField(max_length=25, choices=NilaiDasar)
    ekspektasi = models.CharField(max_length=6, choices=Ekspektasi, blank=True)
    umpan_balik = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "penilaian perilaku"
        verbose_name_plural = "penilaian perilaku"
        constraints = [
            models.UniqueConstraint(fields=["penilaian", "nilai_dasar"], name="penilaian_perilaku_sekali"),
            models.CheckConstraint(
                condition=~Q(ekspektasi=Ekspektasi.BAWAH) | ~Q(umpan_balik=""),
                name="penilaian_perilaku_bawah_beralasan",
                violation_error_message="Perilaku di bawah ekspektasi memerlukan umpan balik yang "
                "menjelaskannya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nilai_dasar}: {self.ekspektasi}"


class RekapUnit(models.Model):
    """The sums of one unit and all below it over one period, for dashboards. Written only by scoring.py.

    A person counts where the definitive post was on the last day of the period.
    """

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="rekap")
    mulai = models.DateField()
    selesai = models.DateField(db_comment="first day after the period")
    jumlah_pegawai = models.PositiveIntegerField()
    jumlah_skp = models.PositiveIntegerField(db_comment="people with an approved SKP")
    jumlah_pelapor = models.PositiveIntegerField(db_comment="people with at least one submitted activity")
    jumlah_kegiatan = models.PositiveIntegerField(db_comment="submitted activities, whatever came of them")
    jumlah_menunggu = models.PositiveIntegerField(db_comment="activities that wait for verification")
    menit_terverifikasi = models.BigIntegerField(db_comment="minutes of verified work")
    persen_capaian = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, db_comment="mean of the measured results, percent"
    )
    jumlah_sangat_baik = models.PositiveIntegerField()
    jumlah_baik = models.PositiveIntegerField()
    jumlah_butuh_perbaikan = models.PositiveIntegerField()
    jumlah_kurang = models.PositiveIntegerField()
    jumlah_sangat_kurang = models.PositiveIntegerField()
    dihitung_pada = models.DateTimeField()

    class Meta:
        verbose_name = "rekap unit"
        verbose_name_plural = "rekap unit"
        constraints = [
            models.UniqueConstraint(fields=["unit", "mulai", "selesai"], name="rekap_sekali_per_periode"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.mulai}"

    @property
    def jumlah_predikat(self) -> dict[Predikat, int]:
        """How many people got each predicate, best first."""
        return {predikat: getattr(self, f"jumlah_{predikat.value.lower()}") for predikat in Predikat}

    @property
    def jumlah_dinilai(self) -> int:
        return sum(self.jumlah_predikat.values())
