"""What most tests of evaluation start from."""

import pytest

from evaluasi.tests.factories import PenilaianOrganisasiFactory, PeriodePenilaianFactory


@pytest.fixture
def maret(pemeran):
    return PeriodePenilaianFactory()


@pytest.fixture
def organisasi(pemeran, maret):
    return PenilaianOrganisasiFactory(unit=pemeran.dinkes, periode=maret)
