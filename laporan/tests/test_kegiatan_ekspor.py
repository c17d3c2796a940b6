"""What goes out in BKN's columns comes in again unchanged, is streamed, and is kept account of."""

import csv
import io
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings, strategies as st

from laporan import queries
from laporan.bkn import KOLOM_BERNIP, KegiatanBKN, baca_baris, rapat
from laporan.choices import JenisBukti, StatusKegiatan
from laporan.ekspor import tulis_csv_harian, tulis_xlsx_harian
from laporan.models import BuktiDukung, BulanTerkunci, Kegiatan
from laporan.queries import ekspor
from laporan.tests.factories import KegiatanFactory
from pegawai.berkas import aman, baca_tabel, tanpa_penawar
from pegawai.choices import StatusSKP, SumberRealisasi
from pegawai.inti.periode import Periode
from pegawai.models import JejakAudit, Penugasan
from pegawai.tests.factories import IndikatorFactory, PenugasanFactory


PADA = datetime(2026, 3, 17, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))
pytestmark = pytest.mark.pada(PADA)
MARET = ("--mulai", "2026-03-01", "--selesai", "2026-03-31")


@pytest.fixture
def isi(pemeran):
    """Ani's March: a counted result, words that a spreadsheet would compute, a night, a rejected entry."""
    for ke, orang in enumerate((pemeran.ani, pemeran.budi, pemeran.dewi), start=1):
        orang.nip = f"19860926201505100{ke}"
        orang.save()
    hasil = IndikatorFactory(
        hasil_kerja__skp__pegawai=pemeran.ani,
        hasil_kerja__skp__status=StatusSKP.DISETUJUI,
        hasil_kerja__skp__disetujui_pada=PADA,
        hasil_kerja__skp__penilai=pemeran.budi,
        hasil_kerja__uraian="Kartu keluarga terbit; tepat waktu",
        satuan="dokumen",
        sumber_realisasi=SumberRealisasi.KEGIATAN,
    ).hasil_kerja
    KegiatanFactory(
        pegawai=pemeran.ani, hasil_kerja=hasil, volume=Decimal("2.5"), uraian='Melayani "KK"; antre'
    )
    malam = KegiatanFactory(pegawai=pemeran.ani, jam_mulai=time(22), menit=480, volume=0, uraian="=1+1")
    for alamat in ("https://contoh.go.id/b", "https://contoh.go.id/a"):
        BuktiDukung.objects.create(kegiatan=malam, jenis=JenisBukti.TAUTAN, tautan=alamat, diunggah_pada=PADA)
    KegiatanFactory(pegawai=pemeran.ani, jam_mulai=time(10), volume=0, uraian="- rapat  koordinasi")
    for _ in range(2):  # twice the same: nobody forbids it
        KegiatanFactory(pegawai=pemeran.ani, jam_mulai=time(13), volume=0, uraian="Menerima tamu")
    KegiatanFactory(
        pegawai=pemeran.ani,
        jam_mulai=time(15),
        status=StatusKegiatan.DITOLAK,
        catatan="Bukan tugas Anda.",
        diverifikasi_oleh=pemeran.budi,
        diverifikasi_pada=PADA,
    )
    KegiatanFactory(pegawai=pemeran.budi, tanggal=date(2026, 3, 31), volume=0, uraian="Memeriksa berkas")
    KegiatanFactory(pegawai=pemeran.budi, tanggal=date(2026, 4, 1), volume=0)
    KegiatanFactory(pegawai=pemeran.dewi, volume=0)


def ekspor_unit(berkas, unit="DINKES", masa=MARET):
    call_command("ekspor_kegiatan", str(berkas), "--unit", unit, *masa)


def seluruhnya():
    return list(Kegiatan.objects.order_by("pk").values())


@pytest.mark.parametrize("akhiran", ["csv", "xlsx"])
def test_what_goes_out_comes_in_again_unchanged(isi, tmp_path, capsys, akhiran):
    berkas = tmp_path / f"maret.{akhiran}"
    ekspor_unit(berkas)
    BulanTerkunci.objects.create(awal_bulan=date(2026, 3, 1), dikunci_pada=PADA)
    sebelum = seluruhnya()

    call_command("impor_kegiatan", str(berkas))

    assert "6 kegiatan sudah ada dan tidak berubah" in capsys.readouterr().out
    assert seluruhnya() == sebelum


@pytest.mark.parametrize("akhiran", ["csv", "xlsx"])
def test_a_file_brought_into_an_empty_book_goes_out_the_same(isi, tmp_path, akhiran):
    pertama, kedua = tmp_path / f"satu.{akhiran}", tmp_path / f"dua.{akhiran}"
    Kegiatan.objects.filter(uraian="Menerima tamu").first().delete()
    Kegiatan.objects.filter(tanggal__gt=PADA.date()).delete()
    ekspor_unit(pertama)
    BuktiDukung.objects.all().delete()
    Kegiatan.objects.all().delete()

    call_command("impor_kegiatan", str(pertama))
    ekspor_unit(kedua)

    terbaca = [baca_tabel(berkas.read_bytes(), KOLOM_BERNIP).baris for berkas in (pertama, kedua)]
    assert terbaca[0] == terbaca[1]
    assert len(terbaca[0]) == 4


def test_the_columns_are_those_of_bkn_with_the_nip_first(isi, tmp_path):
    ekspor_unit(tmp_path / "maret.csv")

    daftar = list(csv.reader(io.StringIO((tmp_path / "maret.csv").read_text("utf-8-sig")), delimiter=";"))
    assert daftar[0] == [
        "NIP", "Rencana Aksi", "Tanggal kegiatan", "Jam mulai", "Jam selesai", "Kegiatan harian",
        "Sumber data", "Realisasi", "Satuan", "Bukti dukung",
    ]  # fmt: skip
    assert daftar[1] == [
        "198609262015051001", "Kartu keluarga terbit; tepat waktu", "10/03/2026", "08:00", "09:00",
        'Melayani "KK"; antre', "ekinerja", "2,5", "dokumen", "",
    ]  # fmt: skip
    assert [satu[5] for satu in daftar if satu[5].startswith("'")] == ["'- rapat koordinasi", "'=1+1"]
    assert [satu[9] for satu in daftar if satu[9]][1:] == ["https://contoh.go.id/b https://contoh.go.id/a"]
    assert {satu[0] for satu in daftar[1:]} == {"198609262015051001", "198609262015051002"}


def test_the_unit_is_that_of_the_day_of_work(isi, pemeran, tmp_path):
    Penugasan.objects.filter(pegawai=pemeran.ani).update(selesai=date(2026, 3, 5))
    PenugasanFactory(pegawai=pemeran.ani, unit=pemeran.disdik, mulai=date(2026, 3, 5))

    maret = Periode.bulan(2026, 3)
    jumlah = [queries.jumlah_ekspor(unit, maret) for unit in (pemeran.dinkes, pemeran.disdik)]

    assert jumlah == [1, 6]


def test_it_is_kept_who_took_the_work_of_a_unit_out(isi, pemeran, tmp_path):
    ekspor_unit(tmp_path / "maret.csv")

    jejak = JejakAudit.objects.get(tindakan="KEGIATAN_UNIT_DIEKSPOR")
    assert (jejak.objek_id, jejak.oleh) == (pemeran.dinkes.pk, None)
    assert jejak.rincian == {"mulai": "2026-03-01", "selesai": "2026-04-01"}


@pytest.mark.parametrize(
    ("nama", "unit", "kata"),
    [("maret.pdf", "DINKES", "Akhiri nama berkasnya"), ("maret.csv", "TIADA", "Tidak ada unit kerja")],
)
def test_a_wrong_name_is_told_and_no_file_is_left(isi, tmp_path, nama, unit, kata):
    with pytest.raises(CommandError, match=kata):
        ekspor_unit(tmp_path / nama, unit)

    assert list(tmp_path.iterdir()) == []


def test_a_year_is_read_piece_by_piece(pemeran, monkeypatch):
    """A piece is written before the next is read, so memory does not grow with the file."""
    monkeypatch.setattr(ekspor, "SEKALI_BACA", 10)
    KegiatanFactory.create_batch(25, pegawai=pemeran.ani, volume=0)
    terbaca = []

    def dihitung():
        for satu in queries.kegiatan_ekspor(pemeran.dinkes, Periode.tahun(2026)):
            terbaca.append(satu)
            yield satu

    potongan = tulis_csv_harian(dihitung(), bernip=True, sekali=10)

    assert next(potongan).startswith("\N{BYTE ORDER MARK}NIP;")
    assert [(satu.count("\r\n"), len(terbaca)) for satu in potongan] == [(10, 10), (10, 20), (5, 25)]


teks = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=60).filter(
    rapat
)


@given(st.text())
def test_the_guard_against_formulas_is_undone_to_the_letter(tulisan):
    assert tanpa_penawar(aman(tulisan)) == tulisan
    assert not aman(tulisan).startswith(("=", "+", "-", "@", "\t", "\r"))


@settings(deadline=None)
@given(
    st.builds(
        KegiatanBKN,
        nip=st.just("198609262015051001"),
        rencana_aksi=teks.map(rapat) | st.just(""),
        tanggal=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
        jam_mulai=st.times().map(lambda jam: jam.replace(second=0, microsecond=0)),
        jam_selesai=st.times().map(lambda jam: jam.replace(second=0, microsecond=0)),
        uraian=teks,
        volume=st.decimals(0, 10**8 - 1, places=2),
        satuan=st.just("dokumen"),
        bukti=st.just(""),
    ),
    st.sampled_from(["csv", "xlsx"]),
)
def test_every_activity_survives_the_way_out_and_in(kegiatan, bentuk):
    if bentuk == "xlsx":
        tujuan = io.BytesIO()
        tulis_xlsx_harian(tujuan, [kegiatan], bernip=True)
        isi = tujuan.getvalue()
    else:
        isi = "".join(tulis_csv_harian([kegiatan], bernip=True)).encode()

    ((nomor, sel),) = baca_tabel(isi, KOLOM_BERNIP).baris
    terbaca, galat = baca_baris(nomor, sel)

    assert galat == []
    assert (terbaca.nip, terbaca.rencana_aksi, terbaca.tanggal) == (
        kegiatan.nip, kegiatan.rencana_aksi, kegiatan.tanggal,
    )  # fmt: skip
    assert (terbaca.jam_mulai, terbaca.jam_selesai) == (kegiatan.jam_mulai, kegiatan.jam_selesai)
    assert (terbaca.uraian, terbaca.volume) == (rapat(kegiatan.uraian), kegiatan.volume)
