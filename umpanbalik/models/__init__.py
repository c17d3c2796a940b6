"""What citizens say: answers to the survey, the index they make, and complaints with a case to follow."""

from .aduan import Aduan, AduanQuerySet, Pelapor, RiwayatAduan
from .indeks import IndeksKepuasan
from .layanan import ButirInstrumen, Instrumen, Layanan
from .tanggapan import NilaiUnsur, Tanggapan
from .tindak_lanjut import TindakLanjut


__all__ = [
    "Aduan",
    "AduanQuerySet",
    "ButirInstrumen",
    "IndeksKepuasan",
    "Instrumen",
    "Layanan",
    "NilaiUnsur",
    "Pelapor",
    "RiwayatAduan",
    "Tanggapan",
    "TindakLanjut",
]
