"""Settings of the test run: quick, silent, and strict where production is lenient."""

import logging
import os


os.environ.setdefault("SECRET_KEY", "hanya-untuk-uji-dan-tidak-pernah-melindungi-apa-pun-di-luar-uji")
os.environ.setdefault("HTTPS", "0")

from kinerja.settings import *  # noqa: F403


ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DATABASES["default"]["OPTIONS"].pop("pool")  # noqa: F405 - one connection a test process
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True


class TolakVariabelHilang(logging.Handler):
    """Turn Django's quiet debug line about an undefined template variable into a failure."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg.startswith("Exception while resolving variable"):
            nama, templat = record.args if isinstance(record.args, tuple) else ("?", "?")
            if not str(templat).startswith(("django/", "admin/", "auth/", "bootstrap5/", "unknown")):
                raise AssertionError(f"{templat} uses {nama}, which the view did not give")


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"tolak": {"()": TolakVariabelHilang}},
    "loggers": {"django.template": {"handlers": ["tolak"], "level": "DEBUG", "propagate": False}},
}
