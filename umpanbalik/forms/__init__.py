"""Shape and wording of what citizens and the office fill in; the rules stand in the services."""

from .aduan import FORM_TINDAKAN, AduanSaringForm, TindakanForm
from .dasar import TERLALU_SERING, tertulis
from .survei import LayananCariForm, SurveiForm
from .tindak_lanjut import TindakLanjutForm, TindakLanjutPerbaruiForm
from .warga import AduanForm, BukaLagiForm, LacakForm


__all__ = [
    "FORM_TINDAKAN",
    "TERLALU_SERING",
    "AduanForm",
    "AduanSaringForm",
    "BukaLagiForm",
    "LacakForm",
    "LayananCariForm",
    "SurveiForm",
    "TindakLanjutForm",
    "TindakLanjutPerbaruiForm",
    "TindakanForm",
    "tertulis",
]
