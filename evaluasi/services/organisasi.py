"""The predicate of an organisation, set from one level above before its people are rated."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from evaluasi import permissions, queries
from evaluasi.choices import PredikatOrganisasi
from evaluasi.models import PenilaianOrganisasi
from pegawai.batasan import jaga_batasan
from pegawai.jejak import catat_jejak
from pegawai.models import Pegawai, UnitKerja

from .dasar import tahan_periode


@transaction.atomic
def tetapkan_organisasi(
    *,
    opd: UnitKerja,
    periode_id: int,
    predikat: PredikatOrganisasi,
    alasan: str,
    oleh: Pegawai,
    pada: datetime,
) -> PenilaianOrganisasi:
    """Set the predicate of an organisation, or change it as long as nobody was rated on it.

    Waits for ratings that are being determined on the present one. Raises PermissionDenied, and
    BatasanDilanggar without a reason or when somebody else set it this very moment.
    """
    periode = tahan_periode(periode_id)
    lama = PenilaianOrganisasi.objects.select_for_update().filter(unit=opd, periode=periode).first()
    hari_ini = localtime(pada).date()
    permissions.tetapkan_organisasi(
        oleh,
        opd,
        periode,
        dipimpin=queries.unit_dipimpin(oleh, hari_ini),
        bertugas=queries.bertugas_di(oleh, opd, hari_ini),
        terpakai=queries.organisasi_terpakai(opd, periode),
    ).wajib()

    penilaian = lama or PenilaianOrganisasi(unit=opd, periode=periode)
    sebelumnya = penilaian.predikat
    penilaian.predikat = predikat
    penilaian.alasan = alasan.strip()
    penilaian.ditetapkan_oleh = oleh
    penilaian.ditetapkan_pada = pada
    with jaga_batasan(PenilaianOrganisasi):
        penilaian.save()
    catat_jejak(
        "ORGANISASI_DITETAPKAN",
        penilaian,
        oleh=oleh,
        pada=pada,
        unit=opd.kode,
        periode=str(periode),
        predikat=predikat,
        sebelumnya=sebelumnya,
        alasan=penilaian.alasan,
    )
    return penilaian
