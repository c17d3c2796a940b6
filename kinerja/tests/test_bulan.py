from datetime import date

import pytest

from kinerja.bulan import pilihan_bulan
from pegawai.inti.periode import Periode


HARI_INI = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("bulan", "daftar", "sebelumnya", "berikutnya"),
    [
        (Periode.bulan(2026, 3), ("Oktober 2025", "Maret 2026"), "September 2025", "None"),
        (Periode.bulan(2025, 10), ("Oktober 2025", "Maret 2026"), "September 2025", "None"),
        (Periode.bulan(2025, 9), ("April 2025", "September 2025"), "Maret 2025", "Oktober 2025"),
    ],
)
def test_six_months_stand_to_choose_from(bulan, daftar, sebelumnya, berikutnya):
    pilihan = pilihan_bulan(bulan, HARI_INI)

    assert (str(pilihan.daftar[0]), str(pilihan.daftar[-1]), len(pilihan.daftar)) == (*daftar, 6)
    assert (str(pilihan.sebelumnya), str(pilihan.berikutnya)) == (sebelumnya, berikutnya)
