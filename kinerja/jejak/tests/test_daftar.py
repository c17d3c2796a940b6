from datetime import UTC, date, datetime, time, timedelta
from html import unescape
from html.parser import HTMLParser
from uuid import uuid4

import pytest

from evaluasi.tests.factories import PenilaianFactory, PenilaianOrganisasiFactory
from kinerja.jejak.kata import KATA_TINDAKAN
from kinerja.jejak.tests.factories import JejakFactory
from kinerja.models import Pekerjaan
from laporan import services as laporan
from laporan.choices import StatusKegiatan
from laporan.models import AturanLaporan, BulanTerkunci
from laporan.tests.factories import (
    KegiatanFactory,
    KegiatanRutinFactory,
    KirimanBKNFactory,
    RealisasiIndikatorFactory,
)
from pegawai import services as pegawai
from pegawai.models import HariLibur, JejakAudit, PolaJamKerja
from pegawai.tests.factories import (
    HasilKerjaFactory,
    JadwalDinasFactory,
    KeteranganKerjaFactory,
    PegawaiFactory,
    SKPFactory,
)
from umpanbalik import services as umpanbalik
from umpanbalik.tests.factories import AduanFactory, LayananFactory, PelaporFactory


DAFTAR, UNDUH = "/jejak/", "/jejak/unduh/"
PADA = datetime(2026, 3, 10, 2, 15, 30, tzinfo=UTC)  # 09.15.30 WIB


class Tabel(HTMLParser):
    """Read the rows of the page: the words of each, and where they lead."""

    def __init__(self):
        super().__init__()
        self.baris, self.di_tubuh = [], False

    def handle_starttag(self, tag, attrs):
        self.di_tubuh = self.di_tubuh or tag == "tbody"
        if self.di_tubuh and tag == "tr":
            self.baris.append(([], []))
        if self.di_tubuh and tag == "a":
            self.baris[-1][1].append(dict(attrs)["href"])

    def handle_endtag(self, tag):
        self.di_tubuh = self.di_tubuh and tag != "tbody"

    def handle_data(self, data):
        if self.di_tubuh and self.baris:
            self.baris[-1][0].extend(data.split())


def baca(client, kueri=""):
    """Return the rows of the page as plain words."""
    jawaban = client.get(f"{DAFTAR}{kueri}")
    assert jawaban.status_code == 200
    tabel = Tabel()
    tabel.feed(jawaban.content.decode())
    return [" ".join(kata) for kata, _ in tabel.baris]


def tautan(client, kueri=""):
    tabel = Tabel()
    tabel.feed(client.get(f"{DAFTAR}{kueri}").content.decode())
    return [satu for _, daftar in tabel.baris for satu in daftar]


@pytest.fixture
def hadi(client, pemeran):
    client.masuk_sebagai(pemeran.hadi)
    return pemeran.hadi


@pytest.mark.parametrize("alamat", [DAFTAR, UNDUH])
@pytest.mark.parametrize(
    ("siapa", "kode"),
    [
        ("hadi", 200),
        ("eko", 200),
        ("ani", 403),
        ("budi", 403),
        ("citra", 403),
        ("fajar", 403),
        ("gita", 403),
    ],
)
def test_the_trail_is_for_the_auditor_and_the_pengelola(client, pemeran, alamat, siapa, kode):
    client.masuk_sebagai(getattr(pemeran, siapa))

    assert client.get(alamat).status_code == kode
    assert client.post(alamat).status_code == 405


def test_a_line_says_who_did_what_to_what_when_and_why(client, pemeran, hadi):
    skp = SKPFactory(pegawai=pemeran.ani, penilai=pemeran.budi, diajukan=True)
    pegawai.kembalikan_skp(skp_id=skp.pk, catatan="Perjelas targetnya.", oleh=pemeran.budi, pada=PADA)

    [baris] = baca(client)

    assert baris.startswith("Budi mengembalikan SKP untuk diperbaiki NIP ")
    assert "SKP Ani, Tahun 2026" in baris
    assert "Catatan: Perjelas targetnya." in baris
    assert "10 Mar 2026, 09.15.30" in baris
    assert tautan(client) == [f"/skp/{skp.pk}/", f"{DAFTAR}?objek=SKP&nomor={skp.pk}"]


def test_a_change_tells_what_it_was_and_what_it_became(client, pemeran, hadi):
    kegiatan = KegiatanFactory(
        pegawai=pemeran.ani, volume=0, status=StatusKegiatan.DIKEMBALIKAN, catatan="Berapa lama?"
    )
    kegiatan.jam_selesai = time(9, 30)
    laporan.ubah_kegiatan(kegiatan=kegiatan, oleh=pemeran.ani, pada=PADA)

    [baris] = baca(client)

    assert baris.startswith("Ani mengubah kegiatan")
    assert "Kegiatan Ani, 10 Maret 2026" in baris
    assert "Jam selesai: dari 09.00 menjadi 09.30" in baris
    assert "Uraian" not in baris
    assert f"/dasbor/pegawai/{pemeran.ani.pk}/?bulan=2026-03" in tautan(client)


def test_what_is_gone_is_named_by_its_number_and_leads_nowhere(client, pemeran, hadi):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani)
    laporan.hapus_kegiatan(kegiatan_id=kegiatan.pk, oleh=pemeran.ani, pada=PADA)

    [baris] = baca(client)

    assert f"Kegiatan nomor {kegiatan.pk}, sudah tidak ada" in baris
    assert "Uraian: Melayani permohonan kartu keluarga" in baris
    assert tautan(client) == [f"{DAFTAR}?objek=Kegiatan&nomor={kegiatan.pk}"]


def test_a_draft_stays_its_authors_own_until_it_is_one_no_more(client, pemeran, hadi):
    penilaian = PenilaianFactory(lengkap=True)
    konsep = KegiatanFactory(pegawai=pemeran.ani)
    JejakFactory(tindakan="PENILAIAN_DIISI", atas=penilaian, rincian={"rating_hasil": "SESUAI"})
    JejakFactory(tindakan="KEGIATAN_DIUBAH", atas=konsep, rincian={"semula": {"uraian": "Rapat"}})

    for baris in baca(client):
        assert "belum terbuka, karena isinya masih konsep" in baris
        assert "sesuai ekspektasi" not in baris
        assert "Rapat" not in baris
    assert all(satu.startswith(f"{DAFTAR}?") for satu in tautan(client))

    terbuka = PenilaianFactory(ditetapkan=True)
    JejakFactory(tindakan="PENILAIAN_DIISI", atas=terbuka, rincian={"rating_hasil": "SESUAI"})
    assert "Rating hasil kerja: sesuai ekspektasi" in baca(client, f"?objek=Penilaian&nomor={terbuka.pk}")[0]


@pytest.mark.parametrize(
    ("tindakan", "rincian", "pelaku"),
    [
        ("ADUAN_DITERIMA", {}, "Warga menyampaikan aduan"),
        ("ADUAN_SELESAI", {"oleh_pelapor": True}, "Warga menutup aduan"),
        ("ADUAN_SELESAI", {"oleh_pelapor": False}, "Sistem menutup aduan"),
        ("HAL_LAMA", {"hal_lain": ["a", True]}, "Sistem melakukan HAL_LAMA"),
    ],
)
def test_who_acts_without_an_account_is_a_citizen_or_the_site(client, hadi, tindakan, rincian, pelaku):
    JejakFactory(tindakan=tindakan, objek="Aduan", rincian=rincian)

    [baris] = baca(client)

    assert baris.startswith(pelaku)
    assert ("Hal lain: a, ya" in baris) is (tindakan == "HAL_LAMA")


@pytest.fixture
def ragam(pemeran):
    """One act on each kind of record that is still there."""
    aduan = AduanFactory(unit=pemeran.dinkes)
    organisasi = PenilaianOrganisasiFactory(unit=pemeran.dinkes)
    daftar = {
        "SKP": SKPFactory(pegawai=pemeran.ani),
        "Kegiatan": KegiatanFactory(pegawai=pemeran.ani, diajukan=True),
        "KirimanBKN": KirimanBKNFactory(pegawai=pemeran.ani),
        "KegiatanRutin": KegiatanRutinFactory(pegawai=pemeran.ani),
        "RealisasiIndikator": RealisasiIndikatorFactory(),
        "AturanLaporan": AturanLaporan.objects.get(),
        "BulanTerkunci": BulanTerkunci.objects.create(awal_bulan=date(2026, 1, 1), dikunci_pada=PADA),
        "PeriodePenilaian": organisasi.periode,
        "PenilaianOrganisasi": organisasi,
        "Penilaian": PenilaianFactory(ditetapkan=True),
        "Pegawai": pemeran.ani,
        "Penugasan": pemeran.budi.penugasan.get(),
        "KeteranganKerja": KeteranganKerjaFactory(pegawai=pemeran.ani),
        "HariLibur": HariLibur.objects.first(),
        "PolaJamKerja": PolaJamKerja.objects.first(),
        "JadwalDinas": JadwalDinasFactory(pegawai=pemeran.ani),
        "Akun": pemeran.ani.akun,
        "Layanan": LayananFactory(unit=pemeran.dinkes),
        "Aduan": aduan,
        "Pekerjaan": Pekerjaan.objects.create(nama="uji", jumlah_langkah=1, dibuat_pada=PADA),
        "UnitKerja": pemeran.dinkes,
    }
    for jenis, kata in KATA_TINDAKAN.items():
        JejakFactory(tindakan=next(iter(kata)), atas=daftar[jenis], oleh=pemeran.eko)
    return daftar


@pytest.mark.parametrize(("siapa", "tanpa"), [("hadi", set()), ("eko", {"Aduan"})])
def test_every_kind_of_record_has_a_name_and_its_link_opens(client, pemeran, ragam, siapa, tanpa):
    client.masuk_sebagai(getattr(pemeran, siapa))

    akhir = client.get(DAFTAR).context["halaman"].sebelum  # there are more kinds than one page takes
    halaman = ["", f"?sebelum={akhir}"] if akhir else [""]
    daftar_baris = [baris for kueri in halaman for baris in baca(client, kueri)]

    assert len(daftar_baris) == len(set(ragam) - tanpa)
    assert not any("sudah tidak ada" in baris for baris in daftar_baris)
    for alamat in (satu for kueri in halaman for satu in tautan(client, kueri)):
        assert client.get(unescape(alamat)).status_code == 200, alamat


def test_acts_on_complaints_are_the_auditors_alone(client, pemeran, ragam):
    client.masuk_sebagai(pemeran.eko)

    halaman = client.get(DAFTAR).content.decode()
    berkas = b"".join(client.get(UNDUH).streaming_content).decode()
    dicari = client.get(f"{DAFTAR}?objek=Aduan").content.decode()

    assert "aduan warga hanya tampak bagi auditor" in halaman
    assert "menyampaikan aduan" not in halaman
    assert "Aduan" not in berkas
    assert "Pencarian ini belum dapat dilakukan." in dicari


def test_neither_the_reporter_nor_the_code_of_a_complaint_ever_shows(client, pemeran, hadi):
    aduan = AduanFactory(unit=pemeran.dinkes, kode="PTK-7K3M-9QXA", anonim=False)
    pelapor = PelaporFactory(aduan=aduan)
    sebagai = {"aduan_id": aduan.pk, "oleh": pemeran.gita, "pada": PADA}
    umpanbalik.proses_aduan(**sebagai)
    umpanbalik.buka_identitas(alasan="Menanyakan letak loketnya.", **sebagai)
    umpanbalik.teruskan_aduan(unit=pemeran.disdik, catatan="", **sebagai)
    umpanbalik.jawab_aduan(jawaban="Loket ditambah.", **sebagai)
    umpanbalik.konfirmasi_aduan(aduan_id=aduan.pk, pada=PADA)

    halaman = client.get(DAFTAR).content.decode()
    berkas = b"".join(client.get(UNDUH).streaming_content).decode()

    for isi in (halaman, berkas):
        assert "Menanyakan letak loketnya." in isi
        assert "Dinas Pendidikan" in isi
        for rahasia in (pelapor.nama, pelapor.kontak, aduan.kode, aduan.judul):
            assert rahasia not in isi


@pytest.fixture
def beberapa(pemeran):
    """Five lines that differ in each thing one may look for."""
    hari = timedelta(days=1)
    return [
        JejakFactory(tindakan="SKP_DIAJUKAN", objek_id=1, oleh=pemeran.ani),
        JejakFactory(tindakan="SKP_DISETUJUI", objek_id=1, oleh=pemeran.budi, pada=PADA + hari),
        JejakFactory(tindakan="SKP_DISETUJUI", objek_id=2, oleh=pemeran.budi, pada=PADA + 2 * hari),
        JejakFactory(tindakan="PERIODE_DIBUKA", objek="PeriodePenilaian", objek_id=1, pada=PADA + 3 * hari),
        JejakFactory(tindakan="SKP_DIBUAT", objek_id=3, pada=datetime(2026, 3, 14, 16, 59, 59, tzinfo=UTC)),
    ]


@pytest.mark.parametrize(
    ("kueri", "cocok"),
    [
        ("", [4, 3, 2, 1, 0]),
        ("?siapa=budi", [2, 1]),
        ("?siapa=BUDI&tindakan=SKP_DISETUJUI&sampai=2026-03-11", [1]),
        ("?tindakan=SKP_DISETUJUI", [2, 1]),
        ("?objek=SKP", [4, 2, 1, 0]),
        ("?objek=SKP&nomor=1", [1, 0]),
        ("?dari=2026-03-11", [4, 3, 2, 1]),
        ("?dari=2026-03-11&sampai=2026-03-12", [2, 1]),
        ("?dari=2026-03-14&sampai=2026-03-14", [4]),  # until midnight in Pontianak
        ("?dari=2026-03-15", []),
        ("?siapa=dewi", []),
    ],
)
def test_the_search_narrows_the_list(client, hadi, beberapa, kueri, cocok):
    nomor = [int(baris.split("Nomor ")[-1].replace(".", "")) for baris in baca(client, kueri)]

    assert nomor == [beberapa[ke].pk for ke in cocok]


def test_a_person_is_found_by_the_nip_as_it_is_printed(client, pemeran, hadi, beberapa):
    angka = pemeran.budi.nip

    cetak = f"{angka[:8]}+{angka[8:14]}+{angka[14]}+{angka[15:]}"

    assert len(baca(client, f"?siapa={cetak}")) == 2


@pytest.mark.parametrize(
    ("kueri", "sebab"),
    [
        ("?siapa=Tidak+Ada", "Tidak ada pegawai dengan nama atau NIP ini."),
        ("?siapa=Serupa", "Lebih dari 20 pegawai cocok."),
        ("?dari=2026-03-12&sampai=2026-03-11", "Tanggal akhir mendahului tanggal awal."),
        ("?dari=kemarin", "Masukkan tanggal yang valid."),
        ("?nomor=1", "Pilih objeknya"),
        ("?objek=SKP&nomor=-1", "invalid-feedback"),
        ("?tindakan=HAL_LAMA", "invalid-feedback"),
    ],
)
def test_what_cannot_be_searched_for_is_told_and_shows_nothing(client, hadi, beberapa, kueri, sebab):
    PegawaiFactory.create_batch(21, nama="Serupa")

    halaman = client.get(f"{DAFTAR}{kueri}").content.decode()
    berkas = client.get(f"{UNDUH}{kueri}")

    assert sebab in halaman
    assert "Pencarian ini belum dapat dilakukan." in halaman
    assert "<tbody>" not in halaman
    assert berkas.url.startswith(f"{DAFTAR}?")


def test_an_empty_trail_says_what_will_come(client, hadi):
    assert "Belum ada tindakan yang tercatat." in client.get(DAFTAR).content.decode()
    assert "Tidak ada tindakan yang cocok." in client.get(f"{DAFTAR}?objek=SKP").content.decode()


def test_pages_follow_one_another_without_a_gap_while_lines_are_added(client, pemeran, hadi):
    """Lines of one moment, as an import leaves them, and numbers that do not run with the time."""
    serentak = JejakFactory.create_batch(30, oleh=pemeran.eko)
    lebih_dahulu = JejakFactory.create_batch(25, oleh=pemeran.eko, pada=PADA - timedelta(hours=1))
    diharapkan = [satu.pk for satu in (*reversed(serentak), *reversed(lebih_dahulu))]

    terbaca, kueri = [], "?siapa=eko"
    while kueri:
        halaman = client.get(f"{DAFTAR}{kueri}").context["halaman"]
        terbaca += [baris.nomor for baris in halaman.baris]
        kueri = halaman.sebelum and f"?siapa=eko&sebelum={halaman.sebelum}"
        JejakFactory(oleh=pemeran.eko, pada=PADA + timedelta(hours=1))

    assert terbaca == diharapkan


def test_the_way_to_older_lines_keeps_the_search(client, pemeran, hadi):
    JejakFactory.create_batch(21, oleh=pemeran.eko)

    pertama = client.get(f"{DAFTAR}?siapa=eko")
    sebelum = pertama.context["halaman"].sebelum
    kedua = client.get(f"{DAFTAR}?siapa=eko&sebelum={sebelum}").content.decode()

    assert f'href="{DAFTAR}?siapa=eko&amp;sebelum={sebelum}"' in pertama.content.decode()
    assert "Ke yang terbaru" not in pertama.content.decode()
    assert f'href="{DAFTAR}?siapa=eko"' in kedua
    assert "Lebih lama" not in kedua


@pytest.mark.parametrize("sebelum", ["0", "abc", "-1", "9" * 30])
def test_an_address_that_names_no_line_is_unknown(client, hadi, sebelum):
    assert client.get(f"{DAFTAR}?sebelum={sebelum}").status_code == 404


def test_the_list_costs_the_same_for_few_and_many(client, pemeran, hadi, jumlah_kueri_tetap):
    def tambah():
        for _ in range(10):
            hasil = HasilKerjaFactory()
            JejakFactory(
                atas=hasil.skp,
                tindakan="PENILAIAN_DITETAPKAN",
                oleh=pemeran.eko,
                rincian={
                    "capaian": {str(hasil.pk): "95.00"},
                    "pegawai": PegawaiFactory().pk,
                    "unit": "DINKES",
                },
            )
            JejakFactory(atas=AduanFactory(), tindakan="ADUAN_DITERIMA", rincian={"kunci": str(uuid4())})

    tambah()
    awal = JejakAudit.objects.order_by("-pk").first().pk

    jumlah_kueri_tetap(muat=lambda: client.get(f"{DAFTAR}?siapa=Eko&sebelum={awal}"), tambah=tambah)
    jumlah_kueri_tetap(muat=lambda: client.get(DAFTAR), tambah=tambah)


def test_a_value_written_in_another_way_is_no_change(client, pemeran, hadi):
    kegiatan = KegiatanFactory(pegawai=pemeran.ani, terverifikasi=True)
    semula = {"uraian": "Rapat", "volume": "0.00", "hasil_kerja": "None", "jam_mulai": "08:00"}
    menjadi = {"uraian": "Rapat anggaran", "volume": "0", "hasil_kerja": "None", "jam_mulai": "08:00:00"}
    JejakFactory(tindakan="KEGIATAN_DIUBAH", atas=kegiatan, rincian={"semula": semula, "menjadi": menjadi})

    (baris,) = baca(client)

    assert "Uraian: dari Rapat menjadi Rapat anggaran" in baris
    assert "Volume" not in baris
    assert "Jam mulai" not in baris
