"""Reads of daily work for the one who did it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Sum, Value, When, Window
from django.db.models.functions import Coalesce, ExtractIsoWeekDay

from laporan.choices import KEGIATAN_DAPAT_DIUBAH, StatusKegiatan
from laporan.models import Kegiatan
from pegawai.inti.periode import Periode
from pegawai.models import SKP, HariLibur, HasilKerja, Pegawai

from .dasar import DIHITUNG, bergiliran, satuan_volume


JUMLAH_URAIAN_TERAKHIR = 15


@dataclass(frozen=True)
class LaporanTertunda:
    """One's own daily work that can still be changed, in all open months.

    `pk`, `uraian` and `catatan` belong to the entry that came back last, or else to the latest draft.
    """

    jumlah_konsep: int = 0
    jumlah_dikembalikan: int = 0
    pk: int = 0
    uraian: str = ""
    catatan: str = ""


def kegiatan_pegawai(pegawai: Pegawai, periode: Periode) -> QuerySet[Kegiatan]:
    """Return the activities of one employee, newest day first, with the result and its `satuan`.

    Each row also carries `menit_sehari`, the minutes of its whole day, and of that day `hari_ke`, Monday
    being 1, and `nama_libur`, empty unless it is a holiday. One query.
    """
    return (
        Kegiatan.objects.milik(pegawai)
        .pada(periode)
        .select_related("hasil_kerja")
        .annotate(
            satuan=satuan_volume("hasil_kerja"),
            bergiliran=bergiliran(),
            menit_sehari=Window(Sum("menit", filter=DIHITUNG), partition_by="tanggal"),
            hari_ke=ExtractIsoWeekDay("tanggal"),
            nama_libur=Coalesce(
                Subquery(HariLibur.objects.filter(tanggal=OuterRef("tanggal")).values("nama")), Value("")
            ),
        )
        .order_by("-tanggal", "-pk")
    )


def laporan_tertunda(pegawai: Pegawai) -> LaporanTertunda:
    """Return what waits for the employee: the latest entry that came back, or else any draft. One query."""
    kembali = Q(status=StatusKegiatan.DIKEMBALIKAN)
    tertunda = (
        Kegiatan.objects.milik(pegawai)
        .filter(status__in=KEGIATAN_DAPAT_DIUBAH)
        .bulan_terbuka()
        .annotate(
            jumlah_konsep=Window(Count("pk", filter=Q(status=StatusKegiatan.KONSEP))),
            jumlah_dikembalikan=Window(Count("pk", filter=kembali)),
        )
        .order_by(Case(When(kembali, then=0), default=1), "-tanggal", "-pk")
        .values(*(kolom.name for kolom in fields(LaporanTertunda)))
        .first()
    )
    return LaporanTertunda(**tertunda) if tertunda else LaporanTertunda()


def uraian_terakhir(pegawai: Pegawai) -> tuple[str, ...]:
    """Return what this employee wrote lately, newest first, each once, to choose from again. One query."""
    terakhir = Kegiatan.objects.milik(pegawai).order_by("-tanggal", "-pk").values_list("uraian", flat=True)
    return tuple(dict.fromkeys(terakhir[: 3 * JUMLAH_URAIAN_TERAKHIR]))[:JUMLAH_URAIAN_TERAKHIR]


def hasil_kerja_pilihan(
    pegawai: Pegawai, bulan: Periode, *, beserta: Collection[int] = ()
) -> QuerySet[HasilKerja]:
    """Return the results to choose from while reporting on a month or the one before it, and `beserta`.

    Two months, since on the first of April one still reports the last of March. The newest SKP comes
    first; each carries the `satuan` of its counted indicator, None without one. One query.
    """
    rentang = Periode(bulan.sebelumnya().mulai, bulan.selesai)
    berlaku = SKP.objects.disetujui().filter(pegawai=pegawai).pada(rentang)
    return (
        HasilKerja.objects.filter(Q(skp__in=berlaku) | Q(pk__in=beserta))
        .select_related("skp")
        .annotate(satuan=satuan_volume("pk"))
        .order_by("-skp__mulai", "skp", "-jenis", "pk")
    )
