"""Reading the 18 digits of an employee number. Pure: no model, no clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pegawai.choices import JenisKelamin, JenisPegawai


# The two digits after the year of appointment: a month (01 to 12) for PNS, the kind of contract for PPPK.
KODE_PPPK_TERENDAH = 21


@dataclass(frozen=True)
class NIP:
    """What an employee number says. `tmt_bulan` is None for PPPK, whose number carries only the year."""

    lahir: date
    tmt_tahun: int
    tmt_bulan: int | None
    kelamin: JenisKelamin
    urut: str
    jenis: JenisPegawai


def baca_nip(teks: str) -> NIP:
    """Read a NIP (PNS) or NI PPPK; blanks between the groups are allowed.

    Raises ValueError, with the reason in Indonesian, when the digits cannot be one.

    Dasar: Peraturan Kepala BKN 22/2007 (NIP); penomoran NI PPPK oleh BKN.
    """
    angka = re.sub(r"[\s.\-]", "", teks)
    if not re.fullmatch(r"[0-9]{18}", angka):
        raise ValueError(
            f"NIP terdiri atas 18 angka, sedangkan yang tertulis {len(angka)} karakter: {teks!r}."
        )
    lahir = _tanggal_lahir(angka[:8])
    tmt_tahun, sisipan = int(angka[8:12]), int(angka[12:14])
    jenis = JenisPegawai.PPPK if sisipan >= KODE_PPPK_TERENDAH else JenisPegawai.PNS
    if jenis is JenisPegawai.PNS and not 1 <= sisipan <= 12:
        raise ValueError(f"Bulan pengangkatan pada NIP (angka ke-13 dan ke-14) tidak ada: {angka[12:14]}.")
    if tmt_tahun <= lahir.year:
        raise ValueError(f"Tahun pengangkatan {tmt_tahun} tidak sesudah tahun lahir {lahir.year}.")
    return NIP(
        lahir=lahir,
        tmt_tahun=tmt_tahun,
        tmt_bulan=sisipan if jenis is JenisPegawai.PNS else None,
        kelamin=_kelamin(angka[14]),
        urut=angka[15:],
        jenis=jenis,
    )


def _tanggal_lahir(angka: str) -> date:
    try:
        return date(int(angka[:4]), int(angka[4:6]), int(angka[6:]))
    except ValueError:
        raise ValueError(f"Tanggal lahir pada NIP (8 angka pertama) tidak ada: {angka}.") from None


def _kelamin(angka: str) -> JenisKelamin:
    kelamin = {"1": JenisKelamin.LAKI_LAKI, "2": JenisKelamin.PEREMPUAN}.get(angka)
    if kelamin is None:
        raise ValueError(f"Angka ke-15 NIP menyatakan jenis kelamin, 1 atau 2, bukan {angka}.")
    return kelamin
