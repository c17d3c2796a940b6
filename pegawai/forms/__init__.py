"""Shape and wording of what is filled in about people, posts and plans; the rules stand in the services."""

from .akun import AturSandiForm, GantiSandiForm, MasukForm, MasukKelolaForm
from .dasar import TanggalField, tanpa_bingkai
from .orang import AkhiriPenugasanForm, CariPegawaiForm, PenugasanForm, UnggahForm
from .skp import BuatSKPForm, CatatanForm, DaftarIndikator, HasilKerjaForm, formulir_indikator


__all__ = [
    "AkhiriPenugasanForm",
    "AturSandiForm",
    "BuatSKPForm",
    "CariPegawaiForm",
    "CatatanForm",
    "DaftarIndikator",
    "GantiSandiForm",
    "HasilKerjaForm",
    "MasukForm",
    "MasukKelolaForm",
    "PenugasanForm",
    "TanggalField",
    "UnggahForm",
    "formulir_indikator",
    "tanpa_bingkai",
]
