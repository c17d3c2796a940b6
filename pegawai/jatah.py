"""How often something may be tried: a fixed window, counted in the cache that all processes share."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import cache


@dataclass(frozen=True)
class Jatah:
    """At most `paling_banyak` tries of one key in `detik` seconds, counted from the first of them."""

    nama: str
    paling_banyak: int
    detik: int

    def ambil(self, kunci: str) -> bool:
        """Count one try and tell whether it was within the limit; many may ask at once."""
        tempat = self._tempat(kunci)
        if cache.add(tempat, 1, self.detik):
            return True
        try:
            return int(cache.incr(tempat)) <= self.paling_banyak
        except ValueError:  # the window closed between the two calls
            return True

    def kembalikan(self, kunci: str) -> None:
        """Give one try back: it turned out not to count."""
        try:
            cache.decr(self._tempat(kunci))
        except ValueError:  # the window has closed: nothing is counted any more
            return

    def lupakan(self, kunci: str) -> None:
        cache.delete(self._tempat(kunci))

    def _tempat(self, kunci: str) -> str:
        return f"jatah:{self.nama}:{sha256(kunci.encode()).hexdigest()}"
