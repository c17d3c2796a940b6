"""The words of evaluation: ratings, predicates, periods and states.

`Arah` and `Jenjang` belong to planning and posts; they are named here too because the rules of this
app are stated in them.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import TextChoices

from pegawai.choices import Arah, Jenjang


__all__ = [
    "JENIS_PERIODE",
    "LANJUTAN_PENILAIAN",
    "LANJUTAN_PERIODE",
    "Arah",
    "Ekspektasi",
    "JenisPeriode",
    "Jenjang",
    "KeadaanPenilaian",
    "NilaiDasar",
    "Predikat",
    "PredikatOrganisasi",
    "StatusPenilaian",
    "StatusPeriode",
    "keadaan_penilaian",
]


class Ekspektasi(TextChoices):
    """The leader's rating of results and of behaviour."""

    ATAS = "ATAS", "di atas ekspektasi"
    SESUAI = "SESUAI", "sesuai ekspektasi"
    BAWAH = "BAWAH", "di bawah ekspektasi"


class Predikat(TextChoices):
    SANGAT_BAIK = "SANGAT_BAIK", "sangat baik"
    BAIK = "BAIK", "baik"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN", "butuh perbaikan"
    KURANG = "KURANG", "kurang"
    SANGAT_KURANG = "SANGAT_KURANG", "sangat kurang"


class PredikatOrganisasi(TextChoices):
    ISTIMEWA = "ISTIMEWA", "istimewa"
    BAIK = "BAIK", "baik"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN", "butuh perbaikan"
    KURANG = "KURANG", "kurang"
    SANGAT_KURANG = "SANGAT_KURANG", "sangat kurang"


class NilaiDasar(TextChoices):
    """The seven core values, in the order of the word BerAKHLAK."""

    BERORIENTASI_PELAYANAN = "BERORIENTASI_PELAYANAN", "Berorientasi Pelayanan"
    AKUNTABEL = "AKUNTABEL", "Akuntabel"
    KOMPETEN = "KOMPETEN", "Kompeten"
    HARMONIS = "HARMONIS", "Harmonis"
    LOYAL = "LOYAL", "Loyal"
    ADAPTIF = "ADAPTIF", "Adaptif"
    KOLABORATIF = "KOLABORATIF", "Kolaboratif"


class JenisPeriode(TextChoices):
    BULANAN = "BULANAN", "bulanan"
    TRIWULANAN = "TRIWULANAN", "triwulanan"
    TAHUNAN = "TAHUNAN", "tahunan"


# The months of a period of evaluation tell its kind; it begins where a year divides into such.
# Dasar: PermenPANRB 6/2022 (evaluasi kinerja periodik, yaitu bulanan atau triwulanan, dan tahunan).
JENIS_PERIODE: Mapping[int, JenisPeriode] = {
    1: JenisPeriode.BULANAN,
    3: JenisPeriode.TRIWULANAN,
    12: JenisPeriode.TAHUNAN,
}


class StatusPeriode(TextChoices):
    DIBUKA = "DIBUKA", "dibuka"
    DITUTUP = "DITUTUP", "ditutup"


LANJUTAN_PERIODE: Mapping[StatusPeriode, frozenset[StatusPeriode]] = {
    StatusPeriode.DIBUKA: frozenset({StatusPeriode.DITUTUP}),
    StatusPeriode.DITUTUP: frozenset(),
}


class StatusPenilaian(TextChoices):
    DRAF = "DRAF", "draf"
    DITETAPKAN = "DITETAPKAN", "ditetapkan"


LANJUTAN_PENILAIAN: Mapping[StatusPenilaian, frozenset[StatusPenilaian]] = {
    StatusPenilaian.DRAF: frozenset({StatusPenilaian.DITETAPKAN}),
    StatusPenilaian.DITETAPKAN: frozenset(),
}


class KeadaanPenilaian(TextChoices):
    """How far the rating of one SKP has come in one period, as lists tell it."""

    BELUM = "BELUM", "belum dinilai"
    DRAF = "DRAF", "draf"
    DITETAPKAN = "DITETAPKAN", "ditetapkan"
    TANPA_PENILAIAN = "TANPA_PENILAIAN", "ditutup tanpa penilaian"


def keadaan_penilaian(status: str | None, periode: str) -> KeadaanPenilaian:
    """Tell how far a rating has come by its own status, None where nobody has begun, and its period's."""
    if status == StatusPenilaian.DITETAPKAN:
        return KeadaanPenilaian.DITETAPKAN
    if periode == StatusPeriode.DITUTUP:
        return KeadaanPenilaian.TANPA_PENILAIAN
    return KeadaanPenilaian.DRAF if status == StatusPenilaian.DRAF else KeadaanPenilaian.BELUM
