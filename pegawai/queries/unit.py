"""The chart of the city, and what belongs together on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Q, QuerySet, When

from pegawai.choices import JenisPenugasan
from pegawai.inti.periode import Periode
from pegawai.models import (
    Penugasan,
    SilsilahUnit,
    UnitKerja,
)


@dataclass(frozen=True)
class CabangUnit:
    """One unit on the chart with who leads it today and how many people it has."""

    unit: UnitKerja
    pimpinan: Penugasan | None
    jumlah: int
    anak: Sequence[CabangUnit]

    @property
    def jumlah_semua(self) -> int:
        """People of the unit and all below it."""
        return self.jumlah + sum(cabang.jumlah_semua for cabang in self.anak)


def pohon_unit(hari_ini: date) -> CabangUnit | None:
    """Return the chart of the city on one date, from the top; None before there is any unit. Two queries."""
    bertugas = Q(penugasan__in=Penugasan.objects.definitif().pada(hari_ini))
    anak: dict[int | None, list[UnitKerja]] = defaultdict(list)
    for unit in UnitKerja.objects.annotate(jumlah=Count("penugasan", filter=bertugas)).order_by("nama"):
        anak[unit.induk_id].append(unit)
    pimpinan = _pimpinan_unit(hari_ini)

    def tumbuhkan(unit: UnitKerja) -> CabangUnit:
        return CabangUnit(
            unit=unit,
            pimpinan=pimpinan.get(unit.pk),
            jumlah=unit.jumlah,  # type: ignore[attr-defined]
            anak=tuple(tumbuhkan(satu) for satu in anak[unit.pk]),
        )

    return tumbuhkan(anak[None][0]) if anak[None] else None


def _pimpinan_unit(hari_ini: date) -> Mapping[int, Penugasan]:
    """Who leads each unit: Plh before Plt before the definitive head, as in pegawai_rantai_pimpinan."""
    urutan = Case(When(jenis=JenisPenugasan.PLH, then=0), When(jenis=JenisPenugasan.PLT, then=1), default=2)
    pemimpin = (
        Penugasan.objects.pada(hari_ini)
        .memimpin()
        .select_related("pegawai", "jabatan")
        .order_by("unit", urutan, "-mulai", "pk")
        .distinct("unit")
    )
    return {satu.unit_id: satu for satu in pemimpin}


def organisasi_dari(daftar_unit: Collection[UnitKerja]) -> QuerySet[UnitKerja]:
    """Return the organisations that these units belong to, by name."""
    silsilah = SilsilahUnit.objects.filter(leluhur_organisasi(), unit__in=daftar_unit)
    return UnitKerja.objects.filter(pk__in=silsilah.values("leluhur")).order_by("nama", "pk")


def leluhur_organisasi(silsilah: str = "") -> Q:
    """Match, of all units above a unit, the organisation it belongs to; the city belongs to itself.

    `silsilah` leads to the SilsilahUnit of the unit, as in "penugasan__unit__silsilah__".
    """
    opd, kota = UnitKerja.objects.opd(), UnitKerja.objects.kota()
    return Q(**{f"{silsilah}leluhur__in": opd}) | Q(**{f"{silsilah}unit__in": kota})


def unit_dan_anak(unit: UnitKerja, daftar_periode: Sequence[Periode]) -> Q:
    """Match stored figures of a unit in each of these periods, and of the units right below in the last.

    For models with `unit`, `mulai` and `selesai`. A longer period that begins and ends with periods of the
    list comes along: tell the rows apart by their whole period.
    """
    terakhir = daftar_periode[-1]
    return Q(
        unit=unit,
        mulai__in=[periode.mulai for periode in daftar_periode],
        selesai__in=[periode.selesai for periode in daftar_periode],
    ) | Q(unit__induk=unit, mulai=terakhir.mulai, selesai=terakhir.selesai)
