"""Puts invented people on the posts, with the assignments that led there. Draws only; writes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from random import Random

from kinerja.contoh import acuan
from kinerja.contoh.formasi import (
    KOSONG_DENGAN_PLT,
    PLT_DARI,
    PeranContoh,
    Pos,
    opd,
    unit_menurut_kode,
)
from kinerja.contoh.nama import Diri, Penama
from kinerja.contoh.waktu import Waktu
from pegawai.choices import JenisJabatan, JenisPenugasan, JenisUnit, Jenjang, Kedudukan
from pegawai.inti.periode import Periode


NAMA_AKUN_WALI_KOTA = "walikota"

# Somebody is away this week, and a colleague acts.
PLH_UNTUK, PLH_DARI = "DINKES-KESMAS", "DINKES-P2P"

# One in so many of the staff: moved within the year, newly appointed, studying, on unpaid leave.
SEKALI_PINDAH, SEKALI_BARU, SEKALI_BELAJAR, SEKALI_CUTI = 61, 47, 131, 173
BAGIAN_PPPK = 0.3
BAGIAN_JENJANG: Mapping[str, int] = {
    "Pemula": 4, "Terampil": 34, "Mahir": 16, "Penyelia": 8,
    "Ahli Pertama": 28, "Ahli Muda": 16, "Ahli Madya": 4, "Ahli Utama": 0,
}  # fmt: skip


@dataclass(frozen=True)
class Tugas:
    """One assignment; `selesai` is the first day no longer in the post."""

    nomor: int
    unit: str
    jabatan: str
    jenis: JenisPenugasan
    memimpin: bool
    mulai: date
    selesai: date | None = None


@dataclass(frozen=True)
class NamaJabatan:
    nama: str
    jenis: JenisJabatan
    jenjang: str = ""


@dataclass
class Orang:
    """One person with the post of today and all assignments, oldest first."""

    nomor: int
    pos: Pos
    jabatan: NamaJabatan
    diri: Diri
    kedudukan: Kedudukan
    tugas: list[Tugas] = field(default_factory=list)

    @property
    def nama_akun(self) -> str:
        return self.diri.nip or NAMA_AKUN_WALI_KOTA


def tempatkan(formasi: Sequence[Pos], waktu: Waktu, acak: Random) -> Sequence[Orang]:
    """Draw a person for each post, with the assignments that led there."""
    penama, tugas = Penama(acak, waktu.hari_ini), _Penugas(waktu, acak, formasi)
    semua = []
    for nomor, pos in enumerate(formasi, 1):
        jabatan = _nama_jabatan(pos, acak)
        mulai = tugas.mulai(nomor, pos)
        pppk = not pos.memimpin and pos.akun is None and acak.random() < BAGIAN_PPPK
        baru = mulai > tugas.awal_tahun
        diri = penama.lahirkan(jabatan.nama, jabatan.jenis, jabatan.jenjang, mulai, pppk=pppk or baru)
        orang = Orang(nomor, pos, jabatan, diri, _kedudukan(nomor, pos))
        orang.tugas.extend(tugas.definitif(orang, mulai))
        semua.append(orang)
    tugas.wakilkan(semua)
    return semua


def petugas_aduan(semua: Sequence[Orang]) -> Mapping[str, Orang]:
    """Who answers citizens for each office: the account of the city, elsewhere the last of the staff."""
    petugas = {
        opd(o.pos.unit): o
        for o in semua
        if not o.pos.memimpin and o.pos.akun is None and o.kedudukan is Kedudukan.AKTIF
    }
    kota = next(o for o in semua if o.pos.akun is PeranContoh.PETUGAS_ADUAN)
    return petugas | {opd(kota.pos.unit): kota, "PTK": kota}


class _Penugas:
    """Numbers assignments and decides when they began."""

    def __init__(self, waktu: Waktu, acak: Random, formasi: Sequence[Pos]) -> None:
        self.waktu, self.acak = waktu, acak
        self.awal_tahun = date(waktu.awal.year, 1, 1)
        self.baru, self.pindah = self._tanggal_baru(), self._tanggal_pindah()
        self.sejenis: dict[JenisUnit, list[str]] = defaultdict(list)
        for kode in sorted({pos.unit for pos in formasi}):
            self.sejenis[unit_menurut_kode()[kode].jenis].append(kode)
        self.nomor = 0

    def mulai(self, nomor: int, pos: Pos) -> date:
        """When the present service began: years ago, for a few newcomers this year."""
        biasa = not pos.memimpin and pos.akun is None
        if biasa and self.baru and nomor % SEKALI_BARU == 0:
            return self.baru
        bulan = self.acak.randint(1, 60)
        return date(self.awal_tahun.year - 1 - bulan // 12, 12 - bulan % 12, 1)

    def definitif(self, orang: Orang, mulai: date) -> Iterator[Tugas]:
        unit_lain = [
            kode
            for kode in self.sejenis[unit_menurut_kode()[orang.pos.unit].jenis]
            if kode != orang.pos.unit and opd(kode) == opd(orang.pos.unit)
        ]
        biasa = not orang.pos.memimpin and orang.pos.akun is None
        if (
            biasa
            and unit_lain
            and self.pindah
            and orang.nomor % SEKALI_PINDAH == 0
            and mulai < self.awal_tahun
        ):
            yield self._tugas(self.acak.choice(unit_lain), orang.jabatan.nama, False, mulai, self.pindah)
            mulai = self.pindah
        yield self._tugas(orang.pos.unit, orang.jabatan.nama, orang.pos.memimpin, mulai)

    def wakilkan(self, semua: Sequence[Orang]) -> None:
        """Let the secretary act for the head that is missing, and a colleague for the one away this week."""
        pimpinan = {o.pos.unit: o for o in semua if o.pos.memimpin}
        senin = self.waktu.hari_ini - timedelta(days=self.waktu.hari_ini.weekday())
        for kosong, dari, jenis, mulai, selesai in (
            (KOSONG_DENGAN_PLT, PLT_DARI, JenisPenugasan.PLT, self.awal_tahun, None),
            (PLH_UNTUK, PLH_DARI, JenisPenugasan.PLH, senin, senin + timedelta(days=7)),
        ):
            if dari in pimpinan:
                jabatan = unit_menurut_kode()[kosong].jabatan
                pimpinan[dari].tugas.append(self._tugas(kosong, jabatan, True, mulai, selesai, jenis=jenis))

    def _tugas(
        self,
        unit: str,
        jabatan: str,
        memimpin: bool,
        mulai: date,
        selesai: date | None = None,
        *,
        jenis: JenisPenugasan = JenisPenugasan.DEFINITIF,
    ) -> Tugas:
        self.nomor += 1
        return Tugas(self.nomor, unit, jabatan, jenis, memimpin, mulai, selesai)

    def _tanggal_baru(self) -> date | None:
        """The first of April of this year, if the city has worked since."""
        april = date(self.waktu.hari_ini.year, 4, 1)
        return april if april < self.waktu.hari_ini.replace(day=1) else None

    def _tanggal_pindah(self) -> date | None:
        """The first of the month before last, if that leaves a month of work in each post."""
        bulan = Periode.bulan_dari(self.waktu.hari_ini).sebelumnya().sebelumnya().mulai
        return bulan if bulan > self.waktu.awal and bulan.month > 1 else None


def _kedudukan(nomor: int, pos: Pos) -> Kedudukan:
    if not pos.memimpin and pos.akun is None:
        if nomor % SEKALI_BELAJAR == 0:
            return Kedudukan.TUGAS_BELAJAR
        if nomor % SEKALI_CUTI == 0:
            return Kedudukan.CLTN
    return Kedudukan.AKTIF


def _nama_jabatan(pos: Pos, acak: Random) -> NamaJabatan:
    """The full name of a post: a functional one gets its level."""
    if pos.memimpin:
        return NamaJabatan(pos.jabatan, unit_menurut_kode()[pos.unit].tingkat)
    if pos.jabatan in acuan.fungsional():
        pilihan = acuan.fungsional()[pos.jabatan].jenjang
        (jenjang,) = acak.choices(pilihan, [BAGIAN_JENJANG[satu] for satu in pilihan])
        if pos.akun is not None:
            jenjang = "Ahli Muda"
        kode = Jenjang(jenjang.upper().replace(" ", "_"))
        return NamaJabatan(f"{pos.jabatan} {jenjang}", JenisJabatan.FUNGSIONAL, kode)
    return NamaJabatan(pos.jabatan, _jenis_tunggal().get(pos.jabatan, JenisJabatan.PELAKSANA))


@cache
def _jenis_tunggal() -> Mapping[str, JenisJabatan]:
    return {
        nama: jenis
        for kunci, jenis in (("jpt", JenisJabatan.JPT), ("pengawas", JenisJabatan.PENGAWAS))
        for nama, _ in acuan.jabatan_tunggal(kunci)
    }
