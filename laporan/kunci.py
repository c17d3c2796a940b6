"""The keys by which an entry is kept once, however often and from wherever it is sent. Pure.

A key names where an entry comes from, never what it says: corrected since, it is still the same entry.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid5


RUANG_SALINAN = UUID("5f1f7b0a-6a36-4a55-9f6e-2f0c1f9a7d10")  # constants of this house; never change them
RUANG_RUTIN = UUID("0d6c1f0e-6f0f-4d2b-8d0b-8f4f7a1f5c21")


def kunci_salinan(asal: int, tanggal: date) -> UUID:
    """Return the key of the copy of an entry that is laid on that day, on whichever page.

    Kebijakan daerah: satu kegiatan disalin ke satu hari satu kali; sesudah salinannya dihapus, boleh lagi.
    """
    return uuid5(RUANG_SALINAN, f"{asal} {tanggal.isoformat()}")


def kunci_rutin(rutin: int, tanggal: date) -> UUID:
    """Return the key of what is recorded by a routine on that day.

    Kebijakan daerah: satu kegiatan rutin dicatat satu kali sehari; sesudah catatannya dihapus, boleh lagi.
    """
    return uuid5(RUANG_RUTIN, f"{rutin} {tanggal.isoformat()}")


def kunci_baris(lembar: UUID, nomor: int) -> UUID:
    """Return the key of a row that is typed: of its sheet and of its place in it.

    Kebijakan daerah: kiriman yang sama tidak dicatat dua kali.
    """
    return uuid5(lembar, str(nomor))


def kunci_orang(kunci: UUID, pegawai: int) -> UUID:
    """Return the key under which an entry of one person is kept, so that nobody meets another's.

    Kebijakan daerah: kiriman yang sama tidak dicatat dua kali.
    """
    return uuid5(kunci, str(pegawai))
