"""A plan on its way: drafted by its owner, submitted, returned or approved by the superior."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localtime

from pegawai import permissions, queries
from pegawai.batasan import jaga_batasan
from pegawai.choices import StatusSKP, SumberRealisasi
from pegawai.inti.periode import Periode
from pegawai.jejak import catat_jejak
from pegawai.models import SKP, HasilKerja, Indikator, Pegawai, Penugasan


HASIL_DIHAPUS = "Hasil kerja ini sudah dihapus, mungkin dari halaman lain."
HASIL_DIUBAH = (
    "Hasil kerja ini sudah diubah sejak halaman ini dibuka, jadi isian Anda belum disimpan supaya tidak "
    "menimpanya. Salin isian Anda, buka lagi halaman ini dari SKP-nya, lalu ubah di sana."
)


class MasaDiLuarJabatan(Exception):
    """The months asked for reach beyond the months of the post; the message is for the user."""


class HasilKerjaBerubah(Exception):
    """The result is no longer what it was when its form was opened; the message is for the user."""


class BukanHasilPimpinan(Exception):
    """What a result is to support is no approved result of the superior; the message is for the user."""


@transaction.atomic
def buat_skp(*, penugasan: Penugasan, periode: Periode, oleh: Pegawai, pada: datetime) -> SKP:
    """Begin a draft for one post and whole months.

    Raises PermissionDenied when the post is not one's own, MasaDiLuarJabatan when the months reach beyond
    the post, BatasanDilanggar when an SKP of the post covers one of them already.
    """
    permissions.buat_skp(oleh, penugasan).wajib()
    _periksa_masa(penugasan, periode)

    skp = SKP(pegawai=oleh, penugasan=penugasan, mulai=periode.mulai, selesai=periode.selesai)
    with jaga_batasan(SKP):
        skp.save(force_insert=True)
    catat_jejak("SKP_DIBUAT", skp, oleh=oleh, pada=pada)
    return skp


@transaction.atomic
def hapus_skp(*, skp_id: int, oleh: Pegawai, pada: datetime) -> None:
    """Throw away a draft that was never submitted, with all that is in it."""
    skp = _kunci(skp_id)
    permissions.hapus_skp(oleh, skp).wajib()

    catat_jejak("SKP_DIHAPUS", skp, oleh=oleh, pada=pada, masa=str(skp.periode))
    skp.delete()


@transaction.atomic
def simpan_hasil_kerja(
    *,
    hasil: HasilKerja,
    daftar_indikator: Iterable[Indikator],
    dibuang: Collection[Indikator],
    oleh: Pegawai,
    pada: datetime,
    kunci: UUID | None = None,
    asal: UUID | None = None,
) -> HasilKerja:
    """Save a validated result, new or changed, together with its indicators.

    `kunci` is that of the form with all it says, `asal` that of the result when the form was opened. The
    same form a second time returns what the first wrote, and writes nothing. Raises PermissionDenied unless
    the SKP is one's own and open to changes, HasilKerjaBerubah when the result was changed or deleted since
    its form was opened, BukanHasilPimpinan when it supports a result that is none of the superior's.
    """
    skp = _kunci(hasil.skp_id)
    permissions.ubah_skp(oleh, skp).wajib()
    if kunci is not None and (tersimpan := skp.hasil_kerja.filter(kunci=kunci).first()):
        return tersimpan
    baru = hasil.pk is None
    if not baru:
        _periksa_masih_sama(hasil, asal)
    if hasil.mendukung_id is not None:
        _periksa_dukungan(skp, hasil.mendukung_id, localtime(pada).date())

    hasil.kunci = kunci or uuid4()
    hasil.save(force_insert=baru, force_update=not baru)
    Indikator.objects.filter(hasil_kerja=hasil, pk__in=[satu.pk for satu in dibuang]).delete()
    for indikator in sorted(daftar_indikator, key=_giliran):
        indikator.hasil_kerja = hasil
        indikator.save()
    tindakan = "HASIL_KERJA_DITAMBAH" if baru else "HASIL_KERJA_DIUBAH"
    catat_jejak(tindakan, skp, oleh=oleh, pada=pada, hasil_kerja=hasil.uraian)
    return hasil


@transaction.atomic
def hapus_hasil_kerja(*, hasil: HasilKerja, oleh: Pegawai, pada: datetime) -> None:
    """Take a result out of an SKP that is open to changes. Raises HasilKerjaBerubah when it is gone."""
    skp = _kunci(hasil.skp_id)
    permissions.ubah_skp(oleh, skp).wajib()

    jumlah, _ = skp.hasil_kerja.filter(pk=hasil.pk).delete()
    if not jumlah:
        raise HasilKerjaBerubah(HASIL_DIHAPUS)
    catat_jejak("HASIL_KERJA_DIHAPUS", skp, oleh=oleh, pada=pada, hasil_kerja=hasil.uraian)


@transaction.atomic
def ajukan_skp(*, skp_id: int, oleh: Pegawai, hari_ini: date, pada: datetime) -> SKP:
    """Send an SKP to the superior of today, who is its assessor from now on.

    Raises PermissionDenied when it is incomplete, not one's own, or nobody stands above its owner today.
    """
    skp = _kunci(skp_id)
    atasan = queries.atasan_pada(skp.pegawai, hari_ini)
    izin = permissions.ajukan_skp(oleh, skp, atasan=atasan, daftar_hasil=queries.hasil_kerja_skp(skp))
    izin.wajib()

    skp.status = StatusSKP.DIAJUKAN
    skp.penilai = atasan
    skp.diajukan_pada = pada
    skp.catatan = ""
    skp.save(update_fields=["status", "penilai", "diajukan_pada", "catatan"])
    catat_jejak("SKP_DIAJUKAN", skp, oleh=oleh, pada=pada, penilai=str(atasan))
    return skp


@transaction.atomic
def kembalikan_skp(*, skp_id: int, catatan: str, oleh: Pegawai, pada: datetime) -> SKP:
    """Give a submitted SKP back to its owner with a note on what to mend.

    Raises PermissionDenied when `oleh` is not its assessor or it does not wait, BatasanDilanggar when the
    note is empty.
    """
    skp = _kunci(skp_id)
    permissions.kembalikan_skp(oleh, skp).wajib()

    skp.status = StatusSKP.DIKEMBALIKAN
    skp.catatan = catatan.strip()
    with jaga_batasan(SKP):
        skp.save(update_fields=["status", "catatan"])
    catat_jejak("SKP_DIKEMBALIKAN", skp, oleh=oleh, pada=pada, catatan=skp.catatan)
    return skp


@transaction.atomic
def setujui_skp(*, skp_id: int, oleh: Pegawai, pada: datetime) -> SKP:
    """Approve a submitted SKP; from now on its results and targets are fixed.

    Raises PermissionDenied when `oleh` is not its assessor or it does not wait for approval.
    """
    skp = _kunci(skp_id)
    permissions.setujui_skp(oleh, skp).wajib()

    skp.status = StatusSKP.DISETUJUI
    skp.disetujui_pada = pada
    skp.save(update_fields=["status", "disetujui_pada"])
    catat_jejak("SKP_DISETUJUI", skp, oleh=oleh, pada=pada)
    return skp


def _kunci(skp_id: int) -> SKP:
    """Return the SKP, locked until the end of the transaction. Raises PermissionDenied when it is gone."""
    skp = SKP.objects.select_for_update(of=("self",)).select_related("pegawai").filter(pk=skp_id).first()
    if skp is None:
        raise PermissionDenied("SKP ini sudah dihapus, mungkin dari halaman lain.")
    return skp


def _periksa_masih_sama(hasil: HasilKerja, asal: UUID | None) -> None:
    kini = HasilKerja.objects.filter(pk=hasil.pk).first()
    if kini is None:
        raise HasilKerjaBerubah(HASIL_DIHAPUS)
    if kini.kunci != asal:
        raise HasilKerjaBerubah(HASIL_DIUBAH)


def _periksa_masa(penugasan: Penugasan, periode: Periode) -> None:
    """Compare in whole months: the one in which the post begins and the one in which it ends both count."""
    pertama = Periode.bulan_dari(penugasan.mulai)
    if periode.mulai < pertama.mulai:
        raise MasaDiLuarJabatan(f"Jabatan ini baru dimulai {pertama}. Mulailah SKP pada bulan itu.")
    if penugasan.selesai is not None:
        terakhir = Periode.bulan_dari(penugasan.selesai - timedelta(days=1))
        if periode.selesai > terakhir.selesai:
            raise MasaDiLuarJabatan(f"Jabatan ini berakhir {terakhir}. Akhiri SKP pada bulan itu.")


def _periksa_dukungan(skp: SKP, mendukung_id: int, hari_ini: date) -> None:
    if not queries.hasil_kerja_pimpinan(skp, hari_ini).filter(pk=mendukung_id).exists():
        raise BukanHasilPimpinan(
            "Hasil kerja pimpinan yang dipilih bukan bagian SKP atasan langsung Anda yang disetujui. "
            "Pilih dari daftar, atau kosongkan."
        )


def _giliran(indikator: Indikator) -> tuple[bool, bool]:
    """Save known indicators before new ones, and of the known the summed one last.

    The database lets one indicator of a result be summed at any moment, and they may change places.
    """
    baru = indikator.pk is None
    return baru, not baru and indikator.sumber_realisasi == SumberRealisasi.KEGIATAN
