"""Which posts the demo city fills, in which order: so that few people still give every office a head."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import zip_longest
from random import Random

from kinerja.contoh import acuan
from kinerja.contoh.acuan import UnitAcuan
from pegawai.choices import JenisUnit


class PeranContoh(StrEnum):
    """The roles that get an account, by the names the people of the city use."""

    PEGAWAI = "Pegawai"
    PENILAI = "Pejabat penilai"
    KEPALA_OPD = "Kepala OPD"
    WALI_KOTA = "Wali Kota"
    PENGELOLA = "Pengelola kinerja"
    PETUGAS_ADUAN = "Petugas pengaduan"
    AUDITOR = "Inspektorat"


@dataclass(frozen=True)
class Pos:
    """One chair: a post in a unit, and the demo account that sits on it."""

    unit: str
    jabatan: str
    memimpin: bool = False
    akun: PeranContoh | None = None


PALING_SEDIKIT = 20  # below this not every role finds its chair
KOTA_PENUH = (
    1500  # from here staff is spread as the reference suggests; below, offices in the light come first
)
BAGIAN_PIMPINAN = 0.36  # of all people, at most, where there are fewer people than units

# A small city shows these offices whole; the others have a head and little more.
OPD_UTAMA = ("DINKES", "DISDUKCAPIL", "DISKOMINFO", "DISDIKBUD", "BKPSDM", "INSPEKTORAT", "KEC-KOTA")
UNIT_UTAMA = ("PKM-ALIANYANG", "PKM-SIANTAN-HILIR", "KEL-SUNGAI-BANGKONG", "SMPN-01", "SDN-24-TENGGARA")
OPD_CERITA, UNIT_PENILAI = "DINKES", "DINKES-YANKES"

# Vacant chairs: one office is led by an acting head, one kelurahan by nobody.
KOSONG_DENGAN_PLT, PLT_DARI = "DISPORAPAR", "DISPORAPAR-SEKR"
KOSONG = "KEL-TENGAH"
KOSONG_SEMUA = (KOSONG_DENGAN_PLT, KOSONG)

POS_AKUN: Sequence[Pos] = (
    Pos("PTK", "Wali Kota Pontianak", memimpin=True, akun=PeranContoh.WALI_KOTA),
    Pos("DINKES", "Kepala Dinas Kesehatan", memimpin=True, akun=PeranContoh.KEPALA_OPD),
    Pos(UNIT_PENILAI, "Kepala Bidang Pelayanan Kesehatan", memimpin=True, akun=PeranContoh.PENILAI),
    Pos(UNIT_PENILAI, "Penata Kelola Layanan Kesehatan", akun=PeranContoh.PEGAWAI),
    Pos("BKPSDM-KINERJA", "Analis Sumber Daya Manusia Aparatur", akun=PeranContoh.PENGELOLA),
    Pos("DISKOMINFO-IKP", "Penata Layanan Operasional", akun=PeranContoh.PETUGAS_ADUAN),
    Pos("INSPEKTORAT-IRBAN-1", "Auditor", akun=PeranContoh.AUDITOR),
)
# The assessor of the demo has a team, whatever the size of the city.
TIM_PENILAI: Sequence[Pos] = tuple(
    Pos(UNIT_PENILAI, jabatan)
    for jabatan in (
        "Pengelola Layanan Kesehatan",
        "Penelaah Teknis Kebijakan",
        "Pengadministrasi Perkantoran",
    )
)


def susun_formasi(jumlah: int, acak: Random) -> Sequence[Pos]:
    """Return exactly `jumlah` filled posts, leaders before staff, upper units before lower ones."""
    terisi = [*POS_AKUN, *TIM_PENILAI]
    dipimpin = {pos.unit for pos in terisi if pos.memimpin}
    banyak_pimpinan = max(len(_pimpinan_utama()), int(jumlah * BAGIAN_PIMPINAN))
    for unit in _urutan_pimpinan()[: min(banyak_pimpinan, jumlah - len(terisi))]:
        if unit.kode not in dipimpin and len(terisi) < jumlah:
            dipimpin.add(unit.kode)
            terisi.append(Pos(unit.kode, unit.jabatan, memimpin=True))

    aktif = dipimpin | {pos.unit for pos in terisi} | set(KOSONG_SEMUA)
    for kode, banyak in _bagi(jumlah - len(terisi), _bobot_unit(jumlah, aktif)).items():
        terisi.extend(Pos(kode, jabatan) for jabatan in _isi_unit(kode, banyak, acak))
    urutan = {unit.kode: nomor for nomor, unit in enumerate(acuan.unit())}
    return sorted(terisi, key=lambda pos: (not pos.memimpin, urutan[pos.unit]))


@cache
def unit_menurut_kode() -> Mapping[str, UnitAcuan]:
    return {unit.kode: unit for unit in acuan.unit()}


@cache
def opd(kode: str) -> str:
    """The top box a unit stands in, right below the city; the city is its own."""
    unit = unit_menurut_kode()[kode]
    if unit.induk is None or unit_menurut_kode()[unit.induk].jenis is JenisUnit.KOTA:
        return kode
    return opd(unit.induk)


def utama(kode: str) -> bool:
    """Does a small city show this unit whole?"""
    unit = unit_menurut_kode()[kode]
    bagian_opd = unit.jenis is JenisUnit.BIDANG and unit.induk in OPD_UTAMA
    return kode in (*OPD_UTAMA, *UNIT_UTAMA, KOSONG) or bagian_opd


def _pimpinan_utama() -> Sequence[UnitAcuan]:
    """Units that have a head before any other: the offices themselves, then those in the light."""
    teratas = [unit for unit in acuan.unit() if opd(unit.kode) == unit.kode]
    disorot = [unit for unit in acuan.unit() if utama(unit.kode) or unit.kode == PLT_DARI]
    return [unit for unit in dict.fromkeys(teratas + disorot) if unit.kode not in KOSONG_SEMUA]


def _urutan_pimpinan() -> Sequence[UnitAcuan]:
    """All units to be led: the first ones, those of the story's office, then one of each kind in turn."""
    dari_cerita = [unit for unit in acuan.unit() if opd(unit.kode) == OPD_CERITA]
    pertama = list(dict.fromkeys([*_pimpinan_utama(), *dari_cerita]))
    menurut_jenis: dict[JenisUnit, list[UnitAcuan]] = defaultdict(list)
    for unit in acuan.unit():
        if unit not in pertama and unit.kode not in KOSONG_SEMUA:
            menurut_jenis[unit.jenis].append(unit)
    bergilir = [unit for putaran in zip_longest(*menurut_jenis.values()) for unit in putaran if unit]
    return [*pertama, *bergilir]


def _bobot_unit(jumlah: int, aktif: set[str]) -> Mapping[str, float]:
    """How staff spreads over the active units."""
    anak = Counter(unit.induk for unit in acuan.unit() if unit.jenis is JenisUnit.BIDANG)
    bobot = {}
    for unit in acuan.unit():
        if unit.kode in aktif and unit.jenis is not JenisUnit.KOTA:
            biasa = _bobot(unit, anak)
            bobot[unit.kode] = biasa if jumlah >= KOTA_PENUH else _bobot_kota_kecil(unit, biasa)
    return bobot


def _bobot_kota_kecil(unit: UnitAcuan, biasa: float) -> float:
    if utama(unit.kode):
        return 3 * min(biasa, 30)
    if opd(unit.kode) == unit.kode:
        return 10
    return min(biasa, 30) / 10


def _bobot(unit: UnitAcuan, anak: Mapping[str | None, int]) -> float:
    """The suggested number of people, shared between an office and its bidang."""
    if unit.jenis is JenisUnit.BIDANG:
        assert unit.induk is not None
        semua = acuan.saran_jumlah()[unit_menurut_kode()[unit.induk].jenis]
        if anak[unit.induk] == 1:
            return semua * 0.4
        sekretariat = unit.kode.endswith("-SEKR")
        return semua * (0.3 if sekretariat else 0.7 / (anak[unit.induk] - 1))
    semua = acuan.saran_jumlah()[unit.jenis]
    if anak[unit.kode] > 1:
        return 0
    return semua * 0.6 if anak[unit.kode] else semua


def _bagi(jumlah: int, bobot: Mapping[str, float]) -> Mapping[str, int]:
    """Share out `jumlah` by weight with the largest remainders, so that nobody is lost."""
    seluruh = sum(bobot.values())
    jatah = {kode: jumlah * satu / seluruh for kode, satu in bobot.items()}
    hasil = {kode: int(satu) for kode, satu in jatah.items()}
    sisa = sorted(jatah, key=lambda kode: hasil[kode] - jatah[kode])
    for kode in sisa[: jumlah - sum(hasil.values())]:
        hasil[kode] += 1
    return hasil


def _isi_unit(kode: str, banyak: int, acak: Random) -> Iterator[str]:
    """Name the posts of `banyak` staff: posts that exist once, then by the unit's composition."""
    tunggal = _jabatan_tunggal()[kode][:banyak]
    yield from tunggal
    nama, bobot = zip(*_komposisi(kode), strict=True)
    yield from acak.choices(nama, bobot, k=banyak - len(tunggal))


@cache
def _jabatan_tunggal() -> Mapping[str, Sequence[str]]:
    per_unit: dict[str, list[str]] = defaultdict(list)
    for kunci in ("jpt", "pengawas"):
        for nama, kode in acuan.jabatan_tunggal(kunci):
            sekretariat = f"{kode}-SEKR"
            di_sekretariat = "Subbagian" in nama and sekretariat in unit_menurut_kode()
            per_unit[sekretariat if di_sekretariat else kode].append(nama)
    return per_unit


@cache
def _komposisi(kode: str) -> Sequence[tuple[str, float]]:
    """The posts of a unit with their weights; in offices half are the functional posts that belong there."""
    unit = unit_menurut_kode()[kode]
    susunan = acuan.komposisi()
    if unit.jenis in susunan:
        return susunan[unit.jenis]
    kantor = unit_menurut_kode()[opd(kode)]
    dasar: list[tuple[str, float]] = list(susunan.get(kantor.kode, susunan["UMUM"]))
    khas = [jf.nama for jf in acuan.fungsional().values() if {kode, kantor.kode} & set(jf.tempat)]
    umum = [jf.nama for jf in acuan.fungsional().values() if kantor.jenis in jf.tempat]
    berat = sum(bobot for _, bobot in dasar)
    dasar += [(nama, berat * 0.8 / len(khas)) for nama in khas]
    dasar += [(nama, berat * 0.25 / len(umum)) for nama in umum]
    return dasar
