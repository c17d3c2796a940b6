"""What all acts of evaluation share: how they refuse, and what they hold while they work."""

from __future__ import annotations

from evaluasi.models import PenilaianOrganisasi, PeriodePenilaian
from pegawai.models import UnitKerja


class PenilaianDitolak(Exception):
    """A rule refuses the change; the message is for the reader."""


def tahan_periode(periode_id: int) -> PeriodePenilaian:
    """Return the period, which nobody can close until the end of the transaction.

    FOR SHARE, since many assessors hold it at the same moment; Django has no word for that.
    """
    return PeriodePenilaian.objects.raw(
        "SELECT * FROM evaluasi_periodepenilaian WHERE id = %s FOR SHARE", [periode_id]
    )[0]


def tahan_organisasi(opd: UnitKerja, periode: PeriodePenilaian) -> PenilaianOrganisasi | None:
    """Return the predicate of an organisation, held as it is until the end of the transaction."""
    baris = PenilaianOrganisasi.objects.raw(
        "SELECT * FROM evaluasi_penilaianorganisasi WHERE unit_id = %s AND periode_id = %s FOR SHARE",
        [opd.pk, periode.pk],
    )
    return next(iter(baris), None)
