"""Determining a rating: whole, once, and then kept by the database against everybody."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from evaluasi import scoring
from evaluasi.choices import Ekspektasi, NilaiDasar, Predikat, StatusPenilaian
from evaluasi.models import Penilaian, PenilaianHasil, PenilaianPerilaku
from evaluasi.tests.adegan import PADA, draf, skp_ani, tetapkan
from evaluasi.tests.factories import PenilaianOrganisasiFactory, PeriodePenilaianFactory
from laporan.models import Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.models import JejakAudit, Penugasan
from pegawai.tests.factories import AkunFactory, PenugasanFactory
from pegawai.tests.serentak import jalankan


pytestmark = pytest.mark.pada(PADA)


@pytest.mark.parametrize("siapa", ["ani", "citra", "fajar", "dewi", "eko", "hadi"])
def test_only_the_assessor_determines(client, pemeran, maret, organisasi, siapa):
    penilaian = draf(pemeran, maret)
    client.masuk_sebagai(getattr(pemeran, siapa))

    client.post(f"/evaluasi/{penilaian.pk}/tetapkan/", {"predikat": "BAIK"})

    penilaian.refresh_from_db()
    assert penilaian.status == StatusPenilaian.DRAF
    with pytest.raises(PermissionDenied, match="hanya pejabat penilainya"):
        tetapkan(penilaian, getattr(pemeran, siapa))


def test_it_freezes_who_where_and_what_was_seen_and_is_audited(client, pemeran, maret, organisasi):
    penilaian = draf(pemeran, maret, rating_hasil=Ekspektasi.ATAS, rating_perilaku=Ekspektasi.ATAS)
    scoring.hitung_capaian(periode=maret.rentang, pada=PADA)
    hasil = penilaian.skp.hasil_kerja.get()
    PenilaianHasil.objects.create(penilaian=penilaian, hasil_kerja=hasil, umpan_balik="Rapi.")
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.post(f"/evaluasi/{penilaian.pk}/tetapkan/", {"predikat": "SANGAT_BAIK"}, follow=True)

    assert "Penilaian Ani ditetapkan: sangat baik." in jawaban.content.decode()
    penilaian.refresh_from_db()
    assert (penilaian.status, penilaian.predikat, penilaian.ditetapkan_pada) == (
        StatusPenilaian.DITETAPKAN,
        Predikat.SANGAT_BAIK,
        PADA,
    )
    assert (penilaian.penilai, penilaian.jabatan_penilai) == (pemeran.budi, "Kepala Bidang Pelayanan")
    assert (penilaian.unit, penilaian.jabatan) == (
        pemeran.pelayanan,
        penilaian.skp.penugasan.jabatan.nama,
    )
    bagian = penilaian.umpan_balik_hasil.get()
    assert (bagian.umpan_balik, bagian.persen_capaian) == ("Rapi.", 80)
    jejak = JejakAudit.objects.get(tindakan="PENILAIAN_DITETAPKAN")
    assert (jejak.oleh, jejak.objek_id) == (pemeran.budi, penilaian.pk)
    assert jejak.rincian == {
        "pegawai": pemeran.ani.pk,
        "periode": "Maret 2026",
        "rating_hasil": "ATAS",
        "rating_perilaku": "ATAS",
        "predikat": "SANGAT_BAIK",
        "predikat_organisasi": "BAIK",
        "capaian": {str(hasil.pk): "80.00"},
    }


def test_later_moves_and_figures_change_nothing(client, pemeran, maret, organisasi):
    penilaian = tetapkan(draf(pemeran, maret), pemeran.budi)
    Penugasan.objects.filter(pegawai__in=[pemeran.ani, pemeran.budi]).update(selesai=PADA.date())
    PenugasanFactory(pegawai=pemeran.ani, unit=pemeran.disdik, mulai=PADA.date())
    hasil = penilaian.skp.hasil_kerja.get()
    KegiatanFactory(pegawai=pemeran.ani, hasil_kerja=hasil, terverifikasi=True, volume=4)
    scoring.hitung_capaian(periode=maret.rentang, pada=PADA)
    client.masuk_sebagai(pemeran.ani)

    html = client.get(f"/evaluasi/{penilaian.pk}/").content.decode()

    assert "Bidang Pelayanan Kesehatan" in html
    assert "Kepala Bidang Pelayanan" in html
    assert "saat itu belum ada angka yang dilihat penilai." in html


def test_the_page_keeps_the_achievement_that_the_assessor_saw(client, pemeran, maret, organisasi):
    penilaian = draf(pemeran, maret)
    scoring.hitung_capaian(periode=maret.rentang, pada=PADA)
    tetapkan(penilaian, pemeran.budi)
    hasil = penilaian.skp.hasil_kerja.get()
    KegiatanFactory(pegawai=pemeran.ani, hasil_kerja=hasil, terverifikasi=True, volume=4)
    scoring.hitung_capaian(periode=maret.rentang, pada=PADA)
    client.masuk_sebagai(pemeran.ani)

    html = " ".join(client.get(f"/evaluasi/{penilaian.pk}/").content.decode().split())

    assert "Capaian saat ditetapkan" in html
    assert '<span class="persen__nilai">80,00%</span>' in html
    assert "yang dilihat penilai ialah 80,00%" in html


# What must be there first


def test_the_organisation_comes_first(client, pemeran, maret):
    penilaian = draf(pemeran, maret)
    PenilaianOrganisasiFactory(unit=pemeran.disdik, periode=maret)  # another office's does not help
    client.masuk_sebagai(pemeran.budi)

    halaman = client.get(f"/evaluasi/{penilaian.pk}/").content.decode()

    assert "Predikat organisasi untuk periode ini belum ditetapkan" in halaman
    with pytest.raises(PermissionDenied, match="Predikat organisasi untuk periode ini belum ditetapkan"):
        tetapkan(penilaian, pemeran.budi)


@pytest.mark.parametrize("nilai", NilaiDasar)
def test_each_of_the_seven_values_must_be_rated(pemeran, maret, organisasi, nilai):
    penilaian = draf(pemeran, maret)
    penilaian.perilaku.filter(nilai_dasar=nilai).update(ekspektasi="")

    with pytest.raises(PermissionDenied, match=f"perilaku yang belum dinilai: {nilai.label}"):
        tetapkan(penilaian, pemeran.budi)


@pytest.mark.parametrize(
    ("kosong", "pesan"),
    [
        ({"rating_hasil": ""}, "rating hasil kerja belum dipilih"),
        ({"rating_perilaku": ""}, "rating perilaku kerja belum dipilih"),
    ],
)
def test_both_ratings_must_be_chosen(client, pemeran, maret, organisasi, kosong, pesan):
    penilaian = draf(pemeran, maret)
    Penilaian.objects.update(**kosong)
    client.masuk_sebagai(pemeran.budi)

    halaman = client.get(f"/evaluasi/{penilaian.pk}/").content.decode()
    tanpa_predikat = client.post(f"/evaluasi/{penilaian.pk}/tetapkan/", {}, follow=True).content.decode()

    assert pesan in halaman
    assert "Predikat tampak setelah kedua rating dipilih." in halaman
    assert "Pilih kedua rating lebih dahulu" in tanpa_predikat
    with pytest.raises(PermissionDenied, match=pesan):
        tetapkan(penilaian, pemeran.budi)


@pytest.mark.parametrize(
    ("hasil", "perilaku", "predikat", "perlu"),
    [
        ("ATAS", "ATAS", Predikat.SANGAT_BAIK, False),
        ("SESUAI", "SESUAI", Predikat.BAIK, False),
        ("BAWAH", "SESUAI", Predikat.BUTUH_PERBAIKAN, True),
        ("ATAS", "BAWAH", Predikat.KURANG, True),
        ("BAWAH", "BAWAH", Predikat.SANGAT_KURANG, True),
    ],
)
def test_below_baik_takes_a_word_of_explanation(pemeran, maret, organisasi, hasil, perilaku, predikat, perlu):
    penilaian = draf(pemeran, maret, rating_hasil=hasil, rating_perilaku=perilaku)
    if perlu:
        with pytest.raises(PermissionDenied, match="memerlukan umpan balik yang menjelaskannya"):
            tetapkan(penilaian, pemeran.budi, predikat)
        Penilaian.objects.update(umpan_balik="Mari kita perbaiki bersama.")

    assert tetapkan(penilaian, pemeran.budi, predikat).predikat == predikat


@pytest.mark.parametrize(
    ("rating", "volume", "berlawanan"),
    [("ATAS", 7, True), ("ATAS", 8, False), ("BAWAH", 9, False), ("BAWAH", 10, True), ("SESUAI", 1, False)],
)
def test_a_rating_against_the_evidence_takes_one_sentence(
    client, pemeran, maret, organisasi, rating, volume, berlawanan
):
    penilaian = draf(pemeran, maret, rating_hasil=rating, rating_perilaku="ATAS")
    Kegiatan.objects.update(volume=volume)  # of 10 a month
    scoring.hitung_capaian(periode=maret.rentang, pada=PADA)
    predikat = penilaian.calon_predikat
    client.masuk_sebagai(pemeran.budi)

    html = client.get(f"/evaluasi/{penilaian.pk}/").content.decode()

    assert ("berlawanan dengan rata-rata capaiannya" in html) is berlawanan
    if berlawanan:
        with pytest.raises(PermissionDenied, match=f"berlawanan dengan rata-rata capaiannya, {volume}0,00%"):
            tetapkan(penilaian, pemeran.budi, predikat)
    Penilaian.objects.update(umpan_balik="Dua bulan menggantikan rekan yang sakit.")
    assert tetapkan(penilaian, pemeran.budi, predikat).predikat == predikat


def test_what_changed_since_the_page_was_shown_is_not_determined(client, pemeran, maret, organisasi):
    penilaian = draf(pemeran, maret)
    client.masuk_sebagai(pemeran.budi)
    client.get(f"/evaluasi/{penilaian.pk}/")
    Penilaian.objects.update(rating_hasil="ATAS", rating_perilaku="ATAS")

    jawaban = client.post(f"/evaluasi/{penilaian.pk}/tetapkan/", {"predikat": "BAIK"}, follow=True)

    assert "kini predikatnya sangat baik" in jawaban.content.decode()
    assert Penilaian.objects.get().status == StatusPenilaian.DRAF


def test_not_after_the_period_is_closed(pemeran):
    tutup = PeriodePenilaianFactory(ditutup=True)
    PenilaianOrganisasiFactory(unit=pemeran.dinkes, periode=tutup)

    with pytest.raises(PermissionDenied, match="Maret 2026 sudah ditutup"):
        tetapkan(draf(pemeran, tutup), pemeran.budi)


# Once and for all


def test_a_second_press_hears_that_it_is_done(client, pemeran, maret, organisasi):
    penilaian = draf(pemeran, maret)
    client.masuk_sebagai(pemeran.budi)
    client.post(f"/evaluasi/{penilaian.pk}/tetapkan/", {"predikat": "BAIK"})

    jawaban = client.post(f"/evaluasi/{penilaian.pk}/tetapkan/", {"predikat": "BAIK"}, follow=True)

    assert "sudah ditetapkan oleh Budi dengan predikat baik" in jawaban.content.decode()
    assert JejakAudit.objects.filter(tindakan="PENILAIAN_DITETAPKAN").count() == 1


@pytest.mark.parametrize(
    "perbuatan",
    [
        pytest.param(lambda p: Penilaian.objects.update(umpan_balik="lain"), id="orm-update"),
        pytest.param(lambda p: Penilaian.objects.update(status="DRAF", predikat=""), id="orm-reopen"),
        pytest.param(lambda p: Penilaian.objects.filter(pk=p.pk).delete(), id="orm-delete"),
        pytest.param(lambda p: PenilaianPerilaku.objects.update(umpan_balik="lain"), id="orm-part-update"),
        pytest.param(lambda p: PenilaianPerilaku.objects.first().delete(), id="orm-part-delete"),
        pytest.param(
            lambda p: PenilaianHasil.objects.create(
                penilaian=p, hasil_kerja=p.skp.hasil_kerja.get(), umpan_balik="susulan"
            ),
            id="orm-part-insert",
        ),
        pytest.param(lambda p: jalankan("UPDATE evaluasi_penilaian SET rating_hasil = 'ATAS'"), id="sql"),
        pytest.param(lambda p: jalankan("DELETE FROM evaluasi_penilaian"), id="sql-delete"),
        pytest.param(
            lambda p: jalankan("UPDATE evaluasi_penilaianperilaku SET ekspektasi = 'ATAS'"), id="sql-part"
        ),
        pytest.param(lambda p: jalankan("DELETE FROM evaluasi_penilaianperilaku"), id="sql-part-delete"),
    ],
)
def test_no_door_leads_back(pemeran, maret, organisasi, perbuatan):
    penilaian = tetapkan(draf(pemeran, maret), pemeran.budi)

    with (
        pytest.raises(IntegrityError, match=f"Penilaian {penilaian.pk} sudah ditetapkan"),
        transaction.atomic(),
    ):
        perbuatan(penilaian)


def test_the_database_knows_the_table_too(pemeran, maret):
    penilaian = draf(pemeran, maret)

    with pytest.raises(IntegrityError, match="penilaian_predikat_menurut_matriks"), transaction.atomic():
        Penilaian.objects.filter(pk=penilaian.pk).update(
            predikat="SANGAT_BAIK", status="DITETAPKAN", ditetapkan_pada=PADA
        )


@pytest.mark.parametrize("tabel", ["penilaian", "penilaianorganisasi", "periodepenilaian"])
def test_the_technical_clerk_only_looks(client, pemeran, maret, organisasi, tabel):
    penilaian = tetapkan(draf(pemeran, maret), pemeran.budi)
    baris = {"penilaian": penilaian, "penilaianorganisasi": organisasi, "periodepenilaian": maret}[tabel]
    client.force_login(AkunFactory(is_staff=True, is_superuser=True))
    alamat = f"/kelola/evaluasi/{tabel}/"

    assert client.get(alamat).status_code == 200
    assert client.get(f"{alamat}{baris.pk}/change/").status_code == 200
    assert client.post(f"{alamat}{baris.pk}/change/", {"predikat": "ATAS"}).status_code == 403
    assert client.post(f"{alamat}{baris.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.get(f"{alamat}add/").status_code == 403


@pytest.mark.parametrize("tabel", ["capaian", "capaianhasil", "rekapunit"])
def test_figures_are_only_looked_at(client, pemeran, maret, tabel):
    skp_ani(pemeran)
    scoring.hitung_capaian(periode=maret.rentang, pada=PADA)
    scoring.hitung_rekap(periode=maret.rentang, pada=PADA)
    client.force_login(AkunFactory(is_staff=True, is_superuser=True))

    assert client.get(f"/kelola/evaluasi/{tabel}/").status_code == 200
    assert client.get(f"/kelola/evaluasi/{tabel}/add/").status_code == 403
