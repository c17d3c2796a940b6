"""What every check of an uploaded file shares: the limit, the refusal, the result."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from laporan.choices import TipeBerkas


BERKAS_TERBESAR = 5 * 1024 * 1024  # bytes


class BerkasDitolak(Exception):
    """The file cannot be evidence; the message says why and what to do."""


@dataclass(frozen=True)
class BerkasDiperiksa:
    """The contents of a file that passed, as they are to be stored."""

    tipe: TipeBerkas
    isi: bytes

    @property
    def sidik(self) -> str:
        """The SHA-256 of the contents, in hexadecimal digits."""
        return sha256(self.isi).hexdigest()
