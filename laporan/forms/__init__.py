"""Shape and wording of what employees and superiors fill in; the rules stand in the services."""

from .aturan import AturanForm
from .bkn import AlasanTerlambatForm, EksporUnitForm, MasaForm, MasaUnitForm, UnggahKegiatanForm
from .bukti import BuktiForm
from .dasar import arahkan_fokus
from .kegiatan import IsianSementaraForm, KegiatanForm, KegiatanLuringForm
from .pekan import (
    BARIS_TERBANYAK,
    Isian,
    LembarPekan,
    PilihanPekan,
    isian_kegiatan,
    isian_salinan,
    isian_terkirim,
)
from .realisasi import RealisasiForm, daftar_form_realisasi, semua_sah
from .rutin import RutinForm
from .verifikasi import PALING_BANYAK, CatatanForm, KembalikanForm, SaringForm, SemuaForm, TolakForm


__all__ = [
    "BARIS_TERBANYAK",
    "PALING_BANYAK",
    "AlasanTerlambatForm",
    "AturanForm",
    "BuktiForm",
    "CatatanForm",
    "EksporUnitForm",
    "Isian",
    "IsianSementaraForm",
    "KegiatanForm",
    "KegiatanLuringForm",
    "KembalikanForm",
    "LembarPekan",
    "MasaForm",
    "MasaUnitForm",
    "PilihanPekan",
    "RealisasiForm",
    "RutinForm",
    "SaringForm",
    "SemuaForm",
    "TolakForm",
    "UnggahKegiatanForm",
    "arahkan_fokus",
    "daftar_form_realisasi",
    "isian_kegiatan",
    "isian_salinan",
    "isian_terkirim",
    "semua_sah",
]
