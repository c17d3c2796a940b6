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
    "NilaiDasar",
    "Predikat",
    "PredikatOrganisasi",
    "StatusPenilaian",
    "StatusPeriode",
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
