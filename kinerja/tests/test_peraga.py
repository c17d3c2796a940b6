"""What no official source confirmed is marked on every page that lists it."""

import pytest
import time_machine

from evaluasi.tests.factories import PeriodePenilaianFactory
from pegawai.models import UnitKerja
from pegawai.tests.factories import SKPFactory
from umpanbalik.tests.factories import AduanFactory, LayananFactory


LENCANA = ">data peraga</span>"


@pytest.fixture
def kunci(pemeran):
    """Dinas Kesehatan and its counter rest on facts that nobody confirmed; Ani's plan is rated there."""
    LayananFactory(unit=pemeran.pelayanan, kode="LOKET")
    return {
        "ani": pemeran.ani.pk,
        "skp": SKPFactory(pegawai=pemeran.ani, disetujui=True, penilai=pemeran.budi).pk,
        "aduan": AduanFactory(unit=pemeran.pelayanan).pk,
        "periode": PeriodePenilaianFactory(mulai="2026-02-01", selesai="2026-03-01").pk,
    }


@time_machine.travel("2026-03-20 09:00+07:00", tick=False)
@pytest.mark.parametrize(
    "alamat",
    [
        "/pegawai/unit/",
        "/pegawai/?cari=Ani",
        "/pegawai/{ani}/",
        "/evaluasi/unit/DINKES/?periode={periode}",
        "/evaluasi/organisasi/?periode={periode}",
        "/survei/",
        "/survei/LOKET/",
        "/dasbor/kota/",
        "/dasbor/unit/PTK/",
        "/dasbor/unit/DINKES/kepuasan/",
        "/skp/{skp}/",
        "/aduan/",
        "/aduan/{aduan}/",
    ],
)
def test_unconfirmed_units_are_marked(client, pemeran, kunci, alamat):
    client.masuk_sebagai(pemeran.hadi if alamat.startswith("/aduan/") else pemeran.eko)
    url = alamat.format(**kunci)
    assert LENCANA not in client.get(url).content.decode()

    UnitKerja.objects.filter(pk__in=[pemeran.dinkes.pk, pemeran.pelayanan.pk]).update(data_peraga=True)

    assert LENCANA in client.get(url).content.decode()
