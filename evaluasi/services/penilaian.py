"""The assessor's side: draft a rating as often as one likes, determine it once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localtime

from evaluasi import permissions, queries
from evaluasi.capaian import capaian_pegawai
from evaluasi.choices import Predikat, StatusPenilaian
from evaluasi.models import Penilaian, PenilaianHasil, PenilaianPerilaku
from pegawai.batasan import jaga_batasan
from pegawai.jejak import catat_jejak
from pegawai.models import SKP, Pegawai
from pegawai.queries import organisasi_dari

from .dasar import PenilaianDitolak, tahan_organisasi, tahan_periode
from .isian import IsianPenilaian, isian_tersimpan, perubahan, rapikan


class DrafBerubah(PenilaianDitolak):
    """The draft was saved elsewhere since the page of this assessor was opened; nothing is overwritten."""

    def __init__(self) -> None:
        super().__init__(
            "Draf ini sudah disimpan dari halaman lain sejak halaman Anda dibuka, jadi isian Anda belum "
            "tersimpan. Bandingkan keduanya, perbaiki isian Anda bila perlu, lalu simpan lagi."
        )


class PenilaianBerubah(PenilaianDitolak):
    """The draft is no longer the one that the assessor saw when pressing the button."""

    def __init__(self, predikat: Predikat) -> None:
        super().__init__(
            f"Draf ini berubah sejak halaman Anda dibuka; kini predikatnya {predikat.label}. Periksa lagi "
            "isinya, lalu tetapkan."
        )


@transaction.atomic
def isi_penilaian(
    *, skp_id: int, periode_id: int, versi: int, isian: IsianPenilaian, oleh: Pegawai, pada: datetime
) -> Penilaian:
    """Save a draft as it stands, complete or not; the first save begins it.

    `versi` is that of the draft as it was shown, 0 where there was none. Locks the SKP, so that two windows
    do not begin it twice. Raises PermissionDenied, DrafBerubah when another window has saved something else
    meanwhile, and BatasanDilanggar when behaviour below expectation has no word of explanation.
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

    baru = rapikan(isian, skp)
    if penilaian is None:
        if versi:
            raise DrafBerubah
        penilaian = Penilaian(skp=skp, periode=periode, versi=0, dibuat_pada=pada)
        rincian: dict[str, object] = {
            "rating_hasil": baru.rating_hasil,
            "rating_perilaku": baru.rating_perilaku,
        }
    else:
        lama = isian_tersimpan(penilaian)
        if lama == baru and penilaian.penilai_id == oleh.pk:
            return penilaian
        if versi != penilaian.versi:
            raise DrafBerubah
        rincian = perubahan(lama, baru)
    _simpan(penilaian, skp, baru, oleh, hari_ini)
    catat_jejak("PENILAIAN_DIISI", penilaian, oleh=oleh, pada=pada, **rincian)
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
    organisasi = tahan_organisasi(organisasi_dari([skp.penugasan.unit]).get(), penilaian.periode)
    hari_ini = localtime(pada).date()
    capaian = queries.capaian_skp(skp, penilaian.periode.rentang)
    permissions.tetapkan_penilaian(
        oleh,
        penilaian,
        berhak=queries.berhak_menilai(oleh, skp, hari_ini),
        organisasi=organisasi,
        perilaku=list(penilaian.perilaku.all()),
        capaian=capaian_pegawai(tuple(capaian.values())),
    ).wajib()
    menurut_matriks = penilaian.calon_predikat
    assert menurut_matriks is not None, "refused above without both ratings"
    if menurut_matriks != predikat:
        raise PenilaianBerubah(menurut_matriks)

    _simpan_capaian(penilaian, capaian)
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
        capaian={str(hasil): None if persen is None else str(persen) for hasil, persen in capaian.items()},
    )
    return penilaian


def _tulis_kedudukan(penilaian: Penilaian, skp: SKP, oleh: Pegawai, hari_ini: date) -> None:
    """Write down who rates whom, in which posts: the words stay when people move."""
    penilaian.penilai = oleh
    penilaian.jabatan_penilai = queries.sebutan_penilai(oleh, skp.penugasan.unit, hari_ini)
    penilaian.unit = skp.penugasan.unit
    penilaian.jabatan = skp.penugasan.sebutan


def _simpan(penilaian: Penilaian, skp: SKP, isian: IsianPenilaian, oleh: Pegawai, hari_ini: date) -> None:
    """Write the next version of a draft; its parts are replaced, and what is empty leaves no row."""
    penilaian.rating_hasil = isian.rating_hasil
    penilaian.rating_perilaku = isian.rating_perilaku
    penilaian.umpan_balik = isian.umpan_balik
    penilaian.versi += 1
    _tulis_kedudukan(penilaian, skp, oleh, hari_ini)
    penilaian.save()
    penilaian.perilaku.all().delete()
    penilaian.umpan_balik_hasil.all().delete()
    with jaga_batasan(PenilaianPerilaku):
        PenilaianPerilaku.objects.bulk_create(
            PenilaianPerilaku(penilaian=penilaian, nilai_dasar=nilai, ekspektasi=rating, umpan_balik=kata)
            for nilai, (rating, kata) in isian.perilaku.items()
        )
    PenilaianHasil.objects.bulk_create(
        PenilaianHasil(penilaian=penilaian, hasil_kerja_id=hasil, umpan_balik=kata)
        for hasil, kata in isian.hasil.items()
    )


def _simpan_capaian(penilaian: Penilaian, capaian: Mapping[int, Decimal | None]) -> None:
    """Keep the achievement of each result as the assessor knows it."""
    PenilaianHasil.objects.bulk_create(
        (
            PenilaianHasil(penilaian=penilaian, hasil_kerja_id=hasil, persen_capaian=persen)
            for hasil, persen in capaian.items()
        ),
        update_conflicts=True,
        unique_fields=["penilaian", "hasil_kerja"],
        update_fields=["persen_capaian"],
    )
