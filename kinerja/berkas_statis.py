"""Collects the static files only when they changed since the last time."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def kumpulkan() -> bool:
    """Fill STATIC_ROOT unless it holds these very files already; true when there was work.

    The note of what it holds is written last, so that an interrupted collection is done again.
    """
    catatan = Path(settings.STATIC_ROOT) / ".isi"
    isi = _sidik_sumber()
    if catatan.exists() and catatan.read_text() == isi:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    catatan.write_text(isi)
    return True


def _sidik_sumber() -> str:
    """Return a digest of every source's name, size and time of change, and of what stores them.

    Without DEBUG a manifest is written beside the files, and every page needs it.
    """
    berkas = sorted(
        (nama, penyimpanan.path(nama)) for finder in get_finders() for nama, penyimpanan in finder.list([])
    )
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for nama, jalur in berkas:
        keadaan = Path(jalur).stat()
        digest.update(f"{nama}\0{keadaan.st_size}\0{keadaan.st_mtime_ns}\n".encode())
    return digest.hexdigest()
