"""What can be told again of a day: entries of an earlier one, and what one keeps ready."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from laporan.kunci import kunci_orang, kunci_rutin, kunci_salinan
from laporan.models import Kegiatan, KegiatanRutin
from laporan.waktu import beririsan, rentang
from pegawai.models import Pegawai

from .dasar import DIHITUNG, satuan_volume
from .hari import HariKegiatan


HARI_TAMPAK = 10


@dataclass(frozen=True)
class RutinHari:
    """What one keeps ready: `jatuh` returns on this day and is not told yet, `templat` waits to be called."""

    jatuh: Sequence[KegiatanRutin]
    templat: Sequence[KegiatanRutin]


@dataclass(frozen=True)
class CalonSalinan:
    """One entry of an earlier day, and why it should perhaps not be copied."""

    kegiatan: Kegiatan
    halangan: str


def rutin_pegawai(pegawai: Pegawai) -> QuerySet[KegiatanRutin]:
    """Return all that one keeps ready, in order of time, with result and `satuan`. One query."""
    return (
        KegiatanRutin.objects.milik(pegawai)
        .select_related("hasil_kerja__skp")
        .annotate(satuan=satuan_volume("hasil_kerja"))
        .order_by("jam_mulai", "pk")
    )


def rutin_hari(pegawai: Pegawai, hari: HariKegiatan) -> RutinHari:
    """Return what returns on that day of the week, not on a day off, and all templates. One query."""
    semua = list(rutin_pegawai(pegawai))
    tertulis = {satu.uraian.casefold() for satu in hari.sendiri}
    kunci = {satu.kunci for satu in hari.sendiri}
    return RutinHari(
        jatuh=[
            satu
            for satu in semua
            if hari.kerja.bekerja
            and hari.tanggal.isoweekday() in satu.hari
            and satu.uraian.casefold() not in tertulis
            and kunci_orang(kunci_rutin(satu.pk, hari.tanggal), pegawai.pk) not in kunci
        ],
        templat=[satu for satu in semua if not satu.hari],
    )


def kegiatan_berkunci(pegawai: Pegawai, daftar_kunci: Iterable[UUID]) -> Mapping[UUID, Kegiatan]:
    """Return what stands by these keys of copies and routines, wherever it was moved since. One query."""
    milik = {kunci_orang(kunci, pegawai.pk): kunci for kunci in daftar_kunci}
    return {
        milik[satu.kunci]: satu
        for satu in Kegiatan.objects.milik(pegawai).filter(kunci__in=milik)
        if satu.kunci is not None
    }


def hari_bercatatan(pegawai: Pegawai, sebelum: date) -> list[tuple[date, int]]:
    """Return the latest earlier days of which something is told, and how many entries. One query."""
    return list(
        Kegiatan.objects.milik(pegawai)
        .filter(DIHITUNG, tanggal__lt=sebelum)
        .order_by("-tanggal")
        .values_list("tanggal")
        .annotate(jumlah=Count("pk"))[:HARI_TAMPAK]
    )


def calon_salinan(pegawai: Pegawai, dari: HariKegiatan, ke: HariKegiatan) -> list[CalonSalinan]:
    """Return what a day tells as it would stand on another. One query.

    What is there already, was copied there before or overlaps says so.
    """
    daftar = {
        kunci_salinan(satu.pk, ke.tanggal): satu for satu in dari.terhitung if satu.tanggal == dari.tanggal
    }
    tersalin = kegiatan_berkunci(pegawai, daftar)
    return [CalonSalinan(satu, _halangan(satu, ke, tersalin.get(kunci))) for kunci, satu in daftar.items()]


def _halangan(satu: Kegiatan, ke: HariKegiatan, tersalin: Kegiatan | None) -> str:
    if tersalin is not None and not _sama(tersalin, satu, ke.tanggal):
        return f"Sudah disalin, dan sekarang tertulis {tersalin.sebutan}."
    waktu = rentang(ke.tanggal, satu.jam_mulai, satu.jam_selesai)
    for lain in ke.terhitung:
        if _sama(lain, satu, ke.tanggal):
            return "Sudah ada pada hari tujuan."
        if beririsan(waktu, rentang(lain.tanggal, lain.jam_mulai, lain.jam_selesai)):
            return f"Bertumpuk dengan “{lain.uraian}” pukul {lain.pukul}."
    return ""


def _sama(lain: Kegiatan, satu: Kegiatan, tanggal: date) -> bool:
    """Tell whether an entry says what another would say on that day."""
    return (lain.tanggal, lain.pukul, lain.uraian) == (tanggal, satu.pukul, satu.uraian)
