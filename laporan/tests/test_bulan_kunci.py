"""A closed month is closed: in words, in the database, and for who writes at that very moment."""

from datetime import date, datetime
from threading import Event
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from laporan import permissions, services
from laporan.choices import StatusKegiatan
from laporan.models import BulanTerkunci, Kegiatan, RealisasiIndikator
from laporan.tests.factories import KegiatanFactory, RealisasiIndikatorFactory
from pegawai.models import JejakAudit
from pegawai.tests.factories import AkunFactory
from pegawai.tests.serentak import BATAS_DETIK, jalankan, orang_lain, tunggu_ada_yang_antre


PADA = datetime(2026, 3, 31, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
MARET = date(2026, 3, 1)


def kunci(bulan=MARET, oleh=None):
    return services.kunci_bulan(bulan=bulan, oleh=oleh, pada=PADA)


def catat(pegawai, kunci=None, **isian):
    kegiatan = KegiatanFactory.build(pegawai=None, volume=0, alasan_terlambat="Baru pulih.", **isian)
    return services.catat_kegiatan(kegiatan=kegiatan, oleh=pegawai, pada=PADA, kunci=kunci)


@pytest.mark.parametrize(
    ("siapa", "boleh"), [("eko", True), ("ani", False), ("budi", False), ("fajar", False), ("hadi", False)]
)
def test_only_the_managers_and_the_system_close_a_month(pemeran, siapa, boleh):
    oleh = getattr(pemeran, siapa)

    assert bool(permissions.kunci_bulan(oleh)) is boleh
    assert permissions.kunci_bulan(None)
    if not boleh:
        with pytest.raises(PermissionDenied, match="Hanya pengelola kinerja"):
            kunci(oleh=oleh)
        assert not BulanTerkunci.objects.exists()


def test_closing_twice_is_closing_once(pemeran):
    pertama = kunci(date(2026, 3, 17), oleh=pemeran.eko)
    kedua = kunci(date(2026, 3, 1))

    assert pertama == kedua
    assert (pertama.awal_bulan, pertama.dikunci_pada) == (MARET, PADA)
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.oleh, jejak.rincian) == (
        "BULAN_DIKUNCI",
        pemeran.eko,
        {"bulan": "2026-03-01"},
    )


def test_the_other_months_stay_open(pemeran):
    kunci()

    assert catat(pemeran.ani, tanggal=date(2026, 2, 28)).pk


@pytest.mark.parametrize(
    "perbuatan",
    [
        pytest.param(lambda k: KegiatanFactory(pegawai=k.pegawai), id="orm-insert"),
        pytest.param(lambda k: Kegiatan.objects.filter(pk=k.pk).update(uraian="Lain"), id="orm-update"),
        pytest.param(lambda k: Kegiatan.objects.update(tanggal=date(2026, 2, 1)), id="move-out"),
        pytest.param(lambda k: k.delete(), id="orm-delete"),
        pytest.param(
            lambda k: Kegiatan.objects.bulk_create([KegiatanFactory.build(pegawai=k.pegawai)]), id="bulk"
        ),
        pytest.param(lambda k: jalankan("UPDATE laporan_kegiatan SET uraian = 'lain'"), id="sql-update"),
        pytest.param(lambda k: jalankan("DELETE FROM laporan_kegiatan"), id="sql-delete"),
        pytest.param(lambda k: RealisasiIndikatorFactory(), id="realisasi-insert"),
        pytest.param(
            lambda k: RealisasiIndikator.objects.update(bulan=date(2026, 3, 1)), id="realisasi-move-in"
        ),
    ],
)
def test_no_door_leads_into_a_closed_month(pemeran, perbuatan):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    RealisasiIndikatorFactory(bulan=date(2026, 2, 1))
    kunci()

    with pytest.raises(IntegrityError, match="Laporan bulan 03/2026 sudah dikunci"), transaction.atomic():
        perbuatan(kegiatan)


@pytest.mark.parametrize("tabel", ["kegiatan", "realisasiindikator", "bulanterkunci"])
def test_the_technical_clerk_only_looks(client, pemeran, tabel):
    KegiatanFactory(pegawai=pemeran.ani)
    RealisasiIndikatorFactory()
    baris = kunci() if tabel == "bulanterkunci" else None
    baris = baris or {"kegiatan": Kegiatan, "realisasiindikator": RealisasiIndikator}[tabel].objects.get()
    client.force_login(AkunFactory(is_staff=True, is_superuser=True))
    alamat = f"/kelola/laporan/{tabel}/"

    assert client.get(alamat).status_code == 200
    assert client.get(f"{alamat}{baris.pk}/change/").status_code == 200
    assert client.post(f"{alamat}{baris.pk}/change/", {"uraian": "Lain"}).status_code == 403
    assert client.post(f"{alamat}{baris.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.get(f"{alamat}add/").status_code == 403


# Two at once, each with a connection of its own


@pytest.mark.django_db(transaction=True)
def test_who_closes_waits_for_who_is_still_writing(pemeran):
    with orang_lain() as sambil:
        with transaction.atomic():
            catat(pemeran.ani)
            penguncian = sambil(kunci)
            tunggu_ada_yang_antre()
            assert not penguncian.done()
        penguncian.result(BATAS_DETIK)

    assert Kegiatan.objects.count() == 1
    assert BulanTerkunci.objects.count() == 1
    with pytest.raises(services.BulanSudahTerkunci, match="Laporan Maret 2026 sudah dikunci"):
        catat(pemeran.ani)


@pytest.mark.django_db(transaction=True)
def test_who_writes_while_it_is_being_closed_is_told_in_words(pemeran):
    """The look before the write still sees an open month: the refusal comes from the trigger."""
    with orang_lain() as sambil:
        with transaction.atomic():
            kunci()
            penulisan = sambil(catat, pemeran.ani)
            tunggu_ada_yang_antre()
            assert not penulisan.done()
        galat = penulisan.exception(BATAS_DETIK)

    assert isinstance(galat, services.BulanSudahTerkunci)
    assert isinstance(galat.__cause__, IntegrityError)
    assert "Laporan Maret 2026 sudah dikunci" in str(galat)
    assert not Kegiatan.objects.exists()
    assert not JejakAudit.objects.filter(tindakan="KEGIATAN_DICATAT").exists()


@pytest.mark.django_db(transaction=True)
def test_many_verified_while_a_month_is_being_closed_are_verified_all_or_not_at_all(pemeran):
    maret = KegiatanFactory(pegawai=pemeran.ani, diajukan=True)
    februari = KegiatanFactory(pegawai=pemeran.ani, diajukan=True, tanggal=date(2026, 2, 10))

    def verifikasi():
        return services.verifikasi_banyak(kegiatan_ids=[maret.pk, februari.pk], oleh=pemeran.budi, pada=PADA)

    with orang_lain() as sambil:
        with transaction.atomic():
            kunci()
            pertama = sambil(verifikasi)
            tunggu_ada_yang_antre()
        galat = pertama.exception(BATAS_DETIK)
        kedua = sambil(verifikasi).result(BATAS_DETIK)

    assert isinstance(galat, services.BulanSudahTerkunci)
    assert (kedua.jumlah, kedua.bulannya_terkunci) == (1, 1)
    februari.refresh_from_db()
    assert februari.status == StatusKegiatan.TERVERIFIKASI


@pytest.mark.django_db(transaction=True)
def test_two_who_close_at_once_close_once(pemeran):
    with orang_lain() as sambil:
        with transaction.atomic():
            kunci(oleh=pemeran.eko)
            kedua = sambil(kunci)
            tunggu_ada_yang_antre()
        kedua.result(BATAS_DETIK)

    assert BulanTerkunci.objects.count() == 1
    assert JejakAudit.objects.get(tindakan="BULAN_DIKUNCI").oleh == pemeran.eko


@pytest.mark.django_db(transaction=True)
def test_two_superiors_at_once_never_lose_a_decision(pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, diajukan=True)
    mulai = Event()

    def sahkan():
        mulai.set()
        return services.verifikasi_kegiatan(kegiatan_id=kegiatan.pk, oleh=pemeran.budi, pada=PADA)

    with orang_lain() as sambil:
        with transaction.atomic():
            services.kembalikan_kegiatan(
                kegiatan_id=kegiatan.pk, catatan="Perbaiki.", oleh=pemeran.budi, pada=PADA
            )
            kedua = sambil(sahkan)
            assert mulai.wait(BATAS_DETIK)
            tunggu_ada_yang_antre()
            assert not kedua.done()
        galat = kedua.exception(BATAS_DETIK)

    kegiatan.refresh_from_db()
    assert isinstance(galat, PermissionDenied)
    assert "dikembalikan untuk diperbaiki (oleh Budi)" in str(galat)
    assert (kegiatan.status, kegiatan.catatan) == (StatusKegiatan.DIKEMBALIKAN, "Perbaiki.")


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_twice_at_the_same_moment_is_one_activity(pemeran):
    kunci_formulir = uuid4()

    with orang_lain() as sambil:
        with transaction.atomic():
            pertama = catat(pemeran.ani, kunci=kunci_formulir)
            kedua = sambil(lambda: catat(pemeran.ani, kunci=kunci_formulir))
            tunggu_ada_yang_antre()
            assert not kedua.done()
        assert kedua.result(BATAS_DETIK) == pertama

    assert Kegiatan.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_entries_at_the_same_moment_share_one_day(pemeran):
    with orang_lain() as sambil:
        with transaction.atomic():
            catat(pemeran.ani, menit=1000)
            kedua = sambil(lambda: catat(pemeran.ani, menit=1000))
            tunggu_ada_yang_antre()
        galat = kedua.exception(BATAS_DETIK)

    assert isinstance(galat, services.LaporanDitolak)
    assert "paling banyak 440 menit" in str(galat)
