"""How predicates spread over people, shown to an assessor before anything is determined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet

from evaluasi.choices import Ekspektasi, Predikat, PredikatOrganisasi, StatusPenilaian
from evaluasi.distribusi import KELOMPOK_TERKECIL, periksa_pola
from evaluasi.models import Penilaian, PenilaianOrganisasi, PeriodePenilaian
from evaluasi.predikat import predikat_pegawai
from pegawai.models import Pegawai, SilsilahUnit, UnitKerja

from .dasar import leluhur_organisasi
from .penilaian import skp_dinilai


@dataclass(frozen=True)
class SebaranPredikat:
    """How many people got each predicate, and what the guideline of their organisation says to it.

    Kebijakan daerah: pola distribusi tidak diperiksa pada kelompok di bawah sepuluh orang.
    """

    organisasi: PredikatOrganisasi | None = None
    jumlah: Mapping[Predikat, int] = field(default_factory=dict)

    @property
    def orang(self) -> int:
        return sum(self.jumlah.values())

    @property
    def kecil(self) -> bool:
        """Too few people for percentages to mean anything."""
        return self.orang < KELOMPOK_TERKECIL

    @property
    def peringatan(self) -> list[str]:
        """Return the broken guidelines in words; none without a predicate of the organisation."""
        if self.organisasi is None or self.kecil:
            return []
        return periksa_pola(self.organisasi, self.jumlah)

    @property
    def kolom(self) -> list[tuple[str, int]]:
        """Return name and count of each predicate, best first, for a chart."""
        return [(predikat.label.capitalize(), self.jumlah.get(predikat, 0)) for predikat in Predikat]


@dataclass(frozen=True)
class SebaranOPD:
    """One organisation as an assessor sees it: the own group, and everybody.

    Drafts of the assessor count as if determined; drafts of others are theirs and do not count.
    """

    opd: UnitKerja
    kelompok: SebaranPredikat
    seluruh: SebaranPredikat

    @property
    def organisasi(self) -> PredikatOrganisasi | None:
        return self.seluruh.organisasi


def opd_meja(penilai: Pegawai, periode: PeriodePenilaian, hari_ini: date) -> QuerySet[UnitKerja]:
    """Return the organisations whose people this assessor rates in the period, by name."""
    skp = skp_dinilai(penilai, hari_ini).pada(periode.rentang)
    silsilah = SilsilahUnit.objects.filter(leluhur_organisasi(), unit__penugasan__skp__in=skp)
    return UnitKerja.objects.filter(pk__in=silsilah.values("leluhur")).order_by("nama", "pk")


def sebaran_opd(
    opd: Iterable[UnitKerja], periode: PeriodePenilaian, penilai: Pegawai | None = None
) -> list[SebaranOPD]:
    """Return how predicates spread in these units and below; without an assessor, of everybody.

    Two queries. Only an organisation has a predicate, and so a guideline.
    """
    daftar_opd = list(opd)
    organisasi = {
        satu.unit_id: PredikatOrganisasi(satu.predikat)
        for satu in PenilaianOrganisasi.objects.filter(periode=periode, unit__in=daftar_opd)
    }
    kelompok: dict[int, Counter[Predikat]] = {}
    seluruh: dict[int, Counter[Predikat]] = {}
    for opd_id, penilai_id, predikat, jumlah in _hitungan(daftar_opd, periode, penilai):
        seluruh.setdefault(opd_id, Counter())[predikat] += jumlah
        if penilai is not None and penilai_id == penilai.pk:
            kelompok.setdefault(opd_id, Counter())[predikat] += jumlah
    return [
        SebaranOPD(
            satu,
            SebaranPredikat(organisasi.get(satu.pk), kelompok.get(satu.pk, {})),
            SebaranPredikat(organisasi.get(satu.pk), seluruh.get(satu.pk, {})),
        )
        for satu in daftar_opd
    ]


def gabungan(daftar: Iterable[SebaranOPD]) -> SebaranPredikat:
    """Return the own group over several organisations: it has no guideline of its own."""
    jumlah: Counter[Predikat] = Counter()
    for satu in daftar:
        jumlah.update(satu.kelompok.jumlah)
    return SebaranPredikat(None, jumlah)


def _hitungan(
    daftar_opd: list[UnitKerja], periode: PeriodePenilaian, penilai: Pegawai | None
) -> Iterable[tuple[int, int, Predikat, int]]:
    """Yield (organisation, assessor, predicate, how many): the determined, and the assessor's own drafts."""
    draf = Q(status=StatusPenilaian.DRAF, penilai=penilai) & ~Q(rating_hasil="") & ~Q(rating_perilaku="")
    for opd_id, penilai_id, rating_hasil, rating_perilaku, jumlah in (
        Penilaian.objects.filter(Q(status=StatusPenilaian.DITETAPKAN) | draf, periode=periode)
        .filter(unit__silsilah__leluhur__in=daftar_opd)
        .values_list("unit__silsilah__leluhur", "penilai", "rating_hasil", "rating_perilaku")
        .annotate(jumlah=Count("pk"))
        .order_by()
    ):
        predikat = predikat_pegawai(Ekspektasi(rating_hasil), Ekspektasi(rating_perilaku))
        yield opd_id, penilai_id, predikat, jumlah
