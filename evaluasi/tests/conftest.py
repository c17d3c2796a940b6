"""What most tests of evaluation start from."""

import pytest

from evaluasi.tests.factories import PeriodePenilaianFactory


@pytest.fixture
def maret(pemeran):
    return PeriodePenilaianFactory()
