from datetime import date

import pytest

from pegawai import permissions, queries
from pegawai.choices import JenisPenugasan
from pegawai.models import Pegawai, Penugasan, UnitKerja
from pegawai.tests.factories import PegawaiFactory, PenugasanFactory


HARI = date(2026, 3, 10)


def atasan(pegawai, tanggal=HARI):
    return queries.atasan_pada(pegawai, tanggal)


def test_the_superior_is_who_leads_the_unit_and_then_the_one_above(pemeran):
    assert atasan(pemeran.ani) == pemeran.budi
    assert atasan(pemeran.budi) == pemeran.citra
    assert atasan(pemeran.citra) == pemeran.fajar
    assert atasan(pemeran.fajar) is None


def test_a_vacant_unit_is_passed_over(pemeran):
    Penugasan.objects.filter(pegawai=pemeran.budi).update(selesai=date(2026, 3, 1))

    assert atasan(pemeran.ani) == pemeran.citra
    assert atasan(pemeran.ani, date(2026, 2, 28)) == pemeran.budi


@pytest.mark.parametrize("jenis", [JenisPenugasan.PLT, JenisPenugasan.PLH])
def test_who_acts_for_the_head_is_the_superior_while_acting(pemeran, jenis):
    pengganti = PegawaiFactory(nama="Indah", unit=pemeran.dinkes)
    PenugasanFactory(
        pegawai=pengganti,
        unit=pemeran.pelayanan,
        jabatan=pemeran.pelayanan.jabatan_pimpinan,
        jenis=jenis,
        memimpin=True,
        mulai=date(2026, 3, 9),
        selesai=date(2026, 3, 12),
    )

    assert atasan(pemeran.ani, date(2026, 3, 8)) == pemeran.budi
    assert atasan(pemeran.ani, date(2026, 3, 9)) == pengganti
    assert atasan(pemeran.ani, date(2026, 3, 11)) == pengganti
    assert atasan(pemeran.ani, date(2026, 3, 12)) == pemeran.budi


def test_nobody_is_ones_own_superior_even_when_acting_for_the_boss(pemeran):
    PenugasanFactory(
        pegawai=pemeran.budi,
        unit=pemeran.dinkes,
        jabatan=pemeran.dinkes.jabatan_pimpinan,
        jenis=JenisPenugasan.PLH,
        memimpin=True,
        mulai=HARI,
    )

    assert atasan(pemeran.budi) == pemeran.fajar
    assert atasan(pemeran.citra) == pemeran.budi


def test_seen_from_above_and_from_below_the_relation_is_the_same(pemeran):
    """Both functions answer one question; a Plh who leads two levels is the hard case."""
    PenugasanFactory(
        pegawai=pemeran.budi,
        unit=pemeran.dinkes,
        jabatan=pemeran.dinkes.jabatan_pimpinan,
        jenis=JenisPenugasan.PLH,
        memimpin=True,
        mulai=HARI,
    )
    dari_bawah = {(p, atasan(p)) for p in Pegawai.objects.all() if atasan(p)}

    dari_atas = {(b, a) for a in Pegawai.objects.all() for b in queries.bawahan_pada(a, HARI)}

    assert dari_atas == dari_bawah
    assert len(dari_bawah) == 7


def test_a_unit_knows_all_below_it_and_the_office_it_belongs_to(pemeran):
    assert set(UnitKerja.objects.dalam(pemeran.dinkes)) == {pemeran.dinkes, pemeran.pelayanan}
    assert queries.organisasi_dari([pemeran.pelayanan]).get() == pemeran.dinkes
    assert queries.organisasi_dari([pemeran.dinkes]).get() == pemeran.dinkes


def test_leading_reaches_down_not_up(pemeran):
    assert queries.memimpin(pemeran.citra, pemeran.pelayanan, HARI)
    assert not queries.memimpin(pemeran.budi, pemeran.dinkes, HARI)
    assert not queries.memimpin(pemeran.ani, pemeran.pelayanan, HARI)


@pytest.mark.parametrize(
    ("siapa", "dipimpin", "memimpin", "mengawasi"),
    [
        ("fajar", [], True, True),  # by role
        ("citra", ["PTK"], True, True),  # by leading the city for a while, without the role
        ("citra", ["DINKES"], False, False),
        ("eko", [], False, True),
        ("hadi", [], False, True),
        ("gita", [], False, False),
        ("ani", [], False, False),
    ],
)
def test_a_leader_of_the_city_has_the_role_or_leads_the_city_itself(
    pemeran, siapa, dipimpin, memimpin, mengawasi
):
    oleh = getattr(pemeran, siapa)
    unit = UnitKerja.objects.filter(kode__in=dipimpin)

    assert permissions.memimpin_kota(oleh, dipimpin=unit) is memimpin
    assert permissions.mengawasi_kota(oleh, dipimpin=unit) is mengawasi


def test_the_city_stands_alone_and_the_agencies_right_below_it(pemeran):
    assert UnitKerja.objects.kota().get().kode == "PTK"
    assert pemeran.dinkes in UnitKerja.objects.opd()
    assert pemeran.pelayanan not in UnitKerja.objects.opd()
    assert not UnitKerja.objects.opd().filter(kode="PTK").exists()
