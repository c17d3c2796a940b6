"""Where the files of evidence lie: private, apart from what the site shows to everybody, under random names.

A file is written before the row that tells of it and removed after that row is gone, so whatever is cut off
in between leaves at worst a file that nobody asks for; services.sapu_bukti removes those.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages


def gudang() -> Storage:
    return storages["bukti"]


@contextmanager
def simpan(isi: bytes) -> Iterator[str]:
    """Write a file and give its place; when the work inside fails, the file is gone again."""
    nama = secrets.token_hex(16)
    tempat = gudang().save(f"{nama[:2]}/{nama}", ContentFile(isi))
    berhasil = False
    try:
        yield tempat
        berhasil = True
    finally:
        if not berhasil:
            gudang().delete(tempat)


def buka(tempat: str) -> File[bytes]:
    """Open a file for reading. Raises FileNotFoundError when it is not there."""
    return gudang().open(tempat)


def buang(*daftar_tempat: str) -> None:
    """Remove files; one that is gone already is no fault."""
    for tempat in daftar_tempat:
        gudang().delete(tempat)


def daftar_lama(sebelum: datetime) -> Iterator[list[str]]:
    """Yield the places of all files written before that moment, folder by folder."""
    folder, _ = gudang().listdir("") if gudang().exists("") else ([], [])
    for satu in sorted(folder):
        daftar_tempat = [f"{satu}/{nama}" for nama in gudang().listdir(satu)[1]]
        yield [tempat for tempat in daftar_tempat if gudang().get_modified_time(tempat) < sebelum]
