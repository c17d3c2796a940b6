"""How predicates spread over people, shown to an assessor before anything is determined."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from evaluasi.choices import Ekspektasi, Predikat, PredikatOrganisasi, StatusPenilaian
from evaluasi.distribusi import KELOMPOK_TERKECIL, periksa_pola
from evaluasi.models import Penilaian, PenilaianOrganisasi, PeriodePenilaian
from evaluasi.predikat import predikat_pegawai
from pegawai.models import Pegawai, UnitKerja


@dataclass(frozen=True)
class SebaranPredikat:
    """How many people got each predicate, and what the guideline of their organisation says to it.

    Kebijakan daerah: pola distribusi tidak diperiksa pada kelompok di bawah sepuluh orang.
    """

    organisasi: PredikatOrganisasi | None = None
    jumlah: Mapping[Predikat, int] = field(default_factory=dict)
    kelompok_terkecil: ClassVar[int] = KELOMPOK_TERKECIL

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


def sebaran_opd(
    daftar_unit: QuerySet[UnitKerja], periode: PeriodePenilaian, penilai: Pegawai | None = None
) -> list[SebaranOPD]:
    """Return how predicates spread in these units and below; without an assessor, of everybody.

    Two queries. Only an organisation has a predicate, and so a guideline.
    """
    predikat_organisasi = PenilaianOrganisasi.objects.filter(unit=OuterRef("pk"), periode=periode)
    return sebaran_berpatokan(
        {
            unit: PredikatOrganisasi(unit.predikat) if unit.predikat else None
            for unit in daftar_unit.annotate(predikat=Subquery(predikat_organisasi.values("predikat")))
        },
        periode,
        penilai,
    )


def sebaran_berpatokan(
    organisasi: Mapping[UnitKerja, PredikatOrganisasi | None],
    periode: PeriodePenilaian,
    penilai: Pegawai | None = None,
) -> list[SebaranOPD]:
    """Return the same for units whose predicate is known already. One query."""
    kelompok: dict[int, Counter[Predikat]] = defaultdict(Counter)
    seluruh: dict[int, Counter[Predikat]] = defaultdict(Counter)
    for unit_id, penilai_id, predikat, jumlah in _hitungan(organisasi, periode, penilai):
        seluruh[unit_id][predikat] += jumlah
        if penilai is not None and penilai_id == penilai.pk:
            kelompok[unit_id][predikat] += jumlah
    return [
        SebaranOPD(unit, SebaranPredikat(satu, kelompok[unit.pk]), SebaranPredikat(satu, seluruh[unit.pk]))
        for unit, satu in organisasi.items()
    ]


def gabungan(daftar: Iterable[SebaranOPD]) -> SebaranPredikat:
    """Return the own group over several organisations: it has no guideline of its own."""
    jumlah: Counter[Predikat] = Counter()
    for satu in daftar:
        jumlah.update(satu.kelompok.jumlah)
    return SebaranPredikat(None, jumlah)


def _hitungan(
    daftar_unit: Collection[UnitKerja], periode: PeriodePenilaian, penilai: Pegawai | None
) -> Iterable[tuple[int, int, Predikat, int]]:
    """Yield (unit, assessor, predicate, how many): the determined, and the assessor's own drafts."""
    draf = Q(status=StatusPenilaian.DRAF, penilai=penilai) & ~Q(rating_hasil="") & ~Q(rating_perilaku="")
    for unit_id, penilai_id, rating_hasil, rating_perilaku, jumlah in (
        Penilaian.objects.filter(Q(status=StatusPenilaian.DITETAPKAN) | draf, periode=periode)
        .filter(unit__silsilah__leluhur__in=daftar_unit)
        .values_list("unit__silsilah__leluhur", "penilai", "rating_hasil", "rating_perilaku")
        .annotate(jumlah=Count("pk"))
        .order_by()
    ):
        predikat = predikat_pegawai(Ekspektasi(rating_hasil), Ekspektasi(rating_perilaku))
        yield unit_id, penilai_id, predikat, jumlah
