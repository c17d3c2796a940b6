"""A week's sheet: many rows at once, by the same rules as one, all of them or none, never twice."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laporan import services
from laporan.choices import JenisBeban, StatusKegiatan, TumpangTindih
from laporan.kunci import kunci_salinan
from laporan.models import AturanLaporan, BebanWaktu, BulanTerkunci, Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.models import JejakAudit
from pegawai.tests.factories import HasilKerjaFactory, IndikatorFactory, KeteranganKerjaFactory


PADA = datetime(2026, 3, 12, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))  # a Thursday
pytestmark = pytest.mark.pada(PADA)
SENIN, SELASA, RABU, KAMIS, JUMAT = (date(2026, 3, hari) for hari in range(9, 14))
SENIN_LALU = date(2026, 3, 2)
ALAMAT = "/laporan/pekan/?mulai=2026-03-09"
KUNCI = "6a1f8c1e-0b6c-4d0e-8f5d-3b9f0c7f1a11"


def baris(tanggal=RABU, mulai="08.00", selesai="09.30", uraian="Melayani pemohon kartu keluarga", **lain):
    return {"tanggal": tanggal, "jam_mulai": mulai, "jam_selesai": selesai, "uraian": uraian, **lain}


def perbaikan(kegiatan, **lain):
    """The row of an entry as its sheet shows it."""
    kegiatan.refresh_from_db()
    isi = baris(
        kegiatan.tanggal, f"{kegiatan.jam_mulai:%H.%M}", f"{kegiatan.jam_selesai:%H.%M}", kegiatan.uraian
    )
    return {
        "kegiatan": kegiatan.pk,
        "sidik": kegiatan.sidik,
        **isi,
        "volume": kegiatan.volume or "",
        "hasil_kerja": kegiatan.hasil_kerja_id or "",
        **lain,
    }


def lembar(*daftar, **lain):
    isian = {"kunci": KUNCI, "baris-TOTAL_FORMS": len(daftar), "baris-INITIAL_FORMS": 0, **lain}
    for ke, satu in enumerate(daftar):
        isian |= {f"baris-{ke}-{nama}": nilai for nama, nilai in satu.items()}
    return isian


def kirim(client, *daftar, alamat=ALAMAT, **lain):
    return client.post(alamat, lembar(*daftar, **lain))


def galat(jawaban):
    """What is wrong with which row and cell."""
    return {
        (ke, nama): kata[0]
        for ke, form in enumerate(jawaban.context["lembar"].baris.forms)
        for nama, kata in form.errors.items()
    }


@pytest.fixture
def ani(client, pemeran):
    client.masuk_sebagai(pemeran.ani)
    return pemeran.ani


def test_rows_are_recorded_at_once_with_volume_and_hours_as_people_write_them(client, ani):
    hasil = IndikatorFactory(hasil_kerja__skp__pegawai=ani).hasil_kerja

    jawaban = client.post(
        ALAMAT,
        lembar(
            baris(SENIN, "8", "0930", hasil_kerja=hasil.pk, volume="2,5"),
            baris(SELASA, "08:00", "10.00", "Rapat koordinasi"),
            baris(RABU, "", "", ""),
        ),
        follow=True,
    )

    satu, dua = Kegiatan.objects.order_by("tanggal")
    assert "2 kegiatan dicatat." in jawaban.content.decode()
    assert (satu.jam_mulai, satu.jam_selesai, satu.menit) == (time(8), time(9, 30), 90)
    assert (satu.volume, satu.hasil_kerja, satu.status) == (Decimal("2.5"), hasil, StatusKegiatan.KONSEP)
    assert (dua.tanggal, dua.uraian, dua.pegawai) == (SELASA, "Rapat koordinasi", ani)
    assert [jejak.tindakan for jejak in JejakAudit.objects.all()] == ["KEGIATAN_DICATAT"] * 2


def test_existing_drafts_stand_in_rows_and_are_corrected(client, ani):
    kegiatan = KegiatanFactory(pegawai=ani, tanggal=SENIN, volume=0)
    terkirim = KegiatanFactory(pegawai=ani, tanggal=SELASA, diajukan=True, uraian="Sudah diajukan")

    halaman = client.get(ALAMAT)
    kirim(client, perbaikan(kegiatan, jam_selesai="11.00", uraian="Melayani 25 pemohon"))

    kegiatan.refresh_from_db()
    assert halaman.context["isi"].dapat_diubah == [kegiatan]
    assert halaman.context["isi"].tetap == [terkirim]
    assert (kegiatan.uraian, kegiatan.menit, Kegiatan.objects.count()) == ("Melayani 25 pemohon", 180, 2)
    jejak = JejakAudit.objects.get()
    assert (jejak.tindakan, jejak.rincian["semula"]["jam_selesai"]) == ("KEGIATAN_DIUBAH", "09:00:00")


def test_blank_rows_wait_on_the_days_of_which_nothing_is_told(client, ani):
    KegiatanFactory(pegawai=ani, tanggal=SELASA)

    form = client.get(ALAMAT).context["lembar"].baris.forms

    assert [satu.initial["tanggal"] for satu in form] == [SELASA, SENIN, RABU, KAMIS]


def test_submitting_takes_new_changed_and_draft_rows_but_nothing_that_came_back_unmended(client, ani):
    konsep = KegiatanFactory(pegawai=ani, tanggal=SENIN, volume=0)
    kembali = KegiatanFactory(
        pegawai=ani, tanggal=SELASA, volume=0, status=StatusKegiatan.DIKEMBALIKAN, catatan="Untuk siapa?"
    )

    kirim(client, perbaikan(konsep), perbaikan(kembali), baris(RABU), ajukan="ya")

    assert {k.tanggal: k.status for k in Kegiatan.objects.all()} == {
        SENIN: StatusKegiatan.DIAJUKAN,
        SELASA: StatusKegiatan.DIKEMBALIKAN,
        RABU: StatusKegiatan.DIAJUKAN,
    }
    assert JejakAudit.objects.filter(tindakan="KEGIATAN_DIAJUKAN").count() == 2


def test_every_wrong_row_is_told_by_its_cell_and_nothing_is_written(client, ani):
    jawaban = kirim(
        client,
        baris(SENIN),
        baris(SELASA, "8", "8"),
        baris(RABU, "25.00", "09.00"),
        baris(KAMIS, uraian="x" * 301),
        baris(JUMAT, volume="-1"),
        baris("2026-03-16"),
    )

    assert set(galat(jawaban)) == {
        (1, "jam_selesai"), (2, "jam_mulai"), (3, "uraian"), (4, "volume"), (5, "tanggal"),
    }  # fmt: skip
    assert not Kegiatan.objects.exists()


def test_rules_refuse_by_row_and_leave_nothing_half_written(client, ani):
    AturanLaporan.objects.update(menit_paling_sedikit=5)
    hasil = HasilKerjaFactory(skp__pegawai=ani)

    jawaban = kirim(
        client,
        baris(SENIN),
        baris(SELASA, volume="2"),
        baris(RABU, hasil_kerja=hasil.pk, volume="2"),
        baris(KAMIS, "08.00", "08.04"),
    )

    assert set(galat(jawaban)) == {(1, "volume"), (2, "volume"), (3, "jam_selesai")}
    assert "3 baris perlu diperbaiki" in jawaban.context["lembar"].galat[0]
    assert not Kegiatan.objects.exists()
    assert not JejakAudit.objects.exists()


def test_rows_are_measured_with_each_other_and_not_by_what_they_replace(client, ani):
    AturanLaporan.objects.update(tumpang_tindih=TumpangTindih.TOLAK)
    pagi = KegiatanFactory(pegawai=ani, tanggal=SENIN, jam_mulai=time(8), menit=120, volume=0)
    siang = KegiatanFactory(pegawai=ani, tanggal=SENIN, jam_mulai=time(10), menit=60, uraian="B", volume=0)

    tukar = kirim(
        client,
        perbaikan(pagi, jam_mulai="10.00", jam_selesai="12.00"),
        perbaikan(siang, jam_mulai="08.00", jam_selesai="09.00"),
    )
    pagi.refresh_from_db()
    bentrok = kirim(client, perbaikan(pagi), baris(SENIN, "11.30", "12.30", "Rapat"))

    assert tukar.status_code == 302
    assert pagi.jam_mulai == time(10)
    assert "tumpang tindih" in galat(bentrok)[1, "jam_mulai"]


def test_the_whole_day_counts_every_row(client, ani):
    AturanLaporan.objects.update(menit_paling_banyak=600, menit_sehari=600)

    jawaban = kirim(client, baris(SENIN, "00.00", "06.00", "A"), baris(SENIN, "12.00", "17.00", "B"))

    assert "Isi paling banyak 240 menit" in galat(jawaban)[1, "jam_selesai"]


def test_the_same_sheet_twice_is_the_same_week(client, ani):
    for _ in range(2):
        jawaban = client.post(ALAMAT, lembar(baris(SENIN), baris(SELASA)), follow=True)

    assert Kegiatan.objects.count() == 2
    assert "2 baris sudah tercatat, jadi tidak dicatat dua kali." in jawaban.content.decode()


def test_the_same_rows_from_another_tab_or_twice_in_one_sheet_are_one_entry(client, ani):
    kirim(client, baris(SENIN), baris(SENIN), kunci="0b0e8d5c-55d3-4d6a-9a52-7d1a3f4f9d10")
    kirim(client, baris(SENIN))

    assert Kegiatan.objects.count() == 1


def test_the_same_work_with_another_volume_is_not_swallowed(client, ani):
    hasil = IndikatorFactory(hasil_kerja__skp__pegawai=ani).hasil_kerja
    kirim(client, baris(SENIN, hasil_kerja=hasil.pk, volume="2"))

    jawaban = kirim(
        client, baris(SENIN, hasil_kerja=hasil.pk, volume="3"), kunci="0b0e8d5c-55d3-4d6a-9a52-7d1a3f4f9d10"
    )

    assert "sudah tercatat" in galat(jawaban)[0, "uraian"]
    assert Kegiatan.objects.get().volume == 2


def test_a_sheet_sent_again_with_other_words_is_told_what_stands_and_corrects_it_then(client, ani):
    kirim(client, baris(SENIN))

    jawaban = kirim(client, baris(SENIN, uraian="Melayani 25 pemohon"))
    form = jawaban.context["lembar"].baris.forms[0]
    kirim(
        client,
        baris(
            SENIN,
            uraian="Melayani 25 pemohon",
            kegiatan=form["kegiatan"].value(),
            sidik=form["sidik"].value(),
        ),
    )

    assert "Yang tersimpan sekarang" in galat(jawaban)[0, "__all__"]
    assert Kegiatan.objects.get().uraian == "Melayani 25 pemohon"


def test_what_was_changed_elsewhere_is_told_and_not_overwritten(client, ani):
    kegiatan = KegiatanFactory(pegawai=ani, tanggal=SENIN, volume=0)
    isian = perbaikan(kegiatan, uraian="Dari lembar lama")
    Kegiatan.objects.update(uraian="Dari halaman lain")

    jawaban = kirim(client, isian)

    assert "“Dari halaman lain”" in galat(jawaban)[0, "__all__"]
    assert Kegiatan.objects.get().uraian == "Dari halaman lain"


@pytest.mark.parametrize("keadaan", ["hapus", "ajukan"])
def test_what_is_gone_or_with_the_superior_is_told(client, ani, keadaan):
    kegiatan = KegiatanFactory(pegawai=ani, tanggal=SENIN, volume=0)
    isian = perbaikan(kegiatan, uraian="Dari lembar lama")
    getattr(services, f"{keadaan}_kegiatan")(kegiatan_id=kegiatan.pk, oleh=ani, pada=PADA)

    jawaban = kirim(client, isian)

    kata = {"hapus": "sudah tidak ada", "ajukan": "menunggu verifikasi"}[keadaan]
    assert kata in galat(jawaban)[0, "__all__"]
    assert 'value="Dari lembar lama"' in jawaban.content.decode()


def test_another_persons_entry_is_not_there(client, ani, pemeran):
    kegiatan = KegiatanFactory(pegawai=pemeran.dewi, tanggal=SENIN, volume=0)

    jawaban = kirim(client, perbaikan(kegiatan, uraian="Milik orang lain"))

    assert "sudah tidak ada" in galat(jawaban)[0, "__all__"]
    assert Kegiatan.objects.get().uraian == kegiatan.uraian


def test_late_rows_ask_once_for_a_reason(client, ani):
    alamat = "/laporan/pekan/?mulai=2026-03-02"

    tanpa = kirim(client, baris(SENIN_LALU), baris(date(2026, 3, 3)), alamat=alamat)
    kirim(client, baris(SENIN_LALU), baris(date(2026, 3, 3)), alamat=alamat, alasan_terlambat="Di lapangan.")

    assert not galat(tanpa)
    assert "Baris 1" in tanpa.context["lembar"].sampul.errors["alasan_terlambat"][0]
    assert [(k.terlambat, k.alasan_terlambat) for k in Kegiatan.objects.all()] == [(True, "Di lapangan.")] * 2


def test_closed_months_are_not_offered_and_refused(client, ani):
    BulanTerkunci.objects.create(awal_bulan=date(2026, 2, 1), dikunci_pada=PADA)
    alamat = "/laporan/pekan/?mulai=2026-02-23"

    halaman = client.get(alamat)
    jawaban = kirim(client, baris(date(2026, 2, 27)), alamat=alamat)
    tertutup = client.get("/laporan/pekan/?mulai=2026-02-16").content.decode()

    assert halaman.context["isi"].tanggal_terbuka == [date(2026, 3, 1)]
    assert "sudah dikunci" in halaman.content.decode()
    assert (0, "tanggal") in galat(jawaban)
    assert "data-kinerja-pekan" not in tertutup


def test_days_to_come_are_refused(client, ani):
    assert "belum terjadi" in galat(kirim(client, baris(JUMAT)))[0, "tanggal"]


def test_a_row_to_be_left_out_is_not_saved(client, ani):
    client.post(ALAMAT, lembar(baris(SENIN), baris(SELASA, lewati="on")))

    assert Kegiatan.objects.get().tanggal == SENIN


def test_more_rows_keep_what_was_typed_and_write_nothing(client, ani):
    jawaban = kirim(client, baris(SELASA, uraian="Setengah jadi"), tambah="ya", alasan_terlambat="Sakit.")

    form = jawaban.context["lembar"].baris.forms
    assert len(form) == 6
    assert {satu.initial["tanggal"] for satu in form} == {SELASA.isoformat()}
    assert 'value="Setengah jadi"' in jawaban.content.decode()
    assert jawaban.context["lembar"].sampul.initial["alasan_terlambat"] == "Sakit."
    assert not Kegiatan.objects.exists()


def test_an_earlier_week_is_laid_over_this_one_and_kept_only_when_it_is_saved(client, ani):
    hasil = IndikatorFactory(hasil_kerja__skp__pegawai=ani).hasil_kerja
    for hari in range(2, 7):
        KegiatanFactory(pegawai=ani, tanggal=date(2026, 3, hari), hasil_kerja=hasil, terverifikasi=True)
    KeteranganKerjaFactory(pegawai=ani, mulai=RABU, hari=1)

    jawaban = kirim(client, salin="ya", dari="2026-03-02")
    form = jawaban.context["lembar"].baris.forms
    belum = Kegiatan.objects.pada(jawaban.context["isi"].pekan).count()
    isian = [{nama: satu[nama].value() or "" for nama in satu.fields if satu[nama].value()} for satu in form]
    for satu in isian:
        satu |= {"jam_mulai": "08.00", "jam_selesai": "09.00"}
    isian[0]["uraian"] = "Melayani 30 pemohon"
    kirim(client, *isian, ajukan="ya")

    assert belum == 0
    assert "3 baris disalin dari pekan 2 Maret 2026" in jawaban.content.decode()
    assert "Dilewati: Rabu 11 Maret (Cuti" in jawaban.content.decode()
    assert "Jumat 13 Maret (belum tiba)" in jawaban.content.decode()
    assert [k.tanggal for k in Kegiatan.objects.filter(status="DIAJUKAN").order_by("tanggal")] == [
        SENIN, SELASA, KAMIS,
    ]  # fmt: skip
    assert Kegiatan.objects.get(tanggal=SENIN).uraian == "Melayani 30 pemohon"


def test_copied_in_two_tabs_and_corrected_apart_it_is_still_one_week(client, ani):
    asal = KegiatanFactory(pegawai=ani, tanggal=SENIN_LALU, volume=0)
    kirim(client, baris(SENIN, salinan=kunci_salinan(asal.pk, SENIN), uraian="Dari tab pertama"))

    jawaban = kirim(
        client,
        baris(SENIN, salinan=kunci_salinan(asal.pk, SENIN), uraian="Dari tab kedua"),
        kunci="0b0e8d5c-55d3-4d6a-9a52-7d1a3f4f9d10",
    )
    lagi = kirim(client, salin="ya", dari="2026-03-02")

    assert "“Dari tab pertama”" in galat(jawaban)[0, "__all__"]
    assert "Tidak ada yang disalin" in lagi.content.decode()
    assert Kegiatan.objects.filter(tanggal=SENIN).count() == 1


def test_only_weeks_of_ones_own_can_be_copied(client, ani, pemeran):
    KegiatanFactory(pegawai=pemeran.dewi, tanggal=SENIN_LALU, uraian="Rahasia Dewi")

    jawaban = kirim(client, salin="ya", dari="2026-03-02")

    assert "Pekan yang hendak disalin tidak ada" in jawaban.content.decode()
    assert "Rahasia Dewi" not in jawaban.content.decode()


@pytest.mark.parametrize(
    "isian",
    [
        {},
        {"baris-TOTAL_FORMS": "x"},
        {"baris-TOTAL_FORMS": "999999", "baris-INITIAL_FORMS": "0", "kunci": "bukan kunci"},
        lembar(baris(SENIN, kegiatan="9" * 5000, sidik="?", salinan="x")),
        lembar(baris("kemarin", hasil_kerja="-1", volume="1e999", jam_mulai="9" * 4000)),
        {"salin": "ya", "dari": "entah", "baris-TOTAL_FORMS": "9" * 400},
    ],
)
def test_garbage_is_answered_in_words(client, ani, isian):
    jawaban = client.post(ALAMAT, isian)

    assert jawaban.status_code == 200
    assert not Kegiatan.objects.exists()


@pytest.mark.parametrize("mulai", ["entah", "0001-01-01", "2026-13-01"])
def test_an_address_of_no_week_is_not_there(client, ani, mulai):
    assert client.get("/laporan/pekan/", {"mulai": mulai}).status_code == 404


def test_any_day_names_its_week(client, ani):
    assert client.get("/laporan/pekan/?mulai=2026-03-12").context["isi"].pekan.mulai == SENIN


def test_the_page_costs_the_same_for_few_and_many(client, ani, jumlah_kueri_tetap):
    hasil = IndikatorFactory(hasil_kerja__skp__pegawai=ani).hasil_kerja
    KegiatanFactory(pegawai=ani, tanggal=SENIN, hasil_kerja=hasil)

    jumlah_kueri_tetap(
        muat=lambda: client.get(ALAMAT),
        tambah=lambda: [
            KegiatanFactory(pegawai=ani, tanggal=hari, hasil_kerja=hasil, uraian=str(hari))
            for hari in (SENIN_LALU, SENIN, SELASA, RABU)
        ],
    )


def test_saving_costs_the_same_for_few_and_many(client, ani):
    hasil = IndikatorFactory(hasil_kerja__skp__pegawai=ani).hasil_kerja
    jumlah = []
    for banyak in (1, 12):
        daftar = [
            baris(
                SENIN,
                f"{jam + 7:02}.00",
                f"{jam + 7:02}.30",
                f"{banyak} {jam}",
                hasil_kerja=hasil.pk,
                volume=1,
            )
            for jam in range(banyak)
        ]
        with CaptureQueriesContext(connection) as kueri:
            assert kirim(client, *daftar, kunci=f"{KUNCI[:-2]}{banyak:02}").status_code == 302
        jumlah.append(sum("SAVEPOINT" not in satu["sql"] and "session" not in satu["sql"] for satu in kueri))

    assert jumlah[0] == jumlah[1]


def test_a_sheet_is_measured_once_for_each_row_it_wrote_and_keeps_its_seconds_while_it_is_mended(
    client, pemeran
):
    client.masuk_sebagai(pemeran.ani)

    keliru = kirim(client, baris(SENIN), baris(SELASA, uraian=""), detik="30").content.decode()
    assert 'value="30" data-kinerja-detik="catat"' in keliru
    kirim(client, baris(SENIN), baris(SELASA), detik="40")

    beban = BebanWaktu.objects.get()
    assert (beban.jenis, beban.detik, beban.jumlah) == (JenisBeban.CATAT, 20, 2)


def test_a_week_stays_light(client, ani):
    """Three entries a day, eight results to choose from in each row."""
    skp = HasilKerjaFactory(skp__pegawai=ani).skp
    HasilKerjaFactory.create_batch(7, skp=skp, uraian="Layanan administrasi kependudukan sesuai standar")
    for hari in (SENIN, SELASA, RABU, KAMIS, JUMAT):
        for jam in range(8, 11):
            KegiatanFactory(
                pegawai=ani, tanggal=hari, jam_mulai=time(jam), uraian=f"Melayani {jam}.00 {hari}"
            )

    assert len(client.get(ALAMAT).content) < 60_000
