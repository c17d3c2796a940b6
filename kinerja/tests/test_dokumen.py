"""The documents say what is so: names they quote exist, variables are those that are read."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from kinerja.alur import alur_status


AKAR = Path(settings.AKAR)
DOKUMEN = [AKAR / "README.md", *sorted((AKAR / "docs").rglob("*.md"))]
APLIKASI = ("kinerja", "pegawai", "laporan", "umpanbalik", "evaluasi")
BERKAS = {
    str(berkas.relative_to(AKAR))
    for folder in (*APLIKASI, "docs", "templates", "static", ".ci")
    for berkas in (AKAR / folder).rglob("*")
    if "__pycache__" not in berkas.parts
} | {berkas.name for berkas in AKAR.iterdir()}
SUMBER = "\n".join(
    (AKAR / nama).read_text(encoding="utf-8")
    for nama in BERKAS
    if nama.endswith((".py", ".sql", ".html", ".js")) and "/tests/" not in nama
)
PENGATURAN = ("kinerja/settings.py", "kinerja/tertanam/__init__.py", "kinerja/management/commands/jalan.py")
BUKAN_MILIK_KITA = {
    "Host",  # a header
    "data/bukti",  # made at run time
    "data/kunci-rahasia",
    "kinerja/inti/",  # what a decision turned down
    "pg_dump",
    "pg_restore",
}
BUKAN_NAMA = re.compile(r"[ /*<>=…$@:']|^\d|^-|^\.|^[a-z]+$")  # commands, addresses, examples, plain words


def kutipan(dokumen):
    return set(re.findall(r"(?<!`)`([^`\n]+)`(?!`)", dokumen.read_text(encoding="utf-8"))) - BUKAN_MILIK_KITA


@pytest.mark.parametrize("dokumen", DOKUMEN, ids=lambda satu: satu.name)
def test_every_file_that_a_document_names_exists(dokumen):
    jalur = {
        satu
        for satu in kutipan(dokumen)
        if re.fullmatch(r"[\w./-]+\.(py|sql|html|md|toml|txt|js|css)|[\w-]+(/[\w-]+)+/?", satu)
    }

    tiada = {satu for satu in jalur if not any(f"/{b}".endswith(f"/{satu.rstrip('/')}") for b in BERKAS)}

    assert not tiada


@pytest.mark.parametrize("dokumen", DOKUMEN, ids=lambda satu: satu.name)
def test_every_link_between_documents_leads_somewhere(dokumen):
    for tujuan in re.findall(r"\]\(([^)#]+)\)", dokumen.read_text(encoding="utf-8")):
        if not tujuan.startswith("http"):
            assert (dokumen.parent / tujuan).exists(), tujuan


@pytest.mark.parametrize("dokumen", DOKUMEN, ids=lambda satu: satu.name)
def test_every_name_that_a_document_quotes_stands_in_the_code(dokumen):
    nama = {satu.rstrip("()") for satu in kutipan(dokumen) if not BUKAN_NAMA.search(satu)}

    tiada = {
        satu
        for satu in nama
        if not re.fullmatch(r"[\w.-]+\.(py|sql|html|md|toml|txt)", satu)
        and re.fullmatch(r"[\w.]+", satu)
        and not all(
            re.search(rf"\b{bagian}\b", SUMBER) for bagian in satu.split(".") if bagian not in APLIKASI
        )
    }

    assert not tiada


def test_the_readme_lists_every_variable_that_is_read_and_no_other():
    dibaca = {
        nama
        for berkas in PENGATURAN
        for nama in re.findall(
            r"""(?:env\.\w+\(|environ\.get\(|environ\[|lingkungan\.get\()\s*"([A-Z_]+)\"""",
            (AKAR / berkas).read_text(encoding="utf-8"),
        )
    } - {"MELAYANI_HALAMAN"}  # wsgi.py sets it
    bagian = (AKAR / "README.md").read_text(encoding="utf-8").split("## Configuration")[1].split("\n## ")[0]

    assert set(re.findall(r"^\| `([A-Z_]+)`", bagian, re.MULTILINE)) == dibaca


def test_the_flow_of_states_is_written_from_the_tables_that_the_services_obey():
    assert (AKAR / "docs/alur-status.md").read_text(encoding="utf-8") == alur_status()
