"""Settings of the site, read from the environment; every default is safe.

Two ways to run. With DATABASE_URL set or a public host named, this is a real installation: SECRET_KEY must
be given. Without DATABASE_URL and REDIS_URL, PostgreSQL and Valkey run from their wheels under DATA_DIR, for
a trial or a test (see tertanam/), and a random key is kept beside them.
"""

from __future__ import annotations

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.retry import Retry

from kinerja import sambungan, tertanam
from kinerja.jadwal import JADWAL


AKAR = Path(__file__).resolve().parent.parent
env = environ.Env()

DATA_DIR = Path(env.str("DATA_DIR", default=str(AKAR / "data"))).resolve()
TERTANAM = tertanam.dari_lingkungan(DATA_DIR)

# Who may reach the site, and with which key. A public host never runs with DEBUG.
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
HOST_UMUM = set(ALLOWED_HOSTS) - {"localhost", "127.0.0.1", "[::1]", "testserver"}
if DEBUG and HOST_UMUM:
    raise ImproperlyConfigured(
        f"DEBUG=1 membuka rahasia kepada siapa pun, padahal ada host umum di ALLOWED_HOSTS: {ALLOWED_HOSTS}. "
        "Matikan DEBUG, atau batasi ALLOWED_HOSTS ke localhost."
    )
SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if HOST_UMUM or not TERTANAM.postgres:
        raise ImproperlyConfigured(
            "SECRET_KEY belum diisi. Isi dengan teks acak sekurangnya 50 huruf, misalnya dari "
            "`python -c 'import secrets; print(secrets.token_urlsafe(50))'`."
        )
    SECRET_KEY = tertanam.kunci_rahasia(DATA_DIR)

INSTALLED_APPS = [
    "kinerja",
    "pegawai",
    "laporan",
    "umpanbalik",
    "evaluasi",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "heroicons",
]

MIDDLEWARE = [
    "kinerja.middleware.catat_akses",
    "kinerja.sehat.tanpa_kuki",
    "django.middleware.security.SecurityMiddleware",
    "kinerja.middleware.batasi_peramban",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "kinerja.giliran.bergiliran",
    "kinerja.middleware.tolak_alamat_rusak",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kinerja.middleware.perpanjang_sesi",
    "kinerja.middleware.WajibMasuk",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pegawai.middleware.PegawaiPadaPermintaan",
    "kinerja.middleware.jelaskan_alamat_perbuatan",
]

ROOT_URLCONF = "kinerja.urls"
WSGI_APPLICATION = "kinerja.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [AKAR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "kinerja.komponen.saringan",
                "kinerja.komponen.bingkai",
                "kinerja.komponen.butir",
                "kinerja.komponen.bagan",
                "kinerja.komponen.ikon",
                "django.templatetags.static",
                "crispy_forms.templatetags.crispy_forms_tags",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kinerja.konteks.situs",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Data and messages. Pages wait for them only so long (sambungan.py), and take turns (giliran.py).
MELAYANI_HALAMAN = env.bool("MELAYANI_HALAMAN", default=False)  # wsgi.py says so
DATABASE_POOL = env.int("DATABASE_POOL", default=10)
HALAMAN_SEKALIGUS = max(1, DATABASE_POOL - 2)  # two are left for downloads and for who is just leaving
DATABASES = {"default": env.db_url_config(TERTANAM.database_url)}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # a database that was restarted costs no visitor a page
DATABASES["default"]["OPTIONS"] = sambungan.pilihan(
    DATABASES["default"].get("OPTIONS", {}), halaman=MELAYANI_HALAMAN, banyaknya=DATABASE_POOL
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": TERTANAM.cache_url,
        "KEY_PREFIX": "kinerja",
        "OPTIONS": {
            "socket_timeout": 1,  # seconds; a frozen cache stops no page for long
            "socket_connect_timeout": 1,
            "retry": Retry(NoBackoff(), 1, (RedisConnectionError,)),  # of a cache that was restarted
        },
    }
}
# In the database alone, which every page needs anyway: Valkey may be away, and no page waits for it.
SESSION_ENGINE = "django.contrib.sessions.backends.db"

CELERY_BROKER_URL = TERTANAM.broker_url
CELERY_TASK_IGNORE_RESULT = True  # what came of a job stands in Pekerjaan
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# Longer than the longest computation, or Redis would hand a running task to a second worker.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 7200,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
}
# Who asks for a job waits a few seconds for the queue, and is told when it does not answer.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.2}
CELERY_TASK_ACKS_LATE = True
# Who lost the broker cannot acknowledge: the task is handed out again, so the first run gives way.
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = "Asia/Pontianak"
CELERY_BEAT_SCHEDULE = JADWAL

# Who is who.
AUTH_USER_MODEL = "pegawai.Akun"
AUTHENTICATION_BACKENDS = ["pegawai.auth.MasukDenganPegawai"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "dasbor:beranda"
LOGOUT_REDIRECT_URL = "publik:beranda"

# Behind TLS in a real installation; a trial on this machine speaks plain http.
HTTPS = env.bool("HTTPS", default=not TERTANAM.postgres)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60  # from the last use, give or take an hour
SESI_TERLAMA = 24 * 60 * 60  # from signing in, however busy
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^sehat/"]  # asked from within, by plain http
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# How many proxies of ours stand in front. Without one, anybody could write the headers that a proxy adds.
JUMLAH_PROKSI = env.int("JUMLAH_PROKSI", default=0)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS and JUMLAH_PROKSI else None
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # the browsers' preload list is the city's own decision
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "kinerja.galat.csrf_gagal"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap's own stylesheet draws its small icons as data: URLs
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Whose site this is; a trial says on every page that its people and numbers are invented.
NAMA_KOTA = env.str("NAMA_KOTA", default="Kota Pontianak")
DATA_CONTOH = env.bool("DATA_CONTOH", default=TERTANAM.postgres is not None)

# Words, numbers and days of Pontianak (WIB, UTC+7).
LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Pontianak"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [AKAR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "kinerja.paket.PaketFinder",
]
STORAGES = {
    # Evidence of daily work: under no address of its own, and nobody's on this machine but the site's.
    "bukti": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": DATA_DIR / "bukti",
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {
        "samaran": {"()": "kinerja.samaran.Samaran"},
        "ringkas": {"()": "kinerja.samaran.Ringkas"},
    },
    "handlers": {
        "konsol": {
            "class": "logging.StreamHandler",
            "formatter": "baris",
            "filters": ["samaran", "ringkas"],
        }
    },
    "root": {"handlers": ["konsol"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {"django": {"handlers": [], "level": "INFO"}},
}
