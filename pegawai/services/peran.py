"""Roles given and withdrawn by a technical clerk; each leaves its line in the trail."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from pegawai import permissions
from pegawai.jejak import catat_jejak
from pegawai.models import Akun, Pegawai, PeranPegawai


@transaction.atomic
def beri_peran(*, peran: PeranPegawai, akun: Akun, pada: datetime) -> PeranPegawai:
    """Save a validated, unsaved role; `akun` is the clerk's. Password links of its holder end with it.

    Raises PermissionDenied for a role of one's own.
    """
    permissions.atur_peran(akun, peran.pegawai).wajib()
    peran.save(force_insert=True)
    Akun.objects.filter(pegawai=peran.pegawai).update(tautan_sandi_ke=F("tautan_sandi_ke") + 1)
    _catat("PERAN_DIBERIKAN", peran, akun, pada)
    return peran


@transaction.atomic
def cabut_peran(*, peran: PeranPegawai, akun: Akun, pada: datetime) -> None:
    """Withdraw a role; `akun` is the clerk's."""
    _catat("PERAN_DICABUT", peran, akun, pada)
    peran.delete()


def _catat(tindakan: str, peran: PeranPegawai, akun: Akun, pada: datetime) -> None:
    catat_jejak(
        tindakan,
        peran.pegawai,
        oleh=Pegawai.objects.filter(akun=akun).first(),
        pada=pada,
        peran=peran.get_peran_display(),
        unit=peran.unit.kode if peran.unit else None,
        petugas=akun.nip,
    )
