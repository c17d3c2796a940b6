"""Reads of citizens' feedback, fully loaded: nothing returned here makes a template run a query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Upper

from pegawai.choices import JenisUnit, Peran
from pegawai.inti.periode import Periode
from pegawai.inti.sql import Masukan
from pegawai.models import Pegawai, Penugasan, PeranPegawai, SilsilahUnit, UnitKerja
from umpanbalik.choices import ADUAN_TERBUKA, Klasifikasi, StatusAduan, Unsur
from umpanbalik.ikm import Sebaran
from umpanbalik.models import (
    Aduan,
    AduanQuerySet,
    IndeksKepuasan,
    Instrumen,
    Layanan,
    NilaiUnsur,
    Pelapor,
    RiwayatAduan,
    Tanggapan,
)
from umpanbalik.permissions import Jangkauan
from umpanbalik.tenggat import HARI_KERJA_PER_PEKAN, persen_tepat_waktu


SQL_RINGKASAN = Path(__file__).parent / "sql" / "ringkasan_aduan.sql"
HARI_SEGERA = timedelta(days=2)
TERLAMBAT, SEMUA = "TERLAMBAT", "SEMUA"  # what an inbox may be narrowed to, beside the states
# Boxes that a citizen meets at a counter; the others are inside of them.
UNIT_DALAM = (JenisUnit.KOTA, JenisUnit.BIDANG, JenisUnit.BAGIAN)


@dataclass(frozen=True)
class HitunganIKM:
    """The whole numbers that an index of one unit and period is made of."""

    sebaran: Sebaran
    jumlah: Mapping[Unsur, int]  # empty without answers


@dataclass(frozen=True)
class TungguUnit:
    """What waits at one unit today; `unit` None is the city's desk, before any unit has been given it."""

    unit: UnitKerja | None
    terbuka: int
    terlambat: int
    tertua_hari: int  # working days since the oldest open report came in


@dataclass(frozen=True)
class RingkasanAduan:
    """How one unit and all below it answer citizens. What each number counts: tenggat.py."""

    diterima: int
    terbuka: int
    terlambat: int
    jatuh_tempo: int  # received in the period, and the limit for a first answer has passed
    tepat_waktu: int  # of these, answered within the limit
    median_hari: Decimal | None  # working days to the first answer; None when nothing can be said yet
    tunggu: tuple[TungguUnit, ...]  # units with open reports, longest waiting first

    @property
    def persen_tepat_waktu(self) -> Decimal | None:
        return persen_tepat_waktu(self.tepat_waktu, self.jatuh_tempo)


@dataclass(frozen=True)
class HitunganDaftar:
    """How many reports one person has in hand today."""

    terbuka: int
    terlambat: int
    segera: int  # due today or within two days
    dijawab: int  # answered, and the citizen has not spoken yet


def indeks_unit_dan_anak(
    unit: UnitKerja, daftar_periode: Sequence[Periode]
) -> Mapping[tuple[int, Periode], IndeksKepuasan]:
    """Return the stored index of a unit in each of these periods, and of the units right below in the last.

    By unit and period; what was never computed is missing. One query.
    """
    terakhir = daftar_periode[-1]
    terpilih = Q(
        unit=unit,
        mulai__in=[periode.mulai for periode in daftar_periode],
        selesai__in=[periode.selesai for periode in daftar_periode],
    ) | Q(unit__induk=unit, mulai=terakhir.mulai, selesai=terakhir.selesai)
    return {(i.unit_id, Periode(i.mulai, i.selesai)): i for i in IndeksKepuasan.objects.filter(terpilih)}


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


def layanan_berkode(kode: str) -> Layanan | None:
    """Return a service open for answers, with its unit; None when there is none of that code. One query."""
    return Layanan.objects.select_related("unit").filter(kode=kode, aktif=True).first()


def layanan_aktif(cari: str = "") -> QuerySet[Layanan]:
    """Return the services open for answers, by unit; each word of `cari` stands in the name or the unit's."""
    daftar = Layanan.objects.filter(aktif=True).select_related("unit")
    for kata in cari.split():
        daftar = daftar.filter(Q(nama__icontains=kata) | Q(unit__nama__icontains=kata) | Q(kode__iexact=kata))
    return daftar.order_by(Upper("unit__nama"), "unit_id", Upper("nama"), "pk")


def instrumen_pada(tanggal: date) -> Instrumen | None:
    """Return the questionnaire of that date with its questions; None before the first. Two queries."""
    return (
        Instrumen.objects.filter(berlaku_mulai__lte=tanggal)
        .prefetch_related("butir")
        .order_by("-berlaku_mulai")
        .first()
    )


def unit_tujuan() -> QuerySet[UnitKerja]:
    """Return the units a citizen may address, by name."""
    return UnitKerja.objects.exclude(jenis__in=UNIT_DALAM).order_by(Upper("nama"), "pk")


def unit_penerima(aduan: Aduan) -> QuerySet[UnitKerja]:
    """Return the units a report may be handed to, by name."""
    lain = UnitKerja.objects.exclude(jenis=JenisUnit.KOTA).exclude(aduan=aduan)
    return lain.order_by(Upper("nama"), "pk")


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
    """Return the units that a person's inbox can be narrowed to, by name."""
    return UnitKerja.objects.filter(pk__in=aduan_terlihat(jangkauan).values("unit")).order_by(
        Upper("nama"), "pk"
    )


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


def ringkasan_aduan(unit: UnitKerja, *, periode: Periode, hari_ini: date) -> RingkasanAduan:
    """Return how a unit and all below it answer citizens. Two queries."""
    masukan: Mapping[str, Masukan] = {
        "unit": unit.pk,
        "mulai": periode.mulai,
        "selesai": periode.selesai,
        "hari_ini": hari_ini,
        "zona": settings.TIME_ZONE,
        "terbuka": [status.value for status in ADUAN_TERBUKA],
        "di_luar": [StatusAduan.DIARSIPKAN.value],
        "berkadar": Klasifikasi.BERKADAR.value,
        "hari_tanpa_unit": HARI_KERJA_PER_PEKAN,
    }
    with connection.cursor() as cursor:
        cursor.execute(SQL_RINGKASAN.read_text(), masukan)
        kolom = [satu.name for satu in cursor.description or ()]
        seluruh, *per_unit = (dict(zip(kolom, baris, strict=True)) for baris in cursor)
    menunggu = [baris for baris in per_unit if baris["terbuka"]]
    nama_unit = UnitKerja.objects.in_bulk([baris["unit_id"] for baris in menunggu if baris["unit_id"]])
    median = seluruh["median_hari"]
    return RingkasanAduan(
        diterima=seluruh["diterima"],
        terbuka=seluruh["terbuka"],
        terlambat=seluruh["terlambat"],
        jatuh_tempo=seluruh["jatuh_tempo"],
        tepat_waktu=seluruh["tepat_waktu"],
        median_hari=None if median is None else Decimal(str(median)),
        tunggu=tuple(
            TungguUnit(nama_unit.get(b["unit_id"]), b["terbuka"], b["terlambat"], b["tertua_hari"])
            for b in menunggu
        ),
    )
