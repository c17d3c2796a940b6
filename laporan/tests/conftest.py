"""What the tests of daily work share."""

import pytest

from laporan import gudang
from laporan.tests.berkas import isi_gudang


@pytest.fixture(autouse=True)
def gudang_kosong():
    """The store of the tests lies in memory: what one leaves there is none of the next one's business."""
    yield
    gudang.buang(*isi_gudang())
