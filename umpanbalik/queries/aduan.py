"""Complaints: how far a hand reaches, what an inbox holds, and one case with its steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, F, Q, QuerySet, When
from django.db.models.functions import Upper

from pegawai.choices import JenisUnit, Peran
from pegawai.models import Pegawai, Penugasan, PeranPegawai, SilsilahUnit, UnitKerja
from pegawai.queries import leluhur_organisasi
from umpanbalik.choices import ADUAN_TERBUKA, Klasifikasi, StatusAduan
from umpanbalik.models import Aduan, AduanQuerySet, Pelapor, RiwayatAduan
from umpanbalik.permissions import Jangkauan


HARI_SEGERA = timedelta(days=2)
TERLAMBAT, SEMUA = "TERLAMBAT", "SEMUA"  # what an inbox may be narrowed to, beside the states
# Boxes that a citizen meets at a counter; the others are inside of them.
UNIT_DALAM = (JenisUnit.KOTA, JenisUnit.BIDANG, JenisUnit.BAGIAN)


@dataclass(frozen=True)
class HitunganDaftar:
    """How many reports one person has in hand today."""

    terbuka: int
    terlambat: int
    segera: int  # due today or within two days
    dijawab: int  # answered, and the citizen has not spoken yet


def unit_tujuan() -> QuerySet[UnitKerja]:
    """Return the units a citizen may address, under their offices."""
    return _menurut_opd(UnitKerja.objects.exclude(jenis__in=UNIT_DALAM))


def unit_penerima(aduan: Aduan) -> QuerySet[UnitKerja]:
    """Return the units a report may be handed to, under their offices."""
    return _menurut_opd(UnitKerja.objects.exclude(jenis=JenisUnit.KOTA).exclude(aduan=aduan))


def jangkauan_aduan(oleh: Pegawai, tanggal: date) -> Jangkauan:
    """Return how far a person's hand reaches over complaints on that date. Two queries."""
    peran = PeranPegawai.objects.filter(pegawai=oleh)
    sekota = {satu.peran for satu in peran if satu.unit_id is None}
    dilayani = [satu.unit_id for satu in peran if satu.unit_id and satu.peran == Peran.PETUGAS_ADUAN]
    dipimpin = Penugasan.objects.pada(tanggal).memimpin().filter(pegawai=oleh).values("unit")
    return Jangkauan(
        petugas_kota=Peran.PETUGAS_ADUAN in sekota,
        auditor=Peran.AUDITOR in sekota,
        pimpinan_kota=Peran.PIMPINAN_KOTA in sekota,
        unit=frozenset(
            SilsilahUnit.objects.filter(Q(leluhur__in=dilayani) | Q(leluhur__in=dipimpin)).values_list(
                "unit_id", flat=True
            )
        ),
    )


def aduan_terlihat(jangkauan: Jangkauan) -> AduanQuerySet:
    """Return the cases a person may read; one by one permissions.lihat_aduan says the same."""
    semua = Aduan.objects.all()
    if jangkauan.petugas_kota or jangkauan.auditor:
        return semua
    biasa = semua.exclude(klasifikasi=Klasifikasi.BERKADAR)
    return biasa if jangkauan.pimpinan_kota else biasa.filter(unit_id__in=jangkauan.unit)


def daftar_aduan(
    jangkauan: Jangkauan, hari_ini: date, *, keadaan: str = "", unit: UnitKerja | None = None, cari: str = ""
) -> AduanQuerySet:
    """Return the cases of an inbox, what is due first on top, then the closed ones, newest first.

    `keadaan` is a status, TERLAMBAT or SEMUA; all that is open when empty. `cari` stands in the title.
    """
    daftar = aduan_terlihat(jangkauan).bertenggat().select_related("unit")
    if keadaan == TERLAMBAT:
        daftar = daftar.terlambat(hari_ini)
    elif keadaan != SEMUA:
        daftar = daftar.filter(status=keadaan) if keadaan else daftar.terbuka()
    if unit is not None:
        daftar = daftar.filter(unit__silsilah__leluhur=unit)
    if cari:
        daftar = daftar.filter(judul__icontains=cari)
    return daftar.order_by(F("tenggat").asc(nulls_last=True), "-diterima_pada", "-pk")


def hitungan_daftar(jangkauan: Jangkauan, hari_ini: date) -> HitunganDaftar:
    """Count what a person has in hand today. One query."""
    return HitunganDaftar(
        **aduan_terlihat(jangkauan)
        .filter(status__in=[*ADUAN_TERBUKA, StatusAduan.DIJAWAB])
        .bertenggat()
        .aggregate(
            terbuka=Count("pk", filter=Q(status__in=ADUAN_TERBUKA)),
            terlambat=Count("pk", filter=Q(tenggat__lt=hari_ini)),
            segera=Count("pk", filter=Q(tenggat__range=(hari_ini, hari_ini + HARI_SEGERA))),
            dijawab=Count("pk", filter=Q(status=StatusAduan.DIJAWAB)),
        )
    )


def unit_beraduan(jangkauan: Jangkauan) -> QuerySet[UnitKerja]:
    """Return the units that a person's inbox can be narrowed to, under their offices."""
    return _menurut_opd(UnitKerja.objects.filter(pk__in=aduan_terlihat(jangkauan).values("unit")))


def ada_pelapor(aduan: Aduan) -> bool:
    """Tell whether the reporter left a name or contact, without reading it. One query."""
    return Pelapor.objects.filter(aduan=aduan).exists()


def riwayat_aduan(aduan: Aduan, *, publik: bool) -> QuerySet[RiwayatAduan]:
    """Return the steps of a case, oldest first; `publik` leaves out notes among colleagues."""
    langkah = RiwayatAduan.objects.filter(aduan=aduan).select_related("oleh").order_by("pada", "pk")
    return langkah.filter(publik=True) if publik else langkah


def aduan_berkode(kode: str) -> Aduan | None:
    """Return the case of a tracking code; None when there is none. One query."""
    return Aduan.objects.filter(kode=kode).first()


def aduan_warga(aduan_id: int) -> Aduan | None:
    """Return a case as its reporter follows it, with its unit and service. One query."""
    return Aduan.objects.select_related("unit", "layanan").filter(pk=aduan_id).first()


def _menurut_opd(daftar: QuerySet[UnitKerja]) -> QuerySet[UnitKerja]:
    """Add `opd`, the name of the office a unit belongs to; offices by name, each before those below it."""
    return (
        daftar.filter(leluhur_organisasi("silsilah__"))
        .annotate(opd=F("silsilah__leluhur__nama"))
        .order_by(Upper("opd"), Case(When(nama=F("opd"), then=0), default=1), Upper("nama"), "pk")
    )
