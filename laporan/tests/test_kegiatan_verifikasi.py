from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from laporan import permissions, queries, services
from laporan.choices import StatusKegiatan
from laporan.models import BulanTerkunci, Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.choices import JenisPenugasan
from pegawai.inti.periode import Periode
from pegawai.models import JejakAudit
from pegawai.tests.factories import IndikatorFactory, PegawaiFactory, PenugasanFactory


PADA = datetime(2026, 3, 11, 8, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.pada(PADA)
HARI_INI = PADA.date()
DILIHAT = {"dilihat": PADA.isoformat()}  # what every form of the desk carries


@pytest.fixture
def menunggu(pemeran):
    """Ani's work of 10 March, on Budi's desk."""
    return KegiatanFactory(pegawai=pemeran.ani, diajukan=True)


@pytest.mark.parametrize(
    ("siapa", "boleh"),
    [("ani", False), ("budi", True), ("citra", False), ("dewi", False), ("eko", False), ("hadi", False)],
)
def test_only_the_direct_superior_decides(pemeran, menunggu, siapa, boleh):
    oleh = getattr(pemeran, siapa)

    izin = permissions.verifikasi_kegiatan(oleh, menunggu, berwenang=oleh == pemeran.budi)

    assert bool(izin) is boleh
    assert bool(izin.alasan) is not boleh
    if not boleh:
        with pytest.raises(PermissionDenied, match="Hanya atasan langsung"):
            services.verifikasi_kegiatan(kegiatan_id=menunggu.pk, oleh=oleh, pada=PADA)


@pytest.mark.parametrize(
    "status", [s for s in StatusKegiatan if s != StatusKegiatan.DIAJUKAN], ids=lambda s: s.value
)
def test_only_what_waits_is_decided(pemeran, status):
    kegiatan = KegiatanFactory(
        pegawai=pemeran.ani,
        status=status,
        catatan="Alasan.",
        diverifikasi_oleh=pemeran.budi,
        diverifikasi_pada=PADA,
    )

    with pytest.raises(PermissionDenied, match="tidak dapat diputuskan lagi"):
        services.tolak_kegiatan(kegiatan_id=kegiatan.pk, catatan="Bukan.", oleh=pemeran.budi, pada=PADA)


@pytest.mark.parametrize("jenis", [JenisPenugasan.PLT, JenisPenugasan.PLH])
def test_who_acts_for_the_head_decides_while_acting(client, pemeran, menunggu, jenis):
    pengganti = PegawaiFactory(nama="Indah", unit=pemeran.dinkes)
    PenugasanFactory(
        pegawai=pengganti,
        unit=pemeran.pelayanan,
        jabatan=pemeran.pelayanan.jabatan_pimpinan,
        jenis=jenis,
        memimpin=True,
        mulai=HARI_INI,
        selesai=date(2026, 3, 12),
    )
    client.masuk_sebagai(pengganti)

    halaman = client.get("/laporan/verifikasi/").content.decode()
    client.post(f"/laporan/verifikasi/{menunggu.pk}/sahkan/", DILIHAT)

    menunggu.refresh_from_db()
    assert menunggu.uraian in halaman
    assert (menunggu.status, menunggu.diverifikasi_oleh) == (StatusKegiatan.TERVERIFIKASI, pengganti)
    assert queries.jumlah_menunggu(pemeran.budi, HARI_INI) == 0


def test_verifying_records_who_and_when_and_keeps_the_earlier_note(client, pemeran, menunggu):
    Kegiatan.objects.update(catatan="Tuliskan volumenya.")
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.post(
        f"/laporan/verifikasi/{menunggu.pk}/sahkan/", {"pegawai": pemeran.ani.pk, **DILIHAT}
    )

    menunggu.refresh_from_db()
    assert jawaban["Location"] == f"/laporan/verifikasi/?pegawai={pemeran.ani.pk}"
    assert (menunggu.status, menunggu.catatan) == (StatusKegiatan.TERVERIFIKASI, "Tuliskan volumenya.")
    assert (menunggu.diverifikasi_oleh, menunggu.diverifikasi_pada) == (pemeran.budi, PADA)
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.objek_id, jejak.oleh) == (
        "KEGIATAN_DIVERIFIKASI",
        menunggu.pk,
        pemeran.budi,
    )


@pytest.mark.parametrize(
    ("perbuatan", "status", "tindakan"),
    [
        ("kembalikan", StatusKegiatan.DIKEMBALIKAN, "KEGIATAN_DIKEMBALIKAN"),
        ("tolak", StatusKegiatan.DITOLAK, "KEGIATAN_DITOLAK"),
    ],
)
def test_returning_and_rejecting_need_a_reason(client, pemeran, menunggu, perbuatan, status, tindakan):
    client.masuk_sebagai(pemeran.budi)
    alamat = f"/laporan/verifikasi/{menunggu.pk}/{perbuatan}/"

    tanpa_alasan = client.post(alamat, {"catatan": "  ", **DILIHAT})
    dengan_alasan = client.post(alamat, {"catatan": " Volume belum sesuai. ", **DILIHAT})

    menunggu.refresh_from_db()
    form = tanpa_alasan.context[{"kembalikan": "form_kembali", "tolak": "form_tolak"}[perbuatan]]
    assert "Tuliskan alasannya" in form.errors["catatan"][0]
    assert dengan_alasan.status_code == 302
    assert (menunggu.status, menunggu.catatan) == (status, "Volume belum sesuai.")
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.rincian) == (tindakan, {"catatan": "Volume belum sesuai."})


def test_no_other_door_leaves_out_the_reason(pemeran, menunggu):
    for putuskan in (services.kembalikan_kegiatan, services.tolak_kegiatan):
        with pytest.raises(services.LaporanDitolak, match="Tuliskan alasannya") as penolakan:
            putuskan(kegiatan_id=menunggu.pk, catatan=" ", oleh=pemeran.budi, pada=PADA)
        assert penolakan.value.isian == "catatan"
    with pytest.raises(IntegrityError, match="kegiatan_ditolak_ada_alasannya"), transaction.atomic():
        Kegiatan.objects.update(status=StatusKegiatan.DIKEMBALIKAN)


def test_the_second_superior_hears_who_was_first(client, pemeran, menunggu):
    services.kembalikan_kegiatan(kegiatan_id=menunggu.pk, catatan="Perbaiki.", oleh=pemeran.budi, pada=PADA)
    client.masuk_sebagai(pemeran.budi)

    biasa = client.post(f"/laporan/verifikasi/{menunggu.pk}/sahkan/", DILIHAT, follow=True).content.decode()
    htmx = client.post(f"/laporan/verifikasi/{menunggu.pk}/sahkan/", DILIHAT, headers={"HX-Request": "true"})
    tolak = client.post(
        f"/laporan/verifikasi/{menunggu.pk}/tolak/", {"catatan": "Panjang sekali.", **DILIHAT}
    )

    menunggu.refresh_from_db()
    for html in (biasa, htmx.content.decode(), tolak.content.decode()):
        assert "dikembalikan untuk diperbaiki (oleh Budi), jadi tidak dapat diputuskan lagi" in html
    assert "Panjang sekali." in tolak.content.decode()
    assert menunggu.status == StatusKegiatan.DIKEMBALIKAN


def test_htmx_gets_the_decided_row_alone(client, pemeran, menunggu):
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.post(
        f"/laporan/verifikasi/{menunggu.pk}/sahkan/", DILIHAT, headers={"HX-Request": "true"}
    )

    html = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert html.lstrip().startswith("<tr ")
    assert "terverifikasi" in html
    assert "checkbox" not in html


def test_the_last_act_told_above_the_list_follows_each_row(client, pemeran, menunggu):
    client.masuk_sebagai(pemeran.budi)
    htmx = {"HX-Request": "true"}

    diputuskan = client.post(f"/laporan/verifikasi/{menunggu.pk}/sahkan/", DILIHAT, headers=htmx)
    dibatalkan = client.post(f"/laporan/verifikasi/{menunggu.pk}/batalkan/", DILIHAT, headers=htmx)

    assert "Anda memverifikasi 1 kegiatan." in diputuskan.content.decode()
    isi = dibatalkan.content.decode()
    assert isi.lstrip().startswith("<tr data-kinerja-baris")
    assert 'id="putusan-terakhir" hx-swap-oob="true" hidden' in isi


@pytest.mark.parametrize("htmx", [False, True])
def test_what_is_deleted_while_it_is_decided_on_is_told(client, pemeran, menunggu, monkeypatch, htmx):
    def hilang(**_):
        Kegiatan.objects.all().delete()
        raise services.KegiatanTiada

    monkeypatch.setattr(services, "verifikasi_kegiatan", hilang)
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.post(
        f"/laporan/verifikasi/{menunggu.pk}/sahkan/", DILIHAT, headers={"HX-Request": "true"} if htmx else {}
    )

    assert jawaban.get("HX-Refresh", "") == ("true" if htmx else "")
    assert "sudah tidak ada" in client.get("/laporan/verifikasi/").content.decode()


@pytest.mark.parametrize("htmx", [False, True])
def test_a_draft_is_read_by_nobody_else(client, pemeran, htmx):
    konsep = KegiatanFactory(pegawai=pemeran.ani, uraian="Masih saya tulis.")
    alamat = f"/laporan/verifikasi/{konsep.pk}/"
    kepala = {"HX-Request": "true"} if htmx else {}
    client.masuk_sebagai(pemeran.budi)

    assert client.get(alamat, headers=kepala).status_code == 404
    for tindakan in ("sahkan", "batalkan", "kembalikan", "tolak"):
        jawaban = client.post(f"{alamat}{tindakan}/", {**DILIHAT, "catatan": "Mengapa?"}, headers=kepala)
        assert "Masih saya tulis." not in jawaban.content.decode()
        assert jawaban.status_code in {200, 302, 403}


def test_what_is_withdrawn_while_it_is_decided_on_is_told(client, pemeran, menunggu):
    services.tarik_kegiatan(kegiatan_id=menunggu.pk, oleh=pemeran.ani, pada=PADA)
    client.masuk_sebagai(pemeran.budi)

    jawaban = client.post(f"/laporan/verifikasi/{menunggu.pk}/sahkan/", DILIHAT, follow=True)

    assert "ditarik kembali oleh pemiliknya" in jawaban.content.decode()


def test_what_waits_in_a_closed_month_is_no_longer_on_the_desk(client, pemeran, menunggu):
    BulanTerkunci.objects.create(awal_bulan=date(2026, 3, 1), dikunci_pada=PADA)
    client.masuk_sebagai(pemeran.budi)

    halaman = client.get("/laporan/verifikasi/").content.decode()
    jawaban = client.post(f"/laporan/verifikasi/{menunggu.pk}/sahkan/", DILIHAT, follow=True)

    assert "Tidak ada kegiatan yang menunggu." in halaman
    assert "Laporan Maret 2026 sudah dikunci" in jawaban.content.decode()
    assert queries.jumlah_menunggu(pemeran.budi, HARI_INI) == 0


def test_the_page_of_one_activity_tells_all_of_it(client, pemeran):
    indikator = IndikatorFactory(hasil_kerja__skp__pegawai=pemeran.ani)
    kegiatan = KegiatanFactory(
        pegawai=pemeran.ani,
        diajukan=True,
        hasil_kerja=indikator.hasil_kerja,
        volume=3,
        catatan="Dulu keliru.",
    )
    client.masuk_sebagai(pemeran.budi)

    html = client.get(f"/laporan/verifikasi/{kegiatan.pk}/").content.decode()

    for kata in (kegiatan.uraian, "Ani", "3 berkas", indikator.hasil_kerja.uraian, "Dulu keliru.", "1 jam"):
        assert kata in html


@pytest.mark.parametrize("siapa", ["ani", "citra", "dewi", "eko"])
def test_nobody_else_finds_the_activity(client, pemeran, menunggu, siapa):
    client.masuk_sebagai(getattr(pemeran, siapa))
    alamat = f"/laporan/verifikasi/{menunggu.pk}/"

    jawaban = [client.get(alamat)] + [
        client.post(f"{alamat}{perbuatan}/", {"catatan": "Coba.", **DILIHAT})
        for perbuatan in ("sahkan", "kembalikan", "tolak")
    ]

    menunggu.refresh_from_db()
    assert {satu.status_code for satu in jawaban} == {404}
    assert menunggu.status == StatusKegiatan.DIAJUKAN


def test_a_decision_on_what_its_owner_deleted_is_told_and_the_reason_given_back(client, pemeran, menunggu):
    services.tarik_kegiatan(kegiatan_id=menunggu.pk, oleh=pemeran.ani, pada=PADA)
    services.hapus_kegiatan(kegiatan_id=menunggu.pk, oleh=pemeran.ani, pada=PADA)
    client.masuk_sebagai(pemeran.budi)
    alamat = f"/laporan/verifikasi/{menunggu.pk}/"

    sahkan = client.post(f"{alamat}sahkan/", DILIHAT, follow=True)
    htmx = client.post(f"{alamat}sahkan/", DILIHAT, headers={"HX-Request": "true"})
    tolak = client.post(f"{alamat}tolak/", {"catatan": "Panjang sekali.", **DILIHAT})

    assert "sudah tidak ada" in sahkan.content.decode()
    assert htmx["HX-Refresh"] == "true"
    assert "Panjang sekali." in tolak.content.decode()


def test_rejecting_says_what_it_means_before_it_is_done(client, pemeran, menunggu):
    client.masuk_sebagai(pemeran.budi)

    html = client.get(f"/laporan/verifikasi/{menunggu.pk}/").content.decode()

    assert "tidak dapat diperbaiki atau diajukan lagi" in html
    assert "Tolak kegiatan ini" in html


def test_the_evidence_of_each_result_counts_verified_work_of_the_period(pemeran):
    terhitung = IndikatorFactory(hasil_kerja__skp__pegawai=pemeran.ani).hasil_kerja
    skp = terhitung.skp
    kosong = IndikatorFactory(hasil_kerja__skp=skp, sumber_realisasi="LAPORAN").hasil_kerja
    for tanggal in (date(2026, 1, 5), date(2026, 3, 31), date(2026, 4, 1)):
        KegiatanFactory(
            pegawai=pemeran.ani, hasil_kerja=terhitung, terverifikasi=True, volume=2, tanggal=tanggal
        )
    KegiatanFactory(pegawai=pemeran.ani, hasil_kerja=terhitung, diajukan=True, volume=9)

    bukti = queries.bukti_hasil_kerja(skp, Periode.triwulan(2026, 1))

    assert [(b.hasil_kerja, b.jumlah, b.menit, b.volume, b.satuan) for b in bukti] == [
        (terhitung, 2, 120, 4, "berkas"),
        (kosong, 0, 0, 0, ""),
    ]


def test_of_the_verified_work_what_nobody_decided_is_counted_apart(pemeran):
    hasil = IndikatorFactory(hasil_kerja__skp__pegawai=pemeran.ani).hasil_kerja
    for otomatis, hari in ((False, 10), (True, 11), (True, 12)):
        KegiatanFactory(
            pegawai=pemeran.ani, hasil_kerja=hasil, status=StatusKegiatan.TERVERIFIKASI,
            tanggal=date(2026, 3, hari), otomatis=otomatis, diverifikasi_pada=PADA,
            diverifikasi_oleh=None if otomatis else pemeran.budi,
        )  # fmt: skip
    maret = Periode.bulan(2026, 3)

    (bukti,) = queries.bukti_hasil_kerja(hasil.skp, maret)
    hitungan = queries.hitungan_kegiatan([pemeran.ani.pk, pemeran.budi.pk], maret)

    assert (bukti.jumlah, bukti.otomatis) == (3, 2)
    assert [(satu.terverifikasi, satu.otomatis) for satu in hitungan.values()] == [(3, 2)]


@pytest.mark.parametrize("status", [s for s in StatusKegiatan if s != StatusKegiatan.KONSEP])
def test_the_database_keeps_since_when_the_superior_has_it(pemeran, status):
    kegiatan = KegiatanFactory(
        pegawai=pemeran.ani,
        status=status,
        catatan="x",
        diverifikasi_oleh=pemeran.budi,
        diverifikasi_pada=PADA,
    )

    with (
        pytest.raises(IntegrityError, match="kegiatan_diajukan_ada_saatnya"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE laporan_kegiatan SET diajukan_pada = NULL WHERE id = %s", [kegiatan.pk])
