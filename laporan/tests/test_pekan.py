"""The arithmetic of a week's sheet, in numbers."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, strategies as st

from laporan.pekan import pindah_pekan, salin_pekan
from pegawai.inti.periode import Periode


hari = st.dates(date(2025, 1, 1), date(2027, 12, 31))
PEKAN = Periode.pekan_dari(date(2026, 3, 18))


@given(hari)
def test_a_week_begins_on_monday_and_holds_its_day(tanggal):
    pekan = Periode.pekan_dari(tanggal)

    assert tanggal in pekan
    assert pekan.mulai.weekday() == 0
    assert len(pekan.hari_hari()) == 7


@given(hari, hari)
def test_a_day_moves_to_the_same_day_of_the_other_week(tanggal, lain):
    pekan = Periode.pekan_dari(lain)

    pindah = pindah_pekan(tanggal, pekan)

    assert pindah in pekan
    assert pindah.weekday() == tanggal.weekday()


@given(st.lists(st.dates(date(2026, 3, 9), date(2026, 3, 15))), st.sets(st.sampled_from(PEKAN.hari_hari())))
def test_every_entry_is_copied_or_its_day_is_named(daftar, lewati):
    salinan = salin_pekan(enumerate_hari(daftar), PEKAN, lewati=dict.fromkeys(lewati, "Cuti"))

    assert all(tanggal == daftar[ke] + timedelta(days=7) for ke, tanggal in salinan.baris)
    assert not {tanggal for _, tanggal in salinan.baris} & lewati
    assert [tanggal for tanggal, _ in salinan.dilewati] == sorted(
        {satu + timedelta(days=7) for satu in daftar} & lewati
    )
    assert len(salinan.baris) == sum(satu + timedelta(days=7) not in lewati for satu in daftar)


def enumerate_hari(daftar):
    return list(enumerate(daftar))
