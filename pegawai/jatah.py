"""How often something may be tried: a fixed window, counted in the cache that all processes share."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import cache
from redis.exceptions import RedisError


logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Jatah:
    """At most `paling_banyak` tries of one key in `detik` seconds, counted from the first of them.

    While the cache does not answer nothing is counted: better too many tries than nobody at work.
    """

    nama: str
    paling_banyak: int
    detik: int

    def ambil(self, kunci: str) -> bool:
        """Count one try and tell whether it was within the limit; many may ask at once."""
        tempat = self._tempat(kunci)
        try:
            return cache.add(tempat, 1, self.detik) or int(cache.incr(tempat)) <= self.paling_banyak
        except ValueError:  # the window closed between the two calls
            return True
        except RedisError as galat:
            return self._tanpa_hitungan(galat)

    def kembalikan(self, kunci: str) -> None:
        """Give one try back: it turned out not to count."""
        try:
            cache.decr(self._tempat(kunci))
        except ValueError:  # the window has closed: nothing is counted any more
            return
        except RedisError as galat:
            self._tanpa_hitungan(galat)

    def lupakan(self, kunci: str) -> None:
        try:
            cache.delete(self._tempat(kunci))
        except RedisError as galat:
            self._tanpa_hitungan(galat)

    def _tanpa_hitungan(self, galat: RedisError) -> bool:
        logger.warning("Tries of %s are not counted: %s", self.nama, galat)
        return True

    def _tempat(self, kunci: str) -> str:
        return f"jatah:{self.nama}:{sha256(kunci.encode()).hexdigest()}"
