"""Shape and wording of what is filled in about people, posts and plans; the rules stand in the services."""

from .akun import AturSandiForm, GantiSandiForm, MasukForm, MasukKelolaForm
from .dasar import JamField, TanggalField, TeksField, tanpa_bingkai
from .kalender import (
    AkhiriKeteranganForm,
    CariJadwalForm,
    JadwalForm,
    KeteranganForm,
    LiburForm,
    PolaForm,
    UnggahJadwalForm,
)
from .orang import AkhiriPenugasanForm, CariPegawaiForm, PenugasanForm, UnggahForm
from .skp import BuatSKPForm, CatatanForm, DaftarIndikator, HasilKerjaForm, formulir_indikator


__all__ = [
    "AkhiriKeteranganForm",
    "AkhiriPenugasanForm",
    "AturSandiForm",
    "BuatSKPForm",
    "CariJadwalForm",
    "CariPegawaiForm",
    "CatatanForm",
    "DaftarIndikator",
    "GantiSandiForm",
    "HasilKerjaForm",
    "JadwalForm",
    "JamField",
    "KeteranganForm",
    "LiburForm",
    "MasukForm",
    "MasukKelolaForm",
    "PenugasanForm",
    "PolaForm",
    "TanggalField",
    "TeksField",
    "UnggahForm",
    "UnggahJadwalForm",
    "formulir_indikator",
    "tanpa_bingkai",
]
