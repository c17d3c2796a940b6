from __future__ import annotations

from datetime import datetime

from django.db import transaction

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
