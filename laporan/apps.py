"""Daily work, as Django knows it."""

from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "laporan"
    verbose_name = "laporan harian"
