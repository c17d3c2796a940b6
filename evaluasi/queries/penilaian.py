"""Who rates whom, and the lists of ratings."""

from __future__ import annotations

from datetime import date

from django.db.models import (
    Case,
    Exists,
    F,
    Func,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Upper

from evaluasi.models import CapaianHasil, Penilaian, PeriodePenilaian
from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan
from pegawai.choices import JenisPenugasan
from pegawai.models import SKP, Pegawai, Penugasan, SilsilahUnit, UnitKerja
from pegawai.models.skp import SKPQuerySet

from .dasar import jumlah_baris


def skp_dinilai(penilai: Pegawai, hari_ini: date) -> SKPQuerySet:
    """Return the approved SKP that this person assesses today.

    An SKP keeps its assessor, also when that person has moved to another post. Who holds no post any more
    is followed by the superior of today.

    Kebijakan daerah: penilai yang berhalangan tetap digantikan atasan langsung pada hari penilaian.
    """
    bertugas = Penugasan.objects.pada(hari_ini)
    bawahan = Pegawai.objects.bawahan(penilai, hari_ini)
    sendiri = SKP.objects.filter(Exists(bertugas.filter(pegawai=penilai)), penilai=penilai)
    warisan = SKP.objects.filter(
        ~Exists(bertugas.filter(pegawai=OuterRef("penilai"))), pegawai__in=bawahan.values("pk")
    )
    # A union, since PostgreSQL reads either half by its index, but their OR by walking over every SKP.
    return SKP.objects.disetujui().filter(pk__in=sendiri.values("pk").union(warisan.values("pk")))


def berhak_menilai(oleh: Pegawai, skp: SKP, hari_ini: date) -> bool:
    """Tell whether this person assesses that SKP today. One query."""
    return skp_dinilai(oleh, hari_ini).filter(pk=skp.pk).exists()


def unit_dipimpin(oleh: Pegawai, hari_ini: date) -> tuple[UnitKerja, ...]:
    """Return the units a person leads on that date, acting or not. One query."""
    return tuple(
        UnitKerja.objects.filter(
            penugasan__in=Penugasan.objects.pada(hari_ini).memimpin().filter(pegawai=oleh)
        )
    )


def sebutan_penilai(penilai: Pegawai, unit: UnitKerja, hari_ini: date) -> str:
    """Return the post in which a person rates somebody of that unit, as one says it. Two queries.

    The nearest unit led at or above it counts, acting or not; otherwise the definitive post.
    """
    jarak = dict(SilsilahUnit.objects.filter(unit=unit).values_list("leluhur_id", "jarak"))
    daftar = Penugasan.objects.pada(hari_ini).filter(pegawai=penilai).select_related("jabatan")

    def urutan(penugasan: Penugasan) -> tuple[bool, int, bool]:
        di_atas = penugasan.memimpin and penugasan.unit_id in jarak
        dekat = jarak[penugasan.unit_id] if di_atas else 0
        return not di_atas, dekat, penugasan.jenis != JenisPenugasan.DEFINITIF

    return min(daftar, key=urutan).sebutan


def meja_penilai(penilai: Pegawai, periode: PeriodePenilaian, hari_ini: date) -> SKPQuerySet:
    """Return whom this assessor rates in a period: what needs a look first, what is determined last.

    First those of whom nothing was measured, then the lowest achievement. Each SKP comes with its
    `penilaian_periode` (a list of one or none), `persen` (mean of its measured results), and how many of
    the person's activities in the period are `terverifikasi` and `menunggu`. Two queries a page.
    """
    hasil = CapaianHasil.objects.pada(periode.rentang).filter(hasil_kerja__skp=OuterRef("pk"))
    kegiatan = Kegiatan.objects.pada(periode.rentang).filter(pegawai=OuterRef("pegawai"))
    ditetapkan = Penilaian.objects.ditetapkan().filter(skp=OuterRef("pk"), periode=periode)
    rata_rata = Func("persen", function="AVG", output_field=CapaianHasil._meta.get_field("persen"))
    return (
        _berpenilaian(skp_dinilai(penilai, hari_ini), periode)
        .annotate(
            persen=Subquery(hasil.annotate(rata_rata=rata_rata).values("rata_rata")),
            terverifikasi=jumlah_baris(kegiatan.terverifikasi()),
            menunggu=jumlah_baris(kegiatan.filter(status=StatusKegiatan.DIAJUKAN)),
            selesai_dinilai=Case(When(Exists(ditetapkan), then=Value(1)), default=Value(0)),
        )
        .order_by("selesai_dinilai", F("persen").asc(nulls_first=True), Upper("pegawai__nama"), "pk")
    )


def penilaian_unit(unit: UnitKerja, periode: PeriodePenilaian) -> SKPQuerySet:
    """Return everybody of a unit and below with an approved SKP in the period, by unit and name.

    Each SKP comes with its `penilaian_periode`. Two queries a page.
    """
    skp = SKP.objects.disetujui().filter(penugasan__unit__in=UnitKerja.objects.dalam(unit))
    return _berpenilaian(skp, periode).order_by(
        Upper("penugasan__unit__nama"), "penugasan__unit", Upper("pegawai__nama"), "pk"
    )


def penilaian_lengkap() -> QuerySet[Penilaian]:
    """Return ratings with people, posts and period as their page shows them."""
    return Penilaian.objects.select_related(
        "periode",
        "penilai",
        "unit",
        "skp__pegawai",
        "skp__penilai",
        "skp__penugasan__unit",
        "skp__penugasan__jabatan",
    ).prefetch_related("perilaku")


def riwayat_penilaian(pegawai: Pegawai) -> QuerySet[Penilaian]:
    """Return the determined ratings of one person, latest period first. One query."""
    return (
        Penilaian.objects.ditetapkan()
        .filter(skp__pegawai=pegawai)
        .select_related("periode", "penilai")
        .order_by("-periode__selesai", "periode__mulai", "-pk")
    )


def _berpenilaian(skp: SKPQuerySet, periode: PeriodePenilaian) -> SKPQuerySet:
    penilaian = Penilaian.objects.filter(periode=periode).select_related("penilai")
    return (
        skp.pada(periode.rentang)
        .select_related("pegawai", "penilai", "penugasan__unit", "penugasan__jabatan")
        .prefetch_related(Prefetch("penilaian", penilaian, to_attr="penilaian_periode"))
    )
