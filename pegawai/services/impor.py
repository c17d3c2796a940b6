"""The staff list: read row by row, checked and written as a whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from pegawai import permissions
from pegawai.batasan import jaga_batasan
from pegawai.berkas import GalatBaris, Tabel
from pegawai.impor import DAFTAR_KOLOM, KOLOM_PERSIAPAN, BarisPegawai, baca_baris
from pegawai.inti.sql import kunci
from pegawai.models import Pegawai, Penugasan


SQL = Path(__file__).resolve().parent.parent / "sql"
URUTAN_KOLOM = {kolom.nama: ke for ke, kolom in enumerate(DAFTAR_KOLOM)}
# Code of impor_periksa.sql: column, why it cannot be, what to do. {lawan} is what it collides with.
GALAT: Mapping[str, tuple[str, str, str]] = {
    "NIP_GANDA": ("NIP", "NIP yang sama sudah ada pada baris {lawan}.", "Hapus salah satu barisnya."),
    "UNIT_TAK_DIKENAL": (
        "KODE_UNIT",
        "Tidak ada unit kerja dengan kode ini.",
        "Samakan dengan kode pada daftar unit, termasuk huruf besar dan kecilnya.",
    ),
    "JABATAN_TANPA_JENIS": (
        "JENIS_JABATAN",
        "Jabatan {lawan} belum terdaftar, jadi jenisnya perlu diketahui.",
        "Isi JENIS_JABATAN, atau samakan nama jabatan dengan yang sudah terdaftar.",
    ),
    "JABATAN_BEDA_JENIS": (
        "JENIS_JABATAN",
        "Jabatan ini berjenis {lawan} pada data terdaftar atau pada baris lain.",
        "Samakan jenisnya, atau kosongkan.",
    ),
    "JABATAN_BEDA_JENJANG": (
        "JENJANG",
        "Jabatan ini berjenjang {lawan} pada data terdaftar atau pada baris lain.",
        "Samakan jenjangnya, atau kosongkan.",
    ),
    "JENJANG_BUKAN_FUNGSIONAL": (
        "JENJANG",
        "Jenjang hanya untuk jabatan fungsional, sedangkan jabatan ini berjenis {lawan}.",
        "Kosongkan jenjangnya.",
    ),
    "MASIH_MENJABAT": (
        "TMT",
        "Pegawai ini masih mempunyai jabatan definitif: {lawan}.",
        "Akhiri dahulu jabatan itu pada halaman pegawainya, atau perbaiki unit, jabatan, dan TMT.",
    ),
    "PIMPINAN_SUDAH_ADA": (
        "JABATAN",
        "{lawan} sudah memimpin unit ini secara definitif.",
        "Akhiri dahulu tugas pimpinan itu, atau perbaiki jabatannya.",
    ),
    "PIMPINAN_GANDA": (
        "JABATAN",
        "Unit ini sudah mendapat pimpinan pada baris {lawan}.",
        "Perbaiki jabatan salah satunya.",
    ),
    "AKUN_TERPAKAI": (
        "NIP",
        "{lawan} sudah memakai akun dengan NIP ini.",
        "Minta petugas teknis memperbaiki akun itu lebih dahulu.",
    ),
}


@dataclass(frozen=True)
class HasilImpor:
    """What a staff list would change, or has changed; with any error, nothing is written."""

    galat: Sequence[GalatBaris] = ()
    belum_diperiksa: int = 0  # rows left unread, because there were enough errors before them
    baru: Sequence[int] = ()  # row numbers
    diperbarui: Sequence[int] = ()
    tetap: Sequence[int] = ()


@transaction.atomic
def impor_pegawai(
    *,
    tabel: Tabel,
    oleh: Pegawai | None,
    pada: datetime,
    periksa_saja: bool = False,
    cukup_galat: int | None = None,
) -> HasilImpor:
    """Bring people, their accounts and definitive posts in from a staff list; all rows or none.

    `oleh` None means a command on the server. New people get an account without a usable password; known
    ones their name, golongan and surel of the list. Posts are only added: a person who still holds another
    is an error. Importing the same list again changes nothing. One import runs at a time; the cells are
    read before it waits for its turn, and no further than the row in which `cukup_galat` errors are reached.

    Raises PermissionDenied without the role, BatasanDilanggar when data changed under the import.
    """
    if oleh is not None:
        permissions.kelola_pegawai(oleh).wajib()
    daftar_baris, galat = _baca(tabel, cukup_galat)
    if belum_diperiksa := len(tabel.baris) - len(daftar_baris):
        return HasilImpor(galat=galat, belum_diperiksa=belum_diperiksa)
    kunci("impor pegawai")
    _siapkan(daftar_baris)
    # A cell that could not be read is blank to the database: what it says there is an echo.
    sudah = {(satu.baris, satu.kolom) for satu in galat}
    galat += [satu for satu in _periksa() if (satu.baris, satu.kolom) not in sudah]
    if galat:
        return HasilImpor(galat=sorted(galat, key=_urutan))
    perubahan = _bandingkan()
    if not periksa_saja:
        with jaga_batasan(Penugasan), connection.cursor() as cursor:
            cursor.execute(_sql("impor_simpan"), {"oleh": oleh.pk if oleh else None, "pada": pada})
    menurut = {satu: tuple(b for b, p in perubahan if p == satu) for satu in ("BARU", "DIPERBARUI", "TETAP")}
    return HasilImpor(baru=menurut["BARU"], diperbarui=menurut["DIPERBARUI"], tetap=menurut["TETAP"])


def _baca(tabel: Tabel, cukup_galat: int | None) -> tuple[list[BarisPegawai], list[GalatBaris]]:
    daftar_baris: list[BarisPegawai] = []
    semua_galat: list[GalatBaris] = []
    for nomor, sel in tabel.baris:
        if cukup_galat is not None and len(semua_galat) >= cukup_galat:
            break
        baris, galat = baca_baris(nomor, sel)
        daftar_baris.append(baris)
        semua_galat += galat
    return daftar_baris, semua_galat


def _siapkan(daftar_baris: Iterable[BarisPegawai]) -> None:
    kolom = ", ".join(KOLOM_PERSIAPAN)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS impor_pegawai")
        cursor.execute(_sql("impor_persiapan"))
        with cursor.copy(f"COPY impor_pegawai ({kolom}) FROM STDIN") as salinan:
            for baris in daftar_baris:
                salinan.write_row(baris.nilai())
        cursor.execute("ANALYZE impor_pegawai")


def _periksa() -> list[GalatBaris]:
    with connection.cursor() as cursor:
        cursor.execute(_sql("impor_periksa"))
        temuan = cursor.fetchall()
    semua = []
    for baris, kode, tertulis, lawan in temuan:
        kolom, sebab, tindakan = GALAT[kode]
        semua.append(GalatBaris(baris, kolom, tertulis or "", sebab.format(lawan=lawan), tindakan))
    return semua


def _bandingkan() -> list[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_sql("impor_bandingkan"))
        return [(baris, perubahan) for baris, perubahan in cursor]


def _sql(nama: str) -> str:
    return (SQL / f"{nama}.sql").read_text()


def _urutan(galat: GalatBaris) -> tuple[int, int]:
    return galat.baris, URUTAN_KOLOM[galat.kolom]
