"""The Celery application. What runs when stands in jadwal.py; what it does stands in each app's tasks.py."""

import os

from celery import Celery


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.settings")

app = Celery("kinerja")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
