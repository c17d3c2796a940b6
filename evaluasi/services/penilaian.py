"""The assessor's side: draft a rating as often as one likes, determine it once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime

from evaluasi import permissions, queries
from evaluasi.choices import NilaiDasar, Predikat, StatusPenilaian
from evaluasi.models import CapaianHasil, Penilaian, PenilaianHasil, PenilaianPerilaku
from pegawai.batasan import jaga_batasan
from pegawai.jejak import catat_jejak
from pegawai.models import SKP, HasilKerja, Pegawai, UnitKerja

from .dasar import PenilaianDitolak, tahan_organisasi, tahan_periode


@dataclass(frozen=True)
class IsianPenilaian:
    """What an assessor has chosen and written so far; whatever is empty is not decided yet."""

    rating_hasil: str = ""
    rating_perilaku: str = ""
    umpan_balik: str = ""
    perilaku: Mapping[NilaiDasar, tuple[str, str]] = field(default_factory=dict)  # rating, feedback
    hasil: Mapping[int, str] = field(default_factory=dict)  # HasilKerja.pk -> feedback


class PenilaianBerubah(PenilaianDitolak):
    """The draft is no longer the one that the assessor saw when pressing the button."""

    def __init__(self, predikat: Predikat) -> None:
        super().__init__(
            f"Draf ini berubah sejak halaman Anda dibuka; kini predikatnya {predikat.label}. Periksa lagi "
            "isinya, lalu tetapkan."
        )


@transaction.atomic
def isi_penilaian(
    *, skp_id: int, periode_id: int, isian: IsianPenilaian, oleh: Pegawai, pada: datetime
) -> Penilaian:
    """Save a draft as it stands, complete or not; the first save begins it.

    Locks the SKP, so that two windows do not begin it twice. Raises PermissionDenied, and BatasanDilanggar
    when behaviour below expectation has no word of explanation.
    """
    skp = (
        SKP.objects.select_for_update(of=("self",), no_key=True)
        .select_related("pegawai", "penugasan__unit", "penugasan__jabatan", "penilai")
        .get(pk=skp_id)
    )
    periode = tahan_periode(periode_id)
    penilaian = Penilaian.objects.filter(skp=skp, periode=periode).select_related("penilai").first()
    hari_ini = localtime(pada).date()
    berhak = queries.berhak_menilai(oleh, skp, hari_ini)
    permissions.isi_penilaian(oleh, skp, periode, berhak=berhak, penilaian=penilaian).wajib()

    penilaian = penilaian or Penilaian(skp=skp, periode=periode, dibuat_pada=pada)
    penilaian.rating_hasil = isian.rating_hasil
    penilaian.rating_perilaku = isian.rating_perilaku
    penilaian.umpan_balik = isian.umpan_balik.strip()
    _tulis_kedudukan(penilaian, skp, oleh, hari_ini)
    penilaian.save()
    _ganti_bagian(penilaian, skp, isian)
    catat_jejak(
        "PENILAIAN_DIISI",
        penilaian,
        oleh=oleh,
        pada=pada,
        rating_hasil=isian.rating_hasil,
        rating_perilaku=isian.rating_perilaku,
    )
    return penilaian


@transaction.atomic
def tetapkan_penilaian(*, penilaian_id: int, predikat: Predikat, oleh: Pegawai, pada: datetime) -> Penilaian:
    """Determine a rating: from now on nobody changes it, and the employee may read it.

    `predikat` is what the assessor saw; the table decides, and must agree. Keeps the achievement of each
    result beside it, as it is known now. Raises PermissionDenied when another press of the button was
    first or something is missing, PenilaianBerubah when the draft has changed since it was shown.
    """
    penilaian = Penilaian.objects.select_for_update(of=("self",), no_key=True).get(pk=penilaian_id)
    skp = SKP.objects.select_related("pegawai", "penugasan__unit", "penugasan__jabatan").get(
        pk=penilaian.skp_id
    )
    penilaian.skp = skp
    penilaian.periode = tahan_periode(penilaian.periode_id)
    organisasi = tahan_organisasi(UnitKerja.objects.opd_dari(skp.penugasan.unit).get(), penilaian.periode)
    hari_ini = localtime(pada).date()
    permissions.tetapkan_penilaian(
        oleh,
        penilaian,
        berhak=queries.berhak_menilai(oleh, skp, hari_ini),
        organisasi=organisasi,
        perilaku=list(penilaian.perilaku.all()),
    ).wajib()
    menurut_matriks = penilaian.calon_predikat
    assert menurut_matriks is not None, "refused above without both ratings"
    if menurut_matriks != predikat:
        raise PenilaianBerubah(menurut_matriks)

    capaian = _simpan_capaian(penilaian)
    _tulis_kedudukan(penilaian, skp, oleh, hari_ini)
    penilaian.predikat = menurut_matriks
    penilaian.status = StatusPenilaian.DITETAPKAN
    penilaian.ditetapkan_pada = pada
    penilaian.save()
    catat_jejak(
        "PENILAIAN_DITETAPKAN",
        penilaian,
        oleh=oleh,
        pada=pada,
        pegawai=skp.pegawai_id,
        periode=str(penilaian.periode),
        rating_hasil=penilaian.rating_hasil,
        rating_perilaku=penilaian.rating_perilaku,
        predikat=penilaian.predikat,
        predikat_organisasi=organisasi.predikat if organisasi else "",
        capaian=capaian,
    )
    return penilaian


def _tulis_kedudukan(penilaian: Penilaian, skp: SKP, oleh: Pegawai, hari_ini: date) -> None:
    """Write down who rates whom, in which posts: the words stay when people move."""
    penilaian.penilai = oleh
    penilaian.jabatan_penilai = queries.sebutan_penilai(oleh, skp.penugasan.unit, hari_ini)
    penilaian.unit = skp.penugasan.unit
    penilaian.jabatan = skp.penugasan.sebutan


def _ganti_bagian(penilaian: Penilaian, skp: SKP, isian: IsianPenilaian) -> None:
    """Replace the parts of a draft by what the form holds; what is empty leaves no row."""
    penilaian.perilaku.all().delete()
    penilaian.umpan_balik_hasil.all().delete()
    with jaga_batasan(PenilaianPerilaku):
        PenilaianPerilaku.objects.bulk_create(
            PenilaianPerilaku(
                penilaian=penilaian, nilai_dasar=nilai, ekspektasi=rating, umpan_balik=kata.strip()
            )
            for nilai, (rating, kata) in isian.perilaku.items()
            if rating or kata.strip()
        )
    PenilaianHasil.objects.bulk_create(
        PenilaianHasil(penilaian=penilaian, hasil_kerja=hasil, umpan_balik=kata)
        for hasil in HasilKerja.objects.filter(skp=skp)
        if (kata := isian.hasil.get(hasil.pk, "").strip())
    )


def _simpan_capaian(penilaian: Penilaian) -> dict[str, str | None]:
    """Keep the achievement of each result as the assessor knows it; return it for the audit line."""
    capaian = dict(
        CapaianHasil.objects.pada(penilaian.periode.rentang)
        .filter(hasil_kerja__skp=penilaian.skp_id)
        .values_list("hasil_kerja", "persen")
    )
    PenilaianHasil.objects.bulk_create(
        (
            PenilaianHasil(penilaian=penilaian, hasil_kerja_id=hasil, persen_capaian=persen)
            for hasil, persen in capaian.items()
        ),
        update_conflicts=True,
        unique_fields=["penilaian", "hasil_kerja"],
        update_fields=["persen_capaian"],
    )
    return {str(hasil): None if persen is None else str(persen) for hasil, persen in capaian.items()}
