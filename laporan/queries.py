"""Reads of daily work for its pages, its superiors and its assessors; nothing here makes a template query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from django.db.models import (
    Case,
    Count,
    Exists,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, ExtractIsoWeekDay

from laporan.choices import KEGIATAN_DAPAT_DIUBAH, StatusKegiatan
from laporan.models import BulanTerkunci, Kegiatan, RealisasiIndikator
from pegawai.choices import SumberRealisasi
from pegawai.inti.periode import Periode
from pegawai.models import SKP, HariLibur, HasilKerja, Indikator, Pegawai


DIHITUNG = ~Q(status=StatusKegiatan.DITOLAK)  # rejected work takes no place in the day
JUMLAH_URAIAN_TERAKHIR = 15


@dataclass(frozen=True)
class RingkasanBulan:
    """One employee's month in numbers; `menit_dihitung` leaves out what was rejected."""

    jumlah: int
    menit_dihitung: int
    menit_terverifikasi: int
    jumlah_konsep: int
    jumlah_menunggu: int
    jumlah_dikembalikan: int


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


@dataclass(frozen=True)
class HitunganKegiatan:
    """One employee's activities of a period, without drafts; `menit` is of the verified ones."""

    menit: int = 0
    menunggu: int = 0
    tidak_diterima: int = 0


@dataclass(frozen=True)
class IndikatorDilaporkan:
    """One indicator, with its hasil_kerja, and what was reported of it for one month."""

    indikator: Indikator
    realisasi: RealisasiIndikator | None


@dataclass(frozen=True)
class BuktiHasilKerja:
    """What verified activities tell of one promised result in a period; all zero when there are none."""

    hasil_kerja: HasilKerja
    jumlah: int
    menit: int
    volume: Decimal
    satuan: str  # of the counted indicator; empty when activities are not counted


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
            satuan=_satuan("hasil_kerja"),
            menit_sehari=Window(Sum("menit", filter=DIHITUNG), partition_by="tanggal"),
            hari_ke=ExtractIsoWeekDay("tanggal"),
            nama_libur=Coalesce(
                Subquery(HariLibur.objects.filter(tanggal=OuterRef("tanggal")).values("nama")), Value("")
            ),
        )
        .order_by("-tanggal", "-pk")
    )


def ringkasan_bulan(pegawai: Pegawai, bulan: Periode) -> RingkasanBulan:
    """One query."""

    def berstatus(status: StatusKegiatan) -> Count:
        return Count("pk", filter=Q(status=status))

    return RingkasanBulan(
        **Kegiatan.objects.milik(pegawai)
        .pada(bulan)
        .aggregate(
            jumlah=Count("pk"),
            menit_dihitung=Sum("menit", filter=DIHITUNG, default=0),
            menit_terverifikasi=Sum("menit", filter=Q(status=StatusKegiatan.TERVERIFIKASI), default=0),
            jumlah_konsep=berstatus(StatusKegiatan.KONSEP),
            jumlah_menunggu=berstatus(StatusKegiatan.DIAJUKAN),
            jumlah_dikembalikan=berstatus(StatusKegiatan.DIKEMBALIKAN),
        )
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


def hitungan_kegiatan(daftar_pegawai: Iterable[int], periode: Periode) -> Mapping[int, HitunganKegiatan]:
    """Count the activities of each of these people; who has none is missing. One query."""
    return {
        pegawai: HitunganKegiatan(*hitungan)
        for pegawai, *hitungan in Kegiatan.objects.pada(periode)
        .filter(pegawai__in=daftar_pegawai)
        .values_list("pegawai")
        .annotate(
            menit=Sum("menit", filter=Q(status=StatusKegiatan.TERVERIFIKASI), default=0),
            menunggu=Count("pk", filter=Q(status=StatusKegiatan.DIAJUKAN)),
            tidak_diterima=Count(
                "pk", filter=Q(status__in=(StatusKegiatan.DIKEMBALIKAN, StatusKegiatan.DITOLAK))
            ),
        )
    }


def uraian_terakhir(pegawai: Pegawai) -> tuple[str, ...]:
    """Return what this employee wrote lately, newest first, each once, to choose from again. One query."""
    terakhir = Kegiatan.objects.milik(pegawai).order_by("-tanggal", "-pk").values_list("uraian", flat=True)
    return tuple(dict.fromkeys(terakhir[: 3 * JUMLAH_URAIAN_TERAKHIR]))[:JUMLAH_URAIAN_TERAKHIR]


def perlu_diperbaiki(pegawai: Pegawai) -> QuerySet[Kegiatan]:
    """Return what came back to this employee and can still be mended, in all open months, newest first."""
    return (
        Kegiatan.objects.milik(pegawai)
        .filter(status=StatusKegiatan.DIKEMBALIKAN)
        .bulan_terbuka()
        .order_by("-tanggal", "-pk")
    )


def hasil_kerja_terakhir(pegawai: Pegawai, tanggal: date) -> int | None:
    """Return the result of the latest activity, None when it has none or its SKP ends before that date."""
    terakhir = (
        Kegiatan.objects.milik(pegawai)
        .order_by("-tanggal", "-pk")
        .values_list("hasil_kerja", "hasil_kerja__skp__mulai", "hasil_kerja__skp__selesai")
        .first()
    )
    if terakhir is None or terakhir[0] is None:
        return None
    hasil_kerja, mulai, selesai = terakhir
    return hasil_kerja if mulai <= tanggal < selesai else None


def hasil_kerja_pilihan(pegawai: Pegawai, bulan: Periode) -> QuerySet[HasilKerja]:
    """Return the results to choose from while reporting on a month or the one before it.

    Two months, since on the first of April one still reports the last of March. The newest SKP comes
    first. Two queries.
    """
    rentang = Periode(bulan.sebelumnya().mulai, bulan.selesai)
    return (
        HasilKerja.objects.filter(skp__in=SKP.objects.disetujui().filter(pegawai=pegawai).pada(rentang))
        .select_related("skp")
        .prefetch_related("indikator")
        .order_by("-skp__mulai", "skp", "-jenis", "pk")
    )


def bulan_terkunci(bulan: Periode) -> BulanTerkunci | None:
    return BulanTerkunci.objects.filter(awal_bulan=bulan.mulai).first()


def bulan_terbuka(periode: Periode) -> list[Periode]:
    """Return the months of a period whose reports are not locked. One query."""
    terkunci = frozenset(
        BulanTerkunci.objects.filter(
            awal_bulan__gte=periode.mulai, awal_bulan__lt=periode.selesai
        ).values_list("awal_bulan", flat=True)
    )
    return [bulan for bulan in periode.bulan_bulan() if bulan.mulai not in terkunci]


def menunggu_verifikasi(atasan: Pegawai, hari_ini: date) -> QuerySet[Kegiatan]:
    """Return what waits for this superior today: the longest waiting employee first, oldest day first.

    Rows carry `satuan`, `jumlah_orang`, how many of the same employee are in the list, and `luar_skp`, how
    many of these belong to no result. One query.
    """
    return (
        _menunggu(atasan, hari_ini)
        .select_related("pegawai", "hasil_kerja")
        .annotate(
            satuan=_satuan("hasil_kerja"),
            jumlah_orang=Window(Count("pk"), partition_by="pegawai"),
            luar_skp=Window(Count("pk", filter=Q(hasil_kerja=None)), partition_by="pegawai"),
            tertua=Window(Min("tanggal"), partition_by="pegawai"),
        )
        .order_by("tertua", "pegawai", "tanggal", "pk")
    )


def kegiatan_rinci() -> QuerySet[Kegiatan]:
    """Return activities with all that their own page tells: people, result, `satuan`."""
    return Kegiatan.objects.select_related("pegawai", "hasil_kerja", "diverifikasi_oleh").annotate(
        satuan=_satuan("hasil_kerja")
    )


def penunggu(atasan: Pegawai, hari_ini: date) -> list[tuple[int, str, int]]:
    """Return (pk, nama, how many wait) of each direct subordinate with something waiting. One query."""
    return list(
        _menunggu(atasan, hari_ini)
        .order_by("pegawai__nama", "pegawai")
        .values_list("pegawai", "pegawai__nama")
        .annotate(jumlah=Count("pk"))
    )


def jumlah_menunggu(atasan: Pegawai, hari_ini: date) -> int:
    """Count what waits for this superior today. One query."""
    return _menunggu(atasan, hari_ini).count()


def indikator_dilaporkan(pegawai: Pegawai, bulan: Periode) -> list[IndikatorDilaporkan]:
    """Return the indicators whose value this employee reports for that month. Two queries."""
    daftar_indikator = list(
        Indikator.objects.filter(
            sumber_realisasi=SumberRealisasi.LAPORAN,
            hasil_kerja__skp__in=SKP.objects.disetujui().filter(pegawai=pegawai).pada(bulan),
        )
        .select_related("hasil_kerja")
        .order_by("-hasil_kerja__jenis", "hasil_kerja", "pk")
    )
    terlapor = {
        realisasi.indikator_id: realisasi
        for realisasi in RealisasiIndikator.objects.filter(bulan=bulan.mulai, indikator__in=daftar_indikator)
    }
    return [IndikatorDilaporkan(i, terlapor.get(i.pk)) for i in daftar_indikator]


def belum_dilaporkan(pegawai: Pegawai, bulan: Periode) -> QuerySet[Indikator]:
    """Return the indicators whose value for an open month the employee has not told yet."""
    return Indikator.objects.filter(
        ~Exists(BulanTerkunci.objects.filter(awal_bulan=bulan.mulai)),
        sumber_realisasi=SumberRealisasi.LAPORAN,
        hasil_kerja__skp__in=SKP.objects.disetujui().filter(pegawai=pegawai).pada(bulan),
    ).exclude(realisasi__bulan=bulan.mulai)


def bukti_hasil_kerja(skp: SKP, periode: Periode) -> list[BuktiHasilKerja]:
    """Return the evidence that verified activities give for each result of an SKP. One query."""
    terhitung = Q(
        kegiatan__status=StatusKegiatan.TERVERIFIKASI,
        kegiatan__tanggal__gte=periode.mulai,
        kegiatan__tanggal__lt=periode.selesai,
    )
    daftar_hasil = (
        HasilKerja.objects.filter(skp=skp)
        .annotate(
            jumlah=Count("kegiatan", filter=terhitung),
            menit=Sum("kegiatan__menit", filter=terhitung, default=0),
            volume=Sum("kegiatan__volume", filter=terhitung, default=Decimal(0)),
            satuan=Coalesce(_satuan("pk"), Value("")),
        )
        .order_by("-jenis", "pk")
    )
    return [
        BuktiHasilKerja(hasil, hasil.jumlah, hasil.menit, hasil.volume, hasil.satuan)
        for hasil in daftar_hasil
    ]


def _menunggu(atasan: Pegawai, hari_ini: date) -> QuerySet[Kegiatan]:
    return (
        Kegiatan.objects.menunggu_verifikasi()
        .bulan_terbuka()
        .filter(pegawai__in=Pegawai.objects.bawahan(atasan, hari_ini))
    )


def _satuan(hasil_kerja: str) -> Subquery:
    """Return the unit in which activities of a result are counted; there is at most one such indicator."""
    return Subquery(
        Indikator.objects.filter(
            hasil_kerja=OuterRef(hasil_kerja), sumber_realisasi=SumberRealisasi.KEGIATAN
        ).values("satuan")
    )
