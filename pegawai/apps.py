"""The ground of the house, as Django knows it."""

from django.apps import AppConfig


class PegawaiConfig(AppConfig):
    name = "pegawai"
    verbose_name = "kepegawaian"
