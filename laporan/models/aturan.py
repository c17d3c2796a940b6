"""The city's rules for daily work, each set from a date on."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from laporan.choices import TumpangTindih, WajibBukti
from laporan.waktu import MENIT_SEHARI


HARI_TERBANYAK = 31  # working days; longer than a month nobody remembers


class AturanLaporan(models.Model):
    """How daily work is told from `mulai` on, until the next set begins.

    Work is judged by the rules of the day on which it was done. The first set begins before anybody in
    service did, so there is always one.
    """

    mulai = models.DateField("berlaku mulai", unique=True)
    hari_tenggang = models.PositiveSmallIntegerField(
        "hari tenggang",
        db_comment="working days after the day of work in which telling it is in time; 0 = that day only",
        help_text="Hari kerja sesudah hari kegiatan; sampai akhir hari itu catatan masih tepat waktu.",
    )
    terima_masa_depan = models.BooleanField(
        "terima tanggal yang akan datang",
        default=False,
        help_text="Biasanya tidak: yang dicatat adalah yang sudah dikerjakan.",
    )
    menit_paling_sedikit = models.PositiveSmallIntegerField(
        "lama paling sedikit (menit)", db_comment="shortest activity, minutes"
    )
    menit_paling_banyak = models.PositiveSmallIntegerField(
        "lama paling banyak (menit)", db_comment="longest activity, minutes"
    )
    menit_sehari = models.PositiveSmallIntegerField(
        "seluruhnya sehari paling banyak (menit)", db_comment="all activities of one day together, minutes"
    )
    tumpang_tindih = models.CharField("waktu yang tumpang tindih", max_length=8, choices=TumpangTindih)
    wajib_bukti = models.CharField("bukti dukung", max_length=12, choices=WajibBukti)
    hari_eskalasi = models.PositiveSmallIntegerField(
        "hari sebelum naik ke atasan berikutnya",
        db_comment="working days a submitted activity waits before the next level may decide too",
        help_text="Hari kerja sejak diajukan; sesudah itu atasan dari atasan juga dapat memutuskan.",
    )
    hari_otomatis = models.PositiveSmallIntegerField(
        "hari sebelum terverifikasi otomatis",
        null=True,
        blank=True,
        db_comment="working days after which the system itself verifies; null = never",
        help_text="Kosongkan bila kegiatan tidak pernah terverifikasi tanpa keputusan orang.",
    )
    dasar = models.CharField(max_length=200, help_text="Ketentuan yang menetapkannya.")

    class Meta:
        verbose_name = "aturan laporan harian"
        verbose_name_plural = "aturan laporan harian"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    menit_paling_sedikit__gte=1,
                    menit_paling_banyak__gte=F("menit_paling_sedikit"),
                    menit_sehari__gte=F("menit_paling_banyak"),
                    menit_sehari__lte=MENIT_SEHARI,
                ),
                name="aturan_menit_berurutan",
                violation_error_message="Lama paling sedikit, paling banyak, dan seluruhnya sehari harus "
                "berurutan, dari 1 sampai 1.440 menit.",
            ),
            models.CheckConstraint(
                condition=Q(hari_tenggang__lte=HARI_TERBANYAK, hari_eskalasi__lte=HARI_TERBANYAK),
                name="aturan_hari_paling_banyak",
                violation_error_message=f"Hari tenggang dan hari sebelum naik ke atasan berikutnya paling "
                f"banyak {HARI_TERBANYAK}.",
            ),
            models.CheckConstraint(
                condition=Q(hari_otomatis__isnull=True) | Q(hari_otomatis__gt=F("hari_eskalasi")),
                name="aturan_otomatis_sesudah_eskalasi",
                violation_error_message="Verifikasi otomatis hanya sesudah kegiatan naik ke atasan "
                "berikutnya. Isi hari yang lebih banyak.",
            ),
            models.CheckConstraint(
                condition=~Q(dasar=""),
                name="aturan_dasar_terisi",
                violation_error_message="Sebutkan ketentuan yang menetapkannya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Aturan laporan harian sejak {self.mulai}"

    def wajib_bukti_untuk(self, hasil_kerja_id: int | None) -> bool:
        """Tell whether an activity for that result, or for none, needs evidence before it is submitted."""
        if self.wajib_bukti == WajibBukti.HASIL_KERJA:
            return hasil_kerja_id is not None
        return self.wajib_bukti == WajibBukti.SEMUA
