"""Settings of the test run: quick, silent, and strict where production is lenient."""

import logging
import os


os.environ.setdefault("SECRET_KEY", "hanya-untuk-uji-dan-tidak-pernah-melindungi-apa-pun-di-luar-uji")
os.environ.setdefault("HTTPS", "0")

from kinerja.settings import *  # noqa: F403


ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "bukti": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = DATA_DIR / "static-uji"  # noqa: F405 - those of the site have a manifest beside them
WHITENOISE_AUTOREFRESH = True
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True


class TolakVariabelHilang(logging.Filter):
    """Turn Django's quiet debug line about an undefined template variable into a failure.

    Lets no such line through to pytest's own handlers: writing it out would print the whole context, and
    so run queries that the page does not.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if not record.msg.startswith("Exception while resolving variable"):
            return True
        nama, templat = record.args if isinstance(record.args, tuple) else ("?", "?")
        if not str(templat).startswith(("django/", "admin/", "auth/", "bootstrap5/", "unknown")):
            raise AssertionError(f"{templat} uses {nama}, which the view did not give")
        return False


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"tolak": {"()": TolakVariabelHilang}},
    "loggers": {"django.template": {"filters": ["tolak"], "level": "DEBUG", "propagate": False}},
}
