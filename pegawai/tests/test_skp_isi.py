from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from pegawai import permissions, services
from pegawai.choices import Arah, Aspek, JenisHasilKerja, StatusSKP, SumberRealisasi
from pegawai.models import HasilKerja, Indikator, JejakAudit
from pegawai.tests.factories import HasilKerjaFactory, IndikatorFactory, SKPFactory


PADA = datetime(2026, 1, 5, 3, tzinfo=UTC)
AWAL_TAHUN = date(2026, 1, 1)
INDIKATOR = {
    "uraian": "Jumlah ibu hamil yang diperiksa",
    "aspek": Aspek.KUANTITAS,
    "target": "120",
    "target_akhir": "",
    "satuan": "orang",
    "arah": Arah.TINGGI,
    "sumber_realisasi": SumberRealisasi.KEGIATAN,
}
KOSONG = {
    **dict.fromkeys(INDIKATOR, ""),
    "aspek": Aspek.KUANTITAS,
    "arah": Arah.TINGGI,
    "sumber_realisasi": SumberRealisasi.LAPORAN,
}


def isian(*daftar_indikator, awal=0, **hasil):
    """A result with its indicators as the browser sends it."""
    data = {
        "uraian": "Ibu hamil terlayani sesuai standar",
        "jenis": JenisHasilKerja.UTAMA,
        "mendukung": "",
        "indikator-TOTAL_FORMS": len(daftar_indikator),
        "indikator-INITIAL_FORMS": awal,
        **hasil,
    }
    for ke, indikator in enumerate(daftar_indikator):
        data |= {f"indikator-{ke}-{nama}": nilai for nama, nilai in indikator.items()}
    return data


def test_a_result_is_written_with_its_indicators_on_one_page(client, pemeran):
    skp = SKPFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)
    mutu = {**INDIKATOR, "uraian": "Kepuasan", "target": "80", "target_akhir": "90", "satuan": "persen"}

    jawaban = client.post(
        f"/skp/{skp.pk}/hasil-kerja/tambah/",
        isian(INDIKATOR, {**mutu, "sumber_realisasi": SumberRealisasi.LAPORAN}, KOSONG),
    )

    assert jawaban.headers["Location"] == f"/skp/{skp.pk}/"
    hasil = skp.hasil_kerja.get()
    assert hasil.uraian == "Ibu hamil terlayani sesuai standar"
    assert [satu.sasaran for satu in hasil.indikator.order_by("pk")] == [
        "120 orang",
        "80 sampai 90 persen",
    ]
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.objek, jejak.objek_id) == ("HASIL_KERJA_DITAMBAH", "SKP", skp.pk)


@pytest.mark.parametrize(
    ("daftar_indikator", "pesan"),
    [
        pytest.param([KOSONG], "tidak boleh kosong", id="none"),
        pytest.param([{**INDIKATOR, "target": "0"}], "lebih dari nol", id="target-zero"),
        pytest.param([{**INDIKATOR, "arah": Arah.RENDAH}], "makin tinggi", id="summed-but-lower-is-better"),
        pytest.param([{**INDIKATOR, "target_akhir": "100"}], "lebih besar", id="range-upside-down"),
        pytest.param([INDIKATOR, INDIKATOR], "Hanya satu indikator", id="two-summed"),
    ],
)
def test_indicators_that_cannot_be_measured_are_refused_with_a_reason(
    client, pemeran, daftar_indikator, pesan
):
    skp = SKPFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.post(f"/skp/{skp.pk}/hasil-kerja/tambah/", isian(*daftar_indikator))

    daftar = jawaban.context["daftar_indikator"]
    assert pesan in f"{daftar.errors} {daftar.non_form_errors()}"
    assert pesan in jawaban.content.decode()
    assert not HasilKerja.objects.exists()


def test_a_result_is_changed_and_its_summed_indicators_change_places(client, pemeran):
    hasil = HasilKerjaFactory(skp=SKPFactory(pegawai=pemeran.ani))
    satu = IndikatorFactory(hasil_kerja=hasil)
    dua = IndikatorFactory(hasil_kerja=hasil, sumber_realisasi=SumberRealisasi.LAPORAN)
    client.masuk_sebagai(pemeran.ani)

    client.post(
        f"/skp/hasil-kerja/{hasil.pk}/",
        isian(
            {**INDIKATOR, "id": satu.pk, "sumber_realisasi": SumberRealisasi.LAPORAN},
            {**INDIKATOR, "id": dua.pk, "target": "7"},
            awal=2,
        ),
    )

    sumber = dict(Indikator.objects.values_list("pk", "sumber_realisasi"))
    assert sumber == {satu.pk: SumberRealisasi.LAPORAN, dua.pk: SumberRealisasi.KEGIATAN}
    assert JejakAudit.objects.get().tindakan == "HASIL_KERJA_DIUBAH"


def test_an_indicator_is_taken_away_but_not_the_last(client, pemeran):
    hasil = HasilKerjaFactory(skp=SKPFactory(pegawai=pemeran.ani))
    satu = IndikatorFactory(hasil_kerja=hasil)
    dua = IndikatorFactory(hasil_kerja=hasil, sumber_realisasi=SumberRealisasi.LAPORAN)
    client.masuk_sebagai(pemeran.ani)
    buang = {**INDIKATOR, "id": satu.pk, "DELETE": "on"}
    tetap = {**INDIKATOR, "id": dua.pk, "sumber_realisasi": SumberRealisasi.LAPORAN}

    client.post(f"/skp/hasil-kerja/{hasil.pk}/", isian(buang, tetap, awal=2))
    assert list(hasil.indikator.all()) == [dua]

    hasil.refresh_from_db()
    jawaban = client.post(
        f"/skp/hasil-kerja/{hasil.pk}/", isian({**tetap, "DELETE": "on"}, awal=1, asal=hasil.kunci)
    )
    assert jawaban.context["daftar_indikator"].non_form_errors() == ["Tuliskan sekurangnya satu indikator."]
    assert list(hasil.indikator.all()) == [dua]


def test_an_indicator_of_another_skp_is_out_of_reach(client, pemeran):
    milik_dewi = IndikatorFactory(hasil_kerja__skp=SKPFactory(pegawai=pemeran.dewi))
    hasil = HasilKerjaFactory(skp=SKPFactory(pegawai=pemeran.ani))
    client.masuk_sebagai(pemeran.ani)

    client.post(
        f"/skp/hasil-kerja/{hasil.pk}/", isian({**INDIKATOR, "id": milik_dewi.pk, "target": "1"}, awal=1)
    )

    milik_dewi.refresh_from_db()
    assert milik_dewi.target == 120


def test_a_result_supports_an_approved_result_of_the_superior(client, pemeran):
    milik_budi = HasilKerjaFactory(skp__pegawai=pemeran.budi)
    HasilKerjaFactory(skp__pegawai=pemeran.dewi)
    skp = SKPFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)
    alamat = f"/skp/{skp.pk}/hasil-kerja/tambah/"

    pilihan = client.get(alamat).context["form"].fields["mendukung"].queryset
    client.post(alamat, isian(INDIKATOR, mendukung=milik_budi.pk))

    assert list(pilihan) == [milik_budi]
    assert HasilKerja.objects.get(skp=skp).mendukung == milik_budi


@pytest.mark.parametrize("penilai", [None, "budi"])  # before and after a first submission
def test_no_other_door_lets_a_result_support_what_is_not_the_superiors(pemeran, penilai):
    kembali = {"status": StatusSKP.DIKEMBALIKAN, "penilai": pemeran.budi} if penilai else {}
    skp = SKPFactory(pegawai=pemeran.ani, **kembali)
    milik_budi = HasilKerjaFactory(skp__pegawai=pemeran.budi)
    draf_budi = HasilKerjaFactory(
        skp=SKPFactory(pegawai=pemeran.budi, mulai=date(2025, 1, 1), selesai=AWAL_TAHUN)
    )
    milik_citra = HasilKerjaFactory(skp__pegawai=pemeran.citra)

    def simpan(mendukung):
        hasil = HasilKerja(skp=skp, uraian="x", mendukung=mendukung)
        services.simpan_hasil_kerja(hasil=hasil, daftar_indikator=[], dibuang=[], oleh=pemeran.ani, pada=PADA)

    simpan(milik_budi)
    for bukan in (draf_budi, milik_citra):
        with pytest.raises(services.BukanHasilPimpinan, match="atasan langsung"):
            simpan(bukan)

    assert HasilKerja.objects.get(skp=skp).mendukung == milik_budi


def test_a_result_is_deleted_with_its_indicators(client, pemeran):
    indikator = IndikatorFactory(hasil_kerja__skp=SKPFactory(pegawai=pemeran.ani))
    client.masuk_sebagai(pemeran.ani)

    client.post(f"/skp/hasil-kerja/{indikator.hasil_kerja_id}/hapus/")

    assert not Indikator.objects.exists()
    assert JejakAudit.objects.get().tindakan == "HASIL_KERJA_DIHAPUS"


@pytest.mark.parametrize("siapa", ["ani", "budi", "citra", "dewi", "eko", "fajar", "hadi"])
@pytest.mark.parametrize("status", StatusSKP)
def test_only_the_owner_writes_and_only_in_what_is_open(pemeran, siapa, status):
    penilai = None if status == StatusSKP.DRAF else pemeran.budi
    skp = SKPFactory(
        pegawai=pemeran.ani,
        status=status,
        penilai=penilai,
        disetujui_pada=PADA if status == StatusSKP.DISETUJUI else None,
    )
    boleh = siapa == "ani" and status in {StatusSKP.DRAF, StatusSKP.DIKEMBALIKAN}

    izin = permissions.ubah_skp(getattr(pemeran, siapa), skp)

    assert bool(izin) is boleh
    assert bool(izin.alasan) is not boleh
    simpan = {"hasil": HasilKerja(skp=skp, uraian="x"), "daftar_indikator": [], "dibuang": []}
    if boleh:
        services.simpan_hasil_kerja(**simpan, oleh=pemeran.ani, pada=PADA)
    else:
        with pytest.raises(PermissionDenied):
            services.simpan_hasil_kerja(**simpan, oleh=getattr(pemeran, siapa), pada=PADA)


@pytest.mark.parametrize("keadaan", ["diajukan", "disetujui"])
@pytest.mark.parametrize(
    "ubah",
    [
        pytest.param(lambda i: Indikator.objects.update(target=1), id="update-indicator"),
        pytest.param(lambda i: i.delete(), id="delete-indicator"),
        pytest.param(lambda i: HasilKerja.objects.update(uraian="lain"), id="update-result"),
        pytest.param(lambda i: i.hasil_kerja.delete(), id="delete-result"),
        pytest.param(lambda i: i.hasil_kerja.skp.delete(), id="delete-all"),
    ],
)
def test_the_database_keeps_what_was_submitted(pemeran, keadaan, ubah):
    indikator = IndikatorFactory(hasil_kerja__skp=SKPFactory(pegawai=pemeran.ani, **{keadaan: True}))

    with pytest.raises(IntegrityError, match="isinya tetap"), transaction.atomic():
        ubah(indikator)

    assert Indikator.objects.get().target == 120


def test_nothing_slips_into_a_submitted_skp_from_a_draft(pemeran):
    draf = HasilKerjaFactory(skp=SKPFactory(pegawai=pemeran.ani))
    diajukan = SKPFactory(pegawai=pemeran.budi, diajukan=True)

    with pytest.raises(IntegrityError, match="isinya tetap"), transaction.atomic():
        HasilKerja.objects.filter(pk=draf.pk).update(skp=diajukan)


def test_the_page_of_a_closed_skp_does_not_open_its_form(client, pemeran):
    hasil = HasilKerjaFactory(skp__pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)

    assert client.get(f"/skp/hasil-kerja/{hasil.pk}/").status_code == 403
    assert client.get(f"/skp/{hasil.skp_id}/hasil-kerja/tambah/").status_code == 403
