"""Evidence: added, opened and taken away by the right people at the right time, and no file left behind."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from laporan import gudang, permissions, queries, services, tasks
from laporan.choices import JenisBukti, StatusKegiatan, TipeBerkas
from laporan.jatah_bukti import BUKTI_TERBANYAK, SEBULAN_TERBESAR, JatahBukti
from laporan.models import BuktiDukung, BulanTerkunci, Kegiatan
from laporan.tests.berkas import foto_berlokasi, gambar, isi_gudang, kantor, lampirkan, pdf
from laporan.tests.factories import KegiatanFactory
from laporan.unggahan import BerkasDiperiksa, periksa_berkas
from pegawai.inti.periode import Periode
from pegawai.models import JejakAudit
from pegawai.tests.factories import HasilKerjaFactory, PegawaiFactory


PADA = datetime(2026, 3, 10, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
MARET = Periode.bulan(2026, 3)
pytestmark = pytest.mark.pada(PADA)


def unggah(client, kegiatan, *berkas, tautan=""):
    return client.post(
        reverse("laporan:bukti_daftar", args=[kegiatan.pk]),
        {"berkas": [SimpleUploadedFile(nama, isi, "text/html") for nama, isi in berkas], "tautan": tautan},
        follow=True,
    )


# Adding


def test_files_and_a_link_are_kept_for_what_they_are_and_not_for_what_the_sender_says(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)

    halaman = unggah(
        client,
        kegiatan,
        ("Notula.pdf", pdf()),
        ("foto.exe", foto_berlokasi()),
        ("data.xlsx", kantor(TipeBerkas.XLSX)),
        tautan="https://contoh.id/album",
    ).content.decode()

    kegiatan.refresh_from_db()
    assert "4 bukti dilampirkan." in halaman
    assert list(kegiatan.bukti.order_by("pk").values_list("nama", "tipe", "tautan")) == [
        ("Notula.pdf", "PDF", ""),
        ("foto.exe.jpg", "JPEG", ""),
        ("data.xlsx", "XLSX", ""),
        ("", "", "https://contoh.id/album"),
    ]
    assert kegiatan.jumlah_bukti == 4
    assert isi_gudang() == set(kegiatan.bukti.exclude(tempat="").values_list("tempat", flat=True))
    assert not any("notula" in tempat.lower() for tempat in isi_gudang())
    assert JejakAudit.objects.filter(tindakan="BUKTI_DITAMBAH", objek_id=kegiatan.pk).count() == 4


def test_what_is_refused_holds_back_none_of_the_others(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)

    jawaban = unggah(
        client, kegiatan, ("baik.pdf", pdf()), ("palsu.pdf", b"<html>"), tautan="ftp://contoh.id/x"
    )

    galat = jawaban.context["form"].errors
    assert galat["berkas"] == [
        "palsu.pdf: Jenis berkas ini tidak diterima. Yang diterima: PDF, foto atau gambar (JPEG, PNG, WebP), "
        "Excel (.xlsx), dan Word (.docx)."
    ]
    assert "https://" in galat["tautan"][0]
    assert kegiatan.bukti.get().nama == "baik.pdf"
    assert "baik.pdf" in jawaban.content.decode()


@pytest.mark.parametrize(
    "tautan", ["javascript:alert(1)", "contoh.id", "https://", "data:text/html,x", "//x.id"]
)
def test_a_link_is_checked_for_its_form(client, pemeran, tautan):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    client.masuk_sebagai(pemeran.ani)

    assert unggah(client, kegiatan, tautan=tautan).context["form"].errors["tautan"]
    assert not BuktiDukung.objects.exists()


def test_sending_nothing_says_what_to_choose(client, pemeran):
    client.masuk_sebagai(pemeran.ani)

    jawaban = unggah(client, KegiatanFactory(pegawai=pemeran.ani))

    assert "Belum ada yang dipilih" in jawaban.context["form"].non_field_errors()[0]


def test_the_same_file_or_link_twice_is_one(pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    tautan = {"kegiatan_id": kegiatan.pk, "tautan": "https://contoh.id/a", "oleh": pemeran.ani, "pada": PADA}

    assert lampirkan(kegiatan) == lampirkan(kegiatan, nama="nama-lain.pdf")
    assert services.tambah_tautan(**tautan) == services.tambah_tautan(**tautan)

    assert kegiatan.bukti.count() == 2
    assert len(isi_gudang()) == 1
    assert JejakAudit.objects.filter(tindakan="BUKTI_DITAMBAH").count() == 2


def test_the_same_file_for_two_activities_are_two_files(pemeran):
    satu, dua = KegiatanFactory.create_batch(2, pegawai=pemeran.ani)

    assert lampirkan(satu).tempat != lampirkan(dua).tempat


def test_an_activity_has_only_so_many_and_the_refused_file_is_gone(pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    for ke in range(BUKTI_TERBANYAK):
        lampirkan(kegiatan, pdf(b"<</Ke %d>>" % ke))

    with pytest.raises(services.LaporanDitolak, match=f"paling banyak mempunyai {BUKTI_TERBANYAK} bukti"):
        lampirkan(kegiatan, pdf(b"<</Ke 99>>"))

    assert len(isi_gudang()) == BUKTI_TERBANYAK


def test_the_share_of_a_month_is_told_before_it_bites_and_then_in_words(client, pemeran, monkeypatch):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    lampirkan(kegiatan)
    client.masuk_sebagai(pemeran.ani)
    monkeypatch.setattr("laporan.jatah_bukti.SEBULAN_TERBESAR", len(pdf()) + 10)

    halaman = client.get(reverse("laporan:bukti_daftar", args=[kegiatan.pk]))
    with pytest.raises(services.LaporanDitolak, match="Jatah berkas bukti Maret 2026"):
        lampirkan(KegiatanFactory(pegawai=pemeran.ani, tanggal=date(2026, 3, 9)))
    lampirkan(KegiatanFactory(pegawai=pemeran.ani, tanggal=date(2026, 2, 9)))  # another month

    assert halaman.context["jatah"].hampir_penuh
    assert queries.jatah_bukti(pemeran.ani, MARET) == JatahBukti(len(pdf()))
    assert len(isi_gudang()) == 2


def test_a_share_is_whole_at_its_limit():
    assert JatahBukti(SEBULAN_TERBESAR - 1).cukup_untuk(1)
    assert not JatahBukti(SEBULAN_TERBESAR).cukup_untuk(1)
    assert (JatahBukti(0).persen, JatahBukti(2 * SEBULAN_TERBESAR).persen) == (0, 100)


@pytest.mark.parametrize("status", [StatusKegiatan.DIAJUKAN, StatusKegiatan.TERVERIFIKASI])
def test_what_the_superior_holds_takes_no_evidence_and_loses_none(client, pemeran, status):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    bukti = lampirkan(kegiatan)
    Kegiatan.objects.update(
        status=status, diajukan_pada=PADA, diverifikasi_oleh=pemeran.budi, diverifikasi_pada=PADA
    )
    client.masuk_sebagai(pemeran.ani)

    jawaban = unggah(client, kegiatan, ("lain.pdf", pdf(b"<<>>")))
    client.post(reverse("laporan:bukti_hapus", args=[kegiatan.pk, bukti.pk]))

    assert "tidak dapat diubah" in jawaban.context["form"].errors["berkas"][0]
    assert kegiatan.bukti.get() == bukti
    assert isi_gudang() == {bukti.tempat}


def test_a_closed_month_takes_no_evidence_and_loses_none(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    bukti = lampirkan(kegiatan)
    BulanTerkunci.objects.create(awal_bulan=date(2026, 3, 1), dikunci_pada=PADA)
    client.masuk_sebagai(pemeran.ani)

    jawaban = unggah(client, kegiatan, ("lain.pdf", pdf(b"<<>>")))
    hapus = client.post(reverse("laporan:bukti_hapus", args=[kegiatan.pk, bukti.pk]), follow=True)
    with pytest.raises(IntegrityError, match="sudah dikunci"), transaction.atomic():
        bukti.delete()

    assert "sudah dikunci" in jawaban.context["form"].errors["berkas"][0]
    assert "sudah dikunci" in hapus.content.decode()
    assert "Hapus" not in hapus.content.decode()
    assert isi_gudang() == {bukti.tempat}


@pytest.mark.parametrize("oleh", ["budi", "dewi", "hadi", "eko"])
def test_only_the_owner_adds_and_takes_away(client, pemeran, oleh):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, diajukan=True)
    Kegiatan.objects.update(status=StatusKegiatan.DIKEMBALIKAN, diajukan_pada=PADA, catatan="Lengkapi.")
    bukti = lampirkan(kegiatan)
    orang = getattr(pemeran, oleh)

    with pytest.raises(PermissionDenied, match="pegawai lain"):
        lampirkan(kegiatan, pdf(b"<<>>"), oleh=orang)
    with pytest.raises(PermissionDenied, match="pegawai lain"):
        services.hapus_bukti(kegiatan_id=kegiatan.pk, bukti_id=bukti.pk, oleh=orang, pada=PADA)
    client.masuk_sebagai(orang)
    unggah(client, kegiatan, ("lain.pdf", pdf(b"<<>>")))
    assert client.post(reverse("laporan:bukti_hapus", args=[kegiatan.pk, bukti.pk])).status_code == 404

    assert kegiatan.bukti.get() == bukti


# Taking away


def test_a_file_goes_when_it_is_certain_that_its_row_went(
    client, pemeran, django_capture_on_commit_callbacks
):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    bukti = lampirkan(kegiatan)
    client.masuk_sebagai(pemeran.ani)

    with django_capture_on_commit_callbacks() as kelak:
        client.post(reverse("laporan:bukti_hapus", args=[kegiatan.pk, bukti.pk]))
    assert isi_gudang() == {bukti.tempat}
    for panggilan in kelak:
        panggilan()
    lagi = client.post(reverse("laporan:bukti_hapus", args=[kegiatan.pk, bukti.pk]), follow=True)

    kegiatan.refresh_from_db()
    assert isi_gudang() == set()
    assert kegiatan.jumlah_bukti == 0
    assert "sudah tidak ada" in lagi.content.decode()
    assert JejakAudit.objects.get(tindakan="BUKTI_DIHAPUS").rincian["sidik"] == bukti.sidik


def test_deleting_an_activity_takes_its_files_along(pemeran, django_capture_on_commit_callbacks):
    kegiatan, lain = KegiatanFactory.create_batch(2, pegawai=pemeran.ani)
    lampirkan(kegiatan)
    lampirkan(kegiatan, gambar("PNG"), nama="foto.png")
    milik_lain = lampirkan(lain)

    with django_capture_on_commit_callbacks(execute=True):
        services.hapus_kegiatan(kegiatan_id=kegiatan.pk, oleh=pemeran.ani, pada=PADA)

    assert isi_gudang() == {milik_lain.tempat}
    assert JejakAudit.objects.get(tindakan="KEGIATAN_DIHAPUS").rincian["semula"]["bukti"] == [
        "notula.pdf",
        "foto.png",
    ]


def test_the_sweep_removes_old_files_without_a_row_and_no_others(pemeran):
    berpemilik = lampirkan(KegiatanFactory(pegawai=pemeran.ani))
    with gudang.simpan(b"cut off before its row was written") as yatim:
        pass

    assert tasks.sapu_bukti() == 0  # it may be an upload under way
    with time_machine.travel(PADA + timedelta(days=2), tick=False):
        assert tasks.sapu_bukti(dari_versi_baru=1) == 1
        assert tasks.sapu_bukti() == 0

    assert yatim not in isi_gudang()
    assert berpemilik.tempat in isi_gudang()


def test_the_sweep_finds_nothing_in_a_store_that_is_not_there(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "bukti": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "belum-ada"},
        }
    }

    assert list(gudang.daftar_lama(PADA)) == []


# Opening


@pytest.mark.parametrize(
    ("siapa", "konsep", "diajukan"),
    [
        ("ani", True, True),  # the owner
        ("budi", False, True),  # the direct superior
        ("citra", False, True),  # leads the unit above: reads the evidence pages too
        ("fajar", False, True),  # leads the city
        ("hadi", False, True),  # auditor
        ("dewi", False, False),  # another office
        ("eko", False, False),  # manager of periods: no business with citizens' papers
        ("gita", False, False),  # complaints officer
    ],
)
def test_who_may_open_evidence(client, pemeran, siapa, konsep, diajukan):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    bukti = lampirkan(kegiatan)
    client.masuk_sebagai(getattr(pemeran, siapa))
    alamat = (
        reverse("laporan:bukti_buka", args=[bukti.pk]),
        reverse("laporan:bukti_daftar", args=[kegiatan.pk]),
    )

    for status, boleh in ((StatusKegiatan.KONSEP, konsep), (StatusKegiatan.DIAJUKAN, diajukan)):
        Kegiatan.objects.update(status=status, diajukan_pada=PADA)
        assert {client.get(satu).status_code for satu in alamat} == {200 if boleh else 403}


def test_who_decided_and_who_assesses_go_on_reading(client, pemeran):
    pemutus, penilai = PegawaiFactory(), PegawaiFactory()
    hasil = HasilKerjaFactory(skp__pegawai=pemeran.ani, skp__penilai=penilai)
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, hasil_kerja=hasil)
    bukti = lampirkan(kegiatan)
    Kegiatan.objects.update(
        status=StatusKegiatan.TERVERIFIKASI,
        diajukan_pada=PADA,
        diverifikasi_oleh=pemutus,
        diverifikasi_pada=PADA,
    )

    for orang in (pemutus, penilai):
        client.masuk_sebagai(orang)
        assert client.get(reverse("laporan:bukti_buka", args=[bukti.pk])).status_code == 200


def test_nobody_opens_evidence_without_signing_in(client, pemeran):
    bukti = lampirkan(KegiatanFactory(pegawai=pemeran.ani))

    jawaban = client.get(reverse("laporan:bukti_buka", args=[bukti.pk]))

    assert (jawaban.status_code, jawaban.url.split("?")[0]) == (302, "/masuk/")


def test_every_refusal_gives_its_reason(pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)

    for status in (StatusKegiatan.KONSEP, StatusKegiatan.DIAJUKAN):
        kegiatan.status = status
        assert permissions.lihat_bukti(pemeran.dewi, kegiatan, membawahi=False).alasan


@pytest.mark.parametrize(
    ("isi", "nama", "tipe", "cara"),
    [
        (gambar("JPEG"), "Rapat Mei.jpg", "image/jpeg", "inline"),
        (pdf(), "Notula é.pdf", "application/pdf", "inline"),
        (
            kantor(TipeBerkas.DOCX),
            "a.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "attachment",
        ),
    ],
)
def test_a_file_is_handed_out_in_a_cage(client, pemeran, isi, nama, tipe, cara):
    bukti = lampirkan(KegiatanFactory(pegawai=pemeran.ani), isi, nama)
    client.masuk_sebagai(pemeran.ani)

    jawaban = client.get(reverse("laporan:bukti_buka", args=[bukti.pk]))

    assert jawaban.streaming
    assert b"".join(jawaban.streaming_content) == periksa_berkas(isi).isi
    assert jawaban["Content-Type"] == tipe
    assert jawaban["Content-Disposition"].startswith(cara)
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Cache-Control"] == "private, no-store"
    kebijakan = {arah.strip() for arah in jawaban["Content-Security-Policy"].split(";")}
    assert kebijakan == {
        *("default-src 'none'", "style-src 'unsafe-inline'"),
        *("form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'"),
        *(() if tipe == "application/pdf" else ("sandbox",)),
    }
    assert jawaban["Cross-Origin-Resource-Policy"] == "same-origin"
    assert jawaban["X-Frame-Options"] == "DENY"


def test_a_file_that_is_lost_is_told_and_a_link_is_no_file(client, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    bukti = lampirkan(kegiatan)
    tautan = services.tambah_tautan(
        kegiatan_id=kegiatan.pk, tautan="https://contoh.id", oleh=pemeran.ani, pada=PADA
    )
    gudang.buang(bukti.tempat)
    client.masuk_sebagai(pemeran.ani)

    for satu in (bukti, tautan):
        assert client.get(reverse("laporan:bukti_buka", args=[satu.pk])).status_code == 404


def test_evidence_shows_where_work_is_read(client, pemeran):
    hasil = HasilKerjaFactory(skp__pegawai=pemeran.ani, skp__penilai=pemeran.budi)
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, hasil_kerja=hasil)
    bukti = lampirkan(kegiatan, gambar("PNG"), nama="foto.png")
    alamat = reverse("laporan:bukti_buka", args=[bukti.pk])
    client.masuk_sebagai(pemeran.ani)
    assert alamat in client.get(f"/laporan/{kegiatan.pk}/ubah/").content.decode()

    Kegiatan.objects.update(status=StatusKegiatan.DIAJUKAN, diajukan_pada=PADA)
    client.masuk_sebagai(pemeran.budi)
    assert "1 bukti" in client.get("/laporan/verifikasi/").content.decode()
    assert f'src="{alamat}"' in client.get(f"/laporan/verifikasi/{kegiatan.pk}/").content.decode()

    buka = reverse("laporan:bukti_daftar", args=[kegiatan.pk])
    bukti_pegawai = f"/dasbor/pegawai/{pemeran.ani.pk}/?bulan=2026-03"
    assert buka in client.get(bukti_pegawai).content.decode()
    client.masuk_sebagai(pemeran.eko)  # reads the list, not the papers
    halaman = client.get(bukti_pegawai).content.decode()
    assert "1 bukti" in halaman
    assert buka not in halaman


def test_the_page_costs_the_same_for_few_and_many(client, pemeran, jumlah_kueri_tetap):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, diajukan=True)
    Kegiatan.objects.update(status=StatusKegiatan.DIKEMBALIKAN, diajukan_pada=PADA, catatan="Lengkapi.")
    lampirkan(kegiatan)
    client.masuk_sebagai(pemeran.citra)

    jumlah_kueri_tetap(
        muat=lambda: client.get(reverse("laporan:bukti_daftar", args=[kegiatan.pk])),
        tambah=lambda: [lampirkan(kegiatan, pdf(b"<</Ke %d>>" % ke)) for ke in range(5)],
    )


# What the database holds


@pytest.mark.parametrize(
    "isian",
    [
        {"jenis": JenisBukti.BERKAS},
        {"jenis": JenisBukti.TAUTAN},
        {"jenis": JenisBukti.TAUTAN, "tautan": "javascript:alert(1)"},
        {"jenis": JenisBukti.TAUTAN, "tautan": "https://contoh.id", "nama": "a.pdf"},
        {
            "jenis": JenisBukti.BERKAS,
            "tautan": "https://contoh.id",
            "nama": "a.pdf",
            "tipe": TipeBerkas.PDF,
            "ukuran": 10,
            "sidik": "0" * 64,
            "tempat": "ab/cd",
        },
    ],
)
def test_evidence_is_a_file_or_a_link_and_never_both(pemeran, isian):
    with pytest.raises(IntegrityError, match="bukti_berkas_atau_tautan"), transaction.atomic():
        BuktiDukung.objects.create(kegiatan=KegiatanFactory(pegawai=pemeran.ani), diunggah_pada=PADA, **isian)


def test_a_file_whose_row_fails_is_gone_again(pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    terlalu_besar = BerkasDiperiksa(TipeBerkas.PDF, bytes(6 * 1024 * 1024))

    with pytest.raises(IntegrityError, match="bukti_berkas_atau_tautan"):
        services.tambah_berkas(
            kegiatan_id=kegiatan.pk, nama="a.pdf", berkas=terlalu_besar, oleh=pemeran.ani, pada=PADA
        )

    assert isi_gudang() == set()
