"""What is written about evaluation: each act once, with its rule, its lock and its audit line."""

from .dasar import PenilaianDitolak
from .isian import IsianPenilaian
from .organisasi import tetapkan_organisasi
from .penilaian import DrafBerubah, PenilaianBerubah, isi_penilaian, tetapkan_penilaian
from .periode import PeriodeBelumLengkap, buka_periode, tutup_periode


__all__ = [
    "DrafBerubah",
    "IsianPenilaian",
    "PenilaianBerubah",
    "PenilaianDitolak",
    "PeriodeBelumLengkap",
    "buka_periode",
    "isi_penilaian",
    "tetapkan_organisasi",
    "tetapkan_penilaian",
    "tutup_periode",
]
