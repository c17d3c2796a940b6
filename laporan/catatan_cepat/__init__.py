"""One typed line understood: when, what, how much, for which result. Pure; everything is a proposal."""

from .baris import baca_baris, tanggal_baris
from .isi import HasilDikenal, Usulan, usulkan
from .kata import kata_pokok


__all__ = ["HasilDikenal", "Usulan", "baca_baris", "kata_pokok", "tanggal_baris", "usulkan"]
