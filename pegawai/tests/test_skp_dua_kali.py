"""The form of a result sent twice, or opened in two tabs."""

from __future__ import annotations

import pytest

from pegawai import services
from pegawai.choices import SumberRealisasi
from pegawai.models import SKP, HasilKerja, Indikator, JejakAudit
from pegawai.tests.factories import HasilKerjaFactory, IndikatorFactory, SKPFactory
from pegawai.tests.test_skp_isi import INDIKATOR, KOSONG, PADA, isian


@pytest.fixture
def hasil(client, pemeran):
    """A result with two indicators, and its owner at the form."""
    client.masuk_sebagai(pemeran.ani)
    hasil = HasilKerjaFactory(skp=SKPFactory(pegawai=pemeran.ani), uraian="Semula")
    IndikatorFactory(hasil_kerja=hasil)
    IndikatorFactory(hasil_kerja=hasil, sumber_realisasi=SumberRealisasi.LAPORAN)
    return hasil


def buka(client, alamat, *daftar_indikator, **isi):
    """Open the form; return what the browser sends when it is filled in so."""
    form = client.get(alamat).context["form"]
    asal = form.initial["asal"] or ""
    return isian(*daftar_indikator, kunci=form["kunci"].value(), asal=asal, **isi)


def test_a_new_result_sent_twice_is_one(client, pemeran):
    skp = SKPFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)
    alamat = f"/skp/{skp.pk}/hasil-kerja/tambah/"
    kiriman = buka(client, alamat, INDIKATOR)

    jawaban = [client.post(alamat, kiriman) for _ in range(2)]

    assert [satu.headers["Location"] for satu in jawaban] == [f"/skp/{skp.pk}/"] * 2
    assert HasilKerja.objects.count() == Indikator.objects.count() == JejakAudit.objects.count() == 1


def test_the_same_form_with_other_words_is_another_result(client, pemeran):
    skp = SKPFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)
    alamat = f"/skp/{skp.pk}/hasil-kerja/tambah/"
    kiriman = buka(client, alamat, INDIKATOR)

    client.post(alamat, kiriman)
    client.post(alamat, kiriman | {"uraian": "Balita tertimbang"})

    assert HasilKerja.objects.count() == 2


def test_a_change_sent_twice_is_made_once(client, hasil):
    satu, dua = hasil.indikator.order_by("pk")
    alamat = f"/skp/hasil-kerja/{hasil.pk}/"
    lapor = {**KOSONG, "uraian": "Kepuasan", "target": "80", "satuan": "persen"}
    kiriman = buka(
        client, alamat, {**INDIKATOR, "id": satu.pk}, {**lapor, "id": dua.pk, "DELETE": "on"}, lapor, awal=2
    )

    jawaban = [client.post(alamat, kiriman) for _ in range(2)]

    assert [satu.status_code for satu in jawaban] == [302, 302]
    assert [satu.uraian for satu in hasil.indikator.order_by("pk")] == [INDIKATOR["uraian"], "Kepuasan"]
    assert JejakAudit.objects.count() == 1


@pytest.mark.parametrize("buang", [False, True], ids=["changed", "with an indicator less"])
def test_a_form_opened_before_somebody_elses_change_is_told_and_loses_nothing(client, hasil, buang):
    satu, dua = hasil.indikator.order_by("pk")
    alamat = f"/skp/hasil-kerja/{hasil.pk}/"
    dua_baris = (
        {**INDIKATOR, "id": satu.pk},
        {**KOSONG, **INDIKATOR, "id": dua.pk, "sumber_realisasi": "LAPORAN"},
    )
    kiriman = buka(client, alamat, *dua_baris, awal=2, uraian="Dari halaman pertama")
    lain = buka(client, alamat, *dua_baris, awal=2, uraian="Dari halaman kedua")
    client.post(alamat, lain | ({"indikator-1-DELETE": "on"} if buang else {}))

    jawaban = client.post(alamat, kiriman)

    assert "sudah diubah sejak halaman ini dibuka" in jawaban.context["form"].non_field_errors()[0]
    assert "Dari halaman pertama" in jawaban.content.decode()
    hasil.refresh_from_db()
    assert hasil.uraian == "Dari halaman kedua"


def test_a_result_that_was_deleted_meanwhile_stays_deleted_and_what_was_typed_comes_back(client, hasil):
    alamat = f"/skp/hasil-kerja/{hasil.pk}/"
    kiriman = buka(client, alamat, INDIKATOR, uraian="Ketikan panjang")
    client.post(f"{alamat}hapus/")

    jawaban = client.post(alamat, kiriman)

    assert jawaban.status_code == 403
    assert services.HASIL_DIHAPUS in jawaban.content.decode()
    assert "Ketikan panjang" in jawaban.content.decode()
    assert not HasilKerja.objects.exists()
    assert client.get(alamat).status_code == 404


def test_one_deleted_between_loading_and_saving_is_not_written_again(pemeran, hasil):
    HasilKerja.objects.get().delete()

    with pytest.raises(services.HasilKerjaBerubah, match="sudah dihapus"):
        services.simpan_hasil_kerja(
            hasil=hasil, daftar_indikator=[], dibuang=[], oleh=pemeran.ani, pada=PADA, asal=hasil.kunci
        )
    with pytest.raises(services.HasilKerjaBerubah, match="sudah dihapus"):
        services.hapus_hasil_kerja(hasil=hasil, oleh=pemeran.ani, pada=PADA)

    assert not HasilKerja.objects.exists()
    assert not JejakAudit.objects.exists()


def test_deleting_twice_is_told_in_a_sentence(client, hasil):
    for alamat in (f"/skp/hasil-kerja/{hasil.pk}/hapus/", f"/skp/{hasil.skp_id}/hapus/"):
        client.post(alamat)

        jawaban = client.post(alamat, follow=True)

        assert jawaban.redirect_chain[-1][0] == "/skp/"
        assert "mungkin" in jawaban.content.decode()
    assert not SKP.objects.exists()
