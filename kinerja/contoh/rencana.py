"""What everybody promised: an SKP for each post and year, from kinds of posts to results and indicators."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from django.db import connection

from kinerja.contoh import acuan
from kinerja.contoh.acuan import SEMUA, JenisSKP
from kinerja.contoh.formasi import UNIT_PENILAI, opd, unit_menurut_kode
from kinerja.contoh.orang import Orang, Tugas
from kinerja.contoh.salin import jalankan_berkas, lanjutkan_nomor, salin
from kinerja.contoh.waktu import Waktu
from pegawai.choices import JenisPegawai, JenisPenugasan, Kedudukan, StatusSKP
from pegawai.models import SKP, HasilKerja, Indikator


# Of the SKP of this year, those that are not agreed yet: (up to this draw, what they are).
BELUM_DISETUJUI: Sequence[tuple[float, StatusSKP]] = (
    (0.03, StatusSKP.DIAJUKAN),
    (0.045, StatusSKP.DIKEMBALIKAN),
    (0.06, StatusSKP.DRAF),
)
CATATAN_SKP = (
    "Target hasil kerja pertama belum sesuai dengan perjanjian kinerja bidang. Mari kita bahas sebelum Anda "
    "ajukan kembali.",
    "Rencana hasil kerja sebaiknya menyatakan hasil, bukan kegiatan. Ubah kalimatnya, isinya sudah baik.",
    "Indikator mutu belum ada. Tambahkan satu indikator yang dapat diukur tiap bulan.",
)
SKALA = (0.8, 0.9, 1.0, 1.0, 1.1, 1.2)
KEGIATAN_SEHARI = (0.9, 1.0, 1.0, 1.1, 1.2, 1.4)
UNDIAN = 100  # rows of contoh_kegiatan that one kind of SKP has
LEMAH, KUAT = 0.05, 0.12  # the share of people far below and far above what they promised
PANGGILAN = {
    "DINAS": "dinas",
    "BADAN": "badan",
    "KECAMATAN": "kecamatan",
    "SETDA": "sekretariat daerah",
}


@dataclass(frozen=True)
class RencanaSKP:
    """One SKP with what the generator knows of its owner."""

    nomor: int
    orang: Orang
    tugas: Tugas
    jenis: int
    mulai: date
    selesai: date
    status: StatusSKP
    kinerja: float
    hasil_awal: int
    indikator_awal: int

    @property
    def bulan(self) -> int:
        return (self.selesai.year - self.mulai.year) * 12 + self.selesai.month - self.mulai.month


def susun_rencana(semua: Sequence[Orang], waktu: Waktu, acak: Random) -> Sequence[RencanaSKP]:
    """Number the SKP of everybody who owes one, for each year and post, leaders first."""
    rencana: list[RencanaSKP] = []
    hasil = indikator = 1
    nomor_penilai = 0
    for orang in semua:
        if orang.kedudukan is not Kedudukan.AKTIF or orang.diri.jenis is JenisPegawai.PEJABAT_NEGARA:
            continue
        kinerja = _kinerja(acak)
        dalam_tim = orang.pos.unit == UNIT_PENILAI and not orang.pos.memimpin and orang.pos.akun is None
        nomor_penilai += dalam_tim
        for tugas, mulai, selesai in _masa(orang, waktu):
            jenis = jenis_untuk(tugas.jabatan, tugas.unit)
            status = StatusSKP.DISETUJUI
            if selesai > waktu.hari_ini and not orang.pos.memimpin and orang.pos.akun is None:
                status = _status_tim(nomor_penilai) if dalam_tim else _status(acak)
            rencana.append(
                RencanaSKP(
                    len(rencana) + 1, orang, tugas, jenis, mulai, selesai, status, kinerja, hasil, indikator
                )
            )
            isi = acuan.jenis_skp()[jenis]
            hasil += len(isi.hasil)
            indikator += sum(len(satu.indikator) for satu in isi.hasil)
    return rencana


def simpan_rencana(rencana: Sequence[RencanaSKP], waktu: Waktu, acak: Random) -> None:
    """Write every SKP with results, indicators and audit lines; needs people and posts in the database."""
    _simpan_acuan()
    atasan = _atasan(rencana)
    salin(
        SKP,
        (
            "id", "pegawai", "penugasan", "mulai", "selesai", "status", "penilai", "catatan",
            "diajukan_pada", "disetujui_pada",
        ),
        (_baris_skp(satu, atasan, waktu, acak) for satu in rencana),
    )  # fmt: skip
    pimpinan = {
        (satu.orang.nomor, satu.mulai.year): satu.nomor for satu in rencana if satu.orang.pos.memimpin
    }
    salin(
        "contoh_skp",
        (
            "id", "pegawai_id", "skp_pimpinan_id", "jenis_id", "unit", "urusan", "sebutan", "skala",
            "kinerja",
            "kegiatan_harian", "hasil_awal", "indikator_awal", "mulai", "selesai", "bulan",
            "disetujui",
        ),
        (
            (
                satu.nomor,
                satu.orang.nomor,
                pimpinan.get((atasan[satu.mulai].get(satu.orang.nomor, 0), satu.mulai.year)),
                satu.jenis,
                *_sebutan(satu.tugas.unit),
                acak.choice(SKALA),
                satu.kinerja,
                acak.choice(KEGIATAN_SEHARI),
                satu.hasil_awal,
                satu.indikator_awal,
                satu.mulai,
                satu.selesai,
                satu.bulan,
                satu.status == StatusSKP.DISETUJUI,
            )
            for satu in rencana
        ),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE contoh_skp")
    jalankan_berkas("hasil_kerja")
    jalankan_berkas("indikator")
    jalankan_berkas("jejak_skp")
    lanjutkan_nomor(SKP, HasilKerja, Indikator)


@cache
def jenis_untuk(jabatan: str, unit: str) -> int:
    """Return which kind of SKP (its place in acuan.jenis_skp) fits a post: the first whose rule does."""
    tempat = {SEMUA, unit, opd(unit), unit_menurut_kode()[unit].jenis.value, unit[:2]}
    for ke, jenis in enumerate(acuan.jenis_skp()):
        if any(jabatan.startswith(awalan) and di in tempat for awalan, di in jenis.untuk):
            return ke
    raise LookupError(f"No kind of SKP for {jabatan} in {unit}.")


def _masa(orang: Orang, waktu: Waktu) -> Iterator[tuple[Tugas, date, date]]:
    """Yield the definitive posts of a person cut into calendar years, within the years of the demo."""
    for tugas in orang.tugas:
        if tugas.jenis is JenisPenugasan.DEFINITIF:
            for tahun in waktu.tahun:
                mulai = max(tugas.mulai, date(tahun, 1, 1))
                selesai = min(tugas.selesai or date.max, date(tahun + 1, 1, 1))
                if mulai < selesai:
                    yield tugas, mulai, selesai


def _kinerja(acak: Random) -> float:
    undi = acak.random()
    if undi < LEMAH:
        return acak.uniform(0.6, 0.8)
    if undi > 1 - KUAT:
        return acak.uniform(1.08, 1.2)
    return acak.uniform(0.9, 1.06)


def _status(acak: Random) -> StatusSKP:
    undi = acak.random()
    return next((status for batas, status in BELUM_DISETUJUI if undi < batas), StatusSKP.DISETUJUI)


def _status_tim(nomor: int) -> StatusSKP:
    """The assessor of the demo finds one SKP waiting and one sent back."""
    return {1: StatusSKP.DIAJUKAN, 2: StatusSKP.DIKEMBALIKAN}.get(nomor, StatusSKP.DISETUJUI)


def _atasan(rencana: Sequence[RencanaSKP]) -> Mapping[date, Mapping[int, int]]:
    """The superior of everybody on each day on which any SKP begins."""
    atasan = {}
    with connection.cursor() as cursor:
        for tanggal in sorted({satu.mulai for satu in rencana}):
            cursor.execute(
                "SELECT pegawai_id, atasan_id FROM pegawai_atasan_pada(%s) WHERE atasan_id IS NOT NULL",
                [tanggal],
            )
            atasan[tanggal] = dict(cursor.fetchall())
    return atasan


def _baris_skp(
    satu: RencanaSKP, atasan: Mapping[date, Mapping[int, int]], waktu: Waktu, acak: Random
) -> Sequence[object]:
    diajukan: datetime | None = None
    disetujui: datetime | None = None
    if satu.status == StatusSKP.DISETUJUI:
        hari = satu.mulai + timedelta(days=acak.randint(4, 14))
        diajukan = waktu.jam(hari, acak.randint(8, 15), acak.randrange(60))
        disetujui = waktu.jam(hari + timedelta(days=acak.randint(1, 6)), acak.randint(8, 15))
    elif satu.status != StatusSKP.DRAF:
        diajukan = waktu.jam(waktu.mundur(acak.randint(2, 6)), acak.randint(8, 15), acak.randrange(60))
    return (
        satu.nomor,
        satu.orang.nomor,
        satu.tugas.nomor,
        satu.mulai,
        satu.selesai,
        satu.status,
        atasan[satu.mulai].get(satu.orang.nomor) if satu.status != StatusSKP.DRAF else None,
        acak.choice(CATATAN_SKP) if satu.status == StatusSKP.DIKEMBALIKAN else "",
        diajukan,
        disetujui,
    )


@cache
def _sebutan(kode: str) -> tuple[str, str, str]:
    """Return how texts speak of a unit: its name, its matters, and what its office is called."""
    unit = unit_menurut_kode()[kode]
    atas = unit
    while not atas.urusan and atas.induk:
        atas = unit_menurut_kode()[atas.induk]
    urusan = atas.urusan if atas.induk else f"pelayanan {unit_menurut_kode()[opd(kode)].jenis.label}"
    return unit.nama, urusan, PANGGILAN.get(unit_menurut_kode()[opd(kode)].jenis, "kantor")


def _simpan_acuan() -> None:
    """Copy the kinds of SKP into the temporary tables that the statements expand."""
    salin(
        "contoh_hasil",
        ("jenis_id", "ke", "uraian", "mendukung"),
        (
            (nomor, ke, hasil.uraian, hasil.mendukung)
            for nomor, jenis in enumerate(acuan.jenis_skp())
            for ke, hasil in enumerate(jenis.hasil, 1)
        ),
    )
    salin(
        "contoh_indikator",
        (
            "jenis_id", "urut", "hasil_ke", "aspek", "uraian", "target", "satuan", "arah", "asal", "batas",
            "desimal", "kumulatif",
        ),
        (baris for nomor, jenis in enumerate(acuan.jenis_skp()) for baris in _baris_indikator(nomor, jenis)),
    )  # fmt: skip
    salin(
        "contoh_kegiatan",
        ("jenis_id", "undian", "hasil_ke", "uraian", "menit", "bobot", "target"),
        (baris for nomor, jenis in enumerate(acuan.jenis_skp()) for baris in _baris_kegiatan(nomor, jenis)),
    )


def _baris_indikator(nomor: int, jenis: JenisSKP) -> Iterator[Sequence[object]]:
    urut = 0
    for ke, hasil in enumerate(jenis.hasil, 1):
        for satu in hasil.indikator:
            urut += 1
            yield (
                nomor, urut, ke, satu.aspek, satu.uraian, satu.target, satu.satuan, satu.arah, satu.asal,
                satu.batas, satu.desimal, satu.kumulatif,
            )  # fmt: skip


def _baris_kegiatan(nomor: int, jenis: JenisSKP) -> Iterator[Sequence[object]]:
    """Long work is drawn more often; volume goes to the work counted in the indicator's own measure."""
    sampai = list(accumulate(satu.menit for satu in jenis.kegiatan))
    for undian in range(UNDIAN):
        satu = jenis.kegiatan[bisect_right(sampai, sampai[-1] * undian // UNDIAN)]
        hitungan = next((i for i in jenis.hasil[satu.hasil - 1].indikator if i.asal == "KEGIATAN"), None)
        satuan = hitungan.satuan if hitungan else ""
        ada_yang_cocok = any(lain.hasil == satu.hasil and lain.satuan == satuan for lain in jenis.kegiatan)
        bobot = (satu.volume if satu.satuan == satuan else 0) if ada_yang_cocok else 1
        yield nomor, undian, satu.hasil, satu.uraian, satu.menit, bobot, hitungan.target if hitungan else None
