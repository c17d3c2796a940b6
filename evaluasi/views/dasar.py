"""What the pages of this app share: the period in the address, and the table of predicates."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from evaluasi import queries, services
from evaluasi.choices import Ekspektasi, Predikat
from evaluasi.forms import PilihPeriodeForm
from evaluasi.predikat import predikat_pegawai
from pegawai.batasan import BatasanDilanggar
from pegawai.http import PermintaanPegawai


PER_HALAMAN = 25
TERTOLAK = (
    services.PenilaianDitolak,
    BatasanDilanggar,
    PermissionDenied,
)  # told in place, not on a page apart

# Rows of the table as printed: results from above to below, behaviour from below to above.
PERILAKU_MATRIKS = (Ekspektasi.BAWAH, Ekspektasi.SESUAI, Ekspektasi.ATAS)
MATRIKS: tuple[tuple[Ekspektasi, tuple[tuple[Ekspektasi, Predikat], ...]], ...] = tuple(
    (hasil, tuple((perilaku, predikat_pegawai(hasil, perilaku)) for perilaku in PERILAKU_MATRIKS))
    for hasil in Ekspektasi
)


def pilih_periode(request: PermintaanPegawai) -> PilihPeriodeForm:
    """Return the form that says which period ?periode= names; the most urgent one without it. One query."""
    return PilihPeriodeForm(
        request.GET if "periode" in request.GET else None, daftar_periode=queries.periode_pilihan()
    )
