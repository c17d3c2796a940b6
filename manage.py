#!/usr/bin/env python3
import os
import sys

from django.core.management import execute_from_command_line


# These read code only; every other command may need the database, so its server is started first.
TANPA_LAYANAN = {"check", "makemigrations", "collectstatic", "matikan", "help", "compilemessages"}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.settings")
    if len(sys.argv) > 1 and sys.argv[1] not in TANPA_LAYANAN:
        from django.conf import settings

        settings.TERTANAM.nyalakan()
    execute_from_command_line(sys.argv)
