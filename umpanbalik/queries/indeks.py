"""The satisfaction index as stored, and the whole numbers it is made of as they stand now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q, Sum

from pegawai.choices import JenisUnit
from pegawai.inti.periode import Periode
from pegawai.models import UnitKerja
from pegawai.queries import unit_dan_anak
from umpanbalik.choices import Unsur
from umpanbalik.ikm import Sebaran
from umpanbalik.models import IndeksKepuasan, NilaiUnsur, Tanggapan


@dataclass(frozen=True)
class HitunganIKM:
    """The whole numbers that an index of one unit and period is made of."""

    sebaran: Sebaran
    jumlah: Mapping[Unsur, int]  # empty without answers


def indeks_unit_dan_anak(
    unit: UnitKerja, daftar_periode: Sequence[Periode]
) -> Mapping[tuple[int, Periode], IndeksKepuasan]:
    """Return the stored index of a unit in each of these periods, and of the units right below in the last.

    By unit and period; what was never computed is missing. One query.
    """
    terpilih = IndeksKepuasan.objects.filter(unit_dan_anak(unit, daftar_periode))
    return {(i.unit_id, Periode(i.mulai, i.selesai)): i for i in terpilih}


def indeks_terdekat(
    unit: UnitKerja, periode_periode: Sequence[Periode], minimal: int
) -> IndeksKepuasan | None:
    """Return the index of the nearest unit, itself or above, that at least `minimal` citizens have made.

    Never that of the whole city, which says nothing of one office, unless the city itself is asked for.
    Of one unit the period counts that comes first in the list. Comes with its unit. One query.

    Kebijakan daerah: bukti bagi penilai memerlukan ikm.MINIMAL_MUTU tanggapan, halaman lain
    ikm.MINIMAL_TERBIT.
    """
    urutan = {periode: ke for ke, periode in enumerate(periode_periode)}
    calon = [
        satu
        for satu in IndeksKepuasan.objects.filter(Q(unit=unit) | ~Q(unit__jenis=JenisUnit.KOTA))
        .filter(
            unit__keturunan__unit=unit,
            mulai__in=[periode.mulai for periode in urutan],
            selesai__in=[periode.selesai for periode in urutan],
            jumlah_tanggapan__gte=minimal,
        )
        .select_related("unit")
        .order_by("unit__keturunan__jarak")
        if Periode(satu.mulai, satu.selesai) in urutan
    ]
    terdekat = [satu for satu in calon if satu.unit_id == calon[0].unit_id]
    return min(terdekat, key=lambda satu: urutan[Periode(satu.mulai, satu.selesai)], default=None)


def hitungan_ikm(unit: UnitKerja, periode: Periode) -> HitunganIKM:
    """Count the answers of a unit and all below as they stand now; stores nothing. Two queries."""
    tanggapan = Tanggapan.objects.pada(periode).filter(layanan__unit__silsilah__leluhur=unit)
    warga = tanggapan.annotate(jumlah=Sum("nilai_unsur__nilai")).aggregate(
        n=Count("pk"), total=Sum("jumlah", default=0), kuadrat=Sum(F("jumlah") * F("jumlah"), default=0)
    )
    jumlah = dict(
        NilaiUnsur.objects.filter(tanggapan__in=tanggapan)
        .values_list("unsur")
        .annotate(jumlah=Sum("nilai"))
        .order_by()
    )
    return HitunganIKM(
        Sebaran(warga["n"], warga["total"], warga["kuadrat"]),
        {unsur: jumlah[unsur] for unsur in Unsur if unsur in jumlah},
    )
