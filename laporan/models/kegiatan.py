"""Daily activities: what was done, when, for which result, and what the superior said of it."""

from __future__ import annotations

from hashlib import sha256
from typing import Self
from uuid import UUID, uuid5

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import TruncMonth

from laporan.choices import ALASAN_TERBACA, KEGIATAN_DAPAT_DIUBAH, LANJUTAN_KEGIATAN, StatusKegiatan
from laporan.jatah_bukti import BUKTI_TERBANYAK
from laporan.mutu_uraian import AMBANG_MIRIP, Kemiripan, petunjuk_kegiatan
from laporan.waktu import MENIT_SEHARI, tulis_pukul
from pegawai.inti.periode import Periode, tanggal_panjang
from pegawai.models import HasilKerja, MenitAntara, Pegawai

from .bulan import BulanTerkunci


# What the employee tells; the rest is what became of it.
ISIAN_KEGIATAN = (
    "tanggal", "jam_mulai", "jam_selesai", "uraian", "hasil_kerja", "volume", "alasan_terlambat",
)  # fmt: skip


class KegiatanQuerySet(models.QuerySet["Kegiatan"]):
    def pada(self, periode: Periode) -> Self:
        return self.filter(tanggal__gte=periode.mulai, tanggal__lt=periode.selesai)

    def milik(self, pegawai: Pegawai) -> Self:
        return self.filter(pegawai=pegawai)

    def menunggu_verifikasi(self) -> Self:
        return self.filter(status=StatusKegiatan.DIAJUKAN)

    def terverifikasi(self) -> Self:
        return self.filter(status=StatusKegiatan.TERVERIFIKASI)

    def mirip(self) -> Self:
        """Return the near-copies of an earlier activity of the same person."""
        return self.filter(kemiripan__gte=AMBANG_MIRIP)

    def bulan_terbuka(self) -> Self:
        """Return those that can still change: their month is not closed."""
        return self.alias(awal_bulan=TruncMonth("tanggal")).exclude(
            awal_bulan__in=BulanTerkunci.objects.values("awal_bulan")
        )


class Kegiatan(models.Model):
    """One piece of work on one day, as told by the employee and confirmed by the superior.

    It begins at `jam_mulai` on `tanggal`; when `jam_selesai` is not later than that, it ends on the next day
    and still belongs to the day on which it began. `kunci` comes of the form it was sent with and of what it
    says, or of what it is a copy of (laporan.kunci): sent twice it is still one activity. `terlambat` says
    that it was told after the days of grace; then verifying it is also consenting to that. `otomatis` says
    that nobody decided: it waited as long as the rules name, and was verified by the site itself.
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
    jam_mulai = models.TimeField("jam mulai", db_comment="local time, whole minutes")
    jam_selesai = models.TimeField("jam selesai", db_comment="local time; not after jam_mulai = the next day")
    menit = models.GeneratedField(
        expression=MenitAntara(dari="jam_mulai", sampai="jam_selesai"),
        output_field=models.PositiveSmallIntegerField("lama (menit)"),
        db_persist=True,
        verbose_name="lama (menit)",
        db_comment=f"minutes from jam_mulai to jam_selesai, 1 to {MENIT_SEHARI - 1}",
    )
    volume = models.DecimalField(
        "volume",
        max_digits=10,
        decimal_places=2,
        default=0,
        db_comment="in the satuan of the counted indicator of hasil_kerja; 0 = not counted",
        help_text="Berapa banyak hasilnya, dalam satuan hasil kerja tersebut.",
    )
    status = models.CharField(max_length=15, choices=StatusKegiatan, default=StatusKegiatan.KONSEP)
    terlambat = models.BooleanField(default=False)
    alasan_terlambat = models.CharField("alasan terlambat", max_length=300, blank=True)
    catatan = models.CharField("catatan verifikasi", max_length=500, blank=True)
    jumlah_bukti = models.PositiveSmallIntegerField(
        default=0,
        db_default=0,
        editable=False,
        db_comment="how many BuktiDukung it has; written by their trigger alone",
    )
    kemiripan = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        editable=False,
        db_comment="percent of trigrams shared with the most alike of one's own earlier activities; "
        "null = nothing to compare with, or not compared yet",
    )
    mirip_tanggal = models.DateField(
        null=True, blank=True, editable=False, db_comment="day of the activity that kemiripan is about"
    )
    kunci = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    dicatat_pada = models.DateTimeField()
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    diverifikasi_oleh = models.ForeignKey(  # searched through kegiatan_putusan
        Pegawai,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kegiatan_diverifikasi",
        db_index=False,
    )
    diverifikasi_pada = models.DateTimeField(null=True, blank=True)
    otomatis = models.BooleanField(default=False, db_default=False)

    objects = KegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = "kegiatan harian"
        verbose_name_plural = "kegiatan harian"
        constraints = [
            models.CheckConstraint(
                condition=~Q(jam_mulai=F("jam_selesai")),
                name="kegiatan_jam_berbeda",
                violation_error_message="Jam mulai dan jam selesai sama. Perbaiki salah satunya.",
            ),
            models.CheckConstraint(
                condition=Q(jam_mulai__second=0, jam_selesai__second=0),
                name="kegiatan_jam_menit_bulat",
                violation_error_message="Tuliskan jam sampai menitnya saja.",
            ),
            models.CheckConstraint(
                condition=Q(terlambat=False) | ~Q(alasan_terlambat=""),
                name="kegiatan_terlambat_beralasan",
                violation_error_message="Tuliskan mengapa kegiatan ini terlambat dicatat; atasan Anda "
                "membacanya.",
            ),
            models.CheckConstraint(
                condition=Q(volume__gte=0),
                name="kegiatan_volume_tidak_negatif",
                violation_error_message="Volume tidak boleh negatif.",
            ),
            models.CheckConstraint(
                condition=Q(kemiripan__isnull=True, mirip_tanggal__isnull=True)
                | Q(kemiripan__isnull=False, kemiripan__lte=100, mirip_tanggal__isnull=False),
                name="kegiatan_kemiripan_berhari",
            ),
            models.CheckConstraint(
                condition=~Q(uraian=""),
                name="kegiatan_uraian_terisi",
                violation_error_message="Uraikan kegiatannya.",
            ),
            models.CheckConstraint(
                condition=Q(jumlah_bukti__lte=BUKTI_TERBANYAK),
                name="kegiatan_bukti_terbanyak",
                violation_error_message=f"Satu kegiatan paling banyak mempunyai {BUKTI_TERBANYAK} bukti. "
                "Hapus satu, atau gabungkan beberapa menjadi satu berkas.",
            ),
            models.CheckConstraint(
                condition=Q(otomatis=False)
                & (
                    ~Q(status__in=(StatusKegiatan.TERVERIFIKASI, StatusKegiatan.DITOLAK))
                    | Q(diverifikasi_oleh__isnull=False, diverifikasi_pada__isnull=False)
                )
                | Q(
                    otomatis=True,
                    status=StatusKegiatan.TERVERIFIKASI,
                    diverifikasi_oleh__isnull=True,
                    diverifikasi_pada__isnull=False,
                ),
                name="kegiatan_putusan_ada_pemutusnya",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusKegiatan.KONSEP) | Q(diajukan_pada__isnull=False),
                name="kegiatan_diajukan_ada_saatnya",
                violation_error_message="Kegiatan yang diajukan harus mencatat kapan ia diajukan.",
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
            # What one superior decided last: all rows of one act carry the same moment.
            models.Index(
                fields=["diverifikasi_oleh", "diverifikasi_pada"],
                condition=Q(diverifikasi_oleh__isnull=False),
                name="kegiatan_putusan",
            ),
            # Rows arrive by date: a few pages tell which stretch of the table holds a month of any year.
            BrinIndex(fields=["tanggal"], pages_per_range=32, autosummarize=True, name="kegiatan_tanggal"),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.uraian}"

    def get_status_display(self) -> str:  # type: ignore[no-redef]
        """Return the status in words; nowhere does a verification that nobody made look like one."""
        kata = str(StatusKegiatan(self.status).label)
        return f"{kata} otomatis" if self.otomatis else kata

    @property
    def pukul(self) -> str:
        """The hours as one writes them: 08.00, a dash, 09.30."""
        return tulis_pukul(self.jam_mulai, self.jam_selesai)

    @property
    def sebutan(self) -> str:
        """The entry in words, to be told from others: its day, its hours, its text."""
        return f"{tanggal_panjang(self.tanggal)} pukul {self.pukul}, “{self.uraian}”"

    @property
    def isi(self) -> dict[str, str]:
        """What the employee told, as the audit trail keeps it."""
        return {nama: str(self.serializable_value(nama)) for nama in ISIAN_KEGIATAN}

    def kunci_dari(self, asal: UUID, pegawai: Pegawai) -> UUID:
        """Return the key of what it says, sent by that person from that form (or whatever `asal` names)."""
        return uuid5(asal, f"{pegawai.pk} {self.isi}")

    def sehasil(self, lain: Kegiatan) -> bool:
        """Tell whether both count for the same result with the same volume."""
        return (self.hasil_kerja_id, self.volume) == (lain.hasil_kerja_id, lain.volume)

    @property
    def sidik(self) -> str:
        """A short print of what is stored: another one says that it was changed meanwhile."""
        return sha256(repr(self.isi).encode()).hexdigest()[:16]

    @property
    def mirip(self) -> bool:
        """Whether it is a near-copy of an earlier one, that of `mirip_tanggal`."""
        return self.kemiripan is not None and self.kemiripan >= AMBANG_MIRIP

    @property
    def petunjuk(self) -> tuple[str, ...]:
        """What its author may want to mend before anybody else reads it; advice, never a refusal.

        Queries that know the roster tell with `bergiliran` that its day has a shift of the person.
        """
        mirip = None
        if self.kemiripan is not None and self.mirip_tanggal is not None:
            mirip = Kemiripan(self.kemiripan, self.mirip_tanggal)
        return petunjuk_kegiatan(
            self.uraian,
            self.jam_mulai,
            self.jam_selesai,
            mirip,
            bergiliran=getattr(self, "bergiliran", False),
        )

    @property
    def dihitung(self) -> bool:
        """Whether it takes place in its day: rejected work does not."""
        return self.status != StatusKegiatan.DITOLAK

    @property
    def terlihat_petunjuknya(self) -> bool:
        """Whether its author can still do something about the advice: nobody has decided on it."""
        return self.dapat_diubah or self.dapat_ditarik

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
