"""Activities out of a file in BKN's columns: by the rules of every entry, all rows or none, once."""

import csv
import io
from datetime import date, datetime, time
from decimal import Decimal
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from laporan import services
from laporan.bkn import KOLOM_BERNIP, baca_baris
from laporan.choices import StatusKegiatan, TumpangTindih
from laporan.models import AturanLaporan, BuktiDukung, BulanTerkunci, Kegiatan
from laporan.tests.factories import KegiatanFactory
from pegawai.berkas import baca_tabel
from pegawai.choices import StatusSKP, SumberRealisasi
from pegawai.models import JejakAudit
from pegawai.tests.factories import IndikatorFactory
from pegawai.tests.lembar import xlsx
from pegawai.tests.serentak import BATAS_DETIK, orang_lain, tunggu_ada_yang_antre


PADA = datetime(2026, 3, 17, 15, 0, tzinfo=ZoneInfo("Asia/Pontianak"))  # a Tuesday
pytestmark = pytest.mark.pada(PADA)
JUDUL = tuple(kolom.nama for kolom in KOLOM_BERNIP)
NIP = "198609262015051001"


@pytest.fixture(autouse=True)
def hasil(pemeran):
    """Ani has a NIP and one result of her approved SKP that activities count."""
    pemeran.ani.nip = NIP
    pemeran.ani.save()
    return IndikatorFactory(
        hasil_kerja__skp__pegawai=pemeran.ani,
        hasil_kerja__skp__status=StatusSKP.DISETUJUI,
        hasil_kerja__skp__disetujui_pada=PADA,
        hasil_kerja__skp__penilai=pemeran.budi,
        hasil_kerja__uraian="Kartu keluarga terbit",
        satuan="dokumen",
        sumber_realisasi=SumberRealisasi.KEGIATAN,
    ).hasil_kerja


def baris(**isian):
    return {
        "NIP": NIP,
        "Rencana Aksi": "Kartu keluarga terbit",
        "Tanggal kegiatan": "17/03/2026",
        "Jam mulai": "08.00",
        "Jam selesai": "09.30",
        "Kegiatan harian": "Melayani permohonan kartu keluarga",
        "Sumber data": "ekinerja",
        "Realisasi": "12",
        "Satuan": "dokumen",
        "Bukti dukung": "",
        **{nama.replace("_", " "): nilai for nama, nilai in isian.items()},
    }


def tulis(daftar_baris, pemisah=";"):
    tulisan = io.StringIO()
    penulis = csv.DictWriter(tulisan, JUDUL, delimiter=pemisah)
    penulis.writeheader()
    penulis.writerows(daftar_baris)
    return tulisan.getvalue().encode()


@pytest.fixture
def impor(tmp_path, capsys):
    """Run the command on rows; return its exit status with what it said."""

    def jalankan(*daftar_baris, isi=None, opsi=()):
        berkas = tmp_path / "harian"
        berkas.write_bytes(tulis(daftar_baris) if isi is None else isi)
        kode, akhir = 0, ""
        try:
            call_command("impor_kegiatan", str(berkas), *opsi)
        except CommandError as galat:
            kode, akhir = galat.returncode, str(galat)
        keluar = capsys.readouterr()
        return kode, keluar.out + keluar.err + akhir

    return jalankan


def isi_basis_data():
    return list(Kegiatan.objects.order_by("pk").values()), JejakAudit.objects.count()


def test_a_row_becomes_a_draft_with_its_result_and_volume(impor, pemeran, hasil):
    kode, kata = impor(baris())

    kegiatan = Kegiatan.objects.get()
    assert (kode, "1 kegiatan baru (baris 2)." in kata) == (0, True)
    assert (kegiatan.pegawai, kegiatan.hasil_kerja, kegiatan.volume) == (pemeran.ani, hasil, 12)
    assert (kegiatan.tanggal, kegiatan.pukul, kegiatan.menit) == (date(2026, 3, 17), "08.00–09.30", 90)  # noqa: RUF001
    assert (kegiatan.status, kegiatan.terlambat) == (StatusKegiatan.KONSEP, False)
    jejak = JejakAudit.objects.get(tindakan="KEGIATAN_DIIMPOR")
    assert (jejak.objek_id, jejak.oleh) == (kegiatan.pk, None)


@pytest.mark.parametrize("bentuk", ["semicolon", "comma", "xlsx"])
def test_every_kind_of_file_says_the_same(impor, bentuk):
    satu = baris()
    if bentuk == "xlsx":
        satu |= {"Tanggal kegiatan": date(2026, 3, 17), "Jam mulai": 8 / 24, "Jam selesai": 9.5 / 24}
        satu["Realisasi"] = 12
        isi = xlsx([JUDUL, tuple(satu.values())])
    else:
        isi = tulis([satu], ";" if bentuk == "semicolon" else ",")

    kode, kata = impor(isi=isi)

    assert kode == 0, kata
    kegiatan = Kegiatan.objects.get()
    assert (kegiatan.tanggal, kegiatan.jam_mulai, kegiatan.jam_selesai, kegiatan.volume) == (
        date(2026, 3, 17), time(8), time(9, 30), 12,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("tertulis", "jam"),
    [
        ("8:00", time(8)),
        ("08.05", time(8, 5)),
        ("08:05:00", time(8, 5)),
        ("07:59:59.999996", time(8)),  # a spreadsheet's own rounding
        ("24.00", time(0)),
        (0.5, time(12)),
        ("8", time(8)),
        ("0805", time(8, 5)),
        (805, time(8, 5)),  # a spreadsheet drops the zero
        (1.0, time(0)),
        ("25:00", None),
        ("08:60", None),
        ("08:00:30", None),
        ("pagi", None),
    ],
)
def test_hours_are_read_as_people_and_spreadsheets_write_them(tertulis, jam):
    terbaca, galat = baca_baris(2, {**baris(), "Jam mulai": tertulis})

    assert (terbaca.jam_mulai if terbaca else None) == jam
    assert [satu.kolom for satu in galat] == ([] if jam is not None else ["Jam mulai"])


@pytest.mark.parametrize(
    ("tertulis", "volume"),
    [("", 0), ("3", 3), ("2,5", Decimal("2.5")), ("2.5", Decimal("2.5")), ("1.234,5", Decimal("1234.5")),
     ("1.000", 1000), (3.0, 3), (2.5, Decimal("2.5")), ("1,000", None), ("-1", None), ("dua", None),
     ("100000000", None)],
)  # fmt: skip
def test_numbers_are_read_as_indonesian_writes_them(tertulis, volume):
    terbaca, _ = baca_baris(2, {**baris(), "Realisasi": tertulis})

    assert (terbaca.volume if terbaca else None) == volume


def test_the_same_file_again_adds_nothing_and_says_so(impor):
    impor(baris(), baris(Jam_mulai="10.00", Jam_selesai="11.00"))
    sebelum = isi_basis_data()

    kode, kata = impor(baris(), baris(Jam_mulai="10.00", Jam_selesai="11.00"))

    assert kode == 0
    assert "2 kegiatan sudah ada dan tidak berubah" in kata
    assert isi_basis_data() == sebelum


def test_what_was_entered_by_hand_is_not_brought_in_a_second_time(impor, pemeran, hasil):
    KegiatanFactory(
        pegawai=pemeran.ani,
        hasil_kerja=hasil,
        tanggal=date(2026, 3, 17),
        menit=90,
        uraian="Melayani permohonan  kartu keluarga",
        volume=12,
        kunci=uuid4(),
    )

    impor(baris())

    assert Kegiatan.objects.count() == 1


def test_what_was_changed_here_since_is_left_alone(impor):
    impor(baris())
    Kegiatan.objects.update(uraian="Melayani 12 permohonan kartu keluarga")
    sebelum = isi_basis_data()

    kode, kata = impor(baris())

    assert (kode, "1 kegiatan pernah diimpor lalu diubah di sini" in kata) == (0, True)
    assert isi_basis_data() == sebelum


def test_another_figure_for_the_same_work_changes_a_draft_and_leaves_a_trail(impor):
    impor(baris(Rencana_Aksi="", Realisasi=""))

    kode, kata = impor(baris(Realisasi="9"))

    kegiatan = Kegiatan.objects.get()
    assert (kode, "1 kegiatan diperbarui (baris 2)." in kata) == (0, True)
    assert (kegiatan.volume, kegiatan.hasil_kerja.uraian) == (9, "Kartu keluarga terbit")
    rincian = JejakAudit.objects.get(tindakan="KEGIATAN_DIUBAH").rincian
    assert rincian["semula"] == {"hasil_kerja": "None", "volume": "0.00"}
    assert rincian["menjadi"] == {"hasil_kerja": str(kegiatan.hasil_kerja_id), "volume": "9.00"}


def test_what_the_superior_has_cannot_be_changed_by_a_file(impor):
    impor(baris())
    Kegiatan.objects.update(status=StatusKegiatan.DIAJUKAN, diajukan_pada=PADA)

    kode, kata = impor(baris(Realisasi="9"))

    assert kode == 1
    assert "kolom Realisasi, tertulis “9”: Kegiatan ini sudah ada dan berstatus menunggu verifikasi" in kata
    assert Kegiatan.objects.get().volume == 12


def test_with_one_wrong_row_nothing_is_written_and_each_is_named(impor, hasil):
    sebelum = isi_basis_data()

    kode, kata = impor(
        baris(),
        baris(NIP="199001012015011001"),
        baris(Tanggal_kegiatan="31/02/2026", Realisasi="banyak"),
        baris(Tanggal_kegiatan="18/03/2026"),
        baris(Jam_mulai="10.00", Jam_selesai="10.00"),
        baris(Jam_mulai="14.00", Jam_selesai="15.00", Rencana_Aksi="Jalan mulus"),
        baris(Jam_mulai="11.00", Jam_selesai="12.00", Satuan="laporan"),
        baris(Jam_mulai="12.00", Jam_selesai="13.00", Rencana_Aksi=""),
        baris(),
        baris(Kegiatan_harian="x" * 301, Jam_mulai="jam 8"),
    )

    assert (kode, isi_basis_data()) == (1, sebelum)
    assert "11 kekeliruan. Tidak ada yang ditulis." in kata
    for potongan in (
        "Baris 3, kolom NIP, tertulis “199001012015011001”: Tidak ada pegawai dengan NIP ini.",
        "Baris 4, kolom Tanggal kegiatan, tertulis “31/02/2026”",
        "Baris 4, kolom Realisasi, tertulis “banyak”",
        "Baris 5, kolom Tanggal kegiatan, tertulis “18/03/2026”: Kegiatan belum terjadi",
        "Baris 6, kolom Jam selesai, tertulis “10.00”: Jam mulai dan jam selesai sama.",
        "Baris 7, kolom Rencana Aksi, tertulis “Jalan mulus”: Pada 17 Maret 2026 tidak ada hasil kerja",
        "Baris 8, kolom Satuan, tertulis “laporan”: Hasil kerja ini dihitung dalam dokumen.",
        "Baris 9, kolom Realisasi, tertulis “12”: Volume dihitung untuk satu hasil kerja.",
        "Baris 10, kolom Kegiatan harian, tertulis “Melayani permohonan kartu keluarga”: Kegiatan ini sama "
        "dengan baris 2.",
        "Baris 11, kolom Kegiatan harian",
        "Baris 11, kolom Jam mulai, tertulis “jam 8”",
    ):
        assert potongan in kata


def test_checking_writes_nothing(impor):
    sebelum = isi_basis_data()

    kode, kata = impor(baris(), opsi=["--periksa"])

    assert (kode, isi_basis_data()) == (0, sebelum)
    assert "Berkas ini siap diimpor." in kata


def test_a_closed_month_takes_nothing_new_but_knows_what_it_has(impor):
    impor(baris())
    BulanTerkunci.objects.create(awal_bulan=date(2026, 3, 1), dikunci_pada=PADA)

    sama, _ = impor(baris())
    kode, kata = impor(baris(), baris(Jam_mulai="10.00", Jam_selesai="11.00"))

    assert (sama, kode) == (0, 1)
    assert "Baris 3, kolom Tanggal kegiatan, tertulis “17/03/2026”: Laporan Maret 2026 sudah dikunci" in kata


def test_late_work_comes_in_marked_with_its_reason(impor):
    _, kata = impor(baris(Tanggal_kegiatan="02/03/2026"), baris(), opsi=["--alasan", "Dicatat di BKN."])

    lama, baru = Kegiatan.objects.order_by("tanggal")
    assert "1 kegiatan di antaranya melewati hari tenggang, ditandai terlambat (baris 2)." in kata
    assert (lama.terlambat, lama.alasan_terlambat) == (True, "Dicatat di BKN.")
    assert (baru.terlambat, baru.alasan_terlambat) == (False, "")


def test_columns_that_a_file_lacks_leave_what_stands(impor, hasil):
    impor(baris())
    kolom = [nama for nama in JUDUL if nama not in {"Rencana Aksi", "Realisasi", "Satuan", "Bukti dukung"}]
    isi = ";".join(kolom) + "\n" + ";".join(baris()[nama] for nama in kolom)

    kode, kata = impor(isi=isi.encode())

    assert (kode, "sudah ada dan tidak berubah" in kata) == (0, True)
    assert Kegiatan.objects.get().hasil_kerja == hasil


def test_rows_are_judged_as_the_form_would_judge_them_one_by_one(pemeran, hasil):
    """The same rows, once through the file and once by hand, are refused with the same words."""
    aturan = AturanLaporan.objects.get()
    aturan.pk, aturan.mulai = None, date(2026, 3, 1)
    aturan.tumpang_tindih, aturan.menit_sehari, aturan.menit_paling_banyak = TumpangTindih.TOLAK, 600, 400
    aturan.menit_paling_sedikit = 10
    aturan.save(force_insert=True)
    BulanTerkunci.objects.create(awal_bulan=date(2026, 1, 1), dikunci_pada=PADA)
    KegiatanFactory(pegawai=pemeran.ani, tanggal=date(2026, 3, 16), jam_mulai=time(22), menit=300, volume=0)
    jam = [(7, 0, 7, 5), (8, 0, 9, 0), (8, 30, 9, 30), (9, 0, 15, 59), (9, 0, 12, 0), (13, 0, 19, 0),
           (13, 0, 17, 0), (2, 0, 4, 0), (3, 0, 4, 0), (20, 0, 21, 30), (23, 0, 1, 0)]  # fmt: skip
    hari = [date(2026, 3, 17), date(2026, 3, 16), date(2026, 3, 18), date(2026, 1, 20), date(2023, 5, 1)]
    daftar = [
        baris(
            Tanggal_kegiatan=f"{tanggal:%d/%m/%Y}",
            Jam_mulai=f"{a:02}:{b:02}",
            Jam_selesai=f"{c:02}:{d:02}",
            Kegiatan_harian=f"Kegiatan {ke}",
            Rencana_Aksi="Kartu keluarga terbit" if ke % 3 else "",
            Realisasi="1",
        )
        for tanggal in hari
        for ke, (a, b, c, d) in enumerate(jam)
    ]
    tabel = baca_tabel(tulis(daftar), KOLOM_BERNIP)

    dari_berkas = services.impor_kegiatan(tabel=tabel, oleh=None, pada=PADA, periksa_saja=True)

    dengan_tangan = []
    for nomor, sel in tabel.baris:
        satu, _ = baca_baris(nomor, sel)
        kegiatan = KegiatanFactory.build(
            pegawai=None,
            tanggal=satu.tanggal,
            jam_mulai=satu.jam_mulai,
            jam_selesai=satu.jam_selesai,
            uraian=satu.uraian,
            hasil_kerja=hasil if satu.rencana_aksi else None,
            volume=satu.volume,
            alasan_terlambat="Lupa.",
        )
        try:
            services.catat_kegiatan(kegiatan=kegiatan, oleh=pemeran.ani, pada=PADA)
        except services.LaporanDitolak as ditolak:
            dengan_tangan.append((nomor, str(ditolak)))
    assert [(satu.baris, satu.sebab) for satu in dari_berkas.galat if satu.kolom != "Rencana Aksi"] == [
        (nomor, sebab) for nomor, sebab in dengan_tangan if "bukan bagian SKP" not in sebab
    ]
    assert len(dengan_tangan) > 20
    assert len(dari_berkas.galat) == len(dengan_tangan)


def tautan():
    return list(BuktiDukung.objects.order_by("kegiatan", "pk").values_list("kegiatan__uraian", "tautan"))


def test_links_come_in_as_evidence_and_are_added_to_what_stands(impor):
    satu, dua = "https://drive.contoh.go.id/a?b=1", "https://drive.contoh.go.id/b"
    impor(baris(Bukti_dukung=satu))
    kode, kata = impor(baris(Bukti_dukung=f"{satu} {dua}"))
    lagi, tetap = impor(baris(Bukti_dukung=satu))

    assert (kode, lagi) == (0, 0)
    assert "1 kegiatan diperbarui" in kata
    assert "sudah ada dan tidak berubah" in tetap
    assert tautan() == [("Melayani permohonan kartu keluarga", alamat) for alamat in (satu, dua)]
    assert Kegiatan.objects.get().jumlah_bukti == 2
    assert JejakAudit.objects.filter(tindakan="BUKTI_DITAMBAH").count() == 2
    assert not JejakAudit.objects.filter(tindakan="KEGIATAN_DIUBAH").exists()


@pytest.mark.parametrize(
    ("bukti", "kata"),
    [
        ("di lemari", "Tautan ini belum lengkap"),
        ("javascript:alert(1)", "Tautan ini belum lengkap"),
        (" ".join(f"https://contoh.go.id/{ke}" for ke in range(11)), "paling banyak mempunyai 10 bukti"),
    ],
)
def test_evidence_that_the_page_refuses_is_refused_in_a_file(impor, bukti, kata):
    kode, laporan = impor(baris(Bukti_dukung=bukti))

    assert (kode, kata in laporan) == (1, True)
    assert "kolom Bukti dukung" in laporan


@pytest.mark.django_db(transaction=True)
def test_what_is_changed_and_submitted_meanwhile_is_not_rewritten(pemeran, hasil, impor):
    impor(baris())
    kegiatan = Kegiatan.objects.get()
    kegiatan.volume = Decimal(5)
    tabel = baca_tabel(tulis([baris(Realisasi="7")]), KOLOM_BERNIP)

    def kirim():
        return services.impor_kegiatan(tabel=tabel, oleh=None, pada=PADA)

    with orang_lain() as sambil:
        with transaction.atomic():
            Kegiatan.objects.select_for_update(no_key=True).get()  # as ubah_kegiatan begins
            kiriman = sambil(kirim)
            tunggu_ada_yang_antre()
            services.ubah_kegiatan(kegiatan=kegiatan, oleh=pemeran.ani, pada=PADA, ajukan=True)
        hasil_kiriman = kiriman.result(BATAS_DETIK)

    kegiatan.refresh_from_db()
    assert "berstatus" in hasil_kiriman.galat[0].sebab
    assert (kegiatan.volume, kegiatan.status) == (5, StatusKegiatan.DIAJUKAN)


@pytest.mark.django_db(transaction=True)
def test_two_who_send_the_same_file_at_once_bring_it_in_once(hasil):
    tabel = baca_tabel(tulis([baris(), baris(Jam_mulai="10.00", Jam_selesai="11.00")]), KOLOM_BERNIP)

    def kirim():
        return services.impor_kegiatan(tabel=tabel, oleh=None, pada=PADA)

    with orang_lain() as sambil:
        with transaction.atomic():
            pertama = kirim()
            kedua = sambil(kirim)
            tunggu_ada_yang_antre()
        hasil_kedua = kedua.result(BATAS_DETIK)

    assert (len(pertama.baru), len(hasil_kedua.baru), len(hasil_kedua.tetap)) == (2, 0, 2)
    assert Kegiatan.objects.count() == 2
