"""Whose work one person may decide on today, since when, and by which post."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import F

from laporan.models import Kegiatan
from pegawai.choices import JenisPenugasan
from pegawai.models import Pegawai, Penugasan


@dataclass(frozen=True)
class Wewenang:
    """Whose work one person may decide on: of `langsung` all, of `naik` what was submitted before.

    What people of `lewat` submitted before then has been waiting so long that the next level may decide too;
    `atasan` names the direct superior of each of `naik`.
    """

    langsung: Collection[int]
    naik: Mapping[int, datetime]
    lewat: Mapping[int, datetime]
    atasan: Mapping[int, str]

    def atas(self, kegiatan: Kegiatan) -> bool:
        if kegiatan.pegawai_id in self.langsung:
            return True
        sebelum = self.naik.get(kegiatan.pegawai_id)
        return sebelum is not None and kegiatan.diajukan_pada is not None and kegiatan.diajukan_pada < sebelum

    def terlalu_lama(self, pegawai_id: int, diajukan_pada: datetime | None) -> bool:
        """Tell whether what a direct subordinate submitted then has waited longer than the rules allow."""
        sebelum = self.lewat.get(pegawai_id)
        return sebelum is not None and diajukan_pada is not None and diajukan_pada < sebelum


def wewenang(oleh: Pegawai, hari_ini: date, orang: Iterable[int] | None = None) -> Wewenang:
    """Return whose work this person may decide on today, of everybody or of these people. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT w.pegawai_id, w.langsung, w.naik_sebelum, p.nama FROM laporan_wewenang(%s, %s) AS w"
            " INNER JOIN pegawai_pegawai AS p ON w.atasan_id = p.id"
            " WHERE %s::bigint[] IS NULL OR w.pegawai_id = ANY(%s)",
            [oleh.pk, hari_ini, *(2 * [None if orang is None else list(orang)])],
        )
        baris = cursor.fetchall()
    sebelum = {pegawai: (langsung, batas) for pegawai, langsung, batas, _ in baris if batas}
    return Wewenang(
        langsung=frozenset(pegawai for pegawai, langsung, *_ in baris if langsung),
        naik={pegawai: batas for pegawai, (langsung, batas) in sebelum.items() if not langsung},
        lewat={pegawai: batas for pegawai, (langsung, batas) in sebelum.items() if langsung},
        atasan={pegawai: nama for pegawai, langsung, _, nama in baris if not langsung},
    )


def sebagai(oleh: Pegawai, orang: Iterable[int], hari_ini: date) -> Mapping[int, str]:
    """Return the acting post, such as Plt Kepala Dinas, by which one is the superior of each of these people.

    Who is led through one's own definitive post is missing. One query.
    """
    bertugas = Penugasan.objects.definitif().pada(hari_ini).filter(pegawai__in=orang)
    jabatan = (
        Penugasan.objects.pada(hari_ini)
        .memimpin()
        .filter(pegawai=oleh, unit__keturunan__unit__penugasan__in=bertugas)
        .annotate(bawahan=F("unit__keturunan__unit__penugasan__pegawai"), jarak=F("unit__keturunan__jarak"))
        .select_related("jabatan")
        .order_by("-jarak")
    )
    terdekat: dict[int, Penugasan] = {satu.bawahan: satu for satu in jabatan}  # type: ignore[attr-defined]
    return {pk: satu.sebutan for pk, satu in terdekat.items() if satu.jenis != JenisPenugasan.DEFINITIF}
