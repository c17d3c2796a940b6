"""Shape and wording of what employees and superiors fill in; the rules stand in the services."""

from .aturan import AturanForm
from .bkn import AlasanTerlambatForm, EksporUnitForm, MasaForm, UnggahKegiatanForm
from .bukti import BuktiForm
from .dasar import arahkan_fokus
from .kegiatan import KegiatanForm
from .realisasi import RealisasiForm, daftar_form_realisasi, semua_sah
from .verifikasi import CatatanForm, KembalikanForm, SaringForm, TolakForm


__all__ = [
    "AlasanTerlambatForm",
    "AturanForm",
    "BuktiForm",
    "CatatanForm",
    "EksporUnitForm",
    "KegiatanForm",
    "KembalikanForm",
    "MasaForm",
    "RealisasiForm",
    "SaringForm",
    "TolakForm",
    "UnggahKegiatanForm",
    "arahkan_fokus",
    "daftar_form_realisasi",
    "semua_sah",
]
