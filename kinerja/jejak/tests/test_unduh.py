import csv
import io
from datetime import timedelta

import pytest
import time_machine

from kinerja.jejak import queries, unduhan
from kinerja.jejak.tests.factories import JejakFactory
from pegawai.tests.factories import PegawaiFactory, SKPFactory


UNDUH = "/jejak/unduh/"


@pytest.fixture
def hadi(client, pemeran):
    client.masuk_sebagai(pemeran.hadi)
    return pemeran.hadi


def unduh(client, kueri=""):
    """Return the rows of the file by the headings."""
    isi = b"".join(client.get(f"{UNDUH}{kueri}").streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(isi, newline=""), delimiter=";"))


def test_the_file_says_what_the_page_says(client, pemeran, hadi):
    skp = SKPFactory(pegawai=pemeran.ani)
    pemeran.budi.nip = "198001012005011001"
    pemeran.budi.save()
    jejak = JejakFactory(
        tindakan="SKP_DIKEMBALIKAN",
        atas=skp,
        oleh=pemeran.budi,
        rincian={"catatan": "Perjelas; tambah “mutu”.", "masa": "Tahun 2026"},
    )

    assert unduh(client) == [
        {
            "Nomor": str(jejak.pk),
            "Waktu (WIB)": "2026-03-10 09:15:30",
            "Pelaku": "Budi",
            "NIP": "19800101 200501 1 001",
            "Tindakan": "mengembalikan SKP untuk diperbaiki",
            "Kode tindakan": "SKP_DIKEMBALIKAN",
            "Objek": "SKP Ani, Tahun 2026",
            "Jenis objek": "SKP",
            "Nomor objek": str(skp.pk),
            "Rincian": "Masa SKP: Tahun 2026; Catatan: Perjelas; tambah “mutu”.",
        }
    ]


def test_the_file_holds_all_that_match_and_no_others(client, pemeran, hadi):
    JejakFactory.create_batch(45, oleh=pemeran.budi)
    JejakFactory(oleh=pemeran.ani)

    assert len(unduh(client)) == 46
    assert {baris["Pelaku"] for baris in unduh(client, "?siapa=Budi")} == {"Budi"}
    assert len(unduh(client, "?siapa=Budi&sebelum=1")) == 45  # the page one looks at does not matter


@time_machine.travel("2026-03-31 23:30+07:00", tick=False)
def test_the_file_is_named_by_the_day(client, hadi):
    jawaban = client.get(UNDUH)

    assert jawaban.headers["Content-Disposition"] == 'attachment; filename="jejak-audit-2026-03-31.csv"'
    assert jawaban.headers["Content-Type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize("awal", ["=", "+", "-", "@", "\t=", "\r="])
def test_no_cell_is_computed_by_a_spreadsheet(client, hadi, awal):
    JejakFactory(oleh=PegawaiFactory(nama=f"{awal}HYPERLINK(1)"))

    assert unduh(client)[0]["Pelaku"] == f"'{awal}HYPERLINK(1)"


def test_the_file_is_written_while_it_is_read(pemeran, monkeypatch):
    """Each piece reads what it tells, and the next one only when it is asked for."""
    monkeypatch.setattr(unduhan, "SEKALI_BACA", 10)
    for ke in range(25):
        JejakFactory(oleh=pemeran.budi, pada=queries._awal(pemeran.ani.penugasan.get().mulai) + timedelta(ke))
    potongan = unduhan.unduhan_csv(queries.jejak(queries.Saringan(), aduan=True))

    assert next(potongan).startswith("\N{BYTE ORDER MARK}Nomor;")
    assert [satu.count("\r\n") for satu in potongan] == [10, 10, 5]
