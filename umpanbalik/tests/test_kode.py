import re

import pytest

from umpanbalik.kode import ABJAD, buat_kode, rapikan_kode


def test_codes_are_forty_random_bits_in_signs_that_are_told_apart():
    assert len(ABJAD) == 32
    assert not set("ILOU") & set(ABJAD)
    daftar = {buat_kode() for _ in range(500)}
    assert len(daftar) == 500
    assert all(re.fullmatch(rf"PTK-[{ABJAD}]{{4}}-[{ABJAD}]{{4}}", kode) for kode in daftar)


@pytest.mark.parametrize(
    ("ketikan", "kode"),
    [
        ("PTK-7K3M-9QXA", "PTK-7K3M-9QXA"),
        (" ptk 7k3m 9qxa ", "PTK-7K3M-9QXA"),
        ("7K3M9QXA", "PTK-7K3M-9QXA"),
        ("PTK-OI3M-9QLA", "PTK-013M-9Q1A"),
        ("PTK-7K3M-9QX", ""),
        ("PTK-7K3M-9QXAB", ""),
        ("PTK-7K3M-9QXU", ""),
        ("antrean", ""),
        ("", ""),
    ],
)
def test_what_is_typed_by_hand_is_forgiven(ketikan, kode):
    assert rapikan_kode(ketikan) == kode


def test_a_new_code_is_read_back_as_itself():
    for _ in range(200):
        kode = buat_kode()
        assert rapikan_kode(kode) == kode
