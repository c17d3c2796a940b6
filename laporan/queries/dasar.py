"""What several reads of daily work share."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from laporan.choices import StatusKegiatan
from laporan.models import Kegiatan
from pegawai.choices import SumberRealisasi
from pegawai.inti.periode import Periode
from pegawai.models import Indikator, JadwalDinas


DIHITUNG = ~Q(status=StatusKegiatan.DITOLAK)  # rejected work takes no place in the day


def satuan_volume(hasil_kerja: str) -> Subquery:
    """Return the unit in which activities of a result are counted; there is at most one such indicator."""
    return Subquery(
        Indikator.objects.filter(
            hasil_kerja=OuterRef(hasil_kerja), sumber_realisasi=SumberRealisasi.KEGIATAN
        ).values("satuan")
    )


def jumlah_otomatis(periode: Periode, **milik: OuterRef) -> Coalesce:
    """Count what the site itself verified in a period; `milik` says of which row around it.

    The recap tells verified work in one number, so the few rows with the mark are counted.
    """
    satu = next(iter(milik))
    tertanda = Kegiatan.objects.terverifikasi().pada(periode).filter(otomatis=True, **milik).order_by()
    return Coalesce(Subquery(tertanda.values(satu).annotate(jumlah=Count("pk")).values("jumlah")), 0)


def bergiliran() -> Exists:
    """Tell of an activity whether the person had a shift on its day: then unusual hours are usual."""
    return Exists(JadwalDinas.objects.filter(pegawai=OuterRef("pegawai"), tanggal=OuterRef("tanggal")))
