"""Static files taken from Python packages by name, so that no third-party file is copied in here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage


# static name -> (package, path inside it). django-include-bootstrap stays out of INSTALLED_APPS: it
# would also bring its own base.html.
BERKAS: Mapping[str, tuple[str, str]] = {
    f"vendor/bootstrap/{nama}": ("django_include_bootstrap", f"static/{folder}/{nama}")
    for folder, nama in (
        ("css", "bootstrap.min.css"),
        ("css", "bootstrap.min.css.map"),
        ("js", "bootstrap.bundle.min.js"),
        ("js", "bootstrap.bundle.min.js.map"),
    )
}


def _asal(nama: str) -> Path:
    paket, jalur = BERKAS[nama]
    spesifikasi = find_spec(paket)
    if spesifikasi is None or spesifikasi.origin is None:
        raise FileNotFoundError(f"Paket {paket} belum terpasang; jalankan `make siap`.")
    return Path(spesifikasi.origin).parent / jalur


class PaketStorage(FileSystemStorage):
    def path(self, name: str) -> str:
        return str(_asal(name.replace("\\", "/")))

    def exists(self, name: str) -> bool:
        return name in BERKAS


class PaketFinder(BaseFinder):
    """Finds the files of BERKAS for collectstatic and for the development server."""

    storage = PaketStorage()

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        semua = find_all or kwargs.get("all", False)
        if path not in BERKAS:
            return []
        return [str(_asal(path))] if semua else str(_asal(path))

    def list(self, ignore_patterns: Any) -> Iterator[Any]:
        for nama in BERKAS:
            yield nama, self.storage
