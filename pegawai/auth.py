"""Signing in: the account comes with its person and that person's roles in one query."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from pegawai.models import Akun, PeranPegawai


class MasukDenganPegawai(ModelBackend):
    def get_user(self, user_id: int) -> Akun | None:
        peran = PeranPegawai.objects.filter(pegawai=OuterRef("pegawai")).values("peran")
        akun = (
            Akun.objects.select_related("pegawai")
            .annotate(daftar_peran=ArraySubquery(peran))
            .filter(pk=user_id)
            .first()
        )
        if akun is None or not self.user_can_authenticate(akun):
            return None
        if hasattr(akun, "pegawai"):
            akun.pegawai.himpunan_peran = frozenset(akun.daftar_peran)
        return akun
