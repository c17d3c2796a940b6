"""The Celery application. What runs when stands in jadwal.py; what it does stands in each app's tasks.py."""

from __future__ import annotations

import os
import warnings

from celery import Celery, signals
from celery.exceptions import SecurityWarning


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.settings")

# A trial may well run as root, in a container. Root's danger is pickle; our tasks are JSON.
warnings.filterwarnings("ignore", category=SecurityWarning)

app = Celery("kinerja")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["consumer"].add("kinerja.denyut:Denyut")


@signals.setup_logging.connect
def biarkan_log_django(**_: object) -> None:
    """Keep Django's log settings: with a receiver here, Celery installs none of its own."""
