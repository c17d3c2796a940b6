import pytest

from umpanbalik.samar import samarkan


@pytest.mark.parametrize(
    ("tertulis", "terbaca"),
    [
        ("Hubungi 0812-3456-7890 saja.", "Hubungi [disamarkan] saja."),
        ("NIK 6171010101900001", "NIK [disamarkan]"),
        ("Surel rina.w@contoh.co.id, terima kasih", "Surel [disamarkan], terima kasih"),
        ("+62 812 3456 7890", "[disamarkan]"),
        ("Antre 60 orang sejak 07.15 tanggal 10/03/2026.", "Antre 60 orang sejak 07.15 tanggal 10/03/2026."),
        ("", ""),
    ],
)
def test_numbers_and_addresses_that_reach_a_person_are_blotted_out(tertulis, terbaca):
    assert samarkan(tertulis) == terbaca
