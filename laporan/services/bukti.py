"""Evidence is added to an activity and taken away while the activity itself can be changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction

from laporan import gudang, permissions, queries
from laporan.choices import JenisBukti
from laporan.models import BuktiDukung, Kegiatan
from laporan.unggahan import BerkasDiperiksa
from pegawai.batasan import BatasanDilanggar, jaga_batasan
from pegawai.inti.periode import Periode
from pegawai.jejak import catat_jejak
from pegawai.models import Pegawai

from .bulan import bulan_terbuka
from .dasar import LaporanDitolak, tahan_kegiatan, tahan_orang


YATIM_SESUDAH = timedelta(days=1)  # no upload takes so long: a file without a row by then was cut off


@transaction.atomic
def tambah_berkas(
    *, kegiatan_id: int, nama: str, berkas: BerkasDiperiksa, oleh: Pegawai, pada: datetime
) -> BuktiDukung:
    """Keep a file that passed its check as evidence of one's own activity.

    The same file a second time returns the first row and stores nothing. Locks the person, so that the
    month's share also holds for files sent at the same moment. Raises PermissionDenied when the activity is
    another's or with the superior, LaporanDitolak when it or the month has as much as it may have,
    BulanSudahTerkunci.
    """
    kegiatan = _tahan(kegiatan_id, oleh)
    if ada := kegiatan.bukti.filter(jenis=JenisBukti.BERKAS, sidik=berkas.sidik).first():
        return ada
    bulan = Periode.bulan_dari(kegiatan.tanggal)
    if not queries.jatah_bukti(oleh, bulan).cukup_untuk(len(berkas.isi)):
        raise LaporanDitolak(
            f"Jatah berkas bukti {bulan} tidak cukup untuk berkas ini. Hapus yang tidak perlu, kirim berkas "
            "yang lebih kecil, atau lampirkan tautannya."
        )
    with gudang.simpan(berkas.isi) as tempat:
        bukti = BuktiDukung(
            kegiatan=kegiatan,
            jenis=JenisBukti.BERKAS,
            nama=nama,
            tipe=berkas.tipe,
            ukuran=len(berkas.isi),
            sidik=berkas.sidik,
            tempat=tempat,
            diunggah_pada=pada,
        )
        return _simpan(bukti, oleh, pada)


@transaction.atomic
def tambah_tautan(*, kegiatan_id: int, tautan: str, oleh: Pegawai, pada: datetime) -> BuktiDukung:
    """Keep a link, whose form was checked, as evidence. Twice is once; raises as tambah_berkas does."""
    kegiatan = _tahan(kegiatan_id, oleh)
    if ada := kegiatan.bukti.filter(jenis=JenisBukti.TAUTAN, tautan=tautan).first():
        return ada
    bukti = BuktiDukung(kegiatan=kegiatan, jenis=JenisBukti.TAUTAN, tautan=tautan, diunggah_pada=pada)
    return _simpan(bukti, oleh, pada)


@transaction.atomic
def hapus_bukti(*, kegiatan_id: int, bukti_id: int, oleh: Pegawai, pada: datetime) -> BuktiDukung:
    """Take evidence away from one's own activity and return it; its file goes when that is certain.

    Raises LaporanDitolak when it is gone already, and as tambah_berkas does.
    """
    kegiatan = _tahan(kegiatan_id, oleh)
    bukti = kegiatan.bukti.filter(pk=bukti_id).first()
    if bukti is None:
        raise LaporanDitolak("Bukti ini sudah tidak ada, mungkin dihapus dari halaman lain.")
    catat_jejak("BUKTI_DIHAPUS", kegiatan, oleh=oleh, pada=pada, bukti=str(bukti), sidik=bukti.sidik)
    with bulan_terbuka(kegiatan.tanggal):
        bukti.delete()
    buang_kelak([bukti])
    return bukti


def buang_kelak(daftar_bukti: Iterable[BuktiDukung]) -> None:
    """Remove the files of evidence whose rows are gone, once the transaction has kept that."""
    daftar_tempat = [bukti.tempat for bukti in daftar_bukti if bukti.tempat]
    if daftar_tempat:
        transaction.on_commit(partial(gudang.buang, *daftar_tempat))


def sapu_bukti(*, pada: datetime) -> int:
    """Remove the files that no row tells of, left behind by what was cut off; return how many.

    Safe to repeat. One query a folder.
    """
    jumlah = 0
    for daftar_tempat in gudang.daftar_lama(pada - YATIM_SESUDAH):
        berpemilik = BuktiDukung.objects.filter(tempat__in=daftar_tempat).values_list("tempat", flat=True)
        yatim = set(daftar_tempat).difference(berpemilik)
        gudang.buang(*yatim)
        jumlah += len(yatim)
    return jumlah


def _tahan(kegiatan_id: int, oleh: Pegawai) -> Kegiatan:
    kegiatan = tahan_kegiatan(kegiatan_id)
    permissions.ubah_kegiatan(oleh, kegiatan).wajib()
    tahan_orang(oleh)
    return kegiatan


def _simpan(bukti: BuktiDukung, oleh: Pegawai, pada: datetime) -> BuktiDukung:
    kegiatan = bukti.kegiatan
    try:
        with bulan_terbuka(kegiatan.tanggal), jaga_batasan(Kegiatan):
            bukti.save(force_insert=True)
    except BatasanDilanggar as penolakan:
        raise LaporanDitolak(str(penolakan)) from penolakan
    catat_jejak("BUKTI_DITAMBAH", kegiatan, oleh=oleh, pada=pada, bukti=str(bukti), sidik=bukti.sidik)
    return bukti
