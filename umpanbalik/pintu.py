"""The door for people without an account: it holds up machines, never a person, and remembers nobody.

Addresses are hashed with the site's secret and live in the cache for one window only.
"""

from __future__ import annotations

import secrets
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
LAMA_TERBUKA = timedelta(hours=1)  # of a report in a browser that others may use next
SEPULUH_MENIT = 600

# Wide enough for a whole office or a mobile network behind one address.
JATAH_SURVEI = Jatah("survei", 60, SEPULUH_MENIT)
JATAH_ADUAN = Jatah("aduan", 20, SEPULUH_MENIT)
JATAH_LACAK = Jatah("lacak", 30, SEPULUH_MENIT)

_SESI = "aduan_terbuka"  # in the session: the mark in the address -> (key of the report, second it opened)


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


def buka_aduan(request: HttpRequest, aduan_id: int, pada: datetime) -> str:
    """Open a report in this browser for LAMA_TERBUKA; return the mark by which its pages are addressed.

    Addresses are written down on their way, in logs and histories. The mark says nothing of the tracking
    code, and opens nothing without the session of this browser.
    """
    tanda = secrets.token_urlsafe(9)
    request.session[_SESI] = _terbuka(request, pada) | {tanda: (aduan_id, int(pada.timestamp()))}
    return tanda


def aduan_terbuka(request: HttpRequest, tanda: str, pada: datetime) -> int | None:
    """Return the key of the report that this browser has open under that mark; None when there is none."""
    aduan_id, _ = _terbuka(request, pada).get(tanda, (None, 0))
    return aduan_id


def _terbuka(request: HttpRequest, pada: datetime) -> dict[str, tuple[int, int]]:
    sejak = (pada - LAMA_TERBUKA).timestamp()
    tersimpan: dict[str, tuple[int, int]] = request.session.get(_SESI, {})
    return {tanda: satu for tanda, satu in tersimpan.items() if satu[1] >= sejak}


def _cap(kunci: UUID) -> signing.Signer:
    return signing.Signer(salt=f"umpanbalik.cap.{kunci}")
