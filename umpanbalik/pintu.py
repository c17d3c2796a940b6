"""The door for people without an account: it holds up machines, never a person, and remembers nobody.

Addresses are hashed with the site's secret and live in the cache for one window only.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from django.core import signing
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from pegawai.http import alamat_pengirim
from pegawai.jatah import Jatah


JEDA_TERPENDEK = timedelta(seconds=3)  # nobody answers nine questions faster
UMUR_CAP = timedelta(hours=12)  # a page left open since the morning still counts in the evening
SEPULUH_MENIT = 600

# Wide enough for a whole office or a mobile network behind one address.
JATAH_SURVEI = Jatah("survei", 60, SEPULUH_MENIT)
JATAH_ADUAN = Jatah("aduan", 20, SEPULUH_MENIT)
JATAH_LACAK = Jatah("lacak", 30, SEPULUH_MENIT)

_TANDA = signing.Signer(salt="umpanbalik.aduan")


def boleh_lewat(jatah: Jatah, request: HttpRequest) -> bool:
    """Count one try of this sender and tell whether it is within the limit."""
    return jatah.ambil(salted_hmac("umpanbalik.pintu", alamat_pengirim(request)).hexdigest())


class KeadaanCap(Enum):
    """What the stamp on a form says of the way it came back."""

    SAH = "sah"
    TERLALU_BARU = "terlalu baru"  # sooner than a person can fill it in
    USANG = "usang"
    ASING = "asing"  # not ours, or that of another form


def buat_cap(kunci: UUID, pada: datetime) -> str:
    """Return the signed time at which the form of that key was handed out."""
    return _cap(kunci).sign(str(int(pada.timestamp())))


def periksa_cap(cap: str, kunci: UUID, pada: datetime) -> KeadaanCap:
    """Tell what a stamp is worth on the form of that key; one stamp serves one form, for UMUR_CAP."""
    try:
        umur = timedelta(seconds=pada.timestamp() - int(_cap(kunci).unsign(cap)))
    except signing.BadSignature:
        return KeadaanCap.ASING
    if umur < JEDA_TERPENDEK:
        return KeadaanCap.TERLALU_BARU
    return KeadaanCap.SAH if umur <= UMUR_CAP else KeadaanCap.USANG


def buat_tanda(kode: str) -> str:
    """Return a tracking code as a link carries it: signed, so that links cannot be guessed one by one."""
    return _TANDA.sign(kode)


def baca_tanda(tanda: str) -> str:
    """Return the tracking code of a link; empty when the link is not ours."""
    try:
        return _TANDA.unsign(tanda)
    except signing.BadSignature:
        return ""


def _cap(kunci: UUID) -> signing.Signer:
    return signing.Signer(salt=f"umpanbalik.cap.{kunci}")
