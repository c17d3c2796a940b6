"""Passwords: changed by their owner, or set through a link that a pengelola hands out."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction

from pegawai import permissions
from pegawai.jejak import catat_jejak
from pegawai.models import Pegawai


@transaction.atomic
def ganti_sandi(*, oleh: Pegawai, sandi: str, pada: datetime) -> None:
    """Give one's own account a new password, already checked; all other sessions end with it."""
    akun = oleh.akun
    assert akun is not None, "only a signed-in person comes here"
    akun.set_password(sandi)
    akun.save(update_fields=["password"])
    catat_jejak("SANDI_DIGANTI", akun, oleh=oleh, pada=pada)


@transaction.atomic
def buat_tautan_sandi(*, pegawai: Pegawai, oleh: Pegawai, pada: datetime) -> str:
    """Return the token of a link with which a person sets a password: once, and for a few days.

    Raises PermissionDenied without the role, or for an account that is closed or a technical clerk's.
    """
    permissions.beri_tautan_sandi(oleh, pegawai).wajib()
    akun = pegawai.akun
    assert akun is not None, "refused above"
    catat_jejak("TAUTAN_SANDI_DIBUAT", akun, oleh=oleh, pada=pada, pegawai=pegawai.pk)
    return default_token_generator.make_token(akun)
