"""The door for visitors: settings for a process that draws pages, and what they send received first."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from kinerja.giliran import Penerima


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.settings")
os.environ["MELAYANI_HALAMAN"] = "1"  # read by the settings, which nothing above has loaded yet

application = Penerima(get_wsgi_application())
