"""Who rates whom, and ratings as their pages show them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from evaluasi.choices import StatusPeriode
from evaluasi.models import Penilaian, PeriodePenilaian
from pegawai.choices import JenisPenugasan
from pegawai.models import SKP, Pegawai, Penugasan, SilsilahUnit, UnitKerja
from pegawai.models.skp import SKPQuerySet


class Kedudukan(NamedTuple):
    """How a person stands to a rating: may rate, and leads the unit of that post or one above."""

    berhak: bool
    memimpin: bool


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


def kedudukan(oleh: Pegawai, penilaian: Penilaian, hari_ini: date) -> Kedudukan:
    """Tell how a person stands to a rating today. One query."""
    pimpinan = Penugasan.objects.pada(hari_ini).memimpin().filter(pegawai=oleh)
    return Kedudukan(
        **Penilaian.objects.filter(pk=penilaian.pk)
        .values(
            berhak=Exists(skp_dinilai(oleh, hari_ini).filter(pk=OuterRef("skp"))),
            memimpin=Exists(pimpinan.filter(unit__keturunan__unit=OuterRef("unit"))),
        )
        .get()
    )


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


def periode_tanpa_penilaian(pegawai: Pegawai) -> QuerySet[PeriodePenilaian]:
    """Return the closed periods that left the approved SKP of a person unrated, latest first. One query."""
    skp = SKP.objects.disetujui().filter(
        pegawai=pegawai,
        mulai__lt=OuterRef("selesai"),
        selesai__gt=OuterRef("mulai"),
        disetujui_pada__lt=OuterRef("ditutup_pada"),
    )
    dinilai = Penilaian.objects.ditetapkan().filter(periode=OuterRef("pk"), skp__pegawai=pegawai)
    return PeriodePenilaian.objects.filter(
        Exists(skp), ~Exists(dinilai), status=StatusPeriode.DITUTUP
    ).order_by("-selesai", "mulai")
