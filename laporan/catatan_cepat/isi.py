"""How much was done and for which promised result, guessed from the words. Each guess has its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from .baris import BARIS_TERPANJANG, GARIS, Baris, tambah_menit
from .kata import kata_bermakna, kata_pokok


KATA_BILANGAN = (
    "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
)  # fmt: skip
NILAI_KATA = {kata: Decimal(ke) for ke, kata in enumerate(KATA_BILANGAN, start=1)}
BUKAN_VOLUME = frozenset((  # before a number: it is a name, no count
    "rt", "rw", "no", "nomor", "pasal", "ayat", "bab", "tahun", "tahap", "kelas", "lantai", "tanggal",
    "tgl", "pukul", "jam", "ke", "perwali", "perda", "pergub", "permen", "perpres", "pp", "uu", "sk",
    "se", "sop", "semester", "triwulan", "bulan", "minggu", "pekan", "hari", "gang", "jalan", "jl",
    "jln", "blok", "ruang", "gedung", "seri", "versi", "tipe", "covid",
))  # fmt: skip
PEMISAH = frozenset(("dan", "serta", "untuk", "dari", "di", "ke"))  # behind them another thing is counted
TAHUN = range(1945, 2101)  # four digits without a point: a year, no count
JARAK_SATUAN = 2  # words after a number among which its unit is looked for
VOLUME_TERBESAR = Decimal(99_999_999)

NILAI_SATUAN = 3.0  # what each sign weighs for a result
NILAI_PERNAH = 4.0
NILAI_URAIAN = 2.0
NILAI_CUKUP = 1.0  # below it nothing is proposed
MIRIP_CUKUP = 0.5  # share of common words from which an earlier entry counts

_POTONGAN = re.compile(
    rf"(?<![\w.,:/{GARIS}])(?P<angka>[0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,2}}|[0-9]{{1,8}})(?:,[0-9]{{1,2}})?"
    rf"(?![\w%/]|[.,:{GARIS}][0-9])"
    r"|(?P<kata>[^\W\d_]+(?:-[^\W\d_]+)*)|[^\s]"
)


@dataclass(frozen=True)
class HasilDikenal:
    """One promised result as far as words can speak of it; `pk` None stands for work outside the SKP.

    `satuan` is empty when activities are not counted. `ukuran` is the text of the indicators, `pernah` what
    the same person told of it before: the text and its volume.
    """

    pk: int | None
    uraian: str
    satuan: str = ""
    ukuran: str = ""
    pernah: Sequence[tuple[str, Decimal]] = ()


@dataclass(frozen=True)
class Usulan:
    """What a line is taken to say, to be shown before it is kept.

    `satuan` is that of the result, also when no volume was read; `lama` are minutes whose start
    is not known yet; `kurang` says what is still missing.
    """

    tanggal: date
    jam_mulai: time | None
    jam_selesai: time | None
    uraian: str
    volume: Decimal
    satuan: str
    hasil: HasilDikenal | None
    alasan_jam: str = ""
    alasan_volume: str = ""
    alasan_hasil: str = ""
    lama: int | None = None
    kurang: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Dugaan:
    hasil: HasilDikenal
    nilai: float
    volume: Decimal
    alasan_volume: str
    alasan_hasil: str


def usulkan(
    baris: Baris, *, daftar_hasil: Sequence[HasilDikenal], mulai: time | None, sebab_mulai: str
) -> Usulan:
    """Complete a line: hours that begin at `mulai` when it names none, volume, and the likeliest result.

    `sebab_mulai` says in words where `mulai` comes from.

    Kebijakan daerah: usulan catatan cepat; yang menetapkan adalah pegawai.
    """
    jam_mulai, jam_selesai, alasan_jam = _jam(baris, mulai, sebab_mulai)
    terduga = daftar_hasil if len(baris.uraian) <= BARIS_TERPANJANG else ()
    dugaan = _terbaik([_duga(hasil, baris.uraian) for hasil in terduga])
    return Usulan(
        tanggal=baris.tanggal,
        jam_mulai=jam_mulai,
        jam_selesai=jam_selesai,
        uraian=baris.uraian,
        volume=dugaan.volume if dugaan else Decimal(0),
        satuan=dugaan.hasil.satuan if dugaan else "",
        hasil=dugaan.hasil if dugaan and dugaan.hasil.pk else None,
        alasan_jam=alasan_jam,
        alasan_volume=dugaan.alasan_volume if dugaan else "",
        alasan_hasil=dugaan.alasan_hasil if dugaan else "",
        lama=None if jam_mulai else baris.lama,
        kurang=tuple(
            kata
            for kata, ada in (
                ("uraian kegiatannya", baris.uraian),
                (f"jam mulai, misalnya {'08.00 di depan' if baris.lama else '08.00-09.30'}", jam_mulai),
                ("jam selesai, misalnya 08.00-09.30 atau 90 menit", jam_selesai or not jam_mulai),
            )
            if not ada
        ),
    )


def _jam(baris: Baris, mulai: time | None, sebab: str) -> tuple[time | None, time | None, str]:
    if baris.jam_mulai is not None:
        lewat = baris.jam_selesai is not None and baris.jam_selesai < baris.jam_mulai
        malam = "Selesai esok harinya." if lewat else ""
        return baris.jam_mulai, baris.jam_selesai, " ".join(filter(None, (baris.keterangan, malam)))
    if mulai is None:
        return None, None, ""
    return mulai, tambah_menit(mulai, baris.lama) if baris.lama else None, f"Mulai dari {sebab}."


def _terbaik(semua: Sequence[_Dugaan]) -> _Dugaan | None:
    """Return the likeliest; of equals the first, since main results come first."""
    terbaik = max(semua, key=lambda satu: satu.nilai, default=None)
    return terbaik if terbaik and terbaik.nilai >= NILAI_CUKUP else None


def _duga(hasil: HasilDikenal, uraian: str) -> _Dugaan:
    kata = kata_bermakna(uraian)
    mirip, contoh = max(
        ((_kemiripan(kata, kata_bermakna(teks)), teks) for teks, _ in hasil.pernah),
        default=(0.0, ""),
        key=lambda satu: satu[0],
    )
    bersama = sorted(kata & kata_bermakna(f"{hasil.uraian} {hasil.ukuran}")) if hasil.pk else []
    volume, satuan = _volume(hasil, uraian)
    alasan = []
    nilai = 0.0
    if satuan:
        nilai += NILAI_SATUAN
        alasan.append(f"satuannya {hasil.satuan}")
    if mirip >= MIRIP_CUKUP:
        nilai += NILAI_PERNAH * mirip
        alasan.append(f"pernah Anda catat: “{_pendek(contoh)}”")
    if bersama:
        nilai += NILAI_URAIAN * len(bersama) / len(kata)
        alasan.append("kata-katanya sama dengan rencana hasil kerja")
    return _Dugaan(
        hasil,
        nilai,
        volume,
        f"“{satuan}” dihitung sebagai {hasil.satuan}." if satuan else "",
        f"Diusulkan karena {' dan '.join(alasan)}." if alasan else "",
    )


def _kemiripan(satu: frozenset[str], lain: frozenset[str]) -> float:
    """Return the share of common words, 0 to 1."""
    return len(satu & lain) / len(satu | lain) if satu and lain else 0.0


def _volume(hasil: HasilDikenal, uraian: str) -> tuple[Decimal, str]:
    """Return the count whose word is the unit of the result, and the words it was read from; 0 when none."""
    if not hasil.satuan:
        return Decimal(0), ""
    satuan = kata_bermakna(hasil.satuan)
    for bilangan, tertulis, kata_kata in _bilangan(uraian):
        for kata in kata_kata:
            if kata_pokok(kata.lower()) in satuan:
                return bilangan, f"{tertulis} {kata}"
    lama = _satuan_pernah(hasil)
    for bilangan, tertulis, kata_kata in _bilangan(uraian):
        if kata_kata and kata_pokok(kata_kata[0].lower()) in lama:
            return bilangan, f"{tertulis} {kata_kata[0]}"
    return Decimal(0), ""


def _satuan_pernah(hasil: HasilDikenal) -> frozenset[str]:
    """Return the words behind the numbers that were the volume of earlier entries for this result."""
    return frozenset(
        kata_pokok(kata_kata[0].lower())
        for teks, volume in hasil.pernah
        for bilangan, _, kata_kata in _bilangan(teks)
        if kata_kata and bilangan == volume
    )


def _bilangan(teks: str) -> Iterator[tuple[Decimal, str, list[str]]]:
    """Yield each number that counts something, as written, with the words up to the next stop."""
    potongan = list(_POTONGAN.finditer(teks))
    for ke, satu in enumerate(potongan):
        nilai = _nilai(satu)
        if nilai is None or (ke and (potongan[ke - 1]["kata"] or "").lower() in BUKAN_VOLUME):
            continue
        kata_kata = []
        for lanjut in potongan[ke + 1 : ke + 1 + JARAK_SATUAN]:
            if not lanjut["kata"] or lanjut["kata"].lower() in PEMISAH:
                break
            kata_kata.append(lanjut["kata"])
        yield nilai, satu[0], kata_kata


def _nilai(satu: re.Match[str]) -> Decimal | None:
    if satu["kata"]:
        return NILAI_KATA.get(satu["kata"].lower())
    if not satu["angka"]:
        return None
    if satu["angka"].isdigit() and int(satu["angka"]) in TAHUN:
        return None
    nilai = Decimal(satu[0].replace(".", "").replace(",", "."))
    return nilai if nilai <= VOLUME_TERBESAR else None


def _pendek(teks: str) -> str:
    return teks if len(teks) <= 60 else f"{teks[:59]}…"
