import csv
import io
from datetime import date
from time import perf_counter

import pytest
from django.core.management import CommandError, call_command

from pegawai.choices import JenisJabatan, JenisPegawai, Jenjang
from pegawai.models import Akun, Jabatan, JejakAudit, Pegawai, Penugasan
from pegawai.tests.factories import (
    AkunFactory,
    JabatanFactory,
    PegawaiFactory,
    PenugasanFactory,
    UnitKerjaFactory,
    nip,
)
from pegawai.tests.lembar import xlsx


JUDUL = (
    "NIP", "NAMA", "JENIS", "GOLONGAN", "KODE_UNIT", "JABATAN", "JENIS_JABATAN", "JENJANG", "TMT", "SUREL",
)  # fmt: skip
SITI = {
    "NIP": "19860926 201505 1 001",
    "NAMA": "Siti  Rahmawati, S.E.",
    "JENIS": "PNS",
    "GOLONGAN": "III/A",
    "KODE_UNIT": "DINKES",
    "JABATAN": "Perencana Ahli Pertama",
    "JENIS_JABATAN": "fungsional",
    "JENJANG": "Ahli Pertama",
    "TMT": "01/03/2026",
    "SUREL": "siti@pontianak.go.id",
}
TONO = {
    "NIP": "198609262022211001",
    "NAMA": "Tono",
    "GOLONGAN": "ix",
    "KODE_UNIT": "DINKES",
    "JABATAN": "Arsiparis",
    "TMT": "2026-02-01",
}


@pytest.fixture(autouse=True)
def dinkes(db):
    JabatanFactory(nama="Arsiparis")
    return UnitKerjaFactory(
        kode="DINKES", jabatan_pimpinan=JabatanFactory(nama="Kepala Dinas", jenis=JenisJabatan.JPT)
    )


@pytest.fixture
def impor(tmp_path, capsys):
    """Run the command on rows; return its exit status with what it said."""

    def jalankan(*baris, isi=None, opsi=()):
        berkas = tmp_path / "pegawai.csv"
        berkas.write_bytes(isi if isi is not None else tulis(baris))
        kode = 0
        try:
            call_command("impor_pegawai", str(berkas), *opsi)
        except CommandError as galat:
            kode, akhir = galat.returncode, str(galat)
        keluar = capsys.readouterr()
        return kode, keluar.out + keluar.err + (akhir if kode else "")

    return jalankan


def tulis(baris):
    tulisan = io.StringIO()
    penulis = csv.DictWriter(tulisan, JUDUL, delimiter=";", restval="")
    penulis.writeheader()
    penulis.writerows(baris)
    return tulisan.getvalue().encode()


def isi_basis_data():
    return [model.objects.count() for model in (Pegawai, Akun, Jabatan, Penugasan, JejakAudit)]


def test_people_come_in_with_account_post_and_trail(impor, dinkes):
    kode, kata = impor(SITI, TONO)

    assert kode == 0, kata
    assert "2 pegawai baru (baris 2–3)." in kata  # noqa: RUF001
    siti = Pegawai.objects.get(nip="198609262015051001")
    assert (siti.nama, siti.jenis, siti.golongan) == ("Siti Rahmawati, S.E.", JenisPegawai.PNS, "III/a")
    assert (siti.surel, siti.akun.nip) == ("siti@pontianak.go.id", siti.nip)
    assert not siti.akun.has_usable_password()
    tugas = siti.penugasan.get()
    assert (tugas.unit, tugas.mulai, tugas.selesai, tugas.memimpin) == (dinkes, date(2026, 3, 1), None, False)
    assert (tugas.jabatan.jenis, tugas.jabatan.jenjang) == (JenisJabatan.FUNGSIONAL, Jenjang.AHLI_PERTAMA)
    tono = Pegawai.objects.get(nip=TONO["NIP"])
    assert (tono.jenis, tono.golongan) == (JenisPegawai.PPPK, "IX")
    assert tono.penugasan.get().jabatan == Jabatan.objects.get(nama="Arsiparis")
    assert JejakAudit.objects.filter(tindakan="PEGAWAI_DIIMPOR", oleh=None).count() == 2


def test_who_holds_the_units_leading_post_leads_it(impor, dinkes):
    impor({**SITI, "JABATAN": "kepala dinas", "JENIS_JABATAN": "", "JENJANG": ""})

    assert Penugasan.objects.get().memimpin
    assert Jabatan.objects.filter(nama__iexact="kepala dinas").count() == 1


def test_the_same_list_again_changes_nothing_and_says_so(impor):
    impor(SITI, TONO)
    sebelum = isi_basis_data()

    kode, kata = impor(SITI, TONO)

    assert kode == 0
    assert "2 pegawai sudah ada dan tidak berubah (baris 2–3)." in kata  # noqa: RUF001
    assert isi_basis_data() == sebelum


def test_a_known_person_gets_the_name_and_golongan_of_the_list_and_keeps_what_it_leaves_blank(impor):
    impor(SITI, TONO)

    kode, kata = impor({**SITI, "NAMA": "Siti Rahmawati, S.E., M.M.", "GOLONGAN": "", "SUREL": ""}, TONO)

    assert kode == 0
    assert "1 pegawai diperbarui (baris 2)." in kata
    siti = Pegawai.objects.get(nip="198609262015051001")
    assert (siti.nama, siti.golongan, siti.surel) == (
        "Siti Rahmawati, S.E., M.M.",
        "III/a",
        "siti@pontianak.go.id",
    )
    assert JejakAudit.objects.get(tindakan="PEGAWAI_DIPERBARUI").objek_id == siti.pk


def test_a_person_whose_post_ended_gets_the_next_one(impor, dinkes):
    impor(SITI)
    Penugasan.objects.update(selesai=date(2026, 6, 1))
    pindah = {**SITI, "JABATAN": "Arsiparis", "JENIS_JABATAN": "", "JENJANG": "", "TMT": "01/06/2026"}

    kode, kata = impor(pindah)

    assert kode == 0, kata
    assert "1 pegawai diperbarui" in kata
    assert Penugasan.objects.count() == 2


def test_checking_writes_nothing(impor):
    sebelum = isi_basis_data()

    kode, kata = impor(SITI, opsi=["--periksa"])

    assert kode == 0
    assert "1 pegawai baru (baris 2)." in kata
    assert "siap diimpor" in kata
    assert isi_basis_data() == sebelum


@pytest.mark.parametrize(
    ("ubahan", "kolom", "pesan"),
    [
        pytest.param({"NIP": ""}, "NIP", "kosong", id="no-nip"),
        pytest.param({"NIP": "198613262015051001"}, "NIP", "Tanggal lahir", id="wrong-nip"),
        pytest.param({"NIP": "1,98609E+17"}, "NIP", "tersimpan sebagai bilangan", id="nip-as-number"),
        pytest.param({"NAMA": " "}, "NAMA", "kosong", id="no-name"),
        pytest.param({"NAMA": "x" * 151}, "NAMA", "151 huruf", id="long-name"),
        pytest.param({"JENIS": "PPPK"}, "JENIS", "milik PNS", id="kind-against-nip"),
        pytest.param({"JENIS": "HONORER"}, "JENIS", "PNS atau PPPK", id="no-such-kind"),
        pytest.param({"GOLONGAN": "IX"}, "GOLONGAN", "I/a sampai IV/e", id="golongan-of-pppk"),
        pytest.param({"GOLONGAN": "III/e"}, "GOLONGAN", "I/a sampai IV/e", id="no-such-golongan"),
        pytest.param({"KODE_UNIT": "DINKS"}, "KODE_UNIT", "Tidak ada unit kerja", id="unknown-unit"),
        pytest.param({"JENIS_JABATAN": "TUKANG"}, "JENIS_JABATAN", "PELAKSANA", id="no-such-post-kind"),
        pytest.param({"JENIS_JABATAN": ""}, "JENIS_JABATAN", "belum terdaftar", id="new-post-without-kind"),
        pytest.param({"JENJANG": "AHLI"}, "JENJANG", "AHLI PERTAMA", id="no-such-level"),
        pytest.param({"JENIS_JABATAN": "PELAKSANA"}, "JENJANG", "hanya untuk jabatan fungsional", id="level"),
        pytest.param(
            {"JABATAN": "Arsiparis", "JENJANG": ""}, "JENIS_JABATAN", "berjenis PELAKSANA", id="known-kind"
        ),
        pytest.param(
            {"JABATAN": "Arsiparis", "JENIS_JABATAN": ""}, "JENJANG", "berjenis PELAKSANA", id="known-level"
        ),
        pytest.param({"TMT": "31/02/2026"}, "TMT", "tidak terbaca", id="no-such-day"),
        pytest.param({"TMT": ""}, "TMT", "kosong", id="no-date"),
        pytest.param({"SUREL": "siti@"}, "SUREL", "tidak lengkap", id="broken-mail"),
    ],
)  # fmt: skip
def test_one_wrong_cell_is_named_by_row_and_column_and_nothing_is_written(impor, ubahan, kolom, pesan):
    sebelum = isi_basis_data()

    kode, kata = impor(TONO, {**SITI, **ubahan})

    assert kode == 1
    assert f"Baris 3, kolom {kolom}" in kata
    assert pesan in kata
    assert "1 kekeliruan. Tidak ada yang ditulis." in kata
    assert isi_basis_data() == sebelum


def test_all_errors_come_at_once_in_the_order_of_the_list(impor):
    _, kata = impor(
        {**SITI, "KODE_UNIT": "X", "TMT": "besok"}, {**TONO, "NAMA": ""}, {**SITI, "GOLONGAN": "V"}
    )

    baris = [
        satu.split(",")[0] + satu.split(",")[1] for satu in kata.splitlines() if satu.startswith("Baris")
    ]
    assert baris == [
        "Baris 2 kolom KODE_UNIT",
        "Baris 2 kolom TMT",
        "Baris 3 kolom NAMA: Sel ini kosong",
        "Baris 4 kolom NIP",
        "Baris 4 kolom GOLONGAN",
    ]
    assert "sudah ada pada baris 2" in kata


def test_the_other_columns_of_an_export_are_left_alone_and_named(impor):
    judul, baris = tulis([SITI]).decode().splitlines()

    kode, kata = impor(isi=f"{judul};AGAMA;GOLONGN\n{baris};Islam;III/b\n".encode())

    assert kode == 0
    assert "Kolom ini tidak dikenal dan diabaikan: AGAMA, GOLONGN." in kata
    assert Pegawai.objects.get().golongan == "III/a"


def test_an_overlapping_post_is_refused_and_named(impor, dinkes):
    orang = PegawaiFactory(nip="198609262015051001", nama="Siti Rahmawati, S.E.")
    PenugasanFactory(pegawai=orang, unit=dinkes, jabatan=Jabatan.objects.get(nama="Arsiparis"))

    kode, kata = impor(SITI)

    assert kode == 1
    assert (
        "Baris 2, kolom TMT, tertulis “2026-03-01”: Pegawai ini masih mempunyai jabatan definitif: " in kata
    )
    assert f"Arsiparis, {dinkes}. Akhiri dahulu" in kata


def test_a_unit_gets_one_head_only(impor, dinkes):
    pimpin = {"JABATAN": "Kepala Dinas", "JENIS_JABATAN": "JPT", "JENJANG": ""}
    kode, kata = impor({**SITI, **pimpin}, {**TONO, **pimpin})
    assert (kode, "sudah mendapat pimpinan pada baris 2" in kata) == (1, True)

    PegawaiFactory(nama="Citra", memimpin=dinkes)
    kode, kata = impor({**SITI, **pimpin})
    assert (kode, "Citra sudah memimpin unit ini secara definitif." in kata) == (1, True)


def test_a_new_post_is_one_post_and_its_kind_may_stand_in_any_row(impor):
    lain = {**TONO, "JABATAN": "perencana ahli pertama", "JENIS_JABATAN": "", "JENJANG": ""}

    kode, kata = impor(lain, SITI)

    assert kode == 0, kata
    assert Jabatan.objects.get(nama__iexact="Perencana Ahli Pertama").jenjang == Jenjang.AHLI_PERTAMA


@pytest.mark.parametrize(
    ("ubahan", "pesan"),
    [
        ({"JENIS_JABATAN": "FUNGSIONAL", "JENJANG": "AHLI MUDA"}, "berjenjang AHLI_PERTAMA"),
        ({"JENIS_JABATAN": "PELAKSANA"}, "berjenis PELAKSANA"),
        ({"JENIS_JABATAN": "", "JENJANG": "AHLI MUDA"}, "berjenjang AHLI_PERTAMA"),
    ],
)
def test_a_new_post_named_in_two_ways_is_refused(impor, ubahan, pesan):
    kode, kata = impor(SITI, {**TONO, "JABATAN": SITI["JABATAN"], **ubahan})

    assert kode == 1
    assert pesan in kata


def test_an_account_without_a_person_is_taken_over_one_in_use_is_not(impor):
    akun = AkunFactory(nip="198609262015051001")
    impor(SITI)
    assert Pegawai.objects.get(nip=akun.nip).akun == akun

    PegawaiFactory(nama="Rangkap", akun=AkunFactory(nip=TONO["NIP"]))
    kode, kata = impor(TONO)
    assert (kode, "Rangkap sudah memakai akun" in kata) == (1, True)


def test_a_workbook_comes_in_too_but_not_a_nip_that_became_a_number(impor):
    baris = [{**SITI, "TMT": date(2026, 3, 1)}, TONO]
    kode, kata = impor(isi=xlsx([JUDUL, *([satu.get(j) for j in JUDUL] for satu in baris)]))
    assert kode == 0, kata
    assert Penugasan.objects.get(pegawai__nip="198609262015051001").mulai == date(2026, 3, 1)

    baris = [{**SITI, "NIP": 198609262015051002}]
    kode, kata = impor(isi=xlsx([JUDUL, *([satu.get(j) for j in JUDUL] for satu in baris)]))
    assert kode == 1
    assert "Baris 2, kolom NIP" in kata
    assert "Ubah format kolom NIP menjadi Teks" in kata


def test_a_sign_that_nobody_sees_is_an_error_of_its_cell(impor):
    baris = {**SITI, "NAMA": "Siti_x0000_", "SUREL": "_x0000_"}

    kode, kata = impor(isi=xlsx([JUDUL, [baris[j] for j in JUDUL]]))

    assert kode == 1
    assert "Baris 2, kolom NAMA, tertulis “Siti”: Sel ini memuat tanda yang tidak terlihat." in kata
    assert "kolom SUREL" in kata


@pytest.mark.parametrize(
    ("isi", "pesan"), [(b"", "kosong"), (b"NAMA;ALAMAT\nA;B\n", "tidak ada pada baris judul: NIP, KODE_UNIT")]
)
def test_a_file_without_rows_or_with_another_heading_is_refused(impor, isi, pesan):
    kode, kata = impor(isi=isi)

    assert (kode, pesan in kata) == (1, True)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="tidak dapat dibuka"):
        call_command("impor_pegawai", str(tmp_path / "tidak-ada.csv"))
    with pytest.raises(CommandError, match="Sebutkan berkasnya"):
        call_command("impor_pegawai")


def test_the_example_is_refused_for_its_unit_only(impor, capsys):
    call_command("impor_pegawai", "--contoh")

    kode, kata = impor(isi=capsys.readouterr().out.encode())

    assert kode == 1
    assert "1 kekeliruan" in kata
    assert "tertulis “KODE-UNIT”" in kata


@pytest.mark.lambat
def test_ten_thousand_people_come_in_at_once(impor, django_assert_max_num_queries):
    daftar = [{**SITI, "NIP": nip(urutan), "NAMA": f"Pegawai {urutan}"} for urutan in range(10_000)]

    awal = perf_counter()
    with django_assert_max_num_queries(12):
        kode, kata = impor(*daftar)

    assert kode == 0, kata
    assert Pegawai.objects.count() == Penugasan.objects.count() == 10_000
    assert perf_counter() - awal < 60  # a guard against rows one by one; the bar itself is measured elsewhere
