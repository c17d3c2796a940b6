"""The guideline for how predicates spread over an organisation's people: something to weigh, not a quota.

Nothing here blocks anybody. A broken guideline is said in words, before the assessor decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor

from evaluasi.choices import Predikat, PredikatOrganisasi


# Percentages mean nothing in a kelurahan of six: below this many people the pages check nothing.
KELOMPOK_TERKECIL = 10


@dataclass(frozen=True)
class Batas:
    """How many of the people may, or must, have one of these predicates, in whole percent."""

    predikat: tuple[Predikat, ...]
    paling_banyak: int | None = None
    paling_sedikit: int | None = None  # 0: at least one person

    def pelanggaran(self, jumlah: Mapping[Predikat, int]) -> str:
        """Return what is wrong, in words; empty when nothing is."""
        orang = sum(jumlah.get(predikat, 0) for predikat in self.predikat)
        semua = sum(jumlah.values())
        nama = " atau ".join(predikat.label for predikat in self.predikat)
        if self.paling_banyak is not None:
            boleh = floor(self.paling_banyak * semua / 100)
            if orang > boleh:
                aturan = f"paling banyak {self.paling_banyak}% ({boleh} orang)"
                if not self.paling_banyak:
                    aturan = "tidak seorang pun"
                return f"Predikat {nama}: {orang} dari {semua} orang, pedomannya {aturan}."
        if self.paling_sedikit is not None:
            perlu = max(ceil(self.paling_sedikit * semua / 100), 1)
            if orang < perlu:
                aturan = f"{self.paling_sedikit}% ({perlu} orang)" if self.paling_sedikit else "seorang"
                return f"Predikat {nama}: {orang} dari {semua} orang, pedomannya paling sedikit {aturan}."
        return ""


_SB, _B, _BP, _K, _SK = Predikat

POLA_DISTRIBUSI: Mapping[PredikatOrganisasi, tuple[Batas, ...]] = {
    PredikatOrganisasi.ISTIMEWA: (Batas((_SB,), paling_banyak=70),),
    PredikatOrganisasi.BAIK: (Batas((_B,), paling_banyak=70), Batas((_BP, _K), paling_sedikit=0)),
    PredikatOrganisasi.BUTUH_PERBAIKAN: (
        Batas((_SB,), paling_banyak=10),
        Batas((_BP,), paling_sedikit=60),
    ),
    PredikatOrganisasi.KURANG: (
        Batas((_SB,), paling_banyak=10),
        Batas((_BP,), paling_sedikit=10),
        Batas((_K,), paling_sedikit=60),
    ),
    PredikatOrganisasi.SANGAT_KURANG: (
        Batas((_SB,), paling_banyak=0),
        Batas((_BP, _K), paling_sedikit=10),
        Batas((_SK,), paling_sedikit=60),
    ),
}


def periksa_pola(organisasi: PredikatOrganisasi, jumlah: Mapping[Predikat, int]) -> list[str]:
    """Return the guidelines that a spread of predicates breaks, in words; none when nobody is rated.

    Whole people: the most is rounded down, the least is rounded up.

    Dasar: SE MenPANRB 3/2023 (pola distribusi predikat kinerja pegawai).
    """
    if not sum(jumlah.values()):
        return []
    pelanggaran = (batas.pelanggaran(jumlah) for batas in POLA_DISTRIBUSI[PredikatOrganisasi(organisasi)])
    return [satu for satu in pelanggaran if satu]
