"""Published survey results and vectors, each with its source."""

import json
from pathlib import Path


SKM = json.loads((Path(__file__).parent / "skm_terbit.json").read_text())


def kasus(nama):
    return next(satu for satu in SKM["cases"] if satu["id"] == nama)
