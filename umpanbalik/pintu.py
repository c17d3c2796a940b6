"""The door for people without an account: it holds up machines, never a person, and remembers nobody.

Addresses are hashed with the site's secret and live in the cache for one window only.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core import signing
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from pegawai.http import alamat_pengirim
from pegawai.jatah import Jatah


JEDA_TERPENDEK = timedelta(
    seconds=3
)  # nobody answers nine questions faster; a resend counts from the first view
SEPULUH_MENIT = 600

# Wide enough for a whole office or a mobile network behind one address.
JATAH_SURVEI = Jatah("survei", 60, SEPULUH_MENIT)
JATAH_ADUAN = Jatah("aduan", 20, SEPULUH_MENIT)
JATAH_LACAK = Jatah("lacak", 30, SEPULUH_MENIT)

_CAP = signing.Signer(salt="umpanbalik.cap")
_TANDA = signing.Signer(salt="umpanbalik.aduan")


def boleh_lewat(jatah: Jatah, request: HttpRequest) -> bool:
    """Count one try of this sender and tell whether it is within the limit."""
    return jatah.ambil(salted_hmac("umpanbalik.pintu", alamat_pengirim(request)).hexdigest())


def buat_cap(pada: datetime) -> str:
    """Return the signed time at which a form was handed out."""
    return _CAP.sign(str(int(pada.timestamp())))


def cap_matang(cap: str, pada: datetime) -> bool | None:
    """Tell whether a form was handed out long enough ago for a person; None when the stamp is not ours."""
    try:
        detik = int(_CAP.unsign(cap))
    except signing.BadSignature:
        return None
    return pada.timestamp() - detik >= JEDA_TERPENDEK.total_seconds()


def buat_tanda(kode: str) -> str:
    """Return a tracking code as a link carries it: signed, so that links cannot be guessed one by one."""
    return _TANDA.sign(kode)


def baca_tanda(tanda: str) -> str:
    """Return the tracking code of a link; empty when the link is not ours."""
    try:
        return _TANDA.unsign(tanda)
    except signing.BadSignature:
        return ""
