"""Reads the reference files of the demo city. Rows keep the order of the files: parents stand first."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pegawai.choices import JenisJabatan, JenisUnit


BERKAS = Path(__file__).with_name("berkas")
SEMUA = "*"


@dataclass(frozen=True)
class UnitAcuan:
    """One office. `urusan` says in lower case what it is for, `jabatan` who leads it."""

    kode: str
    nama: str
    jenis: JenisUnit
    induk: str | None
    hari: int
    jabatan: str
    tingkat: JenisJabatan
    peraga: bool
    urusan: str = ""


@dataclass(frozen=True)
class FungsionalAcuan:
    """A functional post, the levels it has, and where it is found: unit codes or kinds of units."""

    nama: str
    tempat: Sequence[str]
    jenjang: Sequence[str]


@dataclass(frozen=True)
class IndikatorAcuan:
    """One indicator; `batas` is the highest value its scale has, `kumulatif` a count that grows by month."""

    aspek: str
    uraian: str
    target: float
    satuan: str
    arah: str
    asal: str
    batas: float | None = None
    desimal: int = 0
    kumulatif: bool = False


@dataclass(frozen=True)
class HasilAcuan:
    uraian: str
    indikator: Sequence[IndikatorAcuan]
    mendukung: str = ""


@dataclass(frozen=True)
class KegiatanAcuan:
    """One kind of daily work; `hasil` counts the results of its SKP from 1."""

    hasil: int
    uraian: str
    menit: int
    volume: float
    satuan: str


@dataclass(frozen=True)
class JenisSKP:
    """What a kind of post promises. `untuk` lists (start of the post's name, unit or kind of unit)."""

    kode: str
    untuk: Sequence[tuple[str, str]]
    hasil: Sequence[HasilAcuan]
    kegiatan: Sequence[KegiatanAcuan]


@dataclass(frozen=True)
class LayananAcuan:
    """A service of one unit, or of every unit of a kind ("jenis:puskesmas")."""

    unit: str
    kode: str
    nama: str
    biaya: str
    waktu: str
    peraga: bool


@dataclass(frozen=True)
class AduanAcuan:
    """A complaint as a citizen may write it, with the answer it got in the end."""

    judul: str
    isi: str
    kategori: str
    jawaban: str
    unit: str | None = None
    klasifikasi: str = "TIDAK_BERKADAR"
    layanan: str | None = None
    lokasi: bool = False
    anonim: bool = False
    rahasia: bool = False
    akhir: str = ""


@dataclass(frozen=True)
class SaranAcuan:
    """A sentence on the questionnaire; `arah` says how content its writer is: baik, cukup, kurang."""

    unit: str | None
    arah: str
    isi: str


@dataclass(frozen=True)
class AsalNama:
    """Given and family names that go together; `bagian` is their share of the people."""

    bagian: int
    depan_l: Sequence[str]
    depan_p: Sequence[str]
    belakang_l: Sequence[str]
    belakang_p: Sequence[str]


@cache
def _baca(nama: str) -> Mapping[str, Any]:
    isi: Mapping[str, Any] = json.loads((BERKAS / f"{nama}.json").read_text(encoding="utf-8"))
    return isi


@cache
def unit() -> Sequence[UnitAcuan]:
    return tuple(
        UnitAcuan(
            kode=baris["kode"],
            nama=baris["nama"],
            jenis=JenisUnit(baris["jenis"]),
            induk=baris["induk"],
            hari=baris["hari"],
            jabatan=baris["jabatan"],
            tingkat=JenisJabatan(baris["tingkat"]),
            peraga=baris["peraga"],
            urusan=baris.get("urusan", ""),
        )
        for baris in _baca("unit")["unit"]
    )


def saran_jumlah() -> Mapping[str, float]:
    """How many people a unit of each kind usually has."""
    jumlah: Mapping[str, float] = _baca("unit")["saran"]
    return jumlah


def komposisi() -> Mapping[str, Sequence[tuple[str, int]]]:
    """Posts and their weights by unit code or kind of unit; UMUM for all others."""
    return {
        kode: [(nama, bobot) for nama, bobot in isi] for kode, isi in _baca("jabatan")["komposisi"].items()
    }


def golongan_pppk() -> Mapping[str, str]:
    """The PPPK grade of each pelaksana post; also tells which posts are pelaksana."""
    return {baris["nama"]: baris["pppk"] for baris in _baca("jabatan")["pelaksana"]}


@cache
def fungsional() -> Mapping[str, FungsionalAcuan]:
    return {
        baris["nama"]: FungsionalAcuan(baris["nama"], baris["tempat"], baris["jenjang"])
        for baris in _baca("jabatan")["fungsional"]
    }


def jabatan_tunggal(kunci: str) -> Sequence[tuple[str, str]]:
    """Posts that exist once, with their unit; `kunci` is "jpt" or "pengawas"."""
    return [(baris["nama"], baris["unit"]) for baris in _baca("jabatan")[kunci]]


@cache
def jenis_skp() -> Sequence[JenisSKP]:
    return tuple(
        JenisSKP(
            kode=baris["kode"],
            untuk=[(awalan, tempat) for awalan, tempat in baris["untuk"]],
            hasil=[
                HasilAcuan(
                    hasil["uraian"],
                    [IndikatorAcuan(**indikator) for indikator in hasil["indikator"]],
                    hasil.get("mendukung", ""),
                )
                for hasil in baris["hasil"]
            ],
            kegiatan=[KegiatanAcuan(*kegiatan) for kegiatan in baris["kegiatan"]],
        )
        for baris in _baca("skp")["jenis"]
    )


def layanan() -> Sequence[LayananAcuan]:
    return [
        LayananAcuan(**{kunci: nilai for kunci, nilai in baris.items() if kunci != "sumber"})
        for baris in _baca("layanan")["layanan"]
    ]


def pengaduan() -> Sequence[AduanAcuan]:
    return [AduanAcuan(**baris) for baris in _baca("warga")["pengaduan"]]


def pengaduan_luar() -> Sequence[AduanAcuan]:
    """Reports that name no office, and what became of them."""
    return [AduanAcuan(**baris) for baris in _baca("warga")["luar"]]


def saran() -> Sequence[SaranAcuan]:
    return [SaranAcuan(**baris) for baris in _baca("warga")["saran"]]


def asal_nama() -> Sequence[AsalNama]:
    return [
        AsalNama(**{kunci: nilai for kunci, nilai in baris.items() if kunci != "asal"})
        for baris in _baca("nama")["asal"]
    ]
