import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, strategies as st

from pegawai.berkas import BerkasTidakTerbaca, Kolom, baca_tabel, contoh_csv, rentang_baris
from pegawai.berkas.xlsx import baca_xlsx
from pegawai.tests.lembar import xlsx


KOLOM = (
    Kolom("NIP", "nomor", True, ("NIP BARU",)),
    Kolom("NAMA", "nama", True),
    Kolom("TMT", "tanggal", alias=("TMT JABATAN",)),
)
ISI = [(2, {"NIP": "1", "NAMA": "Hj. Été, S.Pd."})]


@pytest.mark.parametrize(
    "isi",
    [
        pytest.param('NIP,NAMA\n1,"Hj. Été, S.Pd."\n'.encode(), id="comma"),
        pytest.param("NIP;NAMA\r\n1;Hj. Été, S.Pd.\r\n".encode(), id="semicolon"),
        pytest.param("NIP\tNAMA\n1\tHj. Été, S.Pd.".encode(), id="tab"),
        pytest.param("NIP;NAMA\n1;Hj. Été, S.Pd.\n".encode("utf-8-sig"), id="byte-order-mark"),
        pytest.param("NIP;NAMA\n1;Hj. Été, S.Pd.\n".encode("utf-16"), id="utf-16"),
        pytest.param(' nip baru ;"Nama"\n1;Hj. Été, S.Pd.\n\n ; \n'.encode(), id="other-heading"),
        pytest.param(xlsx([["NIP", "Nama"], ["1", "Hj. Été, S.Pd."]]), id="xlsx"),
    ],
)
def test_a_table_is_read_whatever_the_spreadsheet_made_of_it(isi):
    tabel = baca_tabel(isi, KOLOM)

    assert [(nomor, dict(sel)) for nomor, sel in tabel.baris] == ISI
    assert tabel.catatan == ()


def test_windows_letters_are_read_with_a_word_of_warning():
    tabel = baca_tabel("NIP;NAMA\n1;Hj. Été, S.Pd.\n".encode("cp1252"), KOLOM)

    assert tabel.baris == ISI
    assert "bukan UTF-8" in tabel.catatan[0]


def test_row_numbers_are_those_of_the_spreadsheet():
    csv = b'\n\nNIP;NAMA\n1;"dua\nbaris"\n\n2;x\n'
    buku = xlsx([[], [None], ["NIP", "NAMA"], ["1", "a"], [], ["2", "x"]])

    assert [nomor for nomor, _ in baca_tabel(csv, KOLOM).baris] == [4, 6]
    assert [nomor for nomor, _ in baca_tabel(buku, KOLOM).baris] == [4, 6]


def test_numbers_and_dates_of_a_sheet_stay_what_they_are():
    buku = xlsx([["NIP", "NAMA", "TMT"], [199001012015011001, 5, date(2026, 3, 1)]])

    ((_, sel),) = baca_tabel(buku, KOLOM).baris

    assert sel == {"NIP": 199001012015011001.0, "NAMA": 5.0, "TMT": date(2026, 3, 1)}


def test_what_is_left_out_is_said():
    tabel = baca_tabel(xlsx([["NIP", "NAMA", "HOBI"], ["1", "a", "b"]], [["lain"]]), KOLOM)

    assert "Lembar1" in tabel.catatan[0]
    assert "HOBI" in tabel.catatan[1]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        pytest.param(b"", "kosong", id="empty"),
        pytest.param(b"\n ; \n", "kosong", id="blank"),
        pytest.param(b"NIP;NAMA\n", "hanya memuat judul", id="heading-only"),
        pytest.param(b"NIP;ALAMAT\n1;x\n", r"tidak ada pada baris judul: NAMA.*NIP, ALAMAT", id="no-column"),
        pytest.param(b"NIP;NAMA;NIP BARU\n1;x;2\n", "NIP ada dua kali", id="column-twice"),
        pytest.param(b'NIP;NAMA\n1;"x\n', "petik", id="open-quote"),
        pytest.param(b"PK\x03\x04bukan zip", "tidak dapat dibuka", id="broken-xlsx"),
        pytest.param(b"\xd0\xcf\x11\xe0\x00\x00", "bukan CSV atau XLSX", id="old-xls"),
        pytest.param(b"NIP;NAMA\n1;\x81\x8d\n", "tidak dapat dikenali", id="no-letters"),
        pytest.param("NIP;NAMA\n1;x\n".encode("utf-16")[:-1], "bukan CSV atau XLSX", id="half-a-letter"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(isi, pesan):
    with pytest.raises(BerkasTidakTerbaca, match=pesan):
        baca_tabel(isi, KOLOM)


def test_a_file_that_unfolds_without_end_is_not_opened(monkeypatch):
    monkeypatch.setattr("pegawai.berkas.arsip.ISI_TERBESAR", 100)

    with pytest.raises(BerkasTidakTerbaca, match="terlalu besar"):
        baca_tabel(xlsx([["NIP", "NAMA"], ["1", "a"]]), KOLOM)


SATU = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "jauh",
    [
        pytest.param('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', id="far-corner"),
        pytest.param('<row r="20002"><c r="A20002"><v>1</v></c></row>', id="one-row-too-far"),
        pytest.param('<row r="2"><c r="CW2"><v>1</v></c></row>', id="one-column-too-far"),
        pytest.param('<row r="1048576"><c><v>1</v></c></row>', id="named-by-the-row"),
        pytest.param('<row r="2"><c r="A1048576"><v>1</v></c></row>', id="named-by-the-cell"),
        pytest.param('<row r="1048575"/><row><c><v>1</v></c></row>', id="named-by-nobody"),
        pytest.param('<x:row r="9" xmlns:x="u"><x:c r="zz9"><x:is/></x:c></x:row>', id="under-a-prefix"),
    ],
)
def test_a_cell_far_out_is_refused_before_the_sheet_is_laid_out(jauh):
    with pytest.raises(BerkasTidakTerbaca, match=r"hanya sampai baris 20\.001, kolom ke-100"):
        baca_tabel(xlsx(SATU + jauh), KOLOM)


def test_one_text_shared_by_many_cells_counts_once_for_each(monkeypatch):
    baris = "".join('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>' for _ in range(2))
    isi = xlsx(baris, teks_bersama=["NIP", "x" * 3000])

    assert list(baca_xlsx(isi, 10)[0]) == [("NIP", "x" * 3000)] * 2
    monkeypatch.setattr("pegawai.berkas.arsip.ISI_TERBESAR", 6000)
    with pytest.raises(BerkasTidakTerbaca, match="terlalu besar"):
        baca_xlsx(isi, 10)


def test_a_cell_that_is_only_formatted_stands_in_nobodys_way():
    judul = '<row r="1"><c r="A1" t="str"><v>NIP</v></c><c r="B1" t="str"><v>NAMA</v></c></row>'
    baris = '<row><c t="str"><v>1</v></c><c t="str"><v>a</v></c></row>'

    tabel = baca_tabel(xlsx(judul + baris + '<row r="1048576"><c r="XFD1048576" s="1"/></row>'), KOLOM)

    assert [(nomor, dict(sel)) for nomor, sel in tabel.baris] == [(2, {"NIP": "1", "NAMA": "a"})]


def test_a_list_has_a_longest_length_and_blank_rows_at_its_end_do_not_count():
    penuh = b"NIP;NAMA\n" + b"1;x\n" * 3

    assert len(baca_tabel(penuh + b";\n" * 9, KOLOM, baris_terbanyak=3).baris) == 3
    with pytest.raises(BerkasTidakTerbaca, match="lebih dari 3 baris"):
        baca_tabel(penuh + b";\n2;y\n", KOLOM, baris_terbanyak=3)
    with pytest.raises(BerkasTidakTerbaca, match=r"lebih dari 20\.000 baris"):
        baca_tabel(b"NIP;NAMA\n" + b"x\n" * 20_001, KOLOM)


@pytest.mark.parametrize(
    "baris",
    [
        pytest.param('<row r="1"><c r="1A"><v>1</v></c></row>', id="no-cell"),
        pytest.param(f'<row r="{"9" * 5000}"><c><v>1</v></c></row>', id="endless-row"),
        pytest.param("<row><c><v>1</c></row>", id="unbalanced"),
        pytest.param("<row><c><v>&x;</v></c></row>", id="unknown-entity"),
    ],
)
def test_a_sheet_that_no_spreadsheet_writes_is_refused(baris):
    with pytest.raises(BerkasTidakTerbaca, match="tidak dapat dibuka"):
        baca_tabel(xlsx(baris), KOLOM)


def test_other_formats_inside_the_archive_are_not_opened():
    """An OpenDocument sheet may repeat one cell a million times; the library would read it, if it saw it."""
    ods = io.BytesIO()
    with zipfile.ZipFile(ods, "w") as arsip:
        arsip.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        arsip.writestr("content.xml", "<office/>")

    with pytest.raises(BerkasTidakTerbaca, match="tidak dapat dibuka"):
        baca_tabel(ods.getvalue(), KOLOM)


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_whatever_is_sent_gives_a_table_or_a_reason(isi):
    alasan = ""
    try:
        baca_tabel(isi, KOLOM)
    except BerkasTidakTerbaca as penolakan:
        alasan = str(penolakan)

    assert not alasan or alasan.endswith(".")


def test_the_example_can_be_read_back():
    contoh = contoh_csv(KOLOM, {"NIP": "1", "NAMA": "A; B"}).encode()

    assert dict(baca_tabel(contoh, KOLOM).baris[0][1]) == {"NIP": "1", "NAMA": "A; B", "TMT": ""}


def test_many_row_numbers_are_said_shortly():
    assert rentang_baris([7, 2, 4, 3]) == "2–4, 7"  # noqa: RUF001
    assert rentang_baris([]) == ""
