"""Signing in: the account comes with its person in one query."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend

from pegawai.models import Akun


class MasukDenganPegawai(ModelBackend):
    def get_user(self, user_id: int) -> Akun | None:
        akun = Akun.objects.select_related("pegawai").filter(pk=user_id).first()
        return akun if akun is not None and self.user_can_authenticate(akun) else None
