"""What one row of the staff list says, read cell by cell. No database: see services.impor for the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from pegawai.berkas import GalatBaris, Kolom, PembacaBaris, Sel, SelKeliru, baca_tanggal, teks_sel
from pegawai.choices import GOLONGAN_PNS, GOLONGAN_PPPK, JenisJabatan, JenisPegawai, Jenjang
from pegawai.nip import baca_nip


DAFTAR_KOLOM = (
    Kolom("NIP", "18 angka, disimpan sebagai teks; juga NI PPPK", True, ("NIP BARU", "NI PPPK")),
    Kolom("NAMA", "nama lengkap dengan gelar", True, ("NAMA LENGKAP", "NAMA PEGAWAI")),
    Kolom("JENIS", "PNS atau PPPK; bila kosong, dibaca dari NIP", alias=("JENIS PEGAWAI", "STATUS PEGAWAI")),
    Kolom(
        "GOLONGAN",
        "III/a (PNS) atau IX (PPPK)",
        alias=("GOL", "GOL RUANG", "GOLONGAN RUANG", "GOLONGAN/RUANG", "PANGKAT/GOLONGAN"),
    ),
    Kolom("KODE_UNIT", "kode unit kerja yang sudah terdaftar", True, ("UNIT", "KODE UNIT KERJA")),
    Kolom("JABATAN", "nama jabatan", True, ("NAMA JABATAN",)),
    Kolom(
        "JENIS_JABATAN",
        "wajib bagi jabatan yang belum terdaftar: JPT, ADMINISTRATOR, PENGAWAS, FUNGSIONAL, PELAKSANA",
    ),
    Kolom("JENJANG", "hanya jabatan fungsional, misalnya AHLI MUDA", alias=("JENJANG JABATAN",)),
    Kolom("TMT", "mulai bertugas pada jabatan itu, misalnya 01/03/2026", True, ("TMT JABATAN", "MULAI")),
    Kolom("SUREL", "alamat surel", alias=("EMAIL", "ALAMAT SUREL", "ALAMAT EMAIL")),
)  # fmt: skip
# An export of the staff system has dozens of columns: nobody should have to delete them.
KOLOM_LAIN = "Kolom lain boleh ada. Isinya tidak dibaca, dan judulnya disebut, supaya salah tulis terlihat."
CONTOH = {
    "NIP": "198609262015051001",
    "NAMA": "Nama Lengkap, S.E.",
    "JENIS": "PNS",
    "GOLONGAN": "III/a",
    "KODE_UNIT": "KODE-UNIT",
    "JABATAN": "Analis Sumber Daya Manusia Aparatur Ahli Pertama",
    "JENIS_JABATAN": "FUNGSIONAL",
    "JENJANG": "AHLI PERTAMA",
    "TMT": "01/03/2026",
    "SUREL": "",
}
JENIS_JABATAN = {
    jenis.value: str(jenis.label) for jenis in JenisJabatan if jenis is not JenisJabatan.PEJABAT_NEGARA
}
POLA_GOLONGAN = re.compile(r"^([IVX]+)[\s/.\-]*([A-E])?$", re.IGNORECASE)
ANGKA_ILMIAH = re.compile(r"^\d([.,]\d+)?E\+?\d+$", re.IGNORECASE)
NIP_SEBAGAI_ANGKA = (
    "NIP ini tersimpan sebagai bilangan, sehingga angka-angka terakhirnya sudah hilang.",
    "Ubah format kolom NIP menjadi Teks, lalu isi ulang NIP dari sumbernya.",
)


@dataclass(frozen=True)
class BarisPegawai:
    """One row as it goes into the staging table; None for a cell that is blank or wrong."""

    baris: int
    nip: str | None
    nama: str | None
    jenis: str | None
    golongan: str | None
    kode_unit: str | None
    jabatan: str | None
    jenis_jabatan: str | None
    jenjang: str | None
    mulai: date | None
    surel: str | None

    def nilai(self) -> tuple[int | str | date | None, ...]:
        return astuple(self)


KOLOM_PERSIAPAN = tuple(kolom.name for kolom in fields(BarisPegawai))


def baca_baris(nomor: int, sel: Mapping[str, Sel]) -> tuple[BarisPegawai, list[GalatBaris]]:
    """Read one row; every cell is looked at, so that all errors of a row come at once."""
    pembaca = PembacaBaris(nomor, sel)
    nip = pembaca.baca("NIP", baca_sel_nip, None)
    jenis = baca_nip(nip).jenis if nip else None
    jenis_jabatan = pembaca.baca("JENIS_JABATAN", _jenis_jabatan, None)
    baris = BarisPegawai(
        baris=nomor,
        nip=nip,
        nama=pembaca.baca("NAMA", lambda isi: _wajib(isi, 150), None),
        jenis=pembaca.baca("JENIS", lambda isi: _jenis(isi, jenis), None),
        golongan=pembaca.baca("GOLONGAN", lambda isi: _golongan(isi, jenis), None),
        kode_unit=pembaca.baca("KODE_UNIT", lambda isi: _wajib(isi, 40), None),
        jabatan=pembaca.baca("JABATAN", lambda isi: _wajib(isi, 200), None),
        jenis_jabatan=jenis_jabatan,
        jenjang=pembaca.baca("JENJANG", lambda isi: _jenjang(isi, jenis_jabatan), None),
        mulai=pembaca.baca("TMT", lambda isi: baca_tanggal(_wajib(isi, 40)), None),
        surel=pembaca.baca("SUREL", _surel, None),
    )
    return baris, pembaca.galat


def _wajib(isi: Sel, paling_panjang: int) -> str:
    teks = teks_sel(isi)
    if not teks:
        raise SelKeliru("Sel ini kosong, padahal wajib.", "Isi selnya.")
    if len(teks) > paling_panjang:
        raise SelKeliru(f"Isinya {len(teks)} huruf, paling banyak {paling_panjang}.", "Persingkat isinya.")
    return teks


def baca_sel_nip(isi: Sel) -> str:
    """Return the digits of a NIP. Raises SelKeliru for anything else, such as one kept as a number."""
    if isinstance(isi, int | float) or (isinstance(isi, str) and ANGKA_ILMIAH.match(isi.strip())):
        raise SelKeliru(*NIP_SEBAGAI_ANGKA)
    teks = _wajib(isi, 40).lstrip("'")
    try:
        baca_nip(teks)
    except ValueError as galat:
        raise SelKeliru(str(galat), "Periksa NIP pada surat keputusannya.") from None
    return re.sub(r"\D", "", teks)


def _jenis(isi: Sel, dari_nip: JenisPegawai | None) -> str | None:
    teks = teks_sel(isi).upper()
    if not teks:
        return dari_nip
    if teks not in (JenisPegawai.PNS, JenisPegawai.PPPK):
        raise SelKeliru("Jenis pegawai adalah PNS atau PPPK.", "Isi salah satunya, atau kosongkan.")
    if dari_nip is not None and teks != dari_nip:
        raise SelKeliru(f"NIP pada baris ini adalah milik {dari_nip.label}.", "Perbaiki jenis atau NIP-nya.")
    return teks


def _golongan(isi: Sel, jenis: JenisPegawai | None) -> str | None:
    teks = teks_sel(isi)
    if not teks:
        return None
    bagian = POLA_GOLONGAN.match(teks)
    golongan = "/".join(filter(None, (bagian[1].upper(), (bagian[2] or "").lower()))) if bagian else ""
    dikenal = golongan in GOLONGAN_PNS or golongan in GOLONGAN_PPPK
    if jenis is JenisPegawai.PNS and golongan not in GOLONGAN_PNS:
        raise SelKeliru("Golongan PNS adalah I/a sampai IV/e.", "Isi misalnya III/a, atau kosongkan.")
    if jenis is JenisPegawai.PPPK and golongan not in GOLONGAN_PPPK:
        raise SelKeliru("Golongan PPPK adalah I sampai XVII.", "Isi misalnya IX, atau kosongkan.")
    return golongan if dikenal else None


def _jenis_jabatan(isi: Sel) -> str | None:
    teks = teks_sel(isi).upper()
    if not teks:
        return None
    jenis = {nama.upper(): nilai for nilai, label in JENIS_JABATAN.items() for nama in (nilai, label)}.get(
        teks
    )
    if jenis is None:
        raise SelKeliru(f"Jenis jabatan adalah {', '.join(JENIS_JABATAN)}.", "Isi salah satunya.")
    return jenis


def _jenjang(isi: Sel, jenis_jabatan: str | None) -> str | None:
    teks = teks_sel(isi).upper().replace(" ", "_")
    if not teks:
        return None
    if teks not in Jenjang.values:
        raise SelKeliru(
            f"Jenjang adalah {', '.join(label.upper() for label in Jenjang.labels)}.",
            "Isi salah satunya, atau kosongkan bila bukan jabatan fungsional.",
        )
    if jenis_jabatan not in (None, JenisJabatan.FUNGSIONAL):
        raise SelKeliru("Jenjang hanya untuk jabatan fungsional.", "Kosongkan jenjangnya.")
    return teks


def _surel(isi: Sel) -> str | None:
    teks = teks_sel(isi)
    if not teks:
        return None
    try:
        validate_email(teks)
    except ValidationError:
        raise SelKeliru("Alamat surel ini tidak lengkap.", "Perbaiki alamatnya, atau kosongkan.") from None
    return teks
