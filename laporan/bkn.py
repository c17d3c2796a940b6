"""The columns of BKN's "Progress Harian", read and written cell by cell. No database: see services.impor.

Sumber data is what BKN fills in by itself; Satuan follows the result. Both are written and hardly read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from hashlib import sha256
from uuid import UUID, uuid5

from laporan.choices import PerubahanBKN
from laporan.waktu import tulis_pukul
from pegawai.berkas import (
    GalatBaris,
    Isi,
    Kolom,
    PembacaBaris,
    Sel,
    SelKeliru,
    baca_sel_jam,
    baca_tanggal,
    tanpa_penawar,
    teks_sel,
)
from pegawai.impor import ANGKA_ILMIAH, NIP_SEBAGAI_ANGKA


SUMBER_DATA = "ekinerja"
URAIAN_TERPANJANG = 300
VOLUME_TERBESAR = Decimal(10**8)  # not reached: the column holds eight digits before the decimals
RUANG_KUNCI = UUID("0b8f3a52-6d1e-5f0b-9a57-3f4f0c6a2d18")  # of keys made from a row; never change it
KOLOM_NIP = Kolom("NIP", "18 angka, disimpan sebagai teks", True, ("NIP PEGAWAI", "NIP BARU", "NI PPPK"))
KOLOM_HARIAN = (
    Kolom("Rencana Aksi", "uraian hasil kerja pada SKP yang disetujui; kosongkan bila di luar SKP"),
    Kolom("Tanggal kegiatan", "misalnya 05/03/2026", True, ("Tanggal",)),
    Kolom("Jam mulai", "misalnya 08.00", True),
    Kolom("Jam selesai", "misalnya 09.30; jam yang lebih awal berarti hari berikutnya", True),
    Kolom("Kegiatan harian", "apa yang dikerjakan, paling banyak 300 huruf", True, ("Kegiatan",)),
    Kolom("Sumber data", "diisi sendiri oleh BKN; tidak dibaca"),
    Kolom("Realisasi", "banyaknya hasil, dalam satuan hasil kerjanya"),
    Kolom("Satuan", "satuan hasil kerjanya; boleh kosong"),
    Kolom(
        "Bukti dukung",
        "tautan, diawali https://; beberapa dipisahkan spasi",
        alias=("Link bukti dukung", "Tautan bukti dukung"),
    ),
)
KOLOM_BERNIP = (KOLOM_NIP, *KOLOM_HARIAN)
# From a page the NIP may be left out: then the rows are of whoever sends them.
NIP_SENDIRI = "boleh tidak ada bila semuanya kegiatan Anda"
KOLOM_SENDIRI = (replace(KOLOM_NIP, wajib=False, keterangan=NIP_SENDIRI), *KOLOM_HARIAN)
LEBAR_KOLOM = (22, 48, 16, 11, 11, 64, 12, 10, 16, 40)  # characters, NIP first
CONTOH = {
    "NIP": "198609262015051001",
    "Rencana Aksi": "",
    "Tanggal kegiatan": "05/03/2026",
    "Jam mulai": "08:00",
    "Jam selesai": "09:30",
    "Kegiatan harian": "Melayani 12 permohonan kartu keluarga",
    "Sumber data": SUMBER_DATA,
}
JUDUL_ISI: Mapping[str, str] = {
    "rencana_aksi": "Rencana aksi",
    "tanggal": "Tanggal",
    "jam_mulai": "Jam mulai",
    "jam_selesai": "Jam selesai",
    "uraian": "Kegiatan",
    "volume": "Realisasi",
    "satuan": "Satuan",
    "bukti": "Bukti dukung",
}
POLA_BERIBUAN = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?")  # 1.234,5 as Indonesian writes it
POLA_BILANGAN = re.compile(r"\d+([.,]\d{1,2})?")


@dataclass(frozen=True)
class BarisHarian:
    """One row as it was read. None: the file has no such column, so nothing is said of it."""

    nomor: int
    nip: str | None
    rencana_aksi: str | None
    tanggal: date
    jam_mulai: time
    jam_selesai: time
    uraian: str
    volume: Decimal | None
    satuan: str
    bukti: tuple[str, ...] | None

    @property
    def kunci(self) -> str:
        return kunci_isi(self.jam_mulai, self.jam_selesai, self.uraian)


@dataclass(frozen=True)
class KegiatanBKN:
    """One activity as it goes out; `nomor` is its key here, unknown to BKN."""

    nomor: int
    nip: str
    rencana_aksi: str
    tanggal: date
    jam_mulai: time
    jam_selesai: time
    uraian: str
    volume: Decimal
    satuan: str
    bukti: str  # links, with blanks between them; files stay here

    @property
    def pukul(self) -> str:
        return tulis_pukul(self.jam_mulai, self.jam_selesai)


@dataclass(frozen=True)
class Selisih:
    """One activity that stands otherwise here than at BKN, by the last marking."""

    perubahan: PerubahanBKN
    kini: KegiatanBKN | None  # None: deleted or rejected since
    terkirim: KegiatanBKN | None  # None: not carried over yet

    @property
    def isi(self) -> KegiatanBKN:
        """The activity as it is here, or as it was."""
        isi = self.kini or self.terkirim
        assert isi is not None
        return isi

    @property
    def perbedaan(self) -> tuple[tuple[str, str, str], ...]:
        """What changed since, in words: the column, what BKN has, what stands here."""
        if self.kini is None or self.terkirim is None:
            return ()
        return tuple(
            (judul, _tertulis(semula), _tertulis(menjadi))
            for nama, judul in JUDUL_ISI.items()
            if (semula := getattr(self.terkirim, nama)) != (menjadi := getattr(self.kini, nama))
        )


def bandingkan(kini: Mapping[int, KegiatanBKN], terkirim: Mapping[int, KegiatanBKN]) -> tuple[Selisih, ...]:
    """Return in what the activities here differ from those at BKN, both by key; by day and hour."""
    semua = [
        Selisih(_perubahan(kini.get(nomor), terkirim.get(nomor)), kini.get(nomor), terkirim.get(nomor))
        for nomor in kini.keys() | terkirim.keys()
        if kini.get(nomor) != terkirim.get(nomor)
    ]
    return tuple(sorted(semua, key=_urutan))


def sidik_selisih(daftar: Sequence[Selisih]) -> str:
    """Return what tells these differences from others, to see that they are still those that were shown."""
    return sha256(repr(daftar).encode()).hexdigest()


def _urutan(selisih: Selisih) -> tuple[date, time, time, int]:
    isi = selisih.isi
    return isi.tanggal, isi.jam_mulai, isi.jam_selesai, isi.nomor


def _perubahan(kini: KegiatanBKN | None, terkirim: KegiatanBKN | None) -> PerubahanBKN:
    if terkirim is None:
        return PerubahanBKN.BARU
    return PerubahanBKN.DIHAPUS if kini is None else PerubahanBKN.BERUBAH


def kunci_isi(jam_mulai: time, jam_selesai: time, uraian: str) -> str:
    """Return what tells one activity of a person and day from another; blanks make no difference."""
    return f"{jam_mulai:%H:%M} {jam_selesai:%H:%M} {rapat(uraian)}"


def kunci_baris(pegawai_id: int, baris: BarisHarian) -> UUID:
    """Return the key of the activity that a row brings in: the same row never makes a second one."""
    return uuid5(RUANG_KUNCI, f"{pegawai_id} {baris.tanggal} {baris.kunci}")


def rapat(teks: str) -> str:
    return " ".join(teks.split())


def sebutan_hasil(uraian: str) -> str:
    """Return the text of a result as it is compared: case, blanks and a full stop make no difference."""
    return rapat(uraian).rstrip(" .").casefold()


def baca_baris(nomor: int, sel: Mapping[str, Sel]) -> tuple[BarisHarian | None, list[GalatBaris]]:
    """Read one row; every cell is looked at, so that all errors of a row come at once."""
    pembaca = PembacaBaris(nomor, sel)
    baris = BarisHarian(
        nomor=nomor,
        nip=pembaca.baca("NIP", _nip, "") if "NIP" in sel else None,
        rencana_aksi=_teks(sel["Rencana Aksi"]) if "Rencana Aksi" in sel else None,
        tanggal=pembaca.baca("Tanggal kegiatan", _tanggal, date.min),
        jam_mulai=pembaca.baca("Jam mulai", _jam, time.min),
        jam_selesai=pembaca.baca("Jam selesai", _jam, time.min),
        uraian=pembaca.baca("Kegiatan harian", _uraian, ""),
        volume=pembaca.baca("Realisasi", _bilangan, Decimal(0)) if "Realisasi" in sel else None,
        satuan=_teks(sel.get("Satuan")),
        bukti=tuple(dict.fromkeys(_teks(sel["Bukti dukung"]).split())) if "Bukti dukung" in sel else None,
    )
    return (None if pembaca.galat else baris), pembaca.galat


def tulis_baris(kegiatan: KegiatanBKN, *, bernip: bool) -> tuple[Isi, ...]:
    """Return one activity as the cells of a row, in the order of the columns."""
    sel = (
        kegiatan.rencana_aksi,
        kegiatan.tanggal,
        kegiatan.jam_mulai,
        kegiatan.jam_selesai,
        rapat(kegiatan.uraian),
        SUMBER_DATA,
        _bulat(kegiatan.volume),
        kegiatan.satuan,
        kegiatan.bukti,
    )
    return (kegiatan.nip, *sel) if bernip else sel


def _bulat(bilangan: Decimal) -> Decimal:
    """Return a figure without the zeros behind the decimal point."""
    return Decimal(f"{bilangan.normalize():f}")


def _tertulis(nilai: str | date | time | Decimal) -> str:
    """Write one cell as people read it."""
    if isinstance(nilai, date):
        return f"{nilai:%d/%m/%Y}"
    if isinstance(nilai, time):
        return f"{nilai:%H.%M}"
    return str(_bulat(nilai)).replace(".", ",") if isinstance(nilai, Decimal) else nilai


def _teks(isi: Sel) -> str:
    return tanpa_penawar(teks_sel(isi))


def _wajib(isi: Sel) -> str:
    teks = _teks(isi)
    if not teks:
        raise SelKeliru("Sel ini kosong, padahal wajib.", "Isi selnya.")
    return teks


def _nip(isi: Sel) -> str:
    if isinstance(isi, int | float) or (isinstance(isi, str) and ANGKA_ILMIAH.match(isi.strip())):
        raise SelKeliru(*NIP_SEBAGAI_ANGKA)
    angka = re.sub(r"\D", "", _wajib(isi))
    if len(angka) != 18:
        raise SelKeliru("NIP terdiri atas 18 angka.", "Perbaiki NIP-nya.")
    return angka


def _tanggal(isi: Sel) -> date:
    return baca_tanggal(_wajib(isi))


def _jam(isi: Sel) -> time:
    _wajib(isi)
    return baca_sel_jam(isi)


def _uraian(isi: Sel) -> str:
    teks = _wajib(isi)
    if len(teks) > URAIAN_TERPANJANG:
        raise SelKeliru(
            f"Isinya {len(teks)} huruf, paling banyak {URAIAN_TERPANJANG}.", "Persingkat kegiatannya."
        )
    return teks


def _bilangan(isi: Sel) -> Decimal:
    teks = teks_sel(isi)
    if not teks:
        return Decimal(0)
    if POLA_BERIBUAN.fullmatch(teks) and not isinstance(isi, float):
        teks = teks.replace(".", "")
    elif POLA_BILANGAN.fullmatch(teks) is None:
        raise SelKeliru(
            "Realisasi adalah bilangan nol atau lebih, paling banyak dua angka di belakang koma.",
            "Isi misalnya 12, atau kosongkan.",
        )
    bilangan = Decimal(teks.replace(",", "."))
    if bilangan >= VOLUME_TERBESAR:
        raise SelKeliru("Realisasi ini terlalu besar.", "Periksa angkanya.")
    return bilangan
