"""What several reads of daily work share."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, Subquery

from laporan.choices import StatusKegiatan
from pegawai.choices import SumberRealisasi
from pegawai.models import Indikator, JadwalDinas


DIHITUNG = ~Q(status=StatusKegiatan.DITOLAK)  # rejected work takes no place in the day


def satuan_volume(hasil_kerja: str) -> Subquery:
    """Return the unit in which activities of a result are counted; there is at most one such indicator."""
    return Subquery(
        Indikator.objects.filter(
            hasil_kerja=OuterRef(hasil_kerja), sumber_realisasi=SumberRealisasi.KEGIATAN
        ).values("satuan")
    )


def bergiliran() -> Exists:
    """Tell of an activity whether the person had a shift on its day: then unusual hours are usual."""
    return Exists(JadwalDinas.objects.filter(pegawai=OuterRef("pegawai"), tanggal=OuterRef("tanggal")))
