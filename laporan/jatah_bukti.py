"""How much evidence one activity, and one person's month, may carry. Pure."""

from __future__ import annotations

from dataclasses import dataclass


BUKTI_TERBANYAK = 10  # of one activity, files and links together
SEBULAN_TERBESAR = 100 * 1024 * 1024  # bytes of one person's activities of one month
HAMPIR_PENUH = 80  # percent, from which a person is told in other colours


@dataclass(frozen=True)
class JatahBukti:
    """What one person's files of one month take, in bytes."""

    terpakai: int

    @property
    def batas(self) -> int:
        return SEBULAN_TERBESAR

    @property
    def persen(self) -> int:
        return min(100, self.terpakai * 100 // self.batas)

    @property
    def hampir_penuh(self) -> bool:
        return self.persen >= HAMPIR_PENUH

    def cukup_untuk(self, ukuran: int) -> bool:
        """Tell whether a file of so many bytes still fits.

        Kebijakan daerah: jatah berkas bukti dukung sebulan.
        """
        return self.terpakai + ukuran <= self.batas
