#!/usr/bin/env python3
"""The door to every command; starts the embedded servers first for those that need them."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line


# These read code only, or (jalan, matikan) look after the servers themselves.
TANPA_PELADEN = {
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "jalan",
    "makemessages",
    "makemigrations",
    "matikan",
    "version",
}


def utama(argumen: list[str]) -> None:
    """Run one command; what keeps it from starting is told in one sentence, without a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.settings")
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    from kinerja.tertanam import PeladenGagal

    try:
        tertanam = settings.TERTANAM
        if perlu_peladen(argumen[1:]):
            tertanam.nyalakan()
    except (ImproperlyConfigured, PeladenGagal) as galat:
        sys.exit(f"Galat: {galat}")
    execute_from_command_line(argumen)


def perlu_peladen(argumen: list[str]) -> bool:
    """Does this command line reach for the database or the queue?"""
    if not argumen or {"-h", "--help", "--version"} & set(argumen):
        return False
    return argumen[0] not in TANPA_PELADEN


if __name__ == "__main__":
    utama(sys.argv)
