"""Static files are collected when they changed, and not again while they stay as they are."""

from pathlib import Path

import pytest

from kinerja.berkas_statis import kumpulkan


@pytest.fixture
def akar(settings, tmp_path) -> Path:
    settings.STATIC_ROOT = tmp_path
    return tmp_path


def test_what_is_collected_already_is_left_alone(akar):
    assert kumpulkan()
    assert (akar / "css" / "dasar.css").exists()
    assert not kumpulkan()


def test_files_stored_without_a_manifest_are_collected_anew_for_a_site_that_needs_one(akar, settings):
    kumpulkan()

    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }

    assert kumpulkan()
    assert (akar / "staticfiles.json").exists()
