"""The rules of the house that no linter knows. Each one names the file that breaks it."""

import ast
import inspect
import re
import tomllib
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import models
from django.template import loader


AKAR = Path(settings.AKAR)
APLIKASI = ["kinerja", "pegawai", "laporan", "umpanbalik", "evaluasi"]
BERKAS_PY = [
    berkas
    for app in APLIKASI
    for berkas in sorted((AKAR / app).rglob("*.py"))
    if not {"tests", "migrations"} & set(berkas.parts)
]
PAKET = [berkas for berkas in BERKAS_PY if berkas.name == "__init__.py"]
BERKAS_SQL = [berkas for app in APLIKASI for berkas in sorted((AKAR / app).rglob("*.sql"))]
TEMPLAT = sorted((AKAR / "templates").rglob("*.html"))
JAM = {"now", "today", "localdate", "utcnow"}  # localdate(saat) converts a moment, reads no clock
# The edge of the house: here a request, a task or a command begins, and "now" is when it begins.
TEPI = {"views.py", "tasks.py", "middleware.py", "admin.py"}
# Arithmetic of the calendar and of rounding: tools, not rules.
ALAT_MURNI = {"pegawai.inti.periode", "pegawai.inti.angka"}
MENUNGGU_PEMAKAI = {"dasar_cetak.html"}  # the ground of printed pages
# Parts that die with their whole. Everything else that a record points at is kept.
IKUT_INDUK = {
    "pegawai.HasilKerja.skp",
    "pegawai.Indikator.hasil_kerja",
    "pegawai.JamKerja.pola",
    "laporan.BuktiDukung.kegiatan",
    "umpanbalik.ButirInstrumen.instrumen",
    "umpanbalik.NilaiUnsur.tanggapan",
    "umpanbalik.Pelapor.aduan",
    "umpanbalik.RiwayatAduan.aduan",
    "evaluasi.PenilaianHasil.penilaian",
    "evaluasi.PenilaianPerilaku.penilaian",
}


def nama_berkas(berkas):
    return str(berkas.relative_to(AKAR))


def modul_aturan():
    """The modules that the import contract keeps free of Django are the ones that hold rules."""
    kontrak = tomllib.loads((AKAR / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    murni = next(satu for satu in kontrak if satu["type"] == "forbidden")
    return [nama for nama in murni["source_modules"] if nama not in ALAT_MURNI]


@pytest.mark.parametrize("nama_modul", modul_aturan())
def test_every_rule_names_its_source(nama_modul):
    modul = import_module(nama_modul)
    for nama, fungsi in inspect.getmembers(modul, inspect.isfunction):
        if fungsi.__module__ == nama_modul and not nama.startswith("_"):
            assert re.search(r"(Dasar|Kebijakan daerah): ", fungsi.__doc__ or ""), f"{nama_modul}.{nama}"


@pytest.mark.parametrize("berkas", BERKAS_PY, ids=nama_berkas)
def test_only_the_edge_of_the_house_reads_the_clock(berkas):
    if berkas.name in TEPI or {"management", "views"} & set(berkas.parts):
        return
    panggilan = [
        f"baris {simpul.lineno}"
        for simpul in ast.walk(ast.parse(berkas.read_text()))
        if isinstance(simpul, ast.Call)
        and isinstance(simpul.func, ast.Attribute)
        and simpul.func.attr in JAM
        and not (simpul.func.attr == "localdate" and simpul.args)
    ]
    assert not panggilan, f"{berkas} reads the clock ({panggilan}): pass `pada` or `hari_ini` in"


@pytest.mark.parametrize("berkas", BERKAS_SQL, ids=nama_berkas)
def test_no_statement_reads_the_clock(berkas):
    pernyataan = re.sub(r"--.*", "", berkas.read_text())

    jam = re.search(r"\b(now|clock_timestamp|current_date|current_timestamp)\b", pernyataan, re.IGNORECASE)

    assert not jam, f"{berkas} reads the clock: take %(pada)s"


@pytest.mark.parametrize("berkas", BERKAS_PY, ids=nama_berkas)
def test_forms_never_save(berkas):
    assert not re.search(r"\bform\w*\.save\(", berkas.read_text()), f"{berkas}: let a service save"


@pytest.mark.parametrize("berkas", BERKAS_PY, ids=nama_berkas)
def test_nothing_catches_whatever_comes(berkas):
    for simpul in ast.walk(ast.parse(berkas.read_text())):
        if isinstance(simpul, ast.ExceptHandler):
            tangkapan = ast.unparse(simpul.type) if simpul.type else "everything"
            assert tangkapan not in {"everything", "Exception", "BaseException"}, (
                f"{berkas}:{simpul.lineno} catches {tangkapan}: name what you can mend"
            )


def test_a_package_offers_only_what_it_has():
    daftar_modul = [import_module(".".join(b.relative_to(AKAR).parent.parts)) for b in PAKET]

    tiada = [
        (m.__name__, nama) for m in daftar_modul for nama in getattr(m, "__all__", ()) if not hasattr(m, nama)
    ]

    assert daftar_modul
    assert tiada == []


def test_every_template_compiles_and_is_used():
    sumber = "\n".join(berkas.read_text() for berkas in [*BERKAS_PY, *TEMPLAT])
    daftar_nama = [str(templat.relative_to(AKAR / "templates")) for templat in TEMPLAT]
    for nama in daftar_nama:
        loader.get_template(nama)

    tanpa_pemakai = {n for n in daftar_nama if n not in sumber and not n.startswith("django/")}

    assert tanpa_pemakai <= MENUNGGU_PEMAKAI


def test_components_declare_what_they_take():
    for templat in [*(AKAR / "templates/komponen").glob("*.html"), *(AKAR / "templates").rglob("_*.html")]:
        assert templat.read_text().startswith("{#"), f"{templat}: first line says its parameters"


@pytest.mark.parametrize("templat", TEMPLAT, ids=nama_berkas)
def test_no_template_compares_a_status_or_trusts_a_string(templat):
    isi = templat.read_text()

    assert not re.search(r"\.status\s*[!=]=", isi), f"{templat}: ask the model or an Izin"
    assert "|safe" not in isi, f"{templat}: let it be escaped"
    assert "autoescape off" not in isi, f"{templat}: let it be escaped"


@pytest.mark.parametrize("templat", TEMPLAT, ids=nama_berkas)
def test_numbers_are_written_by_one_filter(templat):
    isi = templat.read_text()

    assert not re.search(r"\|(floatformat|intcomma|localize)\b", isi), f"{templat}: write |angka"


def test_migrations_are_named_and_up_to_date(db):
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())
    for app in APLIKASI:
        for berkas in (AKAR / app).rglob("migrations/0*.py"):
            assert "_auto_" not in berkas.name, f"{berkas}: makemigrations -n SAY_WHAT"


def test_relations_protect_by_default():
    """Records of evaluations outlive what they point at; only parts die with their whole."""
    ikut = {
        f"{model._meta.label}.{kolom.name}": kolom.remote_field.on_delete
        for model in apps.get_models()
        if model._meta.app_label in APLIKASI and model._meta.managed
        for kolom in model._meta.concrete_fields
        if kolom.is_relation and kolom.remote_field.on_delete is not models.PROTECT
    }

    assert set(ikut) == IKUT_INDUK
    assert set(ikut.values()) == {models.CASCADE}


@pytest.mark.parametrize(
    "nama_modul", [f"{app}.tasks" for app in APLIKASI if (AKAR / app / "tasks.py").exists()]
)
def test_tasks_take_keywords_and_survive_newer_callers(nama_modul):
    modul = import_module(nama_modul)
    tugas = [nilai for nilai in vars(modul).values() if hasattr(nilai, "apply_async")]
    assert tugas
    for satu in tugas:
        jenis = {p.kind for p in inspect.signature(satu.run).parameters.values()}
        assert inspect.Parameter.VAR_KEYWORD in jenis, f"{satu.name} must ignore what newer callers add"
        assert jenis <= {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}, satu.name
