"""The cast and the rules that every test in the house shares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pegawai.choices import JenisJabatan, JenisPegawai, JenisUnit, Peran
from pegawai.models import Pegawai, PeranPegawai, UnitKerja
from pegawai.tests.factories import JabatanFactory, PegawaiFactory, UnitKerjaFactory, kota


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Start the embedded server, unless DATABASE_URL names one, before the test database is made."""
    settings.TERTANAM.nyalakan()


ACUAN: list[tuple[type[models.Model], list[models.Model]]] = []  # what migrations put into the tables


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        ACUAN.extend(
            (model, list(model._base_manager.all()))
            for model in apps.get_models()
            if model._meta.managed and model.__module__.split(".")[0] in settings.INSTALLED_APPS
        )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Bring the holidays and the questionnaire back after a test with real transactions emptied the tables.

    Without it the next run on the same test database would find none.
    """
    yield
    penanda = item.get_closest_marker("django_db")
    nyata = penanda is not None and penanda.kwargs.get("transaction")
    if nyata or "live_server" in item.fixturenames:
        with item.funcargs["django_db_blocker"].unblock(), transaction.atomic():
            for model, daftar in ACUAN:
                model._base_manager.bulk_create(daftar)


def pytest_unconfigure() -> None:
    """Stop the embedded servers when no other process uses them."""
    settings.TERTANAM.lepaskan()


@dataclass(frozen=True)
class Pemeran:
    """The people of every permission test. Read a test by their names."""

    ani: Pegawai  # staff of Bidang Pelayanan, Dinas Kesehatan
    budi: Pegawai  # head of Bidang Pelayanan: Ani's direct superior
    citra: Pegawai  # head of Dinas Kesehatan: Budi's superior
    dewi: Pegawai  # staff of Dinas Pendidikan: must see nothing of Ani's
    eko: Pegawai  # pengelola kinerja at BKPSDM
    fajar: Pegawai  # the mayor: Citra's superior
    gita: Pegawai  # complaints officer of the whole city, at Diskominfo
    hadi: Pegawai  # auditor at Inspektorat: reads everything, changes nothing
    dinkes: UnitKerja
    pelayanan: UnitKerja  # Bidang Pelayanan, below dinkes
    disdik: UnitKerja


@pytest.fixture
def pemeran(db: None) -> Pemeran:
    dinkes = UnitKerjaFactory(kode="DINKES", nama="Dinas Kesehatan")
    pelayanan = UnitKerjaFactory(
        kode="DINKES-YAN",
        nama="Bidang Pelayanan Kesehatan",
        jenis=JenisUnit.BIDANG,
        induk=dinkes,
        jabatan_pimpinan=JabatanFactory(nama="Kepala Bidang Pelayanan", jenis=JenisJabatan.ADMINISTRATOR),
    )
    disdik = UnitKerjaFactory(kode="DISDIKBUD", nama="Dinas Pendidikan")
    orang = Pemeran(
        fajar=PegawaiFactory(nama="Fajar", jenis=JenisPegawai.PEJABAT_NEGARA, nip=None, memimpin=kota()),
        citra=PegawaiFactory(nama="Citra", memimpin=dinkes),
        budi=PegawaiFactory(nama="Budi", memimpin=pelayanan),
        ani=PegawaiFactory(nama="Ani", unit=pelayanan),
        dewi=PegawaiFactory(nama="Dewi", unit=disdik),
        eko=PegawaiFactory(nama="Eko", unit=UnitKerjaFactory(kode="BKPSDM", nama="BKPSDM")),
        gita=PegawaiFactory(nama="Gita", unit=UnitKerjaFactory(kode="DISKOMINFO", nama="Diskominfo")),
        hadi=PegawaiFactory(nama="Hadi", unit=UnitKerjaFactory(kode="INSPEKTORAT", nama="Inspektorat")),
        dinkes=dinkes,
        pelayanan=pelayanan,
        disdik=disdik,
    )
    for pegawai, peran in (
        (orang.eko, Peran.PENGELOLA),
        (orang.fajar, Peran.PIMPINAN_KOTA),
        (orang.gita, Peran.PETUGAS_ADUAN),
        (orang.hadi, Peran.AUDITOR),
    ):
        PeranPegawai.objects.create(pegawai=pegawai, peran=peran)
    return orang


class KlienKinerja(Client):
    """A client that fails when a page breaks a rule no single test would think of."""

    def masuk_sebagai(self, pegawai: Pegawai) -> None:
        self.force_login(pegawai.akun)

    def generic(self, method: str, path: str, *args: Any, **extra: Any) -> Any:
        with CaptureQueriesContext(connection) as pernyataan:
            jawaban = super().generic(method, path, *args, **extra)
        if method in {"GET", "HEAD"}:
            tulisan = [
                p["sql"]
                for p in pernyataan
                if p["sql"].startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in p["sql"]
            ]
            assert not tulisan, f"GET {path} wrote to the database: {tulisan}"
        if jawaban.get("Content-Type", "").startswith("text/html") and not jawaban.streaming:
            html = jawaban.content.decode()
            assert "{{" not in html, f"{path} shows a raw template tag"
            assert "{%" not in html, f"{path} shows a raw template tag"
            assert " onclick=" not in html, f"{path} has inline JavaScript"
            assert "<script>" not in html, f"{path} has inline JavaScript"
            assert " style=" not in html, f"{path} has an inline style"
        return jawaban


@pytest.fixture
def client() -> KlienKinerja:
    return KlienKinerja()


@pytest.fixture
def jumlah_kueri_tetap() -> Callable[..., None]:
    """Assert that `muat` runs as many queries after `tambah` as before, and at most `paling_banyak`."""

    def periksa(muat: Callable[[], object], tambah: Callable[[], object], paling_banyak: int = 12) -> None:
        muat()  # fills caches that live longer than one request
        with CaptureQueriesContext(connection) as sebelum:
            muat()
        tambah()
        with CaptureQueriesContext(connection) as sesudah:
            muat()
        semua = "\n".join(kueri["sql"] for kueri in sesudah)
        assert len(sesudah) == len(sebelum), f"{len(sebelum)} queries became {len(sesudah)}:\n{semua}"
        assert len(sesudah) <= paling_banyak, f"{len(sesudah)} queries:\n{semua}"

    return periksa


@pytest.fixture(autouse=True)
def jam(request: pytest.FixtureRequest) -> Iterator[time_machine.Coordinates | None]:
    """Hold the clock at the moment that the marker `pada` names; without the marker it runs."""
    penanda = request.node.get_closest_marker("pada")
    if penanda is None:
        yield None
        return
    with time_machine.travel(*penanda.args, tick=False) as perjalanan:
        yield perjalanan


@pytest.fixture(autouse=True)
def tembolok_bersih() -> None:
    cache.clear()
