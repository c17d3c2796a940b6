"""What the pages of this app share: the period in the address, and the table of predicates."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import QueryDict

from evaluasi import queries, services
from evaluasi.choices import Ekspektasi, Predikat
from evaluasi.forms import PilihPeriodeForm, SaringPenilaianForm
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
    return PilihPeriodeForm(_isian(request, "periode"), daftar_periode=queries.periode_pilihan())


def saring_penilaian(request: PermintaanPegawai) -> SaringPenilaianForm:
    """Return the same with ?keadaan=, how far the ratings of a list have come. One query."""
    return SaringPenilaianForm(
        _isian(request, "periode", "keadaan"), daftar_periode=queries.periode_pilihan()
    )


def _isian(request: PermintaanPegawai, *nama: str) -> QueryDict | None:
    """Return what the address says, None when it says nothing of these."""
    return request.GET if any(satu in request.GET for satu in nama) else None
