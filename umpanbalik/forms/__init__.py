"""Shape and wording of what citizens and the office fill in; the rules stand in the services."""

from .aduan import AduanSaringForm, AlasanForm, JawabForm, TeruskanForm
from .dasar import TERLALU_SERING, tertulis
from .survei import LayananCariForm, SurveiForm
from .warga import AduanForm, BukaLagiForm, LacakForm


__all__ = [
    "TERLALU_SERING",
    "AduanForm",
    "AduanSaringForm",
    "AlasanForm",
    "BukaLagiForm",
    "JawabForm",
    "LacakForm",
    "LayananCariForm",
    "SurveiForm",
    "TeruskanForm",
    "tertulis",
]
