"""Passwords: changed by their owner, or set through a link that a pengelola hands out."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import transaction

from pegawai import permissions
from pegawai.jejak import catat_jejak
from pegawai.models import Akun, Pegawai


class TautanTidakBerlaku(Exception):
    """The link was used, replaced or ended meanwhile."""


class PembuatTautan(PasswordResetTokenGenerator):
    """Makes the tokens of password links; only the last one made for an account opens it."""

    def _make_hash_value(self, user: Akun, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.tautan_sandi_ke}"


TAUTAN_SANDI = PembuatTautan()


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

    A link made before ends with it. Raises PermissionDenied without the role, for oneself, and for an
    account that is closed, a technical clerk's, or that of somebody with a role.
    """
    permissions.beri_tautan_sandi(oleh, pegawai).wajib()
    akun = Akun.objects.select_for_update(of=("self",)).get(pegawai=pegawai)
    akun.tautan_sandi_ke += 1
    akun.save(update_fields=["tautan_sandi_ke"])
    catat_jejak(
        "TAUTAN_SANDI_DIBUAT", akun, oleh=oleh, pada=pada, pegawai=pegawai.pk, tautan=akun.tautan_sandi_ke
    )
    return TAUTAN_SANDI.make_token(akun)


@transaction.atomic
def atur_sandi(*, akun_id: int, token: str, sandi: str, pada: datetime) -> None:
    """Give the account of a link a password, already checked; the link ends with it.

    Locks the account, so that of two who hold the link one comes first. Raises TautanTidakBerlaku.
    """
    akun = Akun.objects.select_for_update().get(pk=akun_id)
    if not TAUTAN_SANDI.check_token(akun, token):
        raise TautanTidakBerlaku
    akun.set_password(sandi)
    akun.save(update_fields=["password"])
    oleh = Pegawai.objects.filter(akun=akun).first()
    catat_jejak("SANDI_DIATUR", akun, oleh=oleh, pada=pada, tautan=akun.tautan_sandi_ke)
