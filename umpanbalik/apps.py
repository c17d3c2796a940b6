"""Citizens' voice, as Django knows it."""

from django.apps import AppConfig


class UmpanbalikConfig(AppConfig):
    name = "umpanbalik"
    verbose_name = "umpan balik masyarakat"
