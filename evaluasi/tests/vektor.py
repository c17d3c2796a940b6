"""Figures that the regulations print, or that follow from their words; see data/kinerja.json."""

import json
from pathlib import Path


VEKTOR = json.loads((Path(__file__).parent / "data/kinerja.json").read_text())
