"""The people of a unit, narrowed to those whom a figure counts or whom a superior should look at."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.aggregates import Count
from django.db.models.functions import Coalesce

from laporan.models import RekapKegiatan
from pegawai.inti.periode import Periode
from pegawai.models import SKP, Penugasan, UnitKerja
from pegawai.queries import jumlah_kolom, penugasan_unit


PERLU_PERHATIAN = "perhatian"
LANGSUNG = "langsung"
# As an address writes it, in the words of the page; what each counts is what rekap_unit.sql counts.
SARINGAN: Mapping[str, str] = {
    "": "semua",
    "skp": "SKP disetujui",
    "tanpa-skp": "tanpa SKP disetujui",
    "lapor": "melaporkan kegiatan",
    "belum-lapor": "belum melapor",
    "menunggu": "ada kegiatan yang menunggu",
    PERLU_PERHATIAN: "perlu perhatian",
    LANGSUNG: "langsung di unit ini",
}
KEADAAN: Mapping[str, Q] = {
    "": Q(),
    "skp": Q(ber_skp=True),
    "tanpa-skp": Q(ber_skp=False),
    "lapor": Q(melapor=True),
    "belum-lapor": Q(melapor=False),
    "menunggu": Q(menunggu__gt=0),
    PERLU_PERHATIAN: Q(ber_skp=False) | Q(melapor=False) | Q(menunggu__gt=0),
}


def orang_unit(unit: UnitKerja, bulan: Periode, saringan: str = "") -> QuerySet[Penugasan]:
    """Return who worked in the unit or below at the end of the month, by name, as one of SARINGAN has it.

    Each carries `ber_skp`, `melapor` and `menunggu`, as they stand now.
    """
    rekap = RekapKegiatan.objects.pada(bulan).filter(pegawai=OuterRef("pegawai"))
    semua = penugasan_unit(unit, bulan.hari_terakhir).annotate(
        ber_skp=Exists(SKP.objects.disetujui().pada(bulan).filter(pegawai=OuterRef("pegawai"))),
        melapor=Exists(rekap.dilaporkan()),
        menunggu=Coalesce(jumlah_kolom(rekap, "jumlah_diajukan"), 0),
    )
    return semua.filter(unit=unit) if saringan == LANGSUNG else semua.filter(KEADAAN[saringan])


def orang_perlu_perhatian(unit: UnitKerja, bulan: Periode, urut: str) -> QuerySet[Penugasan]:
    """Return the people to look at, worst first by `urut` (skp, lapor or tunggu). One query.

    Each carries `banyak`, how many there are.
    """
    utama = {"skp": F("ber_skp").asc(), "lapor": F("melapor").asc(), "tunggu": F("menunggu").desc()}
    kolom = [utama.pop(urut), *utama.values()]
    return (
        orang_unit(unit, bulan, PERLU_PERHATIAN)
        .annotate(banyak=Window(Count("pk")))
        .order_by(*kolom, "pegawai__nama", "pk")
    )
