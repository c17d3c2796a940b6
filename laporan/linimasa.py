"""One day as a line: its entries in order and the time between them that nobody told of yet. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Generic, TypeVar

from laporan.waktu import MENIT_SEHARI


Isi = TypeVar("Isi")


@dataclass(frozen=True)
class Ruas(Generic[Isi]):
    """A stretch of one day; minutes since its midnight, so that a night shift ends behind 1,440.

    `isi` is None for a gap. `bertumpuk` says that it begins before an earlier entry has ended.
    """

    mulai: int
    selesai: int
    isi: Isi | None = None
    bertumpuk: bool = False

    @property
    def menit(self) -> int:
        return self.selesai - self.mulai

    @property
    def jam_mulai(self) -> time:
        return jam_dari(self.mulai)

    @property
    def jam_selesai(self) -> time:
        return jam_dari(self.selesai)


def susun_linimasa(
    isian: Iterable[tuple[time, int, Isi]], *, jam_kerja: Sequence[tuple[time, time]] = (), sela_terkecil: int
) -> list[Ruas[Isi]]:
    """Lay entries (start, minutes, entry) in order and put the gaps of the working hours between them.

    Without working hours a gap is only what lies between two entries. Gaps shorter than `sela_terkecil`
    minutes, or one more than a day has none.

    Kebijakan daerah: waktu kerja yang belum diceritakan ditunjukkan sebagai sela.
    """
    terisi = sorted(
        ((menit_dari(mulai), menit_dari(mulai) + lama, isi) for mulai, lama, isi in isian),
        key=lambda satu: satu[:2],
    )
    deret: list[Ruas[Isi]] = []
    akhir = 0
    for mulai, selesai, isi in terisi:
        deret.append(Ruas(mulai, selesai, isi, bertumpuk=mulai < akhir))
        akhir = max(akhir, selesai)
    sela = [
        Ruas[Isi](mulai, selesai)
        for awal_kerja, akhir_kerja in _waktu_kerja(terisi, jam_kerja)
        for mulai, selesai in _kosong(awal_kerja, akhir_kerja, terisi)
        if selesai - mulai >= sela_terkecil
    ]
    return sorted([*deret, *sela], key=lambda ruas: (ruas.mulai, ruas.selesai))


def menit_dari(jam: time) -> int:
    """Return the minutes since midnight.

    Kebijakan daerah: jam dicatat sampai menitnya.
    """
    return jam.hour * 60 + jam.minute


def jam_dari(menit: int) -> time:
    """Return the local time so many minutes after midnight; behind 24.00 it is the next day's.

    Kebijakan daerah: giliran kerja yang melewati tengah malam.
    """
    return time(menit % MENIT_SEHARI // 60, menit % 60)


def _waktu_kerja(
    terisi: Sequence[tuple[int, int, Isi]], jam_kerja: Sequence[tuple[time, time]]
) -> list[tuple[int, int]]:
    if jam_kerja:
        return [
            (menit_dari(mulai), menit_dari(mulai) + (menit_dari(selesai) - menit_dari(mulai)) % MENIT_SEHARI)
            for mulai, selesai in jam_kerja
        ]
    return [(terisi[0][0], max(selesai for _, selesai, _ in terisi))] if terisi else []


def _kosong(awal: int, akhir: int, terisi: Sequence[tuple[int, int, Isi]]) -> Iterable[tuple[int, int]]:
    """Yield what no entry takes between two minutes."""
    for mulai, selesai, _ in terisi:
        if mulai > awal:
            yield awal, min(mulai, akhir)
        awal = max(awal, selesai)
        if awal >= akhir:
            return
    yield awal, akhir
