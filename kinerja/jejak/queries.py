"""Reads of the audit trail, newest line first, and the lines told in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.utils import timezone

from kinerja.jejak import kata
from kinerja.jejak.objek import Kunci, Rujukan, rujukan, sebutan
from kinerja.jejak.rincian import dirujuk, uraikan
from pegawai.models import JejakAudit, Pegawai


ADUAN = "Aduan"
KONSEP = (("Rincian", "belum terbuka, karena isinya masih konsep"),)


@dataclass(frozen=True)
class Saringan:
    """What to look for; whatever is empty does not matter. Both days are included."""

    dari: date | None = None
    sampai: date | None = None
    pelaku: Collection[Pegawai] = ()
    tindakan: str = ""
    objek: str = ""
    nomor: int | None = None


@dataclass(frozen=True)
class BarisJejak:
    """One line in words: who did what to which record, when, with the details as labels and values."""

    nomor: int
    pada: datetime
    pelaku: str
    nip: str | None
    tindakan: str
    kata: str
    objek: str
    alamat: str
    kunci: Kunci
    rincian: Sequence[tuple[str, str]]

    @property
    def kueri_objek(self) -> str:
        """What an address carries to list all acts on this record."""
        jenis, nomor = self.kunci
        return f"?{urlencode({'objek': jenis, 'nomor': nomor})}"


@dataclass(frozen=True)
class HalamanJejak:
    """A page of the trail; `sebelum` is the number of its last line where older ones follow."""

    baris: Sequence[BarisJejak] = ()
    sebelum: int | None = None


def pelaku_cocok(cari: str) -> QuerySet[Pegawai]:
    """Return people by words of the name or first digits of the NIP."""
    return Pegawai.objects.filter(Q(nama__icontains=cari) | Q(nip__startswith="".join(cari.split())))


def jejak(saringan: Saringan, *, aduan: bool) -> QuerySet[JejakAudit]:
    """Return the lines that match, newest first; without `aduan` none about complaints."""
    daftar = JejakAudit.objects.select_related("oleh").order_by("-pada", "-pk")
    if not aduan:
        daftar = daftar.exclude(objek=ADUAN)
    if saringan.dari:
        daftar = daftar.filter(pada__gte=_awal(saringan.dari))
    if saringan.sampai:
        daftar = daftar.filter(pada__lt=_awal(saringan.sampai + timedelta(days=1)))
    if saringan.pelaku:
        daftar = daftar.filter(oleh__in=[orang.pk for orang in saringan.pelaku])
    kolom = {"tindakan": saringan.tindakan, "objek": saringan.objek, "objek_id": saringan.nomor}
    return daftar.filter(**{nama: nilai for nama, nilai in kolom.items() if nilai})


def halaman_jejak(
    daftar: QuerySet[JejakAudit], *, sehalaman: int, sebelum: JejakAudit | None = None
) -> HalamanJejak:
    """Return the newest lines, or those right before one line. Two queries."""
    if sebelum is not None:
        daftar = daftar.filter(pada__lte=sebelum.pada).exclude(pada=sebelum.pada, pk__gte=sebelum.pk)
    terbaca = list(daftar[: sehalaman + 1])
    baris = ceritakan(terbaca[:sehalaman])
    return HalamanJejak(baris, baris[-1].nomor if len(terbaca) > sehalaman else None)


def ceritakan(daftar: Sequence[JejakAudit]) -> Sequence[BarisJejak]:
    """Tell lines, loaded with `oleh`, in words. One query, however many lines and kinds of record."""
    kunci = {satu.pk: (satu.objek, str(satu.objek_id)) for satu in daftar}
    dicari = {kunci for satu in daftar for kunci in dirujuk(satu.tindakan, satu.rincian)}
    ada = rujukan(dicari.union(kunci.values()))
    return [_cerita(satu, kunci[satu.pk], ada) for satu in daftar]


def _cerita(satu: JejakAudit, kunci: Kunci, ada: Mapping[Kunci, Rujukan]) -> BarisJejak:
    def nama(kunci: Kunci) -> str:
        return ada[kunci].nama if kunci in ada else sebutan(kunci)

    objek = ada.get(kunci)
    rincian = uraikan(satu.tindakan, satu.rincian, nama)
    return BarisJejak(
        nomor=satu.pk,
        pada=satu.pada,
        pelaku=satu.oleh.nama if satu.oleh else kata.pelaku_tanpa_akun(satu.tindakan, satu.rincian),
        nip=satu.oleh.nip if satu.oleh else None,
        tindakan=satu.tindakan,
        kata=kata.kata_tindakan(satu.tindakan),
        objek=objek.sebutan if objek else f"{sebutan(kunci)}, sudah tidak ada",
        alamat=objek.alamat if objek else "",
        kunci=kunci,
        rincian=KONSEP if rincian and objek and objek.konsep else rincian,
    )


def _awal(tanggal: date) -> datetime:
    return timezone.make_aware(datetime.combine(tanggal, time.min))
