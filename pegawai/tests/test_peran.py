import pytest

from pegawai.batasan import BatasanDilanggar, jaga_batasan
from pegawai.choices import Peran
from pegawai.models import PeranPegawai


@pytest.mark.parametrize("peran", [peran for peran in Peran if peran is not Peran.PETUGAS_ADUAN])
def test_a_role_of_the_whole_city_is_not_given_for_one_unit(pemeran, peran):
    with pytest.raises(BatasanDilanggar, match="kosongkan unitnya"), jaga_batasan(PeranPegawai):
        PeranPegawai.objects.create(pegawai=pemeran.ani, peran=peran, unit=pemeran.dinkes)


def test_a_complaints_officer_may_serve_one_unit(pemeran):
    PeranPegawai.objects.create(pegawai=pemeran.ani, peran=Peran.PETUGAS_ADUAN, unit=pemeran.dinkes)

    assert pemeran.ani.berperan(Peran.PETUGAS_ADUAN)
    assert not pemeran.ani.berperan(Peran.AUDITOR)
