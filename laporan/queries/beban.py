"""Reads of the burden meter: who may be measured, and what a month says for each organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Sum

from laporan.beban import RingkasanBeban, ringkas_beban
from laporan.choices import JenisBeban
from laporan.models import BebanWaktu, KeberatanUkur
from pegawai.inti.periode import Periode
from pegawai.models import Pegawai
from pegawai.queries import leluhur_organisasi


@dataclass(frozen=True)
class BebanOrganisasi:
    """How long telling one activity, and deciding on one, took in one organisation and month."""

    nama: str
    catat: RingkasanBeban
    verifikasi: RingkasanBeban


@dataclass(frozen=True)
class BebanSebulan:
    """One month of the whole city, and of each organisation in which something was measured, by name."""

    kota: BebanOrganisasi
    organisasi: Sequence[BebanOrganisasi]


def boleh_diukur(pegawai: Pegawai) -> bool:
    """Tell whether a person lets the time be measured. One query."""
    return not KeberatanUkur.objects.filter(pegawai=pegawai).exists()


def beban_sebulan(bulan: Periode) -> BebanSebulan:
    """Return what was measured in a month. One query: a few hundred rows an organisation at most."""
    sebaran: dict[str, dict[str, Counter[int]]] = {}
    semua: dict[str, Counter[int]] = {jenis: Counter() for jenis in JenisBeban}
    for nama, jenis, detik, jumlah in (
        BebanWaktu.objects.filter(leluhur_organisasi("unit__silsilah__"), bulan=bulan.mulai)
        .values_list(F("unit__silsilah__leluhur__nama"), "jenis", "detik")
        .annotate(kali=Sum("jumlah"))
        .order_by("unit__silsilah__leluhur__nama", "jenis", "detik")
    ):
        semua[jenis][detik] += jumlah
        sebaran.setdefault(nama, {jenis: Counter() for jenis in JenisBeban})[jenis][detik] += jumlah
    return BebanSebulan(
        _organisasi("Seluruh kota", semua), [_organisasi(nama, satu) for nama, satu in sebaran.items()]
    )


def _organisasi(nama: str, sebaran: Mapping[str, Mapping[int, int]]) -> BebanOrganisasi:
    return BebanOrganisasi(
        nama,
        catat=ringkas_beban(sebaran[JenisBeban.CATAT]),
        verifikasi=ringkas_beban(sebaran[JenisBeban.VERIFIKASI]),
    )
