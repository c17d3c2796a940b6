"""The words of daily work: states and how one follows another, what rules and evidence may be."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import TextChoices


class StatusKegiatan(TextChoices):
    KONSEP = "KONSEP", "konsep"
    DIAJUKAN = "DIAJUKAN", "menunggu verifikasi"
    DIKEMBALIKAN = "DIKEMBALIKAN", "dikembalikan untuk diperbaiki"
    TERVERIFIKASI = "TERVERIFIKASI", "terverifikasi"
    DITOLAK = "DITOLAK", "ditolak"


LANJUTAN_KEGIATAN: Mapping[StatusKegiatan, frozenset[StatusKegiatan]] = {
    StatusKegiatan.KONSEP: frozenset({StatusKegiatan.DIAJUKAN}),
    StatusKegiatan.DIAJUKAN: frozenset(
        {
            StatusKegiatan.KONSEP,  # taken back by its owner
            StatusKegiatan.TERVERIFIKASI,
            StatusKegiatan.DIKEMBALIKAN,
            StatusKegiatan.DITOLAK,
        }
    ),
    StatusKegiatan.DIKEMBALIKAN: frozenset({StatusKegiatan.DIAJUKAN}),
    StatusKegiatan.TERVERIFIKASI: frozenset({StatusKegiatan.DIAJUKAN}),  # taken back by who verified
    StatusKegiatan.DITOLAK: frozenset(),
}
KEGIATAN_DAPAT_DIUBAH = frozenset({StatusKegiatan.KONSEP, StatusKegiatan.DIKEMBALIKAN})
ALASAN_TERBACA = frozenset({StatusKegiatan.DIKEMBALIKAN, StatusKegiatan.DITOLAK})


class CatatanKhusus(TextChoices):
    """Why an activity is shown to the superior by itself, the gravest first."""

    TERLAMBAT = "TERLAMBAT", "terlambat dicatat"
    TUMPANG_TINDIH = "TUMPANG_TINDIH", "waktu tumpang tindih"
    TIDAK_MASUK = "TIDAK_MASUK", "pada hari tidak masuk"
    LEBIH_SEHARI = "LEBIH_SEHARI", "melebihi waktu sehari"
    MIRIP = "MIRIP", "mirip kegiatan lain"
    TANPA_BUKTI = "TANPA_BUKTI", "tanpa bukti"
    TANPA_HASIL = "TANPA_HASIL", "di luar SKP"


class TumpangTindih(TextChoices):
    TOLAK = "TOLAK", "ditolak"
    TANDAI = "TANDAI", "diterima dan ditandai untuk atasan"


class WajibBukti(TextChoices):
    TIDAK = "TIDAK", "tidak wajib"
    HASIL_KERJA = "HASIL_KERJA", "wajib untuk kegiatan yang mendukung hasil kerja"
    SEMUA = "SEMUA", "wajib untuk semua kegiatan"


class JenisBeban(TextChoices):
    CATAT = "CATAT", "mencatat satu kegiatan"
    VERIFIKASI = "VERIFIKASI", "memutuskan satu kegiatan"


class JenisBukti(TextChoices):
    BERKAS = "BERKAS", "berkas"
    TAUTAN = "TAUTAN", "tautan"


class TipeBerkas(TextChoices):
    PDF = "PDF", "PDF"
    JPEG = "JPEG", "foto JPEG"
    PNG = "PNG", "gambar PNG"
    WEBP = "WEBP", "gambar WebP"
    XLSX = "XLSX", "Excel"
    DOCX = "DOCX", "Word"

    @property
    def akhiran(self) -> tuple[str, ...]:
        """The endings of its names, the usual one first."""
        return (".jpg", ".jpeg") if self is TipeBerkas.JPEG else (f".{self.value.lower()}",)

    @property
    def tipe_isi(self) -> str:
        """What it is called on the web."""
        return TIPE_ISI[self]

    @property
    def bergambar(self) -> bool:
        return self.tipe_isi.startswith("image/")

    @property
    def terlihat(self) -> bool:
        """Whether browsers show it by themselves; all else is saved and opened by a program."""
        return self.bergambar or self is TipeBerkas.PDF


TIPE_ISI: Mapping[TipeBerkas, str] = {
    TipeBerkas.PDF: "application/pdf",
    TipeBerkas.JPEG: "image/jpeg",
    TipeBerkas.PNG: "image/png",
    TipeBerkas.WEBP: "image/webp",
    TipeBerkas.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    TipeBerkas.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class PerubahanBKN(TextChoices):
    """How an activity here differs from what was carried over to BKN."""

    BARU = "BARU", "belum di BKN"
    BERUBAH = "BERUBAH", "berbeda"
    DIHAPUS = "DIHAPUS", "sudah dihapus"
